"""Builds the process of one pool: its own steps and what it says to and hears from others."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.model.elements import (
    ExclusiveGateway,
    InclusiveGateway,
    IntermediateCatchEvent,
    ParallelGateway,
    SequenceFlow,
    StartEvent,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.model.elements import EndEvent, FlowNode, Process
    from bpmn_gen.model.ids import IdSpace


class PoolBuilder:
    """Collects the nodes and flows of one pool."""

    def __init__(
        self, process: Process, name: str, pool_of: Mapping[str, str], ids: IdSpace
    ) -> None:
        """Start with the pool's own steps."""
        self.name = name
        self._given, self._ids = process, ids
        self._order = {node.id: index for index, node in enumerate(process.flow_nodes)}
        self._lane: dict[str, str] = {}
        self._anchor: dict[str, str] = {}
        self._flows: list[SequenceFlow] = []
        self._ahead: dict[str, list[str]] = {}
        lanes = {ref: lane.id for lane in process.lanes for ref in lane.flow_node_refs}
        self._nodes: dict[str, FlowNode] = {}
        for node in process.flow_nodes:
            if pool_of[node.id] == name:
                self.place(node, lanes[node.id], node.id)

    def place(self, node: FlowNode, lane: str, anchor: str) -> None:
        """Put a node into a lane, beside the step that it belongs to."""
        self._nodes[node.id] = node
        self._lane[node.id], self._anchor[node.id] = lane, anchor

    def swap(self, node: EndEvent) -> None:
        """Put a node in the place of the one with its id."""
        self._nodes[node.id] = node

    def keep(self, flow: SequenceFlow, source: str, target: str) -> None:
        """A flow of the process, between what its ends have become."""
        self._flows.append(replace(flow, source_ref=source, target_ref=target))

    def connect(self, source: str, target: str) -> None:
        """A new flow."""
        made = self._ids.take(f"{source}_ke_{target}")
        self._flows.append(SequenceFlow(id=made, source_ref=source, target_ref=target))

    def insert_before(self, node: str, new: str) -> None:
        """Lead all flows into a node through a new one; several new ones stand in their order."""
        self._ahead.setdefault(node, []).append(new)

    def process(self, root: str) -> Process:
        """The process, with gateways where several flows meet."""
        for node, ahead in self._ahead.items():
            self._redirect(node, ahead[0])
            for source, target in pairwise([*ahead, node]):
                self.connect(source, target)
        self._merge()
        nodes = sorted(self._nodes, key=self._rank)
        lanes = (
            replace(lane, flow_node_refs=self._within(nodes, self._lane, (lane.id,)))
            for lane in self._given.lanes
        )
        return replace(
            self._given,
            id=root,
            lanes=tuple(lane for lane in lanes if lane.flow_node_refs),
            flow_nodes=tuple(self._nodes[node] for node in nodes),
            sequence_flows=tuple(self._flows),
            groups=(),
        )

    def among(self, steps: Iterable[str]) -> tuple[str, ...]:
        """The nodes of the pool that are, or belong to, one of some steps."""
        return self._within(self._nodes, self._anchor, steps)

    @staticmethod
    def _within(
        nodes: Iterable[str], place: Mapping[str, str], wanted: Iterable[str]
    ) -> tuple[str, ...]:
        """The nodes whose place is among the wanted ones."""
        found = frozenset(wanted)
        return tuple(node for node in nodes if place[node] in found)

    def _rank(self, node: str) -> tuple[int, int]:
        """The place of a node in the order of the steps.

        New nodes at which a step begins come before it, all others behind it.
        """
        anchor = self._anchor[node]
        kind = self._nodes[node]
        leads = isinstance(kind, StartEvent | IntermediateCatchEvent | ExclusiveGateway)
        return self._order[anchor], 1 if node == anchor else 0 if leads else 2

    def _redirect(self, node: str, new: str) -> None:
        """Lead what goes to a node to another one."""
        self._flows = [
            replace(flow, target_ref=new) if flow.target_ref == node else flow
            for flow in self._flows
        ]

    def _merge(self) -> None:
        """Put a gateway before each node to which several flows lead, unless it is one."""
        for node, found in list(self._nodes.items()):
            arriving = sum(flow.target_ref == node for flow in self._flows)
            leaving = sum(flow.source_ref == node for flow in self._flows)
            meets = isinstance(found, ExclusiveGateway) and leaving == 1
            joins = isinstance(found, ParallelGateway | InclusiveGateway) and leaving <= 1
            if arriving < 2 or meets or joins:  # noqa: PLR2004 -- one flow meets nothing
                continue
            gateway = ExclusiveGateway(id=self._ids.take(f"{node}_gabung"))
            self.place(gateway, self._lane[node], self._anchor[node])
            self._redirect(node, gateway.id)
            self.connect(gateway.id, node)
