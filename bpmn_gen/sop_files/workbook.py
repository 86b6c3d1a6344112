"""Worksheets: cells with their merges, and where columns and rows are.

The parts are read with lxml and not by a library that reads workbooks, because these files come
from anywhere: one pass with bounds knows all ways to fail, and drawings need the sizes of rows and
columns, which such libraries leave out when they read in bounded memory.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_files.package import UnreadableFileError
from bpmn_gen.sop_files.sheet import Cell, Sheet, Table
from bpmn_gen.sop_files.spreadsheet_drawing import drawn_on
from bpmn_gen.sop_files.words import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from bpmn_gen.sop_files.package import Package

MAX_ROWS: Final = 5_000
"""A longer sheet is data and no SOP."""
MAX_COLUMNS: Final = 256
MAX_CELLS: Final = 60_000
MAX_MERGES: Final = 5_000

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PIXEL: Final = 0.75
"""Points of a pixel, the unit of column widths."""
_DIGIT: Final = 7
"""Pixels of a digit in the usual font; widths of columns count digits, with their padding."""
_USUAL_WIDTH: Final = 64 * _PIXEL
_USUAL_HEIGHT: Final = 15.0
_DATES: Final = frozenset({*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)})
"""Numbers of the built-in formats of dates and times."""
_NO_FORMAT: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_COUNT: Final = re.compile("[0-9]{1,11}")
_LAST_DAY: Final = 2_958_466
"""The number of the day after the last one of the year 9999."""
_WHOLE: Final = 1e18
"""Numbers up to this are written with all their figures."""
_LARGE: Final = 10_000.0
"""No row or column is larger, in its own unit."""
_VISIBLE: Final = frozenset({"visible", ""})


def read_workbook(package: Package) -> tuple[list[Sheet], list[str]]:
    """The sheets that are not hidden, and remarks on those that were left out.

    Raises:
        UnreadableFileError: when the file is no workbook.
    """
    root = package.part("xl/workbook.xml")
    if root is None:
        raise UnreadableFileError("berkas tidak memuat lembar kerja", "periksa berkas aslinya")
    links = package.related("xl/workbook.xml")
    properties = root.find(f"{_MAIN}workbookPr")
    book = _Book(
        package,
        _strings(package),
        _date_styles(package),
        properties is not None and properties.get("date1904") in {"1", "true"},
    )
    sheets, remarks = [], []
    for entry in root.iter(f"{_MAIN}sheet"):
        name = entry.get("name", "")
        kind, part = links.get(entry.get(_RELATION, ""), ("", ""))
        if kind != "worksheet" or entry.get("state", "") not in _VISIBLE:
            continue
        sheet = book.sheet(name, part)
        if sheet is None:
            remarks.append(f"lembar '{name}' dilewati: lebih dari {MAX_ROWS} baris")
        else:
            sheets.append(sheet)
    return sheets, remarks


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns and rows of a sheet begin, in points."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]

    def x(self, column: int) -> float:
        """The left border of a column."""
        return self.xs[min(max(column, 0), len(self.xs) - 1)]

    def y(self, row: int) -> float:
        """The upper border of a row."""
        return self.ys[min(max(row, 0), len(self.ys) - 1)]


@dataclass(frozen=True, slots=True)
class _Book:
    """What all sheets of a workbook share."""

    package: Package
    strings: list[str]
    date_styles: frozenset[int]
    counts_from_1904: bool

    def sheet(self, name: str, part: str) -> Sheet | None:
        """One sheet; None where it is too long."""
        root = self.package.part(part)
        if root is None:
            return Sheet(name, ())
        values: dict[tuple[int, int], str] = {}
        heights: dict[int, float] = {}
        for row in root.iter(f"{_MAIN}row"):
            number = _whole(row.get("r"), 1) - 1
            if number >= MAX_ROWS or len(values) > MAX_CELLS:
                return None
            _measure(row, number, heights)
            for cell in row.iter(f"{_MAIN}c"):
                at = _place(cell.get("r", ""))
                text = self._value(cell) if at is not None and at[1] < MAX_COLUMNS else ""
                if at is not None and text:
                    values[at] = text
        grid = _grid(root, heights)
        merges = dict(_merges(root))
        cells = tuple(_cells(values, merges))
        shapes, lines = drawn_on(self.package, part, grid.x, grid.y)
        return Sheet(name, (Table(grid.xs, grid.ys, cells),), shapes, lines)

    def _value(self, cell: etree._Element) -> str:
        """What a cell shows: of a formula the value that was stored with it."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return tidy(_runs(cell))
        raw = (cell.findtext(f"{_MAIN}v") or "").strip()
        if kind == "s":
            number = _whole(raw, -1)
            return self.strings[number] if 0 <= number < len(self.strings) else ""
        if kind == "n" and raw:
            return self._number(raw, _whole(cell.get("s"), 0))
        return "" if kind in {"e", "b"} else tidy(raw)

    def _number(self, raw: str, style: int) -> str:
        """A number as people read it; a date as ``2020-03-23``."""
        try:
            value = float(raw)
        except ValueError:
            return tidy(raw)
        if style in self.date_styles and 1 <= value < _LAST_DAY:
            start = dt.date(1904, 1, 1) if self.counts_from_1904 else dt.date(1899, 12, 30)
            return (start + dt.timedelta(days=int(value))).isoformat()
        return str(int(value)) if value.is_integer() and abs(value) < _WHOLE else raw


def _strings(package: Package) -> list[str]:
    """The texts that cells share."""
    root = package.part("xl/sharedStrings.xml")
    return [] if root is None else [tidy(_runs(entry)) for entry in root.iter(f"{_MAIN}si")]


def _runs(entry: etree._Element) -> str:
    """The text of an entry, without the readings that Asian scripts print above it."""
    phonetic = f"{_MAIN}rPh"
    return "".join(
        text.text or ""
        for text in entry.iter(f"{_MAIN}t")
        if (parent := text.getparent()) is None or parent.tag != phonetic
    )


def _date_styles(package: Package) -> frozenset[int]:
    """The numbers of cell styles that show dates."""
    root = package.part("xl/styles.xml")
    if root is None:
        return frozenset()
    own = {
        _whole(entry.get("numFmtId"), -1): _NO_FORMAT.sub("", entry.get("formatCode", "")).lower()
        for entry in root.iter(f"{_MAIN}numFmt")
    }
    dates = {number for number, code in own.items() if "y" in code or ("d" in code and "m" in code)}
    styles = root.find(f"{_MAIN}cellXfs")
    formats = [_whole(entry.get("numFmtId"), 0) for entry in (styles if styles is not None else ())]
    return frozenset(
        place
        for place, number in enumerate(formats)
        if number in dates or number in _DATES - own.keys()
    )


def _measure(row: etree._Element, number: int, heights: dict[int, float]) -> None:
    """Note how high a row is; one that is hidden has no height."""
    if row.get("hidden") in {"1", "true"}:
        heights[number] = 0.0
    elif row.get("ht"):
        heights[number] = _real(row.get("ht"), _USUAL_HEIGHT)


def _grid(root: etree._Element, heights: dict[int, float]) -> Grid:
    """The borders of columns and rows."""
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


def _merges(root: etree._Element) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """By the first cell of each merge: its last one."""
    for count, entry in enumerate(root.iter(f"{_MAIN}mergeCell")):
        start, _, end = entry.get("ref", "").partition(":")
        first, last = _place(start), _place(end)
        if count >= MAX_MERGES or first is None or last is None:
            continue
        yield first, (min(last[0], MAX_ROWS - 1), min(last[1], MAX_COLUMNS - 1))


def _cells(
    values: dict[tuple[int, int], str], merges: dict[tuple[int, int], tuple[int, int]]
) -> Iterator[Cell]:
    """Cells with words, merged ones as one."""
    for (row, column), text in sorted(values.items()):
        last_row, last_column = merges.get((row, column), (row, column))
        place = f"sel {_letters(column)}{row + 1}"
        yield Cell(row, column, max(row, last_row), max(column, last_column), text, place)


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column of ``C7``, from 0."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _letters(column: int) -> str:
    """The letters of a column, counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _whole(text: str | None, otherwise: int) -> int:
    """A whole number."""
    return int(text) if text and _COUNT.fullmatch(text) else otherwise


def _real(text: str | None, otherwise: float) -> float:
    """A size that is a number and no nonsense."""
    try:
        value = float(text or "")
    except ValueError:
        return otherwise
    return value if 0 <= value < _LARGE else otherwise
