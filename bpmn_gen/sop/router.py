"""Leads the connectors of a page between its symbols.

Every connector takes the cheapest way that is free: few bends, short, few crossings.  The plain
ones go first.  Where one finds no way it goes first in the next attempt; at the end each one that
crosses another looks once more for a better way.

No connector runs through a symbol, through a name or along another connector.  Every site of a
symbol has one connector; only where a symbol has more connectors than sites, several that arrive
(or several that leave a box at once) share a site and meet before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.sop.document import Site
from bpmn_gen.sop.occupancy import Occupancy, segments
from bpmn_gen.sop.routes import Route, routes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bpmn_gen.sop.occupancy import Segment
    from bpmn_gen.sop.tracks import Tracks

CROSSING = 9.0
"""Cost of a crossing: three bends."""
SHARING = 12.0
"""Cost of meeting another connector before a site."""
ATTEMPTS = 8
STAGES = ((0, 1, 2), (3,), (4,))
"""Numbers of bends, tried in this order."""
STAGE_COST = (0.0, 9.0, 12.0)
"""What a way of each stage costs at least."""
_NAME_GAP = 0.5
"""mm between a branch's name and its arrow."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A connector to be led."""

    id: int
    source: int
    """Id of a symbol."""
    target: int
    name: tuple[float, float] | None = None
    """Width and height of the name of its branch."""
    is_link: bool = False
    """Whether it only joins the symbols of partners: from side to side."""
    forks: bool = False
    """Whether it may share a site with others that leave the same box."""
    may_drop: bool = True
    """Whether the bottom of the target may be reached."""


@dataclass(frozen=True, slots=True)
class Led:
    """A connector that found its way."""

    route: Route
    name: Segment | None
    total: float


@dataclass(slots=True)
class Router:
    """Symbols and tracks of one page."""

    boxes: Mapping[int, Segment]
    tracks: Tracks
    limits: Segment
    """Left, top, right and bottom of the place that names may take."""

    def lead(self, wanted: Sequence[Wanted]) -> tuple[dict[int, Led], tuple[Wanted, ...]]:
        """Lead all connectors; yields them by id, and those that found no way."""
        order = sorted(wanted, key=self._plainness)
        best: tuple[dict[int, Led], tuple[Wanted, ...]] = ({}, tuple(order))
        for _ in range(ATTEMPTS):
            page = _Attempt(self, {one.id: one for one in order})
            failed = tuple(one for one in order if not page.lead(one))
            if len(failed) < len(best[1]) or not best[0]:
                page.improve()
                best = (page.led, failed)
            if not failed:
                break
            order = [*failed, *(one for one in order if one not in failed)]
        return best

    def _plainness(self, one: Wanted) -> tuple[int, float, int]:
        """Links and straight neighbours first, then the short ones, loops last."""
        source, target = self.boxes[one.source], self.boxes[one.target]
        down = target[1] - source[3]
        aside = abs(source[0] + source[2] - target[0] - target[2]) / 2
        if one.is_link:
            return (0, aside, one.id)
        rank = 3 if down < 0 else 2
        if down >= 0 and aside < 1:
            rank = 1
        return (rank, abs(down) + aside / 4 - (2 if one.name else 0), one.id)


@dataclass(slots=True)
class _Attempt:
    """One attempt at a page."""

    router: Router
    wanted: dict[int, Wanted]
    led: dict[int, Led]
    taken: Occupancy

    def __init__(self, router: Router, wanted: dict[int, Wanted]) -> None:
        self.router = router
        self.wanted = wanted
        self.led = {}
        self.taken = Occupancy(dict(router.boxes))

    def lead(self, one: Wanted, below: float = float("inf")) -> bool:
        """Lead a connector on the cheapest free way that costs less than ``below``."""
        best: Led | None = None
        boxes = self.router.boxes[one.source], self.router.boxes[one.target]
        sites, shared = self._sites(one)
        for bends, least in zip(STAGES, STAGE_COST, strict=True):
            if best is not None and (best.total <= least or bends == STAGES[-1]):
                break
            for route in routes(boxes, sites, self.router.tracks, bends):
                limit = best.total if best is not None else below
                if route.cost >= limit:
                    break
                found = self._price(one, route, shared)
                if found is not None and found.total < limit:
                    best = found
        if best is None:
            return False
        self._keep(one, best)
        return True

    def improve(self) -> None:
        """Let each costly connector look once more, now that all others are led."""
        costly = sorted(self.led, key=lambda key: -self.led[key].total)
        for key in costly:
            old = self.led[key]
            if old.total - old.route.cost < CROSSING / 2:
                continue
            self._remove(key)
            if not self.lead(self.wanted[key], old.total - 0.01):
                self._keep(self.wanted[key], old)

    def _keep(self, one: Wanted, led: Led) -> None:
        """Enter a connector."""
        self.led[one.id] = led
        self.taken.lines[one.id] = segments(led.route.points)
        if led.name is not None:
            self.taken.labels[one.id] = led.name

    def _remove(self, key: int) -> None:
        """Take a connector away."""
        del self.led[key], self.taken.lines[key]
        self.taken.labels.pop(key, None)

    def _sites(
        self, one: Wanted
    ) -> tuple[tuple[tuple[Site, ...], tuple[Site, ...]], dict[tuple[bool, Site], frozenset[int]]]:
        """The sites that a connector may use, and who shares them."""
        shared: dict[tuple[bool, Site], frozenset[int]] = {}
        if one.is_link:
            right = self.router.boxes[one.target][0] > self.router.boxes[one.source][0]
            return (((Site.RIGHT,), (Site.LEFT,)) if right else ((Site.LEFT,), (Site.RIGHT,))), {}
        ends = []
        for outward, symbol in ((True, one.source), (False, one.target)):
            users = self._users(symbol)
            free = [site for site in Site if site not in users]
            may_share = one.forks if outward else True
            if not free and may_share:
                for site, keys in users.items():
                    if all(is_out == outward and self._may(key, outward) for key, is_out in keys):
                        free.append(site)
                        shared[(outward, site)] = frozenset(key for key, _ in keys)
            ends.append(tuple(free))
        return (ends[0], ends[1]), shared

    def _may(self, key: int, outward: bool) -> bool:  # noqa: FBT001 -- used in one place
        """Whether a connector may share its site."""
        one = self.wanted[key]
        return not one.is_link and (one.forks if outward else True)

    def _users(self, symbol: int) -> dict[Site, list[tuple[int, bool]]]:
        """Connectors at each site of a symbol, and whether they leave there."""
        users: dict[Site, list[tuple[int, bool]]] = {}
        for key, led in self.led.items():
            one = self.wanted[key]
            if one.source == symbol:
                users.setdefault(led.route.source, []).append((key, True))
            if one.target == symbol:
                users.setdefault(led.route.target, []).append((key, False))
        return users

    def _price(
        self, one: Wanted, route: Route, shared: Mapping[tuple[bool, Site], frozenset[int]]
    ) -> Led | None:
        """What a way costs among all that is drawn; None when it is not free."""
        friends = shared.get((True, route.source), frozenset()) | shared.get(
            (False, route.target), frozenset()
        )
        crossings = self.taken.crossings(route, (one.source, one.target), friends)
        if crossings is None:
            return None
        total = route.cost + CROSSING * crossings + (SHARING if friends else 0.0)
        if one.name is None:
            return Led(route, None, total)
        own = segments(route.points)
        for box in _name_places(route, one.name):
            if self._inside(box) and self.taken.has_room(box, own, frozenset()):
                return Led(route, box, total)
        return None

    def _inside(self, box: Segment) -> bool:
        """Whether a name stays in the columns of the actors."""
        left, top, right, bottom = self.router.limits
        return box[0] >= left and box[1] >= top and box[2] <= right and box[3] <= bottom


def _name_places(route: Route, size: tuple[float, float]) -> Iterable[Segment]:
    """Where the name of a branch may stand: beside the first stretch of its arrow."""
    x, y = route.points[0]
    width, height = size
    gap = _NAME_GAP
    match route.source:
        case Site.RIGHT:
            tops, lefts = (y - gap - height, y + gap), (x + gap,)
        case Site.LEFT:
            tops, lefts = (y - gap - height, y + gap), (x - gap - width,)
        case Site.BOTTOM:
            tops, lefts = (y + gap,), (x + gap, x - gap - width)
        case _:
            tops, lefts = (y - gap - height,), (x + gap, x - gap - width)
    return [(left, top, left + width, top + height) for top in tops for left in lefts]
