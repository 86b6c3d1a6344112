"""Where boundary events sit on the border of their host."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.layout import constants as c

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.layout.graph import Graph, Node


class Hook(NamedTuple):
    """The middle of a boundary event, from the middle of its host."""

    dx: float
    is_top: bool

    def dy(self, host: Node) -> float:
        """How far below the middle of the host, in px."""
        return -host.height / 2 if self.is_top else host.height / 2


def find_hooks(graph: Graph, level: Sequence[int] = ()) -> dict[int, Hook]:
    """Spread boundary events over the lower side of their host, and the upper one if too many.

    ``level`` is the place of every node from the top: whose line leads farther away sits further
    left, so that the lines do not cross.
    """
    toward = {link.source: link.target for link in reversed(graph.links)}
    guests: dict[int, list[int]] = {}
    for node, what in enumerate(graph.nodes):
        if what.host is not None:
            guests.setdefault(what.host, []).append(node)
    hooks: dict[int, Hook] = {}
    for host, events in guests.items():
        room = graph.nodes[host].width
        most = max(1, int(room // c.BOUNDARY_GAP))
        below, above = events[:most], events[most:]
        if level:
            far = {event: level[toward.get(event, event)] for event in events}
            below.sort(key=far.__getitem__, reverse=True)
            above.sort(key=far.__getitem__)
        hooks.update(_spread(below, room, is_top=False))
        hooks.update(_spread(above, room, is_top=True))
    return hooks


def _spread(events: list[int], room: float, *, is_top: bool) -> dict[int, Hook]:
    """Even steps over one side; one event alone sits right of the middle."""
    if not events:
        return {}
    if len(events) == 1:
        return {events[0]: Hook(room / 2 - c.EVENT_SIZE / 2 - c.LABEL_GAP * 2, is_top)}
    step = min(room / len(events), c.LABEL_WIDTH + c.BOUNDARY_GAP)
    first = -(len(events) - 1) / 2 * step
    return {event: Hook(first + place * step, is_top) for place, event in enumerate(events)}
