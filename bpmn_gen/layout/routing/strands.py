"""The straight parts of lines, and how two of them on one line get along."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.layout.graph import constants as c

if TYPE_CHECKING:
    from bpmn_gen.layout.plan.grid import Path

_CONFLICT: Final = 5
"""Crossings that lines running onto each other are taken for."""


@dataclass(slots=True, eq=False)
class Strand:
    """A straight part of a line."""

    link: int
    is_level: bool
    line: int
    low: int
    high: int
    low_turn: int
    """Where the line goes on at the low end: -1 up or left, 1 down or right, 0 ends at a node."""
    high_turn: int
    goes_onward: bool
    """Whether the line runs from the low end to the high one."""
    low_at: float
    """The low end with its track: ``low`` plus a fraction by the order of tracks there."""
    high_at: float
    fixed: float | None = None
    """px from the middle of its row or column where an end must be met; none where any will do."""
    reach: float = math.inf
    """px from the middle of its row or column up to which its ends can be met."""
    offset: float = 0.0
    """px from the middle of its row or column."""
    order: float = 0.0
    """Place among the strands of its line."""


def strands_of(link: int, path: Path, source: float | None, target: float | None) -> list[Strand]:
    """The strands of a path in its order; ``source`` and ``target`` are where nodes are met."""
    found: list[Strand] = []
    one = path[0]
    turn = 0
    last = len(path) - 1
    for number in range(1, last + 1):
        two = path[number]
        is_level = one[0] == two[0]
        line, start, end = (one[0], one[1], two[1]) if is_level else (one[1], one[0], two[0])
        after = 0
        if number < last:
            after = 1 if path[number + 1][not is_level] > line else -1
        if start <= end:
            strand = Strand(link, is_level, line, start, end, turn, after, True, start, end)  # noqa: FBT003
        else:
            strand = Strand(link, is_level, line, end, start, after, turn, False, end, start)  # noqa: FBT003
        found.append(strand)
        turn = -1 if end > start else 1
        one = two
    found[-1].fixed = target
    if source is not None:
        if found[0].fixed not in {None, source}:
            source = math.nan
        found[0].fixed = source
    return found


def apart(one: Strand, two: Strand) -> bool:
    """Whether two strands must meet their nodes at different places, so that they cannot be one."""
    return one.fixed is not None and two.fixed is not None and one.fixed != two.fixed


def too_close(one: Strand, two: Strand) -> bool:
    """Whether two strands must meet their nodes at places too near to each other."""
    if one.fixed is None or two.fixed is None:
        return False
    return abs(one.fixed - two.fixed) < c.TRACK_GAP - 1


def crossings_in_order(first: Strand, second: Strand) -> float:
    """Crossings of two strands of one line when ``first`` runs above (or left of) ``second``.

    Two ends at one place that turn towards each other run onto each other: that counts as many.
    """
    count = 0.0
    if second.fixed is not None:
        if (-first.reach if first.fixed is None else first.fixed) > second.fixed:
            count += _CONFLICT
    elif first.fixed is not None and first.fixed > second.reach:
        count += _CONFLICT
    low, high = second.low_at, second.high_at
    for end, turn in ((first.low_at, first.low_turn), (first.high_at, first.high_turn)):
        if turn > 0:
            if low < end < high:
                count += 1
            elif (end == low and second.low_turn < 0) or (end == high and second.high_turn < 0):
                count += _CONFLICT
    low, high = first.low_at, first.high_at
    if second.low_turn < 0 and low < second.low_at < high:
        count += 1
    if second.high_turn < 0 and low < second.high_at < high:
        count += 1
    return count
