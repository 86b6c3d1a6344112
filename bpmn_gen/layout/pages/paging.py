"""Cuts a drawing for print into as few pages as can be read, joined by references.

No text is printed smaller than SMALLEST.  Where the whole drawing does not fit on a page in that
size, it is cut between columns, best at the border of a phase, into sections.  Each section is a
small layout of its own: it has only the lanes in which something stands there, is packed anew, and
lies under the one before it where the page has room.  Pages lie or stand, whichever takes fewer.

A flow that was cut ends at a pentagon, whose letter is found again where the flow goes on.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.drawing.moves import to_origin
from bpmn_gen.drawing.pages import Page
from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import LABEL_FONT, TASK_FONT
from bpmn_gen.layout.pages.choosing import SECTION_GAP, Choice, Size, Stretch, best_choice
from bpmn_gen.layout.pages.cuts import Cut, column_cuts, row_cuts
from bpmn_gen.layout.pages.draft import Drafter
from bpmn_gen.layout.pages.measuring import Measure
from bpmn_gen.layout.pages.reuniting import relettered, reunited
from bpmn_gen.layout.pages.section import Section, indented, widened
from bpmn_gen.layout.pages.sheets import Links, Place, stacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.drawing.pages import Paper
    from bpmn_gen.layout.pages.draft import Draft
    from bpmn_gen.layout.pages.pieces import Region

MM_PER_POINT = 25.4 / 72
COMFORTABLE = 10.0
"""pt; text in tasks is printed no larger, because more wastes paper."""
LEAST_TEXT = 7.0
"""pt; no text of a map is printed smaller, because an office prints on any printer and reads
without a glass."""
SMALLEST = LEAST_TEXT * TASK_FONT / LABEL_FONT
"""pt; the size of text in tasks at which the smallest text of a map is LEAST_TEXT."""
LARGER = 9.0
"""pt; a larger size of text in tasks, which is tried where it takes no more pages."""
_SMALLER = 6.0
"""Cost of each pt by which text is smaller than comfortable.  It is little, because a cut
disturbs a reader more than small type does."""
_STANDING = 8.0
"""Cost of pages that stand, because screens and most other documents of a unit lie."""
_UNLIKE = 1.2
"""How much larger type one page may have than another one of the same map."""
_TIGHTNESS = (1.0, 0.97, 0.93, 0.88)
"""Shares of the room of a page for which plans are made, one after the other until all fits."""
_NEARLY = 0.75
"""Share of the width of a page from which sections are made as wide as the page."""
_ROUNDING = 1e-6
"""px, or mm for a px, by which sums may be off."""
_KEPT = 64
"""Drawings whose pages are kept, because those of many units are equal; the one unused for longest
goes first."""


@lru_cache(maxsize=_KEPT)
def cut_into_pages(drawing: Drawing, *papers: Paper) -> tuple[Page, ...]:
    """The pages of a drawing.

    Args:
        drawing: the drawing.
        papers: the papers among which there is a choice, with the room on each; of equally good
            ones the first is taken.
    """
    if not drawing.shapes:
        page = to_origin(drawing)
        return (Page(page, (), 1, 1, papers[0], _fitting(page, papers[0])),)
    return _Pager(drawing, papers).pages()


def _fitting(drawing: Drawing, paper: Paper) -> float:
    """The scale in mm for a px at which a drawing just fits its paper."""
    width, height = paper.room
    return min(width / drawing.bounds.width, height / drawing.bounds.height)


def _scale(points: float) -> float:
    """The scale in mm for a px at which text in tasks has a size in pt."""
    return points / TASK_FONT * MM_PER_POINT


def _room(paper: Paper, points: float) -> Size:
    """The room on a paper in px, at a size of type."""
    width, height = paper.room
    return Size(width / _scale(points), height / _scale(points))


class _Plan(NamedTuple):
    """A choice with the paper and the type for which it was made."""

    pages: int
    cost: float
    """Of the choice, of the paper and of the type."""
    paper: Paper
    choice: Choice

    def rank(self) -> tuple[int, float]:
        """What is least in the best plan."""
        return self.pages, self.cost


class _Pager:
    """Finds the best pages of one drawing."""

    def __init__(self, drawing: Drawing, papers: Sequence[Paper]) -> None:
        """Find the places at which the drawing may be cut."""
        self.papers = papers
        self.drafter = Drafter(drawing)
        left, right, top, bottom = self.drafter.whole
        inner = [cut for cut in column_cuts(drawing) if left < cut.at < right]
        self.cuts = (Cut(left, 0.0, 0), *inner, Cut(right, 0.0, 0))
        rows = [cut for cut in row_cuts(drawing) if top < cut.at < bottom]
        self.measure = Measure(
            self.drafter, self.cuts, (Cut(top, 0.0, 0), *rows, Cut(bottom, 0.0, 0))
        )
        self.measure.tallest = max(_room(paper, SMALLEST).height for paper in papers)

    def pages(self) -> tuple[Page, ...]:
        """The pages of the best plan.

        Sections get their references only now, and may need a bit more room for them than was
        thought; then the plan is made again for a bit less room.
        """
        uncut = list(self._uncut())
        if uncut:
            return self._set(min(uncut, key=_Plan.rank))
        for tightness in _TIGHTNESS:
            plan = self._best(tightness)
            if plan is None:
                break
            pages = self._set(plan)
            if min(page.scale for page in pages) >= _scale(SMALLEST) - _ROUNDING:
                return pages
        larger = [paper.larger() for paper in self.papers]
        return _Pager(self.drafter.drawing, larger).pages()

    def _best(self, tightness: float) -> _Plan | None:
        """The best plan for pages of which a share may be used; None where there is none."""
        plans = [self._plan(index, SMALLEST / tightness) for index in range(len(self.papers))]
        best = min(filter(None, plans), key=_Plan.rank, default=None)
        if best is None:
            return None
        larger = self._plan(self.papers.index(best.paper), LARGER / tightness)
        return min(filter(None, (best, larger)), key=_Plan.rank)

    def _plan(self, index: int, points: float) -> _Plan | None:
        """The best plan for a paper and a size of type."""
        paper = self.papers[index]
        choice = self._choice(_room(paper, points))
        if choice is None:
            return None
        cost = choice.cost + _SMALLER * (COMFORTABLE - points) + _STANDING * index
        return _Plan(choice.pages, cost, paper, choice)

    def _uncut(self) -> Iterator[_Plan]:
        """Plans for a single page without a cut, in the largest type."""
        last = len(self.cuts) - 1
        guessed = self.measure.of(0, last)[0]
        rooms = [_room(paper, SMALLEST) for paper in self.papers]
        if not any(guessed.is_about_within(room) for room in rooms):
            return
        self.measure.measure(0, last)
        parts = self.measure.of(0, last)
        for index, paper in enumerate(self.papers if len(parts) == 1 else ()):
            width, height = paper.room
            scale = min(width / parts[0].width, height / parts[0].height, _scale(COMFORTABLE))
            if scale >= _scale(SMALLEST):
                small = COMFORTABLE - scale / _scale(1.0)
                choice = Choice(1, 0.0, (Stretch(0, last, (1,)),), is_thin=False)
                yield _Plan(1, _SMALLER * small + _STANDING * index, paper, choice)

    def _choice(self, room: Size) -> Choice | None:
        """The best choice for a page; columns are split only where a page would look empty."""
        choice = self._measured(room, splitting=False)
        if choice and choice.is_thin:
            return self._measured(room, splitting=True)
        return choice

    def _measured(self, room: Size, *, splitting: bool) -> Choice | None:
        """The best choice for a page, all of whose sections have been measured."""
        while True:
            choice = best_choice(self.cuts, self.measure, room, splitting=splitting)
            if choice is None:
                return None
            pairs = [one[:2] for one in choice.stretches if not self.measure.is_exact(*one[:2])]
            if not pairs:
                return choice
            for pair in pairs:
                self.measure.measure(*pair)

    def _set(self, plan: _Plan) -> tuple[Page, ...]:
        """The pages of a plan."""
        places = [
            Place(region, page)
            for first, last, pages, row in plan.choice.stretches
            for region, page in zip(self.measure.regions(first, last, row), pages, strict=True)
        ]
        links = Links(self.drafter, places)
        sections: list[list[Section]] = [[] for _ in range(plan.pages)]
        for region, page in places:
            sections[page - 1].append(self._section(region, links))
        scales = [_largest(some, plan.paper) for some in sections]
        most = min(*scales, _scale(COMFORTABLE)) * _UNLIKE if len(scales) > 1 else scales[0]
        return relettered(
            [
                _page(some, number, len(sections), plan.paper, min(scale, most))
                for number, (some, scale) in enumerate(zip(sections, scales, strict=True), 1)
            ]
        )

    def _section(self, region: Region, links: Links) -> Section:
        """The section of a region with its references."""
        shapes = self.drafter.shapes_in(region)
        pieces = self.drafter.pieces_in(region, shapes)
        return Section.of(self.drafter.draft(region, shapes, pieces, links.link))


def _largest(sections: Sequence[Section], paper: Paper) -> float:
    """The largest scale at which sections fit on a page."""
    width, height = paper.room
    high = added(one.height for one in sections) + SECTION_GAP * (len(sections) - 1)
    wide = max(one.width for one in sections)
    return min(width / wide, height / high, _scale(COMFORTABLE))


def _page(sections: Sequence[Section], number: int, count: int, paper: Paper, scale: float) -> Page:
    """A page with its sections, which share the room that they do not need."""
    width, height = (length / scale for length in paper.room)
    needed = added(one.height for one in sections)
    room = height - SECTION_GAP * (len(sections) - 1)
    heights = [one.height * room / needed for one in sections]
    drafts = _aligned(sections, width, heights)
    if len(drafts) > 1 or count > 1:
        wide = max(draft.drawing.bounds.width for draft in drafts)
        drafts = [widened(one, width if wide > _NEARLY * width else wide) for one in drafts]
    drawing, references = reunited(*stacked(drafts), Point(width, height))
    if drawing.bounds.width > width + _ROUNDING or drawing.bounds.height > height + _ROUNDING:
        scale = _fitting(drawing, paper)  # headers of one width may need more than was thought
    return Page(drawing, references, number, count, paper, scale)


def _aligned(sections: Sequence[Section], width: float, heights: Sequence[float]) -> list[Draft]:
    """Sections in the room that they get, all with headers of one width if there is room."""
    pairs = list(zip(sections, heights, strict=True))
    drafts = [one.fitted(width, height) for one, height in pairs]
    headers = max(draft.headers for draft in drafts)
    narrower = [
        one.fitted(width - (headers - draft.headers), height)
        for (one, height), draft in zip(pairs, drafts, strict=True)
    ]
    aligned = [indented(draft, headers) for draft in narrower]
    fit = all(draft.drawing.bounds.width <= width + _ROUNDING for draft in aligned)
    return aligned if fit and len({draft.headers for draft in aligned}) == 1 else drafts
