"""Puts the symbols of a page into their cells, and page connectors into their strips."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.drawing.typography import DOCUMENT_FACES
from bpmn_gen.sop.breaks import STRIP_HEIGHT
from bpmn_gen.sop.document import FIRST_FLOW_PAGE, NAME_PITCH, PAGE_WORD, POINT, PageNote, Symbol
from bpmn_gen.sop.heights import symbol_height
from bpmn_gen.sop.rows import partners
from bpmn_gen.sop.tracks import symbol_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.sop.document import BrokenLines, Columns
    from bpmn_gen.sop.rows import Draft

NOTE_GAP = 0.1
"""mm between a page connector and the page that it names."""
_BESIDE = 2.2
"""mm between a page connector and the border of its column, so that arrows pass beside it."""


@dataclass(frozen=True, slots=True)
class Pentagon:
    """The measures of page connectors in a strip, in mm."""

    width: float
    height: float
    gap: float
    """Between one and the end of the page."""
    above: float
    """From the top of a strip at the foot of a page to the track by which arrows pass the page
    connectors of the strip above it."""
    slot: float
    """Between the middles of two beside each other."""
    has_note: bool
    """Whether it names the page of its other end."""


NAMING = Pentagon(5.5, 4.0, 2.96, 0.62, 7.8, has_note=True)
"""Page connectors that name pages; those beside each other stand so far apart that the names do."""
BARE = Pentagon(5.5, 5.5, 1.2, 0.8, 6.5, has_note=False)
"""Page connectors with letters alone, for the few SOPs whose arrows find no way between names."""
_TYPE_SIZE = 7.0
"""pt; size of the code of a called SOP in its box, and of what page connectors say."""
_AROUND = 0.2
"""mm by which the place of what a page connector says is wider than its words."""


@dataclass(slots=True)
class Ids:
    """Hands out numbers for symbols and connectors, unique in a document."""

    last: int = 0

    def take(self) -> int:
        """The next number."""
        self.last += 1
        return self.last


def slot_places(columns: Columns, kind: Pentagon) -> tuple[float, ...]:
    """The x of the middle of each place for a page connector of a kind in a strip."""
    reach = columns.actor / 2 - kind.width / 2 - _BESIDE
    offsets = [0.0]
    while offsets[-1] + kind.slot <= reach:
        offsets.append(offsets[-1] + kind.slot)
    around = sorted({*offsets, *(-offset for offset in offsets)})
    return tuple(
        round(columns.center(actor) + offset, 3)
        for actor in range(len(columns.names))
        for offset in around
    )


def letter(index: int) -> str:
    """The letter of a page connector: A to Z, then AA, AB and so on."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def step_symbols(
    row: Draft,
    band: tuple[int, float, float],
    actors: Sequence[str],
    columns: Columns,
    face: str,
    ids: Ids,
) -> Iterator[Symbol]:
    """The symbol of a row, then a box for each partner who has a column.

    ``band`` is the index of the row on its page, its top and its height in mm.
    """
    keys = dict.fromkeys((row.step.actor, *partners(row)))
    for position, key in enumerate(key for key in keys if key in actors):
        kind = row.kind if position == 0 else "kotak"
        actor = actors.index(key)
        width = symbol_width(columns.actor)
        height = symbol_height(kind, width)
        index, top, row_height = band
        bounds = Bounds(
            columns.center(actor) - width / 2, top + (row_height - height) / 2, width, height
        )
        code = (row.step.called or "") if position == 0 else ""
        lines = _code_lines(code, width, height, face)
        title = row.text if position == 0 else f"bersama: {row.text}"
        yield Symbol(ids.take(), kind, bounds, index, actor, lines, _TYPE_SIZE, title)


def _code_lines(code: str, width: float, height: float, face: str) -> BrokenLines:
    """The code of a called SOP in lines; none when its box is too small, as Keterangan tells it."""
    head, _, tail = code.partition(".")
    measure, size = DOCUMENT_FACES[face], _TYPE_SIZE * POINT
    for lines in ((code,), (f"{head}.", tail)) if code else ():
        wide = max(measure.width(line, size) for line in lines)
        if wide <= width - 0.6 and len(lines) * size * NAME_PITCH <= height:
            return lines
    return ()


@dataclass(slots=True)
class Strips:
    """The strips of page connectors at the head or the foot of a page."""

    columns: Columns
    face: str
    kind: Pentagon
    tops: Sequence[tuple[int, float]]
    """Index and top of each strip."""
    at_foot: bool
    taken: set[tuple[int, float]] = field(default_factory=set)

    def place(
        self, near: float, pages: tuple[int, ...], words: tuple[str, str], key: int
    ) -> Symbol:
        """A page connector in the free place that is nearest to an x.

        Args:
            near: the x.
            pages: the numbers of the flow pages that it names.
            words: its letter and its meaning in words.
            key: its id.
        """
        places = [
            (abs(x - near) + 100 * depth, row, top, x)
            for depth, (row, top) in enumerate(self.tops)
            for x in slot_places(self.columns, self.kind)
            if (row, x) not in self.taken
        ]
        _, row, top, x = min(places)
        self.taken.add((row, x))
        width, height, gap = self.kind.width, self.kind.height, self.kind.gap
        gap = STRIP_HEIGHT - height - gap if self.at_foot else gap
        bounds = Bounds(x - width / 2, top + gap, width, height)
        actor = int((x - self.columns.actors_left) / self.columns.actor)
        name, title = words
        note = self._note(bounds, pages) if self.kind.has_note else None
        return Symbol(key, "segilima", bounds, row, actor, (name,), _TYPE_SIZE, title, note)

    def _note(self, pentagon: Bounds, pages: tuple[int, ...]) -> PageNote:
        """What a page connector says: below it at the foot of a page, above it at the head."""
        size = _TYPE_SIZE * POINT
        height, measure = size * NAME_PITCH, DOCUMENT_FACES[self.face]
        shares = len(slot_places(self.columns, self.kind)) > len(self.columns.names)
        room = (self.kind.slot if shares else self.columns.actor) - _AROUND
        digits = int((room - measure.width(PAGE_WORD, size)) / measure.width("8", size))
        note = PageNote(pentagon, pages, _TYPE_SIZE, len(PAGE_WORD) + digits)
        width = measure.width(note.text(FIRST_FLOW_PAGE), size) + _AROUND
        above, below = pentagon.y - NOTE_GAP - height, pentagon.bottom + NOTE_GAP
        left = pentagon.center.x - width / 2
        return replace(note, bounds=Bounds(left, below if self.at_foot else above, width, height))
