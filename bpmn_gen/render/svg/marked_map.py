"""A map on which changes are marked, readable without colour: by form and by number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.bpmn_file.xml_text import number
from bpmn_gen.render.svg.elements import add_svg
from bpmn_gen.render.svg.file import svg_bytes
from bpmn_gen.render.svg.process_map import frame, write_svg
from bpmn_gen.render.svg.signs import add_sign

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.picture.sheet import Sheet
    from bpmn_gen.render.svg.signs import Sign

_GAP: Final = 7.0
"""px between a box and the frame around it."""
_INSET: Final = 4.0
"""px between the border of a lane and the frame inside it."""


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
        if key in signs:
            add_sign(plane, box, signs[key])
    return svg_bytes(root)
