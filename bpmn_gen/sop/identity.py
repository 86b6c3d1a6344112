"""The identity block of an SOP: the values that are known, and blanks for the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.applicability import applicable
from bpmn_gen.compiler.document_codes import map_code
from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.definition.citation import parse
from bpmn_gen.definition.dates import spoken_date
from bpmn_gen.definition.legal_citation import legal_words, without_promulgation
from bpmn_gen.definition.text import capitalised
from bpmn_gen.diagnostics import Findings
from bpmn_gen.sop.document import Identity
from bpmn_gen.sop.rows import called_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.text import Text

BLANK_DECREE = "Nomor ........ Tahun ........"
"""A decree of which nothing is known yet."""


def identity_block(process: ResolvedProcess, defs: DefinitionSet) -> Identity:
    """The identity block of a process."""
    sop, unit = process.sop, process.target.unit
    signer = sop.disahkan_oleh
    basis = tuple(map(str, sop.dasar_hukum)) or _common_basis(process, defs)
    title, decree = ("", "") if signer and signer.jabatan else _by_setting(defs)
    return Identity(
        government=str(defs.daerah.pemerintah),
        unit=process.target.name,
        letterhead=tuple(str(line) for line in (unit.kop if unit else ()) or defs.daerah.kop),
        number=str(sop.nomor or ""),
        made=_date(sop.tanggal_pembuatan),
        revised=_date(sop.tanggal_revisi),
        effective=_date(sop.tanggal_efektif),
        signer_title=str(signer.jabatan) if signer and signer.jabatan else title,
        signer_decree=decree,
        signer_name=str(signer.nama or "") if signer else "",
        signer_rank=str(signer.pangkat or "") if signer else "",
        signer_nip=str(signer.nip or "") if signer else "",
        name=str(sop.nama or process.name),
        legal_basis=(*basis, *_cited_beside(process, defs, basis)),
        qualifications=(*map(str, sop.kualifikasi), *_of_actors(process)),
        related=_related(process, defs),
        equipment=tuple(map(str, sop.peralatan)),
        warnings=(*map(str, sop.peringatan), *_stated(process, defs)),
        records=tuple(map(str, sop.pencatatan)),
    )


def printed_lists(process: ResolvedProcess, defs: DefinitionSet) -> dict[str, tuple[str, ...]]:
    """By key of ``sop``: the items of a list as they are printed, without what is added to them."""
    sop = process.sop
    lists = {
        "dasar_hukum": sop.dasar_hukum or _common_basis(process, defs),
        "kualifikasi": sop.kualifikasi,
        "peralatan": sop.peralatan,
        "peringatan": sop.peringatan,
        "pencatatan": sop.pencatatan,
    }
    return {key: tuple(map(str, texts)) for key, texts in lists.items()}


def _common_basis(process: ResolvedProcess, defs: DefinitionSet) -> tuple[str, ...]:
    """The laws that all SOPs of the regency rest on, as the narrow form of an SOP names them.

    An office's own process rests on what it names and cites; where that is nothing, on a blank.
    """
    if process.is_own:
        return ()
    return tuple(without_promulgation(str(law)) for law in defs.daerah.dasar_hukum)


def _cited_beside(
    process: ResolvedProcess, defs: DefinitionSet, basis: tuple[str, ...]
) -> Iterator[str]:
    """The regulations that the process or its steps cite and that its basis does not name yet."""
    named = {parse(law).regulation for law in basis if parse(law).regulation}
    steps = (ref for step in process.walk() for ref in step.sources)
    phases = (ref for phase in process.phases for ref in phase.sources)
    for book in legal_words(defs.peraturan).books_of((*process.sources, *phases, *steps)):
        if not named & {parse(book.sebutan).regulation, parse(book.judul).regulation}:
            yield without_promulgation(str(book.judul))


def _date(written: Text | None) -> str:
    """A date in words, e.g. ``24 November 2026``."""
    day: dt.date | None = getattr(written, "hari", None)
    if day is None:
        return str(written or "")
    return spoken_date(day)


def _of_actors(process: ResolvedProcess) -> Iterator[str]:
    """What single actors must be able to do, each under its title."""
    for actor in (*process.actors, *process.parties):
        if actor.qualifications:
            yield f"{actor.name}: {'; '.join(actor.qualifications)}"


def _stated(process: ResolvedProcess, defs: DefinitionSet) -> Iterator[str]:
    """Provisions that no step carries out, in a sentence each, with their places."""
    words = legal_words(defs.peraturan)
    for ref in process.stated:
        if (provision := words.index.find(ref)) is not None:
            text = str(provision.ringkasan)
            yield f"{capitalised(text)} ({words.of(provision)})"


def _by_setting(defs: DefinitionSet) -> tuple[str, str]:
    """Who sets SOPs, and by which decree, where the regency wants it printed.

    Pasal 22 ayat (6) has SOPs set by Keputusan Bupati and names no office of the unit.
    """
    settings = defs.daerah.sop
    if settings.pengesahan != "bupati":
        return "", ""
    head = str(defs.daerah.kepala)
    return head, f"Keputusan {head} {settings.keputusan or BLANK_DECREE}"


def _related(process: ResolvedProcess, defs: DefinitionSet) -> tuple[str, ...]:
    """Keterkaitan: what the definition says, SOPs that call or are called, and the map.

    Where the definition of an office's own process says nothing, SOPs count as well that make a
    paper which this one needs, or need one which it makes.
    """
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
    shared = tuple(_sharing(process, defs)) if process.is_own and not said else ()
    own = f"Peta lintas fungsi {map_code(defs.daerah, process.code)} {process.name}"
    return tuple(dict.fromkeys((*said, *calls.values(), *callers.values(), *shared, own)))


def _sharing(process: ResolvedProcess, defs: DefinitionSet) -> Iterator[str]:
    """SOPs of the unit that hand papers to this one or get some of it."""
    mine = defs.proses.get(process.code)
    if mine is None:
        return
    for code, other in defs.proses.items():
        shares = mine.dibuat & other.diperlukan or mine.diperlukan & other.dibuat
        is_sop = code != process.code and not other.rujukan_bagi
        names_it = shares and is_sop and "{" not in other.nama
        if names_it and any(applicable(other, process.target, Findings())):
            yield f"SOP {other.nama} ({code})"
