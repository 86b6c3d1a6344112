"""The cheapest path for a link that no usual shape serves: A* on the grid.

A state of the search is a cell and the direction in which it was reached, because a bend has a
price. The estimate of what lies ahead counts length and the bends that are needed at least, so that
the first path found is the cheapest.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.plan.grid import GridCell
from bpmn_gen.layout.routing.moves import DOWN, LEFT, RIGHT, START, UP, WAYS, moves_towards
from bpmn_gen.layout.routing.ways import Window

if TYPE_CHECKING:
    from bpmn_gen.layout.plan.grid import GridPath
    from bpmn_gen.layout.routing.board import RoutingBoard
    from bpmn_gen.layout.routing.moves import Dear

_REACH = 12
"""Lines of the grid that a path may use beyond its two nodes.  The bound keeps big maps fast."""
_MAX_EXPANDED = 1500
"""Cells that one search looks at before it gives up, so that hostile input takes bounded time."""

_COMPANY = 3 * c.COST_CROSSING
"""Price of each step along an unrelated link in the middle of a row or column, where the two would
look like one line."""

_LEAVE = {"r": RIGHT, "l": LEFT, "b": DOWN, "t": UP}
"""By side of a node: the direction in which a link leaves there."""
_CLOSED = -1.0
"""The price at which a state is known that the link may not reach: less than any other price."""


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
        self._room = board.width_for(link)
        self._width = board.grid.uprights
        low, high = sorted((self._start.level, self._goal.level))
        self._levels = (max(span[0], low - _REACH), min(span[1], high + _REACH))
        low, high = sorted((self._start.upright, self._goal.upright))
        self._uprights = (max(self._room[0], low - _REACH), min(self._room[1], high + _REACH))
        self.expanded = 0
        self._most = _MAX_EXPANDED
        self._came: dict[int, int] = {}

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
        is_level = way <= LEFT
        fixed = self._board.ends.fixed_at(node, is_level=is_level)
        if fixed is None:
            return False
        lines = self._board.levels[port.level] if is_level else self._board.uprights[port.upright]
        place = (port.upright if is_level else port.level) - (way & 1)
        return any(
            strand.low <= place < strand.high
            and strand.fixed is not None
            and abs(strand.fixed - fixed) < c.TRACK_GAP - 1
            and not self._board.company.related(self._link, strand.link)
            for strand in lines
        )

    def allow_all_sides(self) -> None:
        """Let the link also end on another one, where no side is free."""
        self._leave, self._arrive = self._sides(is_free=False)

    def _ways(self, node: int, port: GridCell) -> list[int]:
        """The directions in which a link may leave a node."""
        gutters = self._board.gutters(node)
        if gutters:
            return [UP if gutters[port.level] < 0 else DOWN]
        return [_LEAVE[side] for side in self._board.ends.sides(node)]

    def widen(self, span: tuple[int, int]) -> None:
        """Search all level lines in ``span`` and all upright lines, as long as that takes."""
        self._levels = span
        self._uprights = self._room
        self._most = 4 * self._board.grid.levels * self._width

    def run(self) -> GridPath | None:
        """The cheapest path; None where none costs less than the limit."""
        if not self._arrive:
            return None
        goal, width, limit, came = self._goal_key, self._width, self._limit, self._came
        known = self._known()
        moves = moves_towards(self._board, self._goal, self._leave)
        first = self._board.grid.key(*self._start) * WAYS + START
        known[first] = 0.0
        done = bytearray(len(known))
        heap: list[tuple[float, int, int]] = [(0.0, 0, first)]
        pushed = 0
        while heap and self.expanded < self._most:
            state = heappop(heap)[2]
            key, before = divmod(state, WAYS)
            if key == goal:
                return self._corners(state)
            if done[state]:
                continue
            done[state] = 1
            self.expanded += 1
            cost, base, cell = known[state], state - before, divmod(key, width)
            for jump, length, move in moves[before]:
                total, after = cost + length, base + jump
                if total >= known[after]:
                    continue
                is_level, back, bend, passes, dear, onward, aside, behind, turn = move
                line, place = cell if is_level else cell[::-1]
                total += bend or c.COST_CROSSING * passes[key]
                total += (dear[line] or self._find_dear(dear, line, is_level))[place - back]
                estimate = total + (onward[place] + aside[line] + (behind[place] or turn[line]))
                if total < known[after] and estimate < limit:
                    known[after], came[after] = total, state
                    pushed += 1
                    heappush(heap, (estimate, pushed, after))
        return None

    def _known(self) -> list[float]:
        """By state: the least price at which it was reached so far, which begins with the limit.

        States that the link may not reach are closed, so that the search need not ask: those
        outside the part of the grid in which it looks, and those behind the borders of the grid.
        """
        width, shut = self._width, self._shut
        known = [_CLOSED] * ((len(shut) + width) * WAYS)
        low, high = self._uprights
        for level in range(self._levels[0], self._levels[1] + 1):
            start, end = level * width + low, level * width + high + 1
            known[start * WAYS : end * WAYS] = [self._limit] * ((end - start) * WAYS)
            key = shut.find(1, start, end)
            while key >= 0:
                known[key * WAYS : (key + 1) * WAYS] = [_CLOSED] * WAYS
                key = shut.find(1, key + 1, end)
        goal = self._goal_key * WAYS
        known[goal : goal + WAYS] = [_CLOSED] * WAYS
        if self._levels[0] <= self._goal.level <= self._levels[1]:
            for way in self._arrive:
                known[goal + way] = self._limit
        for level in self._rims:
            for way in (RIGHT, LEFT):
                start, end = level * width * WAYS + way, (level + 1) * width * WAYS
                known[start:end:WAYS] = [_CLOSED] * width
        rows = len(known) // (width * WAYS)
        known[RIGHT :: width * WAYS] = [_CLOSED] * rows
        known[(width - 1) * WAYS + LEFT :: width * WAYS] = [_CLOSED] * rows
        return known

    def _find_dear(self, known: Dear, line: int, is_level: bool) -> list[float]:  # noqa: FBT001
        """By step along a line: the price of running along other links there.

        Only rows and columns have such a price.  In a gap or a channel links run beside each other.
        """
        board = self._board
        dear = [0.0] * (board.grid.uprights if is_level else board.grid.levels)
        if board.grid.is_row[line] if is_level else board.grid.is_column(line):
            for strand in (board.levels if is_level else board.uprights)[line]:
                if not board.company.related(self._link, strand.link):
                    for place in range(strand.low, strand.high):
                        dear[place] += _COMPANY
        known[line] = dear
        return dear

    def _corners(self, state: int) -> GridPath:
        """The path that led to a state."""
        states = [state]
        while states[-1] in self._came:
            states.append(self._came[states[-1]])
        cells = [divmod(one, WAYS) for one in reversed(states)]
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
    for first, last, left, right in spans:
        closed = bytes([1]) * (right + 1 - left)
        for level in range(first, last + 1):
            start = grid.key(level, left)
            shut[start : start + len(closed)] = closed
    return shut
