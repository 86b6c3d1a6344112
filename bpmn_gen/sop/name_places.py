"""Places for the names of branches beside their arrows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from bpmn_gen.sop.document import Site
from bpmn_gen.sop.heights import DIAMOND_HEIGHT
from bpmn_gen.sop.routes import MIN_LAST
from bpmn_gen.sop.tracks import Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.sop.routes import XY, Route

_NAME_GAP = 0.5
"""mm between the name of a branch and its arrow."""


FAR = 3.0
"""Cost of a name that stands behind the second bend, as much as a bend."""
NEAR_NAME = 6.0
"""mm from the diamond within which a name is where readers look for it."""
SHORT = 8.0
"""mm; longer names stand at their diamonds, because beyond a border they may be taken for the name
of another arrow."""
HIDES = 1.0
"""Cost of a name that hides a border between columns, less than a bend."""
FARTHEST = 30.0
"""mm from the diamond beyond which a name stands only where rows that grew have no place for it."""
AWAY = 0.2
"""Cost of each mm more; thirty of them are as bad as two bends."""
Place: TypeAlias = tuple[float, Segment]
"""The cost of a place for a name, and the box of the name there."""


def name_places(
    route: Route,
    size: tuple[float, float],
    uprights: Sequence[float] = (),
    *,
    late: bool,
    far: bool,
) -> list[Place]:
    """Places for the name of a branch, beside the first segments of its arrow, the best first.

    A name far from its diamond costs more.  A ``late`` name stands behind the first bend, because
    other arrows share what comes before.  A ``far`` one may stand anywhere, also behind the second
    bend, where no other place is left.
    """
    x, y = route.points[0]
    width, height = size
    if width > SHORT:
        uprights = ()
    gap = _NAME_GAP
    above, below = y - gap - height, y + gap
    right, left = x + gap, x - gap - width
    if late:
        corners = _behind_bend(route.points[1:3], size)
    else:
        match route.source:
            case Site.RIGHT:
                corners = [(right, above), (right, below), *_beside_second(route, size)]
            case Site.LEFT:
                corners = [(left, above), (left, below), *_beside_second(route, size)]
            case Site.BOTTOM:
                corners = [(right, below), (left, below), *_behind_bend(route.points[1:3], size)]
            case _:
                corners = [(right, above), (left, above), *_behind_bend(route.points[1:3], size)]
        if route.source in (Site.LEFT, Site.RIGHT):
            corners += _beyond(route, size, uprights)
    if len(route.points) == 2:  # noqa: PLR2004 -- a straight arrow
        corners += _at_end(route, size)
    places = [(0.0, corner) for corner in corners]
    if far:
        places += [(FAR, corner) for corner in _behind_bend(route.points[2:4], size)]
    boxes = [(cost, (one, top, one + width, top + height)) for cost, (one, top) in places]
    apart = [(_away(box, x, y), cost + _hidden(box, uprights), box) for cost, box in boxes]
    most = math.inf if far else FARTHEST
    return [
        (cost + AWAY * max(away - NEAR_NAME, 0.0), box) for away, cost, box in apart if away <= most
    ]


def _hidden(box: Segment, uprights: Sequence[float]) -> float:
    """The cost of a name that hides a border between columns."""
    return HIDES if any(box[0] < at < box[2] for at in uprights) else 0.0


def _beyond(route: Route, size: tuple[float, float], uprights: Sequence[float]) -> list[XY]:
    """Places above and below a level first segment, behind the first border that it crosses."""
    (x, y), (end, level) = route.points[:2]
    width, height = size
    gap = _NAME_GAP
    right = end > x
    beyond = [at for at in uprights if (at > x if right else at < x)]
    if level != y or not beyond:
        return []
    border = min(beyond) if right else max(beyond)
    left = border + gap if right else border - gap - width
    reaches = end >= left + width / 2 if right else end <= left + width / 2
    return [(left, y - gap - height), (left, y + gap)] if reaches else []


def _away(box: Segment, x: float, y: float) -> float:
    """The mm between a name and the place where its arrow leaves the diamond."""
    return max(box[0] - x, x - box[2], 0.0) + max(box[1] - y, y - box[3], 0.0)


def _behind_bend(
    segment: Sequence[tuple[float, float]], size: tuple[float, float]
) -> list[tuple[float, float]]:
    """Places beside a segment, next to the bend at which it begins."""
    if len(segment) < 2:  # noqa: PLR2004 -- there is no such segment
        return []
    (x1, y1), (x2, y2) = segment
    width, height = size
    gap = _NAME_GAP
    if abs(y1 - y2) < gap:
        x = x1 + gap if x2 > x1 else x1 - gap - width
        return [(x, y1 - gap - height), (x, y1 + gap)]
    top = y1 + gap if y2 > y1 else y1 - gap - height
    return [(x1 + gap, top), (x1 - gap - width, top)]


def _at_end(route: Route, size: tuple[float, float]) -> list[tuple[float, float]]:
    """Places beside the end of a straight arrow, before its head."""
    (x1, y1), (x2, y2) = route.points
    width, height = size
    gap = _NAME_GAP
    if abs(y1 - y2) < gap:
        x = x2 - MIN_LAST - gap - width if x2 > x1 else x2 + MIN_LAST + gap
        return [(x, y1 - gap - height), (x, y1 + gap)]
    top = y2 - MIN_LAST - gap - height if y2 > y1 else y2 + MIN_LAST + gap
    return [(x1 + gap, top), (x1 - gap - width, top)]


def _beside_second(route: Route, size: tuple[float, float]) -> list[tuple[float, float]]:
    """Places beside a vertical second segment, clear of the symbol."""
    if len(route.points) < 3:  # noqa: PLR2004 -- a straight arrow has no second stretch
        return []
    (_, y), (x, _), (_, end) = route.points[:3]
    width, height = size
    down = end > y
    reach = DIAMOND_HEIGHT / 2 + _NAME_GAP
    top = y + reach if down else y - reach - height
    room = abs(end - y) - DIAMOND_HEIGHT / 2 - height
    if room < _NAME_GAP:
        return []
    return [(x + _NAME_GAP, top), (x - _NAME_GAP - width, top)]
