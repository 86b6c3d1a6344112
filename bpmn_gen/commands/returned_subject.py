"""Finds what an edited BPMN file was made of: its process, its unit, and the last build of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.executable import make_executable
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_types, all_units
from bpmn_gen.diagnostics import Findings
from bpmn_gen.errors import RefusalError
from bpmn_gen.interchange import read_bpmn
from bpmn_gen.maps.level_one import is_level_one
from bpmn_gen.returning.finding import Subject, likest, subject_of, with_code
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store import manifest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.store.manifest import Artefact

BPMN_KINDS = ("bpmn", "camunda7", "camunda8")
"""Kinds of artefacts that are BPMN files."""
NOT_OURS = (
    "berkas ini tidak memuat kode proses yang ditulis program",
    "untuk berkas dari alat lain, buat kerangka definisinya dengan --definisi",
)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What somebody says that a file is about, because it no longer tells by itself."""

    code: str = ""
    unit: str = ""
    """The name of a unit or unit type."""


def targets_of(defs: DefinitionSet) -> list[Target]:
    """All units, then all unit types."""
    return [*all_units(defs), *all_types(defs)]


@dataclass(frozen=True, slots=True)
class Identified:
    """What a file is about, and how far it says so itself."""

    definitions: Definitions
    """The file, with the code that the program wrote."""
    subject: Subject
    has_ids: bool
    """Whether it has the ids that the program wrote."""
    remarks: tuple[str, ...] = ()
    """What somebody should know, one Indonesian sentence each."""


def identified(defs: DefinitionSet, edited: Definitions, confirmed: Confirmed) -> Identified:
    """The process that a file is about.

    Raises:
        RefusalError: when it is none, or nobody has confirmed the guess.
    """
    told = subject_of(edited)
    if told is not None:
        return Identified(edited, told, has_ids=True)
    codes = {
        process.code for target in targets_of(defs) for process in resolve(defs, target, Findings())
    }
    for code in sorted(codes):
        mended = with_code(edited, code)
        found = subject_of(mended)
        if found is not None:
            remark = (
                "kode dalam dokumentasi proses tidak ikut; kode diganti dengan bpmn-gen ganti-kode "
                f"{code} KODE-BARU"
            )
            return Identified(mended, found, has_ids=True, remarks=(remark,))
    if is_level_one(edited):
        raise RefusalError(
            "berkas ini peta level 1; isinya mengikuti proses-proses di bawahnya",
            "sunting peta prosesnya, atau ubah nama dan rujukan proses di definisinya",
        )
    return Identified(edited, _guessed(defs, edited, confirmed), has_ids=False)


def _guessed(defs: DefinitionSet, edited: Definitions, confirmed: Confirmed) -> Subject:
    """The process of a file whose tool has dropped what the program wrote into it.

    Raises:
        RefusalError: when none is like it, or nobody has confirmed the guess.
    """
    every = (
        process
        for target in targets_of(defs)
        if confirmed.unit.casefold() in ("", target.name.casefold())
        for process in resolve(defs, target, Findings())
        if confirmed.code.casefold() in ("", process.code.casefold())
    )
    found = likest(edited, every)
    if found is None:
        raise RefusalError(*NOT_OURS)
    process, share = found
    if not (confirmed.code and confirmed.unit):
        raise RefusalError(
            f"berkas ini kehilangan kode prosesnya; isinya paling mirip {process.code} "
            f"{process.name} ({process.target.name}), {share:.0%} namanya sama",
            f"bila benar, jalankan lagi dengan --kode {process.code} "
            f'--unit "{process.target.name}"',
        )
    return Subject(process.code, process.target.name, is_executable=False)


def process_of(defs: DefinitionSet, subject: Subject) -> tuple[ResolvedProcess, frozenset[str]]:
    """The process that a file is about, and the codes of all that its unit has.

    Raises:
        RefusalError: when the project has no such unit or process.
    """
    target = next((one for one in targets_of(defs) if one.name == subject.unit), None)
    if target is None:
        raise RefusalError(
            f"unit '{subject.unit}' tidak ada dalam proyek ini",
            "periksa folder sesudah --gabung; nama unit dalam proyek: bpmn-gen list",
        )
    every = resolve(defs, target, Findings())
    process = next((one for one in every if one.code == subject.code), None)
    if process is None:
        raise RefusalError(
            f"proses '{subject.code}' tidak ada pada '{subject.unit}' dalam proyek ini",
            "periksa folder sesudah --gabung; kode proses dalam proyek: bpmn-gen list",
        )
    return process, frozenset(one.code for one in every)


def model_of(process: ResolvedProcess, subject: Subject, codes: frozenset[str]) -> Definitions:
    """What the file of a process holds."""
    model = compiled(process, Findings())
    if subject.is_executable:
        return make_executable(model, process.target.slug, codes).definitions
    return model


def as_built(
    output: Path, artefacts: Iterable[Artefact], process: ResolvedProcess, subject: Subject
) -> Definitions | None:
    """The file as the last build wrote it; None where it is not there as it was written."""
    for artefact in artefacts:
        if (
            artefact.kode == process.code
            and artefact.target == process.target.slug
            and artefact.kind in BPMN_KINDS
            and manifest.is_whole(output, artefact)
        ):
            found = read_bpmn((output / artefact.path).read_bytes(), Findings())
            told = found and subject_of(found.definitions)
            if found and told and told.is_executable is subject.is_executable:
                return found.definitions
    return None
