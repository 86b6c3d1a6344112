"""A peta lintas fungsi on which changes are marked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.picture.change_signs import (
    GONE_WAY,
    NEW_WAY,
    cross_on,
    disc_bounds,
    disc_figures,
    frame_figures,
    restyled,
)
from bpmn_gen.picture.figures import Mark
from bpmn_gen.picture.scene import compose
from bpmn_gen.picture.symbols import CODE_FONT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.picture.change_signs import Sign
    from bpmn_gen.picture.sheet import Sheet

_GAP: Final = 7.0
"""px between a box and the frame around it."""
_NEAR: Final = 3.0
"""px between a symbol and its frame where words stand right beside the symbol."""
_CONTAINERS: Final = ("lane", "participant", "group")
"""Kinds of marks behind which no frame is drawn."""
_INSET: Final = 4.0
"""px between the border of a lane and the frame inside it."""


BEFORE, AFTER, AS_ONE = "SEMULA", "MENJADI", "GABUNGAN"
"""The mark of a map that says which state it shows; the last shows both."""
IN_ONE: Final = "semula dan menjadi dalam satu peta"
"""How the last is called in titles."""


@dataclass(frozen=True)
class ChangedMap:
    """A map with what became of its parts, as writers draw it."""

    title: str
    """Which state it shows."""
    definitions: Definitions
    drawing: Drawing
    sheet: Sheet
    changes: MapChanges


@dataclass(frozen=True, slots=True)
class MapChanges:
    """What became of the parts of a map, by their ids."""

    signs: Mapping[str, Sign]
    """Of nodes and lanes."""
    new_ways: frozenset[str] = field(default_factory=frozenset)
    """Arrows that are new."""
    gone: frozenset[str] = field(default_factory=frozenset)
    """All that is gone and drawn all the same."""

    def looks(self, drawing: Drawing) -> set[str]:
        """What a legend has to explain of a drawing."""
        edges = {one.element_id for one in drawing.edges}
        boxes = {one.element_id for one in drawing.shapes}
        boxes |= {one.element_id for one in drawing.lanes}
        found = {sign.look for key, sign in self.signs.items() if key in boxes}
        found |= {NEW_WAY} if edges & self.new_ways else set()
        return found | ({GONE_WAY} if edges & self.gone else set())


def changed_marks(
    definitions: Definitions,
    drawing: Drawing,
    changes: MapChanges,
    *,
    code_font: float = CODE_FONT,
) -> Iterator[Mark]:
    """All marks of the map, from back to front, the signs in front of all.

    Args:
        definitions: what the elements mean.
        drawing: where they are.
        changes: what became of them.
        code_font: px; the size of codes of called processes.
    """
    signs = changes.signs
    signed = [(key, box, signs[key]) for key, box in _framed(drawing) if key in signs]
    frames = [Mark((*frame_figures(box, sign.look),)) for _, box, sign in signed]
    for mark in compose(definitions, drawing, {}, code_font=code_font):
        if frames and mark.kind not in _CONTAINERS:
            yield from frames  # behind all words
            frames = []
        yield restyled(mark, changes.gone, changes.new_ways)
    for edge in drawing.edges:
        if edge.element_id in changes.gone:
            yield cross_on(edge.waypoints)
    yield from _discs(drawing, signed)


def _framed(drawing: Drawing) -> Iterator[tuple[str, Bounds]]:
    """The frame that each lane and shape can have."""
    for lane in drawing.lanes:
        box, header = lane.bounds, lane.header
        body = Bounds(box.x + header, box.y, box.width - header, box.height)
        yield lane.element_id, body.grown(-_INSET)
    for shape in drawing.shapes:
        yield shape.element_id, shape.bounds.grown(_NEAR if shape.label else _GAP)


def _discs(drawing: Drawing, signed: Iterable[tuple[str, Bounds, Sign]]) -> Iterator[Mark]:
    """The discs of all signs, each at a corner of its frame where it covers the fewest words."""
    lanes = {lane.element_id for lane in drawing.lanes}
    words = [label.bounds for label in drawing.labels()]
    shapes = [(one.element_id, one.bounds) for one in drawing.shapes if not one.is_expanded]
    taken: list[Bounds] = []
    for key, box, sign in signed:
        others = [bounds for other, bounds in shapes if other != key]

        def covered(place: Point, sign: Sign = sign, others: list[Bounds] = others) -> int:
            disc = disc_bounds(place, sign)
            return sum(map(disc.overlaps, (*words, *others, *taken)))

        wide = disc_bounds(Point(0.0, 0.0), sign).width / 2 if key in lanes else 0.0
        sides = (box.x + wide, box.right - wide)
        corners = [Point(x, y) for y in (box.y, box.bottom) for x in sides]
        place = min(corners, key=covered)
        taken.append(disc_bounds(place, sign))
        yield Mark((*disc_figures(place, sign),))
