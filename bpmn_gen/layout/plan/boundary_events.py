"""Where boundary events stand on the border of their host.

The place of such an event, relative to the middle of its host, is its hook.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.drawing.sums import added
from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.elements import NodeForm
from bpmn_gen.layout.graph.sizes import label_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.layout.graph.elements import Graph, GraphNode

_BOTH_WAYS = 2
"""Events of one side that have room for their names however narrow the host is."""
_PASS_GAP = c.EVENT_SIZE / 2 + c.LINE_STEP
"""px between the middle of an event and a line that passes the border of its host."""


class Hook(NamedTuple):
    """The place of a boundary event or a pass on the border of its host."""

    dx: float
    """px to the right of the middle of the host."""
    is_top: bool
    """Whether it is on the upper side, not on the lower."""

    def dy(self, host: GraphNode) -> float:
        """How many px it is below the middle of the host."""
        return -host.height / 2 if self.is_top else host.height / 2


def find_hooks(graph: Graph, level: Sequence[int] = ()) -> dict[int, Hook]:
    """Give boundary events their places: on the lower side of the host, on both if there are many.

    Args:
        graph: what is laid out.
        level: the place of every node from the top, once that is known.  An event whose line leads
            farther away stands further left, so that the lines do not cross.  Where two lead
            equally far, the event without a name stands further left.
    """
    toward = {link.source: link.target for link in reversed(graph.links)}
    guests: dict[int, list[int]] = {}
    hooks: dict[int, Hook] = {}
    for node, what in enumerate(graph.nodes):
        if what.host is not None and what.form is NodeForm.PASS:
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
            below.sort(key=lambda event: (-far[event], bool(graph.nodes[event].text)))
            above.sort(key=lambda event: (far[event], bool(graph.nodes[event].text)))
        for some, is_top in ((below, False), (above, True)):
            spots = _spread(some, room, is_top=is_top)
            named = frozenset(event for event in some if graph.nodes[event].text)
            hooks.update(_aside(spots, passes.get((host, is_top), ()), room, named))
    return hooks


def least_width(names: Sequence[str]) -> float:
    """The width in px at which a host has room for boundary events with these names.

    Half of the events stand on each side.  Up to two of a side turn their names away from each
    other; from three on, each needs room for its name as well.
    """
    aside = (len(names) + 1) // 2
    widest = max((label_size(name)[0] for name in names if name.strip()), default=0.0)
    step = c.BOUNDARY_GAP
    if aside > _BOTH_WAYS and widest:
        step = max(step, widest + 2 * c.LABEL_GAP)
    return aside * step


def names_right(dx: float, room: float) -> bool:
    """Whether the name of an event stands right of its line, not left of it.

    Args:
        dx: px of the event to the right of the middle of its host.
        room: width of the host in px.
    """
    return dx > 0 or room > 2 * c.TASK_WIDTH


def _capacity(graph: Graph, events: list[int], room: float) -> int:
    """The number of events on the lower side: as many as have room there, names included."""
    most = max(1, int(room // c.BOUNDARY_GAP))
    if not any(graph.nodes[event].text for event in events):
        return most
    named = max(2, int(room // (c.LABEL_WIDTH + c.LABEL_GAP)))
    return min(most, max(named, (len(events) + 1) // 2))


def _passes(graph: Graph) -> dict[tuple[int, bool], list[float]]:
    """By host and side (True for the upper): where lines pass its border, in px from its middle."""
    found: dict[tuple[int, bool], list[float]] = {}
    for what in graph.nodes:
        if what.host is not None and what.form is NodeForm.PASS:
            found.setdefault((what.host, bool(what.is_top)), []).append(what.dx)
    return found


def _aside(
    spots: dict[int, Hook], passes: Sequence[float], room: float, named: frozenset[int]
) -> dict[int, Hook]:
    """The same events, moved along the border where a line would pass through one or its name.

    Every second px of the side is tried.  That is fine enough to show no step, and coarse enough to
    be fast.
    """
    if not passes:
        return spots
    reach = int(room / 2 - c.EVENT_SIZE / 2)
    placed: dict[int, float] = {}
    for event, hook in spots.items():
        ranked: list[tuple[float, float, float, float]] = []
        for dx in map(float, range(-reach, reach + 1, 2)):
            tight = added(max(0.0, _PASS_GAP - abs(dx - other)) for other in passes)
            tight += added(max(0.0, c.BOUNDARY_GAP - abs(dx - other)) for other in placed.values())
            covered = added(_covered(dx, other, room) for other in (*passes, *placed.values()))
            theirs = added(_covered(placed[other], dx, room) for other in placed if other in named)
            names = theirs + (covered if event in named else 0.0)
            ranked.append((tight, names, abs(dx - hook.dx), dx))
        placed[event] = min(ranked)[-1]
    return {event: Hook(dx, spots[event].is_top) for event, dx in placed.items()}


def _covered(dx: float, other: float, room: float) -> float:
    """How many px of the name of an event at ``dx`` reach over a line at ``other``."""
    if (other > dx) != names_right(dx, room):
        return 0.0
    return max(0.0, c.LABEL_WIDTH + 2 * c.LABEL_GAP - abs(dx - other))


def _spread(events: list[int], room: float, *, is_top: bool) -> dict[int, Hook]:
    """Places at even steps over one side; one event alone stands near the right end."""
    if not events:
        return {}
    if len(events) == 1:
        return {events[0]: Hook(room / 2 - c.EVENT_SIZE / 2 - c.LABEL_GAP * 2, is_top)}
    step = min(room / len(events), c.LABEL_WIDTH + c.BOUNDARY_GAP)
    first = -(len(events) - 1) / 2 * step
    return {event: Hook(first + place * step, is_top) for place, event in enumerate(events)}
