"""Draws the matrix of duties in a team: a card for each role, lines of reporting, and a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.definition.text import capitalised
from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.model.ids import slug
from bpmn_gen.picture.board import BOARD_WIDTH, Board, Panel
from bpmn_gen.picture.curved_arrows import arrow, note_on_line
from bpmn_gen.picture.figures import Box, Disc, Mark
from bpmn_gen.picture.set_text import (
    MUTED,
    NAME,
    PLAIN,
    SMALL,
    TextPiece,
    set_lines,
    stacked,
    stacked_height,
)
from bpmn_gen.picture.table import (
    DOT,
    TableCell,
    TableColumn,
    TableRow,
    heading_line,
    table_panels,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.maps.duty import DutyRole
    from bpmn_gen.picture.figures import Figure
    from bpmn_gen.picture.sheet import Sheet

ANSWERS, NAMED = "icon-solid", "icon"
"""Dots of the table: one who answers for a duty, and one whom only its provision names."""
_GAP = 20.0
_PAD = 10.0
_BESIDE = 14.0
"""px between lines that leave the same card.  Lines that arrive keep apart from them, so that no
two share a point."""
_LANE = 26.0
"""px of height for each line below the cards."""


@dataclass(frozen=True, slots=True)
class Duties:
    """The data of the matrix."""

    sheet: Sheet
    roles: tuple[DutyRole, ...]

    def board(self) -> Board:
        """The cards, followed by the table."""
        listed = whole(table_panels(self._columns(), self._rows()))
        line = "Matriks tanggung jawab"
        told = "; ".join(
            f"{role.term}: {', '.join(duty.text for duty in role.duties)}" for role in self.roles
        )
        panels = (self._cards(), heading_line(line, listed[0].keep), *listed)
        return Board(self.sheet, panels, told, key=_key())

    def _columns(self) -> tuple[TableColumn, ...]:
        """The columns of the table: duty, one for each role, and provision."""
        roles = (TableColumn(role.term, 11, "middle") for role in self.roles)
        return (
            TableColumn("No.", 4, "middle"),
            TableColumn("Tanggung jawab", 46),
            *roles,
            TableColumn("Dasar", 24),
        )

    def _rows(self) -> list[TableRow]:
        """A row for each duty, with the dots of the roles."""
        rows: list[TableRow] = []
        for at, role in enumerate(self.roles):
            for duty in role.duties:
                marks = [
                    ANSWERS if other == at else NAMED if other in duty.others else ""
                    for other in range(len(self.roles))
                ]
                cells = (
                    TableCell.of(str(len(rows) + 1)),
                    TableCell.of(capitalised(duty.text)),
                    *(TableCell((), disc=mark) for mark in marks),
                    TableCell.of(duty.ref),
                )
                told = f"{role.term}: {duty.text}"
                rows.append(TableRow(cells, f"tanggung_jawab_{len(rows) + 1}", told))
        return rows

    def _cards(self) -> Panel:
        """A card for each role, and below them the lines of reporting."""
        count = len(self.roles)
        width = (BOARD_WIDTH - (count - 1) * _GAP) / count
        height = max(_card_height(role, width) for role in self.roles)
        boxes = [Bounds(at * (width + _GAP), 0.0, width, height) for at in range(count)]
        marks = [_card(role, box) for role, box in zip(self.roles, boxes, strict=True)]
        lines = self._reports(boxes)
        return Panel((*marks, *lines), height + _LANE * len(lines) + (8.0 if lines else 0.0))

    def _reports(self, boxes: Sequence[Bounds]) -> list[Mark]:
        """Lines from each role to those it reports to, each at its own height."""
        ends = [
            (at, to, duty)
            for at, role in enumerate(self.roles)
            for duty in role.duties
            for to in duty.reports_to
        ]
        marks = []
        ends.sort(key=lambda end: abs(end[0] - end[1]))
        for number, (at, to, duty) in enumerate(ends):
            y = boxes[0].bottom + _LANE * (number + 1) - 6.0
            start = boxes[at].center.x - 2 * _BESIDE + _BESIDE * number
            end = boxes[to].center.x + 2 * _BESIDE
            points = (
                Point(start, boxes[at].bottom),
                Point(start, y),
                Point(end, y),
                Point(end, boxes[to].bottom),
            )
            told = f"{self.roles[at].term} melaporkan kepada {self.roles[to].term} ({duty.ref})"
            line = arrow(points, f"lapor_{number + 1}", told)
            word = note_on_line("melaporkan", Point((start + end) / 2, y))
            marks.append(Mark((*line.figures, *word), line.element_id, line.kind, line.title))
        return marks


def _items(role: DutyRole) -> list[TextPiece]:
    """The duties of a card as texts."""
    return [
        TextPiece(f"{number}. {capitalised(duty.text)}", PLAIN)
        for number, duty in enumerate(role.duties, 1)
    ]


def _heads(role: DutyRole) -> list[TextPiece]:
    """The name of a card: the legal term and the unit's title."""
    title = [TextPiece(f"({role.title})", MUTED)] if role.title else []
    return [TextPiece(role.term, NAME), *title]


def _card_height(role: DutyRole, width: float) -> float:
    """Height in px of a card."""
    room = width - 2 * _PAD
    items = _items(role)
    text = stacked_height(items, room) + 4.0 * len(items)
    return stacked_height(_heads(role), room) + 4 * _PAD + text


def _key() -> Panel:
    """The legend of the dots."""
    figures: list[Figure] = []
    x = 0.0
    for dot, text in ((ANSWERS, "Bertanggung jawab"), (NAMED, "Disebut dalam ketentuan")):
        figures.append(Disc(Point(x + DOT + 1.0, 8.0), DOT, dot))
        figures += set_lines((text,), Point(x + 18.0, 1.5), SMALL)
        x += 170.0
    return Panel((Mark(tuple(figures)),), 16.0, gap=12.0)


def _card(role: DutyRole, box: Bounds) -> Mark:
    """A role with its duties."""
    room = box.width - 2 * _PAD
    head = stacked_height(_heads(role), room) + 2 * _PAD
    strip = Bounds(box.x, box.y, box.width, head)
    figures: list[Figure] = [
        Box(box, "lane"),
        Box(strip, "tier-appraiser"),
        *stacked(_heads(role), strip.grown(-_PAD)),
    ]
    y = strip.bottom + _PAD
    for text, style in _items(role):
        lines = style.lines(text, room)
        figures += set_lines(lines, Point(box.x + _PAD, y), style)
        y += len(lines) * style.step + 4.0
    told = f"Tanggung jawab {role.term}"
    return Mark(tuple(figures), slug(f"kartu {role.term}"), "kartu", told)
