"""Flows cut at the borders of a part of a drawing: what of each is drawn there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.drawing.geometry import Point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.drawing.elements import Edge
    from bpmn_gen.drawing.pages import Direction


class Region(NamedTuple):
    """The part of a drawing between four cuts, in px."""

    left: float
    right: float
    top: float
    bottom: float

    def holds(self, point: Point) -> bool:
        """Whether a point belongs to this part and to no other."""
        return self.left <= point.x < self.right and self.top <= point.y < self.bottom


@dataclass(frozen=True, slots=True)
class FlowPiece:
    """The part of a flow that is drawn in one region."""

    edge: Edge
    waypoints: tuple[Point, ...]
    leaves: Direction | None = None
    """The direction in which the flow leaves the region; None where it ends there."""
    enters: Direction | None = None
    """The direction in which the flow comes into the region; None where it begins there."""


def pieces_of(edge: Edge, region: Region) -> tuple[FlowPiece, ...]:
    """A flow whole, or the pieces at those of its ends that lie in a region.

    What only passes through is left out, because the reference leads a reader straight across.
    """
    points = edge.waypoints
    if all(map(region.holds, points)):
        return (FlowPiece(edge, points),)
    parts = list(_parts(points, region))
    inside = [_is_inside(part, region) for part in parts]
    if all(inside):
        return (FlowPiece(edge, points),)
    pieces = []
    if inside[0]:
        end = inside.index(False)
        way = _over(parts[end - 1], parts[end], region)
        pieces.append(FlowPiece(edge, _joined(parts[:end]), leaves=way))
    if inside[-1]:
        start = len(parts) - inside[::-1].index(False)
        way = _over(parts[start - 1], parts[start], region)
        pieces.append(FlowPiece(edge, _joined(parts[start:]), enters=way))
    return tuple(pieces)


def reaching(piece: FlowPiece, region: Region, wide: Region) -> FlowPiece:
    """A piece that ends at the borders of a wider region instead."""
    sides = {"right": (wide.right, wide.left), "left": (wide.left, wide.right)}
    points = list(piece.waypoints)
    if piece.leaves in sides:
        points[-1] = Point(sides[piece.leaves][0], points[-1].y)
    if piece.enters in sides:
        points[0] = Point(sides[piece.enters][1], points[0].y)
    return piece if wide == region else replace(piece, waypoints=tuple(points))


def _is_inside(part: tuple[Point, Point], region: Region) -> bool:
    """Whether the middle of a part lies in a region."""
    one, two = part
    return region.holds(Point((one.x + two.x) / 2, (one.y + two.y) / 2))


def _joined(parts: list[tuple[Point, Point]]) -> tuple[Point, ...]:
    """The corners of parts that follow each other."""
    return (parts[0][0], *(end for _, end in parts))


def _parts(waypoints: tuple[Point, ...], region: Region) -> Iterator[tuple[Point, Point]]:
    """The segments of a route, cut where they cross a border; none is without length."""
    for start, end in pairwise(waypoints):
        dx, dy = end.x - start.x, end.y - start.y
        places = {0.0, 1.0}
        if dx:
            places.update((x - start.x) / dx for x in (region.left, region.right))
        if dy:
            places.update((y - start.y) / dy for y in (region.top, region.bottom))
        inside = sorted(place for place in places if 0 <= place <= 1)
        for low, high in pairwise(inside):
            if low < high and (dx or dy):
                yield (
                    Point(start.x + low * dx, start.y + low * dy),
                    Point(start.x + high * dx, start.y + high * dy),
                )


def _over(one: tuple[Point, Point], two: tuple[Point, Point], region: Region) -> Direction:
    """The direction in which a flow passes a border between two of its parts.

    Where it turns on the border, one of them runs along that, and the other one leads over it.
    """
    is_upright = one[1].x in {region.left, region.right}
    ways = [_direction(*part) for part in (one, two)]
    over = [way for way in ways if (way in {"left", "right"}) == is_upright]
    return (over or ways)[0]


def _direction(start: Point, end: Point) -> Direction:
    """The main direction of a segment."""
    dx, dy = end.x - start.x, end.y - start.y
    if abs(dx) >= abs(dy):
        return "right" if dx >= 0 else "left"
    return "down" if dy >= 0 else "up"
