"""Lets files that wait follow a unit that gets another name, with all that was answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.errors import BpmnGenError
from bpmn_gen.sop_reading.questions import key_of
from bpmn_gen.web.imported.imports import Imports, Kind
from bpmn_gen.web.imported.read_page import Readings

if TYPE_CHECKING:
    from bpmn_gen.web.imported.imports import Waiting
    from bpmn_gen.web.process.workshop import Workshop

UnitName = tuple[str, str]
"""A unit by its name and its folder."""


@dataclass(frozen=True, slots=True)
class Following:
    """Files that know a unit, looked through while it still has its old name."""

    imports: Imports
    old: UnitName
    new: UnitName
    files: list[Waiting]
    """Those files; their answers count under the names of the questions before and afterwards."""

    @classmethod
    def of(cls, workshop: Workshop, old: UnitName, new: UnitName) -> Following:
        """Look through the files that wait; nothing is written.

        Args:
            workshop: of the project, before the unit is renamed.
            old: what it is called now.
            new: what it is to be called.
        """
        imports = Imports(workshop.project.defs.parent)
        own = f"unit/{old[1]}/"
        files = [
            one
            for one in imports.all()
            if one.unit == old[0] or any(file.startswith(own) for file in one.taken.values())
        ]
        readings = Readings()
        for one in files:
            if one.kind is Kind.SOP and one.unit == old[0]:
                for number in one.answers:
                    _ask_anew(workshop, readings, one, number, (old[0], new[0]))
        return cls(imports, old, new, files)

    @property
    def names(self) -> list[str]:
        """Those files as people know them."""
        return [one.name for one in self.files]

    def keep(self) -> None:
        """Keep that those files belong to the unit under its new name.

        Raises:
            OSError: when something cannot be kept.
        """
        for one in self.files:
            one.renamed_to(self.old, self.new)
            self.imports.keep(one)


def _ask_anew(
    workshop: Workshop, readings: Readings, one: Waiting, number: str, names: tuple[str, str]
) -> None:
    """Let answers count under the words that questions will have, which may name the unit.

    They go on counting under the old words, because the rename may be undone.
    """
    try:
        questions = readings.look(workshop, one, number).questions
    except BpmnGenError:
        return  # a file that cannot be read any more asks nothing
    said = one.answers[number]
    said |= {key_of(it.told.replace(*names)): said[it.key] for it in questions if it.key in said}
