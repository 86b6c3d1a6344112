"""Cuts a drawing for print into as few pages as can be read, joined by references.

A map that is too wide for a page is cut between columns, best at the border of a phase.  It is
printed at the scale between READABLE and COMFORTABLE type that takes the fewest pages.  Lanes stay
together on a page if they can: white space is taken out of them first, then type may shrink to
SMALLEST.  Only a map that is too high even so is cut between lanes.

Each page repeats the headers of its lanes.  A severed flow ends at a pentagon, whose letter is
found again on the page where the flow goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.drawing.typography import TASK_FONT
from bpmn_gen.layout.pages.build import build_pages, fitting_scale
from bpmn_gen.layout.pages.cuts import HOPELESS, Cut, best_cuts, column_cuts, row_cuts
from bpmn_gen.layout.pages.frame import Frame
from bpmn_gen.layout.pages.heights import Heights
from bpmn_gen.layout.pages.pieces import PageGrid
from bpmn_gen.layout.pages.squeeze import least_page_height, squeezed
from bpmn_gen.layout.pages.strips import expected_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.drawing.pages import Page, Paper

MM_PER_POINT = 25.4 / 72
COMFORTABLE = 10.0
"""pt; text in tasks is printed no larger, because more wastes paper."""
READABLE = 6.5
"""pt; text in tasks is printed no smaller where larger type only costs pages."""
SMALLEST = 5.5
"""pt; text in tasks is printed no smaller even to keep all lanes of a page together."""
_STEP = 0.25
"""pt between two sizes of type that are tried."""


def cut_into_pages(drawing: Drawing, paper: Paper) -> tuple[Page, ...]:
    """The pages of a drawing on a paper, which says how much room there is for the map."""
    pager = _Pager(drawing, Frame.of(drawing), paper)
    together = pager.lanes_together(COMFORTABLE, READABLE)
    if together:
        return together
    small, apart = pager.lanes_together(READABLE - _STEP, SMALLEST), pager.lanes_apart()
    return small if small and len(small) < len(apart) else apart


def _scales(largest: float, smallest: float) -> Iterator[float]:
    """Scales in mm for a px, from that of the largest type, in pt, to that of the smallest."""
    for step in range(round((largest - smallest) / _STEP) + 1):
        yield (largest - step * _STEP) / TASK_FONT * MM_PER_POINT


def _final(pages: tuple[Page, ...], largest: float) -> tuple[Page, ...]:
    """The pages at one scale: ``largest``, or the largest at which all of them fit."""
    fitting = (fitting_scale(page.drawing, page.paper) for page in pages)
    scale = min((largest, *fitting))
    return tuple(replace(page, scale=scale) for page in pages)


@dataclass(frozen=True, slots=True)
class _Pager:
    """Ways of dividing one drawing among pages of one paper."""

    drawing: Drawing
    frame: Frame
    paper: Paper

    def lanes_together(self, largest: float, smallest: float) -> tuple[Page, ...] | None:
        """The fewest pages that show all lanes each, in the largest type that takes no more.

        None where the lanes are too high for a page.
        """
        best: tuple[Page, ...] | None = None
        known: dict[tuple[float, ...], tuple[Page, ...]] = {}
        cuts = column_cuts(self.drawing)
        heights = Heights(self._build(self._whole())[0], self.drawing.extent().x)
        for scale in _scales(largest, smallest):
            columns = self._columns(cuts, scale, heights)
            if columns is None or (best and len(columns) > len(best)):
                continue
            if columns not in known:
                known[columns] = self._build(PageGrid(columns, (self.frame.top, self.frame.bottom)))
            pages = self._squeezed(known[columns], scale)
            if pages and (best is None or len(pages) < len(best)):
                best = pages
        return best

    def _squeezed(self, pages: tuple[Page, ...], scale: float) -> tuple[Page, ...] | None:
        """The pages without the white space that makes them too high; None where they stay so."""
        width, height = (length / scale for length in self.paper.room)
        if any(page.drawing.bounds.width > width for page in pages):
            return None
        if any(least_page_height(page) > height for page in pages):
            return None
        return _final(tuple(squeezed(page, height) for page in pages), scale)

    def lanes_apart(self) -> tuple[Page, ...]:
        """The fewest pages when lanes may be cut apart.

        There always are some: where nothing fits, one page shows all in very small type.
        """
        columns, rows = column_cuts(self.drawing), row_cuts(self.drawing)
        grids: list[PageGrid] = []
        for scale in _scales(COMFORTABLE, READABLE):
            across, down = self._columns(columns, scale), self._rows(rows, scale)
            if across and down:
                grids.append(PageGrid(across, down))
        grid = min(grids, key=lambda grid: grid.size) if grids else self._whole()
        return _final(self._build(grid), next(_scales(COMFORTABLE, READABLE)))

    def _whole(self) -> PageGrid:
        """The grid of one page, without cuts."""
        return PageGrid((self.frame.left, self.frame.right), (self.frame.top, self.frame.bottom))

    def _build(self, grid: PageGrid) -> tuple[Page, ...]:
        """The pages between given cuts."""
        return build_pages(self.drawing, self.frame, grid, self.paper)

    def _columns(
        self, cuts: tuple[Cut, ...], scale: float, heights: Heights | None = None
    ) -> tuple[float, ...] | None:
        """The borders of columns at the best upright cuts for a scale.

        None where some column does not fit.  With ``heights``, each page also has to be low enough
        to show all lanes.
        """
        width = self.paper.room[0] / scale - self.frame.headers
        height = self.paper.room[1] / scale
        if heights and heights.whole <= height:
            heights = None

        def filled(left: Cut, right: Cut) -> float:
            length = right.at - left.at
            if length > width:
                return HOPELESS
            share = (expected_size(left.flows) + expected_size(right.flows) + length) / width
            if share <= 1 and heights and heights.least(left.at, right.at) > height:
                return HOPELESS
            return min(share, 1.5)

        return best_cuts(self.frame.left, self.frame.right, cuts, filled)

    def _rows(self, cuts: tuple[Cut, ...], scale: float) -> tuple[float, ...] | None:
        """The borders of rows at the best level cuts for a scale; None where some do not fit."""
        height = self.paper.room[1] / scale - self.frame.phase_header

        def filled(upper: Cut, lower: Cut) -> float:
            strips = expected_size(upper.flows) + expected_size(lower.flows)
            return (strips + lower.at - upper.at) / height

        return best_cuts(self.frame.top, self.frame.bottom, cuts, filled)
