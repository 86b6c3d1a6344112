"""Tables that go on after a break: on the next page without a head, or on the next sheet."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_files.sheet import Box, Sheet
from bpmn_gen.sop_reading.form_table import bands_below, heads_in, number_of
from bpmn_gen.sop_reading.numbering import follows
from bpmn_gen.sop_reading.vocabulary import NEEDS, RESULTS, TIME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.sop_files.sheet import Line, Shape, Table
    from bpmn_gen.sop_reading.form_table import Band, Head

_EVEN: Final = 3.0
"""How far apart the borders of the same column may be in two tables, in points."""
_BETWEEN: Final = 200.0
"""Between two sheets that are set under each other, in points."""
_TABLE: Final = re.compile(r"tabel \d+")


def heads_of(sheet: Sheet) -> list[tuple[int, Head]]:
    """The heads of a sheet with their tables; a table that goes on has that of the one before."""
    found: list[tuple[int, Head]] = []
    for number, table in enumerate(sheet.tables):
        heads = list(heads_in(table))
        if not heads and found:
            following = _going_on([head for _, head in found], table)
            heads = [following] if following is not None else []
        found += [(number, head) for head in heads]
    return found


def joined(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets of a book, those that go on with the rows of the one before set under it."""
    found: list[Sheet] = []
    for sheet in sheets:
        if found and _goes_on(found[-1], sheet):
            found[-1] = _under(found[-1], sheet)
        else:
            found.append(sheet)
    return found


def unread_rows(sheet: Sheet, last: str) -> list[str]:
    """Tables without a head whose rows seem to follow a form, each as a sentence.

    Args:
        sheet: the sheet.
        last: the last number that was read before it, or on it.
    """
    heads = dict(heads_of(sheet))
    told = []
    for number, table in enumerate(sheet.tables):
        if number in heads or (heads and number < min(heads)):
            continue
        rows = _rows_in(table, last, [one for place, one in heads.items() if place < number])
        if rows:
            told.append(f"{_called(sheet, table)} memuat baris {rows} yang tidak dibaca")
    return told


def _rows_in(table: Table, last: str, heads: Sequence[Head]) -> str:
    """The rows of a table without a head that seem to be steps; empty where there are none."""
    numbers = _first_column(table)
    is_sequence = len(numbers) > 1 and all(int(b) == int(a) + 1 for a, b in pairwise(numbers))
    if numbers and int(numbers[0]) > 1 and (is_sequence or follows(last, numbers[0])):
        first, end = numbers[0], numbers[-1]
        return f"bernomor {first}" + (f"–{end}" if end != first else "")
    same = [one for one in heads if len(one.table.xs) == len(table.xs)]
    if same and _is_full(_rows(replace(same[-1], table=table, first=0, last=-1))):
        return "mirip langkah SOP"
    return ""


def last_number(bands: Sequence[Band]) -> str:
    """The last number of rows."""
    return next((band.number for band in reversed(bands) if band.number), "")


def _called(sheet: Sheet, table: Table) -> str:
    """How a user finds a table."""
    if sheet.name:
        return f"lembar '{sheet.name}'"
    found = _TABLE.match(table.cells[0].place)
    return found[0] if found else "tabel berikutnya"


def _first_column(table: Table) -> list[str]:
    """The numbers in the first column of a table that has several columns."""
    first = min((cell.column for cell in table.cells), default=0)
    if all(cell.column == first for cell in table.cells):
        return []
    texts = [number_of(cell.text) for cell in table.cells if cell.column == first]
    return [text for text in texts if text.isdecimal() and int(text) > 0]


def _going_on(before: Sequence[Head], table: Table) -> Head | None:
    """The head of a table that has none and whose columns and numbers follow those before."""
    last = before[-1]
    if last.table is table or len(table.xs) != len(last.table.xs):
        return None
    head = replace(last, table=table, first=0, last=-1)
    bands = _rows(head)
    if not bands:
        return None
    earlier = [band.number for one in before for band in _rows(one)]
    numbers = [band.number for band in bands]
    if any(numbers) and any(earlier):
        return head if _numbers_go_on(earlier, numbers) else None
    is_same = all(
        abs(one - other) <= _EVEN for one, other in zip(table.xs, last.table.xs, strict=True)
    )
    return head if is_same and _is_full(bands) else None


def _numbers_go_on(earlier: Sequence[str], numbers: Sequence[str]) -> bool:
    """Whether numbers go on with earlier ones; headings between the rows count for themselves."""
    for is_meant in (bool, str.isdecimal):
        last = max((place for place, one in enumerate(earlier) if is_meant(one)), default=None)
        first = next((place for place, one in enumerate(numbers) if is_meant(one)), None)
        if last is not None and first is not None:
            between = [*earlier[last + 1 :], *numbers[:first]]
            blanks = sum(1 for one in between if not one)
            if follows(earlier[last], numbers[first], blanks):
                return True
    return False


def _is_full(bands: Sequence[Band]) -> bool:
    """Whether most rows hold what steps have; those of a start and an end often hold nothing."""
    full = sum(
        1
        for band in bands
        if band.marks or any(band.cells.get(role) for role in (NEEDS, TIME, RESULTS))
    )
    return full > 0 and full * 2 >= len(bands)


def _rows(head: Head) -> list[Band]:
    """The rows under a head, down to the end of its table or to the next head."""
    below = [one.first for one in heads_in(head.table) if one.first > head.last]
    return list(bands_below(head, min(below, default=len(head.table.ys) - 1)))


def _goes_on(sheet: Sheet, following: Sheet) -> bool:
    """Whether the first rows of a sheet go on with the last rows of the one before."""
    heads = [head for _, head in heads_of(sheet)]
    if not heads or not sheet.name or not following.tables:
        return False
    own = heads_of(following)
    if not own:
        return any(_going_on(heads, table) is not None for table in following.tables)
    first = own[0][1]
    names = [one.name for one in heads[-1].actors]
    bands = _rows(first)
    earlier = [band for head in heads for band in _rows(head)]
    return (
        names == [one.name for one in first.actors]
        and bool(bands)
        and follows(last_number(earlier), bands[0].number)
    )


def _under(sheet: Sheet, following: Sheet) -> Sheet:
    """Two sheets as one, the second under the first."""
    down = max(table.ys[-1] for table in sheet.tables) + _BETWEEN
    mark = f"{following.name}/"
    tables = tuple(_lowered(table, down, following.name) for table in following.tables)
    return replace(
        sheet,
        tables=sheet.tables + tables,
        shapes=sheet.shapes + tuple(_moved_shape(one, down, mark) for one in following.shapes),
        lines=sheet.lines + tuple(_moved_line(one, down, mark) for one in following.lines),
        as_given=None,
    )


def _lowered(table: Table, down: float, name: str) -> Table:
    """A table further down, whose cells are called by their sheet."""
    cells = tuple(
        replace(one, place=f"lembar '{name}' {one.place}") if name else one for one in table.cells
    )
    return replace(table, ys=tuple(y + down for y in table.ys), cells=cells)


def _moved_shape(shape: Shape, down: float, mark: str) -> Shape:
    """A shape further down, with an id that no shape of another sheet has."""
    box = shape.box
    lower = Box(box.left, box.top + down, box.right, box.bottom + down)
    return replace(shape, id=f"{mark}{shape.id}", box=lower)


def _moved_line(line: Line, down: float, mark: str) -> Line:
    """A line further down."""
    start, end = (
        None if one is None else f"{mark}{one}" for one in (line.start_shape, line.end_shape)
    )
    return replace(
        line,
        id=f"{mark}{line.id}",
        points=tuple((x, y + down) for x, y in line.points),
        start_shape=start,
        end_shape=end,
    )
