"""A region of a drawing as a section of a page, before it is packed.

Everything still stands as far apart as on the drawing.  Headers are repeated, lanes that are not
used have left, and flows that were cut end at references.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

from bpmn_gen.drawing.elements import Drawing, Edge
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.drawing.moves import moved_edge, moved_shape
from bpmn_gen.layout.pages.holders import Holders, room_of
from bpmn_gen.layout.pages.pieces import FlowPiece, Region, pieces_of, reaching
from bpmn_gen.layout.pages.strips import Stub, name_lines, strip_at
from bpmn_gen.layout.pages.window import Reach, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bpmn_gen.drawing.elements import Container, Shape
    from bpmn_gen.drawing.geometry import Point
    from bpmn_gen.drawing.pages import Direction, Reference
    from bpmn_gen.layout.pages.strips import PlacedReference, Side, Strip

_SIDES: tuple[Side, ...] = ("left", "right", "top", "bottom")
_BESIDE = 2.0
"""px between a label that reaches over a cut and the strip with the references."""
_MARGIN = 10.0
"""px around shapes where no pool is drawn around them."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a flow that was cut, or several that merge, go on; the same at both ends."""

    letter: str
    """Empty while sections are only measured."""
    page: int
    """The page of the other end."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A section: a drawing from the upper left corner, and the references on it."""

    drawing: Drawing
    references: tuple[Reference, ...]
    headers: float
    """Width in px of the headers of pools and lanes."""
    at_right: frozenset[int]
    """The numbers of the references at the right border."""


class Drafter:
    """Makes sections of one drawing."""

    def __init__(self, drawing: Drawing) -> None:
        """Find out once what all sections have in common."""
        self.drawing = drawing
        self.holders = Holders(drawing)
        self.extent = _extent(drawing)
        inner = (*drawing.pools, *drawing.lanes)
        self.left = max((item.bounds.x + item.header for item in inner), default=self.extent.x)
        self.headers = self.left - self.extent.x
        self._shapes = sorted(drawing.shapes, key=lambda shape: shape.bounds.center.x)
        self._centers = [shape.bounds.center for shape in self._shapes]
        self._middles = [center.x for center in self._centers]
        self._edges: defaultdict[str, list[int]] = defaultdict(list)
        for index, edge in enumerate(drawing.edges):
            self._edges[edge.source_id].append(index)
            self._edges[edge.target_id].append(index)

    @property
    def whole(self) -> Region:
        """The region of the whole drawing."""
        box = self.extent
        return Region(self.left, box.right + 1, box.y - 1, box.bottom + 1)

    def shapes_in(self, region: Region) -> list[Shape]:
        """The shapes of a region."""
        low, high = (
            bisect_left(self._middles, region.left),
            bisect_left(self._middles, region.right),
        )
        return [
            self._shapes[index] for index in range(low, high) if region.holds(self._centers[index])
        ]

    def pieces_in(self, region: Region, shapes: Iterable[Shape]) -> list[FlowPiece]:
        """What a region shows of flows, in the order of the drawing."""
        numbers = {index for shape in shapes for index in self._edges[shape.element_id]}
        edges = (self.drawing.edges[index] for index in sorted(numbers))
        return [piece for edge in edges for piece in pieces_of(edge, region)]

    def draft(
        self,
        region: Region,
        shapes: list[Shape],
        pieces: list[FlowPiece],
        link: Callable[[FlowPiece], tuple[object, Link]],
    ) -> Draft:
        """The section of a region.

        Args:
            region: the region.
            shapes: the shapes in it.
            pieces: what it shows of flows.
            link: gives a piece that was cut a key, which is equal for those that merge, and where
                it goes on.
        """
        wide = _with_labels(region, shapes, pieces)
        pieces = [reaching(piece, region, wide) for piece in pieces]
        stubs = self._stubs(region, pieces, link)
        drawn = {id(piece) for stub in stubs for piece in stub.pieces}
        strips = _strips(stubs, region)
        placed = [item for side in _SIDES for item in strips[side].placed]
        lines = {
            id(piece): line
            for item in placed
            for piece, line in zip(item.stub.pieces, item.lines, strict=True)
        }
        pools, lanes = self.holders.shown(region, shapes, pieces, _at_sides(placed))
        sizes = {side: strip.size for side, strip in strips.items()}
        reach = _reach(region, (*pools, *lanes), shapes, pieces, placed)
        window = Window(region, wide, sizes, reach, self.extent.x, self.headers)
        edges = [
            _edge(piece, lines, region)
            for piece in pieces
            if id(piece) in drawn or not (piece.leaves or piece.enters)
        ]
        drawing = Drawing(
            Bounds(0.0, 0.0, window.width, window.height),
            window.holders(pools),
            window.holders(lanes),
            window.phases(self.drawing.phases),
            tuple(moved_shape(shape, window.dx, window.dy) for shape in shapes),
            tuple(moved_edge(edge, window.dx, window.dy) for edge in edges),
        )
        at_right = frozenset(n for n, item in enumerate(placed) if item.stub.side == "right")
        return Draft(drawing, tuple(map(window.reference, placed)), self.headers, at_right)

    def _stubs(
        self,
        region: Region,
        pieces: list[FlowPiece],
        link: Callable[[FlowPiece], tuple[object, Link]],
    ) -> list[Stub]:
        """The ends at cuts; ends of flows that merge are one."""
        merged: dict[object, list[FlowPiece]] = {}
        links: dict[object, Link] = {}
        for piece in pieces:
            if piece.leaves or piece.enters:
                key, where = link(piece)
                merged.setdefault((key, bool(piece.leaves)), []).append(piece)
                links[key, bool(piece.leaves)] = where
        return [_stub(found, links[key], region) for key, found in merged.items()]


def _strips(stubs: list[Stub], region: Region) -> dict[Side, Strip]:
    """The strips along the borders of a region.

    References beside the lanes keep below those above the lanes, which reach to the corners.
    """
    sides = {side: [stub for stub in stubs if stub.side == side] for side in _SIDES}
    least = region.top if sides["top"] else -math.inf
    return {
        side: strip_at(side, found, least if side in {"left", "right"} else -math.inf)
        for side, found in sides.items()
    }


def _stub(pieces: list[FlowPiece], link: Link, region: Region) -> Stub:
    """One reference; of flows that merge on another page one is drawn where they end."""
    shown = pieces if pieces[0].leaves else pieces[:1]
    label = pieces[0].edge.label
    hidden = label is not None and not region.holds(label.bounds.center)
    name = name_lines(" ".join(label.lines)) if label and hidden else ()
    direction: Direction = pieces[0].leaves or pieces[0].enters or "right"
    return Stub(tuple(shown), link.letter, link.page, direction, name)


def _edge(piece: FlowPiece, lines: dict[int, tuple[Point, ...]], region: Region) -> Edge:
    """A piece with its line to the pentagon, and its label where that is in the region.

    A flow that leaves the region and comes back has its label where it leaves.
    """
    label = piece.edge.label
    twice = piece.enters and region.holds(piece.edge.waypoints[0])
    shown = label if label and not twice and region.holds(label.bounds.center) else None
    waypoints = piece.waypoints
    if piece.leaves:
        waypoints = (*waypoints[:-1], *lines[id(piece)])
    elif piece.enters:
        waypoints = (*lines[id(piece)], *waypoints[1:])
    return replace(piece.edge, waypoints=_corners(waypoints), label=shown)


def _with_labels(region: Region, shapes: Iterable[Shape], pieces: Iterable[FlowPiece]) -> Region:
    """The region as wide as its labels, because a reference on a label could not be read."""
    labels = [shape.label for shape in shapes]
    labels += [piece.edge.label for piece in pieces]
    boxes = [label.bounds for label in labels if label and region.holds(label.bounds.center)]
    left = min([region.left, *(box.x - _BESIDE for box in boxes)])
    right = max([region.right, *(box.right + _BESIDE for box in boxes)])
    return region._replace(left=left, right=right)


def _corners(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points without those at which a line goes straight on."""
    kept = [points[0]]
    for index, point in enumerate(points[1:-1], 1):
        before, after = kept[-1], points[index + 1]
        level = before.y == point.y == after.y
        upright = before.x == point.x == after.x
        if point != before and not level and not upright:
            kept.append(point)
    return (*kept, points[-1])


def _reach(
    region: Region,
    holders: Iterable[Container],
    shapes: Iterable[Shape],
    pieces: Iterable[FlowPiece],
    placed: Iterable[PlacedReference],
) -> Reach:
    """How far what a region shows reaches, apart from references at its upper and lower cut."""
    boxes = [item.bounds for item in holders]
    rights = [region.left]
    for shape in shapes:
        own = room_of(shape)
        rights += [box.right for box in own]
        boxes += own
    for piece in pieces:
        label = piece.edge.label
        if label and region.holds(label.bounds.center):
            boxes.append(label.bounds)
            rights.append(label.bounds.right)
        boxes += [Bounds(*point, 0.0, 0.0) for point in piece.waypoints]
        rights += [point.x for point in piece.waypoints]
    boxes += _at_sides(placed)
    rights += [item.bounds.right for item in placed if item.stub.side in {"top", "bottom"}]
    top, bottom = min(box.y for box in boxes), max(box.bottom for box in boxes)
    return Reach(max(rights), top, bottom)


def _at_sides(placed: Iterable[PlacedReference]) -> list[Bounds]:
    """The boxes of references on the left and on the right, with their names."""
    return [
        item.bounds.union(item.label.bounds) if item.label else item.bounds
        for item in placed
        if item.stub.side in {"left", "right"}
    ]


def _extent(drawing: Drawing) -> Bounds:
    """The box around pools or, where there are none, around shapes; sections divide it."""
    boxes = [holder.bounds for holder in (*drawing.pools, *drawing.lanes)]
    boxes = boxes or [shape.bounds.grown(_MARGIN) for shape in drawing.shapes]
    if not boxes:
        return drawing.bounds
    return reduce(Bounds.union, boxes)
