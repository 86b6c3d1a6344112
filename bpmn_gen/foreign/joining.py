"""Lines between boxes where a file says only what they join, or says it inexactly."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.foreign import kinds as k

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.drawing.geometry import Bounds

NEAR: Final = 12.0
"""px from the border of a box at which a line still counts as touching it."""


def joined(
    source: Bounds, target: Bounds, via: Sequence[Point], kinds: tuple[str, str] = ("", "")
) -> list[Point]:
    """The points of a line from border to border.

    Args:
        source: the box at which it begins.
        target: the box at which it ends.
        via: points between them; those inside one of the boxes at its end are left out.
        kinds: names of both in BPMN XML, which say what form they are drawn in.
    """
    inner = list(via)
    while inner and _holds(source, inner[0]):
        inner.pop(0)
    while inner and _holds(target, inner[-1]):
        inner.pop()
    start = _leaving(source, inner[0] if inner else target.center, kinds[0])
    end = _leaving(target, inner[-1] if inner else source.center, kinds[1])
    points = [start, *inner, end]
    return [points[0], *(two for one, two in pairwise(points) if two != one)]


def touches(box: Bounds, point: Point) -> bool:
    """Whether a point lies near the border of a box."""
    outside = max(box.x - point.x, point.x - box.right, box.y - point.y, point.y - box.bottom)
    inside = min(point.x - box.x, box.right - point.x, point.y - box.y, box.bottom - point.y)
    deepest = max(NEAR, min(box.width, box.height) / 4)
    return outside <= NEAR and inside <= deepest


def distance(box: Bounds, point: Point) -> float:
    """How far a point lies outside a box, in px; 0 within it."""
    across = max(box.x - point.x, 0.0, point.x - box.right)
    down = max(box.y - point.y, 0.0, point.y - box.bottom)
    return math.hypot(across, down)


def _holds(box: Bounds, point: Point) -> bool:
    return box.x < point.x < box.right and box.y < point.y < box.bottom


def _leaving(box: Bounds, towards: Point, kind: str) -> Point:
    """Where a line from the middle of a box, or straight out of it, crosses the border."""
    middle = box.center
    if box.width <= 0 or box.height <= 0:
        return middle
    is_round = kind in k.EVENTS or kind in k.GATEWAYS
    if not is_round and box.x < towards.x < box.right:
        return Point(towards.x, box.bottom if towards.y > middle.y else box.y)
    if not is_round and box.y < towards.y < box.bottom:
        return Point(box.right if towards.x > middle.x else box.x, towards.y)
    across, down = towards.x - middle.x, towards.y - middle.y
    if across == 0 and down == 0:
        return Point(middle.x, box.bottom)
    wide, high = box.width / 2, box.height / 2
    if kind in k.GATEWAYS:
        share = 1 / (abs(across) / wide + abs(down) / high)
    elif kind in k.EVENTS:
        share = 1 / math.hypot(across / wide, down / high)
    else:
        share = 1 / max(abs(across) / wide, abs(down) / high)
    return Point(round(middle.x + across * share, 2), round(middle.y + down * share, 2))
