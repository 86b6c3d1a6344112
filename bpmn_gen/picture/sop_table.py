"""The flow table of an SOP as figures, in px: its header and the texts of its cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.picture.figures import Box, Mark, TextLine
from bpmn_gen.picture.sop_scene import PX_PER_MM, edges, scaled, table_lines
from bpmn_gen.picture.typesetting import middle_baseline
from bpmn_gen.sop.document import COLUMN_NAMES, PADDING, PITCH, POINT, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.picture.figures import Figure
    from bpmn_gen.sop.document import Columns, FlowPage

GROUPS = ("Pelaksana", "Mutu Baku")
"""Headings above the columns of actors, and above Kelengkapan, Waktu and Output."""


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell of the header: its place and extent, in columns and rows."""

    column: int
    row: int
    across: int
    down: int
    lines: tuple[str, ...]
    turned: bool = False


def header_cells(columns: Columns) -> tuple[HeaderCell, ...]:
    """The cells of both rows of the header."""
    count = len(columns.names)
    number, activity, inputs, duration, outputs, remarks = COLUMN_NAMES
    return (
        HeaderCell(0, 0, 1, 2, (number,)),
        HeaderCell(1, 0, 1, 2, (activity,)),
        HeaderCell(2, 0, count, 1, (GROUPS[0],)),
        HeaderCell(2 + count, 0, 3, 1, (GROUPS[1],)),
        HeaderCell(5 + count, 0, 1, 2, (remarks,)),
        *(
            HeaderCell(2 + at, 1, 1, 1, lines, columns.turned)
            for at, lines in enumerate(columns.names)
        ),
        HeaderCell(2 + count, 1, 1, 1, (inputs,)),
        HeaderCell(3 + count, 1, 1, 1, (duration,)),
        HeaderCell(4 + count, 1, 1, 1, (outputs,)),
    )


def header_marks(columns: Columns) -> tuple[Mark, ...]:
    """The header, in px from its upper left corner."""
    xs, ys = edges(columns.widths), edges(columns.header)
    size = columns.size * POINT * PX_PER_MM
    return tuple(
        _head(
            scaled(
                Bounds(
                    xs[cell.column],
                    ys[cell.row],
                    xs[cell.column + cell.across] - xs[cell.column],
                    ys[cell.row + cell.down] - ys[cell.row],
                )
            ),
            cell.lines,
            size,
            upward=cell.turned,
        )
        for cell in header_cells(columns)
    )


def _head(box: Bounds, lines: Sequence[str], size: float, *, upward: bool) -> Mark:
    """A cell of the header."""
    step, middle = size * PITCH, box.center
    texts: list[Figure] = []
    for index, line in enumerate(lines):
        shift = (index - (len(lines) - 1) / 2) * step
        if upward:
            at = Point(middle_baseline(middle.x + shift, size), middle.y)
        else:
            at = Point(middle.x, middle_baseline(middle.y + shift, size))
        texts.append(TextLine(at, shown(line), "text", size, bold=True, upward=upward))
    return Mark((Box(box, "form-head"), *texts))


def body_marks(page: FlowPage, columns: Columns) -> tuple[Mark, ...]:
    """The borders and texts of the rows, in px from the upper left corner of the first."""
    xs, tops = edges(columns.widths), page.tops()
    marks = [Mark(tuple(table_lines(tops, xs)))]
    marks += [Mark(tuple(_texts(page, index, columns, xs))) for index in range(len(page.rows))]
    return tuple(marks)


def _texts(page: FlowPage, index: int, columns: Columns, xs: Sequence[float]) -> Iterator[TextLine]:
    """The texts of one row, each from the top of its cell."""
    row, top, count = page.rows[index], page.tops()[index], len(columns.names)
    size = columns.size * POINT
    cells = ((1, row.activity), (2 + count, row.inputs), (4 + count, row.outputs))
    for column, lines in (*cells, (5 + count, row.remarks)):
        for at, line in enumerate(lines):
            middle = top + PADDING + (at + 0.5) * size * PITCH
            yield _text(xs[column] + PADDING, middle, line, size, "start")
    for column, lines in ((0, (row.number,)), (3 + count, row.duration)):
        for at, line in enumerate(lines):
            middle = top + PADDING + (at + 0.5) * size * PITCH
            yield _text((xs[column] + xs[column + 1]) / 2, middle, line, size, "middle")


def _text(x: float, middle: float, line: str, size: float, anchor: str) -> TextLine:
    """A line of text; ``middle`` is the height of its middle in mm."""
    pixels = size * PX_PER_MM
    place = Point(x * PX_PER_MM, middle_baseline(middle * PX_PER_MM, pixels))
    return TextLine(
        place, shown(line), "text", pixels, anchor="start" if anchor == "start" else "middle"
    )
