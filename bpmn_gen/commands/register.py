"""The register of all SOPs of a project: written as a workbook, and taken in again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.checking import known_codes
from bpmn_gen.commands.sheet_definitions import read_definitions
from bpmn_gen.commands.sheet_subject import broken_codes, find_unit
from bpmn_gen.commands.sheet_units import filled_part
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_units, target_of
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.identities import unnumbered_identity
from bpmn_gen.edition.status import Statuses
from bpmn_gen.errors import MisuseError
from bpmn_gen.render.excel.form import write_form
from bpmn_gen.sheets.register_form import RegisteredSop, register_book
from bpmn_gen.sheets.register_reading import read_register
from bpmn_gen.sheets.unit_form import SIGNING_FIELDS, key_of
from bpmn_gen.sop.blanks import own_sops
from bpmn_gen.sop.identity import identity_block
from bpmn_gen.store.handing_over import hand_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bpmn_gen.commands.sheet_definitions import Readable
    from bpmn_gen.commands.sheet_parts import Part
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.status import UnitStatus
    from bpmn_gen.sheets.unit_fields import Key
    from bpmn_gen.store.project import Project
    from bpmn_gen.workbook.cells import Workbook

SUBJECT: Final = "register SOP"
"""What a register is about, in reports."""
_PRINTED: Final = {
    "nomor": "number",
    "tanggal_pembuatan": "made",
    "tanggal_revisi": "revised",
    "tanggal_efektif": "effective",
    "disahkan_oleh.jabatan": "signer_title",
    "disahkan_oleh.nama": "signer_name",
    "disahkan_oleh.pangkat": "signer_rank",
    "disahkan_oleh.nip": "signer_nip",
}
"""By column to fill in: the field of the identity block, so that the register says what the SOPs
print, also what a decree has settled."""


@dataclass(frozen=True, slots=True)
class WrittenRegister:
    """What a register holds."""

    sops: int
    units: int
    numbered: int


def write_register(
    project: Project, unit: str | None, target: Path, *, overwrite: bool
) -> WrittenRegister:
    """Write the register of the SOPs of all units, or of one.

    Args:
        project: the project.
        unit: the name of one unit; None for all.
        target: the workbook.
        overwrite: whether one that is there is replaced.

    Raises:
        CompileError: when what all forms are made of has mistakes.
        MisuseError: when there is no such unit, or none at all.
        RefusalError: when the file is there already.
    """
    defs = read_definitions(project).defs
    targets = list(all_units(defs))
    if unit is not None:
        targets = [target_of(defs, find_unit(defs, unit))]
    statuses = Statuses.of(project, Findings())
    sops = [one for place in targets for one in _of_unit(defs, place, statuses)]
    if not sops:
        raise MisuseError("Belum ada unit dengan SOP; tulis unitnya di unit.yaml")
    hand_over({target: write_form(register_book(sops), defs.dated)}, overwrite=overwrite)
    numbered = sum(bool(one.texts[key_of(SIGNING_FIELDS[0])]) for one in sops)
    return WrittenRegister(len(sops), len({one.slug for one in sops}), numbered)


def _of_unit(defs: DefinitionSet, target: Target, statuses: Statuses) -> Iterator[RegisteredSop]:
    """The SOPs of one unit."""
    findings = Findings()
    processes = resolve(defs, target, findings)
    status = statuses.unit(defs, target, processes, findings)
    seen = defs.seen_by(target.unit)
    return registered(seen, processes, status, is_told=bool(statuses.kept))


def registered(
    defs: DefinitionSet,
    processes: Iterable[ResolvedProcess],
    status: UnitStatus,
    *,
    is_told: bool,
) -> Iterator[RegisteredSop]:
    """The SOPs of a unit whose processes have been resolved; of incomplete ones there are none.

    Args:
        defs: as the unit sees them.
        processes: all of the unit.
        status: how they stand.
        is_told: whether the register says so, which it does where there is any edition.
    """
    for process in own_sops(processes):
        if process.code in defs.incomplete:
            continue
        stands = status.of(process.code)
        identity = unnumbered_identity(identity_block(process, defs), stands)
        yield RegisteredSop(
            unit=process.target.name,
            slug=file_slug(process.target.name),
            code=process.code,
            title=identity.name,
            texts={key: getattr(identity, name) for key, name in _PRINTED.items()},
            basis="\n".join(law.partition(" tentang ")[0] for law in identity.legal_basis),
            standing=stands.words if is_told else "",
            revision=str(stands.revision) if stands.process else "",
        )


def take_register(
    project: Project, read: Readable, book: Workbook, unit: str | None, findings: Findings
) -> list[Part]:
    """What a register fills in, a part for each unit.

    Raises:
        CompileError: when the entry of a unit has mistakes.
        MisuseError: when a unit is not there.
        RefusalError: when the project's own files do not name a unit.
    """
    filled = read_register(book, findings)
    if unit is not None:
        filled = {name: one for name, one in filled.items() if file_slug(name) == file_slug(unit)}
    statuses, parts = Statuses.of(project, Findings()), []
    for name, every in filled.items():
        known, kept = _codes_of(read.defs, name), []
        for one in every:
            if known is None or one.key[1] in known:
                kept.append(one)
                continue
            told = f"kode '{one.key[1]}' tidak lagi ada pada {name}; isian ini tidak diambil"
            hint = "buat register baru dengan 'bpmn-gen lembar register'"
            findings.error("unknown-row", told, one.span, hint)
        printed = _printed(read.defs, name, statuses)
        parts.append(filled_part(project, read, name, kept, book.path, printed))
    return parts


def _printed(defs: DefinitionSet, name: str, statuses: Statuses) -> dict[Key, str]:
    """What the SOPs of a unit print now, by the keys of the register; nothing of no unit."""
    target = next((one for one in all_units(defs) if file_slug(one.name) == file_slug(name)), None)
    sops = _of_unit(defs, target, statuses) if target else ()
    return {
        ("sop", sop.code, *map(str, one.path[1:])): sop.texts[key_of(one)]
        for sop in sops
        for one in SIGNING_FIELDS
    }


def _codes_of(defs: DefinitionSet, name: str) -> frozenset[str] | None:
    """The codes of all processes that a unit sees, also of broken ones; None for no unit."""
    unit = next((one for one in defs.unit if file_slug(one.nama) == file_slug(name)), None)
    if unit is None:
        return None
    seen = defs.seen_by(unit)
    return frozenset(known_codes(seen).values()) | broken_codes(seen)
