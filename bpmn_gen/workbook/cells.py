"""What a workbook holds, as far as forms need it: sheets of cells with texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bpmn_gen.diagnostics import Span


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "teks"
    NUMBER = "angka"
    DATE = "tanggal"
    TIME = "jam"
    FORMULA = "rumus"
    ERROR = "galat"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with something in it."""

    row: int
    """From 1, as the program shows it."""
    column: int
    """From 1."""
    text: str
    kind: Kind = Kind.TEXT
    """Of a formula the text is its words; it is never calculated."""
    stored: str = ""
    """What the program that saved the file saw in place of a formula."""


@dataclass(slots=True)
class Sheet:
    """A worksheet: the cells that hold something."""

    name: str
    hidden: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    """By the numbers of row and column."""
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Cells that were joined: first row and column, last row and column."""
    is_cut: bool = False
    """Whether there is more than anybody fills in, and the rest was left out."""
    part: str = ""
    """The part of the file that it stands in."""

    def at(self, row: int, column: int) -> Cell:
        """A cell; an empty one where there is nothing."""
        return self.rows.get(row, {}).get(column) or Cell(row, column, "")


@dataclass(slots=True)
class Workbook:
    """All that was read of a file."""

    path: str
    """The file as the user knows it."""
    sheets: list[Sheet] = field(default_factory=list)
    names: frozenset[str] = frozenset()
    """The names that are defined in it."""
    has_macros: bool = False
    has_links: bool = False
    """Whether it refers to other files."""

    def span(self, sheet: str, row: int, column: int) -> Span:
        """The place of a cell."""
        return Span(self.path, row, column, row, column, cell=place(sheet, row, column))


def place(sheet: str, row: int, column: int) -> str:
    """A cell as people call it: ``lembar 'Waktu', sel D17``."""
    return f"lembar '{sheet}', sel {letters(column)}{row}"


def letters(column: int) -> str:
    """The letters of a column, from 1: ``A``, ``Z``, ``AA``."""
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
