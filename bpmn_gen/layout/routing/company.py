"""Which links may run side by side or as one line, and what it costs that they share a line.

A price is in the unit of ``constants``, as on the board.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.elements import LinkRole
from bpmn_gen.layout.routing.strands import apart, crossings_in_order, too_close

if TYPE_CHECKING:
    from bpmn_gen.layout.graph.elements import Graph
    from bpmn_gen.layout.plan.grid import RoutingGrid
    from bpmn_gen.layout.routing.ground import Ground
    from bpmn_gen.layout.routing.strands import Strand

_SHARED: Final = 2.0
"""Price of two links that run together where they leave or reach one node."""
_SHARED_NAMED: Final = 20.0
"""The same where both have a label, which would stand on the part that they share."""
_OFFSET: Final = 4.0
"""Price of two strands that share a row or column, so that one must leave its middle."""
_TOUCH: Final = 50.0
"""Price of two links that turn in the same cell of a row and a column, where they look like one."""
_PAIRS_BASE: Final = 20_000
_PAIRS_EACH: Final = 500
"""Pairs of strands that are priced on one board: a base, and some for each link.  Public models use
a tenth of that, long ones with lanes half.  Beyond, the company of a strand has no price, so
that graphs of any density end."""


class Company:
    """Judges strands of one board that share a row, a column, a gap or a channel."""

    def __init__(self, graph: Graph, grid: RoutingGrid, ground: Ground) -> None:
        """Begin with nothing compared."""
        self._graph = graph
        self._grid = grid
        self._ground = ground
        self._pairs = 0
        self._most_pairs = _PAIRS_BASE + _PAIRS_EACH * len(graph.links)

    @property
    def is_plain(self) -> bool:
        """Whether so much was compared that strands are no longer compared with each other."""
        return self._pairs > self._most_pairs

    def keeps_middle(self, strand: Strand) -> bool:
        """Whether a strand runs along a row or a column, and so in its middle if that is free.

        Other strands run in a gap or a channel, where all are tracks side by side.
        """
        if strand.is_level:
            return self._grid.is_row[strand.line]
        return self._grid.is_column(strand.line)

    def related(self, one: int, two: int) -> bool:
        """Whether two links may run as one line: they have one role and share exactly one end.

        Messages do so only where they have no choice, because readers ask of each where it leads.

        A link to a rim or a pass may not, because its other half is laid out apart and would not
        run along.
        """
        first, second = self._graph.links[one], self._graph.links[two]
        if first.role is not second.role or self._ground.passing[one] or self._ground.passing[two]:
            return False
        if (first.source == second.source) == (first.target == second.target):
            return False
        shared = first.source if first.source == second.source else first.target
        return first.role is not LinkRole.MESSAGE or self._ground.ends.is_centred[shared]

    def together(self, one: Strand, two: Strand) -> bool:
        """Whether two strands that share a stretch may be drawn as one line.

        They have to lead the same way, so that a reader knows where an arrow comes from.
        """
        return (
            one.goes_onward == two.goes_onward
            and self.related(one.link, two.link)
            and not apart(one, two)
        )

    def price(self, strand: Strand, others: list[Strand]) -> float:
        """The price of sharing a line with the strands that are on it."""
        in_middle = self.keeps_middle(strand)
        low, high = strand.low, strand.high
        self._pairs += len(others)
        if self._pairs > self._most_pairs:
            is_shut = in_middle and strand.fixed is not None and self._meets_fixed(strand, others)
            return math.inf if is_shut else 0.0
        total = 0.0
        for other in others:
            if other.low <= high and low <= other.high:
                total += self._pair_price(strand, other, in_middle=in_middle)
        return total

    def _meets_fixed(self, strand: Strand, others: list[Strand]) -> bool:
        """Whether another strand has to meet a node where this one does."""
        return any(
            other.low < strand.high
            and strand.low < other.high
            and too_close(strand, other)
            and not self.together(strand, other)
            for other in others
        )

    def _pair_price(self, strand: Strand, other: Strand, *, in_middle: bool) -> float:
        """The price of two strands that overlap or touch; rows and columns are ``in_middle``."""
        touching = other.low == strand.high or strand.low == other.high
        if in_middle:
            if touching:
                joined = self.related(strand.link, other.link) and not apart(strand, other)
                return 0.0 if joined else self._touch_price(strand, other)
            if self.together(strand, other):
                return self._share_price(strand, other)
            if too_close(strand, other):
                return math.inf
        crossed = crossings_in_order(strand, other)
        if crossed:
            crossed = min(crossed, crossings_in_order(other, strand))
        return c.COST_CROSSING * crossed + (_OFFSET if in_middle else 0.0)

    def _share_price(self, strand: Strand, other: Strand) -> float:
        """The price of two strands that are drawn as one line."""
        links = self._graph.links
        named = links[strand.link].text and links[other.link].text
        return _SHARED_NAMED if named else _SHARED

    def _touch_price(self, strand: Strand, other: Strand) -> float:
        """The price of two strands that end in one cell; none on the two sides of a node."""
        place = strand.high if other.low == strand.high else strand.low
        level, upright = (strand.line, place) if strand.is_level else (place, strand.line)
        is_node = self._grid.key(level, upright) in self._grid.node_at
        is_on_both = self._grid.is_row[level] and self._grid.is_column(upright)
        return _TOUCH if is_on_both and not is_node else 0.0
