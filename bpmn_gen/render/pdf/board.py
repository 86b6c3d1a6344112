"""A board as PDF pages: panels fill pages from the top, and heads of tables are repeated."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.pages import PAPERS
from bpmn_gen.picture.board import BOARD_WIDTH, FRAME, ON_SCREEN, double_frame
from bpmn_gen.picture.drawn_page import Layer
from bpmn_gen.picture.surround import corner_mark, foot, heading, page_number, part_number
from bpmn_gen.render.pdf.file import POINTS_PER_MM, POINTS_PER_PX, compile_pages
from bpmn_gen.render.pdf.font import printable
from bpmn_gen.render.pdf.layers import layer_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.drawing.pages import Paper
    from bpmn_gen.picture.board import Board, Panel
    from bpmn_gen.picture.figures import Mark

_ABOVE_FOOT = 2.0
"""mm between the map and the source below it."""
_BELOW_HEAD = 3.0
"""mm between the title block and the map."""
_AFTER_HEAD = 14.0
"""px between the head of a framed board and the head of a table that goes on below it."""
_SMALLER = (0.97, 0.94, 0.91, 0.88, 0.85)
"""Scales of a board, in the order in which they are tried.  A slightly smaller map may save a
page."""
_DROP = 15.0
"""mm; the most by which a short map is moved down on its only page."""


@dataclass(slots=True)
class _Page:
    """A page with the panels on it."""

    panels: list[tuple[Panel, float, float, float]] = field(default_factory=list)
    """Each panel with its x and y in px of the board from the upper left of the room, and its
    scale."""
    filled: float = 0.0
    """px that are used from the top."""
    awaits: bool = False
    """Whether the last panel is a heading that something must follow on the same page."""


def write_board_pdf(board: Board, paper: str) -> bytes:
    """The pages of a map as PDF.

    Args:
        board: what to print.
        paper: a name in PAPERS.

    Raises:
        typst.TypstError: only if the program itself is at fault; no text can cause it.
    """
    sheet = PAPERS[paper]
    printer, pages = _printed(board, sheet)
    return compile_pages(
        board.sheet,
        [printer.data(page, number, len(pages)) for number, page in enumerate(pages, 1)],
    )


def bound_pages(board: Board, paper: str) -> list[dict[str, object]]:
    """The pages of a map that is bound with others, as the typst program reads them."""
    printer, pages = _printed(board, PAPERS[paper])
    printer.counted = part_number
    return [printer.data(page, number, len(pages)) for number, page in enumerate(pages, 1)]


def board_layers(board: Board, paper: str) -> tuple[tuple[Layer, ...], ...]:
    """What is drawn on each page of a map that is bound with others.

    It is as :func:`write_board_pdf` prints it, but counts the parts of the map and no pages.
    """
    printer, pages = _printed(board, PAPERS[paper])
    printer.counted = part_number
    return tuple(
        tuple(layer for layer, _ in printer.layers(page, number, len(pages)))
        for number, page in enumerate(pages, 1)
    )


def _printed(board: Board, paper: Paper) -> tuple[_Printer, list[_Page]]:
    """The pages of a board, a little smaller where that saves a page."""
    printer = _Printer(board, paper)
    pages = printer.pages()
    for size in _SMALLER if len(pages) > 1 else ():
        smaller = _Printer(board, paper, size)
        if len(fewer := smaller.pages()) < len(pages):
            return smaller, fewer
    return printer, pages


class _Printer:
    """Lays out a board on one kind of paper."""

    def __init__(self, board: Board, paper: Paper, size: float = 1.0) -> None:
        """Work out the size of a px of the board in mm, and the room that a page has for panels."""
        self.board, self.paper = board, paper
        self.counted = page_number
        inset = FRAME if board.head else 0.0
        wide = paper.width - 2 * paper.margin
        self.mm = wide / (BOARD_WIDTH + 2 * inset) * size
        self.left = paper.margin + (wide - BOARD_WIDTH * self.mm) / 2
        self.head_mm = self._head_height()
        self.top = paper.margin + self.head_mm + inset * self.mm
        number = page_number(99, 99)
        _, foot_height = foot(board.sheet, Point(0.0, 0.0), self._px_wide(), number)
        self.foot_mm = foot_height * _MM + _ABOVE_FOOT
        key = (board.key.height + board.key.gap) * self.mm if board.key else 0.0
        bottom = paper.height - paper.margin - self.foot_mm - key - inset * self.mm
        self.room = (bottom - self.top) / self.mm
        self.key_top = bottom

    def _head_height(self) -> float:
        """Height in mm of the title block; 0 for a framed board, which brings its own head."""
        if self.board.head:
            return 0.0
        return heading(self.board.sheet, Point(0.0, 0.0), self._px_wide())[1] * _MM + _BELOW_HEAD

    def _px_wide(self) -> float:
        """Width between the margins in px at 96 dpi, the unit of title block and foot."""
        return (self.paper.width - 2 * self.paper.margin) / _MM

    def pages(self) -> list[_Page]:
        """All panels on their pages."""
        pages = [self._fresh()]
        for panel in self.board.panels:
            self._set(panel, pages)
        return pages

    def _set(self, panel: Panel, pages: list[_Page]) -> None:
        """Put a panel below the others, or on a new page, or in two parts on both.

        The loop ends when the panel fits.  It also ends when a new page would not help; then the
        panel is put there smaller.
        """
        fresh = self._is_empty(pages[-1])
        gap = panel.gap if pages[-1].panels else 0.0
        while pages[-1].filled + gap + self._needed(panel) > self.room:
            parts = self._parted(panel, self.room - pages[-1].filled - gap)
            if parts:
                self._put(pages[-1], parts[0], gap)
            elif fresh or (pages[-1].awaits and not panel.parting):
                break
            pages.append(self._fresh())
            gap = panel.gap if pages[-1].panels else 0.0
            if panel.head:
                self._put(pages[-1], panel.head, _AFTER_HEAD if pages[-1].panels else 0.0)
                gap = 0.0
            if parts:
                panel = parts[1]
            elif panel.parting:
                panel = panel.parting.opening()
            fresh = True
        self._put(pages[-1], panel, gap)

    def _needed(self, panel: Panel) -> float:
        """Height in px that a page must have left for a panel."""
        return max(panel.height * min(1.0, BOARD_WIDTH / panel.width), panel.keep)

    def _parted(self, panel: Panel, room: float) -> tuple[Panel, Panel] | None:
        """A panel cut at the end of a page; None where it stays whole."""
        return panel.parting.parted(room) if panel.parting else None

    def _fresh(self) -> _Page:
        """A new page, with the board's own head if it has one."""
        page = _Page()
        if self.board.head:
            self._put(page, self.board.head, 0.0)
        return page

    def _is_empty(self, page: _Page) -> bool:
        """Whether a page holds nothing but the board's own head."""
        return len(page.panels) == (1 if self.board.head else 0)

    def _put(self, page: _Page, panel: Panel, gap: float) -> None:
        """Put a panel below what the page has, smaller where it would not fit."""
        top = page.filled + gap
        scale = min(1.0, BOARD_WIDTH / panel.width, (self.room - top) / panel.height)
        x = (BOARD_WIDTH - panel.width * scale) / 2
        page.panels.append((panel, x, top, scale))
        page.filled = top + panel.height * scale
        page.awaits = panel.keep > panel.height

    def data(self, page: _Page, number: int, count: int) -> dict[str, object]:
        """One page as the typst program reads it."""
        title = self.board.title if number == 1 else ""
        return {
            "width": self.paper.width * POINTS_PER_MM,
            "height": self.paper.height * POINTS_PER_MM,
            "words": printable(self.board.description) if number == 1 else "",
            "layers": [
                layer_data(layer, title if titled else "")
                for layer, titled in self.layers(page, number, count)
            ],
        }

    def layers(self, page: _Page, number: int, count: int) -> Iterator[tuple[Layer, bool]]:
        """The planes of a page, each with whether it may hold the title."""
        yield self._surround(number, count), True
        drop = min((self.room - page.filled) / 3, _DROP / self.mm)
        shift = drop if count == 1 and not self.board.head else 0.0
        for panel, x, y, scale in page.panels:
            yield self._layer(panel.marks, x, y + shift, scale), True
        if self.board.key:
            gap = self.board.key.gap
            top = (self.key_top - self.top) / self.mm + gap
            yield self._layer(self.board.key.marks, 0.0, top, 1.0), False

    def _layer(self, marks: tuple[Mark, ...], x: float, y: float, scale: float) -> Layer:
        """The figures of a panel in their place on the page, without those for screens."""
        unit = self.mm * POINTS_PER_MM
        left = self.left * POINTS_PER_MM + x * unit
        printed = tuple(mark for mark in marks if mark.kind != ON_SCREEN)
        return Layer(left, self.top * POINTS_PER_MM + y * unit, unit * scale, printed)

    def _surround(self, number: int, count: int) -> Layer:
        """Title block or frame, source and page number."""
        width = self._px_wide()
        line = self.counted(number, count)
        height = (self.paper.height - 2 * self.paper.margin) / _MM
        bottom = height - self.foot_mm / _MM
        place = Point(0.0, bottom + _ABOVE_FOOT / _MM)
        source, _ = foot(self.board.sheet, place, width, line)
        if self.board.head:
            top = double_frame(Bounds(0.0, 0.0, width, bottom))
        else:
            top, _ = heading(self.board.sheet, Point(0.0, 0.0), width)
        margin = self.paper.margin * POINTS_PER_MM
        marks = [top, source]
        if self.board.head and self.board.sheet.mark:
            marks.append(corner_mark(self.board.sheet, Point(width - FRAME, FRAME)))
        return Layer(margin, margin, POINTS_PER_PX, tuple(marks))


_MM = 25.4 / 96
"""mm of a px at 96 dpi."""
