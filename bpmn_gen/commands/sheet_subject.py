"""Finds what a sheet is about: a process with its file, or a unit with its entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.commands.checking import known_codes
from bpmn_gen.compiler.applicability import applicable
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_units, target_of
from bpmn_gen.compiler.titles import Titles
from bpmn_gen.compiler.wording import listed
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.diagnostics import Findings, did_you_mean
from bpmn_gen.errors import MisuseError, RefusalError
from bpmn_gen.sheets.process_reading import Words
from bpmn_gen.sheets.unit_fields import unit_fields
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.unit_list import entries_of, number_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bpmn_gen.commands.sheet_definitions import Readable
    from bpmn_gen.definition.definition_set import DefinitionSet, Office
    from bpmn_gen.definition.schema import Proses, Unit
    from bpmn_gen.definition.value import Value
    from bpmn_gen.sheets.unit_fields import UnitFields
    from bpmn_gen.store.project import Project


@dataclass(frozen=True, slots=True)
class ProcessFile:
    """A process and the file that holds it."""

    path: Path
    label: str
    content: bytes
    value: Mapping[str, Value]
    """As it is written."""
    unit: str
    """The unit that owns it; empty for one of the regency."""


def find_process(project: Project, read: Readable, code: str, unit: str | None) -> ProcessFile:
    """The file of a process.

    Args:
        project: the project.
        read: its definitions.
        code: of the process, in whatever capitals.
        unit: the unit that owns it, empty for the regency; None where only one owner is possible.

    Raises:
        CompileError: when it has mistakes in its form.
        MisuseError: when there is none of that code, or several and no unit is named.
        RefusalError: when it is one of the program's own.
    """
    defs = read.defs
    known = known_codes(defs).get(code.casefold(), code)
    owners: list[Office | None] = [one for one in defs.offices.values() if known in one.proses]
    if unit is not None:
        owners = [
            one for one in owners if one and file_slug(one.unit.nama) == file_slug(unit or "")
        ]
    if known in defs.proses and not (unit and owners):
        owners.append(None)
    if not owners:
        if code.casefold() in {one.casefold() for one in broken_codes(defs)}:
            read.raise_if_errors()
        hints = did_you_mean(code, known_codes(defs).values()) or ("lihat 'bpmn-gen list'",)
        if known in known_codes(defs).values():
            hints = (f"kode itu milik unit lain, bukan '{unit}'",)
        raise MisuseError(f"Proses '{code}' tidak ada; {'; '.join(hints)}")
    if len(owners) > 1:
        names = [str(one.unit.nama) if one else "definisi bersama" for one in owners]
        raise MisuseError(f"Kode '{known}' ada pada {listed(names)}; sebutkan dengan --unit")
    [owner] = owners
    process = (owner.proses if owner else defs.proses)[known]
    read.require([process.kode.span.path])
    return _file_of(project, defs, process, str(owner.unit.nama) if owner else "")


def broken_codes(defs: DefinitionSet) -> frozenset[str]:
    """The codes of processes that have mistakes in their form."""
    return defs.incomplete.union(*(one.incomplete for one in defs.offices.values()))


def _file_of(project: Project, defs: DefinitionSet, process: Proses, unit: str) -> ProcessFile:
    """The file that a process was read from."""
    label = process.kode.span.path
    path = own_file(project, defs, label)
    if path is None:
        raise RefusalError(
            f"Proses '{process.kode}' milik definisi bawaan program, yang tidak ditulisi; "
            "salin dahulu ke proyek sendiri dengan 'bpmn-gen init'"
        )
    content = path.read_bytes()
    value = Editor(content.decode("utf-8-sig")).value(())
    assert not isinstance(value, str)  # noqa: S101 -- it was read as a process
    return ProcessFile(path, label, content, dict(value), unit)  # type: ignore[arg-type]


def own_file(project: Project, defs: DefinitionSet, label: str) -> Path | None:
    """The file of the project that findings call ``label``; None for one of the program's own."""
    source = next((one for one in defs.sources if one.path == label and not one.shipped), None)
    return None if source is None else project.defs / source.relative


def words_of(defs: DefinitionSet, unit: str) -> Words:
    """What roles are called: in a unit by its own titles, else by those of the regulation."""
    target = next((one for one in all_units(defs) if unit and one.name == unit), None)
    titles = None if target is None else Titles(defs, target)

    def term(role: str) -> str:
        if titles is not None:
            return titles.of_role(role)
        entry = defs.jabatan.get(role)
        return str(entry.sebutan) if entry else role

    return Words(term, {str(role): term(str(role)) for role in defs.jabatan})


def named_unit(read: Readable, name: str | None) -> Unit:
    """The unit of a name, as :func:`find_unit` finds it.

    Raises:
        CompileError: when it is not found and mistakes may hide it.
        MisuseError: when there is none.
    """
    try:
        found = find_unit(read.defs, name)
    except MisuseError:
        read.require(one.span.path for one in read.errors if one.span and _lists(one.span.path))
        raise
    read.require([found.nama.span.path])
    return found


def _lists(label: str) -> bool:
    """Whether units are written in a file."""
    return label.endswith("unit.yaml")


def find_unit(defs: DefinitionSet, name: str | None) -> Unit:
    """The unit of a name; the only one where none is named.

    Raises:
        MisuseError: when there is none, or several and no name.
    """
    units = [office.unit for office in defs.offices.values()] or list(defs.unit)
    if name is None and len(units) == 1:
        return units[0]
    names = [str(one.nama) for one in defs.unit]
    if name is None:
        raise MisuseError(f"Sebutkan unitnya dengan --unit{': ' if names else ''}{listed(names)}")
    found = next((one for one in defs.unit if file_slug(one.nama) == file_slug(name)), None)
    if found is None:
        words = set(name.casefold().split())
        holding = [one for one in names if words and words <= set(one.casefold().split())]
        like = tuple(f"maksud Anda '{one}'?" for one in holding[:1]) or did_you_mean(name, names)
        hints = like or ("tulis dahulu nama dan tipenya di unit.yaml",)
        raise MisuseError(f"Unit '{name}' tidak ada; {'; '.join(hints)}")
    return found


def fields_of(defs: DefinitionSet, unit: Unit) -> UnitFields:
    """All that a unit fills in, apart from what processes ask that are not whole yet.

    Steps without an id are known by their place, so that a step that is missing would change what
    the others are called.
    """
    target = target_of(defs, unit)
    broken = defs.seen_by(unit).incomplete
    resolved = [one for one in resolve(defs, target, Findings()) if one.code not in broken]
    return unit_fields(target, resolved, defs)


def left_out(defs: DefinitionSet, unit: Unit) -> list[str]:
    """The codes of processes that :func:`fields_of` leaves out."""
    target, findings = target_of(defs, unit), Findings()
    made = {one.code for one in resolve(defs, target, findings)}
    seen = defs.seen_by(unit)
    meant = {
        form.code for one in seen.proses.values() for form in applicable(one, target, findings)
    }
    return sorted(map(str, (meant - made) | seen.incomplete))


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """Where a unit is written."""

    path: Path
    label: str
    lead: tuple[int, ...]
    """The number of its entry in the list of units; nothing in a file of its own."""


def entry_of(project: Project, defs: DefinitionSet, unit: Unit) -> UnitEntry:
    """The file and entry of a unit.

    Raises:
        RefusalError: when the project's own files do not name it.
    """
    office = defs.office_of(unit)
    if office is not None:
        path = project.defs / "unit" / office.slug / "unit.yaml"
        return UnitEntry(path, label_of(path), ())
    path = project.defs / "unit.yaml"
    number = number_of(entries_of(project.defs), file_slug(unit.nama))
    if number is None:
        raise RefusalError(f"Unit '{unit.nama}' tidak ditulis di unit.yaml proyek ini")
    return UnitEntry(path, label_of(path), (number,))
