"""Peta lintas fungsi as SVG: one file that needs nothing else, on paper and on a dark screen.

Colours are plain attributes, which every program understands; a style sheet inside changes them
on dark screens only, so that prints are always white.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from bpmn_gen.geometry import Bounds, Point
from bpmn_gen.render.figures import Box, Mark
from bpmn_gen.render.inks import FONT_FAMILY, INKS
from bpmn_gen.render.legend import legend, used_kinds
from bpmn_gen.render.scene import compose
from bpmn_gen.render.surround import foot, heading
from bpmn_gen.render.svg_elements import SVG, add, add_mark
from bpmn_gen.render.xml_text import XML_DECLARATION, clean, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.drawing import Drawing
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.render.sheet import Sheet

MARGIN = 24.0
"""px on all sides."""
MIN_WIDTH = 720.0
"""px; a title block needs so much, however small the map."""
_APART = 16.0
"""px between title block, map and legend."""


def write_svg(
    definitions: Definitions, drawing: Drawing, sheet: Sheet, links: Mapping[str, str]
) -> bytes:
    """The map with its title block, legend and source, as UTF-8.

    ``links`` leads from the code of a called process to the address of its map.
    """
    extent = drawing.extent()
    width = max(extent.width, MIN_WIDTH)
    head, head_height = heading(sheet, Point(MARGIN, MARGIN), width)
    map_top = MARGIN + head_height + _APART
    legend_top = map_top + extent.height + _APART
    key, key_height = legend(used_kinds(drawing), Point(MARGIN, legend_top), width)
    source, source_height = foot(sheet, Point(MARGIN, legend_top + key_height + 8), width)
    size = (width + 2 * MARGIN, legend_top + key_height + 8 + source_height + MARGIN)
    root = _root(sheet, size)
    _add_description(root, definitions, sheet)
    _add_style(root)
    add_mark(root, Mark((Box(Bounds(0.0, 0.0, *size), "paper"),)))
    add_mark(root, head)
    dx, dy = MARGIN - extent.x, map_top - extent.y
    plane = add(root, "g", transform=f"translate({number(dx)} {number(dy)})")
    for mark in compose(definitions, drawing, links):
        add_mark(plane, mark)
    add_mark(root, key)
    add_mark(root, source)
    etree.indent(root, " ")
    return XML_DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"


def _root(sheet: Sheet, size: tuple[float, float]) -> etree._Element:
    """The outermost element."""
    width, height = number(size[0]), number(size[1])
    root = etree.Element(
        f"{{{SVG}}}svg",
        nsmap={None: SVG},  # type: ignore[dict-item]  # the stubs know no default namespace
    )
    attributes = {
        "width": width,
        "height": height,
        "viewBox": f"0 0 {width} {height}",
        "lang": "id",
        "role": "graphics-document document",
        "font-family": FONT_FAMILY,
        "stroke-linejoin": "round",
        "aria-label": clean(f"{sheet.form} {sheet.code} {sheet.title}"),
    }
    for name, value in attributes.items():
        root.set(name, value)
    return root


def _add_description(root: etree._Element, definitions: Definitions, sheet: Sheet) -> None:
    """What the picture is, for those who cannot see it."""
    add(root, "title").text = clean(f"{sheet.code} {sheet.title} | {sheet.unit}")
    words = [process.documentation for process in definitions.processes if process.documentation]
    actors = [lane.name for process in definitions.processes for lane in process.lanes]
    if actors:
        words.append(f"Pelaksana: {'; '.join(actors)}")
    if words:
        add(root, "desc").text = clean("\n".join(words))


def _add_style(root: etree._Element) -> None:
    """The colours of a dark screen, and the look of links."""
    dark = f"svg{{background:{INKS['paper'].dark_fill}}}" + "".join(
        f".{role}{{{_dark('fill', ink.dark_fill)}{_dark('stroke', ink.dark_stroke)}}}"
        for role, ink in INKS.items()
    )
    add(root, "style").text = (
        "a{cursor:pointer}a:hover text,a:focus text{text-decoration:underline}"
        f"@media screen and (prefers-color-scheme:dark){{{dark}}}"
    )


def _dark(name: str, colour: str) -> str:
    """One declaration; nothing where the role does not paint."""
    return f"{name}:{colour};" if colour else ""
