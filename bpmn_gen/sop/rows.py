"""From the steps of a process to the rows of its SOP and the flows between them.

The form of SOPs knows five symbols only, so everything else is told with these.  There is no symbol
for the gateways of a block: the box before it fans out to the first box of each branch, and a box
is added where no single box stands before the block.  A decision with more than three outcomes goes
on in a second diamond.  Work beside the flow comes in rows at the end, with capsules of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import BLOCKS, StepKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.sop.document import SymbolKind

MAX_OUTCOMES = 3
"""Outcomes of one diamond, because the flow comes in at its fourth corner."""
OTHERS = "Lainnya"
"""Name of the branch to the second diamond of a decision."""
_WORK = (StepKind.WORK, StepKind.CALL)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A flow from one step to another."""

    source: str
    target: str
    label: str = ""
    forks: bool = False
    """Whether it starts together with other arrows of the same source."""
    is_one_of: bool = False
    """Whether one or more of these arrows are taken, not all."""


@dataclass(slots=True)
class Draft:
    """A row on its way to the page."""

    step: Step
    id: str
    kind: SymbolKind
    text: str
    number: str = ""
    question: Step | None = None
    """The decision that follows from its work, whose diamond it has."""
    opening: Step | None = None
    """The start event that its capsule stands for, too."""
    closing: Step | None = None
    """The end event that its capsule stands for, too."""
    blocks: tuple[Step, ...] = ()
    """The blocks whose branches fan out from it."""
    others: tuple[str, ...] = ()
    """Ids of the rows with which the other branches of its block begin."""
    is_one_of: bool = False
    """Whether one or more of those branches are taken, not all."""
    joins: tuple[str, ...] = ()
    """Ids of the rows that must be done before it."""
    joins_some: bool = False
    """Whether only those of ``joins`` must be done that were begun."""


def partners(row: Draft) -> tuple[str, ...]:
    """Keys of the partners who get a box in their columns beside the row's symbol.

    A decision has none, because the sides of its diamond are for branches: Keterangan names its
    partners.
    """
    works = row.step.kind in _WORK and row.kind != "ketupat"
    return row.step.together if works else ()


@dataclass(slots=True)
class Flowchart:
    """Rows and arrows of a process."""

    rows: list[Draft]
    arrows: list[Arrow]
    actors: list[str] = field(default_factory=list)
    """Keys of the columns in the order of their first use."""

    def row(self, row_id: str) -> Draft:
        """The row with an id."""
        return next(row for row in self.rows if row.id == row_id)


def flowchart(process: ResolvedProcess, *, merge_events: bool) -> Flowchart:
    """The rows of a process.

    Args:
        process: what is drawn.
        merge_events: draw the first and the last kegiatan as capsules, where a start or an end
            stands alone before or behind one in the same column, instead of rows of their own.
    """
    steps = {step.id: step for step in process.walk()}
    arrows, absorbed = _absorb_blocks(_arrows(process, steps), steps)
    arrows, asked = _absorb_questions(arrows, steps)
    rows = [_draft(step) for step in steps.values() if step.id not in (absorbed.keys() | asked)]
    for row in rows:
        if row.step.asks:
            row.kind, row.question = "ketupat", steps[row.step.next or ""]
        row.blocks = tuple(steps[key] for key, source in absorbed.items() if source == row.id)
    chart = Flowchart(sorted(rows, key=lambda row: row.step.beside), arrows)
    if merge_events:
        _merge_events(chart)
    _split_decisions(chart)
    _number(chart)
    _mark_blocks(chart, process)
    lanes = {actor.key for actor in process.actors}
    used = (key for row in chart.rows for key in (row.step.actor, *partners(row)))
    chart.actors = list(dict.fromkeys(key for key in used if key in lanes))
    return chart


def _arrows(process: ResolvedProcess, steps: Mapping[str, Step]) -> list[Arrow]:
    """All flows; the last step of a branch leads to the step behind its block."""
    after = process.following()
    arrows: list[Arrow] = []
    for step in steps.values():
        if step.kind is StepKind.DECISION:
            follows = after.get(step.id, "")
            arrows += [Arrow(step.id, one.target or follows, one.label) for one in step.outcomes]
        elif step.kind in BLOCKS:
            several = step.kind is StepKind.SEVERAL
            arrows += [
                Arrow(step.id, branch[0].id, forks=True, is_one_of=several)
                for branch in step.branches
            ]
        elif (target := after.get(step.id)) is not None:
            arrows.append(Arrow(step.id, target))
    return arrows


def _absorb_blocks(
    arrows: list[Arrow], steps: Mapping[str, Step]
) -> tuple[list[Arrow], dict[str, str]]:
    """Let blocks fan out from the box before them.

    Gives the arrows that are left, and by block the id of its box.

    A block that may be skipped keeps a box of its own for the words by which it may be.  A box that
    may be skipped cannot begin branches, because they would be skipped with it.  A box begins
    branches of one kind, because either all of them go on or some; a block of the other kind at
    the beginning of a branch keeps its own box.
    """
    absorbed: dict[str, str] = {}
    kinds: dict[str, StepKind] = {}
    for step in steps.values():
        if step.kind not in BLOCKS or step.optional:
            continue
        arriving = [arrow for arrow in arrows if arrow.target == step.id]
        source = steps[arriving[0].source] if len(arriving) == 1 else None
        if source is None or source.optional or source.kind not in (*_WORK, StepKind.START):
            continue
        if kinds.setdefault(source.id, step.kind) is not step.kind:
            continue
        absorbed[step.id] = source.id
        arrows = [
            replace(arrow, source=source.id) if arrow.source == step.id else arrow
            for arrow in arrows
            if arrow.target != step.id
        ]
    return arrows, absorbed


def _absorb_questions(
    arrows: list[Arrow], steps: Mapping[str, Step]
) -> tuple[list[Arrow], set[str]]:
    """Let decisions leave from the row of the work that they follow from.

    Gives the arrows that are left, and the ids of these decisions.
    """
    rows = {step.next: step.id for step in steps.values() if step.asks and step.next}
    left = [
        replace(arrow, source=rows.get(arrow.source, arrow.source))
        for arrow in arrows
        if arrow.target not in rows
    ]
    return left, set(rows)


def _draft(step: Step) -> Draft:
    """The row of one step."""
    match step.kind:
        case StepKind.START | StepKind.END:
            return Draft(step, step.id, "kapsul", step.text)
        case StepKind.DECISION:
            return Draft(step, step.id, "ketupat", step.text)
        case StepKind.CALL:
            kind: SymbolKind = "kapsul" if step.beside else "kotak"
            return Draft(step, step.id, kind, f"Melaksanakan SOP {called_name(step)}")
        case StepKind.PARALLEL:
            return Draft(step, step.id, "kotak", "Memulai kegiatan yang dikerjakan bersamaan")
        case StepKind.SEVERAL:
            return Draft(step, step.id, "kotak", "Memulai satu atau lebih kegiatan")
        case _:
            return Draft(step, step.id, "kapsul" if step.beside else "kotak", step.text)


def called_name(step: Step) -> str:
    """The name of the process that a call calls, without its code."""
    return step.text.removeprefix(step.called or "").strip() or step.text


def _merge_events(chart: Flowchart) -> None:
    """Draw the first and the last kegiatan as capsules where that loses no words."""
    for row in list(chart.rows):
        arriving = [arrow for arrow in chart.arrows if arrow.target == row.id]
        leaving = [arrow for arrow in chart.arrows if arrow.source == row.id]
        if row.step.kind is StepKind.START and len(leaving) == 1:
            first = chart.row(leaving[0].target)
            alone = sum(arrow.target == first.id for arrow in chart.arrows) == 1
            if alone and _can_merge(first, row):
                first.opening = row.step
                _drop(chart, row, first)
        elif row.step.kind is StepKind.END and len(arriving) == 1:
            last = chart.row(arriving[0].source)
            alone = sum(arrow.source == last.id for arrow in chart.arrows) == 1
            if alone and _can_merge(last, row):
                last.closing = row.step
                _drop(chart, row, last)


def _can_merge(work: Draft, event: Draft) -> bool:
    """Whether a kegiatan can stand for an event: a plain box in the same column."""
    plain = work.kind != "ketupat" and work.step.kind is StepKind.WORK
    return plain and work.step.actor == event.step.actor


def _drop(chart: Flowchart, event: Draft, work: Draft) -> None:
    """Leave out the row of an event that a kegiatan stands for."""
    work.kind = "kapsul"
    chart.rows.remove(event)
    chart.arrows = [a for a in chart.arrows if event.id not in (a.source, a.target)]


def _split_decisions(chart: Flowchart) -> None:
    """Give decisions with many outcomes further diamonds."""
    rows: list[Draft] = []
    for row in chart.rows:
        rows.append(row)
        leaving = [arrow for arrow in chart.arrows if arrow.source == row.id]
        if row.kind != "ketupat" or len(leaving) <= MAX_OUTCOMES:
            continue
        chart.arrows = [arrow for arrow in chart.arrows if arrow.source != row.id]
        current = row
        while len(leaving) > MAX_OUTCOMES:
            now, leaving = leaving[: MAX_OUTCOMES - 1], leaving[MAX_OUTCOMES - 1 :]
            name = f"{row.id}_lanjutan_{len(rows)}"
            again = Draft(row.step, name, "ketupat", f"{row.text} (lanjutan)")
            chart.arrows += [Arrow(current.id, arrow.target, arrow.label) for arrow in now]
            chart.arrows.append(Arrow(current.id, name, OTHERS))
            rows.append(again)
            current = again
        chart.arrows += [Arrow(current.id, arrow.target, arrow.label) for arrow in leaving]
    chart.rows = rows


def _number(chart: Flowchart) -> None:
    """Number the rows of kegiatan; rows that are only mulai or selesai get no number."""
    number = 0
    for row in chart.rows:
        if row.step.kind not in (StepKind.START, StepKind.END):
            number += 1
            row.number = str(number)


def _mark_blocks(chart: Flowchart, process: ResolvedProcess) -> None:
    """Note which rows begin branches together, and at which rows branches meet."""
    by_id = {row.id: row for row in chart.rows}
    after = process.following()
    for step in process.walk():
        if step.kind not in BLOCKS:
            continue
        several = step.kind is StepKind.SEVERAL
        firsts = [row for branch in step.branches if (row := by_id.get(branch[0].id))]
        for row in firsts:
            row.others = tuple(other.id for other in firsts if other is not row)
            row.is_one_of = several
        target = by_id.get(after.get(step.id, ""))
        if target is not None:
            inside = {inner.id for branch in step.branches for inner in _inside(branch)}
            lasts = (a.source for a in chart.arrows if a.target == target.id)
            target.joins = tuple(dict.fromkeys(last for last in lasts if last in inside))
            target.joins_some = several


def _inside(branch: tuple[Step, ...]) -> list[Step]:
    """All steps of a branch, those of inner branches included."""
    found = list(branch)
    for step in found:
        found += [inner for one in step.branches for inner in one]
    return found
