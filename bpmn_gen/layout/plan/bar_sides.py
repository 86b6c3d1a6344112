"""Above, between or below which pools each bar stands.

A bar is a pool whose process is not shown.  It says nothing but its name, so it may stand wherever
its lines are short, cross little and pass no pool.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from bpmn_gen.drawing.sums import added
from bpmn_gen.layout.graph.elements import LinkRole, NodeForm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.layout.graph.elements import Graph

_PASSED: Final = 200.0
"""Cost of a pool that a line has to go round."""
_CROSSED: Final = 60.0
"""Cost of a node or a flow that is in the way of a line to the border of its own pool."""
_TURNED: Final = 150.0
"""Cost of a line that leaves its sub-process on the other side and has to go round that."""
_WOVEN: Final = 80.0
"""Cost of two bars on one side of a pool whose lines are interwoven, so that they cross."""
_BEHIND: Final = 8.0
"""Cost of two bars that have to stand behind each other."""
_IN_THE_WAY: Final = 60.0
"""Cost of a line between two pools for which a bar between them is in the way."""
_MOVED: Final = 3.0
"""Cost of each pool by which a bar leaves its place in the order of the pools."""
_ROUNDS: Final = 4
"""How often each bar may change its mind."""


class Seat(NamedTuple):
    """Where one line of a bar ends."""

    pool: int
    """Place from the top of the pool with content; -1 where the end is another bar."""
    column: int
    """Its column; -1 where any will do, as for a remark, which comes to the bar."""
    node: int
    """Its number; for what stands on a border, that of its host."""
    is_top: bool | None = None
    """For passes: whether the line leaves its host upward."""


@dataclass(slots=True)
class BarSides:
    """What decides the sides of bars."""

    graph: Graph
    column: Sequence[int]
    row: Sequence[int]
    pools: list[int] = field(default_factory=list)
    """Numbers of the pools with content, from the top."""
    seats: dict[int, list[Seat]] = field(default_factory=dict)
    """By bar: where its lines end."""
    gap: dict[int, int] = field(default_factory=dict)
    """By bar: how many pools with content are above it."""
    _level: list[tuple[int, int]] = field(default_factory=list)
    _home: dict[int, int] = field(default_factory=dict)
    _through: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Lines between two pools with content: places of the pools, columns of the ends."""
    _ways: dict[tuple[int, bool], float] = field(default_factory=dict)
    _paths: list[tuple[int, tuple[int, int], int, int]] = field(default_factory=list)
    """Level parts of flows: pool, level, first and last column."""

    def __post_init__(self) -> None:
        """Sort what is known of bars and pools, then choose."""
        graph = self.graph
        bars = [n for n, node in enumerate(graph.nodes) if node.form is NodeForm.BAR]
        closed = {graph.bands[graph.nodes[bar].band].pool for bar in bars}
        self.pools = [pool for pool in range(len(graph.pools)) if pool not in closed]
        place = {pool: number for number, pool in enumerate(self.pools)}
        self._level = [(node.band, self.row[n]) for n, node in enumerate(graph.nodes)]
        self.seats = {bar: [] for bar in bars}
        for bar in bars:
            number = graph.bands[graph.nodes[bar].band].pool
            self.gap[bar] = self._home[bar] = sum(1 for pool in self.pools if pool < number)
        for link in graph.links:
            ends = [self._seat(node, place) for node in link.ends]
            for here, there in ((0, 1), (1, 0)):
                if link.ends[here] in self.seats and link.ends[here] != link.ends[there]:
                    seat = ends[there]
                    if link.role is LinkRole.ASSOCIATION:
                        seat = seat._replace(column=-1)
                    self.seats[link.ends[here]].append(seat)
            self._note(link.role, *ends)
        self._choose(bars)

    def _seat(self, node: int, place: dict[int, int]) -> Seat:
        """Where a line ends that ends at a node."""
        what = self.graph.nodes[node]
        pool = place.get(self.graph.bands[what.band].pool, -1)
        is_loose = pool < 0 or what.form is NodeForm.FRAME
        column = -1 if is_loose else self.column[node]
        return Seat(pool, column, self.graph.host_or_self(node), what.is_top)

    def _note(self, role: LinkRole, one: Seat, two: Seat) -> None:
        """Note a line that bars and their lines may meet."""
        if min(one.pool, two.pool) < 0 or min(one.column, two.column) < 0:
            return
        low, high = sorted((one.column, two.column))
        if one.pool != two.pool:
            pools = sorted((one.pool, two.pool))
            self._through.append((pools[0], pools[1], low, high))
        elif role is LinkRole.FLOW:
            for level in dict.fromkeys((self._level[one.node], self._level[two.node])):
                self._paths.append((one.pool, level, low, high))

    def _choose(self, bars: list[int]) -> None:
        """Let each bar take the cheapest side among those of the others, several times over."""
        order = sorted(bars, key=lambda bar: -len(self.seats[bar]))
        for number in range(_ROUNDS):
            changed = False
            for place, bar in enumerate(order):
                others = order if number else order[:place]
                gaps = range(len(self.pools) + 1)
                best = min(gaps, key=lambda gap: (self._cost(bar, gap, others), gap))
                changed |= best != self.gap[bar]
                self.gap[bar] = best
            if number and not changed:
                break

    def _cost(self, bar: int, gap: int, others: Sequence[int]) -> float:
        """What it costs that a bar stands in a gap, as far as it is known where others stand."""
        total = _MOVED * abs(gap - self._home[bar])
        total += added(self._line_cost(seat, gap) for seat in self.seats[bar])
        mine = self.columns(bar)
        for low, high, one, two in self._through:
            if mine and low < gap <= high:
                inside = (mine[0] <= one <= mine[-1]) + (mine[0] <= two <= mine[-1])
                total += _IN_THE_WAY * inside / 2
        for other in others:
            if other != bar and self.gap[other] == gap:
                total += _clash(self.facing(bar, gap), self.facing(other, gap))
        return total

    def _line_cost(self, seat: Seat, gap: int) -> float:
        """What it costs to lead a line from a gap to one of its ends."""
        if seat.pool < 0:
            return _PASSED * abs(gap - self.gap.get(seat.node, gap))
        is_up = gap <= seat.pool
        passed = seat.pool - gap if is_up else gap - 1 - seat.pool
        if seat.column < 0:
            return _PASSED * passed
        known = self._ways.get((seat.node, is_up))
        if known is None:
            known = self._ways[seat.node, is_up] = self._way_cost(seat, is_up=is_up)
        turned = _TURNED if seat.is_top is not None and seat.is_top != is_up else 0.0
        return _PASSED * passed + known + turned

    def _way_cost(self, seat: Seat, *, is_up: bool) -> float:
        """What is in the way from a node straight to the upper or lower border of its pool."""
        here = self._level[seat.node]
        pool = self.pools[seat.pool]
        nodes = {
            self._level[node]
            for node, what in enumerate(self.graph.nodes)
            if self.column[node] == seat.column
            and what.host is None
            and what.form not in {NodeForm.FRAME, NodeForm.BAR}
            and self.graph.bands[what.band].pool == pool
            and _is_beyond(self._level[node], here, is_up=is_up)
        }
        nodes |= {
            level
            for number, level, low, high in self._paths
            if number == seat.pool
            and low < seat.column < high
            and _is_beyond(level, here, is_up=is_up)
        }
        return _CROSSED * len(nodes)

    def columns(self, bar: int) -> list[int]:
        """The columns at which a bar has lines to pools with content, ascending."""
        return sorted({seat.column for seat in self.seats[bar] if seat.column >= 0})

    def passing(self, gap: int) -> Iterator[int]:
        """The columns at which lines between two pools end that pass a gap."""
        for low, high, one, two in self._through:
            if low < gap <= high:
                yield from (one, two)

    def facing(self, bar: int, gap: int) -> tuple[set[int], set[int]]:
        """The columns at which the lines of a bar in a gap lead upward, and downward."""
        found: tuple[set[int], set[int]] = set(), set()
        for seat in self.seats[bar]:
            if seat.column >= 0:
                found[seat.pool >= gap].add(seat.column)
        return found


def _is_beyond(level: tuple[int, int], here: tuple[int, int], *, is_up: bool) -> bool:
    """Whether a band and row lie above another, or below it where the way leads down."""
    return level < here if is_up else level > here


def _clash(mine: tuple[set[int], set[int]], theirs: tuple[set[int], set[int]]) -> float:
    """What it costs that two bars stand in one gap."""
    total = 0.0
    for one, two in zip(mine, theirs, strict=True):
        if one and two and max(min(one), min(two)) <= min(max(one), max(two)):
            total += _BEHIND
            total += _WOVEN if _is_woven(one, two) else 0.0
    return total


def _is_woven(one: set[int], two: set[int]) -> bool:
    """Whether the lines of two bars alternate, so that no order of the bars keeps them apart."""
    return _reaches_into(one, two) and _reaches_into(two, one)


def _reaches_into(one: set[int], two: set[int]) -> bool:
    """Whether any column of a set lies between the outer ones of another."""
    return any(min(two) < column < max(two) for column in one)
