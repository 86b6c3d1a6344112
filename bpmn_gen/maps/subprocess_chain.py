"""The chain of a peta subproses: rows of boxes from left to right, and what joins them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.model.ids import slug
from bpmn_gen.picture.board import BOARD_WIDTH, Panel
from bpmn_gen.picture.curved_arrows import arrow, note_on_line, plain_line
from bpmn_gen.picture.figures import Mark
from bpmn_gen.picture.set_text import SMALL, set_lines
from bpmn_gen.picture.tiles import Tile, tile_height, tile_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

ACROSS = 5
"""Boxes beside each other, at most."""
GAP = 44.0
"""px between boxes, so that an arrow fits."""
BUS = 40.0
"""px above the boxes for the line that leads to all of them."""
LEAST = 96.0
"""px; least height of a box."""
WORDS = {
    "pilihan": "menurut pemicu masing-masing",
    "sejajar": "berjalan bersamaan",
}
"""The words on the line above the boxes, by the relation of the group."""


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A box of the chain."""

    tile: Tile
    calls: tuple[str, ...]
    """Codes of the processes that it calls, in this group or another."""


@dataclass(frozen=True, slots=True)
class SubprocessChain:
    """Boxes and what joins them."""

    steps: tuple[ChainStep, ...]
    relation: str
    passed: tuple[tuple[str, ...], ...]
    """The documents that each box hands to the next; empty where it hands on none."""

    @property
    def told(self) -> str:
        """The chain in words."""
        names = "; ".join(f"{step.tile.code} {step.tile.name}" for step in self.steps)
        word = WORDS.get(self.relation, "berurutan" if self.relation == "berurutan" else "")
        return f"{names} ({word})" if word and len(self.steps) > 1 else names

    @property
    def has_bus(self) -> bool:
        """Whether a line above the boxes leads to all of them."""
        return self.relation in WORDS and len(self.steps) > 1

    def panels(self) -> Iterator[Panel]:
        """The rows of boxes, filled as evenly as possible."""
        rows = -(-len(self.steps) // ACROSS)
        across = -(-len(self.steps) // rows)
        for first in range(0, len(self.steps), across):
            yield _Row(self, first, min(across, len(self.steps) - first)).panel()


@dataclass(frozen=True, slots=True)
class _Row:
    """Some boxes of a chain beside each other."""

    chain: SubprocessChain
    first: int
    count: int

    @property
    def _tiles(self) -> tuple[Tile, ...]:
        """The processes of the row."""
        return tuple(s.tile for s in self.chain.steps[self.first : self.first + self.count])

    def _boxes(self) -> list[Bounds]:
        """Where the boxes stand."""
        width = min((BOARD_WIDTH - (self.count - 1) * GAP) / self.count, 300.0)
        used = self.count * width + (self.count - 1) * GAP
        left = (BOARD_WIDTH - used) / 2
        height = max(LEAST, *(tile_height(tile, width) for tile in self._tiles))
        top = BUS if self.chain.has_bus else 0.0
        return [Bounds(left + at * (width + GAP), top, width, height) for at in range(self.count)]

    def panel(self) -> Panel:
        """The boxes with their arrows, and below each which processes it calls."""
        boxes = self._boxes()
        marks = [
            m for tile, box in zip(self._tiles, boxes, strict=True) for m in tile_marks(tile, box)
        ]
        if self.chain.has_bus:
            marks += self._bus(boxes)
        marks += self._arrows(boxes)
        below = boxes[0].bottom
        notes = [self._calls(at, box) for at, box in enumerate(boxes)]
        marks += [mark for mark, _ in notes]
        return Panel(tuple(marks), below + max(height for _, height in notes), gap=22.0)

    def _bus(self, boxes: list[Bounds]) -> list[Mark]:
        """The line above the boxes, with an arrow down to each."""
        y = BUS / 2 - 6
        left, right = boxes[0].center.x, boxes[-1].center.x
        word = WORDS[self.chain.relation]
        marks = [
            arrow(
                (Point(box.center.x, y), Point(box.center.x, box.y)),
                f"ke_{slug(tile.code)}",
                f"{word}: {tile.code} {tile.name}",
            )
            for tile, box in zip(self._tiles, boxes, strict=True)
        ]
        line = plain_line((Point(left, y), Point(right, y))) if right > left else None
        middle = Point((left + right) / 2, y)
        figures = (*([line] if line else []), *note_on_line(word, middle))
        return [*marks, Mark(figures)]

    def _arrows(self, boxes: list[Bounds]) -> list[Mark]:
        """Arrows to the next box where the chain goes on or a document is handed on."""
        marks = []
        for at, (one, other) in enumerate(pairwise(boxes)):
            documents = self.chain.passed[self.first + at]
            if not documents and self.chain.relation != "berurutan":
                continue
            source, target = self._tiles[at], self._tiles[at + 1]
            ends = (Point(one.right, one.center.y), Point(other.x, other.center.y))
            what = f" ({', '.join(documents)})" if documents else ""
            marks.append(
                arrow(
                    ends,
                    f"{slug(source.code)}_ke_{slug(target.code)}",
                    f"Dari {source.code} ke {target.code}{what}",
                )
            )
        return marks

    def _calls(self, at: int, box: Bounds) -> tuple[Mark, float]:
        """The note below a box on the processes that it calls, and its height in px."""
        codes = self.chain.steps[self.first + at].calls
        if not codes:
            return Mark(()), 0.0
        lines = SMALL.lines(f"memanggil {', '.join(codes)}", box.width)
        style = SMALL._replace(role="text-muted")
        figures = set_lines(lines, Point(box.center.x, box.bottom + 5), style, "middle")
        return Mark(figures), len(lines) * SMALL.step + 5
