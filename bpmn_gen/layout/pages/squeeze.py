"""Takes white space out of the lanes of a page, so that all lanes stay together on it.

Lanes are as high as their fullest stretch needs, so a page that shows another stretch of them is
mostly blank.  Everything that is drawn keeps its height; only the space between is drawn together.
The new y is a piecewise linear function of the old one, so that upright lines stay upright and
level ones level.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.typography import TASK_FONT, TASK_LINE, longest_word
from bpmn_gen.layout.graph.constants import TEXT_PAD
from bpmn_gen.layout.graph.sizes import header_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.drawing.elements import Container, Edge, Label, Shape
    from bpmn_gen.drawing.pages import Page

_ABOVE, _AROUND = 10.0, 4.0
"""px that are kept clear above a shape, for the tag on it, and around everything else."""
_KEPT = 8.0
"""px of each stretch of white space that are never taken out."""
_TITLE_STEP = 4.0
"""px by which a lane is made higher, step by step, until its title fits."""
_ROUNDING = 0.01
"""px by which sums of heights may be wrong; no title is broken for so little."""


def least_page_height(page: Page) -> float:
    """The least height in px that the drawing of a page can have."""
    return sum(part.least for part in _parts(page))


def squeezed(page: Page, height: float) -> Page:
    """The page with its drawing ``height`` px high, or as low as it can get.

    A page that is lower already stays as it is.
    """
    parts = _parts(page)
    now, least = sum(part.length for part in parts), sum(part.least for part in parts)
    if now <= height:
        return page
    share = max((height - least) / (now - least), 0.0) if now > least else 0.0
    return _Squeeze.of(parts, share).page(page)


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of y that is kept as it is, or drawn together."""

    start: float
    end: float
    least: float
    """The least height in px that it may get."""

    @property
    def length(self) -> float:
        """Its present height in px."""
        return self.end - self.start


def _parts(page: Page) -> list[_Part]:
    """All stretches of a page, from its top."""
    drawing = page.drawing
    top = max((phase.bounds.y + phase.header for phase in drawing.phases), default=0.0)
    bottom = drawing.bounds.height
    solid = _merged([(0.0, top), *_occupied(page)], bottom)
    holders = drawing.lanes or drawing.pools
    borders = sorted({y for item in holders for y in (item.bounds.y, item.bounds.bottom)})
    stops = sorted({0.0, bottom, *borders, *(y for stretch in solid for y in stretch)})
    parts = [_part(low, high, solid) for low, high in pairwise(stops)]
    for lane in holders:
        _keep_title(lane, parts)
    return parts


def _part(low: float, high: float, solid: list[tuple[float, float]]) -> _Part:
    """The stretch between two stops, which is solid or white space."""
    filled = any(start <= low and high <= end for start, end in solid)
    return _Part(low, high, high - low if filled else min(high - low, _KEPT))


def _occupied(page: Page) -> Iterator[tuple[float, float]]:
    """The stretches of y that hold anything but upright parts of flows."""
    drawing = page.drawing
    for shape in drawing.shapes:
        yield (shape.bounds.y - _ABOVE, shape.bounds.bottom + _AROUND)
    of_references = [reference.label for reference in page.references if reference.label]
    for label in (*drawing.labels(), *of_references):
        yield (label.bounds.y - _AROUND, label.bounds.bottom + _AROUND)
    for reference in page.references:
        yield (reference.bounds.y - _AROUND, reference.bounds.bottom + _AROUND)
    for edge in drawing.edges:
        for start, end in pairwise(edge.waypoints):
            if start.x != end.x:
                yield (min(start.y, end.y) - _AROUND, max(start.y, end.y) + _AROUND)


def _merged(stretches: list[tuple[float, float]], bottom: float) -> list[tuple[float, float]]:
    """The same stretches, cut at the borders of the page and joined where they overlap."""
    merged: list[tuple[float, float]] = []
    for start, end in sorted((max(low, 0.0), min(high, bottom)) for low, high in stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _keep_title(lane: Container, parts: list[_Part]) -> None:
    """Leave a lane so much of its white space that its title fits into its header."""
    own = [
        index
        for index, part in enumerate(parts)
        if lane.bounds.y <= part.start and part.end <= lane.bounds.bottom
    ]
    missing = _title_height(lane) - sum(parts[index].least for index in own)
    spare = sum(parts[index].length - parts[index].least for index in own)
    if missing <= 0 or spare <= 0:
        return
    share = min(missing / spare, 1.0)
    for index in own:
        part = parts[index]
        parts[index] = replace(part, least=part.least + share * (part.length - part.least))


def _title_height(lane: Container) -> float:
    """The least height at which a lane's title fits into its header."""
    title = " ".join(lane.lines)
    room = max(len(lane.lines), int(lane.header // TASK_LINE))
    height = longest_word(title, TASK_FONT) + 2 * TEXT_PAD
    while len(header_lines(title, height)) > room:
        height += _TITLE_STEP
    return height


@dataclass(frozen=True, slots=True)
class _Squeeze:
    """The function from old to new y."""

    old: tuple[float, ...]
    """Old y, ascending."""
    new: tuple[float, ...]
    """For each, its new y; between two of them the function is linear."""

    @classmethod
    def of(cls, parts: list[_Part], share: float) -> _Squeeze:
        """The function that keeps some share of all white space that may go."""
        old, new = [0.0], [0.0]
        for part in parts:
            if part.end <= old[-1]:
                continue  # nothing moves within a part without a height
            old.append(part.end)
            new.append(new[-1] + part.least + share * (part.length - part.least))
        return cls(tuple(old), tuple(new))

    def y(self, value: float) -> float:
        """The new y of an old one."""
        index = min(max(bisect_right(self.old, value) - 1, 0), len(self.old) - 2)
        old, new = self.old[index : index + 2], self.new[index : index + 2]
        return new[0] + (value - old[0]) * (new[1] - new[0]) / (old[1] - old[0])

    def page(self, page: Page) -> Page:
        """The page with everything on it at its new y."""
        drawing = page.drawing
        return replace(
            page,
            drawing=replace(
                drawing,
                bounds=self._box(drawing.bounds),
                pools=tuple(self._container(item) for item in drawing.pools),
                lanes=tuple(self._container(item) for item in drawing.lanes),
                phases=tuple(self._container(item) for item in drawing.phases),
                shapes=tuple(self._shape(shape) for shape in drawing.shapes),
                edges=tuple(self._edge(edge) for edge in drawing.edges),
            ),
            references=tuple(
                replace(
                    item,
                    bounds=item.bounds.moved(0.0, self._shift(item.bounds)),
                    label=self._label(item.label),
                )
                for item in page.references
            ),
        )

    def _shift(self, box: Bounds) -> float:
        """How many px a box moves down whose height stays; less than 0 for up."""
        return self.y(box.y) - box.y

    def _box(self, box: Bounds) -> Bounds:
        """A box whose upper and lower borders move each by their own."""
        top = self.y(box.y)
        return replace(box, y=top, height=self.y(box.bottom) - top)

    def _container(self, item: Container) -> Container:
        """A pool, lane or phase; the title of a lane that got lower is broken again."""
        box = self._box(item.bounds)
        lines = item.lines
        if item.kind != "group" and box.height < item.bounds.height:
            lines = header_lines(" ".join(lines), box.height + _ROUNDING)
        return replace(item, bounds=box, lines=lines)

    def _label(self, label: Label | None) -> Label | None:
        """A label at its new y."""
        if label is None:
            return None
        return replace(label, bounds=label.bounds.moved(0.0, self._shift(label.bounds)))

    def _shape(self, shape: Shape) -> Shape:
        """A shape at its new y."""
        moved = shape.bounds.moved(0.0, self._shift(shape.bounds))
        return replace(shape, bounds=moved, label=self._label(shape.label))

    def _edge(self, edge: Edge) -> Edge:
        """A flow with its corners at their new y."""
        waypoints = tuple(Point(point.x, self.y(point.y)) for point in edge.waypoints)
        return replace(edge, waypoints=waypoints, label=self._label(edge.label))
