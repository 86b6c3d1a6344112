"""Durations of steps, wherever they are written, are stretches of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import quoted
from bpmn_gen.costing.amounts import pace_of, range_of
from bpmn_gen.costing.wording import CALENDAR, kinds_in, measure
from bpmn_gen.definition.schema.langkah import LangkahKerja
from bpmn_gen.model.duration import in_figures, in_order, mended, read_duration
from bpmn_gen.rules.finding import info, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey, View

AS_IT_IS = "dicetak apa adanya; agar dapat dihitung, tulis misalnya '30 menit' atau '2 jam'"
"""What becomes of a duration that is no number with a unit."""


def duration_without_unit(view: View) -> Iterator[Diagnostic]:
    """A duration is a number with a unit of time.

    Wrong::

        waktu: segera

    Right::

        waktu: 1 hari kerja
    """
    for duration in _of_steps(view):
        yield from _without_unit(duration)


def unit_duration_without_unit(survey: Survey) -> Iterator[Diagnostic]:
    """A duration that a unit fills in is a number with a unit of time.

    Wrong::

        waktu: {CLP.01.01: {susun: secepatnya}}

    Right::

        waktu: {CLP.01.01: {susun: 2 jam}}
    """
    for duration in _of_units(survey):
        yield from _without_unit(duration)


def duration_in_words(view: View) -> Iterator[Diagnostic]:
    """The number of a duration stands in figures, which the column of an SOP asks for.

    Wrong::

        waktu: lima menit

    Right::

        waktu: 5 menit
    """
    for duration in _of_steps(view):
        yield from _in_words(duration)


def unit_duration_in_words(survey: Survey) -> Iterator[Diagnostic]:
    """The number of a duration that a unit fills in stands in figures.

    Wrong::

        waktu: {CLP.01.01: {susun: dua jam}}

    Right::

        waktu: {CLP.01.01: {susun: 2 jam}}
    """
    for duration in _of_units(survey):
        yield from _in_words(duration)


def impossible_duration(view: View) -> Iterator[Diagnostic]:
    """A duration lasts longer than nothing, and its range goes from the less to the more.

    Wrong::

        waktu: 10-5 menit

    Right::

        waktu: 5-10 menit
    """
    for duration in _of_steps(view):
        yield from _impossible(duration)


def unit_impossible_duration(survey: Survey) -> Iterator[Diagnostic]:
    """A duration that a unit fills in lasts, and its range goes from the less to the more.

    Wrong::

        waktu: {CLP.01.01: {susun: 0 menit}}

    Right::

        waktu: {CLP.01.01: {susun: 5 menit}}
    """
    for duration in _of_units(survey):
        yield from _impossible(duration)


def mixed_times(survey: Survey) -> Iterator[Diagnostic]:
    """Days of the calendar do not add up with times of work; days at work say ``hari kerja``.

    Minutes beside working days are told nowhere: every SOP has them, and sums keep them apart.

    Wrong::

        - {kegiatan: Memeriksa berkas, oleh: loket, waktu: 15 menit}
        - {kegiatan: Menandatangani surat, oleh: camat, waktu: 1 hari}

    Right::

        - {kegiatan: Memeriksa berkas, oleh: loket, waktu: 15 menit}
        - {kegiatan: Menandatangani surat, oleh: camat, waktu: 1 hari kerja}
    """
    sentence = measure(pace_of(survey.defs.daerah.waktu_kerja))
    hints = (
        "tulis 'hari kerja' bila yang dimaksud hari kerja",
        f"{sentence[0].lower()}{sentence[1:]}; ukuran ini diatur dengan 'waktu_kerja'",
    )
    for code, views in survey.views_by_process.items():
        said = [text for view in views for text in _of_steps(view)]
        places = [(said, view.process.kode.span) for view in views[:1]]
        if views and not _are_mixed(said):
            codes = {view.form.code for view in views}
            places += [
                ([*said, *durations.values()], key.span)
                for unit in survey.defs.unit
                for key, durations in unit.waktu.items()
                if str(key) in codes
            ]
        for texts, span in places:
            if _are_mixed(texts):
                message = (
                    f"waktu proses {quoted(code)} terdiri atas {' serta '.join(_kinds(texts))}, "
                    "yang tidak dapat dijumlahkan menjadi satu"
                )
                yield info("mixed-times", message, span, hints)


def _are_mixed(texts: Iterable[Text]) -> bool:
    """Whether times of the calendar stand beside times of work."""
    kinds = _kinds(texts)
    return len(kinds) > 1 and CALENDAR in kinds


def _kinds(texts: Iterable[Text]) -> list[str]:
    """The kinds of time that stand in some durations."""
    times = (range_of(str(text)) for text in texts)
    return kinds_in(time for time in times if time is not None)


def _of_steps(view: View) -> Iterator[Text]:
    """The durations of a process."""
    for place in view.flow.places:
        step = place.step
        if isinstance(step, LangkahKerja) and step.waktu is not None:
            yield step.waktu


def _of_units(survey: Survey) -> Iterator[Text]:
    """The durations that units fill in."""
    for unit in survey.defs.unit:
        for durations in unit.waktu.values():
            yield from durations.values()


def _without_unit(duration: Text) -> Iterator[Diagnostic]:
    """The finding for a duration without number or unit, which is printed as it is."""
    if read_duration(str(duration)) is None:
        message = f"waktu {quoted(duration)} bukan bilangan dengan satuan waktu"
        meant = mended(str(duration))
        hints = [f"maksud Anda '{meant}'?"] if meant else []
        hints.append(AS_IT_IS)
        yield warning("duration-without-unit", message, duration.span, tuple(hints))


def _in_words(duration: Text) -> Iterator[Diagnostic]:
    """The finding for a duration without any figure."""
    meant = in_figures(str(duration))
    if meant is not None:
        message = f"waktu {quoted(duration)} ditulis dengan kata, padahal kolomnya meminta angka"
        hints = (f"tulis dengan angka: '{meant}'",)
        yield warning("duration-in-words", message, duration.span, hints)


def _impossible(duration: Text) -> Iterator[Diagnostic]:
    """The finding for a duration that can be read and cannot be meant."""
    found = read_duration(str(duration))
    if found is None:
        return
    if not found.remark and all(part.most == part.least == 0 for part in found.parts):
        hints = ("tulis lama yang sebenarnya, atau hapus waktunya bila belum diketahui",)
        message = f"waktu {quoted(duration)} lamanya nol"
        yield warning("impossible-duration", message, duration.span, hints)
    elif any(part.least > part.most for part in found.parts):
        message = f"waktu {quoted(duration)} dari yang lama ke yang singkat"
        meant = in_order(str(duration))
        hints = (f"maksud Anda '{meant}'?",) if meant else ("tulis yang singkat dahulu",)
        yield warning("impossible-duration", message, duration.span, hints)
