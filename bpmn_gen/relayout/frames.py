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
from bpmn_gen.layout.graph import constants as c

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.foreign.drawables import Drawable, Drawables
    from bpmn_gen.foreign.old_diagram import OldDiagram

EMPTY_FRAME: Final = Bounds(0, 0, 100, 80)
"""px; the frame of a group that held nothing.  It is as large as a task and stands right of the
notes on it, else above the drawing, beside the last one."""


def group_frames(drawing: Drawing, old: OldDiagram, drawables: Drawables) -> Drawing:
    """The drawing with the groups that belong on it.

    A group belongs on a drawing that shows one of its members, or anything else of its scope.  The
    frame of one that holds all members of another is around that frame.
    """
    drawn = {
        shape.element_id: shape.bounds.union(shape.label.bounds) if shape.label else shape.bounds
        for shape in drawing.shapes
    }
    groups = list(drawables.of_kind("group"))
    members = [frozenset(old.members(group.id)) & drawn.keys() for group in groups]
    boxes: dict[int, Bounds] = {}
    for number in sorted(range(len(groups)), key=lambda one: (len(members[one]), -one)):
        inner = [boxes[one] for one in boxes if members[one] <= members[number]]
        if members[number]:
            around = [*inner, *(drawn[ident] for ident in sorted(members[number]))]
            boxes[number] = _framed(functools.reduce(Bounds.union, around), groups[number])
    frames: list[Container] = []
    empty = 0
    for number, group in enumerate(groups):
        on_plane = any(ident in drawn for ident in drawables.children.get(group.scope, ()))
        if number not in boxes and not on_plane:
            continue
        if number not in boxes:
            beside = _beside_notes(drawing, drawables, group.id)
            right = empty * (EMPTY_FRAME.width + c.GROUP_HEADER)
            above = EMPTY_FRAME.moved(right, drawing.bounds.y - EMPTY_FRAME.height)
            boxes[number] = beside or above
            empty += beside is None
        lines = (group.name,) if group.name else ()
        frames.append(Container(group.id, "group", boxes[number], lines, c.GROUP_HEADER))
    return replace(drawing, phases=(*drawing.phases, *frames))


def _beside_notes(drawing: Drawing, drawables: Drawables, group: str) -> Bounds | None:
    """A free place for an empty frame, right of what is joined to it; None without any."""
    lines = drawables.of_kind("association")
    pairs = [(one.source, one.target) for one in lines]
    ends = {end for pair in pairs for end in pair if group in pair}
    notes = [shape.bounds for shape in drawing.shapes if shape.element_id in ends]
    if not notes:
        return None
    right = max(note.right for note in notes) + c.POOL_GAP
    place = EMPTY_FRAME.moved(right, notes[0].y)
    taken = [shape.bounds for shape in drawing.shapes] + [pool.bounds for pool in drawing.pools]
    return None if any(box.overlaps(place) for box in taken) else place


def _framed(box: Bounds, group: Drawable) -> Bounds:
    """The frame of a group around what it holds, with room for its name."""
    box = box.grown(c.GROUP_PAD)
    head = c.GROUP_HEADER if group.name else 0.0
    return Bounds(box.x, box.y - head, box.width, box.height + head)


def loose_groups(drawing: Drawing, old: OldDiagram, drawables: Drawables) -> list[Drawable]:
    """The groups on a drawing whose frame reaches over something that is not theirs."""
    items = drawables.items
    frames = [one for one in drawing.phases if one.element_id in items]
    members = {one.element_id: frozenset(old.members(one.element_id)) for one in frames}
    found: list[Drawable] = []
    for frame in frames:
        own = members[frame.element_id]
        strange = any(
            shape.bounds.overlaps(frame.bounds, 1)
            and not shape.bounds.contains(frame.bounds)
            and not own & {shape.element_id, *_around(drawables, shape.element_id)}
            for shape in drawing.shapes
        )
        woven = any(
            other.bounds.overlaps(frame.bounds, 1) and not own & members[other.element_id]
            for other in frames
            if other is not frame
        )
        if own and (strange or woven):
            found.append(items[frame.element_id])
    return found


def _around(drawables: Drawables, ident: str) -> set[str]:
    """Ids of all that an element is in or on: its host, and the scopes around both."""
    item = drawables.items.get(ident)
    host = item.host if item is not None else ""
    return {host, *drawables.scopes_of(ident), *drawables.scopes_of(host)} if item else set()
