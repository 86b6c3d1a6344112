"""Figures as SVG elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from bpmn_gen.bpmn_file.xml_text import clean, number
from bpmn_gen.picture.figures import Box, Disc, Line, TextLine
from bpmn_gen.picture.inks import ink_of
from bpmn_gen.picture.strokes import strokes

if TYPE_CHECKING:
    from bpmn_gen.picture.figures import Figure, Mark

SVG = "http://www.w3.org/2000/svg"


def add_svg(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    """Append an element; underscores in names of attributes become hyphens."""
    named = {key.replace("_", "-"): value for key, value in attributes.items()}
    return etree.SubElement(parent, f"{{{SVG}}}{tag}", named)


def add_mark(parent: etree._Element, mark: Mark) -> None:
    """Add the figures of an element as a group with its title and description, inside its link.

    The link leads the whole page on, also from a picture inside a page.
    """
    if mark.href:
        parent = add_svg(parent, "a", href=clean(mark.href), target="_top")
    group = add_svg(parent, "g")
    if mark.element_id:
        group.set("id", mark.element_id)
        group.set("class", f"bpmn-{mark.kind}")
        group.set("role", "graphics-symbol")
        add_svg(group, "title").text = clean(mark.title)
        if mark.description:
            add_svg(group, "desc").text = clean(mark.description)
    for figure in mark.figures:
        _add_figure(group, figure)


def _add_figure(group: etree._Element, figure: Figure) -> None:
    """Add one figure in the ink of its role."""
    match figure:
        case Box():
            _add_box(group, figure)
        case Disc():
            center = figure.center
            item = add_svg(group, "circle", cx=number(center.x), cy=number(center.y))
            item.set("r", number(figure.radius))
            _ink(item, figure.role)
        case Line():
            _ink(add_svg(group, "path", d=path_data(figure)), figure.role)
        case TextLine():
            _add_text(group, figure)


def _add_box(group: etree._Element, box: Box) -> None:
    """A rectangle."""
    bounds = box.bounds
    item = add_svg(group, "rect", x=number(bounds.x), y=number(bounds.y))
    item.set("width", number(bounds.width))
    item.set("height", number(bounds.height))
    if box.radius:
        item.set("rx", number(box.radius))
    _ink(item, box.role)


def _add_text(group: etree._Element, text: TextLine) -> None:
    """One line of text on its baseline."""
    x, y = number(text.at.x), number(text.at.y)
    item = add_svg(group, "text", x=x, y=y, font_size=number(text.size))
    if text.anchor != "start":
        item.set("text-anchor", text.anchor)
    if text.bold:
        item.set("font-weight", "bold")
    if text.upward:
        item.set("transform", f"rotate(-90 {x} {y})")
    _ink(item, text.role)
    item.text = clean(text.text)


def _ink(item: etree._Element, role: str) -> None:
    """Set the role as a class, for dark screens, and its colours on paper as attributes."""
    ink = ink_of(role)
    item.set("class", role)
    item.set("fill", ink.fill or "none")
    if ink.stroke:
        item.set("stroke", ink.stroke)
        item.set("stroke-width", number(ink.width))
    if ink.dash:
        item.set("stroke-dasharray", " ".join(number(length) for length in ink.dash))


def path_data(line: Line) -> str:
    """The ``d`` attribute of a path."""
    letters = {"move": "M", "line": "L", "quad": "Q", "cubic": "C"}
    parts = [
        letters[verb] + " ".join(f"{number(point.x)} {number(point.y)}" for point in points)
        for verb, points in strokes(line)
    ]
    return "".join(parts) + ("Z" if line.closed else "")
