"""Cuts a drawing for print: as few pages as can be read, joined by references.

A map too wide for a page is cut between columns, best at the border of a phase, at the scale
between READABLE and COMFORTABLE type that takes the fewest pages.  Lanes stay together on a page
if they can: white space is taken out of them first, then type may shrink to SMALLEST; only a map
that is too high even so is cut between lanes.  Each page repeats the headers of its lanes; a
severed flow ends at a pentagon whose letter is found again on the page where it goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.layout.page_build import build_pages, fitting_scale
from bpmn_gen.layout.page_cuts import Cut, best_cuts, column_cuts, row_cuts
from bpmn_gen.layout.page_frame import Frame
from bpmn_gen.layout.page_gutters import expected_size
from bpmn_gen.layout.page_pieces import Grid
from bpmn_gen.layout.page_squeeze import least_height, squeezed, stretch
from bpmn_gen.pages import PAPERS
from bpmn_gen.typography import TASK_FONT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.drawing import Drawing
    from bpmn_gen.pages import Page, Paper

MM_PER_POINT = 25.4 / 72
COMFORTABLE = 10.0
"""pt; text in tasks is printed no larger: more is a waste of paper."""
READABLE = 6.5
"""pt; text in tasks is printed no smaller where that only costs pages."""
SMALLEST = 5.5
"""pt; ... nor smaller than this to keep all lanes of a page together."""
_STEP = 0.25
"""pt from one size that is tried to the next."""
_TOO_MUCH = 2.0
"""Any share of a page over 1."""


def paginate(drawing: Drawing, paper: str = "F4") -> tuple[Page, ...]:
    """The pages of a drawing on a paper named in :data:`bpmn_gen.pages.PAPERS`.

    Raises:
        KeyError: for a paper of another name.
    """
    pager = _Pager(drawing, Frame.of(drawing), PAPERS[paper])
    together = pager.lanes_together(COMFORTABLE, READABLE)
    if together:
        return together
    small, apart = pager.lanes_together(READABLE - _STEP, SMALLEST), pager.lanes_apart()
    return small if small and len(small) < len(apart) else apart


def _scales(largest: float, smallest: float) -> Iterator[float]:
    """Scales in mm a px, from the largest type in pt to the smallest."""
    for step in range(round((largest - smallest) / _STEP) + 1):
        yield (largest - step * _STEP) / TASK_FONT * MM_PER_POINT


def _final(pages: tuple[Page, ...], largest: float) -> tuple[Page, ...]:
    """The pages at one scale, the largest at which all of them fit."""
    fitting = (fitting_scale(page.drawing, page.paper) for page in pages)
    scale = min((largest, *fitting))
    return tuple(replace(page, scale=scale) for page in pages)


class _Heights:
    """How low each stretch of a drawing can get."""

    def __init__(self, drawing: Drawing, frame: Frame, paper: Paper) -> None:
        """Measure nothing yet."""
        whole = Grid((frame.left, frame.right), (frame.top, frame.bottom))
        self._page = build_pages(drawing, frame, whole, paper)[0]
        self._origin = drawing.extent().x
        self._known: dict[tuple[float, float], float] = {}

    def least(self, left: float, right: float) -> float:
        """The least height in px between two places of the drawing."""
        key = (left, right)
        if key not in self._known:
            part = stretch(self._page, left - self._origin, right - self._origin)
            self._known[key] = least_height(part)
        return self._known[key]


@dataclass(frozen=True, slots=True)
class _Pager:
    """Ways of dividing one drawing among pages of one paper."""

    drawing: Drawing
    frame: Frame
    paper: Paper

    def lanes_together(self, largest: float, smallest: float) -> tuple[Page, ...] | None:
        """The fewest pages that each show all lanes, in the largest type; None if too high."""
        best: tuple[Page, ...] | None = None
        known: dict[tuple[float, ...], tuple[Page, ...]] = {}
        cuts, heights = column_cuts(self.drawing), _Heights(self.drawing, self.frame, self.paper)
        for scale in _scales(largest, smallest):
            columns = self._columns(cuts, scale, heights)
            if columns is None or (best and len(columns) > len(best)):
                continue
            if columns not in known:
                grid = Grid(columns, (self.frame.top, self.frame.bottom))
                known[columns] = build_pages(self.drawing, self.frame, grid, self.paper)
            pages = self._squeezed(known[columns], scale)
            if pages and (best is None or len(pages) < len(best)):
                best = pages
        return best

    def _squeezed(self, pages: tuple[Page, ...], scale: float) -> tuple[Page, ...] | None:
        """The pages without the white space that makes them too high; None if they stay so."""
        width, height = (length / scale for length in self.paper.room)
        if any(page.drawing.bounds.width > width for page in pages):
            return None
        if any(least_height(page) > height for page in pages):
            return None
        return _final(tuple(squeezed(page, height) for page in pages), scale)

    def lanes_apart(self) -> tuple[Page, ...]:
        """The fewest pages when lanes may be cut apart; always possible, if need be very small."""
        columns, rows = column_cuts(self.drawing), row_cuts(self.drawing)
        grids: list[Grid] = []
        for scale in _scales(COMFORTABLE, READABLE):
            across, down = self._columns(columns, scale), self._rows(rows, scale)
            if across and down:
                grids.append(Grid(across, down))
        whole = Grid((self.frame.left, self.frame.right), (self.frame.top, self.frame.bottom))
        grid = min(grids, key=lambda grid: grid.size) if grids else whole
        pages = build_pages(self.drawing, self.frame, grid, self.paper)
        return _final(pages, next(_scales(COMFORTABLE, READABLE)))

    def _columns(
        self, cuts: tuple[Cut, ...], scale: float, heights: _Heights | None = None
    ) -> tuple[float, ...] | None:
        """The best upright cuts for a scale; None when a column does not fit at all.

        With ``heights`` each page must also be low enough to show all lanes.
        """
        width = self.paper.room[0] / scale - self.frame.headers
        height = self.paper.room[1] / scale

        def filled(left: Cut, right: Cut) -> float:
            gutters = expected_size(left.flows) + expected_size(right.flows)
            share = (gutters + right.at - left.at) / width
            too_high = heights and share <= 1 and heights.least(left.at, right.at) > height
            return _TOO_MUCH if too_high else share

        return best_cuts(self.frame.left, self.frame.right, cuts, filled)

    def _rows(self, cuts: tuple[Cut, ...], scale: float) -> tuple[float, ...] | None:
        """The best level cuts for a scale; None when a lane does not fit at all."""
        height = self.paper.room[1] / scale - self.frame.phase_header

        def filled(upper: Cut, lower: Cut) -> float:
            gutters = expected_size(upper.flows) + expected_size(lower.flows)
            return (gutters + lower.at - upper.at) / height

        return best_cuts(self.frame.top, self.frame.bottom, cuts, filled)
