"""A map on which changes are marked, readable without colour: by form and by number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.bpmn_file.xml_text import number
from bpmn_gen.render.svg.elements import add_svg
from bpmn_gen.render.svg.file import svg_bytes
from bpmn_gen.render.svg.process_map import frame, write_svg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.picture.sheet import Sheet

LOOKS: Final[Mapping[str, str]] = {
    "baru": "stroke:#1a6b2b;stroke-width:4",
    "berubah": "stroke:#b36b00;stroke-width:4;stroke-dasharray:10 5",
    "pindah": "stroke:#1f4e9c;stroke-width:4;stroke-dasharray:2 5",
    "dihapus": "stroke:#b00020;stroke-width:4;stroke-dasharray:14 4 2 4",
}
"""How the frame around a box looks, by what became of it."""
_GAP: Final = 7.0
"""px between a box and the frame around it."""
_INSET: Final = 4.0
"""px between the border of a lane and the frame inside it."""
_RADIUS: Final = 11.0
"""px; half the height of the disc with the number of the change."""
_PER_SIGN: Final = 6.5
"""px; the width of a digit in it."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What became of one box."""

    look: str
    """A key of ``LOOKS``."""
    number: str
    """The numbers of the changes in the list beside the map."""


def write_marked(
    definitions: Definitions, drawing: Drawing, sheet: Sheet, signs: Mapping[str, Sign]
) -> bytes:
    """The map with a frame and a number at each box that changed, as SVG in UTF-8.

    Args:
        definitions: the model.
        drawing: where everything stands.
        sheet: the words around the map.
        signs: what became of a node or lane, by its id.
    """
    root = etree.fromstring(write_svg(definitions, drawing, sheet, {}))
    around = frame(drawing, sheet, has_ways=False)
    plane = add_svg(
        root, "g", transform=f"translate({number(around.shift.x)} {number(around.shift.y)})"
    )
    boxes = [(one.element_id, one.bounds.grown(-_INSET)) for one in drawing.lanes]
    boxes += [(one.element_id, one.bounds.grown(_GAP)) for one in drawing.shapes]
    for key, box in boxes:
        sign = signs.get(key)
        if sign is None:
            continue
        add_svg(
            plane,
            "rect",
            x=number(box.x),
            y=number(box.y),
            width=number(box.width),
            height=number(box.height),
            rx="8",
            style=f"fill:none;{LOOKS[sign.look]}",
        )
        _add_number(plane, box.x, box.y, sign)
    return svg_bytes(root)


def _add_number(plane: etree._Element, x: float, y: float, sign: Sign) -> None:
    """The numbers of the changes of a box in a disc around a corner, wider where there are many."""
    colour = LOOKS[sign.look].partition(";")[0].replace("stroke", "fill")
    half = max(_RADIUS, _PER_SIGN * len(sign.number) / 2 + _GAP)
    add_svg(
        plane,
        "rect",
        x=number(x - half),
        y=number(y - _RADIUS),
        width=number(2 * half),
        height=number(2 * _RADIUS),
        rx=number(_RADIUS),
        style=colour,
    )
    text = add_svg(
        plane,
        "text",
        x=number(x),
        y=number(y + 4),
        style="fill:#fff;font:700 12px sans-serif;text-anchor:middle",
    )
    text.text = sign.number
