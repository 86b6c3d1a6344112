"""A workbook that people are to fill in, as plain data.

Lengths are characters for columns and points for rows, as spreadsheet programs count.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

MARK: Final = "bpmn_gen_lembar"
"""The defined name by which our workbooks are known again."""
HIDDEN: Final = "_lembar"
"""The hidden sheet with what only the program needs."""


class Look(StrEnum):
    """What a cell is to the eye, and whether it may be written in."""

    BLANK = "kosong"
    TITLE = "judul"
    NOTE = "keterangan"
    HEAD = "kepala"
    FIXED = "tetap"
    """Shown, not to be changed."""
    INPUT = "isian"
    CENTRE = "isian-tengah"
    STRONG = "tebal"
    """A label."""


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell; always text, so that no number loses its digits."""

    text: str = ""
    look: Look = Look.INPUT
    choices: str = ""
    """The name of the list or area from which its text is chosen."""
    strict: bool = True
    """Whether nothing else may be chosen."""
    across: int = 1
    """Columns over which it reaches."""
    hint: str = ""
    """Shown beside the cell while it is chosen."""


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column."""

    width: float
    hidden: bool = False
    aside: bool = False
    """Whether it stands to the right of what is printed."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Cells that change colour by what stands in them."""

    area: str
    formula: str
    colour: str


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A sheet of a form, ready to be printed."""

    name: str
    columns: tuple[FormColumn, ...]
    rows: tuple[tuple[FormCell, ...], ...]
    frozen: tuple[int, int] = (0, 0)
    """Rows and columns that stay when the sheet is scrolled."""
    repeated: tuple[int, int] | None = None
    """First and last row that each printed page begins with, from 0."""
    rules: tuple[Rule, ...] = ()
    may_grow: bool = False
    """Whether rows may be inserted and deleted."""
    is_portrait: bool = False
    breaks: tuple[int, ...] = ()
    """Rows that begin a page, from 0."""


@dataclass(frozen=True, slots=True)
class FormBook:
    """All sheets of a form."""

    title: str
    sheets: tuple[FormSheet, ...]
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What may be chosen, by the name of the list."""
    areas: dict[str, str] = field(default_factory=dict)
    """Areas of sheets from which may be chosen, by their names."""
    facts: tuple[tuple[str, str], ...] = ()
    """What only the program needs: pairs of key and value."""
