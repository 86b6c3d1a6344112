"""Symbols and arrows of an SOP page as figures, in px from the left of its flow table."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.picture.figures import Box, Line, Mark, TextLine
from bpmn_gen.picture.typesetting import middle_baseline
from bpmn_gen.sop.document import NAME_PITCH, POINT, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.picture.figures import Figure
    from bpmn_gen.sop.document import BranchLabel, Connector, FlowPage, Symbol

PX_PER_MM = 96 / 25.4
HEAD = (1.7, 1.3)
"""Length and width in mm of the head of an arrow."""
KIND_NAMES = {
    "kapsul": "Mulai atau selesai",
    "kotak": "Kegiatan",
    "ketupat": "Keputusan",
    "segilima": "Sambungan antarhalaman",
}


def flow_marks(page: FlowPage) -> tuple[Mark, ...]:
    """All symbols and arrows of a page.

    Arrows come first, behind the symbols, so that symbols hide the ends of lines.
    """
    return (
        *(_connector(one) for one in page.connectors),
        *(_symbol(symbol) for symbol in page.symbols),
        *(_name(one.label) for one in page.connectors if one.label is not None),
    )


def scaled(bounds: Bounds) -> Bounds:
    """A box in mm as one in px."""
    return Bounds(
        *(value * PX_PER_MM for value in (bounds.x, bounds.y, bounds.width, bounds.height))
    )


def outline(kind: str, bounds: Bounds) -> tuple[Point, ...]:
    """The corners of a diamond or a pentagon."""
    x, y, right, bottom = bounds.x, bounds.y, bounds.right, bounds.bottom
    middle = bounds.center
    if kind == "ketupat":
        return (
            Point(middle.x, y),
            Point(right, middle.y),
            Point(middle.x, bottom),
            Point(x, middle.y),
        )
    shoulder = y + bounds.height * 0.8
    return (
        Point(x, y),
        Point(right, y),
        Point(right, shoulder),
        Point(middle.x, bottom),
        Point(x, shoulder),
    )


def _symbol(symbol: Symbol) -> Mark:
    """A symbol with its text."""
    box = scaled(symbol.bounds)
    if symbol.kind == "kotak":
        shape: Figure = Box(box, "form")
    elif symbol.kind == "kapsul":
        shape = Box(box, "form", radius=box.height / 2)
    else:
        role = "form-page" if symbol.kind == "segilima" else "form"
        shape = Line(outline(symbol.kind, box), role, closed=True)
    middle = box.center
    rise = box.height * 0.08 if symbol.kind == "segilima" else 0.0
    texts = centered_lines(symbol.lines, Point(middle.x, middle.y - rise), symbol.size)
    title = f"{KIND_NAMES[symbol.kind]}: {symbol.title}"
    return Mark((shape, *texts), f"simbol-{symbol.id}", symbol.kind, title)


def centered_lines(lines: Sequence[str], middle: Point, size: float) -> Iterator[TextLine]:
    """Lines of type of ``size`` pt around a middle in px."""
    pixels = size * POINT * PX_PER_MM
    step = pixels * NAME_PITCH
    first = middle.y - (len(lines) - 1) * step / 2
    for index, line in enumerate(lines):
        baseline = middle_baseline(first + index * step, pixels)
        yield TextLine(Point(middle.x, baseline), shown(line), "text", pixels)


def _connector(one: Connector) -> Mark:
    """An arrow, or the plain line between partners."""
    points = [Point(x * PX_PER_MM, y * PX_PER_MM) for x, y in one.points]
    figures: list[Figure] = []
    if one.arrow:
        tip, before = points[-1], points[-2]
        length, width = (value * PX_PER_MM for value in HEAD)
        reach = math.dist(tip, before)
        ux, uy = (tip.x - before.x) / reach, (tip.y - before.y) / reach
        base = Point(tip.x - ux * length, tip.y - uy * length)
        half = width / 2
        corners = (
            tip,
            Point(base.x - uy * half, base.y + ux * half),
            Point(base.x + uy * half, base.y - ux * half),
        )
        points[-1] = base
        figures.append(Line(corners, "flow-head", closed=True))
    figures.insert(0, Line(tuple(points), "flow"))
    return Mark(tuple(figures), f"panah-{one.id}", "panah", "Arah alur")


def _name(label: BranchLabel) -> Mark:
    """The name of a branch, on a white ground that hides the borders of cells."""
    box = scaled(label.bounds)
    return Mark((Box(box, "form-name"), *centered_lines(label.lines, box.center, label.size)))


def table_lines(tops: Sequence[float], lefts: Sequence[float]) -> Iterator[Line]:
    """The borders of a table whose rows and columns begin at ``tops`` and ``lefts``, in mm."""
    for y in tops:
        yield _rule(Point(lefts[0], y), Point(lefts[-1], y))
    for x in lefts:
        yield _rule(Point(x, tops[0]), Point(x, tops[-1]))


def _rule(start: Point, end: Point) -> Line:
    """A border between two points in mm."""
    points = (start, end)
    return Line(tuple(Point(x * PX_PER_MM, y * PX_PER_MM) for x, y in points), "form-rule")


def edges(extents: Sequence[float]) -> list[float]:
    """The starts of things beside each other, from 0, followed by the end of the last one."""
    found = [0.0]
    for extent in extents:
        found.append(found[-1] + extent)
    return found
