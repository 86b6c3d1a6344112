"""Ways from one symbol to another: every orthogonal line of at most four bends along tracks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bpmn_gen.sop.document import Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.sop.occupancy import Segment
    from bpmn_gen.sop.tracks import Tracks

XY: TypeAlias = tuple[float, float]

BEND = 3.0
"""Cost of a bend; that of a mm is MILLIMETRE."""
MILLIMETRE = 0.08
MIN_FIRST = 1.0
"""mm that a connector leaves a symbol straight."""
MIN_LAST = 1.9
"""mm that it arrives straight: the head of the arrow."""
AROUND = 30.0
"""mm that a way may lead beyond its ends."""
NEAR = 16.0
"""mm around an end in which longer ways bend."""

_OUTWARD = {Site.TOP: (0, -1), Site.LEFT: (-1, 0), Site.BOTTOM: (0, 1), Site.RIGHT: (1, 0)}
_SOURCE_COST = {Site.BOTTOM: 0.0, Site.LEFT: 0.3, Site.RIGHT: 0.0, Site.TOP: 8.0}
_TARGET_COST = {Site.TOP: 0.0, Site.LEFT: 1.5, Site.RIGHT: 1.7, Site.BOTTOM: 8.0}


@dataclass(frozen=True, slots=True)
class Route:
    """One way, with what it costs by itself."""

    cost: float
    points: tuple[XY, ...]
    source: Site
    target: Site


def site_point(box: Segment, site: Site) -> XY:
    """The middle of a side of a box."""
    left, top, right, bottom = box
    match site:
        case Site.TOP:
            return ((left + right) / 2, top)
        case Site.BOTTOM:
            return ((left + right) / 2, bottom)
        case Site.LEFT:
            return (left, (top + bottom) / 2)
        case _:
            return (right, (top + bottom) / 2)


def routes(
    boxes: tuple[Segment, Segment],
    sites: tuple[Sequence[Site], Sequence[Site]],
    tracks: Tracks,
    bends: tuple[int, ...],
) -> list[Route]:
    """All ways with one of the given numbers of bends, the cheapest first."""
    found: list[Route] = []
    for source in sites[0]:
        for target in sites[1]:
            ends = site_point(boxes[0], source), site_point(boxes[1], target)
            base = _SOURCE_COST[source] + _TARGET_COST[target]
            for points in _ways(ends, source, target, tracks, bends):
                if _is_straight_at_ends(points, source, target):
                    cost = base + _cost(points)
                    found.append(Route(cost, points, source, target))
    found.sort(key=_by_cost)
    return found


def _by_cost(route: Route) -> float:
    return route.cost


def _cost(points: tuple[XY, ...]) -> float:
    """What a line costs by itself."""
    length = 0.0
    x, y = points[0]
    for next_x, next_y in points[1:]:
        length += abs(next_x - x) + abs(next_y - y)
        x, y = next_x, next_y
    return BEND * (len(points) - 2) + MILLIMETRE * length


def _is_straight_at_ends(points: tuple[XY, ...], source: Site, target: Site) -> bool:
    """Whether a line leaves outward and arrives inward, far enough, and never turns back."""
    (x0, y0), (x1, y1) = points[0], points[1]
    out = _OUTWARD[source]
    if (x1 - x0) * out[0] + (y1 - y0) * out[1] < MIN_FIRST:
        return False
    (x2, y2), (x3, y3) = points[-2], points[-1]
    back = _OUTWARD[target]
    if (x2 - x3) * back[0] + (y2 - y3) * back[1] < MIN_LAST:
        return False
    return all(
        abs(points[i + 1][0] - points[i][0]) + abs(points[i + 1][1] - points[i][1]) >= MIN_FIRST
        for i in range(1, len(points) - 2)
    )


def _ways(
    ends: tuple[XY, XY], source: Site, target: Site, tracks: Tracks, bends: tuple[int, ...]
) -> Iterator[tuple[XY, ...]]:
    """Lines between two sites."""
    (sx, sy), (ex, ey) = ends
    level_out = source in (Site.LEFT, Site.RIGHT)
    level_in = target in (Site.LEFT, Site.RIGHT)
    if level_out == level_in:
        if 0 in bends and (sy == ey if level_out else abs(sx - ex) < 1e-6):  # noqa: PLR2004
            yield ((sx, sy), (ex, ey))
        if 2 in bends:  # noqa: PLR2004
            if level_out:
                yield from (((sx, sy), (x, sy), (x, ey), (ex, ey)) for x in _xs(tracks, sx, ex))
            else:
                yield from (((sx, sy), (sx, y), (ex, y), (ex, ey)) for y in _ys(tracks, sy, ey))
        if 4 in bends:  # noqa: PLR2004
            yield from _longest(ends, tracks, level=level_out)
        return
    if 1 in bends:
        yield ((sx, sy), (ex, sy) if level_out else (sx, ey), (ex, ey))
    if 3 in bends:  # noqa: PLR2004
        if level_out:
            yield from (
                ((sx, sy), (x, sy), (x, y), (ex, y), (ex, ey))
                for y in _near(tracks.ys, ey)
                for x in _xs(tracks, sx, ex)
            )
        else:
            yield from (
                ((sx, sy), (sx, y), (x, y), (x, ey), (ex, ey))
                for y in _near(tracks.ys, sy)
                for x in _xs(tracks, sx, ex)
            )


def _longest(ends: tuple[XY, XY], tracks: Tracks, *, level: bool) -> Iterator[tuple[XY, ...]]:
    """Lines of four bends, which turn near both ends."""
    (sx, sy), (ex, ey) = ends
    if level:
        for first in _near(tracks.xs, sx):
            for last in _near(tracks.xs, ex):
                for y in _ys(tracks, sy, ey):
                    yield ((sx, sy), (first, sy), (first, y), (last, y), (last, ey), (ex, ey))
    else:
        for first in _near(tracks.ys, sy):
            for last in _near(tracks.ys, ey):
                for x in _xs(tracks, sx, ex):
                    yield ((sx, sy), (sx, first), (x, first), (x, last), (ex, last), (ex, ey))


def _xs(tracks: Tracks, one: float, other: float) -> list[float]:
    """Vertical tracks between two x and around them."""
    low, high = min(one, other) - AROUND, max(one, other) + AROUND
    return [x for x in tracks.xs if low <= x <= high]


def _ys(tracks: Tracks, one: float, other: float) -> list[float]:
    """Horizontal tracks between two y and around them."""
    low, high = min(one, other) - AROUND, max(one, other) + AROUND
    return [y for y in tracks.ys if low <= y <= high]


def _near(lines: Sequence[float], place: float) -> list[float]:
    """Tracks near a place."""
    return [line for line in lines if abs(line - place) <= NEAR]
