"""SOPs: what the form of PermenPANRB 35/2012 wants of an SOP as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import listed, quoted
from bpmn_gen.definition.schema import Blok
from bpmn_gen.definition.schema.langkah import LangkahKerja
from bpmn_gen.definition.schema.types import Tanggal
from bpmn_gen.definition.text import folded
from bpmn_gen.rules.finding import error, info, warning
from bpmn_gen.sop.papers import most_actors, too_many_actors
from bpmn_gen.sop.style import document_style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.schema import Sop
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey, View

_ORDER = (
    ("tanggal_pembuatan", "tanggal_revisi"),
    ("tanggal_pembuatan", "tanggal_efektif"),
)
"""Dates of which the first may not be later than the second."""


def dates_out_of_order(survey: Survey) -> Iterator[Diagnostic]:
    """An SOP is made before it is revised and before it comes into force.

    Wrong::

        sop: {tanggal_pembuatan: 2026-03-02, tanggal_efektif: 2026-02-27}

    Right::

        sop: {tanggal_pembuatan: 2026-02-27, tanggal_efektif: 2026-03-02}
    """
    for process in survey.defs.proses.values():
        yield from _dates(process.sop)
    for unit in survey.defs.unit:
        for sop in unit.sop.values():
            yield from _dates(sop)


BOTH = 2
"""Dates that can be compared."""


def _dates(sop: Sop) -> Iterator[Diagnostic]:
    """The findings for one identity block."""
    for earlier, later in _ORDER:
        first, second = getattr(sop, earlier), getattr(sop, later)
        days = [day.hari for day in (first, second) if isinstance(day, Tanggal) and day.hari]
        if len(days) == BOTH and days[0] > days[1]:
            names = (earlier.replace("_", " "), later.replace("_", " "))
            order = f"{names[0]} {quoted(first)} sesudah {names[1]} {quoted(second)}"
            message = f"urutan tanggal terbalik: {order}"
            related = ((first.span, names[0]),)
            hints = ("perbaiki salah satu tanggalnya",)
            yield error("dates-out-of-order", message, second.span, hints, related)


def missing_legal_basis(survey: Survey) -> Iterator[Diagnostic]:
    """Every SOP has a legal basis: its own, or the one that daerah.yaml gives to all.

    Wrong::

        sop: {peralatan: Komputer}

    Right::

        sop: {peralatan: Komputer, dasar_hukum: Peraturan Bupati Cilacap Nomor 5 Tahun 2024}
    """
    if survey.defs.daerah.dasar_hukum:
        return
    for process in survey.defs.proses.values():
        if not process.sop.dasar_hukum:
            message = f"proses {quoted(process.kode)} tidak punya dasar hukum untuk SOP"
            hints = ("isi 'dasar_hukum' pada 'sop' proses atau untuk semua di daerah.yaml",)
            yield warning("missing-legal-basis", message, process.span_of("sop"), hints)


def output_not_carried(survey: Survey) -> Iterator[Diagnostic]:
    """What a step puts out is needed by another one; what leaves the process comes from the last.

    Wrong::

        - {kegiatan: Menyusun konsep, oleh: a, keluaran: Konsep}
        - {kegiatan: Menandatangani surat, oleh: b, kelengkapan: Surat}

    Right::

        - {kegiatan: Menyusun konsep, oleh: a, keluaran: Konsep}
        - {kegiatan: Menandatangani surat, oleh: b, kelengkapan: Konsep}
    """
    for view in _as_written(survey):
        yield from _outputs(view)


def _outputs(view: View) -> Iterator[Diagnostic]:
    """The finding for outputs that no other step of the process takes up."""
    steps = [place.step for place in view.flow.places if isinstance(place.step, LangkahKerja)]
    needed = {folded(item) for step in steps for item in step.kelengkapan}
    if not needed:
        return
    lost = [item for step in steps[:-2] for item in step.keluaran if folded(item) not in needed]
    last = {folded(item) for step in steps[-2:] for item in step.keluaran}
    lost = [item for item in lost if folded(item) not in last]
    if lost:
        names = listed([quoted(item) for item in lost])
        message = f"keluaran tidak menjadi kelengkapan langkah lain: {names}"
        related = tuple((item.span, str(item)) for item in lost[1:])
        hints = ("tulis keluaran itu pada 'kelengkapan' langkah yang memakainya",)
        yield info("output-not-carried", message, lost[0].span, hints, related)


def column_order(survey: Survey) -> Iterator[Diagnostic]:
    """Actors are listed in the order in which they first act: lanes and columns follow the list.

    Wrong::

        pelaku: {kepala: pejabat_level_1, staf: jf_pelaksana}
        langkah: [{mulai: Rencana, oleh: staf}, {selesai: Selesai, oleh: kepala}]

    Right::

        pelaku: {staf: jf_pelaksana, kepala: pejabat_level_1}
        langkah: [{mulai: Rencana, oleh: staf}, {selesai: Selesai, oleh: kepala}]
    """
    for view in _as_written(survey):
        yield from _order(view)


def sop_too_many_actors(survey: Survey) -> Iterator[Diagnostic]:
    """The actors of an SOP have a column each on a paper that offices can print on.

    Wrong::

        pelaku: {p1: Camat, p2: Sekretaris, ... p40: Lurah}      # each of whom does a step

    Right::

        langkah: [..., {proses: CLP.02.03, oleh: p20}, ...]      # the others act in another SOP
    """
    style = document_style(survey.defs.daerah)
    for view in _as_written(survey):
        acting = {place.step.oleh for place in view.flow.places}
        count = len(acting.intersection(view.process.pelaku))
        if count > most_actors(style):
            yield too_many_actors(count, style, view.process.span_of("pelaku"))


def _as_written(survey: Survey) -> Iterator[View]:
    """Every process that becomes an SOP as it is written, without its variants."""
    for code, views in survey.views_by_process.items():
        if code not in survey.defs.incomplete and not all(map(survey.is_reference, views)):
            yield from views[:1]


def _order(view: View) -> Iterator[Diagnostic]:
    """The finding for actors that act in another order than they are listed."""
    steps = (place.step for place in view.flow.places)
    first_use = dict.fromkeys(step.oleh for step in steps if not isinstance(step, Blok))
    used = [key for key in first_use if key in view.process.pelaku]
    kept = [key for key in view.process.pelaku if key in first_use]
    if used != kept:
        message = f"pelaku tidak diurutkan menurut langkah pertamanya: {listed(used)}"
        hints = ("urutkan 'pelaku' demikian agar panah di peta dan SOP lebih pendek",)
        yield info("column-order", message, view.process.span_of("pelaku"), hints)
