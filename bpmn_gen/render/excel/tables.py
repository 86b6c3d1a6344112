"""Workbooks of tables, ready to filter and print."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import xlsxwriter

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.render.office.package import pinned

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from bpmn_gen.workbook.table_sheet import TableSheet

FOLIO = 14
"""Excel's code of the paper; F4 is what printers know as Folio."""
LINE, HIGHEST = 14.5, 409.0
"""Points of a line of text, and of the highest row that Excel knows."""
MAX_TEXT = 32_767
"""The most characters that a cell of Excel can hold."""


def write_tables(title: str, sheets: Sequence[TableSheet], dated: dt.date) -> bytes:
    """The workbook, with a sheet for each table.

    All texts are written as texts, so that none can become a formula or a link.
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": clean(title)[:250]})
        look = {"text_wrap": True, "border": 1, "valign": "top"}
        head = book.add_format({**look, "bold": True, "bg_color": "#E3EFF6"})
        body = book.add_format(look)
        for one in sheets:
            sheet = book.add_worksheet(one.name)
            _fill(sheet, one, head, body)
            sheet.set_header(f"&L&B{clean(title).replace('&', '&&')[:200]}")
    return pinned(stream.getvalue(), dated)


def _fill(sheet: Worksheet, table: TableSheet, head: Format, body: Format) -> None:
    """Write one table."""
    for column, (heading, width) in enumerate(table.titles):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, head)
    widths = [width for _, width in table.titles]
    sheet.set_row(0, _height([title for title, _ in table.titles], widths))
    for at, row in enumerate(table.rows, 1):
        sheet.set_row(at, _height(row, widths))
        for column, text in enumerate(row):
            sheet.write_string(at, column, clean(text)[:MAX_TEXT], body)
    sheet.freeze_panes(1, table.frozen)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.titles) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(FOLIO)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&RHalaman &P dari &N")


def _height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """Height in points of a row, because not every program finds it by itself."""
    lines = (_lines(text, width) for text, width in zip(texts, widths, strict=True))
    return min(max(lines, default=1) * LINE + 4, HIGHEST)


def _lines(text: str, width: int) -> int:
    """Lines that a text takes in a column, counted with some reserve."""
    room = max(width, 1)
    return sum(max(1, -(-len(line) // room)) for line in text.split("\n"))
