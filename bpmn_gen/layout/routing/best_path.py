"""The cheapest way for one line on a board: usual shapes first, search where they fail."""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.elements import BORDER_FORMS, LinkRole, NodeForm
from bpmn_gen.layout.plan.grid import GridCell
from bpmn_gen.layout.routing import usual_shapes as routes
from bpmn_gen.layout.routing.search import Search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.layout.plan.grid import Path, RoutingGrid
    from bpmn_gen.layout.routing.board import RoutingBoard

_ALONG_BAR = (0, 1, -1, 2, -2, 3, -3, 5, -5)
"""At which uprights along a bar a line may end, counted from the node at its other end."""
_GAIN = c.COST_CROSSING / 2
"""What a search must save, so that it looks for fewer crossings and not for fewer px."""
_GUTTER_PAIRS = 4
"""Ends at borders of pools may lie above or below each pool."""


def best_path(board: RoutingBoard, link: int, *, thorough: bool) -> tuple[Path | None, float]:
    """The cheapest path for a link as the board is now, and its cost.

    A ``thorough`` choice also searches off the usual shapes, where those cross something.
    """
    span = _span(board, link)
    best: Path | None = None
    cost = math.inf
    for bends, shapes in enumerate(_shapes(board.grid, link, board, span)):
        if cost <= c.COST_BEND * bends:
            break
        for path in shapes:
            price = board.price(link, path, cost)
            if price < cost:
                best, cost = path, price
    if best is None or (thorough and cost >= c.COST_CROSSING and board.effort > 0):
        found, price = _searched(board, link, span, cost - _GAIN)
        if found is not None and (price < cost or best is None):
            best, cost = found, price
    return best, cost


def _searched(
    board: RoutingBoard, link: int, span: tuple[int, int], limit: float
) -> tuple[Path | None, float]:
    """A path off the usual shapes; where none of those runs at all, search the whole grid.

    A sequence flow that cannot run properly runs as it can; other lines are left out, to be drawn
    when all else has its place.
    """
    best: Path | None = None
    ports = list(_ports(board, link))
    if not ports:
        return None, math.inf
    if ports[0][0] == ports[0][1]:
        return next(_own_loops(board, link, ports[0][0])), math.inf
    nearest = [pair for pair in ports if pair[0].upright == ports[0][0].upright]
    for pair in nearest[:_GUTTER_PAIRS]:
        search = Search(board, link, pair, span, limit)
        found = search.run()
        board.effort -= search.expanded
        price = board.price(link, found, limit) if found else math.inf
        if price < limit:
            best, limit = found, price
    if best is None and limit == math.inf:
        return _far(board, link, ports[0], span)
    return best, limit


def _far(
    board: RoutingBoard, link: int, ports: tuple[GridCell, GridCell], span: tuple[int, int]
) -> tuple[Path | None, float]:
    """A path anywhere on the grid; a sequence flow takes even one that ends on another line."""
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


def _shapes(
    grid: RoutingGrid, link: int, board: RoutingBoard, span: tuple[int, int]
) -> Iterator[Iterator[Path]]:
    """All usual shapes, by their number of bends."""
    pairs = list(_ports(board, link))
    if not pairs:
        return
    if len(pairs) == 1 and pairs[0][0] == pairs[0][1]:
        yield _own_loops(board, link, pairs[0][0])
        return
    yield chain.from_iterable(routes.straight(one, two) for one, two in pairs)
    yield chain.from_iterable(routes.elbows(one, two) for one, two in pairs)
    yield chain.from_iterable(routes.steps(grid, one, two, span) for one, two in pairs)
    yield chain.from_iterable(routes.detours(grid, one, two, span) for one, two in pairs)
    if grid.outer >= 0 and board.graph.links[link].role is not LinkRole.FLOW:
        pools = [board.pool_span(node) for node in board.graph.links[link].ends]
        yield routes.around(grid, *pairs[0], pools[0], pools[1])


def _own_loops(board: RoutingBoard, link: int, place: GridCell) -> Iterator[Path]:
    """Ways from a node, or an event on its border, to the node itself."""
    hook = board.hooks.get(board.graph.links[link].source)
    side = "" if hook is None else "t" if hook.is_top else "b"
    return routes.own_loop(board.grid, place, side)


def _ports(board: RoutingBoard, link: int) -> Iterator[tuple[GridCell, GridCell]]:
    """Where a link may begin and end: at its nodes, or anywhere along a bar or a border."""
    ends = board.graph.links[link]
    one, two = (board.grid.cell_of[node] for node in ends.ends)
    loose_source, loose_target = (_is_loose(board, node) for node in ends.ends)
    if board.grid.outer < 0 and any(
        board.graph.nodes[node].form is NodeForm.FRAME for node in ends.ends
    ):
        return
    if not (loose_source or loose_target):
        yield one, two
        return
    base = one.upright if loose_target and not loose_source else two.upright
    if loose_source and loose_target:
        base = 1
    for by in _ALONG_BAR:
        if 0 <= base + by < board.grid.uprights - 1:
            for low in board.gutters(ends.source) or {one.level: 0}:
                for high in board.gutters(ends.target) or {two.level: 0}:
                    yield (
                        GridCell(low, base + by) if loose_source else one,
                        GridCell(high, base + by) if loose_target else two,
                    )


def _is_loose(board: RoutingBoard, node: int) -> bool:
    return board.graph.nodes[node].form in BORDER_FORMS


def _span(board: RoutingBoard, link: int) -> tuple[int, int]:
    """The level lines that a link may use."""
    ends = board.graph.links[link]
    if ends.role is not LinkRole.FLOW:
        return 0, board.grid.levels - 1
    pools = [board.pool_span(node) for node in ends.ends]
    return min(span[0] for span in pools), max(span[1] for span in pools)
