"""A board as one SVG file, with all panels below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.xml_text import clean, number
from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.picture.board import FRAME, double_frame
from bpmn_gen.picture.figures import Box, Mark
from bpmn_gen.picture.surround import WAYS, corner_mark, foot, heading, ways_line
from bpmn_gen.render.svg.elements import add_mark, add_svg
from bpmn_gen.render.svg.file import add_style, svg_bytes, svg_root
from bpmn_gen.render.svg.view import View, spots_of

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.picture.board import Board, Panel

MARGIN = 24.0
"""px on all sides."""
APART = 16.0
"""px between title block, map and legend."""


def write_board_svg(board: Board, *, has_changes: bool = False) -> bytes:
    """The map with its title block, legend and source, as UTF-8.

    ``has_changes`` tells whether it shows what changed.
    """
    width, inset = board.width, _inset(board)
    placed, bottom = _placed(board, inset, width)
    source, size = _foot(board, bottom)
    root = svg_root(board.sheet, size)
    add_svg(root, "title").text = clean(_name(board))
    if board.description:
        add_svg(root, "desc").text = clean(board.description)
    add_style(root, has_changes=has_changes)
    add_mark(root, Mark((Box(Bounds(0.0, 0.0, *size), "paper"),)))
    if board.head:
        frame = Bounds(inset, inset, width, bottom - inset).grown(FRAME)
        add_mark(root, double_frame(frame))
        if board.sheet.mark:
            add_mark(root, corner_mark(board.sheet, Point(inset + width, inset + FRAME / 2)))
    else:
        add_mark(root, heading(board.sheet, Point(inset, inset), width)[0])
    for panel, x, y in placed:
        _add_panel(root, panel, Point(x, y))
    top = placed[0][2]
    middle = top + WAYS / 2 if board.head else top - WAYS / 2 - 4.0
    for mark in ways_line(board.ways, Point(inset, middle)):
        add_mark(root, mark)
    add_mark(root, source)
    return svg_bytes(root)


def view_board(board: Board) -> View:
    """What a page has to know of the file that ``write_board_svg`` makes of the same."""
    placed, bottom = _placed(board, _inset(board), board.width)
    spots = (spot for panel, x, y in placed for spot in spots_of(panel.marks, x, y))
    return View(*_foot(board, bottom)[1], top=placed[0][2] - APART / 2, spots=tuple(spots))


def _inset(board: Board) -> float:
    """How far the map is from the border of the picture, in px."""
    return MARGIN + (FRAME if board.head else 0.0)


def _foot(board: Board, bottom: float) -> tuple[Mark, tuple[float, float]]:
    """The source below a map that ends at ``bottom``, and the size of the whole picture in px."""
    inset = _inset(board)
    source, height = foot(board.sheet, Point(inset, bottom + APART), board.width)
    return source, (board.width + 2 * inset, bottom + APART + height + MARGIN)


def _name(board: Board) -> str:
    """The title of the picture."""
    sheet = board.sheet
    return f"{sheet.form}: {f'{sheet.code} {sheet.title}'.strip()} | {sheet.unit}"


def _placed(
    board: Board, inset: float, width: float
) -> tuple[list[tuple[Panel, float, float]], float]:
    """Every panel with its upper left corner, and the y at which the last one ends, in px."""
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


def _add_panel(root: etree._Element, panel: Panel, corner: Point) -> None:
    """Add the figures of a panel in its place."""
    plane = add_svg(root, "g", transform=f"translate({number(corner.x)} {number(corner.y)})")
    for mark in panel.marks:
        add_mark(plane, mark)
