"""Signs of changes in SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.picture.change_signs import sign_mark
from bpmn_gen.render.svg.elements import add_mark

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.drawing.geometry import Bounds
    from bpmn_gen.picture.change_signs import Sign


def add_sign(plane: etree._Element, box: Bounds, sign: Sign) -> None:
    """Add a frame, with its numbers in a disc around its upper left corner."""
    add_mark(plane, sign_mark(box, sign))
