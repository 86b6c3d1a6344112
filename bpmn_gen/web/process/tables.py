"""Texts of a page as the table of a workbook, in whose words cells are read and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.workbook.cells import Cell, Sheet, Workbook
from bpmn_gen.workbook.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.diagnostics import Span

HEAD: Final = 1
"""The row of the titles; the first row below it is the next one."""


def table_of(name: str, titles: Mapping[str, str], rows: Iterable[Mapping[str, str]]) -> Table:
    """Texts as a table of a workbook, whose path is the name of the table."""
    columns = {key: number for number, key in enumerate(titles, 1)}
    sheet = Sheet(name)
    sheet.rows[HEAD] = {at: Cell(HEAD, at, titles[key]) for key, at in columns.items()}
    number = HEAD
    for number, row in enumerate(rows, HEAD + 1):
        sheet.rows[number] = {
            at: Cell(number, at, row[key]) for key, at in columns.items() if row.get(key)
        }
    return Table(Workbook(name, [sheet]), sheet, HEAD, columns, number + 1)


def place_in(span: Span, titles: Mapping[str, Mapping[str, str]]) -> tuple[str, int, str]:
    """Table, row from 0 and column of a place in a table that :func:`table_of` has made.

    Args:
        span: the place.
        titles: by table the titles that it was made with.
    """
    return span.path, span.line - HEAD - 1, list(titles[span.path])[span.column - 1]
