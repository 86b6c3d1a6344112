"""How far along an axis room is taken, in each of the slots across it.

A sweep places things one by one along an axis.  The plane is divided into slots across the axis.
For each slot the skyline knows the farthest coordinate that is taken, like the roofs of a town seen
from afar.  A new thing goes as near to the start as the skyline over its own slots allows.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from bpmn_gen.layout.graph import constants as c

if TYPE_CHECKING:
    from collections.abc import Iterable


class Occupant(IntEnum):
    """The kind of thing that takes room; the distance between two depends on the kinds of both."""

    NODE = 0
    TRACK = 1
    LABEL = 2
    BORDER = 3


class Footprint(NamedTuple):
    """The room that something takes: some slots, and a stretch around the place of its line."""

    low: int
    """The first slot."""
    high: int
    """The last slot."""
    before: float
    """px by which it reaches before the coordinate of its line."""
    after: float
    """px by which it reaches behind that."""
    kind: Occupant

    def beside(self, by: float) -> Footprint:
        """The same for something that hangs ``by`` px behind the coordinate of the line."""
        return Footprint(self.low, self.high, self.before - by, self.after + by, self.kind)


Gaps = tuple[tuple[float, ...], ...]
"""Least distance in px, by the kinds of the earlier and of the later neighbour."""

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
"""A coordinate before all others, where nothing is taken."""


class Skyline:
    """The farthest coordinate that is taken in each slot, by kind."""

    def __init__(self, slots: int, gaps: Gaps) -> None:
        """Begin with nothing taken in any of the ``slots``."""
        self._front = [[_NOTHING] * slots for _ in gaps]
        self._columns = [tuple(row[kind] for row in gaps) for kind in range(len(gaps))]

    def least(self, low: int, high: int, kind: Occupant) -> float:
        """The first coordinate at which something may begin in the slots low..high."""
        gaps = self._columns[kind]
        return max(
            max(front[low : high + 1]) + gap for front, gap in zip(self._front, gaps, strict=True)
        )

    def place(self, item: Footprint) -> float:
        """The first coordinate that the line of a footprint may have."""
        return self.least(item.low, item.high, item.kind) + item.before

    def put(self, items: Iterable[Footprint], place: float) -> None:
        """Take the room of footprints whose line is at ``place``."""
        for item in items:
            self.take(item.low, item.high, item.kind, place + item.after)

    def take(self, low: int, high: int, kind: Occupant, end: float) -> None:
        """Take the slots low..high up to the coordinate ``end``."""
        front = self._front[kind]
        for slot in range(low, high + 1):
            front[slot] = max(front[slot], end)
