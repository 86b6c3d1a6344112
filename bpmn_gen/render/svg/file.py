"""The parts that every SVG file has: its outermost element, its style sheet, its bytes.

Colours are plain attributes, because every program understands those.  The style sheet changes them
on dark screens only, so that prints are always white.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from bpmn_gen.bpmn_file.xml_text import XML_DECLARATION, clean, number
from bpmn_gen.picture.inks import CHANGE_INKS, FONT_FAMILY, INKS
from bpmn_gen.render.svg.elements import SVG, add_svg

if TYPE_CHECKING:
    from bpmn_gen.picture.sheet import Sheet


def svg_root(sheet: Sheet, size: tuple[float, float]) -> etree._Element:
    """The outermost element; ``size`` is width and height in px."""
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


def add_style(root: etree._Element, *, has_changes: bool = False) -> None:
    """Add the colours for dark screens, and the look of links.

    ``has_changes`` tells whether the picture shows what changed.
    """
    inks = INKS | CHANGE_INKS if has_changes else INKS
    dark = f"svg{{background:{INKS['paper'].dark_fill}}}" + "".join(
        f".{role}{{{_dark('fill', ink.dark_fill)}{_dark('stroke', ink.dark_stroke)}}}"
        for role, ink in inks.items()
    )
    add_svg(root, "style").text = (
        "a{cursor:pointer}a:hover text,a:focus text{text-decoration:underline}"
        f"@media screen and (prefers-color-scheme:dark){{{dark}}}"
    )


def _dark(name: str, colour: str) -> str:
    """One declaration of CSS; empty where the role does not paint."""
    return f"{name}:{colour};" if colour else ""


def svg_bytes(root: etree._Element) -> bytes:
    """The file, indented, as UTF-8."""
    etree.indent(root, " ")
    return XML_DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"
