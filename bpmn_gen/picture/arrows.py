"""Arrows: lines with rounded corners, whose heads are triangles of their own."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.picture.figures import Disc, Line

if TYPE_CHECKING:
    from bpmn_gen.picture.figures import Figure

HEAD_LENGTH = 9.0
"""px from the tip of an arrowhead to its back."""
HEAD_WIDTH = 8.0
"""px across the back of an arrowhead."""
CORNER = 5.0
"""px; radius of the rounded corners of an arrow."""


def arrow_figures(kind: str, waypoints: tuple[Point, ...]) -> tuple[Figure, ...]:
    """The figures of a sequence flow, message flow or association along its waypoints."""
    if kind == "messageFlow":
        return (
            Line(_shortened(waypoints), "message", radius=CORNER),
            Disc(waypoints[0], 3.5, "message-head"),
            Line(_head(waypoints), "message-head", closed=True),
        )
    if kind == "sequenceFlow":
        return (
            Line(_shortened(waypoints), "flow", radius=CORNER),
            Line(_head(waypoints), "flow-head", closed=True),
        )
    return (Line(waypoints, "association"),)


def _direction(waypoints: tuple[Point, ...]) -> tuple[float, float, float]:
    """The unit vector of the last segment that has a length, and that length in px."""
    tip = waypoints[-1]
    for before in reversed(waypoints[:-1]):
        length = math.hypot(tip.x - before.x, tip.y - before.y)
        if length > 0:
            return ((tip.x - before.x) / length, (tip.y - before.y) / length, length)
    return (1.0, 0.0, 0.0)


def _head(waypoints: tuple[Point, ...]) -> tuple[Point, ...]:
    """The triangle at the end of a line."""
    dx, dy, _ = _direction(waypoints)
    tip = waypoints[-1]
    back = Point(tip.x - dx * HEAD_LENGTH, tip.y - dy * HEAD_LENGTH)
    half = HEAD_WIDTH / 2
    return (
        tip,
        Point(back.x - dy * half, back.y + dx * half),
        Point(back.x + dy * half, back.y - dx * half),
    )


def _shortened(waypoints: tuple[Point, ...]) -> tuple[Point, ...]:
    """The line up to the back of its head, because it is wider than the tip."""
    dx, dy, length = _direction(waypoints)
    cut = min(HEAD_LENGTH - 1, length)
    tip = waypoints[-1]
    return (*waypoints[:-1], Point(tip.x - dx * cut, tip.y - dy * cut))
