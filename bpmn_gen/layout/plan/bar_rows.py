"""In which row, and over which columns, each bar stands between two pools.

Bars that talk to different steps stand side by side.  Of two that cannot, the wider one stands
farther from the pool, so that its lines pass the other at both ends.  So the map stays low, and no
line goes round a bar without need.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.layout.plan.bar_sides import BarSides

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.layout.graph.elements import Graph

_FARTHER: Final = 40.0
"""Cost of a further row of bars."""
_ASIDE: Final = 20.0
"""Cost of a line that turns aside to its bar."""
_STEP: Final = 5.0
"""Cost of each column by which it does."""
_HIDDEN: Final = 45.0
"""Cost of a line that another bar is in the way of."""
_MET: Final = 20.0
"""Cost of a line that one may cross that turns aside."""
_SHIFTS: Final = (1, -1, 2, -2, 3, -3)
"""By how many columns a bar may stand beside its only step."""
_FEW: Final = 4
"""Columns from either end at which a bar may begin or end, so that many lines cost little."""


@dataclass(slots=True)
class Stack:
    """What stands above what."""

    strips: list[tuple[int, ...]] = field(default_factory=list)
    """The bands of each strip from the top: those of a pool, or those of bars side by side."""
    reach: dict[int, tuple[int, int]] = field(default_factory=dict)
    """By bar: its first and last column."""


def stack_pools(graph: Graph, column: Sequence[int], row: Sequence[int]) -> Stack:
    """Pools from the top, with the bars among them.

    Args:
        graph: what is laid out.
        column: by node, its column.
        row: by node, its row in its band.
    """
    sides = BarSides(graph, column, row)
    stack = Stack()
    last = max(column, default=0)
    for gap in range(len(sides.pools) + 1):
        bars = [bar for bar in sides.gap if sides.gap[bar] == gap]
        if bars:
            rows = _Gap(sides, gap, last, is_alone=not sides.pools)
            for some in rows.filled(bars):
                stack.strips.append(tuple(graph.nodes[bar].band for bar in some))
            stack.reach.update(rows.reach)
        if gap < len(sides.pools):
            pool = sides.pools[gap]
            bands = enumerate(graph.bands)
            stack.strips.append(tuple(number for number, band in bands if band.pool == pool))
    return stack


@dataclass(slots=True)
class _Gap:
    """The rows of bars between two pools."""

    sides: BarSides
    gap: int
    last: int
    """The last column."""
    is_alone: bool
    """Whether there are no pools but bars, which then stand below each other."""
    reach: dict[int, tuple[int, int]] = field(default_factory=dict)
    upper: list[list[int]] = field(default_factory=list)
    """Rows of bars that talk upward, the nearest to the upper pool first."""
    lower: list[list[int]] = field(default_factory=list)
    """Rows of bars that talk downward, the nearest to the lower pool first."""

    def filled(self, bars: Sequence[int]) -> list[list[int]]:
        """All rows from the top, with the bars from left to right."""
        if self.is_alone:
            self.reach = dict.fromkeys(bars, (0, 0))
            return [[bar] for bar in bars]
        order = sorted(bars, key=lambda bar: (self._width(bar), self.sides.columns(bar), bar))
        for bar in order:
            self._settle(bar, bars)
        rows = [*self.upper, *reversed(self.lower)]
        return [sorted(row, key=lambda bar: self.reach[bar]) for row in rows]

    def _width(self, bar: int) -> int:
        """How many columns the lines of a bar reach over; those without any come last."""
        columns = self.sides.columns(bar)
        return columns[-1] - columns[0] if columns else self.last + 1

    def _is_down(self, bar: int) -> bool:
        """Whether a bar belongs near the lower pool."""
        up, down = self.sides.facing(bar, self.gap)
        if up or down:
            return len(down) > len(up)
        pools = [seat.pool >= self.gap for seat in self.sides.seats[bar] if seat.pool >= 0]
        partners = [seat.node for seat in self.sides.seats[bar] if seat.node in self.reach]
        if not pools and partners:
            return any(partners[0] in row for row in self.lower)
        return 2 * sum(pools) > len(pools) if pools else self.gap == 0

    def _settle(self, bar: int, bars: Sequence[int]) -> None:
        """Put a bar into the cheapest place, maybe in a new row."""
        rows = self.lower if self._is_down(bar) else self.upper
        best: tuple[float, int, tuple[int, int]] | None = None
        for reach, aside in self._stretches(bar):
            for number in range(len(rows) + 1):
                row = rows[number] if number < len(rows) else []
                if any(_overlap(reach, self.reach[other]) for other in row):
                    continue
                cost = _FARTHER * number + aside + self._hidden(bar, rows[:number])
                cost += self._hiding(bar, reach, bars)
                if best is None or cost < best[0]:
                    best = cost, number, reach
        assert best is not None  # noqa: S101  # a new row is always possible
        if best[1] == len(rows):
            rows.append([])
        rows[best[1]].append(bar)
        self.reach[bar] = best[2]

    def _stretches(self, bar: int) -> Iterator[tuple[tuple[int, int], float]]:
        """The columns over which a bar may stand, with what each costs.

        A bar need not reach over all columns of its lines: others turn aside to it.
        """
        columns = self.sides.columns(bar)
        if not columns:
            seats = self.sides.seats[bar]
            near = [self.reach[seat.node][0] for seat in seats if seat.node in self.reach]
            wanted = near[0] if near else 0
            for place in range(self.last + 1):
                yield (place, place), float(abs(place - wanted))
            return
        firsts, lasts = columns[:_FEW], columns[-_FEW:]
        for low in dict.fromkeys((*firsts, *lasts)):
            for high in dict.fromkeys((*reversed(lasts), *reversed(firsts))):
                if low <= high:
                    away = [max(low - at, at - high, 0) for at in columns]
                    yield (low, high), _ASIDE * sum(map(bool, away)) + _STEP * sum(away)
        if columns[0] == columns[-1]:
            for by in _SHIFTS:
                place = columns[0] + by
                if 0 <= place <= self.last:
                    yield (place, place), _ASIDE + 2 * _STEP * abs(by)

    def _hidden(self, bar: int, nearer: Sequence[Sequence[int]]) -> float:
        """What it costs that nearer bars are in the way of the lines of one."""
        columns = self.sides.columns(bar)
        before = [self.reach[other] for row in nearer for other in row]
        return sum(_HIDDEN for at in columns for low, high in before if low <= at <= high)

    def _hiding(self, bar: int, reach: tuple[int, int], bars: Sequence[int]) -> float:
        """What it costs that a bar, and lines beside it, are in the way of other lines.

        Those of bars that are placed already count only as far as they are in the way.
        """
        mine = self.sides.columns(bar)
        low, high = min([reach[0], *mine]), max([reach[1], *mine])
        total = 0.0
        for at in self._others(bar, bars):
            if reach[0] <= at <= reach[1]:
                total += _HIDDEN / 2
            elif low < at < high:
                total += _MET
        return total

    def _others(self, bar: int, bars: Sequence[int]) -> Iterator[int]:
        """The columns at which lines pass this place, and those of bars that have none yet."""
        for other in bars:
            if other != bar and other not in self.reach:
                yield from self.sides.columns(other)
        yield from self.sides.passing(self.gap)


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether two stretches share a column."""
    return one[0] <= two[1] and two[0] <= one[1]
