"""What a form of ours remembers about itself, in a hidden sheet."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from bpmn_gen.workbook.form import HIDDEN, MARK
from bpmn_gen.workbook.reading import defined_names

if TYPE_CHECKING:
    from bpmn_gen.workbook.cells import Workbook

PIECE = 30_000
"""Characters of a value in one cell; the rest goes to the cells beside it."""


def is_ours(data: bytes) -> bool:
    """Whether a file is a form that this program made."""
    return MARK in defined_names(data)


def facts_of(book: Workbook) -> dict[str, str]:
    """The pairs of key and value of a form."""
    found: dict[str, str] = {}
    sheet = next((one for one in book.sheets if one.name == HIDDEN), None)
    for number in count(1):
        row = {} if sheet is None else sheet.rows.get(number, {})
        if 1 not in row:
            return found
        values = (row[column].text for column in sorted(row) if column > 1)
        found[row[1].text] = "".join(values)
    return found


def pieces(value: str) -> list[str]:
    """A value in parts that fit into cells."""
    return [value[at : at + PIECE] for at in range(0, len(value), PIECE)] or [""]
