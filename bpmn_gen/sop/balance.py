"""Shares the width of the columns of text of a flow table out anew, so that its rows get low.

One cell with a long list makes its whole row high while the others stand blank beside it.  Width
goes from columns that can spare it to those that make rows high, step by step, as long as the
table gets lower by it.  Columns of actors keep their width.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import permutations
from typing import TYPE_CHECKING, TypeAlias

from bpmn_gen.sop.document import COLUMN_NAMES, PADDING, PITCH, POINT
from bpmn_gen.sop.heights import BOX_HEIGHT, TRACK_ROOM
from bpmn_gen.typography import FACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.sop.document import Columns

Texts: TypeAlias = tuple[tuple[str, ...], ...]
"""The texts of a row: those of Kegiatan, Kelengkapan, Output and Keterangan."""
ORDINARY_WORD = 16
"""Characters; longer words may be broken and do not make a column wider or type smaller."""
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


def balanced(columns: Columns, rows: Sequence[Texts], face: str) -> Columns:
    """The columns with the width of those of text shared out anew.

    Args:
        columns: what to begin with.
        rows: the texts of every row.
        face: the name of the type.
    """
    scale = _Scale(columns, face)
    widths = [columns.activity, columns.inputs, columns.outputs, columns.remarks]
    least = [
        min(wide, max(narrow, scale.narrowest(row[at] for row in rows), scale.title(at)))
        for at, (wide, narrow) in enumerate(zip(widths, _NARROW, strict=True))
    ]
    measured = tuple(scale.measured(row) for row in rows)
    usual = tuple(widths)

    def cost(tried: Sequence[float]) -> float:
        away = sum(abs(one - other) for one, other in zip(tried, usual, strict=True))
        return scale.height(measured, tried) + _AWAY * away

    best = cost(widths)
    for _ in range(_MANY):
        moves = (moved for step in _STEPS for moved in _moves(widths, least, step))
        lowest, moved = min(((cost(moved), moved) for moved in moves), default=(best, widths))
        if lowest >= best:
            break
        best, widths = lowest, moved
    activity, inputs, outputs, remarks = widths
    return replace(columns, activity=activity, inputs=inputs, outputs=outputs, remarks=remarks)


def _moves(widths: list[float], least: list[float], step: float) -> Iterable[list[float]]:
    """All ways of giving some width from one column to another."""
    for giver, taker in permutations(range(len(widths)), 2):
        if widths[giver] - step >= least[giver]:
            moved = [*widths]
            moved[giver] -= step
            moved[taker] += step
            yield moved


@dataclass(frozen=True, slots=True)
class _Scale:
    """Measures texts in the type of the table."""

    columns: Columns
    face: str

    @property
    def size(self) -> float:
        """The size of the type in mm."""
        return self.columns.size * POINT

    def narrowest(self, cells: Iterable[tuple[str, ...]]) -> float:
        """The width in which every ordinary word of some cells stays whole."""
        words = {word for texts in cells for text in texts for word in text.split()}
        ordinary = [FACES[self.face].width(w, self.size) for w in words if len(w) <= ORDINARY_WORD]
        return max(ordinary, default=0.0) + 2 * PADDING

    def title(self, at: int) -> float:
        """The width that the title of a column of text needs."""
        title = COLUMN_NAMES[_TITLES[at]]
        return FACES[self.face].width(title, self.size, bold=True) + 2 * PADDING

    def measured(self, row: Texts) -> tuple[tuple[float, ...], ...]:
        """How long the texts of a row are in one line."""
        return tuple(tuple(self._length(text) for text in texts) for texts in row)

    def _length(self, text: str) -> float:
        return FACES[self.face].width(text, self.size)

    def height(
        self, rows: Sequence[tuple[tuple[float, ...], ...]], widths: Sequence[float]
    ) -> float:
        """About how many lines all rows take; a row is at least as high as its symbol."""
        floor = (BOX_HEIGHT + 2 * TRACK_ROOM - 2 * PADDING) / (self.size * PITCH)
        rooms = [(width - 2 * PADDING) * _FILLED for width in widths]
        return sum(
            max(
                floor,
                *(
                    sum(math.ceil(length / room) for length in texts)
                    for texts, room in zip(row, rooms, strict=True)
                ),
            )
            for row in rows
        )


_TITLES = (1, 2, 4, 5)
"""Where the titles of the columns of text stand among those of all columns but actors'."""
