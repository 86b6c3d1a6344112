"""Questions about a model: what is in it, which node follows which, what can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bpmn_gen.model.elements import SubProcess

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bpmn_gen.model.element import Artifact, Element
    from bpmn_gen.model.elements import Definitions, FlowNode, Group, Lane, SequenceFlow


class Scope(Protocol):
    """A process or a sub-process, whose border sequence flows do not cross."""

    @property
    def flow_nodes(self) -> tuple[FlowNode, ...]:
        """The nodes that stand directly in it."""

    @property
    def sequence_flows(self) -> tuple[SequenceFlow, ...]:
        """The flows between these nodes."""

    @property
    def groups(self) -> tuple[Group, ...]:
        """The frames around some of its nodes."""

    @property
    def artifacts(self) -> tuple[Artifact, ...]:
        """Remarks on the drawing."""


def elements_of(definitions: Definitions) -> Iterator[Element]:
    """Everything in a file that has an id; what stands around an element comes before it."""
    yield definitions
    yield from definitions.messages
    yield from definitions.triggers
    collaboration = definitions.collaboration
    yield collaboration
    for part in (
        collaboration.participants,
        collaboration.message_flows,
        collaboration.groups,
        collaboration.artifacts,
    ):
        yield from part
    for process in definitions.processes:
        yield process
        yield from lanes_of(process.lanes)
        yield from elements_in(process)


def lanes_of(lanes: Iterable[Lane]) -> Iterator[Lane]:
    """Lanes, each before the lanes inside it."""
    for lane in lanes:
        yield lane
        yield from lanes_of(lane.lanes)


def elements_in(scope: Scope) -> Iterator[Element]:
    """All that stands in a process or sub-process, at any depth, without lanes."""
    for node in scope.flow_nodes:
        yield node
        if isinstance(node, SubProcess):
            yield from elements_in(node)
    yield from scope.sequence_flows
    yield from scope.groups
    yield from scope.artifacts


def nodes_in(scope: Scope) -> Iterator[FlowNode]:
    """The nodes of a process or sub-process, at any depth."""
    for node in scope.flow_nodes:
        yield node
        if isinstance(node, SubProcess):
            yield from nodes_in(node)


def outgoing(process: Scope) -> dict[str, list[SequenceFlow]]:
    """Flows by their source, in declaration order; every node has an entry."""
    flows: dict[str, list[SequenceFlow]] = {node.id: [] for node in process.flow_nodes}
    for flow in process.sequence_flows:
        flows[flow.source_ref].append(flow)
    return flows


def incoming(process: Scope) -> dict[str, list[SequenceFlow]]:
    """Flows by their target, in declaration order; every node has an entry."""
    flows: dict[str, list[SequenceFlow]] = {node.id: [] for node in process.flow_nodes}
    for flow in process.sequence_flows:
        flows[flow.target_ref].append(flow)
    return flows


def reachable(start: Iterable[str], successors: Mapping[str, Iterable[str]]) -> set[str]:
    """All nodes that a walk from ``start`` can come to, the start included, in linear time."""
    seen = set(start)
    stack = list(seen)
    while stack:
        for following in successors.get(stack.pop(), ()):
            if following not in seen:
                seen.add(following)
                stack.append(following)
    return seen
