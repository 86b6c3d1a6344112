"""Divides the flow table into pages: the fewest, no lone row, all well filled, few cut arrows.

The division with the least cost is found by dynamic programming over the last row of a page, so
that all breaks of a document are chosen together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.drawing.sums import added

if TYPE_CHECKING:
    from collections.abc import Sequence

STRIP_HEIGHT = 9.5
"""mm; height of a row that holds page connectors and what they say."""
PAGE_COST = 100_000.0
THIN_COST = 3_000.0
"""Cost of a page before the last that is less filled than ``THIN``, and of a page with one row."""
THIN = 0.6
"""The part of the height of a page that rows should take at least."""
EMPTY_COST = 800.0
"""Cost of a page that is all but empty; a page costs the square of its empty part of this."""
CUT_COST = 3.0
"""Cost of an arrow that is cut by the end of a page, as much as a sixteenth of a page that is left
empty."""


@dataclass(frozen=True, slots=True)
class PageRows:
    """The rows of one page, and the strips of page connectors that it needs."""

    start: int
    stop: int
    """Index of the row behind the last one."""
    arriving: int
    """Strips of page connectors at the head of the page."""
    leaving: int
    """Strips of page connectors at the foot of the page."""


@dataclass(frozen=True, slots=True)
class Breaker:
    """Everything on which page breaks depend."""

    heights: Sequence[float]
    arrows: Sequence[tuple[int, int]]
    """The indices of the two rows that each arrow joins."""
    room: float
    """mm of a page that rows may take."""
    slots: int
    """Page connectors that fit in one strip."""
    begins: frozenset[int] = frozenset()
    """Indices of rows that begin a page in any case."""

    def stretches(self) -> tuple[PageRows, ...]:
        """The pages with the least cost; a row that is higher than a page stands alone on one."""
        best = self._best()
        found: list[PageRows] = []
        stop = len(self.heights)
        while stop:
            start = best[stop][1]
            found.append(self._stretch(start, stop))
            stop = start
        return tuple(reversed(found))

    def least_cost(self) -> float:
        """The cost of these pages."""
        return self._best()[-1][0]

    def _best(self) -> list[tuple[float, int]]:
        """For each number of rows from the first: the least cost, and where its last page begins.

        The first entry is for no row at all.
        """
        best: list[tuple[float, int]] = [(0.0, 0)]
        for stop in range(1, len(self.heights) + 1):
            options = []
            for start in range(stop - 1, -1, -1):
                height = added(self.heights[start:stop])
                if height > self.room and start < stop - 1:
                    break
                if start + 1 in self.begins and start + 1 < stop:
                    break
                cost = self._cost(self._stretch(start, stop), height)
                options.append((best[start][0] + cost, start))
            best.append(min(options))
        return best

    def _stretch(self, start: int, stop: int) -> PageRows:
        """The rows of a page with the strips that they need."""
        arriving = len({b for a, b in self.arrows if start <= b < stop and not start <= a < stop})
        leaving = len({b for a, b in self.arrows if start <= a < stop and not start <= b < stop})
        strips = (math.ceil(arriving / self.slots), math.ceil(leaving / self.slots))
        return PageRows(start, stop, *strips)

    def _cost(self, page: PageRows, height: float) -> float:
        """The cost of a page whose rows are ``height`` mm high."""
        strips = page.arriving + page.leaving
        left = self.room - height - strips * STRIP_HEIGHT
        alone = page.stop - page.start == 1
        if left < 0 and not alone:
            return math.inf
        cuts = sum(
            page.start <= a < page.stop and not page.start <= b < page.stop for a, b in self.arrows
        )
        last = page.stop == len(self.heights)
        empty = 0.0 if last else max(left, 0.0) / self.room
        thin = not last and height + strips * STRIP_HEIGHT < THIN * self.room
        lone = alone and len(self.heights) > 1 and height < THIN * self.room
        cost = PAGE_COST + THIN_COST * (thin + lone)
        return cost + CUT_COST * cuts + EMPTY_COST * empty * empty
