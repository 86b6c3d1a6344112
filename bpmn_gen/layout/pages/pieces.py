"""Flows cut at the borders of pages: which part of each is drawn, and on which page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.drawing.elements import Edge
    from bpmn_gen.drawing.pages import Direction


@dataclass(frozen=True, slots=True)
class PageGrid:
    """The borders of all pages on the drawing, the outer ones included."""

    columns: tuple[float, ...]
    """The x of upright borders, from left to right."""
    rows: tuple[float, ...]
    """The y of level borders, from the top."""

    @property
    def is_one_page(self) -> bool:
        """Whether nothing is cut."""
        return not self.columns[1:-1] and not self.rows[1:-1]

    @property
    def size(self) -> int:
        """The number of its cells."""
        return (len(self.columns) - 1) * (len(self.rows) - 1)

    def cell(self, point: Point) -> tuple[int, int]:
        """Column and row of a point."""
        return (
            bisect_right(self.columns[1:-1], point.x),
            bisect_right(self.rows[1:-1], point.y),
        )


@dataclass(frozen=True, slots=True)
class FlowPiece:
    """The part of a flow that one page shows."""

    edge: Edge
    cell: tuple[int, int]
    waypoints: tuple[Point, ...]
    leaves: Direction | None = None
    """The direction in which the flow leaves this page; None where it ends on it."""
    enters: Direction | None = None
    """The direction in which the flow comes onto this page; None where it begins on it."""


def pieces_of(edge: Edge, grid: PageGrid) -> tuple[FlowPiece, ...]:
    """A flow as one piece, or as the piece at its source and the piece at its target.

    What lies between the two is left out, because the reference leads a reader straight across.
    """
    runs = _runs(edge.waypoints, grid)
    if len(runs) == 1:
        return (FlowPiece(edge, *runs[0]),)
    (first_cell, first), (last_cell, last) = runs[0], runs[-1]
    return (
        FlowPiece(edge, first_cell, first, leaves=_direction(first[-2], first[-1])),
        FlowPiece(edge, last_cell, last, enters=_direction(last[0], last[1])),
    )


def _runs(
    waypoints: tuple[Point, ...], grid: PageGrid
) -> list[tuple[tuple[int, int], tuple[Point, ...]]]:
    """The stretches of a route with the cell in which each lies, in the order of the flow."""
    runs: list[tuple[tuple[int, int], list[Point]]] = []
    for start, end in _parts(waypoints, grid):
        cell = grid.cell(Point((start.x + end.x) / 2, (start.y + end.y) / 2))
        if runs and runs[-1][0] == cell:
            runs[-1][1].append(end)
        else:
            runs.append((cell, [start, end]))
    return [(cell, tuple(points)) for cell, points in runs]


def _parts(waypoints: tuple[Point, ...], grid: PageGrid) -> Iterator[tuple[Point, Point]]:
    """The segments of a route, cut where they cross a border; none is without length."""
    for start, end in pairwise(waypoints):
        dx, dy = end.x - start.x, end.y - start.y
        places = {0.0, 1.0}
        if dx:
            places.update((x - start.x) / dx for x in grid.columns[1:-1])
        if dy:
            places.update((y - start.y) / dy for y in grid.rows[1:-1])
        inside = sorted(place for place in places if 0 <= place <= 1)
        for low, high in pairwise(inside):
            if low < high and (dx or dy):
                yield (
                    Point(start.x + low * dx, start.y + low * dy),
                    Point(start.x + high * dx, start.y + high * dy),
                )


def _direction(start: Point, end: Point) -> Direction:
    """The main direction of a segment."""
    dx, dy = end.x - start.x, end.y - start.y
    if abs(dx) >= abs(dy):
        return "right" if dx >= 0 else "left"
    return "down" if dy >= 0 else "up"
