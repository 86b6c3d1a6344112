"""How far along an axis room is taken, across a row of slots."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from bpmn_gen.layout.graph import constants as c

if TYPE_CHECKING:
    from collections.abc import Iterable


class Occupant(IntEnum):
    """What takes the room; distances depend on both neighbours."""

    NODE = 0
    TRACK = 1
    LABEL = 2
    BORDER = 3


class Footprint(NamedTuple):
    """Something that takes room in some slots around the coordinate of its line."""

    low: int
    """First slot."""
    high: int
    """Last slot."""
    before: float
    """Reach before the line's coordinate."""
    after: float
    """Reach behind it."""
    kind: Occupant

    def beside(self, by: float) -> Footprint:
        """The same hung on something that is ``by`` px from the coordinate of the line."""
        return Footprint(self.low, self.high, self.before - by, self.after + by, self.kind)


Gaps = tuple[tuple[float, ...], ...]
"""Least distance by the kinds of the earlier and the later neighbour."""

GAPS_X: Final[Gaps] = (
    (c.NODE_GAP_X, c.TRACK_NODE_X, c.LABEL_CLEARANCE, c.RIGHT_PAD),
    (c.TRACK_NODE_X, c.TRACK_GAP, c.LABEL_CLEARANCE, c.TRACK_GAP),
    (c.LABEL_CLEARANCE * 2, c.LABEL_CLEARANCE, c.LABEL_CLEARANCE, c.LABEL_CLEARANCE),
    (c.LEFT_PAD, c.TRACK_GAP, c.LABEL_CLEARANCE, 0.0),
)
GAPS_Y: Final[Gaps] = (
    (c.NODE_GAP_Y, c.TRACK_NODE_Y, c.LABEL_CLEARANCE, c.LANE_PAD),
    (c.TRACK_NODE_Y, c.TRACK_GAP, c.LABEL_CLEARANCE, c.TRACK_GAP),
    (c.LABEL_CLEARANCE, c.LABEL_CLEARANCE, c.LABEL_CLEARANCE, c.LABEL_CLEARANCE),
    (c.LANE_PAD, c.TRACK_GAP, c.LABEL_CLEARANCE, 0.0),
)
_NOTHING: Final = -1e9


class Skyline:
    """The farthest taken coordinate in each slot, by kind."""

    def __init__(self, slots: int, gaps: Gaps) -> None:
        """Start with nothing taken."""
        self._front = [[_NOTHING] * slots for _ in gaps]
        self._columns = [tuple(row[kind] for row in gaps) for kind in range(len(gaps))]

    def least(self, low: int, high: int, kind: Occupant) -> float:
        """The first coordinate at which something may begin in the slots low..high."""
        gaps = self._columns[kind]
        return max(
            max(front[low : high + 1]) + gap for front, gap in zip(self._front, gaps, strict=True)
        )

    def place(self, item: Footprint) -> float:
        """The first coordinate for the line of an item."""
        return self.least(item.low, item.high, item.kind) + item.before

    def put(self, items: Iterable[Footprint], place: float) -> None:
        """Take the room of items whose line is at ``place``."""
        for item in items:
            self.take(item.low, item.high, item.kind, place + item.after)

    def take(self, low: int, high: int, kind: Occupant, end: float) -> None:
        """Take the slots low..high up to ``end``."""
        front = self._front[kind]
        for slot in range(low, high + 1):
            front[slot] = max(front[slot], end)
