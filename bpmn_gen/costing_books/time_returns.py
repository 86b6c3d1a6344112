"""The sheets of ways back and of ends, each with the steps that its time is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.costing_books.kinds import headings
from bpmn_gen.costing_books.time_places import (
    ENDS,
    LEAST,
    MOST,
    NO,
    RETURNS,
    ROUND_TIMES,
    YES,
)
from bpmn_gen.costing_books.time_steps import percent
from bpmn_gen.workbook.figures import At, Cell, Look, Page, sum_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from bpmn_gen.compiler.resolved import Step
    from bpmn_gen.costing.extremes import Round
    from bpmn_gen.costing.lead_time import EndTime, LeadTime
    from bpmn_gen.costing_books.time_places import Places

_BACK_NOTES = (
    "Setiap pengembalian dihitung sekali pada jalan terlama yang melewati langkah tujuannya.",
    "Waktu: yang diulang, paling lama, dari langkah tujuan sampai langkah yang mengembalikan.",
)
_END_NOTES = (
    "Waktu dari awal proses sampai setiap akhir.",
    "Terlama memuat setiap pengembalian sekali, dari lembar Pengembalian.",
)


def return_page(leads: Sequence[LeadTime], places: Places) -> Page:
    """All ways back."""
    rows = [*_top("Pengembalian", _BACK_NOTES, ROUND_TIMES + len(places.kinds) + 1)]
    rows += headings(
        "Kode", "Dari langkah", "Cabang", "Kembali ke", "Peluang", "Kali per kasus",
        "Langkah yang diulang", ("Waktu diulang", [kind.heading for kind in places.kinds]),
        "Masuk jalan terlama",
    )  # fmt: skip
    for lead in leads:
        rows += [_back(lead, one, places) for one in lead.rounds]
    if not any(lead.rounds for lead in leads):
        rows.append((Cell("Tidak ada pengembalian.", Look.NOTE),))
    widths = (12, 34, 14, 34, 9, 9, 26, *(10,) * len(places.kinds), 11)
    return Page(RETURNS, widths, tuple(rows), frozen=(5, 1), repeated=(3, 4))


def _back(lead: LeadTime, one: Round, places: Places) -> tuple[Cell, ...]:
    """One way back."""
    code, known = lead.process.code, {step.id: step for step in lead.process.walk()}
    source = known[one.way.source]
    share = _share(source, one.way.label)
    visits = lead.visits.get(source.id)
    times = (
        Cell(
            kind.of(one.amount),
            Look.NUMBER,
            sum_of(places.cells(code, one.again, places.columns.of(at, MOST))),
        )
        for at, kind in enumerate(places.kinds)
    )
    rows = sorted({places.steps[code, key] for key in one.again if (code, key) in places.steps})
    numbers = [row - places.blocks[code][0] + 1 for row in rows]
    return (
        Cell(code),
        Cell(source.text),
        Cell(one.way.label),
        Cell(known[one.way.target].text),
        Cell(percent(share) if source.outcomes else "", Look.CENTRE),
        Cell(None if visits is None or share is None else visits * share, Look.AVERAGE),
        Cell(f"No. {', '.join(map(str, numbers))}" if numbers else ""),
        *times,
        Cell(YES if one.way.target in lead.longest_way else NO, Look.CENTRE),
    )


def _share(source: Step, label: str) -> Fraction | None:
    """How often a branch is taken."""
    return next((one.share for one in source.outcomes if one.label == label), None)


def end_page(leads: Sequence[LeadTime], places: Places) -> Page:
    """All ends."""
    count = len(places.kinds)
    rows = [*_top("Akhir proses", _END_NOTES, 3 + 2 * count)]
    names = [kind.heading for kind in places.kinds]
    rows += headings("Kode", "Proses", "Akhir", ("Tercepat", names), ("Terlama", names))
    for lead in leads:
        rows += [_end(lead, one, places) for one in lead.ends]
    widths = (12, 40, 40, *(11,) * (2 * count))
    return Page(ENDS, widths, tuple(rows), frozen=(5, 1), repeated=(3, 4))


def _end(lead: LeadTime, end: EndTime, places: Places) -> tuple[Cell, ...]:
    """One end."""
    code = lead.process.code
    look = Look.NUMBER if lead.is_complete else Look.AT_LEAST
    backs = places.rounds_on(lead, end.longest_way)
    cells = [Cell(code), Cell(lead.process.name), Cell(end.name)]
    for at, kind in enumerate(places.kinds):
        steps = places.cells(code, end.shortest_way, places.columns.of(at, LEAST))
        cells.append(Cell(kind.of(end.time.least), look, sum_of(steps)))
    for at, kind in enumerate(places.kinds):
        steps = places.cells(code, end.longest_way, places.columns.of(at, MOST))
        again = [At(RETURNS, places.round_column(at), row) for row in backs]
        cells.append(Cell(kind.of(end.time.most), look, sum_of([*steps, *again])))
    return tuple(cells)


def _top(title: str, notes: tuple[str, str], across: int) -> Iterator[tuple[Cell, ...]]:
    """Title and notes."""
    yield (Cell(title, Look.TITLE),)
    yield from ((Cell(text, Look.NOTE, across=across),) for text in notes)
