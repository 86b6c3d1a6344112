"""Enters definitions that say what an edited file says, once that is proved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.returned_subject import model_of, targets_of
from bpmn_gen.commands.trying import tried
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_types
from bpmn_gen.compiler.wording import first_few
from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.diagnostics import CompileError, Diagnostic, Findings, Severity, Span
from bpmn_gen.errors import RefusalError
from bpmn_gen.returning.lens import outline_of_model
from bpmn_gen.returning.proof import left_over
from bpmn_gen.writing.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.difference.telling import Telling
    from bpmn_gen.returning.base import Base
    from bpmn_gen.returning.finding import Subject
    from bpmn_gen.returning.merging import Merged
    from bpmn_gen.store.project import Project

SHARED = "langkah yang diubah mungkin dipakai varian bagi tipe unit lain"
_NAMED: Final = 3
"""Unit types that a remark names; more are counted."""
BY_HAND = "ubah sendiri di definisinya; tidak ada yang diambil dari berkas ini"


@dataclass(frozen=True, slots=True)
class Entering:
    """Enters changed definitions into the changes of one command."""

    project: Project
    changes: Changes
    label: str
    """The edited file as the user knows it."""

    def enter(
        self, path: Path, base: Base, result: Merged, subject: Subject, telling: Telling
    ) -> DefinitionSet:
        """Enter a changed definition; gives the definitions as they are then.

        Raises:
            RefusalError: when it says something else.
            CompileError: when it has errors.
        """
        defs = self.proved(path, base, result, subject, telling)
        self.put(path, result)
        return defs

    def put(self, path: Path, result: Merged) -> None:
        """Enter a definition that is proved."""
        relative = path.relative_to(self.project.defs).as_posix()
        self.changes.set(path, result.text.encode(), path.read_bytes(), relative)

    def proved(
        self, path: Path, base: Base, result: Merged, subject: Subject, telling: Telling
    ) -> DefinitionSet:
        """The definitions with a changed one that is right and says what the file says.

        Args:
            path: the file of the definition.
            base: what the edited file was made of.
            result: the definition that says what the file says.
            subject: what the file is about.
            telling: tells the differences.

        Raises:
            RefusalError: when it says something else.
            CompileError: when it has errors.
        """
        trial = Changes(None, [*self.changes.files])
        relative = path.relative_to(self.project.defs).as_posix()
        trial.set(path, result.text.encode(), base.text.encode(), relative)
        defs, found = tried(self.project, trial)
        errors = [item for item in found if item.is_error]
        if errors:
            raise CompileError(self._wrong(errors, base))
        if _left(defs, base, result, subject):
            told = "; ".join(map(telling.sentence, result.edits))
            raise RefusalError(
                f"sebagian perubahannya tidak dapat ditulis dalam definisi ini: {told}", BY_HAND
            )
        return defs

    def _wrong(self, errors: Iterable[Diagnostic], base: Base) -> Iterator[Diagnostic]:
        """The errors that a definition would have, as findings about the file.

        Their lines are those of a definition that nobody has seen.
        """
        hints = (SHARED, BY_HAND) if "varian" in base.tree.root else (BY_HAND,)
        for message in dict.fromkeys(item.message for item in errors):
            said = f"perubahannya membuat definisi keliru: {message}"
            yield Diagnostic(
                Severity.ERROR, "makes-definition-wrong", said, Span(self.label), hints
            )


def told_of_others(defs: DefinitionSet, process: ResolvedProcess) -> list[str]:
    """A remark on the unit types for which a changed definition holds, too; none for its own."""
    owner = defs.office_of(process.target.unit)
    if owner is not None and process.code in owner.proses:
        return []
    others = [
        target.name
        for target in all_types(defs)
        if target.number != process.target.number
        and any(one.origin.path == process.origin.path for one in resolve(defs, target, Findings()))
    ]
    if not others:
        return []
    named = first_few(others, _NAMED, "; ")
    return [f"definisinya dipakai bersama: perubahan berlaku juga bagi {named}"]


def _left(defs: DefinitionSet, base: Base, result: Merged, subject: Subject) -> bool:
    """Whether a changed definition still says something else than the file."""
    target = next(one for one in targets_of(defs) if one.name == base.process.target.name)
    every = resolve(defs, target, Findings())
    again = next(one for one in every if one.code == base.process.code)
    model = model_of(again, subject, frozenset(one.code for one in every))
    outline = outline_of_model(model, Catalogue.of(defs.seen_by(again.target.unit)))
    return bool(left_over(result.told, outline, base.outline, result.ids))
