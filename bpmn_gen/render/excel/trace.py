"""The trace matrix as an Excel workbook, ready to filter and print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.render.excel.tables import write_tables
from bpmn_gen.workbook.table_sheet import TableSheet

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


def write_trace_xlsx(title: str, rows: Sequence[Sequence[str]], dated: dt.date) -> bytes:
    """The matrix, one row for each provision, with the columns of ``HEADINGS``."""
    sheet = TableSheet("Matriks", HEADINGS, tuple(map(tuple, rows)))
    return write_tables(title, (sheet,), dated)
