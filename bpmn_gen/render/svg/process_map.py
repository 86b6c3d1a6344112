"""Peta lintas fungsi as SVG: one file that needs no other, for paper and for dark screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.xml_text import clean, number
from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.model.letters import letters
from bpmn_gen.picture.change_signs import change_legend
from bpmn_gen.picture.figures import Box, Mark
from bpmn_gen.picture.legend import legend, used_kinds
from bpmn_gen.picture.scene import compose
from bpmn_gen.picture.surround import WAYS, foot, heading, ways_line
from bpmn_gen.render.svg.elements import add_mark, add_svg
from bpmn_gen.render.svg.file import add_style, svg_bytes, svg_root
from bpmn_gen.render.svg.view import View, spots_of, titles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml import etree

    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.picture.sheet import Sheet

MARGIN = 24.0
"""px on all sides."""
MIN_WIDTH = 720.0
"""px; least width, because a title block needs so much for the smallest map."""
_APART = 16.0
"""px between title block, map and legend."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A map with what stands around it, each in its place in the file."""

    size: tuple[float, float]
    """px."""
    corner: Point
    """The upper left corner of the map."""
    shift: Point
    """By how much the map is moved from where layout has it."""
    head: Mark
    foot: tuple[Mark, ...]
    """The legend and the source."""


def frame(drawing: Drawing, sheet: Sheet, *, has_ways: bool, looks: Iterable[str] = ()) -> Frame:
    """Where everything goes.

    Args:
        drawing: the map.
        sheet: the words around it.
        has_ways: whether a line of links stands above the map.
        looks: the signs of changes that the legend explains.
    """
    extent = drawing.extent()
    width = max(extent.width, MIN_WIDTH)
    head, head_height = heading(sheet, Point(MARGIN, MARGIN), width)
    corner = Point(MARGIN, MARGIN + head_height + _APART + (WAYS if has_ways else 0.0))
    legend_top = corner.y + extent.height + _APART
    key, key_height = legend(used_kinds(drawing), Point(MARGIN, legend_top), width)
    changes, more = change_legend(looks, Point(MARGIN, legend_top + key_height), width)
    key_height += more
    source, source_height = foot(sheet, Point(MARGIN, legend_top + key_height + 8), width)
    size = (width + 2 * MARGIN, legend_top + key_height + 8 + source_height + MARGIN)
    shift = Point(corner.x - extent.x, corner.y - extent.y)
    return Frame(size, corner, shift, head, (key, changes, source) if more else (key, source))


def write_svg(
    definitions: Definitions,
    drawing: Drawing,
    sheet: Sheet,
    links: Mapping[str, str],
    ways: Sequence[tuple[str, str]] = (),
) -> bytes:
    """The map with its title block, legend and source, as UTF-8.

    ``links`` maps the code of a called process to the address of its map.  ``ways`` are names and
    addresses of neighbouring maps.
    """
    around = frame(drawing, sheet, has_ways=bool(ways))
    root = svg_root(sheet, around.size)
    add_description(root, definitions, sheet)
    add_style(root)
    add_mark(root, Mark((Box(Bounds(0.0, 0.0, *around.size), "paper"),)))
    add_mark(root, around.head)
    for mark in ways_line(ways, Point(MARGIN, around.corner.y - WAYS / 2 - 4.0)):
        add_mark(root, mark)
    dx, dy = around.shift
    plane = add_svg(root, "g", transform=f"translate({number(dx)} {number(dy)})")
    for mark in compose(definitions, drawing, links):
        add_mark(plane, mark)
    for mark in around.foot:
        add_mark(root, mark)
    return svg_bytes(root)


def view_map(
    definitions: Definitions,
    drawing: Drawing,
    sheet: Sheet,
    links: Mapping[str, str],
    *,
    has_ways: bool,
) -> View:
    """What a page has to know of the file that ``write_svg`` makes of the same."""
    around = frame(drawing, sheet, has_ways=has_ways)
    dx, dy = around.shift
    marks, whose = compose(definitions, drawing, links), letters(definitions)
    return View(
        *around.size,
        top=around.corner.y - _APART / 2,
        titles=tuple(titles_of(marks, dx, dy)),
        spots=tuple(spots_of(marks, dx, dy)),
        boxes=tuple((one.element_id, one.bounds.moved(dx, dy)) for one in drawing.shapes),
        letters=tuple(
            (one.element_id, step, one.bounds.moved(dx, dy))
            for one in drawing.shapes
            if (step := whose.get(one.element_id))
        ),
    )


def add_description(root: etree._Element, definitions: Definitions, sheet: Sheet) -> None:
    """Add title and description, for readers who cannot see the picture."""
    add_svg(root, "title").text = clean(f"{sheet.code} {sheet.title} | {sheet.unit}")
    words = [process.documentation for process in definitions.processes if process.documentation]
    actors = [lane.name for process in definitions.processes for lane in process.lanes]
    if actors:
        words.append(f"Pelaksana: {'; '.join(actors)}")
    if words:
        add_svg(root, "desc").text = clean("\n".join(words))
