"""The way with the least cost for a line that no usual shape serves: A* on the grid."""

from __future__ import annotations

import heapq
from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.layout import constants as c
from bpmn_gen.layout.board import LEVEL_STEP, UPRIGHT_STEP
from bpmn_gen.layout.grid import Cell

if TYPE_CHECKING:
    from bpmn_gen.layout.board import Board
    from bpmn_gen.layout.grid import Path

_REACH = 12
"""How many lines beyond its two nodes a searched path may go, so that big maps stay fast."""
_MAX_EXPANDED = 1500
"""Crossings looked at before the search gives up: keeps hostile input bounded."""

_COMPANY = 3 * c.COST_CROSSING
"""What it costs to run along an unrelated line in the middle of a row or column."""

_RIGHT, _LEFT, _DOWN, _UP = range(4)
_START = 4
_LEAVE = {"r": _RIGHT, "l": _LEFT, "b": _DOWN, "t": _UP}
"""By side of a node: the direction in which a line leaves there."""

State = tuple[int, int]
"""Key of a crossing on the grid, and the direction in which it was reached."""


class Search:
    """One search for one link."""

    def __init__(
        self,
        board: Board,
        link: int,
        ports: tuple[Cell, Cell],
        span: tuple[int, int],
        limit: float,
    ) -> None:
        """Look for a path within the level lines ``span`` that costs less than ``limit``."""
        self._board = board
        self._link = link
        self._limit = limit
        self._start, self._goal = ports
        ends = board.graph.links[link]
        self._leave = self._ways(ends.source, ports[0])
        self._arrive = [way ^ 1 for way in self._ways(ends.target, ports[1])]
        self._closed = board.foreign(link)
        self._rims = board.rims
        self._last = board.last_upright(link)
        self._width = board.grid.uprights
        low, high = sorted((self._start.level, self._goal.level))
        self._levels = (max(span[0], low - _REACH), min(span[1], high + _REACH))
        low, high = sorted((self._start.upright, self._goal.upright))
        self._uprights = (max(0, low - _REACH), min(self._last, high + _REACH))
        self._busy: dict[tuple[bool, int], list[tuple[int, int]]] = {}
        self.expanded = 0
        self._most = _MAX_EXPANDED
        self._cost: dict[State, float] = {}
        self._came: dict[State, State] = {}

    def _ways(self, node: int, port: Cell) -> list[int]:
        """The directions in which a line may leave a node."""
        gutters = self._board.gutters(node)
        if gutters:
            return [_UP if gutters[port.level] < 0 else _DOWN]
        return [_LEAVE[side] for side in self._board.ends.sides(node)]

    def widen(self, span: tuple[int, int]) -> None:
        """Search all of the given level lines, as long as it takes."""
        self._levels = span
        self._uprights = (0, self._last)
        self._most = 4 * self._board.grid.levels * self._width

    def run(self) -> Path | None:
        """The path, or none."""
        first = (self._board.grid.key(*self._start), _START)
        goal = self._board.grid.key(*self._goal)
        self._cost[first] = 0.0
        heap: list[tuple[float, int, State]] = [(0.0, 0, first)]
        pushed = 0
        while heap and self.expanded < self._most:
            _, _, state = heapq.heappop(heap)
            if state[0] == goal:
                return self._corners(state)
            self.expanded += 1
            for following, total in self._steps(state):
                if total < self._cost.get(following, self._limit):
                    estimate = total + self._ahead(following[0])
                    if estimate < self._limit:
                        self._cost[following], self._came[following] = total, state
                        pushed += 1
                        heapq.heappush(heap, (estimate, pushed, following))
        return None

    def _ahead(self, key: int) -> float:
        level, upright = divmod(key, self._width)
        level, upright = abs(level - self._goal.level), abs(upright - self._goal.upright)
        bend = c.COST_BEND if level and upright else 0.0
        return LEVEL_STEP * upright + UPRIGHT_STEP * level + bend

    def _steps(self, state: State) -> list[tuple[State, float]]:
        """Where one can go from a crossing, and the cost up to there."""
        key, before = state
        level, upright = divmod(key, self._width)
        cost = self._cost[state]
        goal = self._board.grid.key(*self._goal)
        node_at = self._board.grid.node_at
        found: list[tuple[State, float]] = []
        for direction, ahead in (
            (_RIGHT, upright < self._uprights[1]),
            (_LEFT, upright > self._uprights[0]),
            (_DOWN, level < self._levels[1]),
            (_UP, level > self._levels[0]),
        ):
            if not ahead or before ^ 1 == direction:
                continue
            if before == _START and direction not in self._leave:
                continue
            is_level = direction <= _LEFT
            if is_level and level in self._rims:
                continue
            step = (1 if is_level else self._width) * (-1 if direction & 1 else 1)
            following = key + step
            if following == goal and direction not in self._arrive:
                continue
            if following != goal and following in node_at:
                continue
            if self._closed and self._is_closed(following):
                continue
            total = cost + (LEVEL_STEP if is_level else UPRIGHT_STEP)
            if before not in (direction, _START):
                total += c.COST_BEND
            elif before == direction:
                crossed = self._board.upright_pass if is_level else self._board.level_pass
                total += c.COST_CROSSING * crossed[key]
            line, place = (level, upright) if is_level else (upright, level)
            total += self._company(is_level, line, place - (direction & 1))
            found.append(((following, direction), total))
        return found

    def _is_closed(self, key: int) -> bool:
        level, upright = divmod(key, self._width)
        if upright == self._board.grid.outer:
            return False
        return any(first <= level <= last for first, last in self._closed)

    def _company(self, is_level: bool, line: int, place: int) -> float:  # noqa: FBT001
        """What it costs to run along others on a line that nodes stand on."""
        busy = self._busy.get((is_level, line))
        if busy is None:
            busy = self._busy[is_level, line] = self._find_busy(line, is_level=is_level)
        return _COMPANY * sum(1 for low, high in busy if low <= place < high)

    def _find_busy(self, line: int, *, is_level: bool) -> list[tuple[int, int]]:
        board = self._board
        if not (board.grid.is_row[line] if is_level else board.grid.is_column(line)):
            return []
        return [
            (strand.low, strand.high)
            for strand in (board.levels if is_level else board.uprights)[line]
            if not board.related(self._link, strand.link)
        ]

    def _corners(self, state: State) -> Path:
        states = [state]
        while states[-1] in self._came:
            states.append(self._came[states[-1]])
        states.reverse()
        corners = [self._start]
        for one, two in pairwise(states[1:]):
            if one[1] != two[1]:
                corners.append(Cell(*divmod(one[0], self._width)))
        return (*corners, self._goal)
