"""The texts of rows in lines, and how high rows must be for text, symbol and branch names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.drawing.typography import FACES
from bpmn_gen.sop.blanks import has_blank_duration
from bpmn_gen.sop.document import GOES_ON, NAME_PITCH, PADDING, PITCH, POINT, WORD_GOES_ON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.sop.document import BrokenLines, Columns
    from bpmn_gen.sop.rows import Draft

BLANK = ".........."
"""A blank to be filled in by hand."""
NOTHING = "-"
"""Printed where a row needs nothing."""
BOX_HEIGHT = 7.0
"""mm, of kotak and kapsul."""
DIAMOND_HEIGHT = 9.0
"""mm."""
TRACK_ROOM = 3.4
"""mm above and below a symbol: two tracks."""
NAME_SIZE = 7.0
"""pt, of the names of branches."""
MAX_NAME_LINES = 3


@dataclass(frozen=True, slots=True)
class Cells:
    """The texts of a row in lines."""

    number: str
    activity: BrokenLines
    inputs: BrokenLines
    duration: BrokenLines
    outputs: BrokenLines
    remarks: BrokenLines

    @property
    def texts(self) -> tuple[BrokenLines, ...]:
        """The columns that have text, from left to right."""
        return (self.activity, self.inputs, self.duration, self.outputs, self.remarks)

    @property
    def count(self) -> int:
        """Lines of the longest cell."""
        return max(1, *(len(lines) for lines in self.texts))

    def part(self, start: int, stop: int) -> Cells:
        """Some of the lines of every cell, for a row that goes on over a page."""
        cut = (lines[start:stop] for lines in self.texts)
        return Cells(self.number if start == 0 else "", *cut)


def fill_cells(row: Draft, remarks: Sequence[str], columns: Columns, face: str) -> Cells:
    """The texts of a row, broken into lines."""
    size = columns.size * POINT

    def lines(texts: Sequence[str], width: float) -> BrokenLines:
        measure = FACES[face]
        room = width - 2 * PADDING
        return tuple(
            line for text in texts for line in _joined(text, measure.wrap(text, room, size))
        )

    activity, inputs, outputs, remarks = texts_of(row, remarks)
    return Cells(
        row.number,
        lines(activity, columns.activity),
        lines(inputs, columns.inputs),
        lines((_duration(row),), columns.duration),
        lines(outputs, columns.outputs),
        lines(remarks, columns.remarks),
    )


def texts_of(row: Draft, remarks: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """What stands in Kegiatan, Kelengkapan, Output and Keterangan."""
    return (row.text,), _items(_inputs(row)), _items(_outputs(row)), tuple(remarks)


def _joined(text: str, lines: Sequence[str]) -> BrokenLines:
    """The lines of a paragraph, marked where it goes on."""
    whole, place = " ".join(text.split()), 0
    marked = []
    for line in lines[:-1]:
        place += len(line)
        at_space = whole[place : place + 1] == " "
        place += at_space
        marked.append(line + (GOES_ON if at_space else WORD_GOES_ON))
    return (*marked, *lines[-1:])


def _inputs(row: Draft) -> tuple[str, ...]:
    """Kelengkapan, that of a merged start included."""
    return (*(row.opening.inputs if row.opening else ()), *row.step.inputs)


def _outputs(row: Draft) -> tuple[str, ...]:
    """Output, that of a merged end included."""
    return (*row.step.outputs, *(row.closing.outputs if row.closing else ()))


def _items(items: Sequence[str]) -> tuple[str, ...]:
    """Several items as a list with dashes."""
    if len(items) < 2:  # noqa: PLR2004 -- one item is no list
        return tuple(items) or (NOTHING,)
    return tuple(f"- {item}" for item in items)


def needs_duration(row: Draft) -> bool:
    """Whether a row without a duration has a blank for it."""
    return has_blank_duration(row.step) and row.step.id == row.id


def _duration(row: Draft) -> str:
    """Waktu, or the blank for it."""
    if row.step.duration and row.step.id == row.id:
        return row.step.duration
    return BLANK if needs_duration(row) else NOTHING


def text_height(count: int, size: float) -> float:
    """The height that some lines take in a cell, its padding included."""
    return count * size * POINT * PITCH + 2 * PADDING


def lines_in(height: float, size: float) -> int:
    """How many lines fit in a cell of some height."""
    return int((height - 2 * PADDING + 1e-6) / (size * POINT * PITCH))


def symbol_height(kind: str) -> float:
    """The height of a symbol in mm."""
    return DIAMOND_HEIGHT if kind == "ketupat" else BOX_HEIGHT


def least_row_height(row: Draft, name_lines: int) -> float:
    """The height that a row needs for its symbol, tracks and names of branches."""
    names = name_lines * NAME_SIZE * POINT * NAME_PITCH + 1.0
    room = max(TRACK_ROOM, names if name_lines else 0.0)
    return symbol_height(row.kind) + 2 * room
