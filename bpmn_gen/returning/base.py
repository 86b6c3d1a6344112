"""What a file was made of: the process as it is compiled, and where its author wrote each step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.compiler.actors import bound_terms
from bpmn_gen.compiler.applicability import is_meant
from bpmn_gen.compiler.flow import ASKED
from bpmn_gen.compiler.resolved import BLOCKS, StepKind
from bpmn_gen.difference.outline import with_numbers
from bpmn_gen.model.ids import slug
from bpmn_gen.returning.tree import Tree
from bpmn_gen.sop.printed_numbers import printed_numbers
from bpmn_gen.writing.editing import Editor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.resolved import Step as ResolvedStep
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.difference.outline import Outline
    from bpmn_gen.returning.tree import Step


@dataclass(slots=True)
class Base:
    """One process of one unit, and the file of its definition while it is changed."""

    process: ResolvedProcess
    outline: Outline
    """The process as its own BPMN file tells it."""
    text: str
    """The file of the definition."""
    texts: Mapping[str, str]
    """What placeholders stand for."""
    tree: Tree
    steps: dict[str, Step] = field(default_factory=dict)
    """By key of the outline: the step as its author wrote it; starts and ends that are left
    unsaid are missing."""
    actors: dict[str, str] = field(default_factory=dict)
    """By key of the outline: the author's key of an actor or party."""
    names: dict[str, str] = field(default_factory=dict)
    """By printed name: the key of an actor or party in the outline."""
    durations: frozenset[str] = frozenset()
    """Keys of the steps whose time the unit fills in."""


def base_of(process: ResolvedProcess, outline: Outline, text: str, defs: DefinitionSet) -> Base:
    """The base of a process.

    Args:
        process: as the unit has it.
        outline: the same as its own file tells it.
        text: the file of its definition.
        defs: what the unit sees.

    Raises:
        RefusalError: when the file has mistakes in its form.
    """
    editor = Editor(text)
    value = editor.value(())
    assert isinstance(value, dict)  # noqa: S101 -- a process was read from it
    names = {one.key: one.name for one in (*process.parties, *process.actors)}
    texts = {**bound_terms(defs, process.target), **names}
    applied = applied_variants(defs, process)
    outline = with_numbers(outline, printed_numbers(process, defs.daerah))
    base = Base(process, outline, text, texts, Tree(value, applied))
    base.steps = dict(_anchored(base, editor))
    base.actors = _actors(base)
    base.names = {names[own]: key for key, own in base.actors.items() if own in names}
    base.durations = _filled_in(process)
    return base


def applied_variants(defs: DefinitionSet, process: ResolvedProcess) -> list[int]:
    """The numbers, from 0, of the variants that the unit follows in a process."""
    written = next(
        one
        for one in defs.proses.values()
        if process.code in (one.kode, *(variant.kode for variant in one.varian))
    )
    own_code = None if written.kode == process.code else process.code
    return [
        number
        for number, variant in enumerate(written.varian)
        if variant.kode == own_code and is_meant(variant, process.target.number)
    ]


def _anchored(base: Base, editor: Editor) -> Iterator[tuple[str, Step]]:
    """Each step of the outline with the one that the author wrote."""
    for step in base.process.walk():
        if step.skips or step.id not in base.outline.entries:
            continue
        found = base.tree.step_at(editor.path_at(step.origin.line, step.origin.column))
        if found is not None and _says(found, step):
            yield step.id, found


def _says(written: Step, step: ResolvedStep) -> bool:
    """Whether an author wrote a step, or it follows from another that stands there."""
    if step.kind in (StepKind.START, StepKind.END, *BLOCKS):
        return str(step.kind) in written
    return step.kind is not StepKind.DECISION or not (
        step.id.endswith(ASKED) and "kegiatan" in written
    )


def _actors(base: Base) -> dict[str, str]:
    """The author's keys of actors and parties by those of the outline.

    Parties are known in a file by their names alone, so they are found by who takes part in a step.
    """
    found = {slug(actor.key): actor.key for actor in base.process.actors}
    fields = {"kepada": "to", "tembusan": "copies", "bersama": "together"}
    for step in base.process.walk():
        entry = base.outline.entries.get(step.id)
        for name, attribute in fields.items() if entry else ():
            told, own = entry.value.get(name, ()), getattr(step, attribute)  # type: ignore[union-attr]
            if not isinstance(told, str) and len(told) == len(own):
                found.update(zip(map(str, told), own, strict=True))
    return found


def _filled_in(process: ResolvedProcess) -> frozenset[str]:
    """Keys of the steps whose time the unit fills in."""
    unit = process.target.unit
    filled = unit.waktu.get(process.code, {}) if unit else {}  # type: ignore[call-overload]
    return frozenset(str(key) for key in filled)
