"""What came of a simulation, in Indonesian sentences and as plain data."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from bpmn_gen.commands.report import as_data as finding
from bpmn_gen.commands.simulating import names_of
from bpmn_gen.compiler.wording import listed
from bpmn_gen.costing.amounts import MINUTES_OF_HOUR
from bpmn_gen.costing.wording import measure, number
from bpmn_gen.simulation.inputs import WEEKS
from bpmn_gen.simulation.outcome import PERCENTILES, TIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.commands.simulating import Run, Simulated
    from bpmn_gen.costing.amounts import Pace
    from bpmn_gen.simulation.outcome import Times, Use

_NAMED = 8
"""Steps that a remark names; the others are counted."""
_HOW = (
    "Kasus datang acak sepanjang jam kerja dan dilayani menurut urutan datang; lama langkah acak",
    "dalam rentangnya. Menit dan jam memakai orangnya; hari kerja dan hari hanya berlalu.",
    "Sepersepuluh kasus pertama tidak dihitung; ± berlaku untuk 95 dari 100 kali simulasi.",
)
_SIDES = ("Semula", "Dengan lembar masukan")


def report(found: Simulated) -> Iterator[str]:
    """The lines for people."""
    cases = f"{found.wish.cases:,}".replace(",", ".")
    yield f"Simulasi {found.unit}: {cases} kasus, benih {found.wish.seed}"
    for run, side in zip(found.runs, _SIDES[-len(found.runs) :], strict=True):
        if found.wish.sheet is not None:
            yield ""
            yield f"== {side} =="
        yield from _run(run)
    if len(found.runs) > 1:
        yield ""
        yield from _changes(*found.runs)
    yield ""
    yield from _remarks(found)


def _run(run: Run) -> Iterator[str]:
    """The figures of one run."""
    inputs, outcome = run.inputs, run.outcome
    for times in outcome.times:
        yield ""
        volume = number(Fraction(inputs.volumes[times.code]))
        yield f"{times.code} {inputs.processes[times.code].name} ({volume} kali setahun)"
        if outcome.is_overrun:
            yield "  lamanya tidak dapat disebut: pekerjaan datang lebih cepat daripada selesainya"
            continue
        if not times.is_told:
            counted = f"hanya {times.cases} kasus terhitung" if times.cases else "belum ada kasus"
            yield f"  {counted}, terlalu sedikit untuk menyebut lamanya; perbanyak --kasus"
            continue
        error = "" if times.error == 0 else f", ± {_hours(times.error)}"
        yield f"  rata-rata {_lasting(times.mean, inputs.pace)}{error}"
        for part, value in zip(PERCENTILES, times.percentiles, strict=True):
            yield f"  {part} dari 100 selesai dalam {_lasting(value, inputs.pace)}"
    if outcome.uses:
        yield ""
        yield "Jabatan"
    yield from map(_use, outcome.uses)
    if (narrow := outcome.bottleneck) is not None:
        yield f"Hambatan: {narrow.title}, {_why(narrow)}"


def _use(use: Use) -> str:
    """How busy one title is."""
    if use.is_overrun:
        return f"  {use.title}: {use.people} orang, terpakai {_share(use)}: antrean tumbuh terus"
    waiting = (
        f"tiap kasus menunggu rata-rata {_hours(use.waiting)}" if use.waiting else "tanpa antre"
    )
    return f"  {use.title}: {use.people} orang, terpakai {_share(use)}, {waiting}"


def _why(use: Use) -> str:
    """Why a title holds cases up most."""
    if use.is_overrun:
        return f"pekerjaannya {_share(use)} dari waktu {use.people} orang itu"
    busy = "paling banyak terpakai" if use.share < TIGHT else "hampir seluruh waktunya terpakai"
    return f"{busy} ({_share(use)}) dan paling banyak {use.longest} kasus menunggu sekaligus"


def _changes(before: Run, after: Run) -> Iterator[str]:
    """What a change of numbers does to the means."""
    yield "Perubahan rata-rata"
    known = {times.code: times for times in before.outcome.times}
    for times in after.outcome.times:
        old = known.get(times.code)
        if (
            old is None
            or not (old.is_told and times.is_told)
            or before.outcome.is_overrun
            or after.outcome.is_overrun
        ):
            continue
        pace = after.inputs.pace
        more = times.mean - old.mean
        sure = "" if abs(more) > times.error + old.error else " (dalam batas ketidakpastian)"
        told = "lebih lama" if more > 0 else "lebih cepat"
        yield (
            f"  {times.code}: {_lasting(old.mean, pace)} menjadi {_lasting(times.mean, pace)}, "
            f"{_hours(abs(more))} {told}{sure}"
        )
    if before.outcome.is_overrun or after.outcome.is_overrun:
        which = "semula" if before.outcome.is_overrun else "dengan lembar masukan"
        yield f"  tidak dapat dibandingkan: {which} antreannya tumbuh terus"


def _remarks(found: Simulated) -> Iterator[str]:
    """All that has to be said with the figures."""
    inputs = found.runs[-1].inputs
    yield "Cara membaca"
    days = inputs.pace.days_of_week * WEEKS
    yield f"  {measure(inputs.pace)}; setahun {days} hari kerja, tanpa libur dan cuti."
    yield from (f"  {line}" for line in _HOW)
    if any(TIGHT <= use.share < 1 for run in found.runs for use in run.outcome.uses):
        yield (
            "  Bila hampir seluruh waktu sebuah jabatan terpakai, ± dapat terlalu kecil; "
            "perbanyak --kasus."
        )
    if inputs.unnumbered:
        names = _some(inputs.unnumbered)
        yield f"  Tidak membuat antre, karena jumlah pegawainya tidak disebut: {names}."
    for keys, words in (
        (inputs.untimed, "Dihitung nol karena waktunya belum diisi"),
        (inputs.together, "Semua cabangnya dijalankan, karena tidak diketahui yang mana"),
        (inputs.undecided, "Tiap cabangnya dianggap sama seringnya"),
    ):
        if keys:
            yield f"  {words}: {_some(names_of(inputs, keys))}."


def _some(names: Sequence[str]) -> str:
    """The first of many names, and how many more there are."""
    rest = len(names) - _NAMED
    return listed([*names[:_NAMED], *([f"{rest} lainnya"] if rest > 0 else [])])


def _lasting(minutes: float, pace: Pace) -> str:
    """A time by the clock of work, in hours and from one working day on in days as well."""
    days = Fraction(minutes) / pace.minutes_of_day
    return f"{_hours(minutes)} ({_rounded(days)} hari kerja)" if days >= 1 else _hours(minutes)


def _hours(minutes: float) -> str:
    """Minutes, or hours from one hour on; chance makes more figures than these worthless."""
    if minutes < MINUTES_OF_HOUR:
        return f"{_rounded(Fraction(minutes))} menit kerja"
    return f"{_rounded(Fraction(minutes) / MINUTES_OF_HOUR)} jam kerja"


def _rounded(value: Fraction) -> str:
    """A number with one decimal, as Indonesians write it."""
    return number(Fraction(round(value * 10), 10))


def _share(use: Use) -> str:
    """How much of their time the people of a title work."""
    return f"{round(use.share * 100)}%"


def as_data(found: Simulated) -> dict[str, Any]:
    """The same as plain data; times in minutes of work."""
    return {
        "unit": found.unit,
        "kasus": found.wish.cases,
        "benih": found.wish.seed,
        "menit_per_hari_kerja": float(found.runs[-1].inputs.pace.minutes_of_day),
        "temuan": [finding(item) for item in found.findings],
        "hasil": [
            {
                "proses": [_times(times, run) for times in run.outcome.times],
                "jabatan": [
                    {
                        "nama": use.title,
                        "orang": use.people,
                        "terpakai": use.share,
                        "menunggu": use.waiting,
                        "antrean_terpanjang": use.longest,
                    }
                    for use in run.outcome.uses
                ],
                "hambatan": run.outcome.bottleneck.title if run.outcome.bottleneck else None,
                "antrean_tumbuh": run.outcome.is_overrun,
                "tanpa_waktu": [list(key) for key in run.inputs.untimed],
                "tanpa_peluang": [list(key) for key in run.inputs.undecided],
                "tanpa_jumlah_pegawai": list(run.inputs.unnumbered),
            }
            for run in found.runs
        ],
    }


def _times(times: Times, run: Run) -> dict[str, Any]:
    """The figures of one process; without times where a queue grows without end."""
    is_open = run.outcome.is_overrun or not times.is_told
    return {
        "kode": times.code,
        "nama": run.inputs.processes[times.code].name,
        "volume": float(run.inputs.volumes[times.code]),
        "kasus": times.cases,
        "rata_rata": None if is_open else times.mean,
        "ketidakpastian": None if is_open else times.error,
        "persentil": None
        if is_open
        else dict(zip(map(str, PERCENTILES), times.percentiles, strict=True)),
    }
