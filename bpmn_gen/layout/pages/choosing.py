"""Chooses where a drawing is cut: over the whole document at once, by dynamic programming.

A document is a list of pages, a page a stack of sections, and a section what stands between two
cuts.  The fewest pages win; of documents with as many, the one that reads best.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.layout.pages.cuts import Cut

SECTION_GAP = 30.0
"""px between two sections of a page."""
_HOPELESS = 1.3
"""How much larger than a page a section may be guessed and fit when it is measured."""
_ON_PAGE = 0.7
"""What a cut between two sections of one page costs as a share of one between pages, because no
leaf has to be turned."""
_SECTION = 14.0
"""Cost of a further section on a page, because lanes and their titles are repeated."""
_NARROW = 40.0
"""Cost of a section without any width.  It falls with the square, so that hardly a section holds
but a node or two."""
_THIN = 60.0
"""Cost of a page that uses less than LEAST_FILL of its room, unless it is the last."""
LEAST_FILL = 0.45
"""Share of the room of a page below which it looks empty."""
LEAST_SPLIT = 0.25
"""Share of the height of a page that must be left for a part of a column to begin there."""
_UNEVEN = 40.0
"""Cost of a page that is all blank.  For one partly blank it falls with the square, so that pages
are filled evenly."""
_KEPT = 6
"""Ways to each cut that are followed up."""


class Size(NamedTuple):
    """Width and height in px."""

    width: float
    height: float

    def is_about_within(self, room: Size) -> bool:
        """Whether a guessed size may turn out to fit."""
        return max(self.width / room.width, self.height / room.height) < _HOPELESS


class Sizes(Protocol):
    """Knows how large sections are."""

    def of(self, first: int, last: int) -> Sequence[Size]:
        """The sizes of the section between two cuts.

        There are several where its lanes do not fit on a page together.
        """

    def split(self, first: int, last: int, height: float) -> tuple[Cut, Sequence[Size]] | None:
        """The level cut that leaves as many lanes as fit into a height above it, and both sizes."""


class Stretch(NamedTuple):
    """A section, or several where its lanes do not fit on a page together."""

    first: int
    """The number of the cut at which it begins."""
    last: int
    """The number of the cut at which it ends."""
    pages: tuple[int, ...]
    """The page of each section, from 1."""
    row: float | None = None
    """The y at which it is split because a page before it has room left; mostly None."""


class Choice(NamedTuple):
    """A way of dividing a drawing."""

    pages: int
    cost: float
    stretches: tuple[Stretch, ...]
    """What stands between the cuts that were chosen."""
    is_thin: bool
    """Whether a page before the last one looks empty."""


@dataclass(slots=True)
class _Way:
    """A way of dividing what stands before a cut."""

    pages: int
    cost: float
    """Without that of the last page."""
    used: float
    """px of height that the last page uses."""
    wide: float
    """px of width that it uses."""
    stretches: tuple[Stretch, ...]
    is_thin: bool = False


def best_choice(
    cuts: Sequence[Cut], sizes: Sizes, room: Size, *, splitting: bool = False
) -> Choice | None:
    """The best way of dividing a drawing among pages with so much room; None where there is none.

    Args:
        cuts: the places at which sections may begin and end, the outer borders included.
        sizes: of the sections between them.
        room: that a page has, in px.
        splitting: whether a column may be split between lanes to fill the page before it.
    """
    ways: list[list[_Way]] = [[] for _ in cuts]
    ways[0] = [_Way(0, 0.0, room.height + 1, 0.0, ())]
    for first in range(len(cuts) - 1):
        if not ways[first]:
            continue
        for last in range(first + 1, len(cuts)):
            parts = sizes.of(first, last)
            if parts[0].width > room.width:
                break
            if any(part.height > room.height for part in parts):
                continue
            for way in ways[first]:
                ends = Stretch(first, last, ())
                _add(ways[last], _extended(way, parts, cuts[first].cost, room, ends))
                if splitting and last == first + 1:
                    _add_split(ways[last], way, sizes, room, ends, cuts[first].cost)
    if not ways[-1]:
        return None
    best = min(ways[-1], key=lambda way: (way.pages, way.cost))
    return Choice(best.pages, best.cost, best.stretches, best.is_thin)


def _add_split(
    ways: list[_Way], way: _Way, sizes: Sizes, room: Size, ends: Stretch, cost: float
) -> None:
    """Add the way on which a column begins on the last page and goes on on the next one."""
    left = room.height - way.used - SECTION_GAP
    found = sizes.split(ends.first, ends.last, left) if left > LEAST_SPLIT * room.height else None
    if found is None:
        return
    cut, parts = found
    if all(part.height <= room.height for part in parts):
        _add(ways, _extended(way, parts, cost + cut.cost, room, ends._replace(row=cut.at)))


def _extended(way: _Way, parts: Sequence[Size], cut: float, room: Size, ends: Stretch) -> _Way:
    """A way with a section more, on its last page if there is room."""
    pages, cost, used, wide = way.pages, way.cost, way.used, way.wide
    is_thin = way.is_thin
    on = []
    for part in parts:
        cost += _NARROW * (1 - part.width / room.width) ** 2
        if used + SECTION_GAP + part.height <= room.height:
            used += SECTION_GAP + part.height
            wide = max(wide, part.width)
            cost += _ON_PAGE * cut + _SECTION
        else:
            fill = min(used * wide / (room.width * room.height), 1.0)
            cost += _blank(fill) + cut if pages else 0.0
            is_thin = is_thin or (pages > 0 and fill < LEAST_FILL)
            pages, used, wide = pages + 1, part.height, part.width
        on.append(pages)
    stretches = (*way.stretches, ends._replace(pages=tuple(on)))
    return _Way(pages, cost, used, wide, stretches, is_thin)


def _blank(fill: float) -> float:
    """The cost of a page of which a share is used, and which is not the last."""
    return _UNEVEN * (1 - fill) ** 2 + (_THIN if fill < LEAST_FILL else 0.0)


def _add(ways: list[_Way], way: _Way) -> None:
    """Keep a way, unless another one is better in all respects."""
    for other in ways:
        if (other.pages, other.cost) <= (way.pages, way.cost) and (
            other.pages < way.pages or other.used <= way.used
        ):
            return
    ways[:] = [
        other
        for other in ways
        if (other.pages, other.cost) < (way.pages, way.cost)
        or (other.pages == way.pages and other.used < way.used)
    ]
    ways.append(way)
    ways.sort(key=lambda one: (one.pages, one.cost))
    del ways[_KEPT:]
