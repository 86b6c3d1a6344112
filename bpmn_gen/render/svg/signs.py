"""Signs of changes on pictures, readable without colour: a frame by form, a disc with numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.bpmn_file.xml_text import number
from bpmn_gen.render.svg.elements import add_svg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from bpmn_gen.drawing.geometry import Bounds

LOOKS: Final[Mapping[str, str]] = {
    "baru": "stroke:#1a6b2b;stroke-width:4",
    "berubah": "stroke:#b36b00;stroke-width:4;stroke-dasharray:10 5",
    "pindah": "stroke:#1f4e9c;stroke-width:4;stroke-dasharray:2 5",
    "dihapus": "stroke:#b00020;stroke-width:4;stroke-dasharray:14 4 2 4",
}
"""How the frame around a box looks, by what became of it."""
_RADIUS: Final = 11.0
"""px; half the height of the disc with the number of the change."""
_PER_SIGN: Final = 6.5
"""px; the width of a digit in it."""
_ROOM: Final = 7.0
"""px beside the digits in it."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What became of one box."""

    look: str
    """A key of ``LOOKS``."""
    number: str
    """The numbers of the changes in the list beside the picture."""


def add_sign(plane: etree._Element, box: Bounds, sign: Sign) -> None:
    """Add a frame, with its numbers in a disc around its upper left corner."""
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
    colour = LOOKS[sign.look].partition(";")[0].replace("stroke", "fill")
    half = max(_RADIUS, _PER_SIGN * len(sign.number) / 2 + _ROOM)
    add_svg(
        plane,
        "rect",
        x=number(box.x - half),
        y=number(box.y - _RADIUS),
        width=number(2 * half),
        height=number(2 * _RADIUS),
        rx=number(_RADIUS),
        style=colour,
    )
    text = add_svg(
        plane,
        "text",
        x=number(box.x),
        y=number(box.y + 4),
        style="fill:#fff;font:700 12px sans-serif;text-anchor:middle",
    )
    text.text = sign.number
