"""The steps of one list as a graph without rings: its ways, and apart from them its returns.

A list of steps is left at its end only and entered at its beginning only, so that a block counts as
one step of the list in which it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import StepKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.compiler.resolved import Step

END = ""
"""Stands behind the last step of a branch; ends of a process are steps."""


@dataclass(frozen=True, slots=True)
class Way:
    """What leads from a step to another."""

    source: str
    target: str
    """``END`` where the list ends."""
    label: str = ""
    """Of a branch of a decision."""


@dataclass(frozen=True, slots=True)
class Region:
    """The steps of one list that can be reached from its first."""

    steps: dict[str, Step]
    """By id, each before all that its forward ways lead to."""
    ways: dict[str, tuple[Way, ...]]
    """Forward ways out of each step, by its id."""
    returns: tuple[Way, ...]
    """Ways back to a step that was passed before, in the order of the list."""


def region_of(steps: Sequence[Step]) -> Region:
    """The graph of one list of steps; what stands beside the flow is no part of it."""
    known = {step.id: step for step in steps if not step.beside}
    if not known:
        return Region({}, {}, ())
    ways: dict[str, list[Way]] = {}
    returns: list[Way] = []
    finished: list[str] = []
    pending: dict[str, Iterator[Way]] = {}
    stack = [next(iter(known))]
    while stack:
        key = stack[-1]
        if key not in ways:
            ways[key], pending[key] = [], iter(ways_of(known[key]))
        way = next(pending[key], None)
        if way is None:
            finished.append(stack.pop())
            del pending[key]
        elif way.target in pending:
            returns.append(way)
        elif way.target == END or way.target in known:
            ways[key].append(way)
            if way.target != END and way.target not in ways:
                stack.append(way.target)
    ordered = {key: known[key] for key in reversed(finished)}
    return Region(ordered, {key: tuple(ways[key]) for key in ordered}, tuple(returns))


def ways_of(step: Step) -> tuple[Way, ...]:
    """All ways out of a step, in the order in which they are written."""
    if step.outcomes:
        return tuple(Way(step.id, one.target, one.label) for one in step.outcomes)
    if step.kind is StepKind.END:
        return ()
    return (Way(step.id, step.next or END),)
