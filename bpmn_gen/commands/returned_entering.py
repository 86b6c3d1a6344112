"""Enters definitions that say what an edited file says, once that is proved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.commands.returned_subject import model_of, targets_of
from bpmn_gen.commands.trying import tried
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.diagnostics import Findings, Severity
from bpmn_gen.errors import RefusalError
from bpmn_gen.returning.finding import Subject
from bpmn_gen.returning.lens import outline_of_model
from bpmn_gen.returning.proof import left_over
from bpmn_gen.writing.changes import Changes

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.difference.telling import Telling
    from bpmn_gen.returning.base import Base
    from bpmn_gen.returning.merging import Merged
    from bpmn_gen.store.project import Project

SHARED = (
    ". Langkah yang diubah mungkin dipakai varian bagi tipe unit lain; ubah sendiri di definisinya"
)


@dataclass(frozen=True, slots=True)
class Entering:
    """Enters changed definitions into the changes of one command."""

    project: Project
    changes: Changes

    def enter(self, path: Path, base: Base, result: Merged, telling: Telling) -> DefinitionSet:
        """Enter a changed definition; gives the definitions as they are then.

        Args:
            path: the file of the definition.
            base: what the edited file was made of.
            result: the definition that says what the file says.
            telling: tells the differences.

        Raises:
            RefusalError: when it says something else, or has errors.
        """
        relative = path.relative_to(self.project.defs).as_posix()
        trial = Changes(None, [*self.changes.files])
        trial.set(path, result.text.encode(), base.text.encode(), relative)
        defs, found = tried(self.project, trial)
        errors = [item for item in found if item.severity is Severity.ERROR]
        if errors:
            told = "; ".join(dict.fromkeys(item.message for item in errors))
            raise RefusalError(
                f"perubahannya membuat definisi keliru, jadi tidak ada yang diambil: {told}"
                + (SHARED if "varian" in base.tree.root else "")
            )
        if self._left(defs, base, result):
            raise RefusalError(
                "sebagian perubahannya tidak dapat ditulis dalam definisi ini, jadi tidak ada yang "
                "diambil; ubah sendiri di definisinya: "
                + "; ".join(map(telling.sentence, result.edits))
            )
        self.changes.set(path, result.text.encode(), path.read_bytes(), relative)
        return defs

    @staticmethod
    def _left(defs: DefinitionSet, base: Base, result: Merged) -> bool:
        """Whether a changed definition still says something else than the file."""
        target = next(one for one in targets_of(defs) if one.name == base.process.target.name)
        every = resolve(defs, target, Findings())
        again = next(one for one in every if one.code == base.process.code)
        subject = Subject(again.code, target.name, is_executable=False)
        model = model_of(again, subject, frozenset(one.code for one in every))
        seen = Catalogue.of(defs.seen_by(again.target.unit))
        outline = outline_of_model(model, seen)
        return bool(left_over(result.told, outline, base.outline, result.ids))
