"""Citations: each points at a provision, and each piece of work has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import listed, quoted
from bpmn_gen.definition.citation import parse
from bpmn_gen.definition.schema import Kegiatan, Keputusan, Panggilan
from bpmn_gen.rules.finding import error, warning
from bpmn_gen.rules.survey import place_of, short_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.flow import Place
    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey

WORK = (Kegiatan, Keputusan, Panggilan)
"""Steps for which a provision has to ask."""


def unknown_provision(survey: Survey) -> Iterator[Diagnostic]:
    """Every citation points at a provision in peraturan/.

    Wrong::

        sumber: Pasal 113 ayat (5)

    Right::

        sumber: Pasal 13 ayat (5)
    """
    index = survey.provisions
    known: dict[str, bool] = {}
    for ref in _citations(survey) if len(index) else ():
        key = str(ref)
        if key not in known:
            known[key] = index.knows(key)
        if known[key]:
            continue
        named = parse(key).regulation
        if named and index.book_named(named) is None:
            message = f"peraturan pada {quoted(ref)} tidak ada di folder peraturan"
            names = [str(book.sebutan) for book in survey.defs.peraturan]
            advice = (
                "bila hanya menjadi dasar hukum, pindahkan ke 'dasar_hukum' prosesnya",
                f"bila dirujuk per pasal, tambahkan berkas peraturannya; yang ada: {listed(names)}",
            )
            yield warning("unknown-regulation", message, ref.span, advice)
            continue
        hints = index.suggest(key) if survey.may_compare(len(index)) else ()
        yield error("unknown-provision", f"ketentuan {quoted(ref)} tidak ada", ref.span, hints)


def _citations(survey: Survey) -> Iterator[Text]:
    """Every citation of every definition."""
    defs = survey.defs
    for code, process in defs.proses.items():
        yield from (*process.sumber, *process.menyatakan)
        yield from (ref for phase in process.tahap for ref in phase.sumber)
        yield from (ref for variant in process.varian for ref in variant.sumber)
        steps = (place.step for view in survey.views_by_process[code] for place in view.flow.places)
        cited = (ref for step in steps for ref in (*step.sumber, *step.menyatakan))
        yield from {id(ref): ref for ref in cited}.values()
    for tipe in defs.tipe_unit.values():
        yield from tipe.sumber
        for rule in tipe.penilai:
            yield from rule.sumber
    groups = defs.peta.peta if defs.peta else ()
    yield from (ref for role in defs.jabatan.values() for ref in role.sumber)
    yield from (ref for form in defs.formulir.values() for ref in form.sumber)
    yield from (ref for group in groups for ref in (*group.sumber, *group.menyatakan))


def heading_carried_out(survey: Survey) -> Iterator[Diagnostic]:
    """A step carries out or states what a provision says; a heading says nothing to do.

    Wrong::

        # Lampiran II.B.2: Penugasan (judul)
        - {kegiatan: Menugaskan pegawai, oleh: pimpinan, sumber: Lampiran II.B.2}

    Right::

        - {kegiatan: Menugaskan pegawai, oleh: pimpinan, sumber: Lampiran II.B.2.a.1}
    """
    index = survey.provisions
    for place in (place for view in survey.views for place in view.flow.places):
        for ref in (*place.step.sumber, *place.step.menyatakan):
            found = index.find(ref)
            if found is None or found.jenis not in ("judul", "definisi"):
                continue
            message = f"langkah {short_name(place)} merujuk {quoted(ref)} yang hanya {found.jenis}"
            hints = ("rujuk ketentuan di bawahnya yang memerintahkan sesuatu",)
            yield warning("heading-carried-out", message, ref.span, hints)


def unsaid_statement(survey: Survey) -> Iterator[Diagnostic]:
    """A step that states a provision has a text that says it.

    Wrong::

        - {kegiatan: Menunjuk tim, oleh: pimpinan, menyatakan: Pasal 11 ayat (3)}

    Right::

        - kegiatan: Menunjuk tim
          oleh: pimpinan
          keterangan: Tim dapat melibatkan satu atau lebih jenis jabatan
          menyatakan: Pasal 11 ayat (3)
    """
    for place in (place for view in survey.views for place in view.flow.places):
        step = place.step
        if step.menyatakan and not step.keterangan:
            message = f"langkah {short_name(place)} menyatakan ketentuan tanpa 'keterangan'"
            hints = ("tulis isi ketentuan itu pada 'keterangan', atau hapus 'menyatakan'",)
            yield warning("unsaid-statement", message, step.menyatakan[0].span, hints)


def unknown_provision_id(survey: Survey) -> Iterator[Diagnostic]:
    """The provisions that a unit type lists are in peraturan/, by id or by address.

    Wrong::

        penugasan: [lampiran-ii-d-7-99]

    Right::

        penugasan: [lampiran-ii-d-7-2-1]
    """
    index = survey.provisions
    ids = {str(item.id) for regulation in survey.defs.peraturan for item in regulation.ketentuan}
    for tipe in survey.defs.tipe_unit.values() if len(index) else ():
        for ref in (*tipe.kedudukan, *tipe.penugasan):
            if index.by_id(ref) is None and not index.knows(ref):
                hints = survey.suggest(ref, ids)
                message = f"ketentuan dengan id {quoted(ref)} tidak ada"
                yield error("unknown-provision-id", message, ref.span, hints)


def uncited_steps(survey: Survey) -> Iterator[Diagnostic]:
    """Every kegiatan, keputusan and call names the provision that asks for it.

    One finding for each process, which lists the steps.

    Wrong::

        - {kegiatan: Mengirim surat permohonan, oleh: pemohon}

    Right::

        - {kegiatan: Mengirim surat permohonan, oleh: pemohon, sumber: Lampiran II.B.2.a.2.a}
    """
    for code, views in survey.views_by_process.items():
        places = _uncited(place for view in views for place in view.flow.places)
        if places and code not in survey.defs.incomplete:
            names = listed([short_name(place) for place in places])
            message = f"{len(places)} langkah proses {quoted(code)} belum bersumber: {names}"
            related = tuple((place_of(place.step), short_name(place)) for place in places)
            hints = ("tambahkan 'sumber' pada langkah itu",)
            span = views[0].process.kode.span
            yield warning("uncited-steps", message, span, hints, related)


def _uncited(places: Iterator[Place]) -> list[Place]:
    """The work without a citation, each step once."""
    found: dict[str, Place] = {}
    for place in places:
        if isinstance(place.step, WORK) and not place.step.sumber:
            found.setdefault(place.id, place)
    return list(found.values())
