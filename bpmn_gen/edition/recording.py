"""The record of a unit, from its definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.actors import bound_terms
from bpmn_gen.compiler.flow import ids_in
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.definition.legal_citation import legal_words
from bpmn_gen.edition.process_record import process_record
from bpmn_gen.edition.record import UnitRecord
from bpmn_gen.maps.survey import UnitSurvey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Proses
    from bpmn_gen.definition.value import Value
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.edition.record import ProcessRecord
    from bpmn_gen.maps.survey import ProcessGroup


def record_unit(defs: DefinitionSet, target: Target, findings: Findings) -> UnitRecord:
    """The record of a unit type or unit; what cannot be resolved is reported and missing."""
    return record_resolved(defs, target, resolve(defs, target, findings))


def record_resolved(
    defs: DefinitionSet, target: Target, processes: Sequence[ResolvedProcess]
) -> UnitRecord:
    """The record of a unit type or unit whose processes have been resolved."""
    own = defs.seen_by(target.unit)
    survey = UnitSurvey(own, target, tuple(processes))
    given = _given_ids(own)
    terms = bound_terms(own, target)
    roles = [role for role in target.roles() if role in own.jabatan]
    records = {
        process.code: process_record(process, own, given.get(process.code, frozenset()))
        for process in processes
    }
    return UnitRecord(
        name=target.name,
        slug=target.slug,
        tipe=target.number,
        type_name=str(target.tipe.nama),
        titles={role: terms[role] for role in roles},
        terms={role: str(own.jabatan[role].sebutan) for role in roles},
        groups=tuple(_group(own, group) for group in survey.groups),
        incoming=_outside(survey, "masukan", "dari"),
        outgoing=_outside(survey, "keluaran", "kepada"),
        citations=_citations(own, records),
        processes=records,
    )


def _given_ids(defs: DefinitionSet) -> dict[str, frozenset[str]]:
    """The ids of steps that authors gave, by the code of the process."""
    found: dict[str, frozenset[str]] = {}
    for code, process in defs.proses.items():
        ids = frozenset(_ids_of(process))
        codes = (code, *(str(one.kode) for one in process.varian if one.kode))
        found |= dict.fromkeys(codes, ids)
    return found


def _ids_of(process: Proses) -> Iterator[str]:
    """The ids that the author of a process gave, also in its variants."""
    yield from ids_in(process.langkah)
    for phase in process.tahap:
        yield from ids_in(phase.langkah)
    for variant in process.varian:
        for edits in (variant.ganti, variant.sisip_sebelum, variant.sisip_setelah):
            for steps in edits.values():
                yield from ids_in(steps)


def _group(defs: DefinitionSet, group: ProcessGroup) -> Mapping[str, Value]:
    """A process of level 0 as the maps of the unit show it."""
    listed = defs.peta.peta if defs.peta else ()
    item = next(one for one in listed if one.kode == group.code)
    told: dict[str, Value] = {
        "kode": group.code,
        "nama": group.name,
        "kelompok": group.kind,
        "pengampu": group.charge,
        "hubungan": group.relation,
        "proses": [process.code for process in group.processes],
        "sumber": [*map(str, item.sumber)],
        "menyatakan": [*map(str, item.menyatakan)],
        "catatan": group.note,
    }
    return {key: value for key, value in told.items() if value}


def _outside(survey: UnitSurvey, key: str, who: str) -> Mapping[str, Value]:
    """Documents that come from outside or leave, each with who gives or gets it."""
    listed = getattr(survey.defs.peta, key) if survey.defs.peta else ()
    return {
        str(item.dokumen): [survey.filled(str(name)) for name in getattr(item, who)]
        for item in listed
    }


def _citations(defs: DefinitionSet, records: Mapping[str, ProcessRecord]) -> dict[str, str]:
    """How the provisions are printed that processes, phases and steps cite."""
    words = legal_words(defs.peraturan)
    refs: set[str] = set()
    for record in records.values():
        outline = record.outline
        said = (outline.head, *outline.phases, *(one.value for one in outline.entries.values()))
        for one in said:
            for key in ("sumber", "menyatakan"):
                refs.update(map(str, one.get(key, ())))
    return {ref: "; ".join(words.places([ref])) for ref in sorted(refs)}
