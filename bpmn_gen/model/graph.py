"""Questions about the flow of a process: who follows whom, what is reachable, what loops."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.model.elements import Process, SequenceFlow


def outgoing(process: Process) -> dict[str, list[SequenceFlow]]:
    """Flows by their source, in declaration order; every node has an entry."""
    flows: dict[str, list[SequenceFlow]] = {node.id: [] for node in process.flow_nodes}
    for flow in process.sequence_flows:
        flows[flow.source_ref].append(flow)
    return flows


def incoming(process: Process) -> dict[str, list[SequenceFlow]]:
    """Flows by their target, in declaration order; every node has an entry."""
    flows: dict[str, list[SequenceFlow]] = {node.id: [] for node in process.flow_nodes}
    for flow in process.sequence_flows:
        flows[flow.target_ref].append(flow)
    return flows


def reachable(start: Iterable[str], successors: Mapping[str, Iterable[str]]) -> set[str]:
    """All nodes that a walk from ``start`` can come to, the start included; linear."""
    seen = set(start)
    stack = list(seen)
    while stack:
        for following in successors.get(stack.pop(), ()):
            if following not in seen:
                seen.add(following)
                stack.append(following)
    return seen
