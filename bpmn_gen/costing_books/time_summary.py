"""The sheets that sum up: processes, actors, and the measure by which kinds are compared."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bpmn_gen.costing.handovers import elsewhere, handovers, parts
from bpmn_gen.costing.wording import from_to, in_words
from bpmn_gen.costing_books.kinds import (
    DAYS_OF_MONTH,
    DAYS_OF_WEEK,
    HOURS_OF_DAY,
    headings,
    in_days,
)
from bpmn_gen.costing_books.time_places import (
    ACTORS,
    HEAD_ROWS,
    LEAST,
    MEAN,
    MEASURE,
    MOST,
    RETURNS,
    SUMMARY,
    YES,
    shown_steps,
)
from bpmn_gen.workbook.figures import At, Cell, Look, Page, area, sum_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.costing.amounts import Pace
    from bpmn_gen.costing.handovers import Part
    from bpmn_gen.costing.lead_time import LeadTime
    from bpmn_gen.costing_books.time_places import Places

_MONTH = 30
_NAMED = 6
"""Processes without times that are named."""


def summary_page(
    unit: str, leads: Sequence[LeadTime], untimed: Sequence[str], places: Places
) -> Page:
    """One row for each process."""
    count = len(places.kinds)
    across = 2 + 4 * count + 6
    rows: list[tuple[Cell, ...]] = [
        (Cell(f"Waktu proses {unit}", Look.TITLE),),
        (Cell(_READING, Look.NOTE, across=across),),
        (Cell(_lacking(untimed), Look.NOTE, across=across),),
    ]
    names = [kind.heading for kind in places.kinds]
    rows += headings(
        "Kode", "Proses", ("Tercepat", names), ("Biasa", names), ("Terlama", names),
        "Terlama, disetarakan hari kerja", "Serah terima", "Antarunit", "Pengembalian",
        ("Terlama di luar unit", names), "Langkah tanpa waktu", "Keterangan",
    )  # fmt: skip
    rows += [_Summary(lead, places).row() for lead in leads]
    widths = (11, 34, *(9,) * (3 * count), 11, 8, 9, 12, *(9,) * count, 9, 44)
    return Page(SUMMARY, widths, tuple(rows), frozen=(5, 2), repeated=(3, 4))


_READING = """\
Jam dan menit adalah waktu kerja seseorang, hari kerja waktu di kantor, hari dan bulan waktu \
kalender; jumlahnya sendiri-sendiri. ≥ berarti sekurang-kurangnya: masih ada yang belum diisi. \
Terlama memuat setiap pengembalian sekali; biasa adalah rata-rata menurut peluang cabang."""


def _lacking(untimed: Sequence[str]) -> str:
    """Which processes are left out because they say no times."""
    if not untimed:
        return "Semua proses unit ini menyebut waktu."
    more = f" dan {len(untimed) - _NAMED} lainnya" if len(untimed) > _NAMED else ""
    return f"Belum ada waktu pada {len(untimed)} proses: {', '.join(untimed[:_NAMED])}{more}."


class _Summary:
    """Makes the row of one process."""

    def __init__(self, lead: LeadTime, places: Places) -> None:
        """Keep what is summed up."""
        self._lead, self._places, self._code = lead, places, lead.process.code
        whole = lead.is_complete
        self._number = Look.NUMBER if whole else Look.AT_LEAST
        self._average = Look.AVERAGE if whole else Look.AT_LEAST_AVERAGE

    def row(self) -> tuple[Cell, ...]:
        """The row."""
        lead, columns = self._lead, self._places.columns
        kinds = [*enumerate(self._places.kinds)]
        passed, away = handovers(lead), elsewhere(lead)
        row = self._places.summary[self._code]
        longest = [At(SUMMARY, self._places.summary_column(MOST, at), row).word for at, _ in kinds]
        same = lead.whole.most.weight(lead.pace) / lead.pace.minutes_of_day
        backs = self._places.rounds[self._code]
        counted = f"COUNTA({area(RETURNS, 0, backs[0], backs[-1])})" if backs else ""
        return (
            Cell(self._code),
            Cell(lead.process.name),
            *(Cell(k.of(lead.whole.least), self._number, self._shortest(at)) for at, k in kinds),
            *(self._usual(at) for at, _ in kinds),
            *(Cell(k.of(lead.whole.most), self._number, self._longest(at)) for at, k in kinds),
            Cell(same, self._average, in_days(self._places.kinds, longest)),
            Cell(len(passed), Look.NUMBER, self._sum(columns.handed)),
            Cell(sum(one.leaves_office for one in passed), Look.NUMBER, self._sum(columns.leaves)),
            Cell(len(lead.rounds), Look.NUMBER, counted),
            *(Cell(k.of(away), self._number, self._away(at)) for at, k in kinds),
            Cell(len(lead.gaps), Look.GAP if lead.gaps else Look.NUMBER, self._sum(columns.gap)),
            Cell(self._remark()),
        )

    def _sum(self, column: int) -> str:
        """All of a column of the steps."""
        return f"SUM({self._places.block(self._code, column)})"

    def _picked(self, at: int, sense: int, *marks: int) -> str:
        """The times of steps that have all of some marks."""
        places, code = self._places, self._code
        times = places.block(code, places.columns.of(at, sense))
        picked = "".join(f',{places.block(code, mark)},"{YES}"' for mark in marks)
        return f"SUMIFS({times}{picked})"

    def _shortest(self, at: int) -> str:
        return self._picked(at, LEAST, self._places.columns.on_shortest)

    def _longest(self, at: int) -> str:
        steps = self._picked(at, MOST, self._places.columns.on_longest)
        rows = self._places.rounds_on(self._lead, self._lead.longest_way)
        again = [At(RETURNS, self._places.round_column(at), row) for row in rows]
        return f"{steps}+{sum_of(again)}" if again else steps

    def _away(self, at: int) -> str:
        columns = self._places.columns
        return self._picked(at, MOST, columns.on_longest, columns.elsewhere)

    def _usual(self, at: int) -> Cell:
        """The average; without a formula where it does not hang on how often steps come about."""
        lead, places = self._lead, self._places
        if lead.usual is None:
            return Cell("?", Look.CENTRE)
        columns, code = places.columns, self._code
        value = places.kinds[at].of(lead.usual)
        if not self._follows():
            return Cell(value, self._average)
        mark, visits, mean = (
            places.block(code, column)
            for column in (columns.counted, columns.visits, columns.of(at, MEAN))
        )
        formula = f'SUMPRODUCT(--({mark}="{YES}"),{visits},{mean})'
        return Cell(value, self._average, formula)

    def _follows(self) -> bool:
        """Whether it is known how often each step comes about that adds to the average."""
        lead = self._lead
        return all(
            lead.visits.get(key) is not None
            for key in lead.times
            if key not in lead.outlasted and key in lead.visits
        )

    def _remark(self) -> str:
        """In words what the numbers say, and what they lack."""
        lead = self._lead
        said = [from_to(lead.whole)]
        if lead.usual is not None:
            said.append(f"biasa {in_words(lead.usual)}")
        text = "; ".join(said)
        if not lead.is_complete:
            text = f"sekurang-kurangnya {text}; belum lengkap"
        if lead.gaps:
            text += f": {len(lead.gaps)} langkah tanpa waktu"
        if lead.uncounted:
            text += f"; belum terhitung penuh: {', '.join(lead.uncounted)}"
        return f"{text}; {self._unusual()}" if lead.usual is None else text

    def _unusual(self) -> str:
        """Why there is no usual time."""
        lead = self._lead
        undecided = [step for step in lead.process.walk() if step.id in lead.undecided]
        if not undecided:
            return "biasa belum diketahui karena belum diketahui pada proses yang dipanggil"
        asked = [f"'{step.text}'" for step in undecided if step.outcomes][:2]
        if not asked:
            return "biasa tidak diketahui karena cabangnya dapat dipilih satu atau lebih"
        ways = " dan ".join(asked)
        return f"biasa belum diketahui karena tidak disebut seberapa sering cabang {ways} ditempuh"


def actor_page(leads: Sequence[LeadTime], places: Places) -> Page:
    """What each actor adds to each process."""
    count = len(places.kinds)
    across = 4 + count + 2
    rows: list[tuple[Cell, ...]] = [
        (Cell("Bagian setiap pelaku", Look.TITLE),),
        (Cell("Waktu langkah pelaku pada jalan terlama, masing-masing sekali.", Look.NOTE,
              across=across),),
        (Cell("Bagian dihitung setelah disetarakan menurut lembar Ukuran.", Look.NOTE,
              across=across),),
    ]  # fmt: skip
    rows += headings(
        "Kode", "Pelaku", "Unit atau instansi", "Langkah",
        ("Waktu pada jalan terlama", [kind.heading for kind in places.kinds]),
        "Disetarakan hari kerja", "Bagian",
    )  # fmt: skip
    for lead in leads:
        found = [part for part in parts(lead) if part.steps]
        first = len(rows)
        rows += [
            _actor(lead, part, places, (first + at, first, first + len(found) - 1))
            for at, part in enumerate(found)
        ]
    widths = (12, 42, 36, 9, *(11,) * count, 13, 9)
    return Page(ACTORS, widths, tuple(rows), frozen=(5, 2), repeated=(3, 4))


def _actor(
    lead: LeadTime, part: Part, places: Places, rows: tuple[int, int, int]
) -> tuple[Cell, ...]:
    """One actor, in the first of some rows; between the other two stand all of the process."""
    code, columns, (row, first, last) = lead.process.code, places.columns, rows
    names = places.block(code, columns.ACTOR)
    name = At(ACTORS, 1, row).word
    on_way = places.block(code, columns.on_longest)
    times = [
        Cell(
            kind.of(part.on_longest),
            Look.NUMBER,
            f'SUMIFS({places.block(code, columns.of(at, MOST))},{names},{name},{on_way},"{YES}")',
        )
        for at, kind in enumerate(places.kinds)
    ]  # fmt: skip
    equal = 4 + len(times)
    cells = [At(ACTORS, 4 + at, row).word for at in range(len(times))]
    same = part.on_longest.weight(lead.pace) / lead.pace.minutes_of_day
    whole = f"SUM({area(ACTORS, equal, first, last)})"
    share = f"IF({whole}=0,0,{At(ACTORS, equal, row).word}/{whole})"
    steps = sum(step.actor == part.actor.key for step in shown_steps(lead))
    return (
        Cell(code),
        Cell(part.actor.name),
        Cell(part.actor.instansi or part.actor.unit or ("luar pemerintah" * part.actor.outside)),
        Cell(steps, Look.NUMBER, f"COUNTIF({names},{name})"),
        *times,
        Cell(same, Look.AVERAGE, in_days(places.kinds, cells)),
        Cell(part.share or Fraction(), Look.SHARE, share),
    )


def measure_page(pace: Pace) -> tuple[Page, dict[str, str]]:
    """The measure, which may be changed, and the names of its cells."""
    rows: list[tuple[Cell, ...]] = [
        (Cell("Ukuran", Look.TITLE),),
        (Cell("Waktu yang berbeda jenis tidak dijumlahkan. Ukuran ini hanya untuk menyetarakannya, "
              "agar jalan dan bagian dapat dibandingkan.", Look.NOTE, across=3),),
        (Cell("Mengubah angka di sini mengubah kolom yang disetarakan. Agar tetap, tulis "
              "waktu_kerja di daerah.yaml, lalu susun lagi; jalan terlama pun dipilih ulang.",
              Look.NOTE, across=3),),
        (),
        tuple(Cell(text, Look.HEAD) for text in ("Ukuran", "Nilai", "Satuan")),
        (Cell("1 hari kerja"), Cell(pace.hours_of_day, Look.INPUT), Cell("jam kerja")),
        (Cell("1 minggu"), Cell(pace.days_of_week, Look.INPUT), Cell("hari kerja")),
        (Cell("1 bulan"), Cell(_MONTH, Look.INPUT), Cell("hari")),
    ]  # fmt: skip
    names = {
        name: At(MEASURE, 1, HEAD_ROWS + at).word
        for at, name in enumerate((HOURS_OF_DAY, DAYS_OF_WEEK, DAYS_OF_MONTH))
    }
    return Page(MEASURE, (30, 12, 40), tuple(rows), is_portrait=True), names
