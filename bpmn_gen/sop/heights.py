"""Breaks the texts of rows into lines, and finds how high rows must be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.drawing.syllables import HYPHEN
from bpmn_gen.drawing.typography import DOCUMENT_FACES, words_of
from bpmn_gen.sop.blanks import has_blank_duration
from bpmn_gen.sop.document import DASH, GOES_ON, INDENT, PADDING, PITCH, POINT, WORD_GOES_ON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.sop.document import BrokenLines, Columns
    from bpmn_gen.sop.rows import Draft

BLANK = ".........."
"""A blank that people fill in by hand."""
NOTHING = "-"
"""Printed where a step needs nothing."""
BOX_HEIGHT = 7.0
"""mm; height of kotak and kapsul in a column that is wide enough."""
DIAMOND_HEIGHT = 9.0
"""mm; height of ketupat there."""
FLAT = {"kotak": 0.65, "kapsul": 0.6, "ketupat": 0.8}
"""Greatest height of a symbol as a part of its width, so that it keeps its form at any width."""
TRACK_ROOM = 3.4
"""mm above and below a symbol, which is enough for two tracks."""
NAME_ROOM = 0.6
"""mm between a symbol and the far side of the name of a branch below it, beside the name itself."""
NAME_SIZE = 7.0
"""pt; type size of the names of branches."""
MAX_NAME_LINES = 3


@dataclass(frozen=True, slots=True)
class Cells:
    """The texts of a row, broken into lines."""

    number: str
    activity: BrokenLines
    inputs: BrokenLines
    duration: BrokenLines
    outputs: BrokenLines
    remarks: BrokenLines

    @property
    def texts(self) -> tuple[BrokenLines, ...]:
        """The cells whose text may be long, from left to right."""
        return (self.activity, self.inputs, self.duration, self.outputs, self.remarks)

    @property
    def count(self) -> int:
        """The number of lines of the longest cell."""
        return max(1, *(len(lines) for lines in self.texts))

    def part(self, start: int, stop: int) -> Cells:
        """Some lines of every cell, for a row that goes on on the next page."""
        cut = (lines[start:stop] for lines in self.texts)
        return Cells(self.number if start == 0 else "", *cut)


def fill_cells(row: Draft, remarks: Sequence[str], columns: Columns, face: str) -> Cells:
    """The texts of a row, broken into lines."""
    size = columns.size * POINT

    def lines(texts: Sequence[str], width: float) -> BrokenLines:
        measure = DOCUMENT_FACES[face]
        room, dash = width - 2 * PADDING, measure.width(DASH, size)

        def broken(text: str) -> BrokenLines:
            if not text.startswith(DASH):
                return _joined(text, measure.wrap(text, room, size))
            item = text.removeprefix(DASH)
            first, *rest = _joined(item, measure.wrap(item, room - dash, size))
            return (DASH + first, *(INDENT + line for line in rest))

        return tuple(line for text in texts for line in broken(text))

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
    """The texts of Kegiatan, Kelengkapan, Output and Keterangan."""
    return (row.text,), _items(row, _inputs(row)), _items(row, _outputs(row)), tuple(remarks)


def _joined(text: str, lines: Sequence[str]) -> BrokenLines:
    """The lines of a paragraph, each with a mark where the paragraph goes on."""
    whole, place = " ".join(words_of(text)), 0
    marked = []
    for line in lines[:-1]:
        place += len(line.removesuffix(HYPHEN))
        at_space = whole[place : place + 1] == " "
        place += at_space
        marked.append(line + (GOES_ON if at_space else WORD_GOES_ON))
    return (*marked, *lines[-1:])


def _inputs(row: Draft) -> tuple[str, ...]:
    """Kelengkapan of a row, with that of a start that it stands for."""
    return (*(row.opening.inputs if row.opening else ()), *row.step.inputs)


def _outputs(row: Draft) -> tuple[str, ...]:
    """Output of a row, with that of an end that it stands for."""
    return (*row.step.outputs, *(row.closing.outputs if row.closing else ()))


def _items(row: Draft, items: Sequence[str]) -> tuple[str, ...]:
    """Several items as a list, with dashes that never part from their texts."""
    if len(items) < 2:  # noqa: PLR2004 -- one item is no list
        return tuple(items) or (nothing(row),)
    return tuple(DASH + item for item in items)


def nothing(row: Draft) -> str:
    """What a cell without content prints: a dash, unless the row is no kegiatan."""
    return NOTHING if row.number else ""


def needs_duration(row: Draft) -> bool:
    """Whether a row prints a blank for its duration."""
    return has_blank_duration(row.step) and row.step.id == row.id


def _duration(row: Draft) -> str:
    """Waktu of a row, or the blank for it."""
    if row.step.duration and row.step.id == row.id:
        return row.step.duration
    return BLANK if needs_duration(row) else nothing(row)


def text_height(count: int, size: float) -> float:
    """Height in mm of a cell with ``count`` lines, with its padding."""
    return count * size * POINT * PITCH + 2 * PADDING


def lines_in(height: float, size: float) -> int:
    """The number of lines that fit in a cell of ``height`` mm."""
    return int((height - 2 * PADDING + 1e-6) / (size * POINT * PITCH))


def symbol_height(kind: str, width: float) -> float:
    """The height of a symbol in mm whose width is ``width`` mm."""
    usual = DIAMOND_HEIGHT if kind == "ketupat" else BOX_HEIGHT
    return min(usual, round(width * FLAT[kind], 2))


def least_row_height(row: Draft, width: float, name: float) -> float:
    """Height in mm that a row needs for its symbol with tracks, or names of branches beside it.

    Args:
        row: the row.
        width: mm; that of its symbol.
        name: mm; height of the highest name of a branch, 0 without any.
    """
    return symbol_height(row.kind, width) + 2 * max(TRACK_ROOM, name + NAME_ROOM)
