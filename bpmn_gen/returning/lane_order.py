"""Lanes in the order in which they are drawn.

A modeler writes lanes in the order in which somebody touched them.  What people see is the drawing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import Definitions, Lane


def in_drawn_order(definitions: Definitions, drawings: Iterable[Drawing]) -> Definitions:
    """The file with the lanes of each pool from top to bottom, or from left to right."""
    places = {
        lane.element_id: lane.bounds.y if lane.is_horizontal else lane.bounds.x
        for drawing in drawings
        for lane in drawing.lanes
    }
    processes = (
        replace(process, lanes=_sorted(process.lanes, places)) for process in definitions.processes
    )
    return replace(definitions, processes=tuple(processes))


def _sorted(lanes: tuple[Lane, ...], places: Mapping[str, float]) -> tuple[Lane, ...]:
    """Lanes by their place; as they are where one of them is not drawn."""
    if not all(lane.id in places for lane in lanes):
        return lanes
    return tuple(sorted(lanes, key=lambda lane: places[lane.id]))
