"""The core of a graph, which decides the columns: activities, events, gateways and their flows.

Everything else gets its column from the core.  Boundary events move with their host, a bar reaches
over all columns, and artifacts stand beside their owner.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.layout.graph.elements import LinkRole, NodeForm
from bpmn_gen.layout.plan.cycles import Arc, loop_backs

if TYPE_CHECKING:
    from bpmn_gen.layout.graph.elements import Graph


@dataclass(frozen=True, slots=True)
class Core:
    """The core of a graph, its flows sorted by where they lead."""

    arcs: tuple[Arc, ...]
    """Flows that lead onward; a boundary event counts as its host."""
    straight: tuple[Arc, ...]
    """The ``arcs`` that may go on in one line: all but those that leave a boundary event."""
    messages: tuple[Arc, ...]
    """Message flows that close no loop.  Their target stands no further left than their source."""
    backward: frozenset[int]
    """Numbers of the links that close a loop."""
    is_core: tuple[bool, ...]
    """By node: whether it belongs to the core."""


def find_core(graph: Graph) -> Core:
    """The core of a graph."""
    is_core = tuple(
        node.host is None and node.form in {NodeForm.BOX, NodeForm.CIRCLE, NodeForm.DIAMOND}
        for node in graph.nodes
    )
    flows: list[int] = []
    arcs: list[Arc] = []
    for number, link in enumerate(graph.links):
        source, target = map(graph.host_or_self, link.ends)
        if link.role is not LinkRole.MESSAGE and is_core[source] and is_core[target]:
            flows.append(number)
            arcs.append((source, target))
    back = loop_backs(len(graph.nodes), arcs)
    forward = [place for place in range(len(arcs)) if place not in back]
    onward = [arcs[place] for place in forward]
    return Core(
        tuple(onward),
        tuple(
            arcs[place]
            for place in forward
            if graph.nodes[graph.links[flows[place]].source].host is None
            and graph.links[flows[place]].role is LinkRole.FLOW
        ),
        _messages(graph, onward, is_core),
        frozenset(flows[place] for place in back),
        is_core,
    )


def _messages(graph: Graph, arcs: list[Arc], is_core: tuple[bool, ...]) -> tuple[Arc, ...]:
    """Message flows that can point to the right.

    They are taken one by one in declaration order.  A flow that would close a loop with the earlier
    ones is left out.
    """
    after: list[list[int]] = [[] for _ in graph.nodes]
    for source, target in arcs:
        after[source].append(target)
    found: list[Arc] = []
    for link in graph.links:
        source, target = map(graph.host_or_self, link.ends)
        if link.role is not LinkRole.MESSAGE or not (is_core[source] and is_core[target]):
            continue
        if source not in _reached(target, after):
            after[source].append(target)
            found.append((source, target))
    return tuple(found)


def _reached(start: int, after: list[list[int]]) -> set[int]:
    """All nodes that can be reached from one, itself included."""
    seen = {start}
    stack = [start]
    while stack:
        for following in after[stack.pop()]:
            if following not in seen:
                seen.add(following)
                stack.append(following)
    return seen
