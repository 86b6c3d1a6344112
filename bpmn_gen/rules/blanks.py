"""Blanks: what the definitions leave to be filled in, listed once for each process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import listed, quoted
from bpmn_gen.definition.schema import Kegiatan, Keputusan, Pemeriksaan, Selesai
from bpmn_gen.definition.schema.langkah import LangkahKerja
from bpmn_gen.rules.finding import info
from bpmn_gen.rules.survey import place_of, short_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from bpmn_gen.compiler.flow import Place
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey, View

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
        hints = ["isi pada prosesnya, atau isi waktu per unit di unit.yaml"]
        filled = _filled_in(survey, views)
        if filled or _is_timed(views):
            questions = _untimed_questions(views, filled)
            blank["waktu"] += [short_name(place) for place in questions]
            untimed = [one for one in work.values() if not getattr(one.step, "waktu", None)]
            lacking = [one for one in (*untimed, *questions) if short_name(one) not in filled]
            always = _on_every_way(views[0], lacking)
            if always:
                told = "lama prosesnya belum lengkap tanpa waktu langkah di setiap jalan"
                hints.append(f"{told}: {listed(always)}")
        parts = [f"{column} ({listed(ids)})" for column, ids in blank.items() if ids]
        if parts:
            message = f"kolom SOP proses {quoted(code)} masih kosong: {'; '.join(parts)}"
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


def _is_timed(views: tuple[View, ...]) -> bool:
    """Whether some step of a process says how long it takes."""
    steps = (place.step for view in views for place in view.flow.places)
    return any(isinstance(step, LangkahKerja) and step.waktu for step in steps)


def _filled_in(survey: Survey, views: tuple[View, ...]) -> set[str]:
    """The steps of a process of which some unit says how long they take, by their ids."""
    codes = {view.form.code for view in views}
    return {
        str(step)
        for unit in survey.defs.unit
        for code, durations in unit.waktu.items()
        if str(code) in codes
        for step in durations
    }


def _on_every_way(view: View, places: list[Place]) -> list[str]:
    """Those of some steps that every run takes, by their short names."""
    always = {view.flow.places[index].id for index in view.unavoidable}
    return [short_name(place) for place in places if place.id in always]


def _untimed_questions(views: tuple[View, ...], filled: Container[str]) -> list[Place]:
    """Decisions without a time; not those that share the row of the work that leads to them."""
    found: dict[str, Place] = {}
    for view in views:
        places = view.flow.places
        asked = {
            jump.target
            for place in places
            if isinstance(place.step, Pemeriksaan)
            for jump in place.jumps
        }
        for place in places:
            step = place.step
            if isinstance(step, Keputusan) and not step.waktu and place.index not in asked:
                found.setdefault(place.id, place)
    return [place for place in found.values() if short_name(place) not in filled]
