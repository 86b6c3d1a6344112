"""Texts of a flyer in their places: as large as fits, and honestly cut where nothing else helps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.drawing.typography import DOCUMENT_FACES
from bpmn_gen.picture.figures import TextLine
from bpmn_gen.picture.set_text import LEADING
from bpmn_gen.picture.typesetting import middle_baseline
from bpmn_gen.sop.document import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpmn_gen.picture.figures import Anchor

LEAST: Final = 9.4
"""px; 7 pt, below which nobody reads anything at a counter."""
SIZES: Final = (20.0, 18.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.2, LEAST)
"""px; sizes of type, in the order in which they are tried."""
MORE: Final = "selengkapnya pada standar pelayanan"
"""Where the rest of a text is that was cut."""
SMALLER: Final = 0.88
"""Size of what stands below the words of an item, compared with them."""
_FACE: Final = DOCUMENT_FACES["Arial"]
_MOST: Final = 2_000
"""Characters of a text that are looked at; a page holds no more of it."""


class Set(NamedTuple):
    """A text broken into lines."""

    lines: tuple[str, ...]
    size: float
    """px."""
    bold: bool = False
    role: str = "text"

    @property
    def step(self) -> float:
        """Distance between lines in px."""
        return self.size * LEADING

    @property
    def height(self) -> float:
        """Height in px."""
        return len(self.lines) * self.step

    def at(self, x: float, top: float, anchor: Anchor = "start") -> Iterator[TextLine]:
        """Its lines; ``top`` is that of the first one."""
        for number, line in enumerate(self.lines):
            middle = top + (number + 0.5) * self.step
            place = Point(x, middle_baseline(middle, self.size))
            yield TextLine(place, shown(line), self.role, self.size, self.bold, anchor)


def lines_of(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text, with words broken that are wider than the room."""
    return _FACE.wrap(text[:_MOST], width, size, bold=bold) if text else ()


def fitted(
    text: str, width: float, sizes: Sequence[float], most: int, *, bold: bool = False
) -> Set:
    """A text in the largest size at which it takes ``most`` lines; cut at the smallest one."""
    for size in sizes:
        lines = lines_of(text, width, size, bold=bold)
        if len(lines) <= most:
            return Set(lines, size, bold)
    return Set(cut(lines, most, width, sizes[-1], bold=bold), sizes[-1], bold)


def cut(
    lines: Sequence[str], most: int, width: float, size: float, *, bold: bool = False
) -> tuple[str, ...]:
    """The first lines of a text, the last of which says where the rest is."""
    rest = lines_of(f"… ({MORE})", width, size, bold=bold)
    kept = max(most - len(rest), 1)
    return (*lines[:kept], *rest)


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list."""

    words: str
    small: tuple[str, ...] = ()
    """What stands below it in smaller type."""
    strong: bool = False
    sign: str = ""
    """What stands before it; empty for a box to tick."""
    is_apart: bool = False
    """Whether the entry above does not lead to it."""


@dataclass(frozen=True, slots=True)
class SetItem:
    """An entry of a list, broken into lines."""

    texts: tuple[Set, ...]
    sign: str
    is_apart: bool = False
    is_rest: bool = False
    """Whether it only says where the rest of the list is."""

    @property
    def height(self) -> float:
        """Height in px."""
        return sum(text.height for text in self.texts)


def set_item(item: Item, width: float, size: float) -> SetItem:
    """An entry at one size of type."""
    words = Set(lines_of(item.words, width, size, bold=item.strong), size, item.strong)
    tiny = max(size * SMALLER, LEAST)
    small = (
        Set(lines_of(text, width, tiny), tiny, role="text-muted") for text in item.small if text
    )
    return SetItem((words, *small), item.sign, item.is_apart)


def column(items: Iterable[Item], width: float, size: float) -> list[SetItem]:
    """A list at one size of type."""
    return [set_item(item, width, size) for item in items]


def height_of(items: Sequence[SetItem], gap: float) -> float:
    """Height in px of a list with a gap between its entries."""
    return sum(item.height for item in items) + gap * max(len(items) - 1, 0)


def shortened(
    items: Sequence[SetItem], room: float, gap: float, width: float, size: float
) -> list[SetItem]:
    """As much of a list as the room holds; what is left out is counted and its place named."""
    if height_of(items, gap) <= room:
        return [*items]
    kept: list[SetItem] = []
    filled = 0.0
    for at, item in enumerate(items):
        rest = _rest(len(items) - at - 1, width, size)
        if filled + item.height + gap + rest.height > room:
            break
        kept.append(item)
        filled += item.height + gap
    left = len(items) - len(kept)
    if not kept:  # the first entry alone is too long
        kept, left = [_cut_item(items[0], room - gap - 2 * LEAST * LEADING, width)], left - 1
    return [*kept, _rest(left, width, size)] if left else kept


def _rest(count: int, width: float, size: float) -> SetItem:
    """The line that says how much is left out."""
    text = f"dan {count} lainnya, {MORE}"
    return SetItem((Set(lines_of(text, width, size), size, role="text-muted"),), "", is_rest=True)


def _cut_item(item: SetItem, room: float, width: float) -> SetItem:
    """The beginning of an entry that is longer than its room."""
    words = item.texts[0]
    most = max(int(room / words.step), 3)
    lines = cut(words.lines, most, width, words.size, bold=words.bold)
    return SetItem((words._replace(lines=lines),), item.sign)
