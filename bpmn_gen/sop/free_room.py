"""How far a line may run along a track before it comes too near to a symbol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.sop.tracks import CLEARANCE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.sop.tracks import Segment

NOWHERE = (1.0, 0.0)
"""A range that holds nothing."""


class FreeRoom:
    """The room between the symbols of a page.

    Ways are sought among hundreds of thousands, so those that would run through a symbol are left
    out before they are made.
    """

    def __init__(self, boxes: Iterable[Segment]) -> None:
        """Widen the boxes of symbols by what stays free around them."""
        self._boxes = [
            (left - CLEARANCE, top - CLEARANCE, right + CLEARANCE, bottom + CLEARANCE)
            for left, top, right, bottom in boxes
        ]
        self._known: dict[tuple[bool, float, float], tuple[float, float]] = {}

    def around(self, track: float, place: float, *, is_level: bool) -> tuple[float, float]:
        """The range along a track that is free around a place on it.

        Args:
            track: the y of a horizontal track, the x of a vertical one.
            place: an x on a horizontal track, a y on a vertical one.
            is_level: whether the track is horizontal.
        """
        key = (is_level, track, place)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._range(track, place, 0 if is_level else 1)
        return found

    def _range(self, track: float, place: float, axis: int) -> tuple[float, float]:
        """The same, found anew; ``axis`` is that along which the track runs."""
        low, high = -1e9, 1e9
        for box in self._boxes:
            if box[1 - axis] < track < box[3 - axis]:
                if box[axis + 2] <= place:
                    low = max(low, box[axis + 2])
                elif box[axis] >= place:
                    high = min(high, box[axis])
                else:
                    return NOWHERE
        return low, high
