"""The cheapest path for a link that no usual shape serves: A* on the grid.

A state of the search is a cell and the direction in which it was reached, because a bend has a
price. The estimate of what lies ahead counts length and the bends that are needed at least, so that
the first path found is the cheapest.
"""

from __future__ import annotations

import heapq
from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.plan.grid import GridCell
from bpmn_gen.layout.routing.board import LEVEL_STEP, UPRIGHT_STEP

if TYPE_CHECKING:
    from bpmn_gen.layout.plan.grid import GridPath
    from bpmn_gen.layout.routing.board import RoutingBoard

_REACH = 12
"""Lines of the grid that a path may use beyond its two nodes.  The bound keeps big maps fast."""
_MAX_EXPANDED = 1500
"""Cells that one search looks at before it gives up, so that hostile input takes bounded time."""

_COMPANY = 3 * c.COST_CROSSING
"""Price of each step along an unrelated link in the middle of a row or column, where the two would
look like one line."""

_RIGHT, _LEFT, _DOWN, _UP = range(4)
"""Directions.  The last bit says whether the number of the line falls, so that ``^ 1`` turns a
direction around."""
_START = 4
"""The direction in which the first cell was reached: none."""
_LEAVE = {"r": _RIGHT, "l": _LEFT, "b": _DOWN, "t": _UP}
"""By side of a node: the direction in which a link leaves there."""

_State = tuple[int, int]
"""Key of a cell, and the direction in which it was reached."""


class Search:
    """One search for one link."""

    def __init__(
        self,
        board: RoutingBoard,
        link: int,
        ports: tuple[GridCell, GridCell],
        span: tuple[int, int],
        limit: float,
    ) -> None:
        """Prepare a search.

        Args:
            board: the links that are there.
            link: number of the link that needs a path.
            ports: the cells at which it begins and ends.
            span: the first and the last level line that it may use.
            limit: the price below which the path has to stay.
        """
        self._board = board
        self._link = link
        self._limit = limit
        self._start, self._goal = ports
        self._goal_key = board.grid.key(*self._goal)
        self._ends = board.graph.links[link].ends
        self._leave, self._arrive = self._sides(is_free=True)
        self._blocked = board.grid.blocked
        self._closed = board.foreign(link)
        self._rims = board.rims
        self._last = board.last_upright(link)
        self._width = board.grid.uprights
        low, high = sorted((self._start.level, self._goal.level))
        self._levels = (max(span[0], low - _REACH), min(span[1], high + _REACH))
        low, high = sorted((self._start.upright, self._goal.upright))
        self._uprights = (max(0, low - _REACH), min(self._last, high + _REACH))
        self._dear: dict[tuple[bool, int], list[float]] = {}
        self.expanded = 0
        self._most = _MAX_EXPANDED
        self._cost: dict[_State, float] = {}
        self._came: dict[_State, _State] = {}
        self._done: set[_State] = set()

    def _sides(self, *, is_free: bool) -> tuple[list[int], list[int]]:
        """The directions in which the link may leave its source and arrive at its target.

        ``is_free`` leaves out sides at which another link holds the only place.
        """
        ways = [
            [
                way
                for way in self._ways(node, port)
                if not (is_free and self._is_taken(node, port, way))
            ]
            for node, port in zip(self._ends, (self._start, self._goal), strict=True)
        ]
        return sorted(ways[0]), [way ^ 1 for way in ways[1]]

    def _is_taken(self, node: int, port: GridCell, way: int) -> bool:
        """Whether another link holds the only place of a side, and may not share it."""
        is_level = way <= _LEFT
        fixed = self._board.ends.fixed_at(node, is_level=is_level)
        if fixed is None:
            return False
        lines = self._board.levels[port.level] if is_level else self._board.uprights[port.upright]
        place = (port.upright if is_level else port.level) - (way & 1)
        return any(
            strand.low <= place < strand.high
            and strand.fixed is not None
            and abs(strand.fixed - fixed) < c.TRACK_GAP - 1
            and not self._board.related(self._link, strand.link)
            for strand in lines
        )

    def allow_all_sides(self) -> None:
        """Let the link also end on another one, where no side is free."""
        self._leave, self._arrive = self._sides(is_free=False)

    def _ways(self, node: int, port: GridCell) -> list[int]:
        """The directions in which a link may leave a node."""
        gutters = self._board.gutters(node)
        if gutters:
            return [_UP if gutters[port.level] < 0 else _DOWN]
        return [_LEAVE[side] for side in self._board.ends.sides(node)]

    def widen(self, span: tuple[int, int]) -> None:
        """Search all level lines in ``span`` and all upright lines, as long as that takes."""
        self._levels = span
        self._uprights = (0, self._last)
        self._most = 4 * self._board.grid.levels * self._width

    def run(self) -> GridPath | None:
        """The cheapest path; None where none costs less than the limit."""
        if not self._arrive:
            return None
        first = (self._board.grid.key(*self._start), _START)
        self._cost[first] = 0.0
        heap: list[tuple[float, int, _State]] = [(0.0, 0, first)]
        pushed = 0
        while heap and self.expanded < self._most:
            _, _, state = heapq.heappop(heap)
            if state[0] == self._goal_key:
                return self._corners(state)
            if state in self._done:
                continue
            self._done.add(state)
            self.expanded += 1
            for following, total in self._steps(state):
                if total < self._cost.get(following, self._limit):
                    estimate = total + self._ahead(following)
                    if estimate < self._limit:
                        self._cost[following], self._came[following] = total, state
                        pushed += 1
                        heapq.heappush(heap, (estimate, pushed, following))
        return None

    def _ahead(self, state: _State) -> float:
        """The least price from a state to the goal: its length, and the bends that it needs."""
        key, direction = state
        level, upright = divmod(key, self._width)
        down, right = self._goal.level - level, self._goal.upright - upright
        onward, aside = (right, down) if direction <= _LEFT else (down, right)
        if direction & 1:
            onward = -onward
        bends = 1 if aside else 0
        if onward < 0:
            bends = 2
        return LEVEL_STEP * abs(right) + UPRIGHT_STEP * abs(down) + c.COST_BEND * bends

    def _steps(self, state: _State) -> list[tuple[_State, float]]:
        """The states that follow one, each with the price up to there."""
        key, before = state
        level, upright = divmod(key, self._width)
        cost = self._cost[state]
        found: list[tuple[_State, float]] = []
        for direction in self._open(level, upright, before):
            is_level = direction <= _LEFT
            step = 1 if is_level else self._width
            following = key - step if direction & 1 else key + step
            if following == self._goal_key:
                if direction not in self._arrive:
                    continue
            elif self._blocked[following] or (self._closed and self._is_closed(following)):
                continue
            total = cost + (LEVEL_STEP if is_level else UPRIGHT_STEP)
            if before == direction:
                crossed = self._board.upright_pass if is_level else self._board.level_pass
                total += c.COST_CROSSING * crossed[key]
            elif before != _START:
                total += c.COST_BEND
            line, place = (level, upright) if is_level else (upright, level)
            dear = self._dear.get((is_level, line)) or self._find_dear(line, is_level=is_level)
            found.append(((following, direction), total + dear[place - (direction & 1)]))
        return found

    def _open(self, level: int, upright: int, before: int) -> list[int]:
        """The directions in which a link may go on from a cell that it reached in another one."""
        if before == _START:
            ways = self._leave
        elif before <= _LEFT:
            ways = [before, _DOWN, _UP]
        else:
            ways = [_RIGHT, _LEFT, before]
        is_rim = level in self._rims
        free = (
            upright < self._uprights[1] and not is_rim,
            upright > self._uprights[0] and not is_rim,
            level < self._levels[1],
            level > self._levels[0],
        )
        return [way for way in ways if free[way]]

    def _is_closed(self, key: int) -> bool:
        """Whether a cell lies in a pool that the link has to go around."""
        level, upright = divmod(key, self._width)
        if upright == self._board.grid.outer:
            return False
        return any(first <= level <= last for first, last in self._closed)

    def _find_dear(self, line: int, *, is_level: bool) -> list[float]:
        """By step along a line: the price of running along other links there.

        Only rows and columns have such a price.  In a gap or a channel links run beside each other.
        """
        board = self._board
        dear = [0.0] * (board.grid.uprights if is_level else board.grid.levels)
        if board.grid.is_row[line] if is_level else board.grid.is_column(line):
            for strand in (board.levels if is_level else board.uprights)[line]:
                if not board.related(self._link, strand.link):
                    for place in range(strand.low, strand.high):
                        dear[place] += _COMPANY
        self._dear[is_level, line] = dear
        return dear

    def _corners(self, state: _State) -> GridPath:
        """The path that led to a state."""
        states = [state]
        while states[-1] in self._came:
            states.append(self._came[states[-1]])
        states.reverse()
        corners = [self._start]
        for one, two in pairwise(states[1:]):
            if one[1] != two[1]:
                corners.append(GridCell(*divmod(one[0], self._width)))
        return (*corners, self._goal)
