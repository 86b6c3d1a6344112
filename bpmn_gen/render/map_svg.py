"""A board as one SVG file: all panels under each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.geometry import Bounds, Point
from bpmn_gen.render.figures import Box, Mark, Text
from bpmn_gen.render.map_board import ON_SCREEN
from bpmn_gen.render.map_text import Style
from bpmn_gen.render.surround import foot, heading
from bpmn_gen.render.svg_elements import add, add_mark
from bpmn_gen.render.svg_file import add_style, as_bytes, svg_root
from bpmn_gen.render.typesetting import middle_baseline
from bpmn_gen.render.xml_text import clean, number
from bpmn_gen.typography import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from bpmn_gen.render.map_board import Board, Panel

MARGIN = 24.0
"""px on all sides."""
APART = 16.0
"""px between title block, map and legend."""
WAYS = 20.0
"""px; height of the line of ways to other maps."""
_WAY = Style(10.0, bold=True, role="text-navy")
FRAME = 10.0
"""px between the two lines of a double frame and from the inner one to the map."""


def write_board_svg(board: Board) -> bytes:
    """The map with its title block, legend and source, as UTF-8."""
    width = board.width
    inset = MARGIN + (FRAME if board.head else 0.0)
    placed, bottom = _placed(board, inset, width)
    foot_top = bottom + APART
    source, source_height = foot(board.sheet, Point(inset, foot_top), width)
    size = (width + 2 * inset, foot_top + source_height + MARGIN)
    root = svg_root(board.sheet, size)
    add(root, "title").text = clean(_name(board))
    if board.description:
        add(root, "desc").text = clean(board.description)
    add_style(root)
    add_mark(root, Mark((Box(Bounds(0.0, 0.0, *size), "paper"),)))
    if board.head:
        frame = Bounds(inset, inset, width, bottom - inset).grown(FRAME)
        add_mark(root, double_frame(frame))
    else:
        add_mark(root, heading(board.sheet, Point(inset, inset), width)[0])
    for panel, x, y in placed:
        _add_panel(root, panel, x, y)
    for mark in _beside(board, Point(inset + width, placed[0][2])):
        add_mark(root, mark)
    add_mark(root, source)
    return as_bytes(root)


def double_frame(outer: Bounds) -> Mark:
    """Two lines around a map."""
    return Mark((Box(outer, "frame"), Box(outer.grown(-4.0), "frame")))


def _name(board: Board) -> str:
    """The title of the picture."""
    sheet = board.sheet
    return f"{sheet.form}: {f'{sheet.code} {sheet.title}'.strip()} | {sheet.unit}"


def _placed(
    board: Board, inset: float, width: float
) -> tuple[list[tuple[Panel, float, float]], float]:
    """Every panel with its upper left corner, and where the last one ends."""
    y = inset
    parts = list(board.panels)
    if board.head:
        parts.insert(0, board.head)
        y += FRAME / 2
    else:
        y += heading(board.sheet, Point(inset, inset), width)[1] + APART
        y += WAYS if board.ways else 0.0
    if board.key:
        parts.append(board.key)
    placed: list[tuple[Panel, float, float]] = []
    for panel in parts:
        y += panel.gap if placed else 0.0
        placed.append((panel, inset + (width - panel.width) / 2, y))
        y += panel.height
    return placed, y


def _beside(board: Board, corner: Point) -> Iterator[Mark]:
    """The ways to the maps beside this one, ranged right above the map or beside its head."""
    middle = corner.y + WAYS / 2 if board.head else corner.y - WAYS / 2 - 4.0
    x = corner.x
    for name, href in reversed(board.ways):
        place = Point(x, middle_baseline(middle, _WAY.size))
        text = Text(place, name, _WAY.role, _WAY.size, bold=True, anchor="end")
        yield Mark((text,), kind=ON_SCREEN, href=href)
        x -= text_width(name, _WAY.size, bold=True) + 16.0


def _add_panel(root: etree._Element, panel: Panel, x: float, y: float) -> None:
    """The figures of a panel in its place."""
    plane = add(root, "g", transform=f"translate({number(x)} {number(y)})")
    for mark in panel.marks:
        add_mark(plane, mark)
