"""Turns strands with coordinates into the waypoints of a line."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.layout.graph.elements import NodeForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.layout.placing.coordinates import Coordinates
    from bpmn_gen.layout.routing.strands import Strand


LineEnd = tuple[NodeForm, Bounds]
"""What a line ends at."""


def waypoints(
    strands: Sequence[Strand], at: Coordinates, source: LineEnd, target: LineEnd
) -> tuple[Point, ...]:
    """The points of a line from the border of one node to that of another."""
    first, last = strands[0], strands[-1]
    points = [_port(first, at, source, is_low=first.goes_onward)]
    for one, two in pairwise(strands):
        level, upright = (one, two) if one.is_level else (two, one)
        points.append(Point(at.strand_at[id(upright)], at.strand_at[id(level)]))
    points.append(_port(last, at, target, is_low=not last.goes_onward))
    return tuple(points)


def _port(strand: Strand, at: Coordinates, node: LineEnd, *, is_low: bool) -> Point:
    """Where a strand meets a node; with its low end it leaves to the right or downward."""
    form, box = node
    place = at.strand_at[id(strand)]
    if strand.is_level:
        behind = inset(form, box.width / 2, place - box.center.y)
        return Point(box.right - behind if is_low else box.x + behind, place)
    if form is NodeForm.RIM:
        return Point(place, box.y if is_low else box.bottom)
    behind = inset(form, box.height / 2, place - box.center.x)
    return Point(place, box.bottom - behind if is_low else box.y + behind)


def inset(form: NodeForm, half: float, off: float) -> float:
    """How far behind the box of an event or gateway its border is, ``off`` its middle."""
    if form is NodeForm.DIAMOND:
        return min(abs(off), half)
    if form is NodeForm.CIRCLE:
        return half - math.sqrt(max(0.0, half * half - off * off))
    return 0.0
