"""Ways from one symbol to another: every orthogonal line of at most four bends along tracks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bpmn_gen.sop.document import Site
from bpmn_gen.sop.occupancy import CLEARANCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.sop.occupancy import Segment
    from bpmn_gen.sop.tracks import Tracks

XY: TypeAlias = tuple[float, float]
Range: TypeAlias = tuple[float, float]

BEND = 3.0
"""Cost of a bend; that of a mm is MILLIMETRE."""
MILLIMETRE = 0.08
MIN_FIRST = 1.0
"""mm that a connector leaves a symbol straight, and between two bends."""
MIN_LAST = 1.9
"""mm that it arrives straight: the head of the arrow."""
AROUND = 30.0
"""mm that a way may lead beyond its ends."""
NEAR = 16.0
"""mm around an end in which longer ways bend."""
STAGES = ((0, 1, 2), (3,), (4,))
"""Numbers of bends, tried in this order."""

_SOURCE_COST = {Site.BOTTOM: 0.0, Site.LEFT: 0.3, Site.RIGHT: 0.0, Site.TOP: 8.0}
_TARGET_COST = {Site.TOP: 0.0, Site.LEFT: 1.5, Site.RIGHT: 1.7, Site.BOTTOM: 8.0}
_LEVEL = (Site.LEFT, Site.RIGHT)


@dataclass(frozen=True, slots=True)
class Route:
    """One way, with what it costs by itself."""

    cost: float
    points: tuple[XY, ...]
    source: Site
    target: Site


@dataclass(frozen=True, slots=True)
class End:
    """A site from which a way may start, or at which it may end."""

    site: Site
    place: XY
    run: Range
    """How far the stretch at the site may lead: between these x or y."""

    @property
    def is_level(self) -> bool:
        """Whether the stretch at the site is horizontal."""
        return self.site in _LEVEL

    def reaches(self, value: float) -> bool:
        """Whether the stretch at the site may lead to an x or y."""
        return self.run[0] <= value <= self.run[1]


def site_place(box: Segment, site: Site) -> XY:
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


def open_end(box: Segment, site: Site, others: Sequence[Segment], least: float) -> End:
    """A site with the room before it, as far as the nearest symbol; at least ``least`` mm."""
    place = site_place(box, site)
    x, y = place
    limit = 1e9
    if site in _LEVEL:
        sign, at = (1.0 if site is Site.RIGHT else -1.0), x
        for left, top, right, bottom in others:
            if top - CLEARANCE < y < bottom + CLEARANCE:
                edge = left if sign > 0 else right
                distance = (edge - x) * sign - CLEARANCE
                if -CLEARANCE <= distance < limit:
                    limit = distance
    else:
        sign, at = (1.0 if site is Site.BOTTOM else -1.0), y
        for left, top, right, bottom in others:
            if left - CLEARANCE < x < right + CLEARANCE:
                edge = top if sign > 0 else bottom
                distance = (edge - y) * sign - CLEARANCE
                if -CLEARANCE <= distance < limit:
                    limit = distance
    one, other = at + sign * least, at + sign * limit
    return End(site, place, (one, other) if sign > 0 else (other, one))


def least_cost(one: End, other: End, stage: int) -> float:
    """What a way of a stage costs at least."""
    distance = abs(one.place[0] - other.place[0]) + abs(one.place[1] - other.place[1])
    return BEND * (0, 3, 4)[stage] + MILLIMETRE * distance


def routes(starts: Sequence[End], ends: Sequence[End], tracks: Tracks, stage: int) -> list[Route]:
    """All ways with the numbers of bends of a stage, the cheapest first."""
    found: list[Route] = []
    for start in starts:
        for end in ends:
            base = _SOURCE_COST[start.site] + _TARGET_COST[end.site]
            for points in _ways(start, end, tracks, stage):
                cost = base + _cost(points)
                if cost < 1e9:  # noqa: PLR2004 -- see _cost
                    found.append(Route(cost, points, start.site, end.site))
    found.sort(key=_by_cost)
    return found


def _by_cost(route: Route) -> float:
    return route.cost


def _cost(points: tuple[XY, ...]) -> float:
    """What a line costs by itself; without end when two bends are too near to each other."""
    length = 0.0
    x, y = points[0]
    last = len(points) - 1
    for index in range(1, last + 1):
        next_x, next_y = points[index]
        step = abs(next_x - x) + abs(next_y - y)
        if step < MIN_FIRST and 1 < index < last:
            return 1e9
        length += step
        x, y = next_x, next_y
    return BEND * (last - 1) + MILLIMETRE * length


def _ways(start: End, end: End, tracks: Tracks, stage: int) -> Iterator[tuple[XY, ...]]:
    """Lines between two sites."""
    alike = start.is_level == end.is_level
    if stage == 0 and alike:
        yield from _straight_or_z(start, end, tracks)
    elif stage == 0:
        yield from _corner(start, end)
    elif stage == 1 and not alike:
        yield from _three_bends(start, end, tracks)
    elif stage > 1 and alike:
        yield from _four_bends(start, end, tracks)


def _straight_or_z(start: End, end: End, tracks: Tracks) -> Iterator[tuple[XY, ...]]:
    """A straight line, and all lines with one cross stretch."""
    (sx, sy), (ex, ey) = start.place, end.place
    if start.is_level:
        if abs(sy - ey) < 1e-6 and _faces(start, end):  # noqa: PLR2004
            yield ((sx, sy), (ex, ey))
        for x in tracks.xs:
            if start.reaches(x) and end.reaches(x) and _is_around(x, sx, ex):
                yield ((sx, sy), (x, sy), (x, ey), (ex, ey))
        return
    if abs(sx - ex) < 1e-6 and _faces(start, end):  # noqa: PLR2004
        yield ((sx, sy), (ex, ey))
    for y in tracks.ys:
        if start.reaches(y) and end.reaches(y) and _is_around(y, sy, ey):
            yield ((sx, sy), (sx, y), (ex, y), (ex, ey))


def _faces(start: End, end: End) -> bool:
    """Whether a straight line can lead from one site to the other."""
    axis = 0 if start.is_level else 1
    one, other = start.place[axis], end.place[axis]
    forward = (start.site, end.site) in ((Site.BOTTOM, Site.TOP), (Site.RIGHT, Site.LEFT))
    backward = (start.site, end.site) in ((Site.TOP, Site.BOTTOM), (Site.LEFT, Site.RIGHT))
    distance = other - one if forward else one - other if backward else 0.0
    middle = (one + other) / 2
    low, high = start.run
    free = low - MIN_LAST <= middle <= high
    return distance >= MIN_LAST and free and end.run[0] <= middle <= end.run[1] + MIN_LAST


def _corner(start: End, end: End) -> Iterator[tuple[XY, ...]]:
    """The line with one bend."""
    (sx, sy), (ex, ey) = start.place, end.place
    corner = (ex, sy) if start.is_level else (sx, ey)
    along, across = (ex, sy) if start.is_level else (ey, sx)
    if start.reaches(along) and end.reaches(across):
        yield ((sx, sy), corner, (ex, ey))


def _three_bends(start: End, end: End, tracks: Tracks) -> Iterator[tuple[XY, ...]]:
    """Lines that turn once beside one end and once before the other."""
    (sx, sy), (ex, ey) = start.place, end.place
    if start.is_level:
        xs = [x for x in tracks.xs if start.reaches(x) and _is_around(x, sx, ex)]
        for y in tracks.ys:
            if abs(y - ey) <= NEAR and end.reaches(y):
                yield from (((sx, sy), (x, sy), (x, y), (ex, y), (ex, ey)) for x in xs)
    else:
        xs = [x for x in tracks.xs if end.reaches(x) and _is_around(x, sx, ex)]
        for y in tracks.ys:
            if abs(y - sy) <= NEAR and start.reaches(y):
                yield from (((sx, sy), (sx, y), (x, y), (x, ey), (ex, ey)) for x in xs)


def _four_bends(start: End, end: End, tracks: Tracks) -> Iterator[tuple[XY, ...]]:
    """Lines that turn near both ends."""
    (sx, sy), (ex, ey) = start.place, end.place
    if start.is_level:
        lasts = [x for x in tracks.xs if abs(x - ex) <= NEAR and end.reaches(x)]
        ys = [y for y in tracks.ys if _is_around(y, sy, ey)]
        for first in tracks.xs:
            if abs(first - sx) <= NEAR and start.reaches(first):
                for last in lasts:
                    for y in ys:
                        yield ((sx, sy), (first, sy), (first, y), (last, y), (last, ey), (ex, ey))
        return
    lasts = [y for y in tracks.ys if abs(y - ey) <= NEAR and end.reaches(y)]
    xs = [x for x in tracks.xs if _is_around(x, sx, ex)]
    for first in tracks.ys:
        if abs(first - sy) <= NEAR and start.reaches(first):
            for last in lasts:
                for x in xs:
                    yield ((sx, sy), (sx, first), (x, first), (x, last), (ex, last), (ex, ey))


def _is_around(value: float, one: float, other: float) -> bool:
    """Whether an x or y lies between two others or not far beyond them."""
    return min(one, other) - AROUND <= value <= max(one, other) + AROUND
