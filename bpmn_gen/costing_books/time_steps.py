"""The sheet of steps: what each says of its time, and on which ways it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.costing.handovers import handovers, own_actors
from bpmn_gen.costing.step_times import said_times
from bpmn_gen.costing.wording import number
from bpmn_gen.costing_books.kinds import headings
from bpmn_gen.costing_books.time_places import (
    LEAST,
    MEAN,
    MOST,
    NO,
    STEPS,
    SUMMARY,
    YES,
    shown_steps,
)
from bpmn_gen.workbook.figures import At, Cell, Look, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from bpmn_gen.compiler.resolved import Step
    from bpmn_gen.costing.lead_time import LeadTime
    from bpmn_gen.costing_books.kinds import Kind
    from bpmn_gen.costing_books.time_places import Places

UNFILLED = "belum diisi"
_WIDTHS = (4, 38, 22, 15)
_TIME_WIDTH = 8.5
_WHOLE = 100
_ORIGIN = """\
Angka biru berasal dari definisi proses; yang lain dihitung darinya. Jalan tercepat dan terlama \
dipilih saat buku ini dibuat: bila waktu diubah di sini, jumlahnya ikut berubah, jalannya tidak."""
_AVERAGES = """\
Kali per kasus: berapa kali rata-rata langkah dikerjakan untuk satu kasus, menurut peluang cabang. \
Langkah yang berjalan sejajar dengan cabang yang lebih lama tidak masuk rata-rata."""
_NOTES = (_ORIGIN, _AVERAGES)


def step_page(leads: Sequence[LeadTime], places: Places) -> Page:
    """All steps of all processes."""
    known = {lead.process.code: lead for lead in leads}
    rows = [_title(), *_notes(places), *_headings(places)]
    for lead in leads:
        name = f"{lead.process.code}  {lead.process.name}"
        rows.append((Cell(name, Look.PART, across=_across(places)),))
        steps = _Steps(lead, places, known)
        rows += [steps.row(at, step) for at, step in enumerate(shown_steps(lead), 1)]
    widths = (*_WIDTHS, *(_TIME_WIDTH,) * (3 * len(places.kinds)), 7, 8, 8, 7, 7, 7, 9, 7, 22)
    return Page(STEPS, widths, tuple(rows), frozen=(5, 2), repeated=(3, 4))


def _across(places: Places) -> int:
    """How many columns there are."""
    return places.columns.branches + 1


def _title() -> tuple[Cell, ...]:
    """The first row."""
    return (Cell("Rincian langkah", Look.TITLE),)


def _notes(places: Places) -> Iterator[tuple[Cell, ...]]:
    """How to read the sheet."""
    yield from ((Cell(text, Look.NOTE, across=_across(places)),) for text in _NOTES)


def _headings(places: Places) -> Iterator[tuple[Cell, ...]]:
    """Two rows of headings: kinds of time above their senses."""
    senses = ("tercepat", "rata-rata", "terlama")
    return headings(
        "No.", "Langkah", "Pelaku", "Waktu", *((kind.heading, senses) for kind in places.kinds),
        "Kali per kasus", "Jalan tercepat", "Jalan terlama", "Masuk rata-rata", "Di luar unit",
        "Serah terima", "Antarunit", "Tanpa waktu", "Cabang dan peluang",
    )  # fmt: skip


class _Steps:
    """Makes the rows of one process."""

    def __init__(self, lead: LeadTime, places: Places, known: Mapping[str, LeadTime]) -> None:
        """Work out what all rows need."""
        self._lead, self._places, self._known = lead, places, known
        self._said = said_times(lead.process)
        self._names = {actor.key: actor.name for actor in lead.process.actors}
        self._own = own_actors(lead)
        self._questions = {
            step.id: next((one for one in lead.process.walk() if one.id == step.next), step)
            for step in lead.process.walk()
            if step.asks
        }
        self._handed = {one.source: one for one in handovers(lead)}

    def row(self, at: int, step: Step) -> tuple[Cell, ...]:
        """One step."""
        lead, ids = self._lead, self._ids(step)
        handed = next((self._handed[key] for key in ids if key in self._handed), None)
        is_gap = step.id in lead.gaps
        visits = lead.visits.get(step.id)
        return (
            Cell(at, Look.CENTRE),
            Cell(self._name(step)),
            Cell(self._names.get(step.actor, "")),
            self._time(step),
            *(cell for kind in self._places.kinds for cell in self._kind(step, kind)),
            Cell(visits, Look.AVERAGE),
            _yes(holds=not ids.isdisjoint(lead.shortest_way)),
            _yes(holds=not ids.isdisjoint(lead.longest_way)),
            _yes(holds=step.id not in lead.outlasted and not step.beside),
            _yes(holds=step.actor not in self._own),
            Cell(1 if handed else None, Look.CENTRE),
            Cell(1 if handed and handed.leaves_office else None, Look.CENTRE),
            Cell(1 if is_gap else None, Look.CENTRE),
            Cell(self._branches(step)),
        )

    def _ids(self, step: Step) -> set[str]:
        """The ids that share the row of a step."""
        return {step.id, *({step.next} if step.asks and step.next else ())}

    def _name(self, step: Step) -> str:
        """What is done; with the question behind it."""
        question = self._questions.get(step.id)
        text = f"{step.text}; {question.text}" if question is not None else step.text
        return f"{text} (sewaktu-waktu)" if step.beside else text

    def _time(self, step: Step) -> Cell:
        """What it says of its time."""
        if step.duration:
            return Cell(step.duration, Look.GAP if step.id in self._lead.gaps else Look.TEXT)
        if step.kind is StepKind.CALL:
            known = step.id in self._lead.times
            return Cell(f"lihat {step.called}" if known else f"{step.called} belum diketahui")
        return Cell(UNFILLED, Look.GAP) if step.id in self._lead.gaps else Cell()

    def _kind(self, step: Step, kind: Kind) -> tuple[Cell, Cell, Cell]:
        """Least, average and most of one kind; of a call the figures of the called process."""
        time = self._lead.times.get(step.id)
        if time is None or not kind.of(time.most):
            return (Cell(None, Look.NUMBER),) * 3
        least, most = kind.of(time.least), kind.of(time.most)
        code, row = self._lead.process.code, self._places.steps[self._lead.process.code, step.id]
        at = self._places.kinds.index(kind)
        if step.id in self._said:
            pair = [At(STEPS, self._places.columns.of(at, one), row).word for one in (LEAST, MOST)]
            mean = Cell((least + most) / 2, Look.AVERAGE, f"({pair[0]}+{pair[1]})/2")
            return Cell(least, Look.INPUT), mean, Cell(most, Look.INPUT)
        called = step.called or code
        inner = self._known[called]
        usual = None if inner.usual is None else kind.of(inner.usual)
        values = (least, usual, most)
        columns = [self._places.summary_column(sense, at) for sense in (LEAST, MEAN, MOST)]
        words = [At(SUMMARY, column, self._places.summary[called]).word for column in columns]
        looks = (Look.NUMBER, Look.AVERAGE, Look.NUMBER)
        first, middle, last = (
            Cell(value, look, "" if value is None else word)
            for value, look, word in zip(values, looks, words, strict=True)
        )
        return first, middle, last

    def _branches(self, step: Step) -> str:
        """The branches of a decision with their shares, as far as they are said."""
        found = self._questions.get(step.id, step)
        return ", ".join(f"{one.label} {percent(one.share)}" for one in found.outcomes)


def _yes(*, holds: bool) -> Cell:
    """A mark by which sums pick steps."""
    return Cell(YES if holds else NO, Look.CENTRE)


def percent(share: Fraction | None) -> str:
    """A share of branches in words."""
    return "?" if share is None else f"{number(share * _WHOLE)}%"
