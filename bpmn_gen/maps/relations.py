"""Peta relasi in the official form: a grid of processes with the parties in each, without arrows.

It has a double outer frame, a centred head of three lines, and up to three columns of boxes with
code and name.  Each box holds a grid of two columns of parties, internal ones first.  A table
follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.sums import added
from bpmn_gen.maps.permission import freely_begun
from bpmn_gen.maps.survey import Party, parties_of
from bpmn_gen.model.ids import slug
from bpmn_gen.picture.board import BOARD_WIDTH, Board, Panel
from bpmn_gen.picture.figures import Box, Mark
from bpmn_gen.picture.set_text import (
    PLAIN,
    SMALL,
    TextPiece,
    TextStyle,
    set_lines,
    stacked,
    stacked_height,
)
from bpmn_gen.picture.table import TableCell, TableColumn, TableRow, table_panels, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.maps.survey import ProcessGroup, UnitSurvey, Ways
    from bpmn_gen.picture.figures import Figure
    from bpmn_gen.picture.sheet import Sheet

ACROSS = 3
"""Boxes beside each other, at most."""
GAP = 20.0
"""px between boxes."""
_CELL_GAP = 6.0
"""px between the parties of a box."""
_PAD = 8.0
_HEAD = TextStyle(12.0, bold=True)
_FORM = TextStyle(15.0, bold=True)
TABLE = (
    TableColumn("Kode", 10),
    TableColumn("Kegiatan", 25),
    TableColumn("Internal", 30),
    TableColumn("Eksternal", 20),
    TableColumn("Unit Kerja", 15),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A process with everybody who takes part in it."""

    code: str
    name: str
    parties: tuple[Party, ...]
    href: str = ""
    permission: tuple[str, ...] = ()
    """The line that says that nobody must begin it; none where somebody must."""

    @property
    def inside(self) -> tuple[str, ...]:
        """The names of those within the regency."""
        return tuple(party.name for party in self.parties if not party.outside)

    @property
    def outside(self) -> tuple[str, ...]:
        """The names of those who belong to other bodies."""
        return tuple(party.name for party in self.parties if party.outside)


@dataclass(frozen=True, slots=True)
class Relations:
    """The data of the map."""

    sheet: Sheet
    charge: str
    """Who is in charge of the process of level 0."""
    relations: tuple[Relation, ...]

    def board(self) -> Board:
        """The grid of processes, followed by the table."""
        across = self._across()
        panels = [self._row(start, across) for start in range(0, len(self.relations), across)]
        listed = table_panels(TABLE, [self._listed(item) for item in self.relations])
        panels += whole(listed, 28.0)
        told = "; ".join(
            f"{item.code} {item.name}: {', '.join(party.name for party in item.parties)}"
            for item in self.relations
        )
        return Board(
            self.sheet, tuple(panels), told, self._head(), _key(self._kinds(), self._outside())
        )

    def _head(self) -> Panel:
        """The three centred lines of the official form."""
        sheet = self.sheet
        lines = ("PETA RELASI", f"{sheet.government.upper()} {sheet.code}", sheet.title.upper())
        figures = set_lines(lines, Point(BOARD_WIDTH / 2, 4.0), _FORM, "middle")
        unit = set_lines(
            (sheet.unit,), Point(BOARD_WIDTH / 2, 4.0 + 3 * _FORM.step), SMALL, "middle"
        )
        height = 3 * _FORM.step + SMALL.step + 6.0
        return Panel((Mark((*figures, *unit)),), height)

    def _kinds(self) -> list[str]:
        """The roles of the cells that occur, which the legend explains."""
        outside = any(item.outside for item in self.relations)
        return ["party", "party-outside"] if outside else ["party"]

    def _outside(self) -> str:
        """What the legend says of those from outside: who they are on this map."""
        outside = [party for item in self.relations for party in item.parties if party.outside]
        who = ["masyarakat"] if any(party.is_citizen for party in outside) else []
        who += ["instansi lain"] if not all(party.is_citizen for party in outside) else []
        return f"Eksternal: {' dan '.join(who)}"

    def _across(self) -> int:
        """The number of boxes beside each other.

        Four stand two by two, so that no row is nearly empty.
        """
        count = len(self.relations)
        return 2 if count in (1, 2, ACROSS + 1) else ACROSS

    def _row(self, start: int, across: int) -> Panel:
        """A row of boxes, all as high as the highest."""
        row = self.relations[start : start + across]
        width = (BOARD_WIDTH - (across - 1) * GAP) / across
        used = len(row) * width + (len(row) - 1) * GAP
        left = (BOARD_WIDTH - used) / 2 if start == 0 else 0.0
        strip = max(len(_title(item, width)) for item in row) * _HEAD.step + 2 * _PAD
        height = strip + max(_height(item, width) for item in row)
        marks = []
        for at, item in enumerate(row):
            marks += _box(item, Bounds(left + at * (width + GAP), 0.0, width, height), strip)
        return Panel(tuple(marks), height, gap=GAP)

    def _listed(self, item: Relation) -> TableRow:
        """A row of the table."""
        return TableRow(
            (
                TableCell.naming(item.code, href=item.href, bold=True),
                TableCell((item.name, *item.permission)),
                TableCell.listing(item.inside),
                TableCell.listing(item.outside),
                TableCell.of(self.charge),
            ),
            f"tabel_{slug(item.code)}",
            f"{item.code} {item.name}",
        )


def relations(survey: UnitSurvey, group: ProcessGroup, ways: Ways) -> Relations:
    """The peta relasi of one process of level 0 of a unit."""
    return Relations(
        sheet=survey.sheet("Peta Relasi", group.code, group.name, group.source),
        charge=group.charge,
        relations=tuple(
            Relation(
                item.code,
                item.name,
                parties_of(item),
                ways.to_map(item.code),
                freely_begun(item),
            )
            for item in group.processes
        ),
    )


def _cell_rows(item: Relation, width: float) -> list[tuple[tuple[Party, ...], float]]:
    """The parties two by two, internal ones first, with the height of each pair."""
    rows = []
    inside = tuple(party for party in item.parties if not party.outside)
    outside = tuple(party for party in item.parties if party.outside)
    for kind in (inside, outside):
        for start in range(0, len(kind), 2):
            pair = kind[start : start + 2]
            room = _cell_width(width) - 2 * _PAD
            lines = max(stacked_height([TextPiece(party.name, PLAIN)], room) for party in pair)
            rows.append((pair, lines + 2 * _PAD))
    return rows


def _cell_width(width: float) -> float:
    """Width in px of a party in a box of ``width`` px."""
    return (width - 2 * _PAD - _CELL_GAP) / 2


def _title(item: Relation, width: float) -> tuple[str, ...]:
    """Code and name of a process, broken into lines."""
    return _HEAD.lines(f"{item.code} {item.name}", width - 2 * _PAD)


def _height(item: Relation, width: float) -> float:
    """Height in px of a box below its title."""
    rows = _cell_rows(item, width)
    cells = added(height for _, height in rows) + _CELL_GAP * (len(rows) - 1)
    return cells + 2 * _PAD


def _box(item: Relation, box: Bounds, high: float) -> list[Mark]:
    """A process with its parties below a title strip of ``high`` px."""
    title = _title(item, box.width)
    strip = Bounds(box.x, box.y, box.width, high)
    top = box.y + (high - len(title) * _HEAD.step) / 2
    figures: tuple[Figure, ...] = (
        Box(box, "lane"),
        Box(strip, "phase-header"),
        *set_lines(title, Point(box.center.x, top), _HEAD, "middle"),
    )
    key = slug(item.code)
    marks = [Mark(figures, f"relasi_{key}", "proses", f"{item.code} {item.name}", href=item.href)]
    y, number = box.y + high + _PAD, 0
    for pair, height in _cell_rows(item, box.width):
        for at, party in enumerate(pair):
            number += 1
            x = box.x + _PAD + at * (_cell_width(box.width) + _CELL_GAP)
            cell = Bounds(x, y, _cell_width(box.width), height)
            marks.append(_party(party, cell, f"relasi_{key}_{number}"))
        y += height + _CELL_GAP
    return marks


def _party(party: Party, cell: Bounds, element_id: str) -> Mark:
    """A party; a broken line marks one from outside."""
    role = "party-outside" if party.outside else "party"
    words = stacked([TextPiece(party.name, PLAIN)], cell.grown(-_PAD / 2))
    kind = "Eksternal" if party.outside else "Internal"
    return Mark((Box(cell, role, 2.0), *words), element_id, "pihak", f"{kind}: {party.name}")


_INSIDE = "Internal: di lingkungan pemerintah daerah"


def _key(kinds: Sequence[str], outside: str) -> Panel:
    """The legend of the kinds of cells that occur; ``outside`` tells who is not of the regency."""
    words = {"party": _INSIDE, "party-outside": outside}
    figures: list[Figure] = []
    for at, kind in enumerate(kinds):
        x = at * 330.0
        figures += [Box(Bounds(x, 1.0, 26.0, 13.0), kind, 2.0)]
        figures += set_lines((words[kind],), Point(x + 34.0, 1.0), SMALL)
    return Panel((Mark(tuple(figures)),), 15.0, gap=12.0)
