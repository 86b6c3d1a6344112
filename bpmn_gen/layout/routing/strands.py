"""Strands: the straight parts of links on the grid, and how two of them on one line get along.

A strand runs along one line of the grid, between two others.  Where it turns at its ends decides on
which side of another strand it should run.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.layout.graph import constants as c

if TYPE_CHECKING:
    from bpmn_gen.layout.plan.grid import Corners

_CONFLICT: Final = 5
"""Crossings as which two links count that run onto each other: enough to outweigh real ones."""


@dataclass(slots=True, eq=False)
class Strand:
    """A straight part of a link."""

    link: int
    """Number of the link."""
    is_level: bool
    line: int
    """Number of the line along which it runs."""
    low: int
    """Number of the line across at which its upper or left end is."""
    high: int
    """The same for its lower or right end."""
    low_turn: int
    """How the link goes on at the low end: -1 up or left, 1 down or right, 0 not, at a node."""
    high_turn: int
    """The same for the high end."""
    goes_onward: bool
    """Whether the link runs from the low end to the high one."""
    low_at: float
    """The low end with its track: ``low`` plus a fraction for the order of tracks there."""
    high_at: float
    """The same for the high end."""
    fixed: float | None = None
    """px from the middle of its row or column at which a node has to be met; None for any place."""
    reach: float = math.inf
    """px from the middle of its row or column up to which nodes can be met."""
    offset: float = 0.0
    """px from the middle of its row or column at which it runs."""
    order: float = 0.0
    """Place among the strands of its line, from the middle of their group."""


def strands_of(
    link: int, path: Corners, source: float | None, target: float | None
) -> list[Strand]:
    """The strands of a link's path, in its order.

    Args:
        link: number of the link.
        path: its corners.
        source: where its source has to be met, in px from the middle; None for any place.
        target: the same for its target.
    """
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
    """Whether two strands have to meet nodes at different places, and so cannot be one line."""
    return one.fixed is not None and two.fixed is not None and one.fixed != two.fixed


def too_close(one: Strand, two: Strand) -> bool:
    """Whether two strands have to meet nodes at places that are too near for two lines."""
    if one.fixed is None or two.fixed is None:
        return False
    return abs(one.fixed - two.fixed) < c.TRACK_GAP - 1


def crossings_in_order(first: Strand, second: Strand) -> float:
    """The number of crossings of two strands when ``first`` runs above (or left of) ``second``.

    Where the first turns downward between the ends of the second, it crosses it; likewise where the
    second turns upward between the ends of the first.  Two ends at one place that turn towards each
    other run onto each other, which counts as several crossings.  So does an order that the nodes
    do not allow.
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
