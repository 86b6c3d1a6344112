"""The pools and lanes that a part of a drawing shows: those in which something stands there.

A lane without a node there leaves the page, and so does a pool.  Lines that run through it stay.
They come to lie in the lane above or below it, whichever holds more of the nodes they belong to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.drawing.geometry import Bounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.drawing.elements import Container, Drawing, Shape
    from bpmn_gen.layout.pages.pieces import FlowPiece, Region

_CLEAR = 5.0
"""px between the border of a lane and a reference or a line."""
_APART = 10.0
"""px between two pools, at least."""
_FAR = 1e6
"""px farther than anything."""
_TAG = 9.0
"""px that the tag on an activity needs above it."""
_NEAR = 1.0
"""px by which lanes may be off the borders of what holds them."""


class Row(NamedTuple):
    """An innermost lane, or a pool without lanes, with all that it lies in."""

    holder: Container
    within: tuple[Container, ...]
    """The pool first, then lanes from the outside; the holder itself is the last."""


class LevelLine(NamedTuple):
    """A level part of a flow."""

    y: float
    home: float
    """The y of the node to which this end of the flow belongs."""


@dataclass(frozen=True)
class Holders:
    """The pools and lanes of a drawing."""

    drawing: Drawing

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows from the top."""
        drawing = self.drawing
        everything = (*drawing.pools, *drawing.lanes)
        rows = []
        for item in everything:
            inside = [one for one in everything if one is not item and _lies_in(one, item)]
            if not inside:
                around = [one for one in everything if one is item or _lies_in(item, one)]
                rows.append(Row(item, tuple(sorted(around, key=lambda one: one.bounds.x))))
        return tuple(sorted(rows, key=lambda row: row.holder.bounds.y))

    def shown(
        self,
        region: Region,
        shapes: Sequence[Shape],
        pieces: Sequence[FlowPiece],
        links: Sequence[Bounds],
    ) -> tuple[tuple[Container, ...], tuple[Container, ...]]:
        """The pools and lanes that a region shows, with the y that they have there.

        Args:
            region: the region.
            shapes: the shapes in it.
            pieces: what it shows of flows.
            links: the boxes of references at its sides, which no border may cross.
        """
        lines = list(_level_lines(pieces))
        full = [row for row in self.rows if _is_used(row.holder, shapes, pieces)]
        spans = _spans(full, self.rows, lines, region)
        spans = cleared(spans, [_content(row.holder, shapes) for row in full], links, lines)
        pools = _around(full, spans, self.drawing.pools)
        return pools, _around(full, spans, self.drawing.lanes)


def _lies_in(inner: Container, outer: Container) -> bool:
    """Whether a container lies in another one."""
    return inner is not outer and outer.bounds.contains(inner.bounds, _NEAR)


def _is_used(row: Container, shapes: Iterable[Shape], pieces: Iterable[FlowPiece]) -> bool:
    """Whether anything stands in a row, or a flow of it ends on its border."""
    box = row.bounds
    return any(box.y <= shape.bounds.center.y < box.bottom for shape in shapes) or any(
        row.element_id in {piece.edge.source_id, piece.edge.target_id} for piece in pieces
    )


def _level_lines(pieces: Iterable[FlowPiece]) -> Iterable[LevelLine]:
    """The level parts of all flows, each for the nodes at its ends."""
    for piece in pieces:
        homes = []
        if not piece.enters:
            homes.append(piece.waypoints[0].y)
        if not piece.leaves:
            homes.append(piece.waypoints[-1].y)
        for one, two in pairwise(piece.waypoints):
            if one.y == two.y:
                yield from (LevelLine(one.y, home) for home in homes)


def _spans(
    full: Sequence[Row], rows: Sequence[Row], lines: Sequence[LevelLine], region: Region
) -> list[tuple[float, float]]:
    """The y between which each row lies on the page, in px of the drawing."""
    tops, bottoms = [], []
    for row in full:
        pool = row.within[0]
        tops.append(max(pool.bounds.y, region.top))
        bottoms.append(min(pool.bounds.bottom, region.bottom))
    for index, (upper, lower) in enumerate(pairwise(full)):
        if upper.within[0] is lower.within[0]:
            border = _border(upper.holder.bounds.bottom, lower.holder.bounds.y, rows, lines)
            bottoms[index] = tops[index + 1] = border
    return list(zip(tops, bottoms, strict=True))


def _border(upper: float, lower: float, rows: Sequence[Row], lines: Sequence[LevelLine]) -> float:
    """The y at which two lanes meet when those between them have left the page."""
    if lower - upper < _NEAR:
        return upper
    places = [upper, *(row.holder.bounds.bottom for row in rows)]
    places = [y for y in places if upper <= y <= lower + _NEAR]

    def strangers(place: float) -> int:
        return sum((line.y < place) != (line.home < place) for line in lines)

    return min(places, key=strangers)


def _content(row: Container, shapes: Iterable[Shape]) -> tuple[float, float]:
    """The y between which the shapes in a row lie."""
    box = row.bounds
    inside = (shape for shape in shapes if box.y <= shape.bounds.center.y < box.bottom)
    boxes = [one for shape in inside for one in room_of(shape)]
    return (
        min((one.y for one in boxes), default=box.center.y),
        max((one.bottom for one in boxes), default=box.center.y),
    )


def room_of(shape: Shape) -> tuple[Bounds, ...]:
    """The boxes that a shape takes, the tag on it and its label included."""
    box = shape.bounds.grown(_TAG)
    return (box, shape.label.bounds) if shape.label else (box,)


def cleared(
    spans: Sequence[tuple[float, float]],
    contents: Sequence[tuple[float, float]],
    links: Sequence[Bounds],
    lines: Sequence[LevelLine],
) -> list[tuple[float, float]]:
    """The rows with their borders moved off references, as far as what stands in them allows.

    Args:
        spans: the y between which each row lies.
        contents: the y between which its shapes lie.
        links: the boxes of references.
        lines: the level parts of flows.
    """
    crossed = [(box.y - _CLEAR, box.bottom + _CLEAR) for box in links]
    levels = [line.y for line in lines]
    found = [list(span) for span in spans]
    for index, (top, bottom) in enumerate(spans):
        joined = index + 1 < len(spans) and spans[index + 1][0] == bottom
        least, most = -_FAR, _FAR
        if index + 1 < len(spans):
            most = contents[index + 1][0] if joined else spans[index + 1][0] - _APART
        if index:
            least = spans[index - 1][1] + _APART
        found[index][1] = _free(bottom, (contents[index][1], most), crossed, levels)
        if joined:
            found[index + 1][0] = found[index][1]
        if not index or spans[index - 1][1] != top:
            found[index][0] = _free(top, (least, contents[index][0]), crossed, levels)
    return [(top, bottom) for top, bottom in found]


def _free(
    border: float,
    within: tuple[float, float],
    crossed: Sequence[tuple[float, float]],
    levels: Sequence[float],
) -> float:
    """The y nearest to a border at which it crosses no reference and lies on no line."""

    def is_free(y: float) -> bool:
        return not any(top < y < bottom for top, bottom in crossed)

    if is_free(border):
        return border
    least, most = within
    places = [
        y
        for span in crossed
        for y in span
        if least <= y <= most and is_free(y) and all(abs(y - line) > _CLEAR for line in levels)
    ]
    return min(places, key=lambda y: abs(y - border), default=border)


def _around(
    full: Sequence[Row], spans: Sequence[tuple[float, float]], items: tuple[Container, ...]
) -> tuple[Container, ...]:
    """Containers that hold any of the rows, as high as these are together."""
    shown = []
    for item in items:
        inside = [
            span
            for row, span in zip(full, spans, strict=True)
            if any(item is one for one in row.within)
        ]
        if inside:
            top, bottom = inside[0][0], inside[-1][1]
            box = item.bounds
            shown.append(replace(item, bounds=Bounds(box.x, top, box.width, bottom - top)))
    return tuple(shown)
