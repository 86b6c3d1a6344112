"""The flyer of a service: its six public components on one upright page, for the counter.

All lengths are px at 96 dpi.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.picture.figures import Box, Disc, Line, Mark, TextLine
from bpmn_gen.picture.sheet import Sheet
from bpmn_gen.services.flyer_texts import (
    LEAST,
    SIZES,
    Item,
    Set,
    SetItem,
    column,
    fitted,
    height_of,
    lines_of,
    shortened,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from bpmn_gen.picture.figures import Figure
    from bpmn_gen.services.standard import ServiceStandard

WIDTH: Final = 210 * 96 / 25.4
HEIGHT: Final = 297 * 96 / 25.4
"""A4, upright."""
_MARGIN: Final = 34.0
_ACROSS: Final = WIDTH - 2 * _MARGIN
_GAP: Final = 14.0
"""Between the parts of the page."""
_PAD: Final = 13.0
_FACTS: Final = ("jangka_waktu", "biaya", "produk")
_LEFT: Final = 0.37
"""The part of the width that the requirements take beside the steps."""
_SHORT: Final = 0.3
"""The part of the height that they may take above the steps."""
_EASY: Final = 12.0
"""The least size of type for which steps stand below the requirements."""
_BRING: Final = "Persyaratan"
_GOES: Final = "Alur pelayanan"
_OPEN: Final = "....................."
"""Stands where nobody has said anything yet."""
_ITEM_GAP: Final = 7.0
_WIDEST_GAP: Final = 44.0
"""Between entries of a list on a page that has room."""
_SIGN: Final = 30.0
"""From the left of an entry to its words."""
_HEAD: Final = 26.0
"""Height of the heading of a list."""


@dataclass(frozen=True, slots=True)
class Flyer:
    """One page."""

    sheet: Sheet
    marks: tuple[Mark, ...]
    title: str
    """The line that is the heading of the page."""
    words: str
    """What the page says, for readers who cannot see it."""


def flyer(standard: ServiceStandard, dated: dt.date) -> Flyer:
    """The flyer of one service; ``dated`` is what its files bear."""
    return _Page(standard).flyer(dated)


@dataclass(slots=True)
class _Page:
    """Sets one page from its top and its foot towards the lists between them."""

    standard: ServiceStandard

    def flyer(self, dated: dt.date) -> Flyer:
        """The whole page."""
        head, top = self._head()
        facts, top = self._facts(top + _GAP)
        foot, bottom = self._foot()
        complaints, bottom = self._complaints(bottom - 8.0)
        room = Bounds(_MARGIN, top + _GAP, _ACROSS, bottom - top - 2 * _GAP)
        marks = (head, *facts, *self._lists(room), complaints, foot)
        one = self.standard
        sheet = Sheet(one.code, one.name, one.unit, one.government, "", dated, "Brosur Pelayanan")
        lines = (one.text for one in head.figures if isinstance(one, TextLine) and one.bold)
        title = [*lines][1]
        return Flyer(sheet, marks, title, f"Brosur pelayanan: {one.name}, {one.unit}")

    def _texts(self, key: str) -> tuple[str, ...]:
        """The texts of a component, or the blank."""
        return self.standard.of(key).texts or (_OPEN,)

    def _head(self) -> tuple[Mark, float]:
        """Whose service it is, white on navy, and where that ends."""
        wide = _ACROSS - 2 * _PAD
        name = fitted(self.standard.name, wide, _NAMES, 3, bold=True)
        unit = fitted(self.standard.unit, wide, (19.0, 17.0, 15.0, 13.0), 2)
        above = Set(("STANDAR PELAYANAN",), _LABEL, bold=True)
        below = fitted(self.standard.government, wide, (13.0, 12.0, 10.0), 1)
        pieces = [one._replace(role="text-inverse") for one in (above, name, unit, below)]
        height = sum(one.height for one in pieces) + 2 * _PAD + 8.0
        figures: list[Figure] = [Box(Bounds(_MARGIN, _MARGIN, _ACROSS, height), _NAVY, 10.0)]
        top = _MARGIN + _PAD
        for at, piece in enumerate(pieces):
            top += 4.0 if at in (1, 2) else 0.0
            figures += piece.at(_MARGIN + _PAD + 2, top)
            top += piece.height
        return Mark(tuple(figures)), _MARGIN + height

    def _facts(self, top: float) -> tuple[list[Mark], float]:
        """How long, how much, and what for, side by side."""
        wide = (_ACROSS - 2 * _GAP) / 3
        found = []
        for key in _FACTS:
            text = "; ".join(self._texts(key))
            value = fitted(text, wide - 2 * _PAD, (22.0, *SIZES), 5, bold=True)
            found.append((self.standard.of(key).component.short, value))
        height = max(value.height for _, value in found) + _LABEL * 1.6 + 2 * _PAD
        marks = []
        for at, (label, value) in enumerate(found):
            box = Bounds(_MARGIN + at * (wide + _GAP), top, wide, height)
            name = Set((label.upper(),), _LABEL - 1, bold=True, role="text-navy")
            figures: tuple[Figure, ...] = (
                Box(box, "phase-header", 8.0),
                *name.at(box.x + _PAD, top + _PAD - 2),
                *value.at(box.x + _PAD, top + _PAD + _LABEL * 1.6),
            )
            marks.append(Mark(figures))
        return marks, top + height

    def _lists(self, room: Bounds) -> Iterator[Mark]:
        """What to bring, and how it goes: below each other where the first is short."""
        brought, steps = self._requirements(), self._steps()
        for size in SIZES:
            items = column(brought, _ACROSS - 2 * _PAD - _SIGN, size)
            height = height_of(items, size * _APART) + _HEAD + 2 * _PAD
            if height <= room.height * _SHORT:
                upper = Bounds(room.x, room.y, _ACROSS, height)
                below = height + _GAP
                lower = Bounds(room.x, room.y + below, _ACROSS, room.height - below)
                if _size(steps, lower) >= _EASY:
                    yield _list(upper, _BRING, brought)
                    yield _list(lower, _GOES, steps)
                    return
        left = _ACROSS * _LEFT
        yield _list(Bounds(room.x, room.y, left, room.height), _BRING, brought)
        right = Bounds(room.x + left + _GAP, room.y, _ACROSS - left - _GAP, room.height)
        yield _list(right, _GOES, steps)

    def _requirements(self) -> list[Item]:
        """What applicants bring."""
        return [Item(text) for text in self._texts("persyaratan")]

    def _steps(self) -> list[Item]:
        """What applicants see, or the procedure in the words of the author."""
        procedure = self.standard.of("prosedur")
        if procedure.is_written or not self.standard.steps:
            written = self._texts("prosedur")
            return [Item(text, sign=str(at)) for at, text in enumerate(written, 1)]
        return [
            Item(
                f"{one.lead}: {one.short}" if one.lead else one.short,
                tuple(_STEP.sub(_KEPT, text) for text in (one.who, *one.notes) if text),
                strong=not one.is_inside,
                sign=str(one.number),
                is_apart=bool(one.lead),
            )
            for one in self.standard.steps
        ]

    def _complaints(self, bottom: float) -> tuple[Mark, float]:
        """Where complaints go, from its lower end up, and where it begins."""
        wide = _ACROSS - 2 * _PAD
        text = fitted("; ".join(self._texts("pengaduan")), wide, SIZES[1:], 4)
        label = self.standard.of("pengaduan").component.short
        name = Set((label.upper(),), _LABEL - 1, bold=True, role="text-navy")
        height = text.height + name.height + 2 * _PAD
        top = bottom - height
        figures: tuple[Figure, ...] = (
            Box(Bounds(_MARGIN, top, _ACROSS, height), "gateway", 8.0),
            *name.at(_MARGIN + _PAD, top + _PAD - 2),
            *text.at(_MARGIN + _PAD, top + _PAD + name.height),
        )
        return Mark(figures), top

    def _foot(self) -> tuple[Mark, float]:
        """Where more is to be read and what was taken from the SOP, at the end of the page."""
        public = [one for one in self.standard.components if one.component.is_public]
        derived = [
            one.component.short.lower() for one in public if one.texts and not one.is_written
        ]
        said = [f"Uraian lengkap: standar pelayanan {self.standard.code}."]
        said += [f"Diambil dari SOP: {', '.join(derived)}."] * bool(derived)
        lines = lines_of(" ".join(said), _ACROSS, LEAST)
        text = Set(lines, LEAST, role="text-muted")
        top = HEIGHT - _MARGIN - text.height + 8.0
        return Mark(tuple(text.at(_MARGIN, top))), top


_LABEL: Final = 13.0
_NAMES: Final = (38.0, 34.0, 30.0, 27.0, 24.0, 21.0, 18.0, 15.0)
"""Sizes of the name of the service, in the order in which they are tried."""
_NAVY: Final = "pool-header"


def _size(items: Sequence[Item], box: Bounds) -> float:
    """The largest size at which a list fits its frame, with its entries well apart."""
    width, room = _inside(box)
    for size in SIZES:
        gap = size * _APART if size > LEAST else _ITEM_GAP
        if height_of(column(items, width, size), gap) <= room:
            return size
    return LEAST


def _inside(box: Bounds) -> tuple[float, float]:
    """Width and height that a frame has for entries."""
    return box.width - 2 * _PAD - _SIGN, box.height - _HEAD - 2 * _PAD


_STEP: Final = re.compile(r"langkah (?=\d)")
_KEPT: Final = "langkah\N{NO-BREAK SPACE}"
"""Keeps the number of a step on the line of its word."""
_APART: Final = 0.9
"""Between entries, compared with the size of type."""


def _list(box: Bounds, title: str, entries: Sequence[Item]) -> Mark:
    """A list in its frame, its entries as far apart as the room allows."""
    (width, room), size = _inside(box), _size(entries, box)
    items = shortened(column(entries, width, size), room, _ITEM_GAP, width, size)
    free = room - height_of(items, 0.0)
    gap = min(free / max(len(items) - 1, 1), _WIDEST_GAP)
    name = Set((title.upper(),), _LABEL, bold=True, role="text-navy")
    left, top = box.x + _PAD, box.y + _PAD
    rule = top + _HEAD - 8.0
    figures: list[Figure] = [
        Box(box, "lane-alternate", 8.0),
        *name.at(left, top - 3),
        Line((Point(left, rule), Point(box.right - _PAD, rule)), "rule"),
    ]
    top += _HEAD
    places = []
    for item in items:
        places.append(top)
        figures += _entry(item, left, top)
        top += item.height + gap
    return Mark((figures[0], *_threads(items, places, left), *figures[1:]))


def _threads(items: Sequence[SetItem], places: Sequence[float], left: float) -> Iterator[Figure]:
    """The lines between the numbers of steps that follow each other."""
    x = left + _RADIUS
    for (one, top), (other, below) in pairwise(zip(items, places, strict=True)):
        if one.sign and other.sign and not other.is_apart:
            first, last = top + one.texts[0].step / 2, below + other.texts[0].step / 2
            yield Line((Point(x, first), Point(x, last)), "phase-border")


_RADIUS: Final = 12.0
_TICK: Final = 11.0


def _entry(item: SetItem, left: float, top: float) -> Iterator[Figure]:
    """An entry with its number or box."""
    middle = top + item.texts[0].step / 2
    if item.sign:
        yield Disc(Point(left + _RADIUS, middle), _RADIUS, _NAVY)
        number = Set((item.sign,), 13.0 if len(item.sign) < 3 else LEAST, bold=True)  # noqa: PLR2004
        number = number._replace(role="text-inverse")
        yield from number.at(left + _RADIUS, middle - number.step / 2, "middle")
    elif not item.is_rest:
        yield Box(Bounds(left + 3, middle - _TICK / 2, _TICK, _TICK), "activity", 2.0)
    for text in item.texts:
        yield from text.at(left + _SIGN, top)
        top += text.height
