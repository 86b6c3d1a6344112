"""Shapes of DrawingML, which Excel and Word share, put into place.

A drawing stands in a frame: the part of the sheet that an anchor gives it.  Groups have
measures of their own, so each child is brought into the measures of its parent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_files.freeforms import BOTH_WAYS, block_arrow, closed_kind, free_form
from bpmn_gen.sop_files.paths import Turn, corners, placed, swapped
from bpmn_gen.sop_files.sheet import Box, Line, Shape, ShapeKind
from bpmn_gen.workbook.tidy import tidy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from bpmn_gen.sop_files.sheet import Drawn

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
EMU: Final = 12_700.0
"""English Metric Units of a point."""
_FAR: Final = 1e12
"""No measure is larger, in any unit."""
MAX_DEPTH: Final = 20
"""Groups within groups."""

_GUIDE: Final = re.compile("adj([0-9]?)")
_KINDS: Final[Mapping[str, ShapeKind]] = {
    "rect": ShapeKind.BOX,
    "flowChartProcess": ShapeKind.BOX,
    "flowChartPredefinedProcess": ShapeKind.BOX,
    "flowChartManualOperation": ShapeKind.BOX,
    "flowChartManualInput": ShapeKind.BOX,
    "flowChartInputOutput": ShapeKind.BOX,
    "flowChartDocument": ShapeKind.BOX,
    "flowChartMultidocument": ShapeKind.BOX,
    "flowChartInternalStorage": ShapeKind.BOX,
    "flowChartMagneticDisk": ShapeKind.BOX,
    "flowChartOnlineStorage": ShapeKind.BOX,
    "parallelogram": ShapeKind.BOX,
    "snip1Rect": ShapeKind.BOX,
    "bevel": ShapeKind.BOX,
    "foldedCorner": ShapeKind.BOX,
    "hexagon": ShapeKind.BOX,
    "flowChartPreparation": ShapeKind.BOX,
    "diamond": ShapeKind.DIAMOND,
    "flowChartDecision": ShapeKind.DIAMOND,
    "flowChartSort": ShapeKind.DIAMOND,
    "ellipse": ShapeKind.ROUND,
    "roundRect": ShapeKind.ROUND,
    "round2SameRect": ShapeKind.ROUND,
    "round1Rect": ShapeKind.ROUND,
    "flowChartTerminator": ShapeKind.ROUND,
    "flowChartAlternateProcess": ShapeKind.ROUND,
    "flowChartConnector": ShapeKind.ROUND,
    "flowChartDelay": ShapeKind.ROUND,
    "can": ShapeKind.ROUND,
    "donut": ShapeKind.ROUND,
    "flowChartOffpageConnector": ShapeKind.PAGE_LINK,
    "homePlate": ShapeKind.PAGE_LINK,
    "pentagon": ShapeKind.PAGE_LINK,
    "flowChartMerge": ShapeKind.PAGE_LINK,
    "flowChartExtract": ShapeKind.PAGE_LINK,
}
"""What people draw by each preset.  Names of shapes say nothing, since they outlive changes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """From the measures of a drawing to points on the sheet."""

    x: float = 0.0
    y: float = 0.0
    """Where the origin of the drawing is, in points."""
    across: float = 1 / EMU
    down: float = 1 / EMU
    """Points of one unit."""

    def box(self, left: float, top: float, width: float, height: float) -> Box:
        """A rectangle of the drawing, on the sheet."""
        x, y = self.x + left * self.across, self.y + top * self.down
        return Box(x, y, x + width * self.across, y + height * self.down)


def kind_of(preset: str) -> ShapeKind:
    """What people draw by a preset."""
    return _KINDS.get(preset, ShapeKind.OTHER)


def is_line(preset: str) -> bool:
    """Whether a preset is a line."""
    return preset.endswith(
        ("Connector1", "Connector2", "Connector3", "Connector4", "Connector5")
    ) or (preset in {"line", "lineInv"})


def add_shape(
    shape: etree._Element, properties: etree._Element | None, box: Box, text: str, drawn: Drawn
) -> None:
    """Add a shape or a line.

    Args:
        shape: the element with its ids and whether it is a box of text.
        properties: its ``spPr``.
        box: where it stands on the sheet, before it is turned.
        text: what is written in it.
        drawn: where it goes.
    """
    if properties is None:
        return
    transform = properties.find(f"{A}xfrm")
    geometry = properties.find(f"{A}prstGeom")
    preset = geometry.get("prst", "") if geometry is not None else ""
    turn = turn_of(transform)
    name = _named(shape, "id")
    points = _way(shape, properties, preset)
    if points is not None:
        start, end = _heads(properties)
        if block_arrow(preset) is not None:
            start, end = preset in BOTH_WAYS, True
        drawn.add(
            Line(
                name, placed(points, box, turn), start, end,
                _glued(shape, "stCxn"), _glued(shape, "endCxn"), tidy(text),
            )
        )  # fmt: skip
        return
    kind = kind_of(preset)
    free = free_form(properties)
    if free is not None:
        kind = closed_kind(free[0])
    if kind is ShapeKind.BOX and (_is_text_box(shape) or _is_bare(properties)):
        kind = ShapeKind.TEXT
    visible = swapped(box) if turn.is_on_its_side else box
    drawn.add(Shape(name, kind, visible, tidy(text), tidy(_named(shape, "descr"))))


def _way(
    shape: etree._Element, properties: etree._Element, preset: str
) -> tuple[tuple[float, float], ...] | None:
    """The corners of a line in a box of size 1; None where a shape is no line."""
    free = free_form(properties)
    if free is not None and not free[1]:
        return free[0]
    if shape.tag.endswith("}cxnSp") or is_line(preset):
        if preset == "lineInv":
            return (0, 1), (1, 0)
        return corners(preset, _adjustments(properties.find(f"{A}prstGeom")))
    return block_arrow(preset)


def extent(transform: etree._Element | None) -> tuple[float, float, float, float] | None:
    """Left, top, width and height of an ``xfrm``, in its own measures."""
    if transform is None:
        return None
    return _rectangle(transform, "off", "ext")


def inner(transform: etree._Element | None) -> tuple[float, float, float, float] | None:
    """The rectangle that the children of a group take themselves to be in."""
    return None if transform is None else _rectangle(transform, "chOff", "chExt")


def group_frame(transform: etree._Element | None, box: Box) -> Frame:
    """The frame of the children of a group that stands in a box on the sheet."""
    left, top, width, height = inner(transform) or (0.0, 0.0, 0.0, 0.0)
    across = box.width / width if width else 1 / EMU
    down = box.height / height if height else 1 / EMU
    return Frame(box.left - left * across, box.top - top * down, across, down)


def _rectangle(
    transform: etree._Element, corner: str, size: str
) -> tuple[float, float, float, float] | None:
    """A rectangle of a transform."""
    start, measures = transform.find(f"{A}{corner}"), transform.find(f"{A}{size}")
    if start is None or measures is None:
        return None
    return (
        number(start.get("x")),
        number(start.get("y")),
        number(measures.get("cx")),
        number(measures.get("cy")),
    )


def number(text: str | None) -> float:
    """A measure; 0 where it is none."""
    try:
        value = float(text or 0)
    except ValueError:
        return 0.0
    return value if abs(value) < _FAR else 0.0


def turn_of(transform: etree._Element | None) -> Turn:
    """How a shape is turned."""
    if transform is None:
        return Turn()
    return Turn(
        transform.get("flipH") in {"1", "true"},
        transform.get("flipV") in {"1", "true"},
        (number(transform.get("rot")) / 60_000) % 360,
    )


def turned_box(transform: etree._Element | None, visible: Box) -> Box:
    """The box of a shape before it is turned, where its anchor gives the one that is seen."""
    return swapped(visible) if turn_of(transform).is_on_its_side else visible


def _adjustments(geometry: etree._Element | None) -> dict[int, float]:
    """Where a connector bends, as shares of its box."""
    found: dict[int, float] = {}
    for guide in geometry.iter(f"{A}gd") if geometry is not None else ():
        name = _GUIDE.fullmatch(guide.get("name", ""))
        kind, _, value = guide.get("fmla", "").partition(" ")
        if name and kind == "val":
            found[int(name[1] or 1)] = number(value) / 100_000
    return found


def _heads(properties: etree._Element) -> tuple[bool, bool]:
    """Whether a line has a head at its start and at its end."""
    line = properties.find(f"{A}ln")
    if line is None:
        return False, False
    ends = (line.find(f"{A}{name}") for name in ("headEnd", "tailEnd"))
    start, end = (
        mark is not None and mark.get("type", "none") not in {"none", "oval", "diamond"}
        for mark in ends
    )
    return start, end


def _named(shape: etree._Element, attribute: str) -> str:
    """What a shape is called: the number by which connectors know it, or its alternative text."""
    for element in shape.iter():
        if element.tag.endswith(("}cNvPr", "}docPr")):
            return element.get(attribute, "")
    return ""


def _glued(shape: etree._Element, name: str) -> str | None:
    """The shape to which an end of a connector is glued."""
    found = next(shape.iter(f"{A}{name}"), None)
    return found.get("id") if found is not None else None


def _is_text_box(shape: etree._Element) -> bool:
    """Whether somebody drew a box to write in."""
    return any(
        element.get("txBox") in {"1", "true"}
        for element in shape.iter()
        if element.tag.endswith("}cNvSpPr")
    ) and _is_bare(next(shape.iter(f"{A}ln"), None))


def _is_bare(properties: etree._Element | None) -> bool:
    """Whether a form, or its line, has no border."""
    if properties is None:
        return True
    line = properties if properties.tag == f"{A}ln" else properties.find(f"{A}ln")
    return line is not None and line.find(f"{A}noFill") is not None
