"""What is in the way of a late line."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.layout.graph import constants as c

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from bpmn_gen.drawing.elements import Drawing, Edge

_CLEARANCE: Final = 12.0
"""px between a late line and the boxes that it passes."""
_BORDER: Final = 3.0
"""px around a box.  A line so near would seem to run along the border."""
_NEAR: Final = 6.0
"""px.  Two parallel lines that are nearer than this look like one."""

_Stretch = tuple[float, float, float]
"""A straight part of a line: its y and the x of its ends, or its x and the y of its ends."""


class Port(NamedTuple):
    """A place where a line may begin, and the direction in which it leaves."""

    point: Point
    dx: int
    """1 to the right, -1 to the left."""
    dy: int
    """1 downward, -1 upward; where both are 0, any direction will do."""


class Obstacles:
    """Boxes through which a line may not run, and lines that it should not cross or cover."""

    def __init__(self, drawing: Drawing, edges: Sequence[Edge], around: AbstractSet[str]) -> None:
        """Note what is in the way.

        Args:
            drawing: the shapes and pools.
            edges: all lines so far, late ones included.
            around: ids of elements inside which the line runs, so that they are no obstacles.
        """
        self.boxes = [s.bounds for s in drawing.shapes if s.element_id not in around]
        self.boxes += [p.bounds for p in drawing.pools if p.element_id not in around]
        self.boxes = [box.grown(_BORDER) for box in self.boxes]
        self.labels = [item.label.bounds for item in drawing.shapes if item.label]
        self.labels += [item.label.bounds for item in edges if item.label]
        self.shapes = [shape.bounds for shape in drawing.shapes if not shape.is_expanded]
        self.pools = [pool.bounds for pool in drawing.pools]
        self.levels: list[_Stretch] = []
        self.uprights: list[_Stretch] = []
        self.ends = [
            point for edge in edges for point in edge.waypoints[:: len(edge.waypoints) - 1]
        ]
        self.segments: list[Bounds] = []
        for edge in edges:
            for one, two in pairwise(edge.waypoints):
                self._add_line(one, two)
        self.borders: list[Bounds] = [b.bounds for b in (*drawing.pools, *drawing.lanes)]

    def _add_line(self, one: Point, two: Point) -> None:
        """Note a straight part of a line."""
        low_x, high_x = sorted((one.x, two.x))
        low_y, high_y = sorted((one.y, two.y))
        self.segments.append(Bounds(low_x, low_y, high_x - low_x, high_y - low_y))
        if high_x - low_x > high_y - low_y:
            self.levels.append((one.y, low_x, high_x))
        else:
            self.uprights.append((one.x, low_y, high_y))

    def free_ports(self, box: Bounds, shifts: Sequence[float], inset: float = 0.0) -> list[Port]:
        """Places on the border of a box at which no other line ends.

        Args:
            box: the box.
            shifts: px from the middle of each side, in the order in which they are tried.
            inset: px from the box inward to the border of a round or slanted shape at that place.
        """
        found: list[Port] = []
        middle = box.center
        room = min(box.width, box.height) / 2 - _NEAR
        for shift in (one for one in shifts if abs(one) <= max(room, 0.0)):
            x, y = middle.x + shift, middle.y + shift
            places = (
                Port(Point(x, box.bottom - inset), 0, 1),
                Port(Point(x, box.y + inset), 0, -1),
                Port(Point(box.right - inset, y), 1, 0),
                Port(Point(box.x + inset, y), -1, 0),
            )
            found += [port for port in places if not self._is_taken(port.point)]
        return found

    def _is_taken(self, point: Point) -> bool:
        """Whether another line ends at a point, or nearly there."""
        return any(abs(end.x - point.x) + abs(end.y - point.y) < _NEAR for end in self.ends)

    def is_covered(self, port: Port) -> bool:
        """Whether the first bit of a line from a port would run along another line."""
        x, y = port.point
        lines, place, start = (self.levels, y, x) if port.dx else (self.uprights, x, y)
        end = start + (port.dx + port.dy) * 2 * _CLEARANCE
        low, high = sorted((start, end))
        return any(
            abs(where - place) < _NEAR and first < high and last > low
            for where, first, last in lines
        )

    def is_free(self, box: Bounds, points: Sequence[Point]) -> bool:
        """Whether a label in ``box`` covers nothing; ``points`` are the corners of its own line."""
        if any(box.overlaps(other, 1) for other in (*self.shapes, *self.labels)):
            return False
        own = [
            Bounds(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))
            for a, b in pairwise(points)
        ]
        return not any(_through(segment, box) for segment in (*self.segments, *own))

    def lines_beside(self, window: Bounds) -> tuple[set[float], set[float]]:
        """The x and the y of lines beside everything in a window, along which a way may run."""
        xs: set[float] = set()
        ys: set[float] = set()
        for box in (*self.boxes, *self.labels):
            if box.overlaps(window):
                xs |= {box.x - _CLEARANCE, box.right + _CLEARANCE}
                ys |= {box.y - _CLEARANCE, box.bottom + _CLEARANCE}
        for pool in self.pools:
            if pool.overlaps(window):
                ys |= {pool.y - c.GUTTER_PAD / 2, pool.bottom + c.GUTTER_PAD / 2}
                xs.add(pool.right + c.GUTTER_PAD / 2)
        return xs, ys


def _through(segment: Bounds, box: Bounds) -> bool:
    """Whether a straight part of a line runs through a box; the part is a box without breadth."""
    return (
        segment.x < box.right
        and segment.right > box.x
        and segment.y < box.bottom
        and segment.bottom > box.y
    )
