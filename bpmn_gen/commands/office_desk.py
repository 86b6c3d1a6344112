"""Enters processes into the folder of an office: its own codes, its own map, one change for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain, count
from typing import TYPE_CHECKING

from bpmn_gen.commands.office import prefix_of
from bpmn_gen.compiler.placeholders import escaped
from bpmn_gen.compiler.wording import listed
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import CompileError, Findings, did_you_mean
from bpmn_gen.errors import MisuseError
from bpmn_gen.model.ids import is_device
from bpmn_gen.store.project import shipped
from bpmn_gen.writing.changes import Changes
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.unit_list import number_of
from bpmn_gen.writing.values import block_lines, items

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from bpmn_gen.definition.definition_set import DefinitionSet, Office
    from bpmn_gen.definition.schema import Unit
    from bpmn_gen.store.project import Project
    from bpmn_gen.writing.values import Value

FIRST_GROUP = "Pelayanan"
"""The group of an office's first processes, until it names its own."""


@dataclass(slots=True)
class OfficeDesk:
    """Where an office's new processes are prepared; nothing is written before ``changes`` are."""

    defs: DefinitionSet
    unit: Unit
    office: Office | None
    """None as long as the unit has no folder."""
    folder: Path
    changes: Changes
    _codes: set[str] = field(default_factory=set)
    """Codes that were given here."""

    @classmethod
    def of(cls, project: Project, unit: str | None) -> OfficeDesk:
        """The desk of a unit; its entry moves into its folder.

        Args:
            project: the project.
            unit: the name of the unit; None in a project of one office.

        Raises:
            CompileError: when the definitions cannot be read.
            MisuseError: when the unit is not known.
        """
        findings = Findings()
        defs = load(project.defs, findings, shipped("process_defs"))
        if findings.has_errors:
            raise CompileError(findings)
        chosen = _unit(defs, unit)
        office = defs.office_of(chosen)
        folder = project.defs / "unit" / file_slug(chosen.nama)
        changes = Changes(project.defs.parent)
        if office is None:
            _move(changes, chosen, project.defs / "unit.yaml", folder / "unit.yaml")
        return cls(defs, chosen, office, folder, changes)

    def has(self, name: str) -> bool:
        """Whether the office has a process of that name."""
        same = escaped(name).casefold()
        known = self.office.proses.values() if self.office else ()
        return any(str(one.nama).casefold() == same for one in known)

    def enter(self, name: str, text_of: Callable[[str], str]) -> tuple[str, Path]:
        """Enter a process; gives its code and its file.

        Args:
            name: its name, which names the file.
            text_of: its definition, by its code.
        """
        path = self._free_path(name)
        group, code = self._next()
        self._codes.add(code.casefold())
        self._map(group, code)
        self.changes.set(path, text_of(code).encode(), None, label_of(path))
        return code, path

    def _free_path(self, name: str) -> Path:
        """A file for a process; names that read alike as file names get a number."""
        stem = file_slug(name)
        stem += "-proses" * is_device(stem)
        taken = {change.path for change in self.changes.files}
        numbered = (f"{stem}-{number}" for number in count(2))
        paths = (self.folder / "proses" / f"{one}.yaml" for one in chain((stem,), numbered))
        return next(path for path in paths if path not in taken and not path.exists())

    def _next(self) -> tuple[str, str]:
        """The group that a new process goes into, and the next free code below it."""
        separator = self.defs.daerah.kode.pemisah
        groups = self.office.peta.peta if self.office and self.office.peta else ()
        prefix = str(self.unit.kode or prefix_of(str(self.unit.nama)))
        group = str(groups[0].kode) if groups else f"{prefix}{separator}01"
        mapped = (code for one in groups for code in one.proses)
        known = (*(self.office.proses if self.office else ()), *mapped)
        taken = {str(code).casefold() for code in known} | self._codes
        numbers = (f"{group}{separator}{number:02d}" for number in range(1, 10_000))
        return group, next(code for code in numbers if code.casefold() not in taken)

    def _map(self, group: str, code: str) -> None:
        """Enter a process in the map of the office, which may not be there yet."""
        path = self.folder / "peta.yaml"
        pending = next((one for one in self.changes.files if one.path == path), None)
        before = path.read_bytes() if path.exists() else None
        now = pending.after if pending else before
        editor = Editor(now.decode("utf-8-sig") if now else "peta: []\n")
        number = _number_of(editor, group)
        if number is None:
            entry: Value = {
                "kode": group,
                "nama": FIRST_GROUP,
                "kelompok": "inti",
                "proses": [code],
            }
            known: Value = editor.value(("peta",)) if editor.has(("peta",)) else []
            editor.set(("peta",), [*items(known), entry])
        else:
            place = ("peta", number, "proses")
            known = items(editor.value(place)) if editor.has(place) else []
            editor.set(place, [*known, code])
        self.changes.set(path, editor.text.encode(), before, label_of(path))


def _unit(defs: DefinitionSet, name: str | None) -> Unit:
    """The unit that is meant; of a project of one office that office.

    Raises:
        MisuseError: when there is none of that name, or several and no name.
    """
    owners = [office.unit for office in defs.offices.values()] or list(defs.unit)
    if name is None and len(owners) == 1:
        return owners[0]
    names = [str(one.nama) for one in defs.unit]
    if name is None:
        known = f": {listed(names)}" if names else ""
        raise MisuseError(f"Sebutkan unitnya dengan --unit{known}")
    found = next((one for one in defs.unit if file_slug(one.nama) == file_slug(name)), None)
    if found is None:
        hints = did_you_mean(name, names) or ("tulis dahulu nama dan tipenya di unit.yaml",)
        raise MisuseError(f"Unit '{name}' tidak ada; {'; '.join(hints)}")
    return found


def _move(changes: Changes, unit: Unit, every: Path, own: Path) -> None:
    """Move the entry of a unit from the list of all units into its own folder."""
    before = every.read_bytes()
    editor = Editor(before.decode("utf-8-sig"))
    entries = items(editor.value(()))
    number = number_of(entries, file_slug(unit.nama))
    assert number is not None  # noqa: S101 -- the unit was read from this very list
    text = "\n".join(block_lines(entries[number], 0)) + "\n"
    editor.remove((number,))
    changes.set(every, editor.text.encode(), before, label_of(every))
    changes.set(own, text.encode(), None, label_of(own))


def _number_of(editor: Editor, group: str) -> int | None:
    """The place of a group in the map."""
    groups: Iterable[Value] = items(editor.value(("peta",))) if editor.has(("peta",)) else ()
    for number, one in enumerate(groups):
        if isinstance(one, Mapping) and one.get("kode") == group:
            return number
    return None
