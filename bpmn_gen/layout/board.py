"""Which lines run where on the grid, and what one more line would cost."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.layout import constants as c
from bpmn_gen.layout.graph import Form, Role

if TYPE_CHECKING:
    from bpmn_gen.layout.graph import Graph
    from bpmn_gen.layout.grid import Cell, Grid, Path
    from bpmn_gen.layout.hooks import Hook

LEVEL_STEP = 70.0 * c.COST_PX
"""A step from one upright line to the next, at its usual length."""
UPRIGHT_STEP = 45.0 * c.COST_PX
"""A step from one level line to the next, at its usual length."""
_SHARED = 2.0
"""Two lines of one node that run together at its end."""
_SHARED_NAMED = 8.0
"""The same where both carry a label."""
_OFFSET = 4.0
"""Lines that must leave the middle of their row or column for each other."""
_TOUCH = 50.0
"""Two lines that turn at the same crossing of a row and a column."""
_CONFLICT = 5
"""Crossings that lines running onto each other are taken for."""
_STRANGE_SIDE = 8.0
"""Leaving to the left or arriving from the right."""
_TOP_BOTTOM = 1.5
"""Leaving a box or arriving at one from above or below."""
_NAME_SIDE = 2.0
"""Using the lower side of an event or gateway, where its name stands."""


_EFFORT_BASE = 3000
_EFFORT_EACH = 30
"""How much searching a drawing may take altogether, by its number of links."""


@dataclass(slots=True, eq=False)
class Strand:
    """A straight part of a line."""

    link: int
    is_level: bool
    line: int
    low: int
    high: int
    low_turn: int
    """Where the line goes on at the low end: -1 up or left, 1 down or right, 0 ends at a node."""
    high_turn: int
    fixed: float | None
    """px from the middle of its row or column where an end must be met; none where any will do."""
    low_at: float = 0.0
    """The low end with its track: ``low`` plus a fraction by the order of tracks there."""
    high_at: float = 0.0
    offset: float = 0.0
    """px from the middle of its row or column."""
    order: float = 0.0
    """Place among the strands of its line."""
    goes_onward: bool = True
    """Whether the line runs from the low end to the high one."""


def crossings_in_order(first: Strand, second: Strand) -> float:
    """Crossings of two strands of one line when ``first`` runs above (or left of) ``second``.

    Two ends at one place that turn towards each other run onto each other: that counts as many.
    """
    count = 0.0
    low, high = second.low_at, second.high_at
    if first.fixed is not None and second.fixed is not None and first.fixed > second.fixed:
        count += _CONFLICT
    for end, turn in ((first.low_at, first.low_turn), (first.high_at, first.high_turn)):
        if turn > 0:
            if low < end < high:
                count += 1
            elif (end == low and second.low_turn < 0) or (end == high and second.high_turn < 0):
                count += _CONFLICT
    low, high = first.low_at, first.high_at
    if second.low_turn < 0 and low < second.low_at < high:
        count += 1
    if second.high_turn < 0 and low < second.high_at < high:
        count += 1
    return count


@dataclass(slots=True)
class Board:
    """The grid with the lines that are on it so far."""

    graph: Graph
    grid: Grid
    backward: frozenset[int]
    """Links that close a loop."""
    hooks: dict[int, Hook] = field(default_factory=dict)
    """Where boundary events sit."""
    paths: dict[int, Path] = field(default_factory=dict)
    levels: list[list[Strand]] = field(default_factory=list)
    uprights: list[list[Strand]] = field(default_factory=list)
    level_pass: list[int] = field(default_factory=list)
    """By crossing: how many lines run straight through it from left to right."""
    upright_pass: list[int] = field(default_factory=list)
    _guest_sides: dict[int, str] = field(default_factory=dict)
    """By host: the sides on which boundary events sit; its own lines keep away from them."""
    effort: int = 0
    """Crossings that searches may still look at: what keeps big maps fast."""

    def __post_init__(self) -> None:
        """Make room for every line of the grid."""
        size = self.grid.levels * self.grid.uprights
        self.levels = [[] for _ in range(self.grid.levels)]
        self.uprights = [[] for _ in range(self.grid.uprights)]
        self.level_pass = [0] * size
        self.upright_pass = [0] * size
        for node, hook in self.hooks.items():
            host = self.graph.nodes[node].host
            if host is not None:
                sides = self._guest_sides.get(host, "")
                self._guest_sides[host] = sides + ("t" if hook.is_top else "b")
        self.effort = _EFFORT_BASE + _EFFORT_EACH * len(self.graph.links)

    def is_odd(self, strand: Strand) -> bool:
        """Whether nodes stand on the strand's line, so that it has a middle to keep to."""
        if strand.is_level:
            return self.grid.is_row[strand.line]
        return self.grid.is_column(strand.line)

    def add(self, link: int, path: Path) -> None:
        """Put a line on the board."""
        self.paths[link] = path
        for strand in self.strands(link, path):
            (self.levels if strand.is_level else self.uprights)[strand.line].append(strand)
            self._count(strand, 1)

    def remove(self, link: int) -> None:
        """Take a line off the board."""
        for strand in self.strands(link, self.paths.pop(link)):
            self._count(strand, -1)
            lines = self.levels if strand.is_level else self.uprights
            lines[strand.line] = [other for other in lines[strand.line] if other.link != link]

    def _count(self, strand: Strand, change: int) -> None:
        passing = self.level_pass if strand.is_level else self.upright_pass
        for key in self._inner(strand):
            passing[key] += change

    def _inner(self, strand: Strand) -> range:
        """Keys of the crossings strictly inside a strand."""
        width = self.grid.uprights
        if strand.is_level:
            start = strand.line * width
            return range(start + strand.low + 1, start + strand.high)
        return range(
            (strand.low + 1) * width + strand.line, strand.high * width + strand.line, width
        )

    def strands(self, link: int, path: Path) -> list[Strand]:
        """The straight parts of a path in its order."""
        found: list[Strand] = []
        last = len(path) - 2
        for number in range(last + 1):
            one, two = path[number], path[number + 1]
            before = path[number - 1] if number else None
            after = path[number + 2] if number < last else None
            is_level = one.level == two.level
            axis = 1 if is_level else 0
            start, end = one[axis], two[axis]
            line = one[1 - axis]
            turns = _turn(before, line, 1 - axis), _turn(after, line, 1 - axis)
            onward = start <= end
            if not onward:
                start, end, turns = end, start, turns[::-1]
            strand = Strand(link, is_level, line, start, end, *turns, None, start, end)
            strand.goes_onward = onward
            found.append(strand)
        self._fix(link, found)
        return found

    def _fix(self, link: int, strands: list[Strand]) -> None:
        """Tell the first and the last strand where they must meet their nodes."""
        ends = self.graph.links[link]
        strands[-1].fixed = self.fixed_at(ends.target, strands[-1])
        first = self.fixed_at(ends.source, strands[0])
        if first is not None:
            if strands[0].fixed not in {None, first}:
                first = math.nan
            strands[0].fixed = first

    def fixed_at(self, node: int, strand: Strand) -> float | None:
        """Where a node must be met, in px from the middle of the strand's line."""
        hook = self.hooks.get(node)
        if hook is not None:
            return math.nan if strand.is_level else hook.dx
        return 0.0 if self.graph.nodes[node].form in {Form.CIRCLE, Form.DIAMOND} else None

    def related(self, one: int, two: int) -> bool:
        """Whether two links may run together: alike, they share one end, but not both."""
        first, second = self.graph.links[one], self.graph.links[two]
        if first.role is not second.role:
            return False
        return (first.source == second.source) != (first.target == second.target)

    def price(self, link: int, path: Path, limit: float = math.inf) -> float:
        """What the path costs on the board as it is; infinite where it cannot run."""
        total = c.COST_BEND * (len(path) - 2) + self.side_cost(link, path)
        for corner in path[1:-1]:
            if self.grid.key(*corner) in self.grid.node_at:
                return math.inf
        for strand in self.strands(link, path):
            if strand.fixed is not None and math.isnan(strand.fixed):
                return math.inf
            total += self._strand_price(strand)
            if total >= limit:
                return math.inf
        return total if self._may_run(link, path) else math.inf

    def foreign(self, link: int) -> list[tuple[int, int]]:
        """Level lines of the pools that a message flow must go around."""
        ends = self.graph.links[link]
        if ends.role is Role.FLOW or len(self.grid.pool_span) < 3:  # noqa: PLR2004
            return []
        own = {self.graph.bands[self.graph.nodes[node].band].pool for node in ends.ends}
        return [span for pool, span in enumerate(self.grid.pool_span) if pool not in own]

    def pool_span(self, node: int) -> tuple[int, int]:
        """First and last level line of the pool that a node stands in."""
        return self.grid.pool_span[self.graph.bands[self.graph.nodes[node].band].pool]

    def last_upright(self, link: int) -> int:
        """The last upright line that a link may use: flows stay inside their pool."""
        inside = self.grid.outer >= 0 and self.graph.links[link].role is Role.FLOW
        return self.grid.outer - 1 if inside else self.grid.uprights - 1

    def _may_run(self, link: int, path: Path) -> bool:
        """Whether a message flow keeps out of the pools between its ends."""
        foreign = self.foreign(link)
        if not foreign:
            return True
        for one, two in pairwise(path):
            low, high = min(one.level, two.level), max(one.level, two.level)
            is_outside = one.upright == two.upright == self.grid.outer
            if not is_outside and any(low <= last and high >= first for first, last in foreign):
                return False
        return True

    def _strand_price(self, strand: Strand) -> float:
        inner = self._inner(strand)
        node_at = self.grid.node_at
        crossed = self.upright_pass if strand.is_level else self.level_pass
        total = 0.0
        for key in inner:
            if key in node_at:
                return math.inf
            total += crossed[key]
        total *= c.COST_CROSSING
        step = LEVEL_STEP if strand.is_level else UPRIGHT_STEP
        total += step * (strand.high - strand.low)
        odd = self.is_odd(strand)
        lines = self.levels if strand.is_level else self.uprights
        for other in lines[strand.line]:
            if other.low <= strand.high and strand.low <= other.high:
                total += self._pair_price(strand, other, odd=odd)
        return total

    def _pair_price(self, strand: Strand, other: Strand, *, odd: bool) -> float:
        touching = other.low == strand.high or strand.low == other.high
        related = self.related(strand.link, other.link)
        if odd and touching:
            return 0.0 if related else self._touch_price(strand, other)
        if odd and related:
            return self._share_price(strand, other)
        if odd and _too_close(strand, other):
            return math.inf
        crossed = min(crossings_in_order(strand, other), crossings_in_order(other, strand))
        return c.COST_CROSSING * crossed + (_OFFSET if odd else 0.0)

    def _share_price(self, strand: Strand, other: Strand) -> float:
        links = self.graph.links
        named = links[strand.link].text and links[other.link].text
        return _SHARED_NAMED if named else _SHARED

    def _touch_price(self, strand: Strand, other: Strand) -> float:
        """Two strands that end at one crossing: harmless on the two sides of a node."""
        place = strand.high if other.low == strand.high else strand.low
        level, upright = (strand.line, place) if strand.is_level else (place, strand.line)
        is_node = self.grid.key(level, upright) in self.grid.node_at
        return 0.0 if is_node or not self._is_odd_pair(level, upright) else _TOUCH

    def _is_odd_pair(self, level: int, upright: int) -> bool:
        return self.grid.is_row[level] and self.grid.is_column(upright)

    def sides(self, node: int) -> str:
        """The sides of a node at which lines may end, out of l, r, t, b."""
        hook = self.hooks.get(node)
        if hook is not None:
            return "t" if hook.is_top else "b"
        if self.graph.nodes[node].form is Form.BAR:
            return "tb"
        taken = self._guest_sides.get(node, "")
        return "".join(side for side in "lrtb" if side not in taken)

    def side_cost(self, link: int, path: Path) -> float:
        """What the sides cost at which the path leaves and arrives."""
        ends = self.graph.links[link]
        leave = _side(path[0], path[1])
        arrive = _side(path[-1], path[-2])
        if leave not in self.sides(ends.source) or arrive not in self.sides(ends.target):
            return math.inf
        if ends.role is not Role.FLOW:
            return sum(0.0 if side in "tb" else _STRANGE_SIDE / 2 for side in leave + arrive)
        total = _STRANGE_SIDE * ((leave == "l") + (arrive == "r"))
        for node, side in ((ends.source, leave), (ends.target, arrive)):
            if side in "tb":
                total += self._top_bottom(node, side, link)
        return total

    def _top_bottom(self, node: int, side: str, link: int) -> float:
        what = self.graph.nodes[node]
        named = what.form in {Form.CIRCLE, Form.DIAMOND} and what.text
        total = 0.5 if what.form is Form.DIAMOND else _TOP_BOTTOM
        if link in self.backward:
            total = 0.0 if side == "t" else 2 * _TOP_BOTTOM
        return total + (_NAME_SIDE if side == "b" and named else 0.0)


def _too_close(one: Strand, two: Strand) -> bool:
    """Whether two strands must meet their nodes at places too near to each other."""
    if one.fixed is None or two.fixed is None:
        return False
    return abs(one.fixed - two.fixed) < c.PORT_GAP


def _turn(cell: Cell | None, line: int, axis: int) -> int:
    if cell is None:
        return 0
    return 1 if cell[axis] > line else -1


def _side(port: Cell, other: Cell) -> str:
    """Side of the node at ``port`` that faces ``other``: one of l, r, t, b."""
    if port.level == other.level:
        return "r" if other.upright > port.upright else "l"
    return "b" if other.level > port.level else "t"
