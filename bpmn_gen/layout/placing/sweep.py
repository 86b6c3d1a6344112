"""One sweep along an axis: line after line is placed as near to the start as its content allows.

Lines with nodes (columns or rows) and the tracks between them take turns.  A skyline knows what is
in the way.  One sweep serves both axes, because they only differ in their distances.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.placing.skyline import Footprint, Gaps, Occupant, Skyline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bpmn_gen.layout.routing.strands import Strand

_ANYWHERE: Final = -math.inf
"""A least coordinate that limits nothing."""


class Sweep:
    """The places of everything that was placed so far."""

    def __init__(self, slots: int, gaps: Gaps, border: float, step: float) -> None:
        """Begin a sweep.

        Args:
            slots: number of slots across the axis.
            gaps: least distances of neighbours.
            border: coordinate at which the room begins.
            step: least distance of two lines with nodes.
        """
        self._sky = Skyline(slots, gaps)
        self._last = slots - 1
        self._step = step
        self._middle = self._track = border - step
        self._sky.take(0, self._last, Occupant.BORDER, border)

    def least(self, kind: Occupant) -> float:
        """The first coordinate at which something may begin that reaches over all slots."""
        return self._sky.least(0, self._last, kind)

    def edge(self, low: int, high: int, behind: float = 0.0) -> float:
        """Place a border over some slots, let nothing begin up to ``behind`` px after it."""
        place = self._sky.least(low, high, Occupant.BORDER)
        self._sky.take(low, high, Occupant.BORDER, place + behind)
        return place

    def take(self, border: float) -> None:
        """Let nothing more be placed before a ``border`` that reaches over all slots."""
        self._sky.take(0, self._last, Occupant.BORDER, border)

    def place(self, items: Sequence[Footprint], least: float = _ANYWHERE) -> float:
        """Place things on one line and return its coordinate, which is not before ``least``."""
        place = max([least, *(self._sky.place(item) for item in items)])
        self._sky.put(items, place)
        return place

    def place_nodes(self, items: Sequence[Footprint], least: float = _ANYWHERE) -> float:
        """Place a line with nodes and return its coordinate, which is not before ``least``."""
        least = max(least, self._middle + self._step, self._track + c.LINE_STEP)
        self._middle = self.place(items, least)
        return self._middle

    def place_tracks(
        self,
        tracks: Iterable[tuple[Strand, Sequence[Footprint]]],
        found: dict[int, float],
        least: Callable[[Strand], float] = lambda _: _ANYWHERE,
    ) -> None:
        """Place the strands of a gap or a channel.

        The strands keep their order.  Strands that turn at one place keep apart, even where they
        share no slot.

        Args:
            tracks: the strands, each with the room that it and its labels take.
            found: gets the coordinate of each strand, by its identity.
            least: gives the coordinate before which a strand may not be.
        """
        meeting: dict[int, float] = {}
        for strand, items in tracks:
            ends = (strand.low, strand.high)
            floors = [meeting.get(end, _ANYWHERE) for end in ends]
            place = self.place(items, max(least(strand), self._middle + c.LINE_STEP, *floors))
            meeting.update(dict.fromkeys(ends, place + c.TRACK_GAP))
            self._track = max(self._track, place)
            found[id(strand)] = place
