"""The flyer of a service as one SVG file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.picture.figures import Box, Mark
from bpmn_gen.render.svg.elements import add_mark, add_svg
from bpmn_gen.render.svg.file import add_style, svg_bytes, svg_root
from bpmn_gen.services.flyer import HEIGHT, WIDTH

if TYPE_CHECKING:
    from bpmn_gen.services.flyer import Flyer


def write_flyer_svg(flyer: Flyer) -> bytes:
    """The page as UTF-8."""
    root = svg_root(flyer.sheet, (WIDTH, HEIGHT))
    add_svg(root, "title").text = clean(flyer.words)
    add_style(root)
    add_mark(root, Mark((Box(Bounds(0.0, 0.0, WIDTH, HEIGHT), "paper"),)))
    for mark in flyer.marks:
        add_mark(root, mark)
    return svg_bytes(root)
