"""Arrows of a picture as connectors, whose ends are glued to the shapes at which they end.

Marks do not say what an arrow joins.  The picture does: an arrow ends on the border of a shape, so
the shape is found there.  This serves maps of lanes and boards alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.picture.figures import Disc, Line, TextLine
from bpmn_gen.render.office.connector_shape import EMU_PER_MM, connector_shape, transform
from bpmn_gen.render.slides.paint import line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.picture.figures import Figure, Mark
    from bpmn_gen.render.slides.outline import Outline
    from bpmn_gen.render.slides.plane import Plane

ROLES = frozenset({"flow", "message", "association"})
MOST_BENDS = 2
"""Bends that all programs draw as they are stored.  LibreOffice finds ways of its own for presets
with more, through whatever stands there.  So a longer way takes a straight connector for each part,
and joints between them."""
JOINT = 0.6
"""px; radius of a joint, which looks like a part of the line."""
_SAME = 0.05
"""px by which corners may differ and still be one corner, or lie on one line."""
_DOT = '<a:headEnd type="oval" w="sm" len="sm"/>'
_HEADS = {
    "flow": '<a:tailEnd type="triangle" w="med" len="med"/>',
    "message": '<a:tailEnd type="arrow"/>',
}


@dataclass(frozen=True, slots=True)
class Route:
    """The way of an arrow from shape to shape."""

    points: tuple[Point, ...]
    """Its corners in px, with both ends."""
    role: str
    dot: str = ""
    """The element for what stands at its start."""
    head: str = ""
    """The element for its head."""

    def legs(self) -> tuple[Route, ...]:
        """The route in parts that connectors can follow.

        Each part begins at the corner at which the one before it ends.
        """
        if len(self.points) - 2 <= MOST_BENDS:
            return (self,)
        first, *parts, last = (Route(ends, self.role) for ends in pairwise(self.points))
        return (replace(first, dot=self.dot), *parts, replace(last, head=self.head))


def route_of(mark: Mark) -> Route | None:
    """The route of a mark that is an arrow of level and upright parts; None for all others."""
    first, *rest = mark.figures or (None,)
    if not isinstance(first, Line) or first.closed or first.role not in ROLES:
        return None
    if first.curved or not all(map(_is_of_arrow, rest)):
        return None
    head = next((one for one in rest if isinstance(one, Line)), None)
    end = head.points[0] if head else first.points[-1]
    points = corners((*first.points[:-1], end))
    if not _is_square(points):
        return None
    dot = _DOT if any(isinstance(one, Disc) for one in rest) else ""
    return Route(points, first.role, dot, _HEADS[first.role] if head else "")


def _is_of_arrow(figure: Figure) -> bool:
    """Whether a figure may belong to an arrow: its head, its dot or a word on it."""
    return isinstance(figure, TextLine) or figure.role.endswith("-head")


def corners(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points of a line without those at which it goes straight on."""
    found: list[Point] = []
    for point in points:
        if found and _is_same(found[-1], point):
            continue
        if len(found) > 1 and _goes_on(found[-2], found[-1], point):
            found.pop()
        found.append(point)
    return tuple(found) if len(found) > 1 else (*found, *found)


def _is_same(one: Point, two: Point) -> bool:
    """Whether two points are one."""
    return abs(one.x - two.x) < _SAME and abs(one.y - two.y) < _SAME


def _goes_on(one: Point, two: Point, three: Point) -> bool:
    """Whether three points lie on one level or upright line."""
    xs, ys = (one.x, two.x, three.x), (one.y, two.y, three.y)
    return max(xs) - min(xs) < _SAME or max(ys) - min(ys) < _SAME


def _is_square(points: tuple[Point, ...]) -> bool:
    """Whether a line is level and upright by turns; a straight one may lead anywhere."""
    if len(points) == 2:  # noqa: PLR2004
        return True
    levels = [abs(one.y - two.y) < _SAME for one, two in pairwise(points)]
    uprights = [abs(one.x - two.x) < _SAME for one, two in pairwise(points)]
    return all(
        is_level != is_upright for is_level, is_upright in zip(levels, uprights, strict=True)
    ) and all(one != two for one, two in pairwise(levels))


def glued(point: Point, outlines: Iterable[Outline]) -> tuple[Outline, int] | None:
    """The shape on whose border an end lies, and the number of the site there.

    Of several shapes the smallest counts: an event stands on the border of its host, and a shape in
    the border of its pool.
    """
    met = [one for one in outlines if one.is_met(point)]
    if not met:
        return None
    found = min(met, key=lambda one: one.box.width * one.box.height)
    return found, found.site_at(point)


@dataclass(frozen=True, slots=True)
class Connector:
    """An arrow with the shapes and sites at its ends; None where an end is free."""

    shape_id: int
    route: Route
    start: tuple[Outline, int] | None
    end: tuple[Outline, int] | None

    def xml(self, plane: Plane, naming: str) -> str:
        """The connector; ``naming`` are the attributes that name it."""
        glue = _glue("stCxn", self.start) + _glue("endCxn", self.end)
        points = list(self.route.points)
        points[0] = _moved(points[0], self.start)
        points[-1] = _moved(points[-1], self.end)
        ends = self.route.dot + self.route.head
        places = [Point(*(part / EMU_PER_MM for part in plane.place(one))) for one in points]
        return (
            f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{self.shape_id}" {naming}/>'
            f"<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{transform(connector_shape(places))}"
            f"{line(self.route.role, plane.unit, ends)}</p:spPr></p:cxnSp>"
        )


def _moved(point: Point, end: tuple[Outline, int] | None) -> Point:
    """The end of a line, exactly at its site."""
    return end[0].place(end[1]) if end else point


def _glue(tag: str, end: tuple[Outline, int] | None) -> str:
    """The element that glues one end."""
    return f'<a:{tag} id="{end[0].shape_id}" idx="{end[1]}"/>' if end else ""
