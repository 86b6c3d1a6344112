"""Where boundary events sit on the border of their host."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.layout import constants as c
from bpmn_gen.layout.graph import Form

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
    hooks: dict[int, Hook] = {}
    for node, what in enumerate(graph.nodes):
        if what.host is not None and what.form is Form.PASS:
            hooks[node] = Hook(what.dx, bool(what.is_top))
        elif what.host is not None:
            guests.setdefault(what.host, []).append(node)
    passes = _passes(graph)
    for host, events in guests.items():
        room = graph.nodes[host].width
        most = _capacity(graph, events, room)
        below, above = events[:most], events[most:]
        if level:
            far = {event: level[toward.get(event, event)] for event in events}
            below.sort(key=far.__getitem__, reverse=True)
            above.sort(key=far.__getitem__)
        for some, is_top in ((below, False), (above, True)):
            spots = _spread(some, room, is_top=is_top)
            named = frozenset(event for event in some if graph.nodes[event].text)
            hooks.update(_aside(spots, passes.get((host, is_top), ()), room, named))
    return hooks


def names_right(dx: float, room: float) -> bool:
    """Whether the name of an event stands right of its line, not left of it."""
    return dx > 0 or room > 2 * c.TASK_WIDTH


def _capacity(graph: Graph, events: list[int], room: float) -> int:
    """How many events stand on the lower side: as many as have room there, names included."""
    most = max(1, int(room // c.BOUNDARY_GAP))
    if not any(graph.nodes[event].text for event in events):
        return most
    named = max(2, int(room // (c.LABEL_WIDTH + c.LABEL_GAP)))
    return min(most, max(named, (len(events) + 1) // 2))


def _passes(graph: Graph) -> dict[tuple[int, bool], list[float]]:
    """By host and side: where lines pass its border."""
    found: dict[tuple[int, bool], list[float]] = {}
    for what in graph.nodes:
        if what.host is not None and what.form is Form.PASS:
            found.setdefault((what.host, bool(what.is_top)), []).append(what.dx)
    return found


def _aside(
    spots: dict[int, Hook], passes: Sequence[float], room: float, named: frozenset[int]
) -> dict[int, Hook]:
    """The same events, moved to the side where a line would pass through one or its name."""
    if not passes:
        return spots
    reach = int(room / 2 - c.EVENT_SIZE / 2)
    places: list[float] = []
    moved: dict[int, Hook] = {}
    for event, hook in spots.items():
        costs = {
            float(dx): _tightness(dx, passes, room, is_named=event in named)
            + sum(max(0.0, c.BOUNDARY_GAP - abs(dx - other)) for other in places)
            for dx in range(-reach, reach + 1, 2)
        }
        dx = min(costs, key=lambda place: (costs[place], abs(place - hook.dx), place))
        places.append(dx)
        moved[event] = Hook(dx, hook.is_top)
    return moved


def _tightness(dx: float, passes: Sequence[float], room: float, *, is_named: bool) -> float:
    """How many px an event is too near to lines that pass the border of its host."""
    total = 0.0
    for other in passes:
        gap = c.EVENT_SIZE / 2 + c.LINE_STEP
        if is_named and (other > dx) == names_right(dx, room):
            gap = c.LABEL_WIDTH + 2 * c.LABEL_GAP
        total += max(0.0, gap - abs(dx - other))
    return total


def _spread(events: list[int], room: float, *, is_top: bool) -> dict[int, Hook]:
    """Even steps over one side; one event alone sits right of the middle."""
    if not events:
        return {}
    if len(events) == 1:
        return {events[0]: Hook(room / 2 - c.EVENT_SIZE / 2 - c.LABEL_GAP * 2, is_top)}
    step = min(room / len(events), c.LABEL_WIDTH + c.BOUNDARY_GAP)
    first = -(len(events) - 1) / 2 * step
    return {event: Hook(first + place * step, is_top) for place, event in enumerate(events)}
