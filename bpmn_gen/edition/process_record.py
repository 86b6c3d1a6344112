"""A resolved process as a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.edition.record import SERVICE, ProcessRecord
from bpmn_gen.edition.steps import StepTeller
from bpmn_gen.sop.printed_numbers import printed_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.compiler.actors import Actor
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Layanan, Sop
    from bpmn_gen.definition.value import Value

IDENTITY = ("nomor", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif")
"""What a decree fills in, beside who signs."""


def process_record(
    process: ResolvedProcess, defs: DefinitionSet, given: frozenset[str]
) -> ProcessRecord:
    """The record of one process.

    Args:
        process: resolved for its target.
        defs: the definitions as the unit sees them.
        given: the ids of steps that its author gave.
    """
    ids = frozenset(step.id for step in process.walk())
    return ProcessRecord(
        said={**_head(process, defs), **_body(process)},
        identity=_identity(process.sop),
        numbers=printed_numbers(process, defs.daerah),
        derived=ids - given,
    )


def _head(process: ResolvedProcess, defs: DefinitionSet) -> dict[str, Value]:
    """What is said of the process as a whole."""
    sop = process.sop
    common = () if process.is_own else defs.daerah.dasar_hukum
    told: dict[str, Value] = {
        "kode": process.code,
        "nama": process.name,
        "judul_sop": str(sop.nama or ""),
        "varian": process.variant,
        "sumber": [*process.sources],
        "menyatakan": [*process.stated],
        "rujukan_bagi": [*process.reference_for],
        "opsional": process.optional,
        "dasar_hukum": [str(law) for law in sop.dasar_hukum or common],
        "kualifikasi": [*map(str, sop.kualifikasi), *_qualified(process)],
        "keterkaitan": [*map(str, sop.keterkaitan)],
        "peralatan": [*map(str, sop.peralatan)],
        "peringatan": [*map(str, sop.peringatan)],
        "pencatatan": [*map(str, sop.pencatatan)],
        **_service(process.service),
        "keterangan": process.remark,
        "catatan": process.note,
        "pelaku": _people(process.actors),
        "pihak": _people(process.parties),
    }
    return {key: value for key, value in told.items() if value}


def _service(service: Layanan | None) -> dict[str, Value]:
    """What is said of it as a public service, component by component."""
    if service is None:
        return {}
    said = {key: [*map(str, getattr(service, key))] for key in type(service).model_fields}
    return {SERVICE: "ya", **{f"{SERVICE}.{key}": texts for key, texts in said.items()}}


def _qualified(process: ResolvedProcess) -> list[str]:
    """What single actors must be able to do, each under its title."""
    return [
        f"{actor.name}: {'; '.join(actor.qualifications)}"
        for actor in (*process.actors, *process.parties)
        if actor.qualifications
    ]


def _people(actors: Iterable[Actor]) -> dict[str, Value]:
    """Actors or parties by key: how they are printed, and where they belong."""
    return {actor.key: _person(actor) for actor in actors}


def _person(actor: Actor) -> dict[str, str]:
    """One actor or party."""
    told = {
        "sebutan": actor.name,
        "peran": "" if actor.is_titled or actor.outside else actor.role,
        "unit": actor.unit or "",
        "instansi": actor.instansi or "",
        "masyarakat": "ya" if actor.outside else "",
    }
    return {key: str(value) for key, value in told.items() if value}


def _body(process: ResolvedProcess) -> dict[str, Value]:
    """The steps, in phases where there are any."""
    teller = StepTeller(process)
    if not process.phases:
        return {"langkah": teller.told(process.steps)}
    phases: list[dict[str, Value]] = []
    lists: list[list[dict[str, Value]]] = []
    for phase in process.phases:
        lists.append([])
        sources = {"sumber": [*phase.sources]} if phase.sources else {}
        phases.append({"nama": phase.name, **sources, "langkah": lists[-1]})
    for number, step in teller.phased(process.steps):
        lists[number].append(step)
    return {"tahap": phases}


def _identity(sop: Sop) -> Mapping[str, Value]:
    """What a decree fills in, as it is written."""
    told: dict[str, Value] = {key: str(getattr(sop, key) or "") for key in IDENTITY}
    signer = sop.disahkan_oleh
    if signer is not None:
        lines = {key: getattr(signer, key) for key in ("jabatan", "nama", "pangkat", "nip")}
        told["disahkan_oleh"] = {key: str(value) for key, value in lines.items() if value}
    return {key: value for key, value in told.items() if value}
