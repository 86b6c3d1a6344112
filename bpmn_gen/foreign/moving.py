"""Moves what a file declares in one process, although it belongs to another, to where it belongs.

Several tools declare sequence flows and boundary events in the process that was open when they were
drawn.  The standard wants a flow beside both of its ends, and an event on a border beside its host.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.foreign.drawables import Drawable, Drawables


def move_home(model: Drawables) -> list[Drawable]:
    """Move events to their hosts, flows and dotted lines to their ends; returns what was moved.

    A line whose ends stand in two scopes stays where it is, because it belongs to neither.
    """
    moved = [event for event in model.of_kind("boundaryEvent") if _to_host(model, event)]
    for item in model.of_kind("sequenceFlow", "association"):
        source, target = model.items.get(item.source), model.items.get(item.target)
        if source is None or target is None or source.scope != target.scope:
            continue
        if source.scope != item.scope:
            _move(model, item, source.scope)
            moved.append(item)
    return moved


def move_remarks(model: Drawables) -> None:
    """Move dotted lines, with their remarks, to where our model holds both of their ends.

    The standard lets them cross the borders of sub-processes and pools; a layout can draw that.
    """
    lines = model.of_kind("association")
    ends = Counter(end for line in lines for end in {line.source, line.target})
    for line in lines:
        _with_remark(model, line, ends)


def _to_host(model: Drawables, event: Drawable) -> bool:
    """Move an event to the activity on whose border it stands; says whether it was moved.

    One whose flows all lead to what stands beside it now would lose them, so it stays.
    """
    host = model.items.get(event.host)
    if host is None or host is event or host.scope == event.scope:
        return False
    ends = {
        model.items[end].scope
        for flow in model.inside(event.scope)
        if flow.kind == "sequenceFlow" and event.id in {flow.source, flow.target}
        for end in (flow.source, flow.target)
        if end != event.id and end in model.items
    }
    if ends == {event.scope}:
        return False
    _move(model, event, host.scope)
    return True


def _with_remark(model: Drawables, line: Drawable, lines: Mapping[str, int]) -> None:
    """Move a line between two scopes to one that knows both ends.

    A collaboration knows all nodes.  A remark with no other line goes to what it is about.
    ``lines`` counts the dotted lines that end at each element.
    """
    ends = [model.items.get(line.source), model.items.get(line.target)]
    for one, other in (ends, reversed(ends)):
        if one is None or other is None or one.scope == other.scope:
            return
        place = model.items.get(one.scope)
        if place is not None and place.kind == "collaboration" and one.kind == "textAnnotation":
            if line.scope != one.scope:
                _move(model, line, one.scope)
            return
        if one.kind == "textAnnotation" and lines[one.id] == 1:
            _move(model, one, other.scope)
            if line.scope != other.scope:
                _move(model, line, other.scope)
            return


def _move(model: Drawables, item: Drawable, scope: str) -> None:
    """Put an item behind all others of another scope."""
    model.children[item.scope].remove(item.id)
    model.children.setdefault(scope, []).append(item.id)
    item.scope = scope
