"""Shares the width of the columns of text out anew, so that the rows of a flow table get low.

One cell with a long list makes its whole row high while the other cells stay blank.  Width goes
from columns that can spare it to those that make rows high, step by step, as long as the table gets
lower. Columns of actors keep their width, because symbols and connectors need it.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, TypeAlias

from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import DOCUMENT_FACES
from bpmn_gen.sop.document import COLUMN_NAMES, PADDING, PITCH, POINT
from bpmn_gen.sop.heights import BOX_HEIGHT, TRACK_ROOM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpmn_gen.sop.document import Columns

RowTexts: TypeAlias = tuple[tuple[str, ...], ...]
"""The texts of a row: those of Kegiatan, Kelengkapan, Output and Keterangan."""
ORDINARY_WORD = 16
"""Characters.  Longer words may be broken, so they make no column wider and no type smaller."""
_TITLES = tuple(COLUMN_NAMES[at] for at in (1, 2, 4, 5))
"""The titles of the columns of text."""
_STEPS = (12.0, 6.0, 3.0)
"""mm that go from one column to another in one step; large steps come first, to be quick."""
_FILLED = 0.92
"""The part of a line that words fill, on average, because lines break between words."""
_NARROW = (36.0, 24.0, 22.0, 24.0)
"""mm; the least width of each column of text."""
_AWAY = 0.1
"""Lines by which the table must get lower for each mm that a column departs from its usual width,
so that tables look alike unless it pays."""
_MANY = 40
"""Steps, at most; later ones change nothing that anybody would see."""


class Balance:
    """The texts of a table, measured once for all sizes of type that are tried."""

    def __init__(self, rows: Sequence[RowTexts], face: str) -> None:
        """Measure the texts of every row in a face, in multiples of the size of the type."""
        measure = DOCUMENT_FACES[face]
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
        """The columns, with the width of the columns of text shared out anew."""
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
    """All ways to give some width from one column to another."""
    for step in _STEPS:
        for giver, taker in permutations(range(len(widths)), 2):
            if widths[giver] - step >= least[giver]:
                moved = [*widths]
                moved[giver] -= step
                moved[taker] += step
                yield tuple(moved)


class _Heights:
    """Estimates the lines of a table at some widths; keeps what it found for each column."""

    def __init__(
        self, columns: list[list[tuple[float, ...]]], size: float, usual: Sequence[float]
    ) -> None:
        """Keep texts measured in sizes of the type, and that size in mm."""
        self._columns, self._size, self._usual = columns, size, usual
        symbol = (BOX_HEIGHT + 2 * TRACK_ROOM - 2 * PADDING) / (size * PITCH)
        self._floor = [symbol] * len(columns[0])
        self._known: dict[tuple[int, float], list[int]] = {}

    def cost(self, widths: Sequence[float]) -> float:
        """The lines of the highest cells in all, with a charge for unusual widths."""
        lines = (self._lines(at, width) for at, width in enumerate(widths))
        away = added(abs(one - other) for one, other in zip(widths, self._usual, strict=True))
        highest: Iterable[float] = map(max, self._floor, *lines)
        return added(highest) + _AWAY * away

    def _lines(self, at: int, width: float) -> list[int]:
        """The lines of each cell of a column at a width."""
        key = (at, width)
        if key not in self._known:
            room = (width - 2 * PADDING) * _FILLED / self._size
            self._known[key] = [
                sum(math.ceil(length / room) for length in texts) for texts in self._columns[at]
            ]
        return self._known[key]
