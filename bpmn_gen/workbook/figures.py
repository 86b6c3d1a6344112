"""A workbook of figures with live formulas, as plain data.

Every formula carries the value that the program worked out, so that viewers that do not calculate
show the same figures.  Widths are characters, as spreadsheet programs count.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bpmn_gen.workbook.cells import letters

if TYPE_CHECKING:
    from collections.abc import Iterable

Value = str | int | Fraction | None
"""What stands in a cell; a number is written as one."""

_MOST_PARTS: Final = 200
"""Arguments of one SUM; Excel takes 255."""


class Look(StrEnum):
    """What a cell is to the eye."""

    BLANK = "kosong"
    TITLE = "judul"
    NOTE = "keterangan"
    HEAD = "kepala"
    PART = "bagian"
    """The head of a part of a table."""
    TEXT = "teks"
    CENTRE = "tengah"
    NUMBER = "bilangan"
    AT_LEAST = "sekurang-kurangnya"
    """A number that lacks something."""
    AVERAGE = "rata-rata"
    """A number with two decimals."""
    AT_LEAST_AVERAGE = "rata-rata-sekurang-kurangnya"
    SHARE = "persen"
    INPUT = "masukan"
    """A number that may be changed."""
    GAP = "belum-diisi"
    """What somebody has to fill in."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell."""

    value: Value = None
    look: Look = Look.TEXT
    formula: str = ""
    """Without its equals sign; empty where the value is an input."""
    across: int = 1
    """Columns over which it reaches."""
    down: int = 1
    """Rows over which it reaches; what later rows have in its place is passed over."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet, ready to be printed."""

    name: str
    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen: tuple[int, int] = (0, 0)
    """Rows and columns that stay when the sheet is scrolled."""
    repeated: tuple[int, int] | None = None
    """First and last row that each printed page begins with, from 0."""
    is_portrait: bool = False


@dataclass(frozen=True, slots=True)
class FigureBook:
    """All sheets."""

    title: str
    pages: tuple[Page, ...]
    names: dict[str, str] = field(default_factory=dict)
    """Cells by the names by which formulas call them."""


@dataclass(frozen=True, slots=True, order=True)
class At:
    """Where a cell stands; row and column from 0."""

    page: str
    column: int
    row: int

    @property
    def word(self) -> str:
        """Its address in formulas of any sheet: ``Rincian!$F$12``."""
        return f"{self.page}!${letters(self.column + 1)}${self.row + 1}"


def area(page: str, column: int, first: int, last: int) -> str:
    """The address of a stretch of a column, rows from 0."""
    letter = letters(column + 1)
    return f"{page}!${letter}${first + 1}:${letter}${last + 1}"


def sum_of(cells: Iterable[At]) -> str:
    """The formula that adds cells; neighbours stand in it as one stretch.  ``0`` for none."""
    parts: list[list[At]] = []
    for cell in sorted(set(cells)):
        before = parts[-1][-1] if parts else None
        if before is not None and before == At(cell.page, cell.column, cell.row - 1):
            parts[-1].append(cell)
        else:
            parts.append([cell])
    words = [
        one[0].word if len(one) == 1 else area(one[0].page, one[0].column, one[0].row, one[-1].row)
        for one in parts
    ]
    while len(words) > _MOST_PARTS:
        words = [
            f"SUM({','.join(words[at : at + _MOST_PARTS])})"
            for at in range(0, len(words), _MOST_PARTS)
        ]
    return f"SUM({','.join(words)})" if words else "0"
