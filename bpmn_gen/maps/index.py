"""The index of processes by level, with who is in charge and the codes of map and SOP."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.maps.permission import freely_begun, marked, permitted
from bpmn_gen.maps.survey import level_label, map_code, sop_code
from bpmn_gen.model.ids import slug
from bpmn_gen.picture.board import Board
from bpmn_gen.picture.table import (
    TableCell,
    TableColumn,
    TableRow,
    heading_line,
    table_panels,
    whole,
)

if TYPE_CHECKING:
    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.maps.survey import UnitSurvey, Ways
    from bpmn_gen.picture.board import Panel
    from bpmn_gen.picture.sheet import Sheet

STATED = "Ketentuan yang berlaku bagi seluruh kelompok"
"""Heading of the table of provisions that hold for a whole group."""
_WORK = ("kegiatan", "proses")
"""Kinds of steps that count as activities."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A row: a process of level 1 in its group."""

    group: str
    group_href: str
    code: str
    name: str
    permission: tuple[str, ...]
    """The line that says that nobody must begin it; none where somebody must."""
    href: str
    activities: tuple[str, ...]
    charge: str
    map_code: str
    sop_code: str


@dataclass(frozen=True, slots=True)
class Index:
    """The data of the table."""

    sheet: Sheet
    levels: tuple[str, str, str]
    """The names of the three levels."""
    entries: tuple[IndexEntry, ...]
    statements: tuple[tuple[str, str, str], ...] = ()
    """Group, words and place of the provisions that hold for all of a group."""

    def board(self) -> Board:
        """The table of all processes."""
        columns = (
            TableColumn(self.levels[0], 15),
            TableColumn(self.levels[1], 22),
            TableColumn(self.levels[2], 50),
            TableColumn("Unit Kerja", 17),
            TableColumn("Kode peta lintas fungsi dan SOP", 17),
        )
        rows, before = [], ""
        for item in self.entries:
            rows.append(_row(item, repeated=item.group == before))
            before = item.group
        told = "; ".join(f"{item.code} {item.name}" for item in self.entries)
        return Board(self.sheet, (*table_panels(columns, rows), *self._stated()), told)

    def _stated(self) -> list[Panel]:
        """The table of provisions that hold for all of a group and that no step carries out."""
        columns = (
            TableColumn("Kelompok", 22),
            TableColumn("Ketentuan", 55),
            TableColumn("Dasar", 23),
        )
        rows = [
            TableRow(
                (TableCell.of(group), TableCell.of(text), TableCell.of(place)),
                f"ketentuan_{number}",
                f"{text} ({place})",
            )
            for number, (group, text, place) in enumerate(self.statements, 1)
        ]
        if not rows:
            return []
        panels = whole(table_panels(columns, rows))
        return [heading_line(STATED, panels[0].keep), *panels]


def index(survey: UnitSurvey, ways: Ways) -> Index:
    """The index of one unit."""
    entries = tuple(
        IndexEntry(
            group=f"{group.code} {group.name}",
            group_href=ways.to_group(group.code),
            code=process.code,
            name=process.name,
            permission=freely_begun(process),
            href=ways.to_map(process.code),
            activities=activities(process),
            charge=group.charge,
            map_code=map_code(survey, process.code),
            sop_code=sop_code(survey, process.code),
        )
        for group in survey.groups
        for process in group.processes
    )
    code = survey.defs.code_prefix
    sheet = survey.sheet("Indeks Proses", code, "Daftar proses bisnis", survey.regulation)
    levels = (level_label(survey, 0), level_label(survey, 1), level_label(survey, 2))
    statements = tuple(
        (f"{group.code} {group.name}", text, place)
        for group in survey.groups
        for text, place in group.stated
    )
    return Index(sheet, levels, entries, statements)


def activities(process: ResolvedProcess) -> tuple[str, ...]:
    """What is done in a process, in order; a call begins with the code of the called process.

    The words that permit somebody to leave an activity undone stand behind it.
    """
    words = permitted(process)
    return tuple(
        marked(_named(step), words.get(step.id, ""))
        for step in process.walk()
        if step.kind.value in _WORK
    )


def _named(step: Step) -> str:
    """The short name of work, and of a call with its code."""
    if not step.called:
        return step.short
    return f"{step.called} {step.short.removeprefix(step.called).strip()}"


def _row(item: IndexEntry, *, repeated: bool) -> TableRow:
    """A row; the name of a group stands only in its first row."""
    return TableRow(
        (
            _group(item, repeated=repeated),
            TableCell.naming(f"{item.code} {item.name}", *item.permission, href=item.href),
            TableCell.of("; ".join(item.activities) or "-"),
            TableCell.of(item.charge),
            TableCell((item.map_code, item.sop_code)),
        ),
        f"indeks_{slug(item.code)}",
        f"{item.code} {item.name}",
    )


def _group(item: IndexEntry, *, repeated: bool) -> TableCell:
    """The name of a group; rows after its first repeat it only at the top of a new page."""
    shown = () if repeated else (item.group,)
    return TableCell(shown, item.group_href, bold=True, again=(item.group,))
