"""The table of the form: its head, its columns, and the rows that are steps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_reading import vocabulary as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.sop_files.sheet import Cell, Point, Table

_NUMBER: Final = re.compile(r"\(?\s*([0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,5})\s*[.):]*")
_BULLET: Final = re.compile(r"\s*(?:[-–—•●▪◦*·➢✓]|\(?(?:[0-9]{1,2}|[A-Za-z])[.)])(?:\s+|$)")
_TOTAL: Final = re.compile(r"(?:jumlah|total)\b.*")
_UNITS: Final = re.compile(r"\b(detik|menit|jam|hari|minggu|bulan)\b")
_DETAILS: Final = frozenset({words.NEEDS, words.TIME, words.RESULTS})
"""Columns of which a table of steps has at least one."""
_SEVERAL: Final = re.compile(r"\s*[/;\n]\s*|\s+&\s+")
"""What stands between the names of several actors."""
_NAME: Final = re.compile(r"[^\W\d_]{2}")
_LEAST_HEADS: Final = 3
_HIGHEST_HEAD: Final = 6
"""Rows of a head at most."""
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])-\n(?=[a-z])")


@dataclass(frozen=True, slots=True)
class ActorColumn:
    """A column, or several, in which the symbols of one actor stand."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Band:
    """A step with the rows of the table that it takes."""

    table: Table
    first: int
    last: int
    number: str
    text: str
    place: str
    cells: dict[str, str]
    """By column: what is written in it."""
    marks: tuple[str, ...] = ()
    """Actors whose cell is ticked, or who are named in it."""
    group: str = ""
    """The number of the heading above it."""
    is_named: bool = False
    """Whether its actors are named in its cell, because the column is one for all of them."""
    unread: tuple[str, ...] = ()
    """What stands in the cells of actors and is neither a tick nor a name."""

    @property
    def top(self) -> float:
        """Its upper border, in points."""
        return self.table.ys[self.first]

    @property
    def bottom(self) -> float:
        """Its lower border, in points."""
        return self.table.ys[self.last + 1]

    def away(self, y: float) -> float:
        """How far a height is from it."""
        return max(self.top - y, 0.0, y - self.bottom)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table."""

    table: Table
    first: int
    """Its first row."""
    last: int
    columns: dict[str, tuple[int, int]]
    """By column: its first and last column in the grid."""
    actors: tuple[ActorColumn, ...]
    time_unit: str

    @property
    def is_unnamed(self) -> bool:
        """Whether one column is for all actors, whose names stand in its cells."""
        return len(self.actors) == 1 and words.column_of(self.actors[0].name) == words.ACTORS

    @property
    def is_repeated(self) -> bool:
        """Whether it stands over an earlier table, which this one goes on with."""
        return self.last < self.first

    @property
    def left(self) -> float:
        """The left border of the actors, in points."""
        return self.table.xs[self.actors[0].first]

    @property
    def right(self) -> float:
        """The right border of the actors, in points."""
        return self.table.xs[self.actors[-1].last + 1]

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last column of the table."""
        pairs = [*self.columns.values(), (self.actors[0].first, self.actors[-1].last)]
        return min(first for first, _ in pairs), max(last for _, last in pairs)

    def actor_at(self, point: Point) -> ActorColumn | None:
        """The actor in whose column a point lies; the nearest one just outside of the columns."""
        x, _ = point
        xs = self.table.xs
        if not self.left - _NEAR <= x <= self.right + _NEAR:
            return None
        return min(self.actors, key=lambda one: max(xs[one.first] - x, 0, x - xs[one.last + 1]))

    def between(self, point: Point) -> tuple[str, str] | None:
        """The two actors between whose columns a point lies; None where it is in one of them."""
        xs, x = self.table.xs, point[0]
        for one, other in pairwise(self.actors):
            narrow = min(xs[side.last + 1] - xs[side.first] for side in (one, other))
            if abs(x - xs[other.first]) < narrow * _BORDER:
                return one.name, other.name
        return None


_BORDER: Final = 0.12
"""How near to the border of two columns a symbol may belong to either, as a share of a column."""
_NEAR: Final = 20.0
"""How far a symbol may stand beside the columns of the actors, in points."""


@dataclass(slots=True)
class Form:
    """The table of one SOP, which may go on over several pages."""

    heads: list[Head]
    bands: list[Band] = field(default_factory=list)

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors, in the order of their columns."""
        return tuple(dict.fromkeys(one.name for head in self.heads for one in head.actors))


def heads_in(table: Table) -> Iterator[Head]:
    """The heads of a table, from top to bottom; a sheet may hold several under each other."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    after = -1
    for row in sorted(rows):
        if row <= after:
            continue
        head = _head(table, row, rows)
        if head is not None:
            after = head.last
            yield head


def _head(table: Table, row: int, rows: dict[int, list[Cell]]) -> Head | None:
    """The head that begins in a row."""
    found: dict[str, Cell] = {}
    for cell in rows[row]:
        role = words.column_of(cell.text)
        if role is not None:
            found.setdefault(role, cell)
    if words.ACTIVITY not in found or len(found) < _LEAST_HEADS:
        return None
    last = _add_lower_heads(found, row, rows)
    details = _DETAILS & found.keys()
    if not details or (len(details) == 1 and words.ACTORS not in found):
        return None  # a budget has activities and times as well
    columns = {
        role: (cell.column, cell.last_column)
        for role, cell in found.items()
        if role not in {words.ACTORS, words.QUALITY}
    }
    span = _actor_span(found, columns)
    actors = tuple(_actors(table, row, last, span, found.get(words.ACTORS))) if span else ()
    if not actors:
        return None
    time = found.get(words.TIME)
    units = _UNITS.findall(time.text.casefold()) if time else []
    return Head(table, row, last, columns, actors, units[0] if len(units) == 1 else "")


def _add_lower_heads(found: dict[str, Cell], row: int, rows: dict[int, list[Cell]]) -> int:
    """Add the heads that stand under others; gives the last row of the head."""
    last = max(found[role].last_row for role in (words.ACTIVITY, words.NUMBER) if role in found)
    for place in sorted(one for one in rows if row < one <= row + _HIGHEST_HEAD):
        roles = {words.column_of(cell.text): cell for cell in rows[place]}
        more = {role: roles[role] for role in sorted(_DETAILS & roles.keys())}
        is_new = len(more) > 1 and bool(more.keys() - found.keys())
        if place <= last or is_new:
            last = max(last, place, *(cell.last_row for cell in more.values()))
            found |= {role: cell for role, cell in more.items() if role not in found}
    return _row_of_actors(found, last, rows)


def _row_of_actors(found: dict[str, Cell], last: int, rows: dict[int, list[Cell]]) -> int:
    """The row under the heads that holds nothing but names of actors; else the last of the head."""
    group, below = found.get(words.ACTORS), rows.get(last + 1, [])
    if group is None or group.last_row > last:
        return last
    after = (cell.column for cell in found.values() if cell.column > group.last_column)
    end = max(min(after, default=0) - 1, group.last_column)
    is_inside = all(group.column <= cell.column and cell.last_column <= end for cell in below)
    is_told = bool(below) and all(_NAME.search(cell.text) for cell in below)
    return last + 1 if is_inside and is_told and end > group.column else last


def _actor_span(
    found: dict[str, Cell], columns: dict[str, tuple[int, int]]
) -> tuple[int, int] | None:
    """The first and last column of the actors."""
    group = found.get(words.ACTORS)
    start = columns[words.ACTIVITY][1] + 1
    others = [
        first for role, (first, _) in columns.items() if role not in {words.ACTIVITY, words.NUMBER}
    ]
    end = min((first for first in others if first >= start), default=start) - 1
    if group is not None and group.last_column > group.column:
        return group.column, group.last_column
    if group is not None and end < group.column:
        return group.column, group.last_column
    return (start, end) if end >= start else None


def _actors(
    table: Table, first: int, last: int, span: tuple[int, int], group: Cell | None
) -> Iterator[ActorColumn]:
    """The actors: the lowest words of the head over each column."""
    cells = [
        cell
        for cell in table.cells
        if first <= cell.row <= last
        and cell.column >= span[0]
        and cell.last_column <= span[1]
        and not cell.text.strip("(). ").isdigit()
        and (cell is not group or (group.column == group.last_column and group.last_row >= last))
    ]
    column = span[0]
    while column <= span[1]:
        over = [cell for cell in cells if cell.column <= column <= cell.last_column]
        if over:
            lowest = max(over, key=lambda cell: cell.row)
            yield ActorColumn(one_line(lowest.text), lowest.column, lowest.last_column)
            column = lowest.last_column
        column += 1


def bands_below(head: Head, until: int) -> Iterator[Band]:
    """The steps below a head.

    Args:
        head: the head.
        until: the row at which something else begins.
    """
    table = head.table
    first_column, last_column = head.span
    columns = head.columns
    activity = columns[words.ACTIVITY]
    rows = [
        cell
        for cell in table.cells
        if head.last < cell.row < until and first_column <= cell.column <= last_column
    ]
    starts = [
        cell
        for cell in rows
        if activity[0] <= cell.column <= activity[1]
        and cell.last_column <= activity[1]
        and not cell.text.strip("(). ").isdigit()
        and not _TOTAL.fullmatch(words.plain(cell.text))
    ]
    for place, start in enumerate(starts):
        following = starts[place + 1].row if place + 1 < len(starts) else until
        last = max(start.row, min(start.last_row, following - 1))
        mine = [cell for cell in rows if start.row <= cell.row <= last]
        cells = {
            role: "\n".join(cell.text for cell in mine if span[0] <= cell.column <= span[1])
            for role, span in columns.items()
        }
        number = number_of(cells.get(words.NUMBER, ""))
        band = Band(table, start.row, last, number, one_line(start.text), start.place, cells)
        yield _with_actors(band, head, mine)


def _with_actors(band: Band, head: Head, cells: Sequence[Cell]) -> Band:
    """A row with the actors who are ticked or named in it, and with what was not understood."""
    over = [
        (one.name, cell.text.strip())
        for one in head.actors
        for cell in cells
        if one.first <= cell.column <= one.last
    ]
    ticked = tuple(dict.fromkeys(name for name, text in over if words.is_mark(text)))
    others = [text for _, text in over if not words.is_mark(text) and not words.answer_of(text)]
    if head.is_unnamed and not ticked:
        names = [name for text in others for name in _SEVERAL.split(text)]
        told = [one_line(name).strip(" -–•,.") for name in names if _NAME.search(name)]
        unread = tuple(one_line(text) for text in others if not _NAME.search(text))
        return replace(band, marks=tuple(dict.fromkeys(told)), is_named=True, unread=unread)
    return replace(band, marks=ticked, unread=tuple(one_line(text) for text in others))


def last_row(head: Head, bands: Sequence[Band], until: int) -> int:
    """The last row of a table: that of its last step, or of the sum under it."""
    last = max((band.last for band in bands), default=head.last)
    first, end = head.span
    for cell in head.table.cells:
        is_mine = last < cell.row < until and first <= cell.column <= end
        if is_mine and _TOTAL.fullmatch(words.plain(cell.text)):
            return cell.row
    return last


def number_of(text: str) -> str:
    """The number of a row without what stands around it."""
    found = _NUMBER.fullmatch(text.strip())
    return found[1] if found else one_line(text)


def one_line(text: str) -> str:
    """A text whose line breaks are blanks, words that were broken at a hyphen joined."""
    return " ".join(_BROKEN.sub("", text).split())


def items(text: str) -> tuple[str, ...]:
    """The entries of a list: by bullets where there are any, else by lines."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) == 1 and ";" in lines[0]:
        lines = [part.strip() for part in lines[0].split(";") if part.strip()]
    bulleted = any(_BULLET.match(line) for line in lines)
    found: list[str] = []
    for line in lines:
        mark = _BULLET.match(line)
        entry = line[mark.end() :].strip() if mark else line
        if bulleted and mark is None and found:
            found[-1] = f"{found[-1]} {entry}"
        elif entry:
            found.append(entry)
    kept = (entry.rstrip(";").strip() for entry in found)
    return tuple(entry for entry in kept if entry and entry not in {"-", "–", "…", "..."})
