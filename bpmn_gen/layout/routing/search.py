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
from bpmn_gen.layout.routing.ways import LEVEL_STEP, UPRIGHT_STEP, Window

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
_ONWARD = (
    [_RIGHT, _DOWN, _UP],
    [_LEFT, _DOWN, _UP],
    [_RIGHT, _LEFT, _DOWN],
    [_RIGHT, _LEFT, _UP],
)
"""By the direction in which a cell was reached: those in which a link may go on."""
_LEAVE = {"r": _RIGHT, "l": _LEFT, "b": _DOWN, "t": _UP}
"""By side of a node: the direction in which a link leaves there."""

_WAYS = 5
"""A state of the search is a cell and the direction in which it was reached, as one number: the key
of the cell times so many, and the direction."""


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
        self._shut = _shut(board, link)
        self._rims = board.rims
        self._last = board.last_upright(link)
        self._width = board.grid.uprights
        self._offsets = (1, -1, self._width, -self._width)
        self._passes = (*2 * (board.upright_pass,), *2 * (board.level_pass,))
        low, high = sorted((self._start.level, self._goal.level))
        self._levels = (max(span[0], low - _REACH), min(span[1], high + _REACH))
        low, high = sorted((self._start.upright, self._goal.upright))
        self._uprights = (max(0, low - _REACH), min(self._last, high + _REACH))
        self._dear: dict[tuple[bool, int], list[float]] = {}
        self._aside = [
            UPRIGHT_STEP * abs(self._goal[0] - line) for line in range(board.grid.levels)
        ]
        """By level line: the price of the way up or down from there to the goal."""
        self._along = [LEVEL_STEP * abs(self._goal[1] - line) for line in range(self._width)]
        """By upright line: the price of the way to the left or right."""
        self.expanded = 0
        self._most = _MAX_EXPANDED
        self._cost = [limit] * (len(self._shut) * _WAYS)
        self._came: dict[int, int] = {}
        self._heap: list[tuple[float, int, int]] = []
        self._pushed = 0

    @property
    def window(self) -> Window:
        """The part of the grid in which the search looks."""
        return Window(*map(float, (*self._levels, *self._uprights)))

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
        first = self._board.grid.key(*self._start) * _WAYS + _START
        self._cost[first] = 0.0
        heap = self._heap = [(0.0, 0, first)]
        done: set[int] = set()
        while heap and self.expanded < self._most:
            state = heapq.heappop(heap)[2]
            if state // _WAYS == self._goal_key:
                return self._corners(state)
            if state not in done:
                done.add(state)
                self.expanded += 1
                self._expand(state)
        return None

    def _expand(self, state: int) -> None:
        """Note the states that follow one, with the price up to there and what lies ahead.

        Most of them are known at a lower price than a step alone would add, which is asked first.
        """
        key, before = divmod(state, _WAYS)
        level, upright = divmod(key, self._width)
        known, cost = self._cost, self._cost[state]
        for direction in self._open(level, upright, before):
            following = key + self._offsets[direction]
            is_level = direction <= _LEFT
            total = cost + (LEVEL_STEP if is_level else UPRIGHT_STEP)
            after = following * _WAYS + direction
            if total >= known[after] or not self._may_enter(following, direction):
                continue
            if before == direction:
                crossed = self._passes[direction][key]
                if crossed:
                    total += c.COST_CROSSING * crossed
            elif before != _START:
                total += c.COST_BEND
            line, place = (level, upright) if is_level else (upright, level)
            dear = self._dear.get((is_level, line)) or self._find_dear(line, is_level=is_level)
            total += dear[place - (direction & 1)]
            if total < known[after]:
                estimate = total + self._ahead(level, upright, direction)
                if estimate < self._limit:
                    known[after], self._came[after] = total, state
                    self._pushed += 1
                    heapq.heappush(self._heap, (estimate, self._pushed, after))

    def _may_enter(self, key: int, direction: int) -> bool:
        """Whether the link may go on to a cell, or end there."""
        return direction in self._arrive if key == self._goal_key else not self._shut[key]

    def _ahead(self, level: int, upright: int, direction: int) -> float:
        """The least price from the next cell in a direction to the goal: length and bends."""
        if direction <= _LEFT:
            upright += 1 - 2 * direction
            onward, aside = self._goal[1] - upright, self._aside[level]
        else:
            level += 5 - 2 * direction
            onward, aside = self._goal[0] - level, self._along[upright]
        if direction & 1:
            onward = -onward
        bends = 2 if onward < 0 else 1 if aside else 0
        return self._along[upright] + self._aside[level] + c.COST_BEND * bends

    def _open(self, level: int, upright: int, before: int) -> list[int]:
        """The directions in which a link may go on from a cell that it reached in another one."""
        ways = self._leave if before == _START else _ONWARD[before]
        is_rim = level in self._rims
        low, high = self._uprights
        top, bottom = self._levels
        if not is_rim and low < upright < high and top < level < bottom:
            return ways
        free = (
            upright < high and not is_rim,
            upright > low and not is_rim,
            level < bottom,
            level > top,
        )
        return [way for way in ways if free[way]]

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

    def _corners(self, state: int) -> GridPath:
        """The path that led to a state."""
        states = [state]
        while states[-1] in self._came:
            states.append(self._came[states[-1]])
        cells = [divmod(one, _WAYS) for one in reversed(states)]
        corners = [self._start]
        for one, two in pairwise(cells[1:]):
            if one[1] != two[1]:
                corners.append(GridCell(*divmod(one[0], self._width)))
        return (*corners, self._goal)


def _shut(board: RoutingBoard, link: int) -> bytearray:
    """By key of a cell: 1 where a node stands, or a pool that the link has to go around."""
    grid, spans = board.grid, board.foreign(link)
    if not spans:
        return grid.blocked
    shut = bytearray(grid.blocked)
    for first, last in spans:
        start, end = grid.key(first, 0), grid.key(last + 1, 0)
        shut[start:end] = bytes([1]) * (end - start)
    # Right of all pools a link may pass each of them, and no node stands there.
    if grid.outer >= 0:
        shut[grid.outer :: grid.uprights] = bytes(grid.levels)
    return shut
