"""How good a drawing is: 1000 per defect, 100 per crossing, 10 per bend, 1 per 100 px."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.layout import constants as c

if TYPE_CHECKING:
    from bpmn_gen.drawing import Drawing, Edge
    from bpmn_gen.geometry import Point

Segment = tuple[float, float, float, float]
"""x1, y1, x2, y2 with x1 <= x2 and y1 <= y2."""


def score(drawing: Drawing) -> float:
    """The cost of a drawing; less is better."""
    bends = sum(len(edge.waypoints) - 2 for edge in drawing.edges)
    length = sum(_length(edge.waypoints) for edge in drawing.edges)
    return (
        c.COST_CROSSING * crossings(drawing.edges)
        + c.COST_BEND * bends
        + c.COST_PX * (length + (drawing.bounds.width + drawing.bounds.height) / 2)
    )


def _length(points: tuple[Point, ...]) -> float:
    return sum(abs(one.x - two.x) + abs(one.y - two.y) for one, two in pairwise(points))


def crossings(edges: tuple[Edge, ...]) -> int:
    """How often a level part of one edge properly crosses an upright part of another."""
    level: list[Segment] = []
    upright: list[Segment] = []
    for edge in edges:
        for one, two in pairwise(edge.waypoints):
            low_x, high_x = min(one.x, two.x), max(one.x, two.x)
            low_y, high_y = min(one.y, two.y), max(one.y, two.y)
            segments = level if high_x - low_x > high_y - low_y else upright
            segments.append((low_x, low_y, high_x, high_y))
    level.sort()
    upright.sort()
    return _count(level, upright)


def _count(level: list[Segment], upright: list[Segment]) -> int:
    """Sweep from left to right."""
    count, start = 0, 0
    active: list[Segment] = []
    for x, top, _, bottom in upright:
        while start < len(level) and level[start][0] < x:
            active.append(level[start])
            start += 1
        active = [segment for segment in active if segment[2] > x]
        count += sum(1 for segment in active if top < segment[1] < bottom)
    return count
