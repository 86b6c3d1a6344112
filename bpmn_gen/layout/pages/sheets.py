"""Puts sections on pages, under each other, and joins the flows that were cut."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.drawing.elements import Drawing
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.drawing.moves import moved_edge, moved_shape
from bpmn_gen.layout.pages.choosing import SECTION_GAP
from bpmn_gen.layout.pages.draft import Link
from bpmn_gen.layout.pages.section import moved_reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.drawing.elements import Container
    from bpmn_gen.drawing.geometry import Point
    from bpmn_gen.drawing.pages import Reference
    from bpmn_gen.layout.pages.draft import Draft, Drafter
    from bpmn_gen.layout.pages.pieces import FlowPiece, Region


class Place(NamedTuple):
    """The region of a section, and the number of the page on which it stands, from 1."""

    region: Region
    page: int


class Links:
    """Which flows were cut, which of them merge, and the letter of each reference."""

    def __init__(self, drafter: Drafter, places: Sequence[Place]) -> None:
        """Give letters in the order in which a reader meets the flows."""
        self._places = places
        self._letters: dict[object, str] = {}
        self._leaving: dict[str, str] = {}
        found: dict[object, tuple[int, float, float]] = {}
        for number, place in enumerate(places):
            shapes = drafter.shapes_in(place.region)
            for piece in drafter.pieces_in(place.region, shapes):
                if piece.leaves:
                    self._leaving[piece.edge.element_id] = piece.leaves
                    end = piece.waypoints[-1]
                    key = self.key(piece)
                    found[key] = min(found.get(key, (number, end.y, end.x)), (number, end.y, end.x))
        for index, key in enumerate(sorted(found, key=lambda key: (found[key], repr(key)))):
            self._letters[key] = letter(index)

    def key(self, piece: FlowPiece) -> object:
        """What flows that merge have in common.

        They leave one section at one side, and lead to one thing in another section.  None of them
        has a name there, because that would be lost.
        """
        edge = piece.edge
        source, target = self._at(edge.waypoints[0]), self._at(edge.waypoints[-1])
        label = edge.label
        named = label is not None and self._at(label.bounds.center) != source
        own = edge.element_id if named else ""
        way = self._leaving[edge.element_id]
        return (source, target, edge.target_id, edge.kind, way, own)

    def link(self, piece: FlowPiece) -> tuple[object, Link]:
        """The key of a piece that was cut, and its reference."""
        key = self.key(piece)
        points = piece.edge.waypoints
        other = self._at(points[-1] if piece.leaves else points[0])
        return key, Link(self._letters.get(key, "?"), self._places[other].page)

    def _at(self, point: Point) -> int:
        """The number of the section that holds a point."""
        for number, place in enumerate(self._places):
            if place.region.holds(point):
                return number
        return 0


def letter(index: int) -> str:
    """The letters of the reference with an index from 0: A, B, ... Z, AA, AB, ..."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def stacked(drafts: Sequence[Draft]) -> tuple[Drawing, tuple[Reference, ...]]:
    """Sections under each other as one drawing, with all their references."""
    drawings: list[Drawing] = []
    references: list[Reference] = []
    top = 0.0
    for draft in drafts:
        drawings.append(_lowered(draft.drawing, top))
        references += [moved_reference(item, 0.0, top) for item in draft.references]
        top += draft.drawing.bounds.height + SECTION_GAP
    whole = Drawing(
        reduce(Bounds.union, (one.bounds for one in drawings)),
        tuple(item for one in drawings for item in one.pools),
        tuple(item for one in drawings for item in one.lanes),
        tuple(item for one in drawings for item in one.phases),
        tuple(item for one in drawings for item in one.shapes),
        tuple(item for one in drawings for item in one.edges),
    )
    return whole, tuple(references)


def _lowered(drawing: Drawing, dy: float) -> Drawing:
    """The same drawing farther down."""

    def holders(items: tuple[Container, ...]) -> tuple[Container, ...]:
        return tuple(replace(item, bounds=item.bounds.moved(0.0, dy)) for item in items)

    return Drawing(
        drawing.bounds.moved(0.0, dy),
        holders(drawing.pools),
        holders(drawing.lanes),
        holders(drawing.phases),
        tuple(moved_shape(shape, 0.0, dy) for shape in drawing.shapes),
        tuple(moved_edge(edge, 0.0, dy) for edge in drawing.edges),
    )
