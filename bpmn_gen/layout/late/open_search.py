"""Search for a level and upright way between two places among things that are drawn already.

Unlike the search of ``routing``, which runs on the grid, this one runs over lines in px that lie
free beside the boxes nearby.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.layout.graph import constants as c

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.layout.late.obstacles import Obstacles, Port

_WINDOW: Final = 260.0
"""px around both ends.  The search uses lines in this window only, so that its time does not grow
with the map."""
_MOST_LINES: Final = 120
"""The most free lines in each direction.  Those nearest to the ends are used, so that a crowded map
takes bounded time."""
_MOST_STEPS: Final = 24_000
"""Steps after which a search gives up, so that hostile input takes bounded time."""
_COVER: Final = 400.0
"""Price of a step along another line or a border: that of five crossings."""
_THROUGH: Final = 2000.0
"""Price of a step through a box: more than any way around, so it is taken only without one."""
_NEAR: Final = 6.0
"""px.  Two parallel lines that are nearer than this look like one."""
_STUB: Final = 12.0
"""px for which a line goes straight on where it leaves a box, so that its end is plain to see."""


class _Line(NamedTuple):
    """A free line and what lies on it."""

    place: float
    """Its x when upright, its y when level."""
    walls: list[tuple[float, float]]
    """Stretches of it inside a box or a label."""
    covered: list[tuple[float, float]]
    """Stretches of it along another line or a border."""
    crossed: list[float]
    """Places at which other lines cross it, ascending."""


_State = tuple[int, int, int]
"""Number of the upright line, number of the level line, and number of the direction in _MOVES; -1
for none."""

_MOVES: Final = ((1, 0), (-1, 0), (0, 1), (0, -1))
"""Steps to the right, to the left, down and up.  Opposite directions differ in the last bit of
their number, so that ``^ 1`` turns one around."""


def find_way(
    obstacles: Obstacles, starts: Sequence[Port], goals: Sequence[Port]
) -> tuple[Point, ...] | None:
    """The points of the cheapest way from one of the starts to one of the goals.

    Where boxes leave no way, it runs through them.  None where even that takes too long.
    """
    search = _Search(obstacles, starts, goals)
    return search.run(firm=True) or search.run(firm=False)


class _Search:
    """One search, among the free lines in a window around both ends."""

    def __init__(self, obstacles: Obstacles, starts: Sequence[Port], goals: Sequence[Port]) -> None:
        self._obstacles = obstacles
        self._starts, self._goals = starts, goals
        self._firm = True
        spots = [_outside(port) for port in (*starts, *goals)]
        low = Point(min(p.x for p in spots), min(p.y for p in spots))
        high = Point(max(p.x for p in spots), max(p.y for p in spots))
        window = Bounds(low.x, low.y, high.x - low.x, high.y - low.y).grown(_WINDOW)
        xs, ys = obstacles.lines_beside(window)
        self._xs = _nearest(xs, {p.x for p in spots}, low.x, high.x)
        self._ys = _nearest(ys, {p.y for p in spots}, low.y, high.y)
        self._columns = [self._line(x, is_level=False) for x in self._xs]
        self._rows = [self._line(y, is_level=True) for y in self._ys]
        self._known: dict[tuple[int, int, bool], float | None] = {}
        """By number of the upright and of the level line at which a step to the right or downward
        begins, and whether it leads to the right: its price without a bend."""
        self._left: dict[tuple[int, int], float] = {}
        """By number of the upright and of the level line: the least price from there to a goal."""

    def _line(self, place: float, *, is_level: bool) -> _Line:
        """One free line with what lies on it and what crosses it."""
        walls: list[tuple[float, float]] = []
        for box in (*self._obstacles.boxes, *self._obstacles.labels):
            low, high = (box.y, box.bottom) if is_level else (box.x, box.right)
            if low < place < high:
                walls.append((box.x, box.right) if is_level else (box.y, box.bottom))
        along, across = self._obstacles.levels, self._obstacles.uprights
        if not is_level:
            along, across = across, along
        covered = [(low, high) for where, low, high in along if abs(where - place) < _NEAR]
        for box in self._obstacles.borders:
            sides = (box.y, box.bottom) if is_level else (box.x, box.right)
            if min(abs(side - place) for side in sides) < _NEAR:
                covered.append((box.x, box.right) if is_level else (box.y, box.bottom))
        return _Line(
            place, walls, covered, sorted(w for w, low, high in across if low < place < high)
        )

    def run(self, *, firm: bool) -> tuple[Point, ...] | None:
        """Search with A* over the free lines.

        With ``firm``, no way leads through a box.  Without it, such a step is only dear.
        """
        self._firm = firm
        self._known.clear()
        goals = {self._state(port, arriving=True): port for port in self._goals}
        cost: dict[_State, float] = {}
        came: dict[_State, _State] = {}
        first: dict[_State, Port] = {}
        heap: list[tuple[float, _State]] = []
        for rank, port in enumerate(self._starts):
            for state in self._begin(port):
                cost.setdefault(state, rank * 0.1)
                first.setdefault(state, port)
                heapq.heappush(heap, (cost[state] + self._ahead(state), state))
        for _ in range(_MOST_STEPS):
            if not heap:
                return None
            _, state = heapq.heappop(heap)
            goal = goals.get(state) or goals.get((state[0], state[1], -1))
            if goal is not None:
                return self._points(state, came, first, goal)
            for following, step in self._steps(state):
                total = cost[state] + step
                if total < cost.get(following, float("inf")) - 1e-9:
                    cost[following], came[following] = total, state
                    heapq.heappush(heap, (total + self._ahead(following), following))
        return None

    def _state(self, port: Port, *, arriving: bool) -> _State:
        """The state in which a line leaves a port, or arrives at it."""
        spot = _outside(port)
        column, row = bisect_left(self._xs, spot.x), bisect_left(self._ys, spot.y)
        if (port.dx, port.dy) == (0, 0):
            return column, row, -1
        sign = -1 if arriving else 1
        return column, row, _MOVES.index((port.dx * sign, port.dy * sign))

    def _begin(self, port: Port) -> list[_State]:
        """The states in which a line may leave a port: several where any direction will do."""
        column, row, direction = self._state(port, arriving=False)
        return [(column, row, way) for way in (range(4) if direction < 0 else (direction,))]

    def _ahead(self, state: _State) -> float:
        """The least price from a state to the nearest goal: that of the length."""
        place = state[:2]
        left = self._left.get(place)
        if left is None:
            x, y = self._xs[state[0]], self._ys[state[1]]
            far = (abs(x - port.point.x) + abs(y - port.point.y) for port in self._goals)
            left = self._left[place] = min(far) * c.COST_PX
        return left

    def _steps(self, state: _State) -> list[tuple[_State, float]]:
        """The states that follow one, each with the price of the step."""
        column, row, before = state
        found: list[tuple[_State, float]] = []
        for direction, (dx, dy) in enumerate(_MOVES):
            there = (column + dx, row + dy)
            if direction == before ^ 1:
                continue
            if not (0 <= there[0] < len(self._xs) and 0 <= there[1] < len(self._ys)):
                continue
            edge = (min(column, there[0]), min(row, there[1]), dy == 0)
            if edge in self._known:
                step = self._known[edge]
            else:
                step = self._known[edge] = self._step(column, row, there, is_level=dy == 0)
            if step is not None:
                turn = 0.0 if direction == before else c.COST_BEND
                found.append(((*there, direction), step + turn))
        return found

    def _step(
        self, column: int, row: int, there: tuple[int, int], *, is_level: bool
    ) -> float | None:
        """The price of going to the next free line; None through a box that is in the way."""
        line = self._rows[row] if is_level else self._columns[column]
        if is_level:
            low, high = sorted((self._xs[column], self._xs[there[0]]))
        else:
            low, high = sorted((self._ys[row], self._ys[there[1]]))
        walls = sum(1 for start, end in line.walls if start < high and end > low)
        if walls and self._firm:
            return None
        crossed = bisect_right(line.crossed, high) - bisect_right(line.crossed, low)
        covered = sum(1 for start, end in line.covered if start < high and end > low)
        cost = (high - low) * c.COST_PX + crossed * c.COST_CROSSING
        return cost + covered * _COVER + walls * _THROUGH

    def _points(
        self, state: _State, came: dict[_State, _State], first: dict[_State, Port], goal: Port
    ) -> tuple[Point, ...]:
        """The corners of the way that led to a state, with the ports at both ends."""
        states = [state]
        while states[-1] in came:
            states.append(came[states[-1]])
        spots = [Point(self._xs[one[0]], self._ys[one[1]]) for one in reversed(states)]
        return _corners([first[states[-1]].point, *spots, goal.point])


def _outside(port: Port) -> Point:
    """The point up to which a line from a port goes straight on."""
    return Point(port.point.x + port.dx * _STUB, port.point.y + port.dy * _STUB)


def _nearest(lines: set[float], needed: set[float], low: float, high: float) -> list[float]:
    """The free lines nearest to the stretch from low to high, and the needed ones, ascending."""
    far = sorted(lines - needed, key=lambda line: max(low - line, line - high, 0.0))
    return sorted(needed | set(far[:_MOST_LINES]))


def _corners(points: list[Point]) -> tuple[Point, ...]:
    """The corners of a line: its points without those at which it goes straight on."""
    kept = [points[0]]
    for here, after in zip(points[1:], [*points[2:], None], strict=True):
        before = kept[-1]
        if abs(here.x - before.x) + abs(here.y - before.y) < 0.01:  # noqa: PLR2004
            continue
        if after is not None and (before.x == here.x == after.x or before.y == here.y == after.y):
            continue
        kept.append(here)
    return tuple(kept)
