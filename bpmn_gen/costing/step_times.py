"""Which steps take time, and what a step says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.costing.amounts import range_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.costing.amounts import Range


def takes_time(step: Step) -> bool:
    """Whether an SOP has a duration for a step; a choice to skip takes none."""
    return step.kind in (StepKind.WORK, StepKind.DECISION) and not step.skips


def timed_steps(process: ResolvedProcess) -> Iterator[Step]:
    """The steps for which an SOP prints a duration.

    A question that work leads to shares the row of that work, and with it the duration.
    """
    steps = [*process.walk()]
    asked = {step.next for step in steps if step.asks}
    return (step for step in steps if takes_time(step) and step.id not in asked)


def said_times(process: ResolvedProcess) -> dict[str, Range]:
    """What steps say of their time, by id, where it can be counted."""
    found = {step.id: range_of(step.duration) for step in process.walk() if step.duration}
    return {key: time for key, time in found.items() if time is not None}
