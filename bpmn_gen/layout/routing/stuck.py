"""Links that find no proper way, because others hold all sides of the nodes that they join."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bpmn_gen.layout.routing.best_path import best_path

if TYPE_CHECKING:
    from bpmn_gen.layout.routing.board import RoutingBoard


def find_stuck(board: RoutingBoard) -> list[int]:
    """Numbers of the links that are not on the board, or run where they may not."""
    board.sort()
    return [
        link
        for link in range(len(board.graph.links))
        if link not in board.paths or board.standing_price(link) == math.inf
    ]


def make_way(board: RoutingBoard, link: int) -> None:
    """Give a stuck link a proper way by moving another link of its nodes, if that helps."""
    old = board.paths.get(link)
    if old is not None:
        board.remove(link)
    if any(_swap(board, link, other) for other in _beside(board, link)):
        return
    if old is not None:
        board.add(link, old)


def _beside(board: RoutingBoard, link: int) -> list[int]:
    """The other links on the board that meet either node of a link."""
    ends = board.graph.links[link].ends
    return [
        other
        for other in board.paths
        if other != link and any(node in board.graph.links[other].ends for node in ends)
    ]


def _swap(board: RoutingBoard, link: int, other: int) -> bool:
    """Route a link in place of another one, then that one again, and tell whether both have a way.

    If not, the board stays as it was.
    """
    kept = board.paths[other]
    board.remove(other)
    path, price, *_ = best_path(board, link, thorough=True)
    if path is not None and price < math.inf:
        board.add(link, path)
        again, price, *_ = best_path(board, other, thorough=True)
        if again is not None and price < math.inf:
            board.add(other, again)
            return True
        board.remove(link)
    board.add(other, kept)
    return False


def is_full(board: RoutingBoard, node: int) -> bool:
    """Whether a node can be short of sides, because it is only met in the middles of its sides."""
    return board.ends.is_centred[node] and board.graph.nodes[node].host is None
