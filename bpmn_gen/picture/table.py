"""Tables on boards: each row is a panel, and the head is repeated on every page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.sums import added
from bpmn_gen.picture.board import BOARD_WIDTH, Panel
from bpmn_gen.picture.cell_items import CellItems
from bpmn_gen.picture.figures import Box, Disc, Mark
from bpmn_gen.picture.set_text import NAME, SMALL, TextStyle, set_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.picture.figures import Anchor, Figure

PADDING = 6.0
"""px between the border of a cell and its text."""
DOT = 4.5
"""px; radius of a dot in a cell."""
LONG = 110.0
"""px; a row up to this height is never cut, because a short row reads best in one piece."""
LEAST = 80.0
"""px that a page must have left for the first part of such a row."""
LONGEST = 590.0
"""px of a table that fit on a page below its heading."""
HEAD = TextStyle(10.5, bold=True, role="text-navy")
BOLD = TextStyle(10.5, bold=True)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table."""

    title: str
    share: float
    """Its part of the width, in proportion to the shares of the other columns."""
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class TableCell:
    """The content of one cell of a table."""

    items: tuple[str, ...]
    """Texts below each other."""
    href: str = ""
    bold: bool = False
    bulleted: bool = False
    """Whether dashes set several items apart."""
    disc: str = ""
    """The role of a dot in the middle of the cell; empty for no dot."""
    again: tuple[str, ...] = ()
    """Texts that tell a reader of the next page what the row is about.  They are printed where a
    row goes on there, and in an empty cell of the first row there."""

    @classmethod
    def of(cls, text: str, href: str = "", *, bold: bool = False) -> TableCell:
        """A cell with one text."""
        return cls((text,) if text else (), href, bold)

    @classmethod
    def naming(cls, *texts: str, href: str = "", bold: bool = False) -> TableCell:
        """A cell that says what its row is about, and says it again where the row goes on."""
        return cls(texts, href, bold, again=texts)

    @classmethod
    def listing(cls, items: Sequence[str]) -> TableCell:
        """A cell with a list; a dash stands for an empty one."""
        return cls(tuple(items) or ("-",), bulleted=len(items) > 1)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, with words for readers who cannot see it."""

    cells: tuple[TableCell, ...]
    element_id: str = ""
    title: str = ""
    strong: bool = False
    """Whether it heads the rows below it."""


def table_panels(
    columns: Sequence[TableColumn], rows: Sequence[TableRow], width: float = BOARD_WIDTH
) -> list[Panel]:
    """The head and the rows of a table, as panels without gaps."""
    grid = _Grid(tuple(columns), width)
    head = grid.head()
    body = [grid.row(row, head, shaded=number % 2 == 1) for number, row in enumerate(rows)]
    first = min(body[0].height, LONG) if body else 0.0
    return [replace(head, keep=head.height + first), *body]


def heading_line(text: str, below: float) -> Panel:
    """A line above a table; the first ``below`` px of the table stay with it on a page."""
    lines = set_lines((text,), Point(0.0, 0.0), NAME)
    return Panel((Mark(lines),), NAME.step, gap=20.0, keep=NAME.step + 14.0 + below)


def whole(panels: Sequence[Panel], gap: float = 14.0) -> list[Panel]:
    """A table that stays whole: it begins a new page unless all of it fits on the current one.

    A table that is too tall for any page begins on the current one.
    """
    first, *rest = panels
    height = added(panel.height for panel in panels)
    keep = height if height <= LONGEST else first.keep
    return [replace(first, gap=gap, keep=keep), *rest]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns of a table with their places."""

    columns: tuple[TableColumn, ...]
    width: float

    def places(self) -> list[tuple[float, float]]:
        """The left and the width of each column in px."""
        total, left = added(column.share for column in self.columns), 0.0
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

    def row(self, row: TableRow, head: Panel, *, shaded: bool) -> Panel:
        """One row, as high as its highest cell."""
        cells = [
            (cell, _set(cell, cell.items, wide))
            for cell, (_, wide) in zip(row.cells, self.places(), strict=True)
        ]
        return _SetRow(self, row, tuple(cells), head, shaded).panel()


def _set(cell: TableCell, texts: Sequence[str], wide: float) -> CellItems:
    """Texts broken into the lines of a cell."""
    style = BOLD if cell.bold else SMALL
    if cell.href:
        style = style._replace(role="text-navy")
    return CellItems.of(texts, style, wide - 2 * PADDING, dashed=cell.bulleted)


@dataclass(frozen=True, slots=True)
class _SetRow:
    """A row, or the part of it that stands on one page."""

    grid: _Grid
    row: TableRow
    cells: tuple[tuple[TableCell, CellItems], ...]
    head: Panel
    shaded: bool

    @property
    def height(self) -> float:
        """Height in px, which is that of its highest cell."""
        return max(items.height for _, items in self.cells) + 2 * PADDING

    def panel(self) -> Panel:
        """The row as a part of a board."""
        return Panel(
            tuple(self._marks()),
            self.height,
            self.grid.width,
            gap=0.0,
            head=self.head,
            parting=self,
        )

    def _marks(self) -> Iterator[Mark]:
        """The boxes of the cells, then their contents."""
        row, places, height = self.row, self.grid.places(), self.height
        role = "lane-header" if row.strong else "lane-alternate" if self.shaded else "lane"
        boxes = tuple(Box(Bounds(left, 0.0, wide, height), role) for left, wide in places)
        yield Mark(boxes, row.element_id, "row" if row.element_id else "", row.title)
        for (cell, items), place, column in zip(self.cells, places, self.grid.columns, strict=True):
            left, wide = place
            x = {
                "start": left + PADDING + items.indent,
                "middle": left + wide / 2,
                "end": left + wide - PADDING,
            }[column.anchor]
            figures: tuple[Figure, ...] = (
                *items.figures(left + PADDING, x, PADDING, column.anchor),
            )
            if cell.disc:
                middle = Point(left + wide / 2, height / 2)
                figures = (*figures, Disc(middle, DOT, cell.disc))
            yield Mark(figures, href=cell.href)

    def opening(self) -> Panel:
        """The row at the top of a page; empty cells repeat what the row shares with those above."""
        cells = tuple(
            (cell, items if items.items else self._again(cell, at))
            for at, (cell, items) in enumerate(self.cells)
        )
        return replace(self, cells=cells).panel()

    def parted(self, room: float) -> tuple[Panel, Panel] | None:
        """A long row cut in two; None if the row is to begin on the next page."""
        if self.height <= LONG or room < LEAST:
            return None
        parts = [items.cut(room - 2 * PADDING) for _, items in self.cells]
        if not all(first.items or not rest.items for first, rest in parts):
            return None
        cells = [cell for cell, _ in self.cells]
        above = zip(cells, (first for first, _ in parts), strict=True)
        below = (
            (cell, rest if rest.items else self._again(cell, at))
            for at, (cell, (_, rest)) in enumerate(zip(cells, parts, strict=True))
        )
        first, rest = replace(self, cells=tuple(above)), replace(self, cells=tuple(below))
        return first.panel(), rest.panel()

    def _again(self, cell: TableCell, at: int) -> CellItems:
        """What a cell says on the next page."""
        texts = cell.again
        if texts:
            texts = (*texts[:-1], f"{texts[-1]} (lanjutan)")
        return _set(cell, texts, self.grid.places()[at][1])
