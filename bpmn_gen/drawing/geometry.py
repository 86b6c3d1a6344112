"""Points and boxes on the drawing plane, in px of 96 to an inch; x grows right and y down."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    """A point on the plane, in px."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Bounds:
    """A box with level and upright sides, in px."""

    x: float
    """Of the left border."""
    y: float
    """Of the upper border."""
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right border."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower border."""
        return self.y + self.height

    @property
    def center(self) -> Point:
        """The middle of the box."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def moved(self, dx: float, dy: float) -> Bounds:
        """The same box elsewhere."""
        return Bounds(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, margin: float) -> Bounds:
        """The box with a margin added on all sides."""
        return Bounds(
            self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin
        )

    def union(self, other: Bounds) -> Bounds:
        """The smallest box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Bounds(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def overlaps(self, other: Bounds, tolerance: float = 0.0) -> bool:
        """Whether both boxes share more than ``tolerance`` px in both directions."""
        # Without calls of functions, because layouts ask this millions of times.
        start = max(other.x, self.x)
        one, two = self.x + self.width, other.x + other.width
        if (min(two, one)) - start <= tolerance:
            return False
        start = max(other.y, self.y)
        one, two = self.y + self.height, other.y + other.height
        return (min(two, one)) - start > tolerance

    def contains(self, other: Bounds, tolerance: float = 0.0) -> bool:
        """Whether the other box lies inside this one, up to ``tolerance`` px."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )


def from_segment(
    point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]
) -> float:
    """How far a point is from a straight segment."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    if not length:
        return math.dist(point, start)
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
    along = min(max(along, 0.0), 1.0)
    return math.dist(point, (start[0] + along * dx, start[1] + along * dy))
