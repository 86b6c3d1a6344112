"""Which texts of a project a change of words may touch: all, or those of one unit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bpmn_gen.commands.sheet_subject import find_unit
from bpmn_gen.compiler.applicability import applicable, named_units
from bpmn_gen.compiler.target import all_units, target_of
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.kinds import office_folder
from bpmn_gen.definition.schema import Proses
from bpmn_gen.definition.text import folded
from bpmn_gen.diagnostics import Findings

if TYPE_CHECKING:
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.discovery import Found
    from bpmn_gen.definition.value import Value
    from bpmn_gen.writing.places import Path

SHARED = "dipakai bersama unit lain"
"""Why a text is left where one unit is asked for."""


@dataclass(frozen=True)
class Scope:
    """What belongs to whom."""

    defs: DefinitionSet
    target: Target | None = None
    """The one unit that is asked for; None for the whole project."""

    @classmethod
    def of(cls, defs: DefinitionSet, unit: str | None) -> Scope:
        """The scope of a command.

        Raises:
            MisuseError: when there is no such unit.
        """
        return cls(defs, None if unit is None else target_of(defs, find_unit(defs, unit)))

    def units(self) -> list[Target]:
        """The units whose titles may be named for themselves."""
        return [self.target] if self.target else list(all_units(self.defs))

    def concerns(self, found: Found, path: Path, content: Value) -> str | None:
        """Whether a text may be changed.

        Args:
            found: its file.
            path: where in it the text stands.
            content: all that the file holds.

        Returns:
            Empty where it may, a reason where it is left, None where the unit never sees it.
        """
        if self.target is None:
            return ""
        office = office_folder(found.relative)
        if office:
            return "" if office == self._office else None
        match found.kind.name:
            case "unit":
                return "" if _named_in(content, path) == file_slug(self.target.name) else None
            case "tipe_unit":
                number = str(content.get("nomor", "")) if isinstance(content, dict) else ""
                return SHARED if number.lstrip("0") == str(self.target.number) else None
            case "proses":
                return self._of_process(content)
        return SHARED

    @cached_property
    def _office(self) -> str:
        """The folder of the unit; empty where it has none."""
        office = self.defs.office_of(self.target.unit) if self.target else None
        return office.slug if office else ""

    def _of_process(self, content: Value) -> str | None:
        """The same for a process that stands among those of all units."""
        code = str(content.get("kode", "")) if isinstance(content, dict) else ""
        process, target = self.defs.proses.get(code), self.target
        if not isinstance(process, Proses) or target is None:
            return SHARED
        if not any(applicable(process, target, Findings())):
            return None
        names = {folded(one) for one in named_units(process.berlaku)}
        only = len(process.berlaku) == 1 and names == {folded(target.name)}
        return "" if only else SHARED


def _named_in(content: Value, path: Path) -> str:
    """The unit that an entry of unit.yaml is about."""
    entry = content[path[0]] if isinstance(content, list) and isinstance(path[0], int) else content
    return file_slug(str(entry.get("nama", ""))) if isinstance(entry, dict) else ""
