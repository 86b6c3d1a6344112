"""The trace matrix as an Excel workbook, ready to filter and print."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import xlsxwriter

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.render.office.package import pinned

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

HEADINGS = (
    ("Ketentuan", 34),
    ("Ringkasan", 70),
    ("Jenis", 11),
    ("Dilaksanakan atau dinyatakan dalam", 60),
    ("Status", 14),
    ("Catatan", 45),
)
"""Titles of the columns, with widths in characters."""
FOLIO = 14
"""Excel's code of the paper; F4 is what printers know as Folio."""
MAX_TEXT = 32_767
"""The most characters that a cell of Excel can hold."""


def write_trace_xlsx(title: str, rows: Sequence[Sequence[str]], dated: dt.date) -> bytes:
    """The matrix, one row for each provision, with the columns of ``HEADINGS``.

    All texts are written as texts, so that none can become a formula or a link.
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": clean(title)[:250]})
        sheet = book.add_worksheet("Matriks")
        head = book.add_format({"bold": True, "bg_color": "#E3EFF6", "border": 1, "valign": "top"})
        body = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
        for column, (heading, width) in enumerate(HEADINGS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, head)
        for at, row in enumerate(rows, 1):
            for column, text in enumerate(row):
                sheet.write_string(at, column, clean(text)[:MAX_TEXT], body)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(rows), 1), len(HEADINGS) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(FOLIO)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&RHalaman &P dari &N")
    return pinned(stream.getvalue(), dated)
