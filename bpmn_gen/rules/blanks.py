"""Blanks: what the definitions leave to be filled in, listed once for each process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import listed, quoted
from bpmn_gen.definition.schema import Kegiatan, Selesai
from bpmn_gen.rules.finding import info
from bpmn_gen.rules.survey import place_of, short_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.flow import Place
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey

COLUMNS = ("kelengkapan", "waktu", "keluaran")
"""The mutu baku of a kegiatan: columns of the SOP that stay blank when nothing is given."""

UNREGULATED = "tidak diatur"
"""What an end says when the regulation leaves open what follows."""


def blank_columns(survey: Survey) -> Iterator[Diagnostic]:
    """The mutu baku of every kegiatan is filled in; a blank is no mistake, but it shows.

    Wrong::

        - {id: kirim, kegiatan: Mengirim surat, oleh: pemohon}

    Right::

        - id: kirim
          kegiatan: Mengirim surat
          oleh: pemohon
          kelengkapan: Rencana kebutuhan
          waktu: 1 hari kerja
          keluaran: Surat permohonan
    """
    for code, views in survey.views_by_process.items():
        if code in survey.defs.incomplete or all(map(survey.is_reference, views)):
            continue
        work: dict[str, Place] = {}
        for place in (place for view in views for place in view.flow.places):
            if isinstance(place.step, Kegiatan):
                work.setdefault(place.id, place)
        blank = {column: _lacking(work, column) for column in COLUMNS}
        parts = [f"{column} ({listed(ids)})" for column, ids in blank.items() if ids]
        if parts:
            message = f"kolom SOP proses {quoted(code)} masih kosong: {'; '.join(parts)}"
            hints = ("isi pada prosesnya, atau isi waktu per unit di unit.yaml",)
            yield info("blank-columns", message, views[0].process.kode.span, hints)


def unregulated_end(survey: Survey) -> Iterator[Diagnostic]:
    """A branch that the regulation opens and does not finish is something for a review to decide.

    Its end says so with the words "tidak diatur"; one finding for each process lists such ends.

    Wrong::

        - {selesai: Permohonan ditolak (tindak lanjut tidak diatur), oleh: pemohon}

    Right::

        - {selesai: Permohonan ditolak, oleh: pemohon}
    """
    for code, views in survey.views_by_process.items():
        ends: dict[str, Place] = {}
        for place in (place for view in views for place in view.flow.places):
            step = place.step
            if isinstance(step, Selesai) and UNREGULATED in step.selesai.casefold():
                ends.setdefault(place.id, place)
        if ends:
            message = f"proses {quoted(code)} berakhir di tempat yang tidak diatur peraturan: "
            named = [(place_of(place.step), short_name(place)) for place in ends.values()]
            message += listed([name for _span, name in named])
            hints = ("putuskan dalam reviu proses bisnis",)
            span = views[0].process.kode.span
            yield info("unregulated-end", message, span, hints, tuple(named))


def _lacking(work: dict[str, Place], column: str) -> list[str]:
    """The steps that say nothing in a column, by their short names."""
    return [short_name(place) for place in work.values() if not getattr(place.step, column)]
