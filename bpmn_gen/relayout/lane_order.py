"""Lanes keep the order in which the old diagram showed them.

A file lists lanes in the order in which somebody made them.  Readers know the order that was drawn.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.drawing.geometry import Bounds
    from bpmn_gen.foreign.drawables import DrawableLane


def as_drawn(
    lanes: Mapping[str, tuple[DrawableLane, ...]], bounds: Mapping[str, Bounds]
) -> dict[str, tuple[DrawableLane, ...]]:
    """The lanes of each scope from the top as they were drawn; upright ones from the left.

    Args:
        lanes: by scope, its outermost lanes as the file lists them.
        bounds: by id, where an element was drawn.
    """
    return {scope: _ordered(some, bounds) for scope, some in lanes.items()}


def _ordered(
    lanes: tuple[DrawableLane, ...], bounds: Mapping[str, Bounds]
) -> tuple[DrawableLane, ...]:
    """Lanes of one parent, and those inside them; as they were listed where not all were drawn."""
    inner = tuple(replace(lane, lanes=_ordered(lane.lanes, bounds)) for lane in lanes)
    boxes = [bounds[lane.id] for lane in inner if lane.id in bounds]
    if len(boxes) < len(inner) or not boxes:
        return inner
    tall = max(box.y for box in boxes) - min(box.y for box in boxes)
    wide = max(box.x for box in boxes) - min(box.x for box in boxes)
    if tall >= wide:
        return tuple(sorted(inner, key=lambda lane: bounds[lane.id].y))
    return tuple(sorted(inner, key=lambda lane: bounds[lane.id].x))
