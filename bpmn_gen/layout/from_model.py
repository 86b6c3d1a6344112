"""From the project's own BPMN model to the graph that the engine lays out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.elements import (
    Graph,
    GraphLane,
    GraphNode,
    Link,
    LinkRole,
    NodeForm,
    PhaseColumn,
    Pool,
)
from bpmn_gen.layout.graph.sizes import activity_size
from bpmn_gen.layout.plan.cycles import loop_backs, topological
from bpmn_gen.model.elements import Activity, Event, Gateway

if TYPE_CHECKING:
    from bpmn_gen.model.elements import Definitions, FlowNode, Group, Process


def graph_of(definitions: Definitions) -> Graph:
    """The graph of a whole file: every process with its pool, in declaration order."""
    size = activity_size(
        node.name
        for process in definitions.processes
        for node in process.flow_nodes
        if isinstance(node, Activity)
    )
    pools: list[Pool] = []
    nodes: list[GraphNode] = []
    links: list[Link] = []
    shared = definitions.collaboration.groups
    phases = [PhaseColumn(id=group.id, text=group.name) for group in shared]
    band = 0
    for process in definitions.processes:
        pools.append(_pool(definitions, process))
        bands = {
            ref: band + place
            for place, lane in enumerate(process.lanes)
            for ref in lane.flow_node_refs
        }
        own = process.groups or shared
        phase = _phases(process, own, 0 if own is shared else len(phases))
        first = len(nodes)
        number = {node.id: first + place for place, node in enumerate(process.flow_nodes)}
        nodes += [
            _node(node, bands.get(node.id, band), phase.get(node.id), size)
            for node in process.flow_nodes
        ]
        links += [
            Link(
                id=flow.id,
                kind=flow.kind,
                source=number[flow.source_ref],
                target=number[flow.target_ref],
                text=flow.name,
            )
            for flow in process.sequence_flows
        ]
        phases += [PhaseColumn(id=group.id, text=group.name) for group in process.groups]
        band += max(1, len(process.lanes))
    links += _messages(definitions, nodes)
    return Graph(
        nodes=tuple(nodes), links=tuple(links), pools=tuple(pools), phases=tuple(phases)
    ).with_bands()


def _messages(definitions: Definitions, nodes: list[GraphNode]) -> list[Link]:
    """The message flows between the pools, whose numbers refer to ``nodes``."""
    number = {node.id: place for place, node in enumerate(nodes)}
    return [
        Link(
            id=flow.id,
            kind=flow.kind,
            source=number[flow.source_ref],
            target=number[flow.target_ref],
            role=LinkRole.MESSAGE,
        )
        for flow in definitions.collaboration.message_flows
    ]


def _pool(definitions: Definitions, process: Process) -> Pool:
    """The pool of a process with its lanes; without an id where no participant shows it."""
    lanes = tuple(GraphLane(id=lane.id, text=lane.name) for lane in process.lanes)
    for participant in definitions.collaboration.participants:
        if participant.process_ref == process.id:
            return Pool(id=participant.id, text=participant.name, lanes=lanes)
    return Pool(lanes=lanes)


def _node(node: FlowNode, band: int, phase: int | None, size: tuple[float, float]) -> GraphNode:
    """A node of the model; ``size`` is the one size of all activities."""
    if isinstance(node, Activity):
        form, width, height = NodeForm.BOX, *size
    elif isinstance(node, Gateway):
        form, width, height = NodeForm.DIAMOND, c.GATEWAY_SIZE, c.GATEWAY_SIZE
    else:
        form, width, height = NodeForm.CIRCLE, c.EVENT_SIZE, c.EVENT_SIZE
    return GraphNode(
        id=node.id,
        kind=node.drawn_as if isinstance(node, Event) else node.kind,
        form=form,
        width=width,
        height=height,
        text=node.name,
        band=band,
        phase=phase,
    )


def _phases(process: Process, groups: tuple[Group, ...], first: int) -> dict[str, int]:
    """The number of the phase of every node, by id; ``first`` is that of the first group.

    A node in no group, such as a gateway that the compiler added, belongs to the latest phase of
    the nodes that lead to it.
    """
    phase = {
        ref: first + place for place, group in enumerate(groups) for ref in group.flow_node_refs
    }
    if not phase:
        return {}
    number = {node.id: place for place, node in enumerate(process.flow_nodes)}
    arcs = [(number[flow.source_ref], number[flow.target_ref]) for flow in process.sequence_flows]
    back = loop_backs(len(number), arcs)
    forward = [arc for place, arc in enumerate(arcs) if place not in back]
    names = [node.id for node in process.flow_nodes]
    for node in topological(len(names), forward):
        before = [phase[names[source]] for source, target in forward if target == node]
        phase.setdefault(names[node], max(before, default=first))
    return phase
