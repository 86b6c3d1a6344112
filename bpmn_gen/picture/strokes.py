"""Lines as strokes of a pen: straight to a point, or around a corner."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from bpmn_gen.drawing.geometry import Point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.picture.figures import Line

Verb: TypeAlias = Literal["move", "line", "quad", "cubic"]


def strokes(line: Line) -> Iterator[tuple[Verb, tuple[Point, ...]]]:
    """The strokes of a line; the last point of a ``quad`` or ``cubic`` is where it ends."""
    points = line.points
    yield "move", (points[0],)
    if line.curved:
        for first in range(1, len(points) - 2, 3):
            yield "cubic", points[first : first + 3]
        return
    for (before, corner), (_, after) in pairwise(pairwise(points)):
        reach = min(line.radius, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        if reach > 0:
            yield "line", (_toward(corner, before, reach),)
            yield "quad", (corner, _toward(corner, after, reach))
        else:
            yield "line", (corner,)
    yield "line", (points[-1],)


def _toward(start: Point, end: Point, distance: float) -> Point:
    """The point at ``distance`` px from one point toward another."""
    part = distance / math.dist(start, end)
    return Point(start.x + part * (end.x - start.x), start.y + part * (end.y - start.y))
