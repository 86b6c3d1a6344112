"""The symbols of a flow page in VML, for programs that do not know drawing canvases."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from bpmn_gen.bpmn_file.xml_text import number, one_line
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.picture.sop_scene import outline
from bpmn_gen.render.word.text import text_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.sop.document import Connector, FlowPage

_UNITS = 100
"""Units in a mm, in the plane of the group."""
_POINTS = 72 / 25.4


def vml_group(
    page: FlowPage, face: str, place: tuple[float, float, float, float], first: int, base: int
) -> str:
    """A group with all figures.

    ``place`` is left, top, width and height in mm, ``first`` the number of the first flow page.
    """
    left, top, width, height = place
    size = f"{round(width * _UNITS)},{round(height * _UNITS)}"
    style = (
        "position:absolute;mso-position-horizontal-relative:column;"
        "mso-position-vertical-relative:paragraph;"
        f"margin-left:{number(left * _POINTS)}pt;margin-top:{number(top * _POINTS)}pt;"
        f"width:{number(width * _POINTS)}pt;height:{number(height * _POINTS)}pt;"
        f"z-index:{page.number}"
    )
    inside = "".join(_figures(page, left, face, first))
    return (
        f'<w:pict><v:group id="alur{base + page.number}" alt={quoteattr(one_line(page.words))}'
        f' style="{style}" coordorigin="0,0" coordsize="{size}">{inside}</v:group></w:pict>'
    )


def _figures(page: FlowPage, left: float, face: str, first: int) -> Iterator[str]:
    """All figures of the page."""
    for connector in page.connectors:
        yield _line(connector, left)
    for symbol in page.symbols:
        box = symbol.bounds.moved(-left, 0.0)
        fill = "#eef2f6" if symbol.kind == "segilima" else "#ffffff"
        text = _text(symbol.lines, symbol.size, face)
        yield (
            f'<v:shape style="{_place(box)}" coordorigin="0,0" coordsize="{_size(box)}"'
            f' path="{_outline(symbol.kind, box)}xe" fillcolor="{fill}" strokecolor="#000000"'
            f' strokeweight="0.75pt">{text}</v:shape>'
        )
    notes = (symbol.note.label(first) for symbol in page.symbols if symbol.note is not None)
    for label in (*(one.label for one in page.connectors if one.label is not None), *notes):
        box = label.bounds.moved(-left, 0.0)
        text = _text(label.lines, label.size, face)
        yield (f'<v:rect style="{_place(box)}" fillcolor="#ffffff" stroked="f">{text}</v:rect>')


def _line(connector: Connector, left: float) -> str:
    """An arrow, or a line without a head."""
    xs = [x - left for x, _ in connector.points]
    ys = [y for _, y in connector.points]
    least = 1 / _UNITS
    box = Bounds(min(xs), min(ys), max(max(xs) - min(xs), least), max(max(ys) - min(ys), least))
    path = _path(list(zip(xs, ys, strict=True)), box)
    head = '<v:stroke endarrow="block"/>' if connector.arrow else ""
    return (
        f'<v:shape style="{_place(box)}" coordorigin="0,0" coordsize="{_size(box)}"'
        f' path="{path}e" filled="f" strokecolor="#000000" strokeweight="0.75pt">{head}</v:shape>'
    )


def _outline(kind: str, box: Bounds) -> str:
    """The outline of a symbol in units of its own plane, still open."""
    width, height = round(box.width * _UNITS), round(box.height * _UNITS)
    if kind == "kotak":
        return f"m0,0l{width},0,{width},{height},0,{height}"
    if kind == "kapsul":
        radius = height // 2
        reach, side = round(radius * 0.45), width - radius
        return (
            f"m{radius},0l{side},0c{side + radius - reach},0,{width},{reach},{width},{radius}"
            f"c{width},{height - reach},{side + radius - reach},{height},{side},{height}"
            f"l{radius},{height}c{reach},{height},0,{height - reach},0,{radius}"
            f"c0,{reach},{reach},0,{radius},0"
        )
    corners = [(point.x, point.y) for point in outline(kind, box)]
    return _path([*corners, corners[0]], box)


def _path(corners: list[tuple[float, float]], box: Bounds) -> str:
    """A line in units of the plane of a shape."""
    points = [f"{round((x - box.x) * _UNITS)},{round((y - box.y) * _UNITS)}" for x, y in corners]
    return f"m{points[0]}l" + ",".join(points[1:])


def _size(box: Bounds) -> str:
    """Width and height of a box in units."""
    return f"{round(box.width * _UNITS)},{round(box.height * _UNITS)}"


def _place(box: Bounds) -> str:
    """The style that puts a figure in its place in the group."""
    return (
        f"position:absolute;left:{round(box.x * _UNITS)};top:{round(box.y * _UNITS)};"
        f"width:{round(box.width * _UNITS)};height:{round(box.height * _UNITS)};"
        "v-text-anchor:middle"
    )


def _text(lines: tuple[str, ...], size: float, face: str) -> str:
    """The text of a figure."""
    if not lines:
        return ""
    inside = text_paragraphs(lines, size, face)
    return f'<v:textbox inset="0,0,0,0"><w:txbxContent>{inside}</w:txbxContent></v:textbox>'
