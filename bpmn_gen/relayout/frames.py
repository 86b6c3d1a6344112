"""Groups: frames around the elements that they held in the old diagram."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.elements import Container
from bpmn_gen.drawing.geometry import Bounds

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.foreign.old_diagram import OldDiagram
    from bpmn_gen.foreign.semantics import Item, Semantics

FRAME_PAD: Final = 12.0
"""px between a group's frame and what it holds."""
FRAME_HEADER: Final = 20.0
"""px; height of a group's name above what it holds."""
EMPTY_FRAME: Final = Bounds(0, 0, 100, 80)
"""A group that held nothing stands above the drawing in this size."""


def group_frames(
    drawing: Drawing, groups: list[Item], old: OldDiagram, model: Semantics
) -> Drawing:
    """The drawing with the frames of the groups whose members are on it."""
    drawn = {
        shape.element_id: shape.bounds.union(shape.label.bounds) if shape.label else shape.bounds
        for shape in drawing.shapes
    }
    frames: list[Container] = []
    for group in groups:
        boxes = [drawn[ident] for ident in old.members(group.id) if ident in drawn]
        on_plane = any(ident in drawn for ident in _beside(group, model))
        if not boxes and not on_plane:
            continue
        box = EMPTY_FRAME.moved(0, drawing.bounds.y - EMPTY_FRAME.height)
        if boxes:
            box = functools.reduce(Bounds.union, boxes).grown(FRAME_PAD)
        name = model.group_name(group)
        if name:
            box = Bounds(box.x, box.y - FRAME_HEADER, box.width, box.height + FRAME_HEADER)
        frames.append(Container(group.id, "group", box, (name,) if name else (), FRAME_HEADER))
    return replace(drawing, phases=(*drawing.phases, *frames))


def _beside(group: Item, model: Semantics) -> list[str]:
    """What stands in the same scope as a group."""
    return model.children.get(group.scope, [])
