"""The part of a graph that decides the columns: activities, events, gateways and their flows.

Boundary events move with their host; bars are everywhere; artifacts find a place beside their
owner once the rest has one.
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
    """The flows that lead onward, and those that lead back."""

    arcs: tuple[Arc, ...]
    """From node to node, loop-backs left out; boundary events are replaced by their host."""
    straight: tuple[Arc, ...]
    """Those of ``arcs`` that may continue on one line: none leaves a boundary event."""
    messages: tuple[Arc, ...]
    """Message flows that close no loop: the target stands no further left than the source."""
    backward: frozenset[int]
    """Numbers of the links that close a loop."""
    is_core: tuple[bool, ...]
    """By node."""


def find_core(graph: Graph) -> Core:
    """Sort the links of a graph."""
    is_core = tuple(
        node.host is None and node.form in {NodeForm.BOX, NodeForm.CIRCLE, NodeForm.DIAMOND}
        for node in graph.nodes
    )
    flows: list[int] = []
    arcs: list[Arc] = []
    for number, link in enumerate(graph.links):
        source, target = _host(graph, link.source), _host(graph, link.target)
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


def _host(graph: Graph, node: int) -> int:
    host = graph.nodes[node].host
    return node if host is None else host


def _messages(graph: Graph, arcs: list[Arc], is_core: tuple[bool, ...]) -> tuple[Arc, ...]:
    """Message flows that can point to the right, found one by one in declaration order."""
    after: list[list[int]] = [[] for _ in graph.nodes]
    for source, target in arcs:
        after[source].append(target)
    found: list[Arc] = []
    for link in graph.links:
        source, target = _host(graph, link.source), _host(graph, link.target)
        if link.role is not LinkRole.MESSAGE or not (is_core[source] and is_core[target]):
            continue
        if source not in _reached(target, after):
            after[source].append(target)
            found.append((source, target))
    return tuple(found)


def _reached(start: int, after: list[list[int]]) -> set[int]:
    seen = {start}
    stack = [start]
    while stack:
        for following in after[stack.pop()]:
            if following not in seen:
                seen.add(following)
                stack.append(following)
    return seen
