"""The usual shapes of a link between two nodes, by their number of bends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.layout.plan.grid import GridCell, GridPath, RoutingGrid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_REACH = 4
"""Gaps or channels near each end that are tried, so that big maps stay fast."""


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


def straight(one: GridCell, two: GridCell) -> Iterator[GridPath]:
    """A straight line, where the cells share a line of the grid."""
    if one.level == two.level or one.upright == two.upright:
        yield (one, two)


def elbows(one: GridCell, two: GridCell) -> Iterator[GridPath]:
    """One bend: in the row of either node."""
    if one.level != two.level and one.upright != two.upright:
        yield (one, GridCell(two.level, one.upright), two)
        yield (one, GridCell(one.level, two.upright), two)


def steps(
    grid: RoutingGrid, one: GridCell, two: GridCell, span: tuple[int, int]
) -> Iterator[GridPath]:
    """Two bends: through a gap or a channel between the nodes, or around both."""
    if one.level != two.level:
        for upright in _gaps(grid, one.upright, two.upright):
            yield (one, GridCell(one.level, upright), GridCell(two.level, upright), two)
    if one.upright != two.upright:
        for level in _channels(one.level, two.level, span):
            if not grid.is_row[level] or level not in {one.level, two.level}:
                yield (one, GridCell(level, one.upright), GridCell(level, two.upright), two)


def detours(
    grid: RoutingGrid, one: GridCell, two: GridCell, span: tuple[int, int]
) -> Iterator[GridPath]:
    """Three bends: a gap beside one node and a channel beside the other.

    A way that leaves up or down turns aside as soon as it can, because further on it would seem to
    lead to whatever stands above or below its beginning.
    """
    forward = 1 if two.upright > one.upright else -1
    for upright in (one.upright + 1, one.upright - forward):
        for level in _channels(one.level, two.level, span):
            if not grid.is_row[level] and upright != two.upright:
                yield (
                    one,
                    GridCell(one.level, upright),
                    GridCell(level, upright),
                    GridCell(level, two.upright),
                    two,
                )
    near = sorted(_channels(one.level, two.level, span), key=lambda level: abs(level - one.level))
    for upright in (two.upright - 1, two.upright + forward):
        for level in near:
            if not grid.is_row[level] and upright != one.upright:
                yield (
                    one,
                    GridCell(level, one.upright),
                    GridCell(level, upright),
                    GridCell(two.level, upright),
                    two,
                )


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


def _gaps(grid: RoutingGrid, one: int, two: int) -> Iterable[int]:
    """Gaps between two columns, those near the ends first, then those just outside."""
    low, high = min(one, two), max(one, two)
    between = list(range(low + 1, high, 2))
    near = between[:_REACH] + between[max(_REACH, len(between) - _REACH) :]
    outside = [high + 1, low - 1]
    return near + [gap for gap in outside if 0 <= gap < grid.uprights]


def _channels(one: int, two: int, span: tuple[int, int]) -> Iterable[int]:
    """Level lines between two rows, those near the ends first, then those above and below both.

    ``span`` has the first and the last line that may be used.
    """
    low, high = min(one, two), max(one, two)
    between = list(range(low + 1, high))
    near = between[:_REACH] + between[max(_REACH, len(between) - _REACH) :]
    above = list(range(low - 1, max(span[0] - 1, low - 1 - 2 * _REACH), -1))
    below = list(range(high + 1, min(span[1] + 1, high + 1 + 2 * _REACH)))
    return near + above + below
