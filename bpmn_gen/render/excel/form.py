"""Forms to fill in as Excel workbooks: choices, protected heads, ready to print."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_range_abs

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.render.excel.sop import FOLIO, MAX_TEXT
from bpmn_gen.render.office.package import pinned
from bpmn_gen.workbook.cells import letters
from bpmn_gen.workbook.facts import pieces
from bpmn_gen.workbook.form import HIDDEN, MARK, FormSheet, Look

if TYPE_CHECKING:
    import datetime as dt

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from bpmn_gen.workbook.form import FormBook, FormCell

FACE: Final = "Arial"
_BASE: Final[dict[str, Any]] = {
    "font_name": FACE, "font_size": 10, "text_wrap": True, "valign": "top", "num_format": "@",
}  # fmt: skip
LOOKS: Final[dict[Look, dict[str, Any]]] = {
    Look.BLANK: {},
    Look.TITLE: {"bold": True, "font_size": 14, "text_wrap": False, "font_color": "#1F3A5F"},
    Look.NOTE: {"font_color": "#444444"},
    Look.HEAD: {
        "bold": True, "align": "center", "valign": "vcenter", "border": 1, "bg_color": "#DCE6F1",
    },
    Look.FIXED: {"border": 1, "bg_color": "#F2F2F2", "border_color": "#8C8C8C"},
    Look.INPUT: {"border": 1, "locked": False, "border_color": "#8C8C8C"},
    Look.CENTRE: {"border": 1, "locked": False, "align": "center", "border_color": "#8C8C8C"},
    Look.STRONG: {"bold": True, "border": 1, "bg_color": "#F2F2F2", "border_color": "#8C8C8C"},
}  # fmt: skip
ALLOWED: Final = {
    "select_locked_cells": True, "select_unlocked_cells": True, "format_cells": True,
    "format_columns": True, "format_rows": True, "autofilter": True, "sort": True,
}  # fmt: skip
"""What people may do with a protected sheet; nothing needs a password."""
LINE: Final = 13.5
"""Points of a line of type."""
_HIGHEST: Final = 400
LAST_COLUMN: Final = 16_383
"""The last column that a sheet can have, from 0."""
_MARGINS: Final = (0.5, 0.5, 0.6, 0.6)
"""Inches: left, right, top, bottom."""
_STRUCTURE: Final = b'<workbookProtection lockStructure="1"/><bookViews>'


def write_form(book: FormBook, dated: dt.date) -> bytes:
    """A form as a file.

    All texts are written as texts, so that none can become a formula and no number loses digits.
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as made:
        made.set_properties({"title": clean(book.title)[:250]})
        made.formats[0].set_font_name(FACE)
        made.formats[0].set_font_size(10)
        formats = {look: made.add_format({**_BASE, **how}) for look, how in LOOKS.items()}
        names = [sheet.name for sheet in book.sheets]
        sheets = [made.add_worksheet(name) for name in names]
        hidden = made.add_worksheet(HIDDEN)
        for sheet, form in zip(sheets, book.sheets, strict=True):
            _Writer(made, sheet, form, formats).write(book.title)
        rows = _write_facts(hidden, book)
        for name, values in book.lists.items():
            hidden.write_column(rows, 0, values)
            area = xl_range_abs(rows, 0, rows + max(len(values), 1) - 1, 0)
            made.define_name(name, f"={HIDDEN}!{area}")
            rows += len(values) + 1
        for name, area in book.areas.items():
            made.define_name(name, f"={area}")
        made.define_name(MARK, f"={HIDDEN}!$A$1")
        hidden.hide()
        sheets[0].activate()
    content = stream.getvalue()
    return pinned(content, dated, {"xl/workbook.xml": _locked(content)})


def _write_facts(hidden: Worksheet, book: FormBook) -> int:
    """Write what only the program needs; returns the first row behind it."""
    for row, (key, value) in enumerate(book.facts):
        hidden.write_string(row, 0, key)
        for column, piece in enumerate(pieces(clean(value)), 1):
            hidden.write_string(row, column, piece)
    return len(book.facts) + 1


def _locked(content: bytes) -> bytes:
    """The list of sheets, in which none may be renamed or deleted by mistake."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read("xl/workbook.xml").replace(b"<bookViews>", _STRUCTURE, 1)


class _Writer:
    """Writes one sheet."""

    def __init__(
        self,
        book: xlsxwriter.Workbook,
        sheet: Worksheet,
        form: FormSheet,
        formats: dict[Look, Format],
    ) -> None:
        """Keep what is written and how it looks."""
        self._book, self._sheet, self._form, self._formats = book, sheet, form, formats
        self._validated: dict[tuple[int, str, bool, str], list[int]] = {}

    def write(self, title: str) -> None:
        """Cells, choices, colours, protection and paper."""
        form, sheet = self._form, self._sheet
        free = self._unlocked() if form.may_grow else None
        for at, column in enumerate(form.columns):
            sheet.set_column(at, at, column.width, free, {"hidden": column.hidden})
        if free is not None:
            sheet.set_column(len(form.columns), LAST_COLUMN, None, free)
        for number, row in enumerate(form.rows):
            self._row(number, row)
        self._choices()
        for rule in form.rules:
            look = self._book.add_format({"bg_color": rule.colour})
            criteria = {"type": "formula", "criteria": rule.formula, "format": look}
            sheet.conditional_format(rule.area, criteria)
        last = f"{letters(max(len(form.columns), 1))}{max(len(form.rows), 1)}"
        sheet.ignore_errors({"number_stored_as_text": f"A1:{last}"})
        grows = {"insert_rows": form.may_grow, "delete_rows": form.may_grow}
        sheet.protect("", {**ALLOWED, **grows})
        self._paper(title)

    def _unlocked(self) -> Format:
        """How cells are that nothing was written in, on sheets whose rows may be deleted.

        Excel deletes no row with a locked cell in it, be it beside the table.
        """
        return self._book.add_format({**_BASE, "locked": False})

    def _row(self, number: int, row: tuple[FormCell, ...]) -> None:
        """One row, as high as its texts need."""
        column, lines, size = 0, 1, LINE
        for cell in row:
            last = column + cell.across - 1
            width = sum(one.width for one in self._form.columns[column : last + 1])
            self._cell(number, column, last, cell)
            if not all(one.hidden or one.aside for one in self._form.columns[column : last + 1]):
                lines = max(lines, _lines(cell, width))
            size = LINE * 1.5 if cell.look is Look.TITLE else size
            column = last + 1
        self._sheet.set_row(number, min(lines * size + 2, _HIGHEST))

    def _cell(self, row: int, column: int, last: int, cell: FormCell) -> None:
        """One cell with its choices."""
        look, text = self._formats[cell.look], clean(cell.text)[:MAX_TEXT]
        if last > column:
            self._sheet.merge_range(row, column, row, last, "", look)
        if text:
            self._sheet.write_string(row, column, text, look)
        elif last == column:
            self._sheet.write_blank(row, column, None, look)
        if cell.choices or cell.hint:
            self._validated.setdefault((column, cell.choices, cell.strict, cell.hint), []).append(
                row
            )

    def _choices(self) -> None:
        """What may be chosen in the cells, and what is said beside them; cells alike at once."""
        for (column, choices, strict, hint), rows in self._validated.items():
            options: dict[str, Any] = {"validate": "any"}
            if choices:
                options = {
                    "validate": "list", "source": f"={choices}",
                    "error_type": "stop" if strict else "information",
                    "error_title": "Pilih dari daftar",
                    "error_message": "Pilih salah satu dari daftar pada sel ini.",
                }  # fmt: skip
            if hint:
                options["input_message"] = hint[:255]
            for first, last in _runs(rows):
                self._sheet.data_validation(first, column, last, column, options)

    def _paper(self, title: str) -> None:
        """F4, on which it fits across."""
        form, sheet = self._form, self._sheet
        sheet.set_paper(FOLIO)
        if not form.is_portrait:
            sheet.set_landscape()
        sheet.set_margins(*_MARGINS)
        sheet.hide_gridlines(2)
        printed = [at for at, column in enumerate(form.columns) if not column.aside]
        sheet.fit_to_pages(1, 0)
        sheet.set_h_pagebreaks(form.breaks)
        sheet.print_area(0, 0, max(len(form.rows) - 1, 0), printed[-1])
        if form.frozen != (0, 0):
            sheet.freeze_panes(*form.frozen)
        if form.repeated is not None:
            sheet.repeat_rows(*form.repeated)
        name = clean(title).replace("&", "&&")[:150]
        sheet.set_footer(f"&L&8 {name}&C&8&A&R&8Halaman &P dari &N", {"margin": 0.3})


def _lines(cell: FormCell, width: float) -> int:
    """Lines that a text takes in its cell, counted with some reserve."""
    if cell.look is Look.TITLE:
        return 1
    room = max(width * 1.02 - 1, 3)
    return sum(max(1, -(-len(line) // int(room))) for line in cell.text.split("\n"))


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """First and last of each run of numbers that follow one another."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
