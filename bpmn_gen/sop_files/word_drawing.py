"""What is drawn in a paragraph of Word: inline or floating, alone, grouped, on a canvas, in VML."""

from __future__ import annotations

from dataclasses import dataclass
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
)
from bpmn_gen.sop_files.groups import counted, turn_since
from bpmn_gen.sop_files.sheet import Box, Shape, ShapeKind
from bpmn_gen.sop_files.vml import V, add_vml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from bpmn_gen.sop_files.sheet import Drawn, Point

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_OFFICE: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
_PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_WPS, _WPG, _WPC = (f"{{{_OFFICE}{part}}}" for part in ("Shape", "Group", "Canvas"))


@dataclass(frozen=True, slots=True)
class Spot:
    """The places from which drawings of a paragraph are measured, in points."""

    x: float
    """The left border of its text."""
    y: float
    """Its upper border."""
    width: float
    """Of its text."""
    page_x: float
    """The left border of the paper."""
    page_y: float
    """The upper border of the paper."""


def drawings_in(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The drawings of a paragraph: what this program reads of each pair of alternatives."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
            yield element
        elif element.tag == f"{MC}AlternateContent":
            choice = _readable(element)
            if choice is not None:
                stack.extend(reversed(choice))
        else:
            stack.extend(reversed(element))


def inline_size(drawing: etree._Element) -> Point | None:
    """Width and height of a drawing that stands in the text like a letter; None where it floats."""
    inline = drawing.find(f"{_WP}inline")
    if inline is not None:
        size = inline.find(f"{_WP}extent")
        return None if size is None else (_emu(size.get("cx")), _emu(size.get("cy")))
    for shape in drawing if drawing.tag != f"{W}drawing" else ():
        style = shape.get("style", "")
        if shape.tag != f"{V}shapetype" and "position:" not in style and "width:" in style:
            measures = dict(part.split(":", 1) for part in style.split(";") if ":" in part)
            return _points(measures.get("width", "")), _points(measures.get("height", ""))
    return None


def add_drawing(drawing: etree._Element, spot: Spot, inline_at: Point | None, drawn: Drawn) -> None:
    """Add all shapes of a drawing.

    Args:
        drawing: the element.
        spot: where its paragraph stands.
        inline_at: where its upper left corner is, when it stands in the text like a letter.
        drawn: where they go.
    """
    if drawing.tag != f"{W}drawing":
        x, y = inline_at or (spot.x, spot.y)
        for shape in drawing:
            add_vml(shape, Frame(x, y, 1.0, 1.0), drawn)
        return
    for holder in drawing:
        size = holder.find(f"{_WP}extent")
        if size is None:
            continue
        width, height = _emu(size.get("cx")), _emu(size.get("cy"))
        x, y = inline_at or _floating(holder, spot, width, height)
        box = Box(x, y, x + width, y + height)
        for content in holder.iterfind(f"{A}graphic/{A}graphicData/*"):
            _add_content(content, holder, box, drawn)


def _add_content(content: etree._Element, holder: etree._Element, box: Box, drawn: Drawn) -> None:
    """Add a shape, a group or a canvas that stands by itself."""
    if content.tag == f"{_WPS}wsp":
        properties = content.find(f"{_WPS}spPr")
        add_shape(holder, properties, box, _text(content), drawn)
    elif content.tag == f"{_WPG}wgp":
        _add_group(content, box, drawn, 0)
    elif content.tag == f"{_WPC}wpc":
        for child in content:
            _add_inner(child, Frame(box.left, box.top), drawn, 1)
    else:
        drawn.add(Shape("", ShapeKind.PICTURE, box))


def _add_inner(element: etree._Element, frame: Frame, drawn: Drawn, depth: int) -> None:
    """Add a shape of a group or canvas."""
    if depth > MAX_DEPTH:
        return
    if element.tag == f"{_WPS}wsp":
        properties = element.find(f"{_WPS}spPr")
        rectangle = extent(properties.find(f"{A}xfrm")) if properties is not None else None
        if rectangle is not None:
            add_shape(element, properties, frame.box(*rectangle), _text(element), drawn)
    elif element.tag in {f"{_WPG}grpSp", f"{_WPG}wgp"}:
        rectangle = extent(element.find(f"{_WPG}grpSpPr/{A}xfrm"))
        if rectangle is not None:
            _add_group(element, frame.box(*rectangle), drawn, depth)
    elif element.tag in {_PICTURE, f"{_WPG}graphicFrame"}:
        transform = next(element.iter(f"{A}xfrm", f"{_WPG}xfrm"), None)
        rectangle = extent(transform)
        if rectangle is not None:
            drawn.add(Shape("", ShapeKind.PICTURE, frame.box(*rectangle)))
    elif element.tag == f"{MC}AlternateContent":
        choice = _readable(element)
        for child in choice if choice is not None else ():
            _add_inner(child, frame, drawn, depth + 1)


def _add_group(group: etree._Element, box: Box, drawn: Drawn, depth: int) -> None:
    """Add all that is in a group, and turn it as the group is turned."""
    transform = group.find(f"{_WPG}grpSpPr/{A}xfrm")
    frame = group_frame(transform, box)
    before = counted(drawn)
    for child in group:
        _add_inner(child, frame, drawn, depth + 1)
    turn_since(drawn, before, box, turn_of(transform))


def _readable(alternatives: etree._Element) -> etree._Element | None:
    """The first alternative with a drawing that can be read."""
    for choice in alternatives:
        if any(
            element.tag in {f"{_WPS}wsp", f"{_WPS}cNvPr", f"{W}pict"} for element in choice.iter()
        ):
            return choice
    return alternatives[0] if len(alternatives) else None


def _floating(
    holder: etree._Element, spot: Spot, width: float, height: float
) -> tuple[float, float]:
    """The upper left corner of a drawing that floats."""
    across, down = holder.find(f"{_WP}positionH"), holder.find(f"{_WP}positionV")
    x = _along(across, {"page": spot.page_x}, spot.x, spot.width, width)
    y = _along(down, {"page": spot.page_y, "margin": spot.page_y}, spot.y, 0.0, height)
    return x, y


def _along(
    position: etree._Element | None, bases: dict[str, float], base: float, room: float, size: float
) -> float:
    """A place on one axis."""
    if position is None:
        return base
    base = bases.get(position.get("relativeFrom", ""), base)
    offset = position.findtext(f"{_WP}posOffset")
    if offset is not None:
        return base + _emu(offset.strip())
    align = position.findtext(f"{_WP}align")
    free = max(room - size, 0.0)
    return base + {"center": free / 2, "right": free}.get(align or "", 0.0)


def _text(shape: etree._Element) -> str:
    """The words in a shape."""
    return "\n".join(
        "".join(run.text or "" for run in line.iter(f"{W}t")) for line in shape.iter(f"{W}p")
    )


def _emu(text: str | None) -> float:
    """A measure in points."""
    return number(text) / EMU


def _points(text: str) -> float:
    """A measure of a style, which is in points mostly."""
    return number(text.strip().removesuffix("pt"))
