"""From the project's own BPMN model to the graph that the engine lays out."""

from __future__ import annotations

from itertools import chain
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
from bpmn_gen.layout.late.nesting import inner_size
from bpmn_gen.layout.plan.cycles import loop_backs, topological
from bpmn_gen.model.elements import Activity, CallActivity, Event, Gateway, SubProcess, Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import Definitions, FlowNode, Group, Process
    from bpmn_gen.model.graph import Scope

_UNSIGNED = (Task, CallActivity, SubProcess)
"""Activities without a sign of their kind in the upper corner."""


def contents_of(definitions: Definitions) -> dict[str, Graph]:
    """The graph of each sub-process's content, by the id of the sub-process."""
    size = _activity_size(definitions)
    subs = chain.from_iterable(map(_sub_processes, definitions.processes))
    return {sub.id: _content(sub, size) for sub in subs}


def _sub_processes(process: Process) -> Iterator[SubProcess]:
    """The sub-processes of a process; our own models never nest them."""
    return (node for node in process.flow_nodes if isinstance(node, SubProcess))


def _activity_size(definitions: Definitions) -> tuple[float, float]:
    """The one size of all activities of a file."""
    scopes: list[Scope] = []
    for process in definitions.processes:
        scopes += [process, *_sub_processes(process)]
    activities = [
        node for scope in scopes for node in scope.flow_nodes if isinstance(node, Activity)
    ]
    called = [node.name for node in activities if isinstance(node, CallActivity)]
    signed = [node.name for node in activities if not isinstance(node, _UNSIGNED)]
    return activity_size((node.name for node in activities), called, signed)


def _content(sub: SubProcess, size: tuple[float, float]) -> Graph:
    """The graph of what stands in a sub-process."""
    nodes = tuple(_node(node, 0, None, size) for node in sub.flow_nodes)
    links = _flows(sub, {node.id: place for place, node in enumerate(sub.flow_nodes)})
    return Graph(nodes=nodes, links=tuple(links), pools=(Pool(),)).with_bands()


def _flows(scope: Scope, number: Mapping[str, int]) -> Iterator[Link]:
    """The sequence flows of a process or sub-process."""
    for flow in scope.sequence_flows:
        yield Link(
            id=flow.id,
            kind=flow.kind,
            source=number[flow.source_ref],
            target=number[flow.target_ref],
            text=flow.name,
        )


def graph_of(definitions: Definitions, contents: Mapping[str, Drawing]) -> Graph:
    """The graph of a whole file: every process with its pool, in declaration order.

    ``contents`` holds the drawing of each sub-process's content, by the id of the sub-process.
    """
    size = _activity_size(definitions)
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
        for node in process.flow_nodes:
            content = contents.get(node.id)
            room = inner_size(content, node.name) if content else size
            nodes.append(_node(node, bands.get(node.id, band), phase.get(node.id), room))
        links += _flows(process, number)
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
        is_expanded=isinstance(node, SubProcess),
    )


def _phases(process: Process, groups: tuple[Group, ...], first: int) -> dict[str, int]:
    """The phase of every node in the flow.

    A node in no group belongs to the phase of the node that leads to it.  A node beside the flow
    belongs to no phase.
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
    for sub in _sub_processes(process):
        phase.pop(sub.id, None)
    return phase
