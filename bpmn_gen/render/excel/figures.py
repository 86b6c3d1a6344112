"""Workbooks of figures: formulas that carry their values, ready to print on F4."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.render.excel.form import FACE, LINE
from bpmn_gen.render.excel.sop import FOLIO, MAX_TEXT
from bpmn_gen.render.office.package import pinned
from bpmn_gen.workbook.figures import Look

if TYPE_CHECKING:
    import datetime as dt

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from bpmn_gen.workbook.figures import Cell, FigureBook, Page, Value

_PLAIN: Final = 'General;-General;"–"'
_AVERAGE: Final = '#,##0.00;-#,##0.00;"–"'
_BASE: Final[dict[str, Any]] = {
    "font_name": FACE, "font_size": 9, "text_wrap": True, "valign": "top",
}  # fmt: skip
_BOX: Final[dict[str, Any]] = {"border": 1, "border_color": "#8C8C8C"}
_INCOMPLETE: Final[dict[str, Any]] = {"italic": True, "font_color": "#8A4B00"}
_LOOKS: Final[dict[Look, dict[str, Any]]] = {
    Look.BLANK: {},
    Look.TITLE: {"bold": True, "font_size": 14, "text_wrap": False, "font_color": "#1F3A5F"},
    Look.NOTE: {"font_color": "#444444"},
    Look.HEAD: {
        "bold": True, "align": "center", "valign": "vcenter", "border": 1, "bg_color": "#DCE6F1",
    },
    Look.PART: {**_BOX, "bold": True, "bg_color": "#F2F2F2"},
    Look.TEXT: _BOX,
    Look.CENTRE: {**_BOX, "align": "center"},
    Look.NUMBER: {**_BOX, "num_format": _PLAIN},
    Look.AT_LEAST: {**_BOX, **_INCOMPLETE, "num_format": '"≥ "General;-General;"–"'},
    Look.AVERAGE: {**_BOX, "num_format": _AVERAGE},
    Look.AT_LEAST_AVERAGE: {**_BOX, **_INCOMPLETE, "num_format": '"≥ "#,##0.00;-#,##0.00;"–"'},
    Look.SHARE: {**_BOX, "num_format": "0.0%"},
    Look.INPUT: {**_BOX, "num_format": "General", "font_color": "#1F3FA8", "bg_color": "#FFFBE6"},
    Look.GAP: {**_BOX, "bg_color": "#FDEBD8", "italic": True},
}  # fmt: skip
_MARGINS: Final = (0.4, 0.4, 0.5, 0.6)
"""Inches: left, right, top, bottom."""
_HIGHEST: Final = 400
_FIT: Final = 1.15
"""Characters of this size for each character of the width, with some reserve."""


def write_figures(book: FigureBook, dated: dt.date) -> bytes:
    """The workbook as a file; no text of the definitions can become a formula or a link."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as made:
        made.set_properties({"title": clean(book.title)[:250]})
        made.formats[0].set_font_name(FACE)
        made.formats[0].set_font_size(9)
        formats = {look: made.add_format({**_BASE, **how}) for look, how in _LOOKS.items()}
        for name, address in book.names.items():
            made.define_name(name, f"={address}")
        for page in book.pages:
            sheet = made.add_worksheet(page.name)
            for at, width in enumerate(page.widths):
                sheet.set_column(at, at, width)
            covered: set[tuple[int, int]] = set()
            for number, row in enumerate(page.rows):
                _write_row(sheet, number, row, page, formats, covered)
            _set_paper(sheet, page, book.title)
    return pinned(stream.getvalue(), dated)


def _write_row(
    sheet: Worksheet,
    number: int,
    row: tuple[Cell, ...],
    page: Page,
    formats: dict[Look, Format],
    covered: set[tuple[int, int]],
) -> None:
    """One row, as high as its texts need; ``covered`` are cells over which others reach."""
    column, lines, size = 0, 1, LINE
    for cell in row:
        last, look = column + cell.across - 1, formats[cell.look]
        if (number, column) in covered:
            column = last + 1
            continue
        if cell.across > 1 or cell.down > 1:
            sheet.merge_range(number, column, number + cell.down - 1, last, "", look)
            covered.update((number + down, column) for down in range(1, cell.down))
        _write(sheet, (number, column), cell, look)
        if isinstance(cell.value, str) and cell.look is not Look.TITLE and cell.down == 1:
            room = max(int(sum(page.widths[column : last + 1]) * _FIT - 1), 3)
            parts = cell.value.split("\n")
            lines = max(lines, sum(max(1, -(-len(part) // room)) for part in parts))
        size = LINE * 1.5 if cell.look is Look.TITLE else size
        column = last + 1
    sheet.set_row(number, min(lines * size + 2, _HIGHEST))


def _write(sheet: Worksheet, place: tuple[int, int], cell: Cell, look: Format) -> None:
    """The content of a cell."""
    shown = _shown(cell.value)
    if cell.formula:
        sheet.write_formula(*place, f"={cell.formula}", look, "" if shown is None else shown)
    elif isinstance(shown, str) and shown:
        sheet.write_string(*place, shown, look)
    elif shown is None or shown == "":
        sheet.write_blank(*place, None, look)
    else:
        sheet.write_number(*place, shown, look)


def _shown(value: Value) -> str | float | None:
    """A value as cells hold it."""
    if isinstance(value, str):
        return clean(value)[:MAX_TEXT]
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    return value


def _set_paper(sheet: Worksheet, page: Page, title: str) -> None:
    """F4, on which it fits across."""
    sheet.set_paper(FOLIO)
    if not page.is_portrait:
        sheet.set_landscape()
    sheet.set_margins(*_MARGINS)
    sheet.hide_gridlines(2)
    sheet.fit_to_pages(1, 0)
    if page.frozen != (0, 0):
        sheet.freeze_panes(*page.frozen)
    if page.repeated is not None:
        sheet.repeat_rows(*page.repeated)
    name = clean(title).replace("&", "&&")[:150]
    sheet.set_footer(f"&L&8 {name}&C&8&A&R&8Halaman &P dari &N", {"margin": 0.3})
