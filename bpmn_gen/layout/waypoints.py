"""Turns strands with coordinates into the waypoints of a line."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.geometry import Bounds, Point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.layout.coordinates import Coordinates
    from bpmn_gen.layout.strands import Strand


def waypoints(
    strands: Sequence[Strand], at: Coordinates, source: Bounds, target: Bounds
) -> tuple[Point, ...]:
    """The points of a line from the border of one node to that of another."""
    first, last = strands[0], strands[-1]
    points = [_port(first, at, source, is_low=first.goes_onward)]
    for one, two in pairwise(strands):
        level, upright = (one, two) if one.is_level else (two, one)
        points.append(Point(at.strand_at[id(upright)], at.strand_at[id(level)]))
    points.append(_port(last, at, target, is_low=not last.goes_onward))
    return tuple(points)


def _port(strand: Strand, at: Coordinates, node: Bounds, *, is_low: bool) -> Point:
    """Where a strand meets a node; with its low end it leaves to the right or downward."""
    place = at.strand_at[id(strand)]
    if strand.is_level:
        return Point(node.right if is_low else node.x, place)
    return Point(place, node.bottom if is_low else node.y)
