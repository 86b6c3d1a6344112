"""The way with the least cost for a line that no usual shape serves: A* on the grid."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from bpmn_gen.layout import constants as c
from bpmn_gen.layout.board import LEVEL_STEP, UPRIGHT_STEP
from bpmn_gen.layout.grid import Cell

if TYPE_CHECKING:
    from bpmn_gen.layout.board import Board
    from bpmn_gen.layout.grid import Path

_MOVES = ((0, 1), (0, -1), (1, 0), (-1, 0))
_MAX_EXPANDED = 6000
"""Crossings looked at before the search gives up: keeps hostile input bounded."""

State = tuple[int, int, int]
"""Level, upright, direction (index into _MOVES; -1 at the start)."""


def search(board: Board, link: int, span: tuple[int, int]) -> Path | None:
    """A cheap path within the level lines ``span``, or none."""
    ends = board.graph.links[link]
    start, goal = board.grid.cell_of[ends.source], board.grid.cell_of[ends.target]
    first: State = (start.level, start.upright, -1)
    best: dict[State, float] = {first: 0.0}
    came: dict[State, State] = {}
    heap: list[tuple[float, int, State]] = [(0.0, 0, first)]
    count = 0
    while heap and count < _MAX_EXPANDED:
        _, _, state = heapq.heappop(heap)
        if state[:2] == goal:
            return _corners(state, came)
        count += 1
        for direction, move in enumerate(_MOVES):
            following = (state[0] + move[0], state[1] + move[1], direction)
            cost = _step(board, link, state, following, span, goal)
            if cost is None:
                continue
            total = best[state] + cost
            if total < best.get(following, float("inf")) - 1e-9:
                best[following], came[following] = total, state
                ahead = LEVEL_STEP * abs(following[1] - goal.upright)
                ahead += UPRIGHT_STEP * abs(following[0] - goal.level)
                heapq.heappush(heap, (total + ahead, len(came), following))
    return None


def _step(
    board: Board, link: int, state: State, following: State, span: tuple[int, int], goal: Cell
) -> float | None:
    """What one step costs, or None where it is not possible."""
    level, upright, direction = following
    if not (span[0] <= level <= span[1] and 0 <= upright < board.grid.uprights):
        return None
    before = state[2]
    if before >= 0 and before ^ 1 == direction:
        return None
    if board.grid.key(level, upright) in board.grid.node_at and (level, upright) != goal:
        return None
    is_level = direction < 2  # noqa: PLR2004  # the first two moves are level
    cost = LEVEL_STEP if is_level else UPRIGHT_STEP
    if before >= 0 and before != direction:
        cost += c.COST_BEND
    elif before == direction:
        key = board.grid.key(state[0], state[1])
        crossed = board.upright_pass if is_level else board.level_pass
        cost += c.COST_CROSSING * crossed[key]
    return cost + _company(board, link, state, following, is_level=is_level)


def _company(board: Board, link: int, state: State, following: State, *, is_level: bool) -> float:
    """What it costs to run along others on a line that nodes stand on."""
    if is_level:
        line, low = state[0], min(state[1], following[1])
        odd, strands = board.grid.is_row[line], board.levels[line]
    else:
        line, low = state[1], min(state[0], following[0])
        odd, strands = line % 2 == 1, board.uprights[line]
    if not odd:
        return 0.0
    return sum(
        c.COST_CROSSING
        for strand in strands
        if strand.low <= low < strand.high and not board.related(link, strand.link)
    )


def _corners(state: State, came: dict[State, State]) -> Path:
    cells = [state]
    while cells[-1] in came:
        cells.append(came[cells[-1]])
    cells.reverse()
    corners = [Cell(*cells[0][:2])]
    for one, two in zip(cells[1:], cells[2:], strict=False):
        if one[2] != two[2]:
            corners.append(Cell(*one[:2]))
    return (*corners, Cell(*cells[-1][:2]))
