"""Cuts a drawing for print: as few pages as can be read, joined by references.

The scale is chosen between READABLE and COMFORTABLE type so that the map takes the fewest pages,
and then as large as those pages allow.  A map too wide for a page is cut between columns, best at
the border of a phase; one too high is cut between lanes.  Each page repeats the headers of its
lanes; a severed flow ends at a pentagon whose letter is found again on the page where it goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.layout.page_build import build_pages
from bpmn_gen.layout.page_cuts import Cut, best_cuts, column_cuts, row_cuts
from bpmn_gen.layout.page_frame import Frame
from bpmn_gen.layout.page_gutters import expected_size
from bpmn_gen.layout.page_pieces import Grid
from bpmn_gen.pages import PAPERS, Page, Paper
from bpmn_gen.typography import TASK_FONT

if TYPE_CHECKING:
    from bpmn_gen.drawing import Drawing

MM_PER_POINT = 25.4 / 72
READABLE = 6.5
"""pt; text in tasks is printed no smaller, unless a single lane or column is larger than a page."""
COMFORTABLE = 9.0
"""pt; text in tasks is printed no larger: more is a waste of paper."""
_STEPS = 10
"""Scales tried between the two."""


def paginate(drawing: Drawing, paper: str = "F4") -> tuple[Page, ...]:
    """The pages of a drawing on a paper named in :data:`bpmn_gen.pages.PAPERS`.

    Raises:
        KeyError: for a paper of another name.
    """
    sheet = PAPERS[paper]
    frame = Frame.of(drawing)
    columns, rows = column_cuts(drawing), row_cuts(drawing)
    plans = [_plan(frame, columns, rows, sheet, scale) for scale in _scales()]
    possible = [plan for plan in plans if plan is not None]
    fallback = Grid((frame.left, frame.right), (frame.top, frame.bottom))
    grid = min(possible, key=_pages).grid if possible else fallback
    return build_pages(drawing, frame, grid, sheet, _scales()[0])


def _scales() -> list[float]:
    """The scales to try, in mm a px, from the largest."""
    step = (COMFORTABLE - READABLE) / _STEPS
    sizes = [COMFORTABLE - index * step for index in range(_STEPS + 1)]
    return [size / TASK_FONT * MM_PER_POINT for size in sizes]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Cuts at which a drawing fits its pages at some scale."""

    grid: Grid


def _pages(plan: _Plan) -> int:
    """How many pages a plan makes; of equal plans ``min`` keeps the first, the largest scale."""
    return (len(plan.grid.columns) - 1) * (len(plan.grid.rows) - 1)


def _plan(
    frame: Frame, columns: tuple[Cut, ...], rows: tuple[Cut, ...], paper: Paper, scale: float
) -> _Plan | None:
    """The best cuts for a scale; None when a column or a lane does not fit at all."""
    width, height = (length / scale for length in paper.room)

    def across(left: Cut, right: Cut) -> float:
        gutters = expected_size(left.flows) + expected_size(right.flows)
        return (frame.headers + gutters + right.at - left.at) / width

    def down(upper: Cut, lower: Cut) -> float:
        gutters = expected_size(upper.flows) + expected_size(lower.flows)
        return (frame.phase_header + gutters + lower.at - upper.at) / height

    across_at = best_cuts(frame.left, frame.right, columns, across)
    down_at = best_cuts(frame.top, frame.bottom, rows, down)
    return _Plan(Grid(across_at, down_at)) if across_at and down_at else None
