"""Tags: labels whose place is known relative to a point, and what is in their way there.

Before anything has a coordinate, few things have a known distance from the point: other labels that
hang on it, and strands that keep to its row or its column.
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
"""The point on which a label hangs: a node, the strands that give its x and its y, a gutter."""

_TOUCH = 1.0
"""px around a label.  A line that is nearer counts as running through it."""


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A label with its box relative to the point on which it hangs."""

    left: float
    """px of the left border to the right of the point."""
    top: float
    """px of the upper border below the point."""
    width: float
    height: float
    lines: tuple[str, ...]
    node: int = -1
    """Number of the node whose middle is the point; -1 where the point is on a link."""
    upright: Strand | None = None
    """The strand that gives the point its x."""
    level: Strand | None = None
    """The strand that gives the point its y."""
    gutter: int = -1
    """Level line of the gutter in which the point gets a y of its own; -1 for none."""
    is_below: bool = False
    """Whether the label is below the middle of its row."""

    @property
    def point(self) -> LabelAnchor:
        """The point on which the label hangs."""
        return self.node, self.upright, self.level, self.gutter

    def covers(self, other: Tag) -> bool:
        """Whether two labels that hang on one point touch, or nearly do."""
        right = min(self.left + self.width, other.left + other.width)
        bottom = min(self.top + self.height, other.top + other.height)
        return (
            right > max(self.left, other.left) - c.LABEL_GAP
            and bottom > max(self.top, other.top) - c.LABEL_GAP
        )


def is_crossed(tag: Tag, board: RoutingBoard, tracks: TrackOrder) -> bool:
    """Whether a strand in the row or the column of a label's point runs through the label."""
    return any(_crossing(tag, board, tracks))


def _crossing(tag: Tag, board: RoutingBoard, tracks: TrackOrder) -> Iterator[bool]:
    """For each strand as far from the row or column as the label, whether it runs through that."""
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
    """The strands of a row or column that run between two distances from its middle."""
    for bundle in bundles:
        if low < bundle[0].offset < high:
            yield from bundle


def _passes(strand: Strand, line: int, *, after: bool, at_track: bool) -> bool:
    """Whether a strand passes the side of a line on which a label stands.

    Args:
        strand: the strand, which crosses the line.
        line: number of the line.
        after: whether the label stands behind the line.
        at_track: whether the line holds tracks.  Then a strand that ends at the line counts too,
            because its track may lie beyond the label.
    """
    if at_track:
        return strand.low <= line <= strand.high
    return strand.low <= line < strand.high if after else strand.low < line <= strand.high
