"""A map on which changes are marked, readable without colour: by form and by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.xml_text import number
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.picture.changed_map import ChangedMap, changed_marks
from bpmn_gen.picture.figures import Box, Mark
from bpmn_gen.render.svg.board import write_board_svg
from bpmn_gen.render.svg.elements import add_mark, add_svg
from bpmn_gen.render.svg.file import add_style, svg_bytes, svg_root
from bpmn_gen.render.svg.process_map import add_description, frame

if TYPE_CHECKING:
    from bpmn_gen.picture.changed_board import ChangedBoard


def write_changed(picture: ChangedMap | ChangedBoard) -> bytes:
    """A map of either kind with the signs of what changed, as SVG in UTF-8."""
    if isinstance(picture, ChangedMap):
        return write_marked(picture)
    return write_board_svg(picture.board, has_changes=True)


def write_marked(picture: ChangedMap) -> bytes:
    """The map with a frame and a number at each box that changed, as SVG in UTF-8."""
    drawing, sheet, changes = picture.drawing, picture.sheet, picture.changes
    around = frame(drawing, sheet, has_ways=False, looks=changes.looks(drawing))
    root = svg_root(sheet, around.size)
    add_description(root, picture.definitions, sheet)
    add_style(root, has_changes=True)
    add_mark(root, Mark((Box(Bounds(0.0, 0.0, *around.size), "paper"),)))
    add_mark(root, around.head)
    dx, dy = around.shift
    plane = add_svg(root, "g", transform=f"translate({number(dx)} {number(dy)})")
    for mark in changed_marks(picture.definitions, drawing, changes):
        add_mark(plane, mark)
    for mark in around.foot:
        add_mark(root, mark)
    return svg_bytes(root)
