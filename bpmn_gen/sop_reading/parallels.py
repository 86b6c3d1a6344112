"""Work that goes on at the same time: arrows that fork without a question and meet again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_reading.read_sop import StepKind

if TYPE_CHECKING:
    from bpmn_gen.sop_reading.read_sop import ReadSop

_LEAST: Final = 2
"""Branches of a block."""


@dataclass(frozen=True, slots=True)
class Block:
    """Branches between a step and the one at which they meet."""

    branches: tuple[tuple[int, ...], ...]
    """The places of the steps of each."""
    meeting: int


def blocks_of(sop: ReadSop) -> dict[int, Block]:
    """The blocks of an SOP, by the place of the step before each.

    Only branches that a definition can hold are taken: plain lists of steps that nothing else
    enters or leaves.  A fork that is anything else stays a question in the draft.
    """
    ways: dict[int, list[int]] = {}
    into: dict[int, list[int]] = {}
    for one in sop.flows:
        ways.setdefault(one.start, []).append(one.end)
        into.setdefault(one.end, []).append(one.start)
    found = {}
    for place, step in enumerate(sop.steps):
        starts = ways.get(place, [])
        named = any(one.label for one in sop.flows if one.start == place)
        if len(starts) < _LEAST or named or step.kind is StepKind.DECISION:
            continue
        branches = [_branch(sop, start, ways, into) for start in starts]
        meeting = branches[0][1]
        is_whole = all(steps and end == meeting for steps, end in branches)
        if is_whole and meeting is not None and meeting != place:
            found[place] = Block(tuple(steps for steps, _ in branches), meeting)
    return found


def _branch(
    sop: ReadSop, start: int, ways: dict[int, list[int]], into: dict[int, list[int]]
) -> tuple[tuple[int, ...], int | None]:
    """The steps of a branch, and where it leads; None where it leads nowhere or forks again."""
    steps: list[int] = []
    at = start
    while len(into.get(at, ())) == 1:
        following = ways.get(at, [])
        if len(following) != 1 or sop.steps[at].kind is not StepKind.WORK or at in steps:
            return tuple(steps), None
        steps.append(at)
        at = following[0]
    return tuple(steps), at
