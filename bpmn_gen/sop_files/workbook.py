"""Worksheets: cells with their merges, and where columns and rows are.

``workbook.reading`` reads the cells.  Drawings need the sizes of rows and columns as well, which
only the parts of the sheets tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from bpmn_gen.errors import RefusalError
from bpmn_gen.sop_files.package import SAVE_AGAIN, UnreadableFileError
from bpmn_gen.sop_files.sheet import Cell, Sheet, Table
from bpmn_gen.sop_files.spreadsheet_drawing import drawn_on
from bpmn_gen.workbook.cells import Kind, letters
from bpmn_gen.workbook.reading import read_workbook as read_cells
from bpmn_gen.workbook.tidy import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from bpmn_gen.sop_files.package import OfficeFile
    from bpmn_gen.workbook.cells import Sheet as CellSheet

MAX_ROWS: Final = 5_000
"""A longer sheet is data and no SOP."""
MAX_COLUMNS: Final = 256

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PIXEL: Final = 0.75
"""Points of a pixel, the unit of column widths."""
_DIGIT: Final = 7
"""Pixels of a digit in the usual font; widths of columns count digits, with their padding."""
_USUAL_WIDTH: Final = 64 * _PIXEL
_USUAL_HEIGHT: Final = 15.0
_COUNT: Final = 11
"""Figures of a number of a row or column at most."""
_LARGE: Final = 10_000.0
"""No row or column is larger, in its own unit."""


def read_workbook(package: OfficeFile) -> tuple[list[Sheet], list[str]]:
    """The sheets that are not hidden, and remarks on those that were left out.

    Raises:
        UnreadableFileError: when the file is no workbook.
    """
    try:
        book = read_cells(package.data, "")
    except RefusalError as why:
        raise UnreadableFileError(str(why), SAVE_AGAIN) from why
    sheets, remarks = [], []
    for one in book.sheets:
        if one.hidden:
            continue
        if one.is_cut or max(one.rows, default=0) > MAX_ROWS:
            remarks.append(f"lembar '{one.name}' dilewati: lebih dari {MAX_ROWS} baris")
        else:
            sheets.append(_sheet(package, one))
    return sheets, remarks


def _sheet(package: OfficeFile, sheet: CellSheet) -> Sheet:
    """One sheet."""
    root = package.part(sheet.part) if sheet.part else None
    if root is None:
        return Sheet(sheet.name, ())
    grid = _grid(root)
    written = list(_cells(sheet))
    cells = tuple(one for one in written if grid.shows(one))
    hidden = tuple(one for one in written if not grid.shows(one))
    shapes, lines = drawn_on(package, sheet.part, grid.x, grid.y)
    # Shapes of hidden rows and columns have shrunk to nothing.
    seen = tuple(one for one in shapes if one.box.width > 0 and one.box.height > 0)
    return Sheet(sheet.name, (Table(grid.xs, grid.ys, cells, hidden),), seen, lines)


def _cells(sheet: CellSheet) -> Iterator[Cell]:
    """Cells with words, merged ones as one; of formulas what was stored with them."""
    ends = {(area[0], area[1]): (area[2], area[3]) for area in sheet.merged}
    for row, cells in sorted(sheet.rows.items()):
        for column, cell in sorted(cells.items()):
            text = tidy(cell.stored if cell.kind is Kind.FORMULA else cell.text)
            if not text or column > MAX_COLUMNS or cell.kind is Kind.ERROR:
                continue
            last_row, last_column = ends.get((row, column), (row, column))
            yield Cell(
                row - 1,
                column - 1,
                min(max(row, last_row), MAX_ROWS) - 1,
                min(max(column, last_column), MAX_COLUMNS) - 1,
                text,
                f"sel {letters(column)}{row}",
            )


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns and rows of a sheet begin, in points."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]

    def x(self, column: int) -> float:
        """The left border of a column."""
        return self.xs[min(max(column, 0), len(self.xs) - 1)]

    def shows(self, cell: Cell) -> bool:
        """Whether a cell lies outside of rows and columns that are hidden."""
        wide = self.x(cell.last_column + 1) - self.x(cell.column)
        high = self.y(cell.last_row + 1) - self.y(cell.row)
        return wide > 0 and high > 0

    def y(self, row: int) -> float:
        """The upper border of a row."""
        return self.ys[min(max(row, 0), len(self.ys) - 1)]


def _measure(row: etree._Element, number: int, heights: dict[int, float]) -> None:
    """Note how high a row is; one that is hidden has no height."""
    if row.get("hidden") in {"1", "true"}:
        heights[number] = 0.0
    elif row.get("ht"):
        heights[number] = _real(row.get("ht"), _USUAL_HEIGHT)


def _grid(root: etree._Element) -> Grid:
    """The borders of columns and rows."""
    heights: dict[int, float] = {}
    for row in root.iter(f"{_MAIN}row"):
        _measure(row, _whole(row.get("r"), 0) - 1, heights)
    usual = root.find(f"{_MAIN}sheetFormatPr")
    height = (
        _real(usual.get("defaultRowHeight"), _USUAL_HEIGHT) if usual is not None else _USUAL_HEIGHT
    )
    width = _USUAL_WIDTH
    if usual is not None and usual.get("defaultColWidth"):
        width = _real(usual.get("defaultColWidth"), 0) * _DIGIT * _PIXEL
    widths = [width] * MAX_COLUMNS
    for column in root.iter(f"{_MAIN}col"):
        first, last = _whole(column.get("min"), 1), _whole(column.get("max"), 1)
        hidden = column.get("hidden") in {"1", "true"}
        size = 0.0 if hidden else int(_real(column.get("width"), 0) * _DIGIT + 0.5) * _PIXEL
        for place in range(max(first, 1) - 1, min(last, MAX_COLUMNS)):
            widths[place] = size if hidden or size else width
    rows = (heights.get(number, height) for number in range(MAX_ROWS))
    return Grid(tuple(accumulate(widths, initial=0.0)), tuple(accumulate(rows, initial=0.0)))


def _whole(text: str | None, otherwise: int) -> int:
    """A whole number."""
    return int(text) if text and text.isdecimal() and len(text) <= _COUNT else otherwise


def _real(text: str | None, otherwise: float) -> float:
    """A size that is a number and no nonsense."""
    try:
        value = float(text or "")
    except ValueError:
        return otherwise
    return value if 0 <= value < _LARGE else otherwise
