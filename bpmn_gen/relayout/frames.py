"""Groups: frames around the elements that they held in the old diagram.

The frames are drawn last, when everything has its place, because BPMN does not say what is in a
group: only the old diagram does.
"""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.elements import Container
from bpmn_gen.drawing.geometry import Bounds

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.foreign.drawables import Drawables
    from bpmn_gen.foreign.old_diagram import OldDiagram

FRAME_PAD: Final = 12.0
"""px between a group's frame and what it holds, so that lines inside do not touch the frame."""
FRAME_HEADER: Final = 20.0
"""px; height of a group's name above what it holds: one line of text and some air."""
EMPTY_FRAME: Final = Bounds(0, 0, 100, 80)
"""px; the frame of a group that held nothing.  It is as large as a task and stands above the
drawing, beside the last one."""


def group_frames(drawing: Drawing, old: OldDiagram, drawables: Drawables) -> Drawing:
    """The drawing with the groups that belong on it.

    A group belongs on a drawing that shows one of its members, or anything else of its scope.
    """
    drawn = {
        shape.element_id: shape.bounds.union(shape.label.bounds) if shape.label else shape.bounds
        for shape in drawing.shapes
    }
    frames: list[Container] = []
    empty = 0
    for group in drawables.of_kind("group"):
        boxes = [drawn[ident] for ident in old.members(group.id) if ident in drawn]
        on_plane = any(ident in drawn for ident in drawables.children.get(group.scope, ()))
        if not boxes and not on_plane:
            continue
        if boxes:
            box = functools.reduce(Bounds.union, boxes).grown(FRAME_PAD)
        else:
            right = empty * (EMPTY_FRAME.width + FRAME_HEADER)
            box = EMPTY_FRAME.moved(right, drawing.bounds.y - EMPTY_FRAME.height)
            empty += 1
        lines = (group.name,) if group.name else ()
        if lines:
            box = Bounds(box.x, box.y - FRAME_HEADER, box.width, box.height + FRAME_HEADER)
        frames.append(Container(group.id, "group", box, lines, FRAME_HEADER))
    return replace(drawing, phases=(*drawing.phases, *frames))
