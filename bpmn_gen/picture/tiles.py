"""The boxes of process maps: a process with its code, its name and who is in charge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import text_width
from bpmn_gen.model.ids import slug
from bpmn_gen.picture.board import ON_SCREEN
from bpmn_gen.picture.figures import Box, Mark, TextLine
from bpmn_gen.picture.set_text import MUTED, NAME, TextPiece, TextStyle, stacked, stacked_height
from bpmn_gen.picture.typesetting import middle_baseline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.picture.figures import Figure

TAG_FONT = 11.0
"""px; the code on a tile."""
TAG = 22.0
"""px; height of the strip that holds the code."""
PAD = 9.0
"""px between the border of a tile and its text."""
WAYS = 17.0
"""px; height of the line of links to other maps."""
_WAY = TextStyle(9.5, bold=True, role="text-navy")


@dataclass(frozen=True, slots=True)
class Tile:
    """A process on a map."""

    code: str
    name: str
    charge: str = ""
    """Who is in charge; printed small below the name."""
    href: str = ""
    ways: tuple[tuple[str, str], ...] = ()
    """Names and addresses of other maps of the process."""
    notes: tuple[str, ...] = ()
    """Other lines in small print below the name."""

    @property
    def told(self) -> str:
        """Words for readers who cannot see the tile."""
        return f"Proses {self.code}: {self.name}"


def tile_height(tile: Tile, width: float) -> float:
    """Height in px of a tile of ``width`` px."""
    room = width - 2 * PAD
    text = stacked_height(_pieces(tile), room)
    return TAG + text + 2 * PAD + (WAYS if any(href for _, href in tile.ways) else 0.0)


def _pieces(tile: Tile) -> list[TextPiece]:
    """The words of a tile below its code."""
    small = (*filter(None, (tile.charge,)), *tile.notes)
    return [TextPiece(tile.name, NAME), *(TextPiece(text, MUTED) for text in small)]


def tile_marks(tile: Tile, box: Bounds, prefix: str = "proses") -> list[Mark]:
    """A tile in its place; each link to another map is a mark of its own."""
    strip = Bounds(box.x, box.y, box.width, TAG)
    ways = [(name, href) for name, href in tile.ways if href]
    below = WAYS if ways else 0.0
    body = Bounds(box.x + PAD, box.y + TAG, box.width - 2 * PAD, box.height - TAG - below)
    code = Point(strip.center.x, middle_baseline(strip.center.y, TAG_FONT))
    figures: tuple[Figure, ...] = (
        Box(box, "activity", 4.0),
        Box(strip, "pool-header", 4.0),
        TextLine(code, tile.code, "text-inverse", TAG_FONT, bold=True),
        *stacked(_pieces(tile), body),
    )
    charge = (f"Pengampu: {tile.charge}",) if tile.charge else ()
    described = "\n".join((*charge, *tile.notes))
    own = Mark(figures, f"{prefix}_{slug(tile.code)}", "proses", tile.told, described, tile.href)
    return [own, *_way_marks(ways, Bounds(box.x, box.bottom - WAYS - 3, box.width, WAYS))]


def _way_marks(ways: Sequence[tuple[str, str]], line: Bounds) -> list[Mark]:
    """The links to other maps, beside each other in the middle of a line."""
    gap = 14.0
    widths = [text_width(name, _WAY.size, bold=True) for name, _ in ways]
    left = line.center.x - (added(widths) + gap * (len(ways) - 1)) / 2
    marks = []
    for (name, href), width in zip(ways, widths, strict=True):
        place = Point(left, middle_baseline(line.center.y, _WAY.size))
        text = TextLine(place, name, _WAY.role, _WAY.size, bold=True, anchor="start")
        marks.append(Mark((text,), kind=ON_SCREEN, href=href))
        left += width + gap
    return marks
