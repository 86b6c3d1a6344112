"""Makes one process of the pools into which the compiler has split it.

Definitions tell a process in one piece.  In the project's own files a pool sends a message where
the flow goes on in another pool, and waits for what may come back (see
:mod:`bpmn_gen.compiler.projection`).  Here every message becomes the flow again for which it
stands, and what was put in to send, to receive and to wait goes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.model.elements import (
    EndEvent,
    EventBasedGateway,
    ExclusiveGateway,
    IntermediateCatchEvent,
    IntermediateThrowEvent,
    StartEvent,
)

if TYPE_CHECKING:
    from bpmn_gen.model.elements import Definitions, FlowNode, Process, SequenceFlow

SENT = "_terkirim"
"""How the id of an end begins to differ that only hands the work to another pool."""
_WAITS = (IntermediateCatchEvent, EventBasedGateway)


def rejoined(definitions: Definitions) -> Definitions | None:
    """The file with its pools as one process, the first; None where they are not of one piece.

    It must be a file of the project itself, because files of others send messages for reasons of
    their own.
    """
    if len(definitions.processes) < 2:  # noqa: PLR2004 -- one pool is in one piece
        return None
    found = _Pools.of(definitions).whole()
    if found is None:
        return None
    home = definitions.collaboration.participants[0]
    together = replace(definitions.collaboration, participants=(home,), message_flows=(), groups=())
    return replace(definitions, collaboration=together, processes=(found,), messages=())


@dataclass(frozen=True, slots=True)
class _Pools:
    """Everything in the pools of a file."""

    given: Definitions
    nodes: dict[str, FlowNode]
    flows: tuple[SequenceFlow, ...]
    next_of: dict[str, str]
    """The node behind each node that has one way out."""
    received: dict[str, str]
    """By id of the node that sends a message: the node that receives it."""
    hearers: frozenset[str]
    """Ids of the nodes that receive one."""

    @classmethod
    def of(cls, definitions: Definitions) -> _Pools:
        """Look through all pools once."""
        flows = tuple(flow for one in definitions.processes for flow in one.sequence_flows)
        messages = definitions.collaboration.message_flows
        return cls(
            definitions,
            {node.id: node for one in definitions.processes for node in one.flow_nodes},
            flows,
            {flow.source_ref: flow.target_ref for flow in reversed(flows)},
            {message.source_ref: message.target_ref for message in reversed(messages)},
            frozenset(message.target_ref for message in messages),
        )

    def whole(self) -> Process | None:
        """All pools as one process; None where a message leads nowhere."""
        flows = []
        for flow in self.flows:
            if self._is_added(self.nodes[flow.source_ref]):
                continue
            target = self._beyond(flow.target_ref)
            if target is None:
                return None
            flows.append(replace(flow, target_ref=target))
        kept = self._reached(flows)
        if not kept:
            return None
        first = self.given.processes[0]
        lanes = (lane for one in self.given.processes for lane in one.lanes)
        return replace(
            first,
            flow_nodes=tuple(
                replace(node, message_ref="") if isinstance(node, EndEvent) else node
                for node in self.nodes.values()
                if node.id in kept
            ),
            sequence_flows=tuple(flow for flow in flows if flow.source_ref in kept),
            lanes=tuple(
                replace(lane, flow_node_refs=tuple(n for n in lane.flow_node_refs if n in kept))
                for lane in lanes
            ),
            groups=tuple(
                replace(group, flow_node_refs=tuple(n for n in group.flow_node_refs if n in kept))
                for group in (*first.groups, *self.given.collaboration.groups)
            ),
        )

    def _is_added(self, node: FlowNode) -> bool:
        """Whether the compiler has put a node in to send, to receive or to wait.

        Timers, signals and other events without a message were drawn by somebody.
        """
        if isinstance(node, IntermediateCatchEvent):
            return bool(node.message_ref) or node.id in self.hearers
        if isinstance(node, IntermediateThrowEvent):
            return bool(node.message_ref) or node.id in self.received
        if isinstance(node, EventBasedGateway):
            return True
        if isinstance(node, StartEvent):
            return bool(node.message_ref)
        return isinstance(node, EndEvent) and _is_handing_over(node)

    def _beyond(self, node: str) -> str | None:
        """The step to which a way leads in the end; None where it gets lost."""
        seen: set[str] = set()
        while self._is_added(self.nodes[node]):
            if node in seen:
                return None
            seen.add(node)
            hearer = self.received.get(node, "") if self._hands_over(node) else node
            onward = self.next_of.get(hearer)
            if onward is None:
                return None
            node = onward
        return node

    def _hands_over(self, node: str) -> bool:
        """Whether the work goes on where a message is received: its sender ends, or waits then."""
        behind = self.next_of.get(node, "")
        seen: set[str] = set()
        while behind not in seen and isinstance(self.nodes.get(behind), ExclusiveGateway):
            seen.add(behind)
            if sum(flow.source_ref == behind for flow in self.flows) > 1:
                return False
            behind = self.next_of.get(behind, "")
        return not behind or isinstance(self.nodes[behind], _WAITS)

    def _reached(self, flows: list[SequenceFlow]) -> set[str]:
        """The nodes to which the flow comes; ends that only tell of messages are none of them."""
        ahead: dict[str, list[str]] = {}
        for flow in flows:
            ahead.setdefault(flow.source_ref, []).append(flow.target_ref)
        arriving = {flow.target_ref for flow in flows}
        stack = [
            node.id
            for node in self.nodes.values()
            if node.id not in arriving and node.id in ahead and not self._is_added(node)
        ]
        stack += [node.id for node in self.nodes.values() if node.kind == "subProcess"]
        seen = set(stack)
        while stack:
            new = set(ahead.get(stack.pop(), ())) - seen
            seen |= new
            stack += new
        return seen


def _is_handing_over(end: EndEvent) -> bool:
    """Whether an end stands where the work goes on in another pool."""
    return bool(end.message_ref) and SENT in end.id
