"""Edits of SOPs as people make them in Word and Excel: cells, rows and symbols."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.table import Table


Part: TypeAlias = Any
"""A part of a file, of which its library says no type that helps."""
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
SHEET = "xl/worksheets/sheet2.xml"
DRAWING = "xl/drawings/drawing1.xml"


def flow_table(document: Part) -> Part:
    """The table of rows in a document."""
    return next(one for one in document.tables if "Kegiatan" in one.rows[0].cells[1].text)


def typed(cell: Part, text: str) -> None:
    """Type something else into a cell of Word."""
    paragraph = cell.paragraphs[0]
    if not paragraph.runs:
        paragraph.add_run("")
    paragraph.runs[0].text = text
    for rest in paragraph.runs[1:]:
        rest.text = ""


def word(path: Path, edit: Callable[[Table], None]) -> Path:
    """Edit the rows of a document; drawings stay as they are."""
    document = docx.Document(str(path))
    edit(flow_table(document))
    target = path.with_name("sop-disunting.docx")
    document.save(str(target))
    return target


def one_more_law(path: Path, behind: str, words: str) -> Path:
    """Add a paragraph behind another on the first page."""
    document = docx.Document(str(path))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    found = next(p for cell in cells for p in cell.paragraphs if p.text.endswith(behind))
    fresh = copy.deepcopy(found._p)
    found._p.addnext(fresh)
    type(found)(fresh, found._parent).runs[-1].text = f"9.\t{words}"
    target = path.with_name("sop-disunting.docx")
    document.save(str(target))
    return target


def retyped(old: str, new: str) -> Callable[[Table], None]:
    """Type other words over those of a cell."""

    def edit(table: Table) -> None:
        found = [cell for row in table.rows for cell in row.cells if cell.text == old]
        assert found
        for cell in found[:1]:
            typed(cell, new)

    return edit


def without_row(words: str) -> Callable[[Table], None]:
    """Delete the row that says something."""

    def edit(table: Table) -> None:
        row = row_of(table, words)
        row._tr.getparent().remove(row._tr)

    return edit


def row_of(table: Part, words: str) -> Part:
    """The row of Word that says something."""
    return next(row for row in table.rows if any(words == cell.text for cell in row.cells))


def new_row(behind: str, cells: dict[int, str]) -> Callable[[Table], None]:
    """Insert a row and type into its cells."""

    def edit(table: Table) -> None:
        row = row_of(table, behind)
        fresh = copy.deepcopy(row._tr)
        row._tr.addnext(fresh)
        at = next(n for n, one in enumerate(table.rows) if one._tr is fresh)
        for number, cell in enumerate(table.rows[at].cells):
            typed(cell, cells.get(number, ""))

    return edit


def swapped(one: str, other: str) -> Callable[[Table], None]:
    """Let two rows change their places."""

    def edit(table: Table) -> None:
        first, second = row_of(table, one)._tr, row_of(table, other)._tr
        second.addnext(first) if first.getnext() is second else first.addnext(second)

    return edit


@dataclass
class Book:
    """The parts of a workbook in which an SOP stands."""

    sheet: Part
    drawing: Part
    texts: list[str]

    def text(self, cell: Part) -> str:
        """What stands in a cell."""
        value = cell.find(f"{MAIN}v")
        if cell.get("t") == "s" and value is not None:
            return self.texts[int(value.text)]
        return "".join(cell.itertext())

    def cell(self, words: str) -> Part:
        """The cell that says something."""
        return next(one for one in self.sheet.iter(f"{MAIN}c") if self.text(one) == words)

    def type(self, words: str, new: str) -> None:
        """Type something else into a cell."""
        put(self.cell(words), new)

    def row(self, words: str) -> Part:
        """The row of the cell that says something."""
        return self.cell(words).getparent()

    def shift(self, first: int, by: int) -> None:
        """Move everything from a row on, numbered from 1, as Excel does."""
        for row in self.sheet.iter(f"{MAIN}row"):
            number = int(row.get("r"))
            if number >= first:
                row.set("r", str(number + by))
                for cell in row:
                    cell.set("r", re.sub(r"\d+", str(number + by), cell.get("r")))
        for place in self.drawing.iter(f"{XDR}row"):
            if int(place.text) >= first - 1:
                place.text = str(int(place.text) + by)

    def delete(self, words: str) -> None:
        """Delete a row with the symbol in it; arrows stay behind with a loose end."""
        row = self.row(words)
        number = int(row.get("r"))
        row.getparent().remove(row)
        for anchor in list(self.drawing):
            rows = [int(one.text) for one in anchor.iter(f"{XDR}row")]
            if rows == [number - 1, number - 1] and anchor.find(f"{XDR}sp") is not None:
                anchor.getparent().remove(anchor)
        self.shift(number + 1, -1)

    def insert(self, behind: str, cells: dict[str, str]) -> None:
        """Insert a row and type into its columns."""
        row = self.row(behind)
        number = int(row.get("r"))
        self.shift(number + 1, 1)
        fresh = copy.deepcopy(row)
        fresh.set("r", str(number + 1))
        for cell in fresh:
            column = re.sub(r"\d", "", cell.get("r"))
            cell.set("r", f"{column}{number + 1}")
            put(cell, cells.get(column, ""))
        row.addnext(fresh)

    def move(self, title: str, column: int) -> None:
        """Drag a symbol into another column."""
        for anchor in self.drawing:
            named = anchor.find(f"{XDR}sp/{XDR}nvSpPr/{XDR}cNvPr")
            if named is not None and named.get("descr") == title:
                for place in anchor.iter(f"{XDR}col"):
                    place.text = str(column)
                return
        raise AssertionError(title)


def put(cell: Part, text: str) -> None:
    """Write a text into a cell of Excel."""
    for child in list(cell):
        cell.remove(child)
    cell.set("t", "inlineStr")
    inside = etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t")
    inside.text = text


def excel(path: Path, edit: Callable[[Book], None]) -> Path:
    """Edit the sheet of rows and its drawing."""
    with ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    strings = etree.fromstring(parts["xl/sharedStrings.xml"])
    texts = ["".join(map(str, one.itertext())) for one in strings.iter(f"{MAIN}si")]
    book = Book(etree.fromstring(parts[SHEET]), etree.fromstring(parts[DRAWING]), texts)
    edit(book)
    parts[SHEET], parts[DRAWING] = etree.tostring(book.sheet), etree.tostring(book.drawing)
    target = path.with_name("sop-disunting.xlsx")
    with ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return target
