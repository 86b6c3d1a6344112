"""From the steps of a process to the rows of its SOP and the flows between them.

The form of SOPs knows five symbols only, so everything else is told with these.  There is no symbol
for the gateways of a block: whatever leads to it fans out to the first box of each branch.  A
decision has one diamond for all of its outcomes.  Work beside the flow comes in rows at the end,
with capsules of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import BLOCKS, StepKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.sop.document import SymbolKind

_WORK = (StepKind.WORK, StepKind.CALL)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A flow from one step to another."""

    source: str
    target: str
    label: str = ""
    group: str = ""
    """The block whose branches it begins together with other arrows of the same source."""
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
    """Keys of the columns, in the order in which the author names the actors."""

    def row(self, row_id: str) -> Draft:
        """The row with an id."""
        return next(row for row in self.rows if row.id == row_id)


def flowchart(
    process: ResolvedProcess, *, merge_events: bool, fans_from_diamonds: bool = True
) -> Flowchart:
    """The rows of a process.

    Args:
        process: what is drawn.
        merge_events: draw the first and the last kegiatan as capsules, where a start or an end
            stands alone before or behind one in the same column, instead of rows of their own.
        fans_from_diamonds: let branches of a block begin at the diamond that leads to it; else the
            block has a box of its own there, because that many arrows find no way.
    """
    steps = {step.id: step for step in process.walk()}
    free = frozenset() if fans_from_diamonds else frozenset({StepKind.DECISION})
    arrows, absorbed = _absorb_blocks(_arrows(process, steps), steps, free)
    arrows, asked = _absorb_questions(arrows, steps)
    rows = [_draft(step) for step in steps.values() if step.id not in (absorbed.keys() | asked)]
    for row in rows:
        if row.step.asks:
            row.kind, row.question = "ketupat", steps[row.step.next or ""]
        row.blocks = tuple(steps[key] for key, sources in absorbed.items() if row.id in sources)
    chart = Flowchart(sorted(rows, key=lambda row: row.step.beside), arrows)
    if merge_events:
        _merge_events(chart)
    _number(chart)
    _mark_blocks(chart, process)
    used = {key for row in chart.rows for key in (row.step.actor, *partners(row))}
    chart.actors = [actor.key for actor in process.actors if actor.key in used]
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
                Arrow(step.id, branch[0].id, group=step.id, is_one_of=several)
                for branch in step.branches
            ]
        elif (target := after.get(step.id)) is not None:
            arrows.append(Arrow(step.id, target))
    return arrows


def _absorb_blocks(
    arrows: list[Arrow], steps: Mapping[str, Step], free: frozenset[StepKind]
) -> tuple[list[Arrow], dict[str, tuple[str, ...]]]:
    """Let blocks fan out from whatever leads to them, unless its kind is among ``free``.

    Gives the arrows that are left, and by block the ids of the rows that lead to it.

    A block that may be skipped keeps a box of its own for the words by which it may be, unless a
    diamond asks that.  A box that may be skipped cannot begin branches, because they would be
    skipped with it.  A block to which many ways lead keeps its box as well, because each of them
    would fan out, and so does one that would make too many arrows leave one symbol.  So does a
    block of which all branches are taken inside one of which some are.
    """
    absorbed: dict[str, tuple[str, ...]] = {}
    for step in steps.values():
        if step.kind not in BLOCKS:
            continue
        arriving = [arrow for arrow in arrows if arrow.target == step.id]
        sources = [steps[arrow.source] for arrow in arriving]
        fans = len(arriving) == 1 or len(arriving) * len(step.branches) <= MOST_FANNED
        most = max((sum(a.source == one.id for a in arrows) for one in sources), default=0)
        fans = fans and most - 1 + len(step.branches) <= MOST_LEAVING
        is_free = step.optional and not any(one.skips == step.id for one in sources)
        is_free = is_free or any(one.kind in free for one in sources)
        if not fans or not sources or is_free or any(one.optional for one in sources):
            continue
        leaving = [arrow for arrow in arrows if arrow.source == step.id]
        if any(one.is_one_of and not leaving[0].is_one_of for one in arriving):
            continue
        absorbed[step.id] = tuple(dict.fromkeys(one.id for one in sources))
        kept = [arrow for arrow in arrows if step.id not in (arrow.source, arrow.target)]
        arrows = [
            *kept,
            *(
                replace(fan, source=one.source, label=one.label, group=one.group or fan.group)
                for one in arriving
                for fan in leaving
            ),
        ]
    return arrows, absorbed


MOST_LEAVING = 6
"""Arrows that may leave a symbol when blocks fan out from it."""
MOST_FANNED = 6
"""Arrows to which the ways to a block may become when each of them fans out."""


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
            if _can_merge(first, row):
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


def _number(chart: Flowchart) -> None:
    """Number the rows of kegiatan; those that only begin, end or divide the flow get no number."""
    number = 0
    for row in chart.rows:
        if row.step.kind not in (StepKind.START, StepKind.END, *BLOCKS):
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
