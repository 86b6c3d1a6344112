"""The cells at which a link may begin and end: those of its nodes, or any along a border."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from bpmn_gen.layout.graph.elements import NodeForm
from bpmn_gen.layout.plan.grid import GridCell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.layout.routing.board import RoutingBoard

_ALONG = (0, 1, -1, 2, -2, 3, -3, 5, -5)
"""Upright lines at which a link may meet a border, counted from the node at its other end.  The
nearest come first.  Few are enough, because a border can be met anywhere along it."""


def find_ports(board: RoutingBoard, link: int) -> Iterator[tuple[GridCell, GridCell]]:
    """The pairs of cells at which a link may begin and end."""
    ends = board.graph.links[link].ends
    one, two = (board.grid.cell_of[node] for node in ends)
    is_loose = [board.ends.is_loose[node] for node in ends]
    forms = [board.graph.nodes[node].form for node in ends]
    if board.grid.outer < 0 and NodeForm.FRAME in forms:
        return
    if not any(is_loose):
        yield one, two
    elif NodeForm.BAR in forms:
        yield from _bar_ports(board, ends)
    else:
        base = two.upright if is_loose[0] else one.upright
        yield from _border_ports(board, ends, 1 if all(is_loose) else base)


def _border_ports(
    board: RoutingBoard, ends: tuple[int, int], base: int
) -> Iterator[tuple[GridCell, GridCell]]:
    """The cells at which a link may meet borders: those nearest to the line ``base`` first."""
    spans = [_along(board, node) for node in ends if board.ends.is_loose[node]]
    first, last = max(span[0] for span in spans), min(span[-1] for span in spans)
    if first > last:  # two pools of which one begins where the other has ended
        upper = spans[0][-1] < spans[1][0]
        one, two = (spans[0][-1], spans[1][0]) if upper else (spans[0][0], spans[1][-1])
        for low in _levels(board, ends[0]):
            for high in _levels(board, ends[1]):
                yield GridCell(low, one), GridCell(high, two)
        return
    base = min(max(base, first), last)
    for by in _ALONG:
        if first <= base + by <= last:
            for low in _levels(board, ends[0]):
                for high in _levels(board, ends[1]):
                    yield (
                        _port(board, ends[0], low, base + by),
                        _port(board, ends[1], high, base + by),
                    )


def _levels(board: RoutingBoard, node: int) -> list[int]:
    """The level lines at which a link may meet a node."""
    return [*board.gutters(node)] or [board.grid.cell_of[node].level]


def _port(board: RoutingBoard, node: int, level: int, upright: int) -> GridCell:
    """A cell along a border, or that of any other node."""
    return GridCell(level, upright) if board.ends.is_loose[node] else board.grid.cell_of[node]


def _bar_ports(board: RoutingBoard, ends: tuple[int, int]) -> Iterator[tuple[GridCell, GridCell]]:
    """The cells at which a link may meet bars: those nearest to its other end come first."""
    spans = [_along(board, node) for node in ends]
    low, high = max(span[0] for span in spans), min(span[-1] for span in spans)
    middle = (low + high) // 2
    near = [sorted(span, key=lambda at: abs(at - middle))[: len(_ALONG)] for span in spans]
    both = near if any(len(span) == 1 for span in spans) else [near[0][:1], near[1][:1]]
    common = sorted({*spans[0]} & {*spans[1]}, key=lambda at: abs(at - middle))
    pairs = [(at, at) for at in common[: len(_ALONG)]]
    for one, two in dict.fromkeys((*pairs, *product(*both))):
        for start in _levels(board, ends[0]):
            for goal in _levels(board, ends[1]):
                yield GridCell(start, one), GridCell(goal, two)


def _along(board: RoutingBoard, node: int) -> range:
    """The upright lines at which a link may meet a node, which are several at a border."""
    if node in board.grid.reach:
        low, high = board.grid.reach[node]
        return range(low, high + 1)
    if board.graph.nodes[node].form is NodeForm.FRAME:
        low, high = board.room(node)
        return range(low, high + 1)
    if board.ends.is_loose[node]:
        return range(board.grid.uprights - 1)
    upright = board.grid.cell_of[node].upright
    return range(upright, upright + 1)
