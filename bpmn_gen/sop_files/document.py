"""Documents of Word: paragraphs and tables under each other, with what is drawn over them.

Word decides while it prints how high rows are.  Here rows have the height that the file gives them,
or what their words need where the file leaves it open; drawings move with their paragraph.  Where
words need more than the file gives, people drew over the one or over the other: both are set.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.sums import added
from bpmn_gen.sop_files.drawingml import number
from bpmn_gen.sop_files.package import UnreadableFileError
from bpmn_gen.sop_files.sheet import Cell, Drawn, Sheet, Table
from bpmn_gen.sop_files.word_drawing import (
    Spot,
    W,
    add_drawing,
    drawings_in,
    inline_size,
)
from bpmn_gen.sop_files.word_text import paragraph_text, paragraphs_in
from bpmn_gen.workbook.tidy import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from bpmn_gen.sop_files.package import OfficeFile

MAX_CELLS: Final = 60_000
MAX_BLOCKS: Final = 20_000
_SMALL: Final = re.compile("[0-9]{1,3}")
MAX_COLUMNS: Final = 63
"""Word allows no more."""

_TWIP: Final = 20.0
"""Twips of a point."""
_MARGIN: Final = 108 / _TWIP
"""What Word leaves between the border of a cell and its text."""
_LINE: Final = 12.0
"""The height of a line of text that says nothing of its size, in points."""
_LETTER: Final = 4.2
"""The width of a letter in a table, in points; rather narrow, so that rows are not too high."""


def read_document(package: OfficeFile) -> Sheet:
    """The body of a document.

    Raises:
        UnreadableFileError: when the file is no document.
    """
    root = package.part("word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise UnreadableFileError("berkas tidak memuat naskah", "periksa berkas aslinya")
    page = _set(body, grows=True)
    other = _set(body, grows=False).sheet() if page.has_grown else None
    return replace(page.sheet(), as_given=other)


def _set(body: etree._Element, *, grows: bool) -> _Page:
    """Set a document, with rows that grow with their words or with none that does."""
    page = _Page(_paper(body), grows=grows)
    for block in _blocks(body):
        page.block(block)
    return page


@dataclass(frozen=True, slots=True)
class _Paper:
    """The first section's paper, in points."""

    width: float
    left: float
    top: float


def _paper(body: etree._Element) -> _Paper:
    """The measures of the paper."""
    size, margins = next(body.iter(f"{W}pgSz"), None), next(body.iter(f"{W}pgMar"), None)
    left, right, top = (_twips(margins, name) or 72.0 for name in ("left", "right", "top"))
    width = (_twips(size, "w") or 842.0) - left - right
    return _Paper(width, left, top)


@dataclass(slots=True)
class _Page:
    """The one long page on which a document is set."""

    paper: _Paper
    grows: bool
    """Whether rows get higher than the file says, where their words need it."""
    has_grown: bool = False
    y: float = 0.0
    start: float = 0.0
    """Where the current page begins."""
    tables: list[Table] = field(default_factory=list)
    drawn: Drawn = field(default_factory=Drawn)
    count: int = 0
    """Tables of the file so far."""
    cells: int = 0

    def sheet(self) -> Sheet:
        """What was set."""
        return Sheet("", tuple(self.tables), tuple(self.drawn.shapes), tuple(self.drawn.lines))

    def block(self, block: etree._Element) -> None:
        """Set a paragraph or a table."""
        if block.tag == f"{W}tbl":
            self.table(block)
            return
        if _breaks_page(block):
            self.start = self.y
        spot = self.spot(0.0, self.y, self.paper.width)
        height = self.paragraph(block, spot)
        text = tidy(paragraph_text(block))
        if text:
            cell = Cell(0, 0, 0, 0, text, f"paragraf '{text[:30]}'")
            borders = (self.y, self.y + height)
            self.tables.append(Table((0.0, self.paper.width), borders, (cell,)))
        self.y += height

    def spot(self, x: float, y: float, width: float) -> Spot:
        """A place on the page."""
        return Spot(x, y, width, -self.paper.left, self.start - self.paper.top)

    def paragraph(self, paragraph: etree._Element, spot: Spot) -> float:
        """Set the drawings of a paragraph; gives its height."""
        height = _text_height(paragraph, spot.width)
        for drawing in drawings_in(paragraph):
            size = inline_size(drawing)
            at = None
            if size is not None:
                at = spot.x + _aligned(paragraph, spot.width - size[0]), spot.y
            add_drawing(drawing, spot, at, self.drawn)
        return height

    def table(self, table: etree._Element) -> None:
        """Set a table."""
        self.count += 1
        rows = list(_rows(table))
        self.cells += sum(len(row) for _, row in rows)
        if self.cells > MAX_CELLS:
            raise UnreadableFileError(
                "naskah memuat terlalu banyak sel", "pisahkan SOP ke beberapa berkas"
            )
        properties = table.find(f"{W}tblPr")
        indent = _twips(properties.find(f"{W}tblInd") if properties is not None else None, "w")
        left = (indent if indent is not None else 0.0) - _MARGIN
        xs = tuple(accumulate(_widths(table, rows), initial=left))
        heights = [self.height(properties, row, xs) for properties, row in rows]
        ys = tuple(accumulate(heights, initial=self.y))
        cells = []
        for number_, (_, row) in enumerate(rows):
            for slot in row:
                box = xs[slot.column], ys[number_], xs[slot.last_column + 1], ys[number_ + 1]
                text = self.cell(slot.element, box)
                if text and not slot.continues:
                    last = _last_row(rows, number_, slot.column)
                    place = f"tabel {self.count} baris {number_ + 1} kolom {slot.column + 1}"
                    cells.append(Cell(number_, slot.column, last, slot.last_column, text, place))
        self.tables.append(Table(xs, ys, tuple(cells)))
        self.y = ys[-1]

    def height(
        self, properties: etree._Element | None, row: list[_Slot], xs: tuple[float, ...]
    ) -> float:
        """The height of a row."""
        given = properties.find(f"{W}trHeight") if properties is not None else None
        height = _twips(given, "val") or 0.0
        if given is not None and given.get(f"{W}hRule") == "exact":
            return height
        needed = _needed(row, xs)
        if height and needed > height:
            self.has_grown = True
            return needed if self.grows else height
        return max(height, needed) or _LINE

    def cell(self, cell: etree._Element, box: tuple[float, float, float, float]) -> str:
        """Set the paragraphs of a cell; gives its words."""
        left, top, right, bottom = box
        width = max(right - left - 2 * _MARGIN, 1.0)
        paragraphs = list(paragraphs_in(cell))
        content = added(_text_height(one, width) for one in paragraphs)
        y = top + _alignment(cell) * max(bottom - top - content, 0.0)
        texts = []
        for paragraph in paragraphs:
            y += self.paragraph(paragraph, self.spot(left + _MARGIN, y, width))
            texts.append(paragraph_text(paragraph))
        return tidy("\n".join(texts))


@dataclass(frozen=True, slots=True)
class _Slot:
    """A cell in its row."""

    element: etree._Element
    column: int
    last_column: int
    continues: bool
    """Whether it belongs to the cell above it."""


def _blocks(body: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, also those in fields for content."""
    stack, count = list(reversed(body)), 0
    while stack and count < MAX_BLOCKS:
        element = stack.pop()
        if element.tag in {f"{W}p", f"{W}tbl"}:
            count += 1
            yield element
        elif element.tag in {
            f"{W}sdt",
            f"{W}sdtContent",
            f"{W}ins",
            f"{W}customXml",
            f"{W}smartTag",
        }:
            stack.extend(reversed(element))


def _rows(table: etree._Element) -> Iterator[tuple[etree._Element | None, list[_Slot]]]:
    """Properties and cells of each row."""
    for row in _children(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        column = _value(properties, "gridBefore", 0)
        slots = []
        for cell in _children(row, f"{W}tc"):
            own = cell.find(f"{W}tcPr")
            span = max(_value(own, "gridSpan", 1), 1)
            if column + span > MAX_COLUMNS:
                break
            merge = own.find(f"{W}vMerge") if own is not None else None
            continues = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            slots.append(_Slot(cell, column, column + span - 1, continues))
            column += span
        if slots:
            yield properties, slots


def _children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows or cells, also those in fields for content and in tracked changes."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"}:
            yield from _children(child, tag)


def _widths(
    table: etree._Element, rows: list[tuple[etree._Element | None, list[_Slot]]]
) -> list[float]:
    """The widths of the columns of the grid."""
    grid = table.find(f"{W}tblGrid")
    widths = [_twips(column, "w") or 0.0 for column in (grid if grid is not None else ())]
    needed = max((row[-1].last_column + 1 for _, row in rows), default=0)
    widths = widths[:MAX_COLUMNS] + [0.0] * (needed - len(widths))
    for _, row in rows:
        for slot in row:
            if slot.column == slot.last_column and not widths[slot.column]:
                own = slot.element.find(f"{W}tcPr/{W}tcW")
                widths[slot.column] = _twips(own, "w") or 0.0
    return [width or 40.0 for width in widths]


def _needed(row: list[_Slot], xs: tuple[float, ...]) -> float:
    """The height that the words of a row need."""
    height = 0.0
    for slot in row:
        if slot.continues or _spans_rows(slot):
            continue
        width = max(xs[slot.last_column + 1] - xs[slot.column] - 2 * _MARGIN, 1.0)
        height = max(height, added(_text_height(one, width) for one in paragraphs_in(slot.element)))
    return height


def _spans_rows(slot: _Slot) -> bool:
    """Whether a cell goes on in the rows below it, which give it room."""
    return slot.element.find(f"{W}tcPr/{W}vMerge") is not None


def _last_row(
    rows: list[tuple[etree._Element | None, list[_Slot]]], first: int, column: int
) -> int:
    """The last row of a cell that goes on over several."""
    last = first
    for number_ in range(first + 1, len(rows)):
        below = next((slot for slot in rows[number_][1] if slot.column == column), None)
        if below is None or not below.continues:
            break
        last = number_
    return last


def _text_height(paragraph: etree._Element, width: float) -> float:
    """About how high a paragraph is, in points."""
    letters = max(int(width / _LETTER), 1)
    lines = sum(max(-(-len(line) // letters), 1) for line in paragraph_text(paragraph).split("\n"))
    size = next((_twips(run, "val") for run in paragraph.iter(f"{W}sz")), None)
    # Sizes of type are half points, a tenth of what twips make of them.
    line = min(size * 10, 40.0) * 1.15 if size else _LINE
    drawings = (inline_size(drawing) for drawing in drawings_in(paragraph))
    return max(lines * line, *(size[1] for size in drawings if size is not None), 0.0)


def _breaks_page(paragraph: etree._Element) -> bool:
    """Whether a new page begins with a paragraph."""
    return paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None or any(
        mark.get(f"{W}type") == "page" for mark in paragraph.iter(f"{W}br")
    )


def _aligned(paragraph: etree._Element, free: float) -> float:
    """How far to the right a drawing in the text stands."""
    align = paragraph.find(f"{W}pPr/{W}jc")
    share = {"center": 0.5, "right": 1.0, "end": 1.0}
    return max(free, 0.0) * share.get(align.get(f"{W}val", "") if align is not None else "", 0.0)


def _alignment(cell: etree._Element) -> float:
    """Which part of the free height of a cell lies above its words."""
    align = cell.find(f"{W}tcPr/{W}vAlign")
    return {"center": 0.5, "bottom": 1.0}.get(
        align.get(f"{W}val", "") if align is not None else "", 0.0
    )


def _value(properties: etree._Element | None, name: str, otherwise: int) -> int:
    """A small number among the properties."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    text = found.get(f"{W}val", "") if found is not None else ""
    return int(text) if _SMALL.fullmatch(text) else otherwise


def _twips(element: etree._Element | None, name: str) -> float | None:
    """A measure in points; None where it is not given."""
    text = element.get(f"{W}{name}") if element is not None else None
    if text is None or (element is not None and element.get(f"{W}type") in {"pct", "auto", "nil"}):
        return None
    return number(text) / _TWIP
