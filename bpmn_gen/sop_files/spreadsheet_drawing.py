"""What is drawn on a worksheet: anchors of three kinds, groups, shapes and connectors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_files.drawingml import (
    EMU,
    MAX_DEPTH,
    A,
    Frame,
    add_shape,
    extent,
    group_frame,
    number,
    turn_of,
    turned_box,
)
from bpmn_gen.sop_files.groups import counted, turn_since
from bpmn_gen.sop_files.sheet import Box, Drawn, Shape, ShapeKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

    from bpmn_gen.sop_files.package import OfficeFile
    from bpmn_gen.sop_files.sheet import Line

_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_CHOICES: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def drawn_on(
    package: OfficeFile, part: str, x: Callable[[int], float], y: Callable[[int], float]
) -> tuple[tuple[Shape, ...], tuple[Line, ...]]:
    """Shapes and lines of the sheet in a part.

    Args:
        package: the workbook.
        part: the part of the sheet.
        x: where a column begins, in points.
        y: where a row begins.
    """
    drawn = Drawn()
    for kind, target in package.related(part).values():
        root = package.part(target) if kind == "drawing" else None
        for anchor in _anchors(root) if root is not None else ():
            box = _anchored(anchor, x, y)
            if box is not None:
                for element in anchor:
                    _add(element, box, None, drawn, 0)
    return tuple(drawn.shapes), tuple(drawn.lines)


def _anchors(root: etree._Element) -> Iterator[etree._Element]:
    """The anchors of a drawing; of two forms of one the form that newer programs read."""
    for element in root:
        if element.tag == f"{_CHOICES}AlternateContent":
            yield from element[0] if len(element) else ()
        else:
            yield element


def _anchored(
    anchor: etree._Element, x: Callable[[int], float], y: Callable[[int], float]
) -> Box | None:
    """The part of the sheet that an anchor takes."""
    start = _corner(anchor.find(f"{_DRAWING}from"), x, y)
    position = anchor.find(f"{_DRAWING}pos")
    if position is not None:
        start = number(position.get("x")) / EMU, number(position.get("y")) / EMU
    end = _corner(anchor.find(f"{_DRAWING}to"), x, y)
    size = anchor.find(f"{_DRAWING}ext")
    if start is not None and end is None and size is not None:
        end = start[0] + number(size.get("cx")) / EMU, start[1] + number(size.get("cy")) / EMU
    return None if start is None or end is None else Box(*start, *end)


def _corner(
    corner: etree._Element | None, x: Callable[[int], float], y: Callable[[int], float]
) -> tuple[float, float] | None:
    """A corner that is given by a cell and a distance within it."""
    if corner is None:
        return None
    column, across, row, down = (
        number(corner.findtext(f"{_DRAWING}{name}")) for name in ("col", "colOff", "row", "rowOff")
    )
    return x(int(column)) + across / EMU, y(int(row)) + down / EMU


def _add(
    element: etree._Element, box: Box | None, frame: Frame | None, drawn: Drawn, depth: int
) -> None:
    """Add a shape, or all shapes of a group.

    Args:
        element: the shape or group.
        box: what the anchor says of its place; None within a group.
        frame: the measures of the group that it is in.
        drawn: where it goes.
        depth: how many groups it is in.
    """
    if depth > MAX_DEPTH:
        return
    if element.tag.startswith(_CHOICES):
        choices = element.findall(f"{_CHOICES}Choice") or [element]
        for child in choices[0]:
            _add(child, box, frame, drawn, depth + 1)
        return
    kind = element.tag.removeprefix(_DRAWING)
    properties = element.find(f"{_DRAWING}{'grpSpPr' if kind == 'grpSp' else 'spPr'}")
    transform = properties.find(f"{A}xfrm") if properties is not None else None
    if kind == "graphicFrame":
        transform = element.find(f"{_DRAWING}xfrm")
    place = _place(transform, box, frame)
    if place is None:
        return
    if kind == "grpSp":
        within = group_frame(transform, place)
        before = counted(drawn)
        for child in element:
            _add(child, None, within, drawn, depth + 1)
        turn_since(drawn, before, place, turn_of(transform))
    elif kind in {"pic", "graphicFrame"}:
        drawn.add(Shape("", ShapeKind.PICTURE, place))
    elif kind in {"sp", "cxnSp"}:
        text = "\n".join(
            "".join(run.text or "" for run in line.iter(f"{A}t")) for line in element.iter(f"{A}p")
        )
        add_shape(element, properties, place, text, drawn)


def _place(transform: etree._Element | None, box: Box | None, frame: Frame | None) -> Box | None:
    """Where something is before it is turned: by its anchor, or by the group that it is in."""
    if box is not None:
        return turned_box(transform, box)
    rectangle = extent(transform)
    return None if rectangle is None or frame is None else frame.box(*rectangle)
