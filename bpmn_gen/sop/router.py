"""Finds ways for the connectors of a page between its symbols.

Every connector takes the cheapest free way: few bends, little length, few crossings.  Simple ones
go first, because they have one good way only.  A connector that finds no way displaces the others
that stand in its cheapest way, and these look again.  At the end, each one that crosses another
looks once more for a better way. No connector runs through a symbol, through a name or along
another connector.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from bpmn_gen.drawing.sums import added
from bpmn_gen.sop.document import Site
from bpmn_gen.sop.free_room import FreeRoom
from bpmn_gen.sop.name_places import name_places
from bpmn_gen.sop.occupancy import Occupancy, segments
from bpmn_gen.sop.routes import (
    MIN_FIRST,
    MIN_LAST,
    STAGES,
    End,
    Ground,
    Route,
    last_way,
    least_cost,
    open_end,
    routes,
)
from bpmn_gen.sop.sites import Sites, WantedConnector

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpmn_gen.sop.name_places import Place
    from bpmn_gen.sop.sites import Choice
    from bpmn_gen.sop.tracks import Segment, SopTracks

CROSSING = 7.0
"""Cost of a crossing, a little more than two bends; more of it makes arrows lead all the way
round."""
SHARING = 12.0
"""Cost of meeting another connector before a site."""
DISPLACING = 12.0
"""Cost of displacing another connector, once more for each time it was displaced before, so that
two connectors do not displace each other for ever."""
MAX_DISPLACED = 24
"""Connectors that may be displaced on a page; after that, those without a way are given up."""
MAX_WAYS = 250
"""Ways of a stage that are tried, the cheapest first."""
MAX_FORCED = 80
"""Ways of a stage that are tried where others may be displaced."""
_LAST = len(STAGES) - 1
_KEPT = 256
"""Pages that are remembered, because pages of many units differ in nothing but names."""


@dataclass(frozen=True, slots=True)
class Led:
    """A connector that found its way: the route, the box of its name, and the whole cost."""

    route: Route
    name: Segment | None
    total: float


@dataclass(frozen=True, slots=True)
class Router:
    """The symbols and tracks of one page."""

    symbols: tuple[tuple[int, Segment], ...]
    """Ids and boxes of the symbols."""
    tracks: SopTracks
    limits: Segment
    """Left, top, right and bottom of the area in which names may stand."""
    borders: tuple[float, ...] = ()
    """The y of the borders between rows, which names of branches never hide."""
    uprights: tuple[float, ...] = ()
    """The x of the borders between columns, which names hide only at need."""
    takes_any: bool = False
    """Whether a connector without a free way takes one on which others stand."""
    far_names: bool = False
    """Whether names of branches may stand far from their diamonds."""

    @lru_cache(maxsize=_KEPT)  # noqa: B019 -- routers are plain values; equal pages are led once
    def lead(
        self, wanted: tuple[WantedConnector, ...]
    ) -> tuple[Mapping[int, Led], tuple[WantedConnector, ...]]:
        """Find ways for all connectors; returns these by id, and the connectors without a way."""
        page = _Page(self, {one.id: one for one in wanted})
        queue = sorted(wanted, key=page.plainness)
        failed: list[WantedConnector] = []
        budget = MAX_DISPLACED
        while queue:
            one = queue.pop(0)
            if page.lead(one) or page.lead(one, eager=True):
                continue
            displaced = page.displace(one) if budget > 0 else None
            if displaced is None:
                failed.append(one)
                continue
            budget -= len(displaced)
            queue[:0] = displaced
        page.improve()
        if not self.takes_any:
            return page.led, tuple(failed)
        for one in failed:
            page.force(one)
        return page.led, ()


class _Page:
    """The connectors of a page while ways are sought for them."""

    def __init__(self, router: Router, wanted: dict[int, WantedConnector]) -> None:
        """Begin with symbols only."""
        self.router = router
        self.boxes = dict(router.symbols)
        self.wanted = wanted
        self.led: dict[int, Led] = {}
        self.ground = Ground(router.tracks, FreeRoom(self.boxes.values()))
        self.taken = Occupancy(dict(self.boxes))
        self.sites = Sites(wanted)
        self.displaced: dict[int, int] = {}
        """Number of times that each connector was displaced."""
        self._open: dict[tuple[int, Site, float], End] = {}

    def plainness(self, one: WantedConnector) -> tuple[int, float, int]:
        """Sorts links and straight neighbours first, then short connectors, and loops last."""
        source, target = self.boxes[one.source], self.boxes[one.target]
        down = target[1] - source[3]
        aside = abs(source[0] + source[2] - target[0] - target[2]) / 2
        if one.is_link:
            return (0, aside, one.id)
        rank = 3 if down < 0 else 2
        if down >= 0 and aside < 1:
            rank = 1
        return (rank, abs(down) + aside / 4 - (2 if one.name else 0), one.id)

    def lead(
        self, one: WantedConnector, below: float = float("inf"), *, eager: bool = False
    ) -> bool:
        """Give a connector the cheapest free way below a cost, if there is one.

        An ``eager`` one may meet others that lead to the same symbol, wherever they arrive.
        """
        best: Led | None = None
        leaving = self.sites.choice(one, outward=True, eager=eager)
        arriving = self.sites.choice(one, outward=False, eager=eager)
        starts, ends = self._ends(one, leaving.sites, arriving.sites)
        for stage in range(len(STAGES)):
            if (best is not None or below < float("inf")) and stage == _LAST:
                break
            if best is not None and self._is_good(best, starts, ends, stage):
                break
            limit = best.total if best is not None else below
            for route in routes(starts, ends, self.ground, stage, MAX_WAYS, limit):
                limit = best.total if best is not None else below
                if route.cost >= limit:
                    break
                found = self._price(one, route, _friends(route, leaving, arriving), limit)
                if found is not None and found.total < limit:
                    best = found
        if best is None:
            return False
        self._keep(one, best)
        return True

    def displace(self, one: WantedConnector) -> list[WantedConnector] | None:
        """Give a connector a way on which others stand; returns those, None without a way."""
        leaving = self.sites.choice(one, outward=True, eager=True)
        arriving = self.sites.choice(one, outward=False, eager=True)
        sites = self.sites.every(one, outward=True), self.sites.every(one, outward=False)
        starts, ends = self._ends(one, *sites)
        best: tuple[float, Led, frozenset[int]] | None = None
        for stage in range(len(STAGES)):
            if best is not None and stage == _LAST:
                break
            limit = best[0] if best is not None else float("inf")
            for route in routes(starts, ends, self.ground, stage, MAX_FORCED, limit):
                if route.cost >= limit:
                    break
                friends = _friends(route, leaving, arriving)
                for name, rivals in self._rivals(one, route, friends, limit):
                    cost = self._forced_cost(route, rivals)
                    if cost < limit:
                        best, limit = (cost, Led(route, name, route.cost), rivals), cost
        if best is None:
            return None
        for key in best[2]:
            self._remove(key)
            self.displaced[key] = self.displaced.get(key, 0) + 1
        self._keep(one, best[1])
        return [self.wanted[key] for key in sorted(best[2])]

    def force(self, one: WantedConnector) -> None:
        """Give a connector the cheapest way around symbols, whatever else stands there.

        An arrow that touches another is hard to read, but one that is missing tells what is wrong.
        Where there is no way around symbols, it leads behind one.
        """
        starts, ends = self._ends(
            one, self.sites.every(one, outward=True), self.sites.every(one, outward=False)
        )
        for stage in range(len(STAGES)):
            for route in routes(starts, ends, self.ground, stage, MAX_WAYS, float("inf")):
                if self.taken.rivals(route, frozenset(self.led)) is None:
                    continue
                places = self._places(route, one.name, late=False) if one.name else ()
                inside = [box for _, box in places if self._inside(box)]
                if inside or one.name is None:
                    self._keep(one, Led(route, next(iter(inside), None), route.cost))
                    return
        ways = (last_way(start, end) for start in starts for end in ends)
        route = min(ways, key=lambda way: way.cost)
        place = self._places(route, one.name, late=False)[0][1] if one.name else None
        self._keep(one, Led(route, place, route.cost))

    def improve(self) -> None:
        """Let each connector that crosses another look once more, now that all have ways."""
        costly = sorted(self.led, key=lambda key: -self.led[key].total)
        for key in costly:
            one, old = self.wanted[key], self.led[key]
            self._remove(key)
            again = self._price(one, old.route, self._met(one, old.route), float("inf"))
            old = again or old
            if old.total - old.route.cost < CROSSING / 2 or not self.lead(one, old.total - 0.01):
                self._keep(one, old)

    def _forced_cost(self, route: Route, rivals: frozenset[int]) -> float:
        """The cost of a way that displaces others."""
        return route.cost + added(DISPLACING * (1 + self.displaced.get(key, 0)) for key in rivals)

    def _rivals(
        self, one: WantedConnector, route: Route, friends: frozenset[int], limit: float
    ) -> Iterator[tuple[Segment | None, frozenset[int]]]:
        """Each place for the name, with the connectors that way and name would displace.

        It ends early when these are so many that the way would cost ``limit`` or more.  ``friends``
        stay where they are, because they share a site.
        """
        hit = self.taken.rivals(route, friends)
        if hit is None:
            return
        at_ends = self.sites.rivals(one, route.source, outward=True)
        at_ends |= self.sites.rivals(one, route.target, outward=False)
        hit |= at_ends - friends
        if one.is_one_of_many and not self._parts_from(route, friends):
            return
        if any(self.wanted[key].is_link for key in hit):
            return
        if one.name is None:
            yield None, hit
            return
        if self._forced_cost(route, hit) >= limit:
            return
        own = segments(route.points)
        for _, box in self._places(route, one.name, late=one.is_one_of_many):
            others = self.taken.rivals_of_name(box, own) if self._inside(box) else None
            if others is not None:
                yield box, hit | others

    def _met(self, one: WantedConnector, route: Route) -> frozenset[int]:
        """The connectors that a way meets at its sites."""
        return self.sites.rivals(one, route.source, outward=True) | self.sites.rivals(
            one, route.target, outward=False
        )

    def _is_good(self, best: Led, starts: Sequence[End], ends: Sequence[End], stage: int) -> bool:
        """Whether ways with more bends need not be tried."""
        if best.total - best.route.cost < CROSSING:
            return True
        least = min(least_cost(start, end, stage) for start in starts for end in ends)
        return best.total <= least

    def _ends(
        self, one: WantedConnector, leaving: Sequence[Site], arriving: Sequence[Site]
    ) -> tuple[list[End], list[End]]:
        """The sites that a connector may use, each with the free room before it."""
        if one.is_link:
            right = self.boxes[one.target][0] > self.boxes[one.source][0]
            leaving, arriving = (
                ((Site.RIGHT,), (Site.LEFT,)) if right else ((Site.LEFT,), (Site.RIGHT,))
            )
        return (
            [self._end(one.source, site, MIN_FIRST) for site in leaving],
            [self._end(one.target, site, MIN_LAST) for site in arriving],
        )

    def _end(self, symbol: int, site: Site, least: float) -> End:
        """A site with the free room before it."""
        key = (symbol, site, least)
        if key not in self._open:
            others = [box for other, box in self.boxes.items() if other != symbol]
            self._open[key] = open_end(self.boxes[symbol], site, others, least)
        return self._open[key]

    def _keep(self, one: WantedConnector, led: Led) -> None:
        """Enter the way of a connector."""
        self.led[one.id] = led
        self.sites.take(one.id, led.route.source, led.route.target)
        self.taken.enter(one.id, led.route.points, led.name)

    def _remove(self, key: int) -> None:
        """Take the way of a connector away."""
        led = self.led.pop(key)
        self.sites.free(key, led.route.source, led.route.target)
        self.taken.remove(key)

    def _price(
        self, one: WantedConnector, route: Route, friends: frozenset[int], limit: float
    ) -> Led | None:
        """The cost of a way among all that is drawn; None when it is not free or too costly."""
        most = (limit - route.cost) / CROSSING
        crossings = self.taken.crossings(route, friends, most)
        if crossings is None:
            return None
        total = route.cost + CROSSING * crossings + (SHARING if friends else 0.0)
        if one.name is None:
            return Led(route, None, total)
        if one.is_one_of_many and not self._parts_from(route, friends):
            return None
        own = segments(route.points)
        places = self._places(route, one.name, late=one.is_one_of_many)
        for cost, box in sorted(places, key=itemgetter(0)):
            if total + cost >= limit:
                return None
            if self._inside(box) and self.taken.rivals_of_name(box, own) == frozenset():
                return Led(route, box, total + cost)
        return None

    def _parts_from(self, route: Route, friends: frozenset[int]) -> bool:
        """Whether a way leaves others of its site at its first bend, so that names are clear."""
        mine = segments(route.points)[1:]
        return all(
            mine and self.taken.stays_clear(mine, key)
            for key in friends
            if self.led[key].route.source is route.source
        )

    def _places(self, route: Route, size: tuple[float, float], *, late: bool) -> list[Place]:
        """The places for the name of a branch."""
        return name_places(route, size, self.router.uprights, late=late, far=self.router.far_names)

    def _inside(self, box: Segment) -> bool:
        """Whether a name stays in one row, in the columns of the actors."""
        left, top, right, bottom = self.router.limits
        stays = box[0] >= left and box[1] >= top and box[2] <= right and box[3] <= bottom
        return stays and not any(box[1] < y < box[3] for y in self.router.borders)


def _friends(route: Route, leaving: Choice, arriving: Choice) -> frozenset[int]:
    """The connectors that a way may meet, because they share a site."""
    nobody: frozenset[int] = frozenset()
    return leaving.friends.get(route.source, nobody) | arriving.friends.get(route.target, nobody)
