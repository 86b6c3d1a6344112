"""Finds the tables of a form in a workbook, wherever people moved them.

Sheets may have been renamed, columns moved or hidden, rows put in above; a table is known by the
titles of its columns alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.workbook.cells import Cell, Kind, letters
from bpmn_gen.workbook.tidy import folded, one_line, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.diagnostics import Findings, Span
    from bpmn_gen.workbook.cells import Sheet, Workbook

MAX_HEAD: Final = 2_000
"""Rows in which the head of a table is looked for."""
LONGEST: Final = 10_000
"""Characters of a cell at most: no text of a definition may be longer."""
PASTE_VALUES = "hapus rumusnya dan tulis isinya, atau salin lalu Tempel Khusus sebagai Nilai"
AS_TEXT = "ubah format sel menjadi Teks, lalu tulis ulang isinya"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet: its head, and where each column stands."""

    book: Workbook
    sheet: Sheet
    head: int
    """The row of the titles."""
    columns: dict[str, int]
    """The number of each column by its key."""
    end: int
    """The row behind its last one."""
    rival: str = ""
    """Another sheet with the same table, e.g. a copy."""
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """How each column may be called."""

    def rows(self) -> Iterator[Row]:
        """The rows in which anything stands, in their order; titles may come again."""
        titles = [
            (column, folded(self.sheet.at(self.head, column).text))
            for column in self.columns.values()
        ]
        for number in sorted(self.sheet.rows):
            texts = self.sheet.rows[number]
            is_head = all(
                column in texts and folded(texts[column].text) == title for column, title in titles
            )
            if self.head < number < self.end and not is_head:
                yield Row(self, number)

    def strangers(self) -> Iterator[tuple[str, Span]]:
        """Titles in the head under which something stands that is in no column of the table."""
        known = set(self.columns.values())
        for column, cell in sorted(self.sheet.rows[self.head].items()):
            below = (self.sheet.at(row, column) for row in range(self.head + 1, self.end))
            if column not in known and cell.text.strip() and any(one.text.strip() for one in below):
                yield one_line(cell.text), self.book.span(self.sheet.name, self.head, column)

    def lost(self) -> list[str]:
        """The titles that its head has no more."""
        return [names[0] for key, names in self.titles.items() if key not in self.columns]

    def span(self, row: int, key: str) -> Span:
        """The place of a cell; of the first column where the table has none of that key."""
        return self.book.span(self.sheet.name, row, self.columns.get(key, 1))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    table: Table
    number: int

    def cell(self, key: str) -> Cell:
        """The cell in a column; an empty one where the table has no such column."""
        column = self.table.columns.get(key)
        return (
            Cell(self.number, 0, "") if column is None else self.table.sheet.at(self.number, column)
        )

    def span(self, key: str) -> Span:
        """The place of a cell."""
        return self.table.span(self.number, key)

    def refuses(self, key: str, text: str) -> bool:
        """Whether a cell holds something that was refused when its text was read."""
        return not text and bool(self.cell(key).text.strip())

    def text(self, key: str, findings: Findings, *accepted: Kind) -> str:
        """What a cell says; what it holds and must not is reported.

        Args:
            key: the column.
            findings: told what is wrong.
            accepted: dates or times, where they make sense.
        """
        cell = self.cell(key)
        trouble = cell_trouble(cell, accepted)
        if trouble is not None:
            findings.error(*trouble[:2], self.span(key), trouble[2])
            return ""
        return tidy(cell.text)


def cell_trouble(cell: Cell, accepted: tuple[Kind, ...] = ()) -> tuple[str, str, str] | None:
    """What is wrong with a cell, whatever it is for: code, message and hint."""
    match cell.kind:
        case Kind.FORMULA:
            return (
                "cell-formula",
                f"sel memuat rumus '{cell.text[:40]}', yang tidak dihitung",
                PASTE_VALUES,
            )
        case Kind.ERROR:
            return "cell-error", f"sel memuat galat Excel '{cell.text[:40]}'", "tulis ulang isinya"
        case Kind.DATE | Kind.TIME if cell.kind not in accepted:
            what = "Excel mengubah isinya menjadi"
            return "cell-changed", f"{what} {cell.kind} '{cell.text}'", AS_TEXT
        case _ if len(cell.text) > LONGEST:
            message = f"sel memuat {len(cell.text)} huruf, terlalu banyak untuk satu isian"
            return "cell-too-long", message, f"pendekkan sampai {LONGEST} huruf"
    return None


def find_table(
    book: Workbook, titles: Mapping[str, tuple[str, ...]], needed: frozenset[str]
) -> Table | None:
    """The table whose head shows most of the titles.

    Args:
        book: the workbook.
        titles: how each column may be called.
        needed: columns without which it is not this table.
    """
    keys = {folded(title): key for key, known in titles.items() for title in known}
    found = [
        Table(book, sheet, number, columns, max(sheet.rows) + 1, titles=titles)
        for sheet in book.sheets
        for number in sorted(sheet.rows)[:MAX_HEAD]
        if needed <= (columns := _titles_in(sheet.rows[number], keys)).keys()
    ]
    seen = [one for one in found if not one.sheet.hidden] or found
    best = max(seen, key=lambda one: len(one.columns), default=None)
    if best is None:
        return None
    others = (one for one in seen if one.sheet is not best.sheet)
    like = (one for one in others if len(one.columns) == len(best.columns))
    rival = next((one.sheet.name for one in like), "")
    return replace(best, rival=rival)


def spoiled_head(
    book: Workbook, titles: Mapping[str, tuple[str, ...]], needed: frozenset[str], *others: Table
) -> tuple[list[str], Span] | None:
    """The head of a table that is not found, with the titles that it lacks; None where none is.

    Args:
        book: the workbook.
        titles: how each column may be called.
        needed: columns without which it is not this table.
        others: tables that were found, whose heads are theirs.
    """
    keys = {folded(title): key for key, known in titles.items() for title in known}
    taken = {(one.sheet.name, one.head) for one in others}
    heads = [
        (len(columns), sheet.name, number, columns)
        for sheet in book.sheets
        for number in sorted(sheet.rows)[:MAX_HEAD]
        if (sheet.name, number) not in taken and not sheet.hidden
        and 2 * len(columns := _titles_in(sheet.rows[number], keys)) >= len(titles)
    ]  # fmt: skip
    best = max(heads, key=lambda one: one[0], default=None)
    if best is None:
        return None
    lacking = [titles[key][0] for key in titles if key in needed - best[3].keys()]
    return lacking, book.span(best[1], best[2], min(best[3].values(), default=1))


def _titles_in(row: dict[int, Cell], keys: dict[str, str]) -> dict[str, int]:
    """The columns whose titles stand in a row; the first of each."""
    found: dict[str, int] = {}
    for column, cell in sorted(row.items()):
        key = keys.get(folded(cell.text))
        if key is not None:
            found.setdefault(key, column)
    return found


def parted(*tables: Table | None) -> tuple[Table | None, ...]:
    """The same tables; each ends where another one begins below it on its sheet."""
    heads = [(one.sheet.name, one.head) for one in tables if one is not None]

    def cut(one: Table) -> Table:
        below = (head for name, head in heads if name == one.sheet.name and head > one.head)
        return replace(one, end=min(below, default=one.end))

    return tuple(one and cut(one) for one in tables)


def joined(table: Table) -> Iterator[tuple[str, Span]]:
    """Cells that were joined, of which only the first can hold anything."""
    for first, left, last, right in table.sheet.merged:
        across = sum(left <= column <= right for column in table.columns.values())
        beside = (one for column, one in table.sheet.rows.get(first, {}).items() if column != left)
        is_title = not any(one.text.strip() for one in beside)
        is_across = across > 1 and not is_title
        if table.head < first < table.end and (first != last or is_across):
            area = f"{letters(left)}{first}:{letters(right)}{last}"
            yield area, table.book.span(table.sheet.name, first, left)
