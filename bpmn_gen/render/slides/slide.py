"""The shapes of one page, in the order in which they lie on each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.picture.figures import Disc, Mark
from bpmn_gen.render.slides.connectors import JOINT, Connector, glued, route_of
from bpmn_gen.render.slides.nesting import Part, nested
from bpmn_gen.render.slides.plane import plane_of
from bpmn_gen.render.slides.shapes import Shapes, naming
from bpmn_gen.render.slides.texts import text_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bpmn_gen.drawing.geometry import Point
    from bpmn_gen.picture.drawn_page import DrawnPage, Layer
    from bpmn_gen.render.slides.outline import Outline
    from bpmn_gen.render.slides.plane import Plane

_FREE = frozenset({"lane", "group", ""})
"""Kinds of marks at which no arrow ends: lanes, phases, and figures without a meaning."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One page of a file, with what its speaker reads."""

    page: DrawnPage
    title: str
    """Words of the text of the page that becomes the title of the slide."""
    notes: str
    """What stands below the slide for its speaker, in lines."""


def slide_shapes(slide: Slide, size: tuple[float, float], link: Callable[[int], str]) -> str:
    """All shapes of a slide as XML.

    Args:
        slide: what to show.
        size: width and height of the slides of the file, in mm.
        link: the element that leads to a page of the file, by the page's number.
    """
    shapes = Shapes(slide.title)
    xml = [
        piece
        for layer in slide.page.layers
        for piece in _layer(layer, plane_of(layer, slide.page, size), shapes, link)
    ]
    return shapes.heading + "".join(xml)


def _layer(layer: Layer, plane: Plane, shapes: Shapes, link: Callable[[int], str]) -> Iterator[str]:
    """The shapes of a layer, in the order of its marks."""
    arrows = {id(mark): _Arrow(mark, shapes) for mark in layer.marks if route_of(mark)}
    parts = {id(m): Part(m, shapes.outline(m)) for m in layer.marks if id(m) not in arrows}
    met = [part.outline for part in parts.values() if part.outline and _may_be_met(part.mark)]
    for arrow in arrows.values():
        arrow.glue(met)
    roots = {id(part.mark) for part in nested([*parts.values()])}
    for mark in layer.marks:
        if id(mark) in arrows:
            yield from arrows[id(mark)].xml(plane)
        elif id(mark) in roots:
            drawn = shapes.part(parts[id(mark)], plane, link(mark.page) if mark.page else "")
            yield drawn.xml if drawn else ""


class _Arrow:
    """An arrow on its way to a slide: its connectors, and the joints between them."""

    def __init__(self, mark: Mark, shapes: Shapes) -> None:
        """Give ids to everything, so that all can be glued to each other."""
        self.mark, self.shapes = mark, shapes
        route = route_of(mark)
        self.legs = route.legs() if route else ()
        self.numbers = [shapes.new_id() for _ in self.legs]
        self.joints = [Part(_joint(leg.points[0])) for leg in self.legs[1:]]
        self.connectors: list[Connector] = []

    def glue(self, met: list[Outline]) -> None:
        """Glue the ends to the shapes that they meet, and the parts to the joints between them."""
        starts = [glued(leg.points[0], met) for leg in self.legs[:1]]
        ends = [glued(leg.points[-1], met) for leg in self.legs[-1:]]
        for number, joint in enumerate(self.joints):
            outline = joint.outline = self.shapes.outline(joint.mark)
            if outline:
                ends.insert(number, (outline, outline.site_towards(self.legs[number].points[0])))
                starts.append((outline, outline.site_towards(self.legs[number + 1].points[-1])))
        self.connectors = [
            Connector(*parts) for parts in zip(self.numbers, self.legs, starts, ends, strict=True)
        ]

    def xml(self, plane: Plane) -> Iterator[str]:
        """The connectors, their joints, and the words on the arrow."""
        yield from (one.xml(plane, naming(self.mark)) for one in self.connectors)
        joints = (self.shapes.part(joint, plane) for joint in self.joints)
        yield from (one.xml for one in joints if one)
        yield from (one.xml for one in self.shapes.texts(text_blocks(self.mark.figures), plane))


def _joint(corner: Point) -> Mark:
    """A dot at a corner, to which the connectors on both sides are glued."""
    return Mark((Disc(corner, JOINT, "flow-head"),))


def _may_be_met(mark: Mark) -> bool:
    """Whether arrows may end at a mark."""
    return mark.kind not in _FREE
