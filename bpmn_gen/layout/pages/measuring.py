"""How large the sections between cuts are: guessed first, measured where a guess is chosen.

To measure a section costs milliseconds, and there are hundreds of them in a long map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.pages.choosing import Size
from bpmn_gen.layout.pages.draft import Link
from bpmn_gen.layout.pages.pieces import Region
from bpmn_gen.layout.pages.section import Section
from bpmn_gen.layout.pages.strips import expected_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.drawing.elements import Shape
    from bpmn_gen.layout.pages.cuts import Cut
    from bpmn_gen.layout.pages.draft import Drafter
    from bpmn_gen.layout.pages.pieces import FlowPiece

_PACKED = 0.93
"""The part of its length on the drawing that a section is guessed to need."""


class Measure:
    """The sizes of the sections of one drawing."""

    def __init__(self, drafter: Drafter, cuts: Sequence[Cut], rows: Sequence[Cut]) -> None:
        """Prepare for questions.

        Args:
            drafter: makes the sections.
            cuts: all upright cuts, the outer borders included.
            rows: all level ones, the outer borders included.
        """
        self._drafter, self._cuts, self._rows = drafter, cuts, rows
        self._guessed: dict[tuple[int, int], tuple[Size, ...]] = {}
        self._exact: dict[tuple[int, int], tuple[Size, ...]] = {}
        self._parts: dict[tuple[int, int], tuple[Region, ...]] = {}
        self._sizes: dict[Region, Size] = {}
        self.tallest = 0.0
        """px; the greatest height that a page can have.  A section that is higher is parted between
        lanes."""

    def of(self, first: int, last: int) -> Sequence[Size]:
        """The sizes between two cuts, as far as they are known."""
        key = (first, last)
        if key in self._exact:
            return self._exact[key]
        if key not in self._guessed:
            self._guessed[key] = (self._guess(first, last),)
        return self._guessed[key]

    def is_exact(self, first: int, last: int) -> bool:
        """Whether the section between two cuts has been measured."""
        return (first, last) in self._exact

    def measure(self, first: int, last: int) -> None:
        """Measure the section between two cuts."""
        regions = [self._region(first, last)]
        sizes = [self._size(regions[0])]
        if sizes[0].height > self.tallest and last == first + 1:
            regions = list(self._parted(first, last))
            sizes = [self._size(region) for region in regions]
        self._exact[first, last] = tuple(sizes)
        self._parts[first, last] = tuple(regions)

    def regions(self, first: int, last: int, row: float | None = None) -> Sequence[Region]:
        """The regions of the measured section between two cuts, split at ``row`` if that is one."""
        return self._parts[first, last] if row is None else self._halves(first, last, row)

    def split(self, first: int, last: int, height: float) -> tuple[Cut, Sequence[Size]] | None:
        """The level cut that leaves as many lanes as fit into a height above it, and both sizes.

        None where there is no such cut.
        """
        best = None
        for row in self._rows[1:-1]:
            upper, lower = self._halves(first, last, row.at)
            if self._sized(upper).height > height:
                break
            if self._drafter.shapes_in(upper) and self._drafter.shapes_in(lower):
                best = row, (upper, lower)
        return best and (best[0], tuple(self._sized(half) for half in best[1]))

    def _halves(self, first: int, last: int, row: float) -> tuple[Region, Region]:
        """The section between two cuts, above and below a level one."""
        whole = self._region(first, last)
        return whole._replace(bottom=row), whole._replace(top=row)

    def _sized(self, region: Region) -> Size:
        """The least size of a region, which is measured once."""
        if region not in self._sizes:
            self._sizes[region] = self._size(region)
        return self._sizes[region]

    def section(self, region: Region) -> Section | None:
        """The section of a region; None where nothing stands in it."""
        shapes = self._drafter.shapes_in(region)
        if not shapes:
            return None
        pieces = self._drafter.pieces_in(region, shapes)
        return Section.of(self._drafter.draft(region, shapes, pieces, _unlinked))

    def _region(self, first: int, last: int) -> Region:
        """All lanes between two cuts."""
        top, bottom = self._rows[0].at, self._rows[-1].at
        return Region(self._cuts[first].at, self._cuts[last].at, top, bottom)

    def _size(self, region: Region) -> Size:
        """The least size of a region."""
        section = self.section(region)
        return Size(section.width, section.height) if section else Size(0.0, 0.0)

    def _parted(self, first: int, last: int) -> list[Region]:
        """The region between two cuts, parted between lanes so that each part fits on a page."""
        left, right = self._cuts[first].at, self._cuts[last].at
        regions: list[Region] = []
        start = 0
        while start < len(self._rows) - 1:
            end = start + 1
            for further in range(start + 1, len(self._rows)):
                region = Region(left, right, self._rows[start].at, self._rows[further].at)
                if self._size(region).height > self.tallest:
                    break
                end = further
            region = Region(left, right, self._rows[start].at, self._rows[end].at)
            if self._drafter.shapes_in(region):
                regions.append(region)
            start = end
        return regions

    def _guess(self, first: int, last: int) -> Size:
        """The likely size between two cuts."""
        left, right = self._cuts[first], self._cuts[last]
        shapes = self._drafter.shapes_in(self._region(first, last))
        strips = expected_size(left.flows) + expected_size(right.flows)
        width = _PACKED * (right.at - left.at + strips) + self._drafter.headers
        return Size(width, self._height(shapes))

    def _height(self, shapes: Sequence[Shape]) -> float:
        """The likely height of the lanes in which some shapes stand."""
        height = max((phase.header for phase in self._drafter.drawing.phases), default=0.0)
        for row in self._drafter.holders.rows:
            box = row.holder.bounds
            inside = [s for s in shapes if box.y <= s.bounds.center.y < box.bottom]
            if inside:
                height += min(_stacked(inside) + 2 * c.LANE_PAD, box.height)
        return height


def _stacked(shapes: Sequence[Shape]) -> float:
    """The height of shapes with their names, without the blank above and between them."""
    spans = []
    for shape in shapes:
        box = shape.bounds.union(shape.label.bounds) if shape.label else shape.bounds
        spans.append((box.y, box.bottom))
    height, reach = -c.NODE_GAP_Y, -1e9
    for top, bottom in sorted(spans):
        height += c.NODE_GAP_Y if top > reach else 0.0
        height += max(bottom - max(top, reach), 0.0)
        reach = max(reach, bottom)
    return height


def _unlinked(piece: FlowPiece) -> tuple[object, Link]:
    """The reference of a piece while nobody knows where it leads: as long as any."""
    edge = piece.edge
    if piece.leaves and edge.label is None:
        return (edge.target_id, edge.kind, piece.leaves), Link("A", 1)
    return edge.element_id, Link("A", 1)
