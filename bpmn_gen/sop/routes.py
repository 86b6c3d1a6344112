"""Ways between two symbols: every orthogonal line of at most four bends along tracks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from bpmn_gen.drawing.sums import added
from bpmn_gen.sop.document import Site
from bpmn_gen.sop.tracks import CLEARANCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.sop.free_room import FreeRoom
    from bpmn_gen.sop.tracks import Segment, SopTracks

XY: TypeAlias = tuple[float, float]
Range: TypeAlias = tuple[float, float]
Points: TypeAlias = tuple[XY, ...]
Way: TypeAlias = tuple[float, Points]
"""Length in mm, and the points of the line."""

BEND = 3.0
"""Cost of a bend; a mm of length costs MILLIMETRE."""
MILLIMETRE = 0.08
MIN_FIRST = 1.0
"""mm; least length of the segment that leaves a symbol, and of one between two bends."""
MIN_LAST = 1.9
"""mm; least length of the segment that arrives, so that the head of the arrow fits."""
AROUND = 30.0
"""mm by which a way may lead beyond its ends, at most."""
NEAR = 16.0
"""mm around an end in which the bends next to it lie, so that few ways need to be tried."""
STAGES = ((0, 1, 2), (3,), (4,))
"""Numbers of bends, tried stage by stage."""

_SLACK = 1e-6
"""mm; tolerance for comparing sums of lengths, which are not exact."""
_SOURCE_COST = {Site.BOTTOM: 0.0, Site.LEFT: 0.3, Site.RIGHT: 0.0, Site.TOP: 8.0}
_TARGET_COST = {Site.TOP: 0.0, Site.LEFT: 1.5, Site.RIGHT: 1.7, Site.BOTTOM: 11.0}
_LEVEL = (Site.LEFT, Site.RIGHT)


@dataclass(frozen=True, slots=True)
class Route:
    """A way with its cost before crossings."""

    cost: float
    points: Points
    source: Site
    target: Site


@dataclass(frozen=True, slots=True)
class End:
    """A site at which a way may start or end, with the free room before it."""

    site: Site
    place: XY
    run: Range
    """The x, or y, between which the segment at the site may end."""

    @property
    def is_level(self) -> bool:
        """Whether the segment at the site is horizontal."""
        return self.site in _LEVEL

    def reaches(self, value: float) -> bool:
        """Whether the segment at the site may end at an x or y."""
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
    """A site with the room before it: from ``least`` mm to the nearest symbol."""
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
    """The least cost of a way of a stage between two sites."""
    distance = abs(one.place[0] - other.place[0]) + abs(one.place[1] - other.place[1])
    return BEND * (0, 3, 4)[stage] + MILLIMETRE * distance


@dataclass(frozen=True, slots=True)
class Ground:
    """Where ways may run."""

    tracks: SopTracks
    room: FreeRoom


def routes(
    starts: Sequence[End],
    ends: Sequence[End],
    ground: Ground,
    stage: int,
    most: int,
    below: float,
) -> list[Route]:
    """The cheapest ways with the numbers of bends of a stage, in order.

    Args:
        starts: sites at which they may leave.
        ends: sites at which they may arrive.
        ground: where they may run.
        stage: index in STAGES.
        most: how many are wanted.
        below: what costs as much or more is of no use.
    """
    found: list[tuple[float, Points, Site, Site]] = []
    for start in starts:
        for end in ends:
            if start.place == end.place:
                continue
            base = _SOURCE_COST[start.site] + _TARGET_COST[end.site]
            longest = (below - base - BEND * STAGES[stage][0]) / MILLIMETRE
            found += [
                (cost, points, start.site, end.site)
                for length, points in _ways(start, end, ground, stage, longest)
                if (cost := base + (BEND * (len(points) - 2) + MILLIMETRE * length)) < below
            ]
    found.sort(key=itemgetter(0))
    return [Route(*one) for one in found[:most]]


def last_way(start: End, end: End) -> Route:
    """A way that asks for no free room, for an arrow that would else be missing."""
    out, into = _first_bend(start), _first_bend(end)
    corner = (into[0], out[1]) if start.is_level else (out[0], into[1])
    points = tuple(dict.fromkeys((start.place, out, corner, into, end.place)))
    length = added(abs(x2 - x1) + abs(y2 - y1) for (x1, y1), (x2, y2) in pairwise(points))
    return Route(MILLIMETRE * length, points, start.site, end.site)


def _first_bend(end: End) -> tuple[float, float]:
    """The nearest place to a site at which a line may bend."""
    x, y = end.place
    bend = min(end.run, key=lambda at: abs(at - (x if end.is_level else y)))
    return (bend, y) if end.is_level else (x, bend)


def _ways(start: End, end: End, ground: Ground, stage: int, longest: float) -> Iterator[Way]:
    """Lines between two sites whose bends keep apart; most lines over ``longest`` are left out."""
    tracks = ground.tracks
    alike = start.is_level == end.is_level
    if stage == 0 and alike:
        yield from _straight_or_z(start, end, tracks)
    elif stage == 0:
        yield from _corner(start, end)
    elif stage == 1 and not alike:
        yield from _three_bends(start, end, ground)
    elif stage > 1 and alike:
        yield from _four_bends(start, end, ground, longest + _SLACK)


def _straight_or_z(start: End, end: End, tracks: SopTracks) -> Iterator[Way]:
    """A straight line, and all lines with two bends."""
    (sx, sy), (ex, ey) = start.place, end.place
    if start.is_level:
        across = abs(ey - sy)
        if across < 1e-6 and _faces(start, end):  # noqa: PLR2004
            yield abs(ex - sx) + across, ((sx, sy), (ex, ey))
        for x in tracks.xs if across >= MIN_FIRST else ():
            if start.reaches(x) and end.reaches(x) and _is_around(x, sx, ex):
                length = abs(x - sx) + across + abs(ex - x)
                yield length, ((sx, sy), (x, sy), (x, ey), (ex, ey))
        return
    across = abs(ex - sx)
    if across < 1e-6 and _faces(start, end):  # noqa: PLR2004
        yield across + abs(ey - sy), ((sx, sy), (ex, ey))
    for y in tracks.ys if across >= MIN_FIRST else ():
        if start.reaches(y) and end.reaches(y) and _is_around(y, sy, ey):
            length = abs(y - sy) + across + abs(ey - y)
            yield length, ((sx, sy), (sx, y), (ex, y), (ex, ey))


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


def _corner(start: End, end: End) -> Iterator[Way]:
    """The line with one bend."""
    (sx, sy), (ex, ey) = start.place, end.place
    corner = (ex, sy) if start.is_level else (sx, ey)
    along, across = (ex, sy) if start.is_level else (ey, sx)
    if start.reaches(along) and end.reaches(across):
        wide, high = abs(ex - sx), abs(ey - sy)
        yield (wide + high if start.is_level else high + wide), ((sx, sy), corner, (ex, ey))


def _three_bends(start: End, end: End, ground: Ground) -> Iterator[Way]:
    """Lines with three bends, of which two lie near one end."""
    (sx, sy), (ex, ey) = start.place, end.place
    tracks, room = ground.tracks, ground.room
    if start.is_level:
        xs = [
            (x, *room.around(x, sy, is_level=False))
            for x in tracks.xs
            if abs(ex - x) >= MIN_FIRST and start.reaches(x) and _is_around(x, sx, ex)
        ]
        for y in tracks.ys:
            if abs(y - sy) >= MIN_FIRST and abs(y - ey) <= NEAR and end.reaches(y):
                left, right = room.around(y, ex, is_level=True)
                for x, low, high in xs:
                    if low <= y <= high and left <= x <= right:
                        length = abs(x - sx) + abs(y - sy) + abs(ex - x) + abs(ey - y)
                        yield length, ((sx, sy), (x, sy), (x, y), (ex, y), (ex, ey))
        return
    xs = [
        (x, *room.around(x, ey, is_level=False))
        for x in tracks.xs
        if abs(x - sx) >= MIN_FIRST and end.reaches(x) and _is_around(x, sx, ex)
    ]
    for y in tracks.ys:
        if abs(ey - y) >= MIN_FIRST and abs(y - sy) <= NEAR and start.reaches(y):
            left, right = room.around(y, sx, is_level=True)
            for x, low, high in xs:
                if low <= y <= high and left <= x <= right:
                    length = abs(y - sy) + abs(x - sx) + abs(ey - y) + abs(ex - x)
                    yield length, ((sx, sy), (sx, y), (x, y), (x, ey), (ex, ey))


def _four_bends(start: End, end: End, ground: Ground, longest: float) -> Iterator[Way]:
    """Lines with four bends, two near each end."""
    (sx, sy), (ex, ey) = start.place, end.place
    if start.is_level:
        for first, middle, last, length in _turns(start, end, ground):
            if length < longest:
                yield length, (
                    (sx, sy), (first, sy), (first, middle), (last, middle), (last, ey), (ex, ey),
                )  # fmt: skip
        return
    for first, middle, last, length in _turns(start, end, ground):
        if length < longest:
            yield length, (
                (sx, sy), (sx, first), (middle, first), (middle, last), (ex, last), (ex, ey),
            )  # fmt: skip


def _turns(start: End, end: End, ground: Ground) -> Iterator[tuple[float, float, float, float]]:
    """The places at which lines of four bends turn, with their length: first, middle, last."""
    axis = 0 if start.is_level else 1
    tracks, room, level = ground.tracks, ground.room, not start.is_level
    along, across = (tracks.ys, tracks.xs) if level else (tracks.xs, tracks.ys)
    begin, finish = start.place[axis], end.place[axis]
    one, other = start.place[1 - axis], end.place[1 - axis]
    lasts = [
        (at, *room.around(at, other, is_level=level))
        for at in along
        if abs(at - finish) <= NEAR and end.reaches(at)
    ]
    middles = [
        (at, abs(at - one), abs(other - at))
        for at in across
        if _is_around(at, one, other)
        and abs(at - one) >= MIN_FIRST
        and abs(other - at) >= MIN_FIRST
    ]
    for first in along:
        if not (abs(first - begin) <= NEAR and start.reaches(first)):
            continue
        out = abs(first - begin)
        least, most = room.around(first, one, is_level=level)
        reached = [middle for middle in middles if least <= middle[0] <= most]
        for last, low, high in lasts if reached else ():
            aside, back = abs(last - first), abs(finish - last)
            if aside >= MIN_FIRST:
                for middle, there, on in reached:
                    if low <= middle <= high:
                        yield first, middle, last, out + there + aside + on + back


def _is_around(value: float, one: float, other: float) -> bool:
    """Whether an x or y lies between two others, or at most AROUND mm beyond them."""
    return min(one, other) - AROUND <= value <= max(one, other) + AROUND
