"""Of which earlier state of its definition an SOP that came back was made.

SOPs bear the mark of their state as maps do, and builds keep the maps of earlier states.  Where a
program has dropped the mark, or the state is kept no more, the state that the SOP differs from
least is taken, because people change little of an SOP.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.mark import mark_of
from bpmn_gen.compiler.flow import process_id
from bpmn_gen.diagnostics import Findings
from bpmn_gen.difference.edits import edits_between
from bpmn_gen.errors import RefusalError
from bpmn_gen.interchange import read_bpmn
from bpmn_gen.returning.finding import subject_of
from bpmn_gen.returning.lens import outline_of_model
from bpmn_gen.returning.merging import known_by_name
from bpmn_gen.returning.proof import renamed
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store import earlier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bpmn_gen.decompiler.catalogue import Catalogue
    from bpmn_gen.difference.outline import Outline
    from bpmn_gen.returning.base import Base
    from bpmn_gen.returning.finding import Subject


@dataclass
class EarlierStates:
    """The earlier states that builds have kept."""

    output: Path

    @cached_property
    def _kept(self) -> list[bytes]:
        """The maps of all of them."""
        return list(earlier.all_states(self.output))

    def likeliest(
        self, base: Base, new: Outline, subject: Subject, catalogue: Catalogue, state: str
    ) -> tuple[Outline, Outline] | None:
        """The state that an SOP was made of, and the SOP with the keys of its steps.

        None where that is the definition as it is now.

        Args:
            base: the definition as it is now.
            new: what the SOP says.
            subject: what it is about.
            catalogue: the names that the project knows.
            state: the mark that the SOP bears; may be empty.
        """
        if state and state == mark_of(compiled(base.process, Findings())):
            return None
        marked = earlier.states(self.output, state) if state else []
        for origin in self._outlines(base, subject, catalogue, marked):
            return origin, _with_keys(base, origin, new)
        found: tuple[Outline, Outline] | None = None
        fewest = len(edits_between(base.outline, new))
        for origin in self._outlines(base, subject, catalogue, self._kept) if fewest else ():
            told = _with_keys(base, origin, new)
            count = len(edits_between(origin, told))
            if count < fewest:
                found, fewest = (origin, told), count
        return found

    def _outlines(
        self, base: Base, subject: Subject, catalogue: Catalogue, kept: Iterable[bytes]
    ) -> Iterator[Outline]:
        """The states of one process of one unit, among files that builds have kept."""
        sign = process_id(subject.code).encode()
        for content in kept:
            told = read_bpmn(content, Findings()) if sign in content else None
            if told is None or subject_of(told.definitions) != subject:
                continue
            try:
                yield known_by_name(base, outline_of_model(told.definitions, catalogue))
            except RefusalError:
                continue  # what lists of steps cannot tell is no help


def _with_keys(base: Base, origin: Outline, new: Outline) -> Outline:
    """The SOP with the old keys of steps that the definition has lost since."""
    lost = {
        (entry.text, entry.value.get("oleh")): key
        for key, entry in origin.entries.items()
        if key not in base.outline.entries
    }
    fresh = [entry for key, entry in new.entries.items() if key not in base.outline.entries]
    words = [(entry, (entry.text, entry.value.get("oleh"))) for entry in fresh]
    return renamed(new, {entry.key: lost[said] for entry, said in words if said in lost})
