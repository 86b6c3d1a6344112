"""Shares the width of the columns of text of a flow table out anew, so that its rows get low.

One cell with a long list makes its whole row high while the others stand blank beside it.  Width
goes from columns that can spare it to those that make rows high, step by step, as long as the
table gets lower by it.  Columns of actors keep their width.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, TypeAlias

from bpmn_gen.drawing.typography import FACES
from bpmn_gen.sop.document import COLUMN_NAMES, PADDING, PITCH, POINT
from bpmn_gen.sop.heights import BOX_HEIGHT, TRACK_ROOM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpmn_gen.sop.document import Columns

RowTexts: TypeAlias = tuple[tuple[str, ...], ...]
"""The texts of a row: those of Kegiatan, Kelengkapan, Output and Keterangan."""
ORDINARY_WORD = 16
"""Characters; longer words may be broken and do not make a column wider or type smaller."""
_TITLES = tuple(COLUMN_NAMES[at] for at in (1, 2, 4, 5))
"""Of the columns of text."""
_STEPS = (12.0, 6.0, 3.0)
"""mm that go from one column to another at a time."""
_FILLED = 0.92
"""The part of a line that words fill, on average."""
_NARROW = (36.0, 24.0, 22.0, 24.0)
"""mm; no column of text gets narrower than this."""
_AWAY = 0.1
"""Lines that the table must get lower for a mm that a column is away from its usual width."""
_MANY = 40
"""Steps after which nobody would see a difference any more."""


class Balance:
    """The texts of a table, measured once for all sizes of type that are tried."""

    def __init__(self, rows: Sequence[RowTexts], face: str) -> None:
        """Measure the texts of every row in the type of a name, in sizes of that type."""
        measure = FACES[face]
        known: dict[str, float] = {}

        def length(text: str) -> float:
            if text not in known:
                known[text] = measure.width(text, 1.0)
            return known[text]

        def narrowest(at: int) -> float:
            words = {word for row in rows for text in row[at] for word in text.split()}
            ordinary = (length(word) for word in words if len(word) <= ORDINARY_WORD)
            return max(measure.width(_TITLES[at], 1.0, bold=True), *ordinary, 0.0)

        self._columns = [
            [tuple(length(text) for text in row[at]) for row in rows] for at in range(len(_TITLES))
        ]
        self._narrowest = [narrowest(at) for at in range(len(_TITLES))]

    def balanced(self, columns: Columns) -> Columns:
        """The columns with the width of those of text shared out anew."""
        size = columns.size * POINT
        usual: tuple[float, ...] = (
            columns.activity,
            columns.inputs,
            columns.outputs,
            columns.remarks,
        )
        least = [
            min(wide, max(narrow, needed * size + 2 * PADDING))
            for wide, narrow, needed in zip(usual, _NARROW, self._narrowest, strict=True)
        ]
        table = _Heights(self._columns, size, usual)
        widths, best = usual, table.cost(usual)
        for _ in range(_MANY):
            moves = ((table.cost(moved), moved) for moved in _moves(widths, least))
            lowest, moved = min(moves, default=(best, widths))
            if lowest >= best:
                break
            best, widths = lowest, moved
        activity, inputs, outputs, remarks = widths
        return replace(columns, activity=activity, inputs=inputs, outputs=outputs, remarks=remarks)


def _moves(widths: tuple[float, ...], least: Sequence[float]) -> Iterator[tuple[float, ...]]:
    """All ways of giving some width from one column to another."""
    for step in _STEPS:
        for giver, taker in permutations(range(len(widths)), 2):
            if widths[giver] - step >= least[giver]:
                moved = [*widths]
                moved[giver] -= step
                moved[taker] += step
                yield tuple(moved)


class _Heights:
    """About how many lines a table takes at some widths; columns are looked at once for each."""

    def __init__(
        self, columns: list[list[tuple[float, ...]]], size: float, usual: Sequence[float]
    ) -> None:
        """Take texts measured in sizes of the type, and its size in mm."""
        self._columns, self._size, self._usual = columns, size, usual
        symbol = (BOX_HEIGHT + 2 * TRACK_ROOM - 2 * PADDING) / (size * PITCH)
        self._floor = [symbol] * len(columns[0])
        self._known: dict[tuple[int, float], list[int]] = {}

    def cost(self, widths: Sequence[float]) -> float:
        """The lines of the highest cells, and how far the widths are from the usual ones."""
        lines = (self._lines(at, width) for at, width in enumerate(widths))
        away = sum(abs(one - other) for one, other in zip(widths, self._usual, strict=True))
        highest: Iterable[float] = map(max, self._floor, *lines)
        return sum(highest) + _AWAY * away

    def _lines(self, at: int, width: float) -> list[int]:
        """The lines of every cell of a column."""
        key = (at, width)
        if key not in self._known:
            room = (width - 2 * PADDING) * _FILLED / self._size
            self._known[key] = [
                sum(math.ceil(length / room) for length in texts) for texts in self._columns[at]
            ]
        return self._known[key]
