"""Outlines of closed figures, with the sites at which connectors can be glued to them.

A preset shape has sites in the middles of its sides only.  Lines of a map also meet other places,
because several may share a side.  A figure that needs such a site becomes a shape of its own form
(``custGeom``), which may have any number of sites.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from bpmn_gen.drawing.geometry import Bounds, Point, from_segment
from bpmn_gen.picture.figures import Box, Disc, Line
from bpmn_gen.picture.symbols import diamond
from bpmn_gen.render.office.connector_shape import PRESETS
from bpmn_gen.render.office.sites import ROUND, SQUARE

if TYPE_CHECKING:
    from bpmn_gen.render.slides.plane import Plane

Closed: TypeAlias = Box | Disc | Line

NEAR = 1.0
"""px from an outline, or from a site, within which an end of a line counts as standing there."""
_WHOLE = 100_000
"""Places of sites are given in 100,000ths of width and height."""
_TURNS = {"t": 16_200_000, "l": 10_800_000, "b": 5_400_000, "r": 0}
"""By side: the direction in which a connector leaves it, in 60,000ths of a degree."""


def bounds_of(figure: Closed) -> Bounds:
    """The box around a figure, in px."""
    if isinstance(figure, Box):
        return figure.bounds
    if isinstance(figure, Disc):
        radius = figure.radius
        return Bounds(figure.center.x - radius, figure.center.y - radius, 2 * radius, 2 * radius)
    xs, ys = [point.x for point in figure.points], [point.y for point in figure.points]
    return Bounds(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@dataclass(slots=True)
class Outline:
    """A closed figure to which connectors may be glued."""

    figure: Closed
    shape_id: int
    """Id of the shape on its slide."""
    box: Bounds = field(init=False)
    sites: list[tuple[float, float]] = field(init=False)
    """Parts of width and height at which sites stand; those of the preset come first."""
    standard: int = field(init=False)
    """Number of the sites of the preset."""

    def __post_init__(self) -> None:
        """Begin with the sites of the preset."""
        self.box = bounds_of(self.figure)
        self.sites = list(ROUND if isinstance(self.figure, Disc) else SQUARE)
        self.standard = len(self.sites)

    def is_met(self, point: Point) -> bool:
        """Whether a point lies on the outline; points beyond its box are told quickly."""
        box = self.box
        return (
            box.x - NEAR <= point.x <= box.right + NEAR
            and box.y - NEAR <= point.y <= box.bottom + NEAR
            and self.distance(point) <= NEAR
        )

    def distance(self, point: Point) -> float:
        """How many px a point is away from the outline."""
        if isinstance(self.figure, Disc):
            return abs(math.dist(point, self.figure.center) - self.figure.radius)
        corners = self._corners()
        return min(from_segment(point, one, two) for one, two in pairwise((*corners, corners[0])))

    def _corners(self) -> tuple[Point, ...]:
        """The corners of a figure with straight sides."""
        if isinstance(self.figure, Line):
            return self.figure.points
        box = self.box
        right, bottom = box.right, box.bottom
        return (Point(box.x, box.y), Point(right, box.y), Point(right, bottom),
                Point(box.x, bottom))  # fmt: skip

    def site_at(self, point: Point) -> int:
        """Number of the site at a point; a new one where there is none yet."""
        for number in range(len(self.sites)):
            if self._is_used(number) and math.dist(self.place(number), point) <= NEAR:
                return number
        part_x = (point.x - self.box.x) / self.box.width
        part_y = (point.y - self.box.y) / self.box.height
        self.sites.append((min(max(part_x, 0.0), 1.0), min(max(part_y, 0.0), 1.0)))
        return len(self.sites) - 1

    def site_towards(self, point: Point) -> int:
        """Number of the site of the preset that is nearest to a point elsewhere."""
        return min(range(self.standard), key=lambda number: math.dist(self.place(number), point))

    def _is_used(self, number: int) -> bool:
        """Whether a site lies on the outline; the standard ones of a polygon may not."""
        return number >= self.standard or self.distance(self.place(number)) <= NEAR

    def place(self, number: int) -> Point:
        """Where a site stands, in px."""
        part_x, part_y = self.sites[number]
        return Point(self.box.x + part_x * self.box.width, self.box.y + part_y * self.box.height)

    def geometry(self, plane: Plane) -> str:
        """The form of the shape: a preset where that has all sites, else one of its own."""
        preset = _preset(self.figure, self.box)
        if preset and len(self.sites) == self.standard:
            return preset
        return self._custom(plane)

    def _custom(self, plane: Plane) -> str:
        """A form of its own, with all sites."""
        guides, sites = [], []
        for number, (part_x, part_y) in enumerate(self.sites):
            guides.append(_guide(f"x{number}", "w", part_x) + _guide(f"y{number}", "h", part_y))
            turn = _TURNS[_side(part_x, part_y)]
            sites.append(f'<a:cxn ang="{turn}"><a:pos x="x{number}" y="y{number}"/></a:cxn>')
        size = (plane.length(self.box.width), plane.length(self.box.height))
        return (
            f"<a:custGeom><a:avLst/><a:gdLst>{''.join(guides)}</a:gdLst><a:ahLst/>"
            f'<a:cxnLst>{"".join(sites)}</a:cxnLst><a:rect l="0" t="0" r="r" b="b"/>'
            f'<a:pathLst><a:path w="{size[0]}" h="{size[1]}">{self._path(plane)}</a:path>'
            "</a:pathLst></a:custGeom>"
        )

    def _path(self, plane: Plane) -> str:
        """The outline as the moves of a pen, in EMU from the corner of its box."""
        width, height = plane.length(self.box.width), plane.length(self.box.height)
        if isinstance(self.figure, Disc):
            return (
                f'{_step("moveTo", 0, height // 2)}<a:arcTo wR="{width // 2}" hR="{height // 2}"'
                ' stAng="10800000" swAng="21600000"/><a:close/>'
            )
        if isinstance(self.figure, Box) and self.figure.radius:
            return _rounded(width, height, plane.length(self.figure.radius))
        corners = [
            (plane.length(x - self.box.x), plane.length(y - self.box.y)) for x, y in self._corners()
        ]
        steps = [_step("lnTo" if at else "moveTo", *corner) for at, corner in enumerate(corners)]
        return "".join(steps) + "<a:close/>"


def _preset(figure: Closed, box: Bounds) -> str:
    """The preset form of a figure; empty where there is none."""
    if isinstance(figure, Disc):
        return _form("ellipse")
    if isinstance(figure, Line):
        return _form(PRESETS["ketupat"]) if figure.points == diamond(box) else ""
    if not figure.radius:
        return _form(PRESETS["kotak"])
    part = figure.radius / min(box.width, box.height)
    return _form("roundRect", f'<a:gd name="adj" fmla="val {round(min(part, 0.5) * _WHOLE)}"/>')


def _form(preset: str, guides: str = "") -> str:
    """A preset with its adjustments."""
    return f'<a:prstGeom prst="{preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def _guide(name: str, extent: str, part: float) -> str:
    """A length that is a part of the width or the height of a shape, so that it grows with it."""
    return f'<a:gd name="{name}" fmla="*/ {extent} {round(part * _WHOLE)} {_WHOLE}"/>'


def _side(part_x: float, part_y: float) -> str:
    """The side of a box to which a site is nearest."""
    gaps = {"t": part_y, "l": part_x, "b": 1 - part_y, "r": 1 - part_x}
    return min(gaps, key=gaps.__getitem__)


def _step(verb: str, x: int, y: int) -> str:
    """One straight move of the pen."""
    return f'<a:{verb}><a:pt x="{x}" y="{y}"/></a:{verb}>'


def _rounded(width: int, height: int, radius: int) -> str:
    """A box with rounded corners, from its left side clockwise."""
    turn = f'<a:arcTo wR="{radius}" hR="{radius}" stAng="{{}}" swAng="5400000"/>'
    return (
        _step("moveTo", 0, radius)
        + turn.format(10_800_000)
        + _step("lnTo", width - radius, 0)
        + turn.format(16_200_000)
        + _step("lnTo", width, height - radius)
        + turn.format(0)
        + _step("lnTo", radius, height)
        + turn.format(5_400_000)
        + "<a:close/>"
    )
