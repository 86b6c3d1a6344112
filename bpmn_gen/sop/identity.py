"""The identity block of an SOP: what is known of it, and blanks for what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.document_codes import map_code
from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.definition.legal_citation import without_promulgation
from bpmn_gen.definition.schema.types import BULAN
from bpmn_gen.sop.document import Identity
from bpmn_gen.sop.rows import called_name

if TYPE_CHECKING:
    import datetime as dt

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.text import Text

SIGNER_ROLES = ("pejabat_level_1", "pimpinan_unit")
"""Who signs unless the definition says otherwise: the first role that the unit has."""


def identity_block(process: ResolvedProcess, defs: DefinitionSet) -> Identity:
    """The identity block of a process."""
    sop, unit = process.sop, process.target.unit
    signer = sop.disahkan_oleh
    return Identity(
        government=str(defs.daerah.pemerintah),
        unit=process.target.name,
        letterhead=tuple(str(line) for line in (unit.kop if unit else ()) or defs.daerah.kop),
        number=str(sop.nomor or ""),
        made=_date(sop.tanggal_pembuatan),
        revised=_date(sop.tanggal_revisi),
        effective=_date(sop.tanggal_efektif),
        signer_title=str(signer.jabatan) if signer and signer.jabatan else _signer(process),
        signer_name=str(signer.nama or "") if signer else "",
        signer_nip=str(signer.nip or "") if signer else "",
        name=str(sop.nama or process.name),
        legal_basis=tuple(map(str, sop.dasar_hukum)) or _common_basis(defs),
        qualifications=tuple(map(str, sop.kualifikasi)),
        related=_related(process, defs),
        equipment=tuple(map(str, sop.peralatan)),
        warnings=tuple(map(str, sop.peringatan)),
        records=tuple(map(str, sop.pencatatan)),
    )


def _common_basis(defs: DefinitionSet) -> tuple[str, ...]:
    """The laws that all SOPs of the regency rest on, as the narrow form of an SOP names them."""
    return tuple(without_promulgation(str(law)) for law in defs.daerah.dasar_hukum)


def _date(written: Text | None) -> str:
    """A date in words, e.g. ``24 November 2026``."""
    day: dt.date | None = getattr(written, "hari", None)
    if day is None:
        return str(written or "")
    return f"{day.day} {BULAN[day.month - 1].capitalize()} {day.year}"


def _signer(process: ResolvedProcess) -> str:
    """The title of the person who signs."""
    titles = (process.target.title(role) for role in SIGNER_ROLES)
    found = next((title for title in titles if title), "")
    return found.replace("{unit}", process.target.name)


def _related(process: ResolvedProcess, defs: DefinitionSet) -> tuple[str, ...]:
    """Keterkaitan: what the definition says, the SOPs that it calls, and its own map."""
    said = [str(text) for text in process.sop.keterkaitan]
    calls = {
        step.called: f"SOP {called_name(step)} ({step.called})"
        for step in process.walk()
        if step.kind is StepKind.CALL and step.called
    }
    callers = {
        code: f"SOP {other.nama} ({code})"
        for code, other in defs.proses.items()
        if "{" not in other.nama and process.code in other.panggilan
    }
    own = f"Peta lintas fungsi {map_code(defs.daerah, process.code)} {process.name}"
    return tuple(dict.fromkeys((*said, *calls.values(), *callers.values(), own)))
