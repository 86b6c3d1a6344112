"""Moves what a file declares in one process, although it belongs to another, to where it belongs.

Several tools declare sequence flows and boundary events in the process that was open when they were
drawn.  The standard wants a flow beside both of its ends, and an event on a border beside its host.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpmn_gen.foreign.drawables import Drawable, Drawables


def move_home(model: Drawables) -> list[Drawable]:
    """Move events to their hosts, flows and dotted lines to their ends; returns what was moved.

    A line whose ends stand in two scopes stays where it is, because it belongs to neither.
    """
    moved = []
    for item in model.of_kind("boundaryEvent"):
        host = model.items.get(item.host)
        if host is not None and host.id != item.id and host.scope != item.scope:
            _move(model, item, host.scope)
            moved.append(item)
    for item in model.of_kind("sequenceFlow", "association"):
        source, target = model.items.get(item.source), model.items.get(item.target)
        if source is None or target is None or source.scope != target.scope:
            continue
        if source.scope != item.scope:
            _move(model, item, source.scope)
            moved.append(item)
    return moved


def _move(model: Drawables, item: Drawable, scope: str) -> None:
    """Put an item behind all others of another scope."""
    model.children[item.scope].remove(item.id)
    model.children.setdefault(scope, []).append(item.id)
    item.scope = scope
