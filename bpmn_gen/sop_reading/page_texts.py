"""The texts of the first page: cells as they stand, those that hold several fields in pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.sop_reading.vocabulary import LISTS, field_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.sop_files.sheet import Box, Cell, Table


@dataclass(frozen=True, slots=True)
class Words:
    """A text of a sheet with its place."""

    text: str
    box: Box
    table: int
    """Which table of the sheet, so that paragraphs follow each other."""
    is_part: bool = False
    """Whether it is a part of a cell, whose value cannot stand anywhere else."""


def words_of(table: Table, number: int, cells: Sequence[Cell]) -> list[Words]:
    """Cells of a table as texts with their places; colons in a cell of their own say nothing."""
    return [
        Words(text, table.box(cell), number, is_part)
        for cell in cells
        if cell.text.strip(" :")
        for text, is_part in _fields_in(cell.text)
    ]


def _fields_in(text: str) -> Iterator[tuple[str, bool]]:
    """The fields that a cell holds, each with its lines; the whole text where it holds one."""
    lines = text.split("\n")
    starts = [place for place, line in enumerate(lines) if _begins_field(line)]
    if len(starts) < 2:  # noqa: PLR2004  a cell of one field is left as it is
        yield text, False
        return
    if starts[0]:
        yield "\n".join(lines[: starts[0]]), True
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield "\n".join(lines[start:end]), True


def _begins_field(line: str) -> bool:
    """Whether a line names a field: with a colon, or a list by its whole line."""
    found = field_of(line)
    return found is not None and (":" in line or found[0] in LISTS)
