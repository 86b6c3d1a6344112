"""Lanes keep the order in which the old diagram showed them.

A file lists lanes in the order in which somebody made them.  Readers know the order that was drawn.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    order = in_drawn_order([lane.id for lane in inner], bounds)
    return tuple(sorted(inner, key=lambda lane: order.index(lane.id))) if order else inner


def in_drawn_order(ids: Sequence[str], bounds: Mapping[str, Bounds]) -> list[str]:
    """Ids of lanes or pools as they were drawn: from the top or, side by side, from the left.

    Empty where not all of them were drawn, or all in one place.
    """
    boxes = [bounds[ident] for ident in ids if ident in bounds]
    if len(boxes) < len(ids) or not boxes:
        return []
    tall = max(box.y for box in boxes) - min(box.y for box in boxes)
    wide = max(box.x for box in boxes) - min(box.x for box in boxes)
    if tall >= wide:
        return sorted(ids, key=lambda ident: (bounds[ident].y, bounds[ident].x))
    return sorted(ids, key=lambda ident: (bounds[ident].x, bounds[ident].y))
