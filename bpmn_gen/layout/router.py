"""Routes all links over the grid: usual shapes first, search where they fail, then again."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bpmn_gen.layout import constants as c
from bpmn_gen.layout import routes
from bpmn_gen.layout.board import Board
from bpmn_gen.layout.graph import Role
from bpmn_gen.layout.search import Search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.layout.graph import Graph
    from bpmn_gen.layout.grid import Grid, Path

_ROUNDS = 2
"""How often all lines are ripped up and routed again."""


def route(graph: Graph, grid: Grid, backward: frozenset[int]) -> Board:
    """All links on the board; a link without any way is left out."""
    board = Board(graph, grid, backward)
    order = sorted(range(len(graph.links)), key=lambda link: _difficulty(board, link))
    for link in order:
        _route_one(board, link)
    for _ in range(_ROUNDS):
        changes = [_improve(board, link) for link in order]
        if not any(changes):
            break
    return board


def _difficulty(board: Board, link: int) -> tuple[int, int, int]:
    """Straight short lines go first, loop-backs last, innermost first."""
    ends = board.graph.links[link]
    one, two = board.grid.cell_of[ends.source], board.grid.cell_of[ends.target]
    wide = abs(one.upright - two.upright)
    high = abs(one.level - two.level)
    straight = 0 if not high or not wide else 1
    return ((link in board.backward) + 2 * (ends.role is not Role.FLOW), straight, wide + high)


def _route_one(board: Board, link: int) -> float:
    path, cost = best_path(board, link)
    if path is not None:
        board.add(link, path)
    return cost


def _improve(board: Board, link: int) -> bool:
    """Route one link again; whether that changed it."""
    old = board.paths.get(link)
    if old is None:
        return _route_one(board, link) < math.inf
    if len(old) == 2:  # noqa: PLR2004  # a straight line without company is best
        return False
    board.remove(link)
    before = board.price(link, old)
    path, cost = best_path(board, link)
    better = path is not None and cost < before - 1e-6
    board.add(link, path if path is not None and better else old)
    return better


def best_path(board: Board, link: int) -> tuple[Path | None, float]:
    """The cheapest path for a link as the board is now, and its cost."""
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
    if cost >= c.COST_CROSSING and (board.effort > 0 or best is None):
        found = _searched(board, link, span, cost)
        price = board.price(link, found, cost) if found else math.inf
        if found and (price < cost or best is None):
            best, cost = found, price
    return best, cost


def _searched(board: Board, link: int, span: tuple[int, int], limit: float) -> Path | None:
    """A path off the usual shapes; where none of those runs at all, search the whole grid."""
    search = Search(board, link, span, limit)
    found = search.run()
    board.effort -= search.expanded
    if found is None and limit == math.inf:
        wide = Search(board, link, span, limit)
        wide.widen(span)
        found = wide.run()
    return found


def _shapes(grid: Grid, link: int, board: Board, span: tuple[int, int]) -> Iterator[Iterator[Path]]:
    ends = board.graph.links[link]
    one, two = grid.cell_of[ends.source], grid.cell_of[ends.target]
    if one == two:
        yield routes.own_loop(grid, one)
        return
    yield routes.straight(one, two)
    yield routes.elbows(one, two)
    yield routes.steps(grid, one, two, span)
    yield routes.detours(grid, one, two, span)


def _span(board: Board, link: int) -> tuple[int, int]:
    """The level lines that a link may use."""
    ends = board.graph.links[link]
    if ends.role is not Role.FLOW:
        return 0, board.grid.levels - 1
    pools = [
        board.grid.pool_span[board.graph.bands[board.graph.nodes[node].band].pool]
        for node in (ends.source, ends.target)
    ]
    return min(span[0] for span in pools), max(span[1] for span in pools)


def total_cost(board: Board) -> float:
    """What all lines cost together, crossings counted once for each of their two lines."""
    total = 0.0
    for link, path in sorted(board.paths.items()):
        board.remove(link)
        total += board.price(link, path)
        board.add(link, path)
    return total + c.COST_DEFECT * (len(board.graph.links) - len(board.paths))
