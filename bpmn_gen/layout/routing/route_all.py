"""Routes all links over the grid, first one by one, then each again among all others."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bpmn_gen.layout.graph.elements import LinkRole
from bpmn_gen.layout.routing.best_path import best_path, needs_search
from bpmn_gen.layout.routing.board import RoutingBoard
from bpmn_gen.layout.routing.stuck import find_stuck, is_full, make_way

if TYPE_CHECKING:
    from bpmn_gen.layout.graph.elements import Graph
    from bpmn_gen.layout.plan.boundary_events import Hook
    from bpmn_gen.layout.plan.grid import RoutingGrid

_ROUNDS = 2
"""Rounds in which each link is routed again; they end early when nothing changes."""


def route_all(
    graph: Graph, grid: RoutingGrid, backward: frozenset[int], hooks: dict[int, Hook]
) -> RoutingBoard:
    """A board with all links; a link without any way is left out.

    Where links find no proper way, all are routed again, and the events and gateways at their ends
    may then be met beside the middles of their sides.
    """
    board = _routed(RoutingBoard(graph, grid, backward, hooks))
    stuck = find_stuck(board)
    crowded = {node for link in stuck for node in graph.links[link].ends if is_full(board, node)}
    if crowded:
        eased = _routed(RoutingBoard(graph, grid, backward, hooks, frozenset(crowded)))
        if len(find_stuck(eased)) < len(stuck):
            board = eased
    return board


def _routed(board: RoutingBoard) -> RoutingBoard:
    """Put all links on a board, route each again among all others, and make way for the stuck."""
    graph = board.graph
    order = sorted(range(len(graph.links)), key=lambda link: _difficulty(board, link))
    for link in order:
        _route_one(board, link)
    for _ in range(0 if board.company.is_plain else _ROUNDS):
        changes = [_improve(board, link) for link in order]
        if not any(changes):
            break
    for link in find_stuck(board):
        make_way(board, link)
    board.ground.forget_shapes()
    return board


def _difficulty(board: RoutingBoard, link: int) -> tuple[int, int, int]:
    """A key that puts short straight links first, then loops, the innermost first, then messages.

    Easy links go first, because those routed later have to go around them.
    """
    ends = board.graph.links[link]
    one, two = board.grid.cell_of[ends.source], board.grid.cell_of[ends.target]
    wide = abs(one.upright - two.upright)
    high = abs(one.level - two.level)
    straight = 0 if not high or not wide else 1
    return ((link in board.backward) + 2 * (ends.role is not LinkRole.FLOW), straight, wide + high)


def _route_one(board: RoutingBoard, link: int) -> float:
    """Put a link on the board, if it finds a way, and return its price."""
    found = best_path(board, link, thorough=False)
    if found.path is not None:
        board.add(link, found.path)
        if not needs_search(found.price):
            board.memory.settle(link, found.effort, found.window)
    return found.price


def _improve(board: RoutingBoard, link: int) -> bool:
    """Route one link again among all others and tell whether that changed it."""
    old = board.paths.get(link)
    if old is None:
        return _route_one(board, link) < math.inf
    if len(old) == 2:  # noqa: PLR2004  # a straight line without company is best
        return False
    effort = board.memory.effort_spared(link)
    if effort is not None:
        board.effort -= effort
        return False
    before = board.standing_price(link)
    with board.without(link):
        found = best_path(board, link, thorough=True)
    better = found.path is not None and found.price < before - 1e-6
    if better and found.path is not None:
        board.remove(link)
        board.add(link, found.path)
    board.memory.settle(link, found.effort, found.window)
    return better
