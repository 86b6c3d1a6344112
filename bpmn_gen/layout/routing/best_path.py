"""The cheapest path for one link on a board.

Usual shapes are tried first, because there are few of them and they read well.  A search is made
where none of them runs, or where the best of them crosses something.
"""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.elements import LinkRole
from bpmn_gen.layout.plan.grid import GridCell
from bpmn_gen.layout.routing import usual_shapes as routes
from bpmn_gen.layout.routing.ports import find_ports
from bpmn_gen.layout.routing.search import Search
from bpmn_gen.layout.routing.ways import EVERYWHERE, NOWHERE, UsualWays, Window, enclosing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.layout.plan.grid import GridPath
    from bpmn_gen.layout.routing.board import RoutingBoard
    from bpmn_gen.layout.routing.ways import Way

_GAIN = c.COST_CROSSING / 2
"""Least saving that a search must bring: half a crossing, because it is to save crossings, not
length."""
_GUTTER_PAIRS = 4
"""The most pairs of ends for which a search is made: above or below the pool at either end."""


class Found(NamedTuple):
    """What came of looking for a path."""

    path: GridPath | None
    """None where there is none."""
    price: float
    effort: int
    """Cells that searches looked at."""
    window: Window
    """The part of the grid that decided it."""


def best_path(board: RoutingBoard, link: int, *, thorough: bool) -> Found:
    """The cheapest path for a link on the board as it is.

    With ``thorough``, a search also looks beyond the usual shapes where the best of them crosses
    something.
    """
    usual = _usual(board, link)
    best, cost, window = _best_usual(board, link, usual)
    if best is not None and not (thorough and needs_search(cost) and board.effort > 0):
        return Found(best, cost, 0, window)
    found = _searched(board, link, usual.span, cost - _GAIN)
    window = window.joined(found.window)
    if found.path is not None and (found.price < cost or best is None):
        return found._replace(window=window)
    return Found(best, cost, found.effort, window)


def needs_search(cost: float) -> bool:
    """Whether the best of the usual shapes is so dear that it crosses something."""
    return cost >= c.COST_CROSSING


def _usual(board: RoutingBoard, link: int) -> UsualWays:
    """The usual shapes of a link, which are found once."""
    usual = board.ground.usual.get(link)
    if usual is None:
        span = _span(board, link)
        leave, arrive = board.ends.prices(link)
        pairs = [
            routes.Between(board.grid, board.ground.sight, *pair, span, leave, arrive)
            for pair in find_ports(board, link)
        ]
        shortest = min((pair.shortest for pair in pairs), default=0.0)
        usual = UsualWays(span, shortest, _shapes(board, link, pairs))
        board.ground.usual[link] = usual
    return usual


def _best_usual(
    board: RoutingBoard, link: int, usual: UsualWays
) -> tuple[GridPath | None, float, Window]:
    """The cheapest of the usual shapes, its price, and the part of the grid that decided it."""
    best: Way | None = None
    cost = math.inf
    looked_at: list[Window] = []
    bends = 0
    while cost > c.COST_BEND * bends + usual.shortest:
        if bends == len(usual.made):
            ways = next(usual.rest, None)
            if ways is None:
                break
            usual.made.append(list(ways))
        for way in usual.made[bends]:
            if way.least >= cost:
                continue
            price = board.price_of(link, way, cost)
            if way.parts:
                looked_at.append(way.filled())
            if price < cost:
                best, cost = way, price
        bends += 1
    window = enclosing(looked_at)
    if best is None:
        return None, cost, window
    if best.cells is None:
        best.cells = tuple(map(GridCell._make, best.path))
        board.ground.ways[link].setdefault(best.cells, best)
    return best.cells, cost, window


def _searched(board: RoutingBoard, link: int, span: tuple[int, int], limit: float) -> Found:
    """A path off the usual shapes that costs less than ``limit``, with the limit as its cost.

    The limit is infinite where no usual shape runs; then the whole grid is searched.
    """
    best: GridPath | None = None
    effort, window = 0, NOWHERE
    ports = list(find_ports(board, link))
    if not ports:
        return Found(None, math.inf, 0, EVERYWHERE)
    if ports[0][0] == ports[0][1]:
        return Found(next(_own_loops(board, link, ports[0][0])), math.inf, 0, EVERYWHERE)
    nearest = [pair for pair in ports if pair[0].upright == ports[0][0].upright]
    for pair in nearest[:_GUTTER_PAIRS]:
        search = Search(board, link, pair, span, limit)
        found = search.run()
        effort += search.expanded
        window = window.joined(search.window)
        price = board.price_of(link, board.ground.way(link, found), limit) if found else math.inf
        if price < limit:
            best, limit = found, price
    board.effort -= effort
    if best is None and limit == math.inf:
        path, price = _far(board, link, ports[0], span)
        return Found(path, price, effort, EVERYWHERE)
    return Found(best, limit, effort, window)


def _far(
    board: RoutingBoard, link: int, ports: tuple[GridCell, GridCell], span: tuple[int, int]
) -> tuple[GridPath | None, float]:
    """A path anywhere on the grid, and its cost.

    A sequence flow without such a path may end on another line, at an infinite cost, because a map
    without the flow would be wrong.  Other links are left out here and drawn late, when everything
    else has its place.
    """
    search = Search(board, link, ports, span, math.inf)
    search.widen(span)
    found = search.run()
    price = board.price(link, found) if found else math.inf
    if price < math.inf:
        return found, price
    if board.graph.links[link].role is not LinkRole.FLOW:
        return None, math.inf
    search = Search(board, link, ports, span, math.inf)
    search.widen(span)
    search.allow_all_sides()
    return search.run(), math.inf


def _shapes(board: RoutingBoard, link: int, pairs: list[routes.Between]) -> Iterator[Iterator[Way]]:
    """The usual shapes, those with fewer bends first; each yield has those with one more bend."""
    if not pairs:
        return
    grid, first = board.grid, pairs[0]
    if len(pairs) == 1 and first.one == first.two:
        yield (board.ground.way(link, path) for path in _own_loops(board, link, first.one))
        return
    for shape in (routes.straight, routes.elbows, routes.steps, routes.detours):
        yield chain.from_iterable(map(shape, pairs))
    if grid.outer >= 0 and board.graph.links[link].role is not LinkRole.FLOW:
        pools = [board.pool_span(node) for node in board.graph.links[link].ends]
        paths = routes.around_pools(grid, first.one, first.two, pools[0], pools[1])
        yield (board.ground.way(link, path) for path in paths)
        uprights = _beside_pools(board, link)
        paths = routes.past_pools(first.one, first.two, pools[0], pools[1], uprights)
        yield (board.ground.way(link, path) for path in paths)


def _beside_pools(board: RoutingBoard, link: int) -> list[int]:
    """Upright lines just beside the pools between the ends of a link."""
    places = [board.pool_span(node) for node in board.graph.links[link].ends]
    low, high = sorted(places)
    found: list[int] = []
    for first, last, left, right in board.foreign(link):
        if low[1] < first and last < high[0]:
            found += [left - 2, right + 2]
    return [at for at in dict.fromkeys(found) if 0 <= at < board.grid.outer]


def _own_loops(board: RoutingBoard, link: int, place: GridCell) -> Iterator[GridPath]:
    """Paths from a node, or an event on its border, back to the node."""
    hook = board.hooks.get(board.graph.links[link].source)
    side = "" if hook is None else "t" if hook.is_top else "b"
    return routes.own_loop(board.grid, place, side)


def _span(board: RoutingBoard, link: int) -> tuple[int, int]:
    """The first and the last level line that a link may use; a flow stays in the pools it joins."""
    ends = board.graph.links[link]
    if ends.role is not LinkRole.FLOW:
        return 0, board.grid.levels - 1
    pools = [board.pool_span(node) for node in ends.ends]
    return min(span[0] for span in pools), max(span[1] for span in pools)
