"""The usual shapes of a link between two nodes, by their number of bends.

Shapes that run through a node are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.plan.grid import GridCell, GridPath, RoutingGrid
from bpmn_gen.layout.routing.ways import LEVEL_STEP, UPRIGHT_STEP, Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bpmn_gen.layout.routing.sight import Sight

_REACH = 4
"""Gaps or channels near each end that are tried, so that big maps stay fast."""
_ROUNDING = 1e-6
"""More than sums of prices can be off by rounding, and far less than any price."""


@dataclass(slots=True)
class Between:
    """Two cells that a link is to join."""

    grid: RoutingGrid
    sight: Sight
    one: GridCell
    two: GridCell
    span: tuple[int, int]
    """The first and the last level line that may be used."""
    leave: Mapping[str, float]
    """By side, out of l, r, t and b: the price of leaving the first cell there."""
    arrive: Mapping[str, float]
    """The same for arriving at the second."""

    shortest: float = 0.0
    """The price of the shortest way, a little less so that rounding is no matter.  No path can be
    cheaper than its bends and this, whatever is on the board."""

    def __post_init__(self) -> None:
        """Find the price of the shortest way."""
        wide, high = abs(self.one[1] - self.two[1]), abs(self.one[0] - self.two[0])
        self.shortest = LEVEL_STEP * wide + UPRIGHT_STEP * high - _ROUNDING

    def channels(self) -> Iterable[int]:
        """Level lines between both cells, near the ends first, then those above and below both."""
        low, high = sorted((self.one.level, self.two.level))
        between = range(low + 1, high)
        above = range(low - 1, max(self.span[0] - 1, low - 1 - 2 * _REACH), -1)
        below = range(high + 1, min(self.span[1] + 1, high + 1 + 2 * _REACH))
        return (*_near_ends(between), *above, *below)

    def gaps(self) -> Iterable[int]:
        """Gaps between two columns, those near the ends first, then those just outside."""
        low, high = sorted((self.one.upright, self.two.upright))
        outside = (gap for gap in (high + 1, low - 1) if 0 <= gap < self.grid.uprights)
        return (*_near_ends(range(low + 1, high, 2)), *outside)


def own_loop(grid: RoutingGrid, one: GridCell, side: str = "") -> Iterator[GridPath]:
    """From a node to itself: around its upper right corner, another one, or over a whole side.

    Args:
        grid: the grid.
        one: the cell of the node.
        side: for an event on the border of the node, the side on which it stands, t or b.
    """
    uprights = (min(one.upright + 1, grid.uprights - 1), one.upright - 1)
    if side:
        level = one.level + (1 if side == "b" else -1)
        for upright in uprights:
            corners = (
                GridCell(level, one.upright),
                GridCell(level, upright),
                GridCell(one.level, upright),
            )
            yield (one, *corners, one)
        return
    for level in (one.level - 1, one.level + 1):
        for upright in uprights:
            corners = (
                GridCell(one.level, upright),
                GridCell(level, upright),
                GridCell(level, one.upright),
            )
            yield (one, *corners, one)
    for level in (one.level - 1, one.level + 1):
        first, last = (GridCell(level, upright) for upright in uprights)
        ends = (GridCell(one.level, upright) for upright in uprights)
        yield (one, next(ends), first, last, next(ends), one)


def straight(ends: Between) -> Iterator[Way]:
    """A straight line, where the cells share a line of the grid."""
    (level, upright), (other, across) = ends.one, ends.two
    reach = ends.sight.reach(ends.one)
    if level == other and reach.left <= across <= reach.right:
        sides = ends.leave["r" if across > upright else "l"]
        sides += ends.arrive["r" if upright > across else "l"]
        yield Way((ends.one, ends.two), sides, sides + ends.shortest)
    elif upright == across and reach.top <= other <= reach.bottom:
        sides = ends.leave["b" if other > level else "t"]
        sides += ends.arrive["b" if level > other else "t"]
        yield Way((ends.one, ends.two), sides, sides + ends.shortest)


def elbows(ends: Between) -> Iterator[Way]:
    """One bend: in the row of either node."""
    (level, upright), (other, across) = one, two = ends.one, ends.two
    if level == other or upright == across:
        return
    here, there = ends.sight.reach(one), ends.sight.reach(two)
    right, down = upright < across, level < other
    if here.top < other < here.bottom and there.left < upright < there.right:
        sides = ends.leave["b" if down else "t"] + ends.arrive["l" if right else "r"]
        price = c.COST_BEND + sides
        yield Way((one, (other, upright), two), price, price + ends.shortest)
    if here.left < across < here.right and there.top < level < there.bottom:
        sides = ends.leave["r" if right else "l"] + ends.arrive["t" if down else "b"]
        price = c.COST_BEND + sides
        yield Way((one, (level, across), two), price, price + ends.shortest)


def steps(ends: Between) -> Iterator[Way]:
    """Two bends: through a gap or a channel between the nodes, or around both."""
    (level, upright), (other, across) = one, two = ends.one, ends.two
    here, there = ends.sight.reach(one), ends.sight.reach(two)
    if level != other:
        left, right = max(here.left, there.left), min(here.right, there.right)
        high = UPRIGHT_STEP * abs(level - other) - _ROUNDING
        for gap in ends.gaps():
            if left < gap < right and ends.sight.is_clear_down(gap, level, other):
                length = high + LEVEL_STEP * (abs(gap - upright) + abs(gap - across))
                out, into = "r" if gap > upright else "l", "r" if gap > across else "l"
                price = 2 * c.COST_BEND + (ends.leave[out] + ends.arrive[into])
                yield Way((one, (level, gap), (other, gap), two), price, price + length)
    if upright != across:
        top, bottom = max(here.top, there.top), min(here.bottom, there.bottom)
        wide = LEVEL_STEP * abs(upright - across) - _ROUNDING
        for line in ends.channels():
            if top < line < bottom and ends.sight.is_clear_along(line, upright, across):
                length = wide + UPRIGHT_STEP * (abs(line - level) + abs(line - other))
                out, into = "b" if line > level else "t", "b" if line > other else "t"
                price = 2 * c.COST_BEND + (ends.leave[out] + ends.arrive[into])
                yield Way((one, (line, upright), (line, across), two), price, price + length)


def detours(ends: Between) -> Iterator[Way]:
    """Three bends: a gap beside one node and a channel beside the other.

    A way that leaves up or down turns aside as soon as it can, because further on it would seem to
    lead to whatever stands above or below its beginning.
    """
    lines = [line for line in ends.channels() if not ends.grid.is_row[line]]
    forward = 1 if ends.two.upright > ends.one.upright else -1
    for gap in (ends.one.upright + 1, ends.one.upright - forward):
        yield from _detours_beside_first(ends, gap, lines)
    lines.sort(key=lambda line: abs(line - ends.one.level))
    for gap in (ends.two.upright - 1, ends.two.upright + forward):
        yield from _detours_beside_second(ends, gap, lines)


def _detours_beside_first(ends: Between, gap: int, lines: Iterable[int]) -> Iterator[Way]:
    """Detours that leave to the side, into a gap, and go on in one of several channels."""
    (level, upright), (other, across) = one, two = ends.one, ends.two
    here, there = ends.sight.reach(one), ends.sight.reach(two)
    if gap == across or not here.left < gap < here.right:
        return
    leave, arrive = ends.leave["r" if gap > upright else "l"], ends.arrive
    wide = LEVEL_STEP * (abs(gap - upright) + abs(across - gap)) - _ROUNDING
    for line in lines:
        if there.top < line < there.bottom and ends.sight.is_clear_down(gap, level, line):
            price = 3 * c.COST_BEND + (leave + arrive["b" if line > other else "t"])
            length = wide + UPRIGHT_STEP * (abs(line - level) + abs(line - other))
            yield Way((one, (level, gap), (line, gap), (line, across), two), price, price + length)


def _detours_beside_second(ends: Between, gap: int, lines: Iterable[int]) -> Iterator[Way]:
    """Detours that leave upward or downward, and arrive from a gap."""
    (level, upright), (other, across) = one, two = ends.one, ends.two
    here, there = ends.sight.reach(one), ends.sight.reach(two)
    if gap == upright or not there.left < gap < there.right:
        return
    leave, arrive = ends.leave, ends.arrive["r" if gap > across else "l"]
    wide = LEVEL_STEP * (abs(gap - upright) + abs(across - gap)) - _ROUNDING
    for line in lines:
        if here.top < line < here.bottom and ends.sight.is_clear_down(gap, line, other):
            price = 3 * c.COST_BEND + (leave["b" if line > level else "t"] + arrive)
            length = wide + UPRIGHT_STEP * (abs(line - level) + abs(line - other))
            yield Way((one, (line, upright), (line, gap), (other, gap), two), price, price + length)


def around_pools(
    grid: RoutingGrid, one: GridCell, two: GridCell, first: tuple[int, int], second: tuple[int, int]
) -> Iterator[GridPath]:
    """Four bends: through the gutters beside both pools and around all pools on the right."""
    for leave in (first[1] + 1, first[0] - 1):
        for arrive in (second[0] - 1, second[1] + 1):
            if leave != arrive:
                yield (
                    one,
                    GridCell(leave, one.upright),
                    GridCell(leave, grid.outer),
                    GridCell(arrive, grid.outer),
                    GridCell(arrive, two.upright),
                    two,
                )


def past_pools(
    one: GridCell,
    two: GridCell,
    first: tuple[int, int],
    second: tuple[int, int],
    uprights: Iterable[int],
) -> Iterator[GridPath]:
    """Four bends: through the gutters that face each other, and past pools on some line."""
    is_down = first < second
    leave, arrive = (first[1] + 1, second[0] - 1) if is_down else (first[0] - 1, second[1] + 1)
    if leave == arrive:
        return
    for upright in uprights:
        if upright not in {one.upright, two.upright}:
            yield (
                one,
                GridCell(leave, one.upright),
                GridCell(leave, upright),
                GridCell(arrive, upright),
                GridCell(arrive, two.upright),
                two,
            )


def _near_ends(lines: range) -> Iterable[int]:
    """The first and the last few of some lines."""
    return (*lines[:_REACH], *lines[max(_REACH, len(lines) - _REACH) :])
