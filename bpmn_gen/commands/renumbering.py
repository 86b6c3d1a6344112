"""Renumbers a process or a group of processes, with everything that refers to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.commands.trying import errors_after
from bpmn_gen.compiler.document_codes import map_code, sop_code
from bpmn_gen.compiler.wording import listed
from bpmn_gen.definition.code_faults import fault_of_code
from bpmn_gen.definition.discovery import find_files
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.kinds import office_folder
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import CompileError, Findings, did_you_mean
from bpmn_gen.errors import MisuseError
from bpmn_gen.store.project import shipped
from bpmn_gen.writing.changes import Changes
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.recoding import recode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.definition.definition_set import DefinitionSet, Office
    from bpmn_gen.definition.schema import Peta, Proses
    from bpmn_gen.store.project import Project

CODED = frozenset({"proses", "peta", "unit", "unit_sendiri", "daftar", "formulir", "daerah"})
"""Kinds of files that may name a code; regulations and catalogues of roles do not."""


@dataclass(frozen=True, slots=True)
class Renumbered:
    """What is to be written."""

    changes: Changes
    codes: dict[str, str]
    """The new code of each old one."""


def renumber(project: Project, old: str, new: str, unit: str | None) -> Renumbered:
    """Prepare other codes for a process, or for a group with all that begins with its code.

    Codes of an office are meant where one owns them, and then only its own files change.

    Args:
        project: the project.
        old: the code of a process, of a group, or a prefix.
        new: takes its place.
        unit: the name of the unit that owns the code; None where only one owner is possible.

    Raises:
        CompileError: when the definitions cannot be read, or would have errors afterwards.
        MisuseError: when nothing has the code, several owners do, or the new one is taken or the
            same.
    """
    why, hint = fault_of_code(new, "KK.01.05")
    if why:
        raise MisuseError(f"'{new}' tidak dapat menjadi kode: {why}; {hint}")
    if old == new:
        raise MisuseError(f"Kode lama dan kode baru sama: '{old}'; tidak ada yang diganti")
    findings = Findings()
    defs = load(project.defs, findings, shipped("process_defs"))
    if findings.has_errors:
        raise CompileError(findings)
    own = {str(item.relative) for item in defs.sources if not item.shipped}
    owner = _owner(defs, old, unit)
    everything = _owned(defs, owner)
    codes = {code: new + code.removeprefix(old) for code in _below(everything, old, defs)}
    _check_free(everything, codes)
    endings = (map_code(defs.daerah, ""), sop_code(defs.daerah, ""))
    changes = Changes(project.defs.parent)
    blind = {one.slug for one in defs.offices.values() if owner is None and _has(one, codes)}
    for found in find_files(project.defs, Findings()).files:
        office = office_folder(found.relative)
        wanted = office == owner.slug if owner else office not in blind
        if found.relative in own and found.kind.name in CODED and wanted:
            before = found.path.read_bytes()
            editor = Editor(before.decode("utf-8-sig"))
            recode(editor, codes, endings)
            changes.set(found.path, editor.text.encode(), before, found.label)
    if not changes.files:
        raise MisuseError(
            f"Kode '{old}' milik definisi bawaan; salin dahulu dengan 'bpmn-gen init'"
        )
    wrong = errors_after(project, changes)
    if wrong:
        raise CompileError(wrong)
    return Renumbered(changes, codes)


def _owner(defs: DefinitionSet, code: str, unit: str | None) -> Office | None:
    """The office that owns a code; None for what all units share.

    Raises:
        MisuseError: when nothing has the code, or several have it and no unit is named.
    """
    offices = list(defs.offices.values())
    if unit is not None:
        offices = [one for one in offices if file_slug(one.unit.nama) == file_slug(unit)]
        if not offices:
            names = [str(one.unit.nama) for one in defs.offices.values()]
            others = f"yang punya folder: {listed(names)}" if names else "belum ada yang punya"
            hints = did_you_mean(unit, names) or (others,)
            raise MisuseError(f"Unit '{unit}' tidak punya folder; {'; '.join(hints)}")
    owners: list[Office | None] = [one for one in offices if _below(_owned(defs, one), code, defs)]
    if unit is None and _below(_owned(defs, None), code, defs):
        owners.insert(0, None)
    if len(owners) == 1:
        return owners[0]
    if not owners:
        known = {one for office in (*offices, None) for one in _owned(defs, office)}
        near = "; ".join(did_you_mean(code, known))
        raise MisuseError(f"Kode '{code}' tidak ada{'; ' if near else ''}{near}")
    named = [str(one.unit.nama) if one else "definisi bersama" for one in owners]
    raise MisuseError(f"Kode '{code}' ada pada {listed(named)}; sebutkan unitnya dengan --unit")


def _owned(defs: DefinitionSet, office: Office | None) -> set[str]:
    """The codes of the processes and groups of an office, or of what all units share."""
    mine = (office.proses, office.peta) if office else (defs.proses, defs.peta)
    codes = set(_codes(*mine))
    return codes | {str(office.unit.kode)} if office and office.unit.kode else codes


def _codes(processes: dict[str, Proses], peta: Peta | None) -> Iterator[str]:
    """The codes of processes, of their variants, and of groups."""
    for process in processes.values():
        yield str(process.kode)
        yield from (str(variant.kode) for variant in process.varian if variant.kode)
    yield from (str(group.kode) for group in (peta.peta if peta else ()))


def _below(codes: Iterable[str], code: str, defs: DefinitionSet) -> list[str]:
    """Those of some codes that are a code or begin with it, sorted."""
    lead = f"{code}{defs.daerah.kode.pemisah}"
    return sorted(one for one in codes if one == code or one.startswith(lead))


def _has(office: Office, codes: dict[str, str]) -> bool:
    """Whether an office has processes of its own by one of some codes."""
    return any(code in office.proses for code in codes)


def _check_free(known: set[str], codes: dict[str, str]) -> None:
    """Refuse codes that other processes have.

    Raises:
        MisuseError: when one is taken.
    """
    staying = {code.casefold() for code in known - codes.keys()}
    for code in codes.values():
        if code.casefold() in staying:
            raise MisuseError(f"Kode '{code}' sudah dipakai; pilih kode lain")
