"""Tables on boards: a row is a panel, the head is repeated on every page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.geometry import Bounds, Point
from bpmn_gen.render.figures import Box, Disc, Mark
from bpmn_gen.render.map_board import BOARD_WIDTH, Panel
from bpmn_gen.render.map_text import NAME, SMALL, Style, set_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.render.figures import Anchor, Figure

PADDING = 6.0
"""px between the border of a cell and its text."""
DOT = 4.5
"""px; radius of a dot in a cell."""
BETWEEN = 2.5
"""px between two items of a cell."""
HEAD = Style(10.5, bold=True, role="text-navy")
BOLD = Style(10.5, bold=True)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    title: str
    share: float
    """Its part of the width, compared with the shares of the others."""
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table."""

    items: tuple[str, ...]
    """Texts under each other."""
    href: str = ""
    bold: bool = False
    bulleted: bool = False
    """Whether several items are set apart by dashes."""
    disc: str = ""
    """The role of a dot in the middle of the cell; none when empty."""

    @classmethod
    def of(cls, text: str, href: str = "", *, bold: bool = False) -> Cell:
        """A cell with one text."""
        return cls((text,) if text else (), href, bold)

    @classmethod
    def listing(cls, items: Sequence[str]) -> Cell:
        """A cell with a list; a dash when there is nothing."""
        return cls(tuple(items) or ("-",), bulleted=len(items) > 1)


@dataclass(frozen=True, slots=True)
class Row:
    """A row, with what a reader who cannot see it is told."""

    cells: tuple[Cell, ...]
    element_id: str = ""
    title: str = ""
    strong: bool = False
    """Whether it heads the rows below it."""


def table(
    columns: Sequence[Column], rows: Sequence[Row], width: float = BOARD_WIDTH
) -> list[Panel]:
    """The head and the rows as panels without gaps."""
    grid = _Grid(tuple(columns), width)
    head = grid.head()
    body = [grid.row(row, head, shaded=number % 2 == 1) for number, row in enumerate(rows)]
    first = body[0].height if body else 0.0
    return [replace(head, keep=head.height + first), *body]


def heading_line(text: str, below: float) -> Panel:
    """A line above a table, of which the first ``below`` px stay with it."""
    lines = set_lines((text,), Point(0.0, 0.0), NAME)
    return Panel((Mark(lines),), NAME.step, gap=20.0, keep=NAME.step + 14.0 + below)


def whole(panels: Sequence[Panel], gap: float) -> list[Panel]:
    """A table that begins a new page unless all of it fits below what is there."""
    first, *rest = panels
    return [replace(first, gap=gap, keep=sum(panel.height for panel in panels)), *rest]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns of a table in their places."""

    columns: tuple[Column, ...]
    width: float

    def places(self) -> list[tuple[float, float]]:
        """The left and the width of each column."""
        total, left = sum(column.share for column in self.columns), 0.0
        found = []
        for column in self.columns:
            wide = self.width * column.share / total
            found.append((left, wide))
            left += wide
        return found

    def head(self) -> Panel:
        """The titles of the columns."""
        lines = [
            HEAD.lines(column.title, wide - 2 * PADDING)
            for column, (_, wide) in zip(self.columns, self.places(), strict=True)
        ]
        height = max(len(item) for item in lines) * HEAD.step + 2 * PADDING
        figures: list[Figure] = []
        for words, (left, wide) in zip(lines, self.places(), strict=True):
            figures.append(Box(Bounds(left, 0.0, wide, height), "phase-header"))
            top = (height - len(words) * HEAD.step) / 2
            figures += set_lines(words, Point(left + wide / 2, top), HEAD, "middle")
        return Panel((Mark(tuple(figures)),), height, self.width)

    def row(self, row: Row, head: Panel, *, shaded: bool) -> Panel:
        """One row as high as its highest cell."""
        inner = [self._set(cell, wide) for cell, (_, wide) in self._with_places(row)]
        height = max(high for _, high in inner) + 2 * PADDING
        role = "lane-header" if row.strong else "lane-alternate" if shaded else "lane"
        boxes = tuple(Box(Bounds(left, 0.0, wide, height), role) for left, wide in self.places())
        marks = [Mark(boxes, row.element_id, "row" if row.element_id else "", row.title)]
        for (cell, (left, wide)), column in zip(self._with_places(row), self.columns, strict=True):
            figures = self._texts(cell, left, wide, column.anchor)
            if cell.disc:
                middle = Point(left + wide / 2, height / 2)
                figures = (*figures, Disc(middle, DOT, cell.disc))
            marks.append(Mark(figures, href=cell.href))
        return Panel(tuple(marks), height, self.width, gap=0.0, head=head)

    def _with_places(self, row: Row) -> list[tuple[Cell, tuple[float, float]]]:
        """The cells of a row with the left and the width of each."""
        return list(zip(row.cells, self.places(), strict=True))

    def _set(self, cell: Cell, wide: float) -> tuple[list[tuple[str, ...]], float]:
        """The items of a cell in lines, and their height."""
        style = BOLD if cell.bold else SMALL
        indent = _BULLET if cell.bulleted else 0.0
        items = [style.lines(item, wide - 2 * PADDING - indent) for item in cell.items]
        height = sum(len(item) for item in items) * style.step
        return items, height + BETWEEN * max(len(items) - 1, 0)

    def _texts(self, cell: Cell, left: float, wide: float, anchor: Anchor) -> tuple[Figure, ...]:
        """The texts of a cell from its top."""
        style = BOLD if cell.bold else SMALL
        if cell.href:
            style = style._replace(role="text-navy")
        items, _ = self._set(cell, wide)
        indent = _BULLET if cell.bulleted else 0.0
        x = {
            "start": left + PADDING + indent,
            "middle": left + wide / 2,
            "end": left + wide - PADDING,
        }[anchor]
        figures: list[Figure] = []
        top = PADDING
        for lines in items:
            if indent:
                figures += set_lines(("\N{EN DASH}",), Point(left + PADDING, top), style)
            figures += set_lines(lines, Point(x, top), style, anchor)
            top += len(lines) * style.step + BETWEEN
        return tuple(figures)


_BULLET = 10.0
"""px from a dash to its item."""
