"""How far points, lines and boxes are from each other, in points of type."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.geometry import from_segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.sop_files.sheet import Box, Point

_STILL: Final = 1e-9
"""A piece that moves less runs along the other axis."""


def from_path(point: Point, path: Sequence[Point]) -> float:
    """How far a point is from a path."""
    return min((from_segment(point, a, b) for a, b in pairwise(path)), default=1e9)


def from_box(box: Box, path: Sequence[Point]) -> float:
    """How far a path is from a box; 0 where it runs through it."""
    edges = (
        (box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom),
    )  # fmt: skip
    near = min((from_path(edge, path) for edge in edges), default=1e9)
    for a, b in pairwise(path):
        if crosses(box, a, b):
            return 0.0
        near = min(near, box.distance(a), box.distance(b))
    return near


def crosses(box: Box, start: Point, end: Point) -> bool:
    """Whether a straight piece runs through a box."""
    low, high = 0.0, 1.0
    sides = ((box.left, box.right), (box.top, box.bottom))
    for axis, (near, far) in enumerate(sides):
        move = end[axis] - start[axis]
        if abs(move) < _STILL:
            if not near <= start[axis] <= far:
                return False
            continue
        enter, leave = sorted(((near - start[axis]) / move, (far - start[axis]) / move))
        low, high = max(low, enter), min(high, leave)
    return low <= high
