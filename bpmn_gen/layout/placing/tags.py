"""A label with its box relative to the point that it hangs on, and what is in its way there.

Before anything has a coordinate only what shares the point's row or column has a known distance
from it: other labels that hang on the same point, and lines that keep to that row or column.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.layout.graph import constants as c

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.layout.routing.board import RoutingBoard
    from bpmn_gen.layout.routing.strands import Strand
    from bpmn_gen.layout.routing.tracks import TrackOrder

LabelAnchor = tuple[int, "Strand | None", "Strand | None", int]
"""What a label hangs on: a node, or the strands that give its x and its y, or a gutter."""

_TOUCH = 1.0
"""px from a label within which a line counts as running through it."""


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A label with its box relative to the point that it hangs on."""

    left: float
    top: float
    width: float
    height: float
    lines: tuple[str, ...]
    node: int = -1
    """The node whose middle is the point; -1 where it is on a line."""
    upright: Strand | None = None
    """The strand whose x is that of the point."""
    level: Strand | None = None
    """The strand whose y is that of the point."""
    gutter: int = -1
    """The gutter in which the point gets a height of its own."""
    is_below: bool = False
    """Whether the label is below the middle of its row."""

    @property
    def point(self) -> LabelAnchor:
        """What the label hangs on."""
        return self.node, self.upright, self.level, self.gutter

    def covers(self, other: Tag) -> bool:
        """Whether two labels that hang on the same point touch, or nearly so."""
        right = min(self.left + self.width, other.left + other.width)
        bottom = min(self.top + self.height, other.top + other.height)
        return (
            right > max(self.left, other.left) - c.LABEL_GAP
            and bottom > max(self.top, other.top) - c.LABEL_GAP
        )


def is_crossed(tag: Tag, board: RoutingBoard, tracks: TrackOrder) -> bool:
    """Whether a line in the row or the column of a label's point runs through the label."""
    return any(_crossing(tag, board, tracks))


def _crossing(tag: Tag, board: RoutingBoard, tracks: TrackOrder) -> Iterator[bool]:
    cell = board.grid.cell_of[tag.node]
    upright, level = cell.upright, cell.level
    dx = dy = 0.0
    if tag.upright is not None:
        upright, dx = tag.upright.line, tag.upright.offset
    if tag.level is not None:
        level, dy = tag.level.line, tag.level.offset
    if board.grid.is_column(upright):
        low, high = tag.left + dx - _TOUCH, tag.left + tag.width + dx + _TOUCH
        for strand in _beside(tracks.uprights[upright], low, high):
            yield _passes(strand, level, after=tag.top >= 0, at_track=tag.level is not None)
    if board.grid.is_row[level]:
        low, high = tag.top + dy - _TOUCH, tag.top + tag.height + dy + _TOUCH
        for strand in _beside(tracks.levels[level], low, high):
            yield _passes(strand, upright, after=tag.left >= 0, at_track=tag.upright is not None)


def _beside(bundles: list[list[Strand]], low: float, high: float) -> Iterator[Strand]:
    """The strands of a row or column that are between two distances from its middle."""
    for bundle in bundles:
        if low < bundle[0].offset < high:
            yield from bundle


def _passes(strand: Strand, line: int, *, after: bool, at_track: bool) -> bool:
    """Whether a strand comes from or leads to the side of a line that a label is on.

    In the order of tracks it may even end beyond the label.
    """
    if at_track:
        return strand.low <= line <= strand.high
    return strand.low <= line < strand.high if after else strand.low < line <= strand.high
