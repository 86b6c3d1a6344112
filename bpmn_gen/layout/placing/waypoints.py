"""From strands with coordinates to the waypoints of a link."""

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
"""The form and the box of the node at which a line ends."""


def waypoints(
    strands: Sequence[Strand], at: Coordinates, source: LineEnd, target: LineEnd
) -> tuple[Point, ...]:
    """The points of a link, from the border of one node to that of another."""
    first, last = strands[0], strands[-1]
    points = [_port(first, at, source, is_low=first.goes_onward)]
    for one, two in pairwise(strands):
        level, upright = (one, two) if one.is_level else (two, one)
        points.append(Point(at.strand_at[id(upright)], at.strand_at[id(level)]))
    points.append(_port(last, at, target, is_low=not last.goes_onward))
    return tuple(points)


def _port(strand: Strand, at: Coordinates, node: LineEnd, *, is_low: bool) -> Point:
    """The point at which a strand meets a node.

    With ``is_low`` the strand meets the node with its low end, so it lies right of the node or
    below it.
    """
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
    """The px from the box of an event or gateway inward to its border.

    Args:
        form: the form of the node.
        half: half its width or height in px.
        off: px from the middle of the side.
    """
    if form is NodeForm.DIAMOND:
        return min(abs(off), half)
    if form is NodeForm.CIRCLE:
        return half - math.sqrt(max(0.0, half * half - off * off))
    return 0.0
