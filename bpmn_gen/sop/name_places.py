"""Places for the names of branches beside their arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.sop.document import Site
from bpmn_gen.sop.heights import DIAMOND_HEIGHT
from bpmn_gen.sop.routes import MIN_LAST

if TYPE_CHECKING:
    from bpmn_gen.sop.routes import Route
    from bpmn_gen.sop.tracks import Segment

_NAME_GAP = 0.5
"""mm between the name of a branch and its arrow."""


def name_places(route: Route, size: tuple[float, float], *, late: bool) -> list[Segment]:
    """Places for the name of a branch, beside the first segments of its arrow.

    A ``late`` name stands behind the first bend, because other arrows share what comes before.
    """
    x, y = route.points[0]
    width, height = size
    gap = _NAME_GAP
    above, below = y - gap - height, y + gap
    right, left = x + gap, x - gap - width
    if late:
        corners = _behind_bend(route, size)
    else:
        match route.source:
            case Site.RIGHT:
                corners = [(right, above), (right, below), *_beside_second(route, size)]
            case Site.LEFT:
                corners = [(left, above), (left, below), *_beside_second(route, size)]
            case Site.BOTTOM:
                corners = [(right, below), (left, below), *_behind_bend(route, size)]
            case _:
                corners = [(right, above), (left, above), *_behind_bend(route, size)]
    return [(one, top, one + width, top + height) for one, top in corners]


def _behind_bend(route: Route, size: tuple[float, float]) -> list[tuple[float, float]]:
    """Places beside the second segment, or beside the end of a straight arrow."""
    width, height = size
    gap = _NAME_GAP
    (x1, y1), (x2, y2) = route.points[1:3] if len(route.points) > 2 else route.points[:2]  # noqa: PLR2004 -- one segment has two points
    straight = len(route.points) == 2  # noqa: PLR2004 -- the same
    if abs(y1 - y2) < gap:
        if straight:
            x = x2 - MIN_LAST - gap - width if x2 > x1 else x2 + MIN_LAST + gap
        else:
            x = x1 + gap if x2 > x1 else x1 - gap - width
        return [(x, y1 - gap - height), (x, y1 + gap)]
    if straight:
        top = y2 - MIN_LAST - gap - height if y2 > y1 else y2 + MIN_LAST + gap
    else:
        top = y1 + gap if y2 > y1 else y1 - gap - height
    return [(x1 + gap, top), (x1 - gap - width, top)]


def _beside_second(route: Route, size: tuple[float, float]) -> list[tuple[float, float]]:
    """Places beside a vertical second segment, clear of the symbol."""
    if len(route.points) < 3:  # noqa: PLR2004 -- a straight arrow has no second stretch
        return []
    (_, y), (x, _), (_, end) = route.points[:3]
    width, height = size
    down = end > y
    top = y + DIAMOND_HEIGHT / 2 + _NAME_GAP if down else y - DIAMOND_HEIGHT / 2 - height
    room = abs(end - y) - DIAMOND_HEIGHT / 2 - height
    if room < _NAME_GAP:
        return []
    return [(x + _NAME_GAP, top), (x - _NAME_GAP - width, top)]
