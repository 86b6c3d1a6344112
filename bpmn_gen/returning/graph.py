"""The flow of one process as a graph that can be changed box by box."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.model.elements import (
    ExclusiveGateway,
    Gateway,
    InclusiveGateway,
    ParallelGateway,
    SequenceFlow,
    UserTask,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.model.elements import Definitions, FlowNode, Lane


@dataclass(slots=True)
class Way:
    """One flow."""

    source: str
    target: str
    name: str = ""
    id: str = ""


class Graph:
    """Boxes, flows and lanes of a process while they are changed."""

    def __init__(self, definitions: Definitions) -> None:
        """Take the first process of a file, which holds all pools in one piece."""
        self._given = definitions
        process = definitions.processes[0]
        self.nodes: dict[str, FlowNode] = {node.id: node for node in process.flow_nodes}
        self.ways = [
            Way(one.source_ref, one.target_ref, one.name, one.id) for one in process.sequence_flows
        ]
        self.lanes = list(process.lanes)
        self._lane_of = {node: lane.id for lane in self.lanes for node in lane.flow_node_refs}

    def out(self, node: str) -> list[Way]:
        """The flows that leave a box."""
        return [way for way in self.ways if way.source == node]

    def into(self, node: str) -> list[Way]:
        """The flows that lead to a box."""
        return [way for way in self.ways if way.target == node]

    def add(self, node: str, name: str, lane: str, *, asks: bool = False) -> None:
        """Add a box that no flow leads to yet."""
        kind = ExclusiveGateway if asks else UserTask
        self.nodes[node] = kind(id=node, name=name)
        self.move(node, lane)

    def move(self, node: str, lane: str) -> None:
        """Put a box into another lane."""
        self._lane_of[node] = lane

    def lane(self, node: str) -> str:
        """The id of the lane in which a box stands; empty where it stands in none."""
        return self._lane_of.get(node, "")

    def add_lane(self, lane: Lane, at: int) -> None:
        """Add a lane before the one that has a number now."""
        self.lanes.insert(at, lane)

    def contract(self, node: str) -> bool:
        """Take out a box and close the gap; False where it has several ways out or none."""
        leaving = self.out(node)
        if node not in self.nodes or len(leaving) != 1 or leaving[0].target == node:
            return False
        self.ways.remove(leaving[0])
        for way in self.into(node):
            way.target = leaving[0].target
            if self._is_empty(way):
                self.ways.remove(way)
        return True

    def is_alone(self, node: str) -> bool:
        """Whether a box is all that stands in a branch of a block."""
        ends = [*self.into(node), *self.out(node)]
        is_plain = len(ends) == len(("in", "out")) and ends[1].source == node
        return is_plain and self._is_empty(Way(ends[0].source, ends[1].target))

    def _is_empty(self, way: Way) -> bool:
        """Whether a flow leads from the fork of a block to its join."""
        kinds = (ParallelGateway, InclusiveGateway)
        ends = (self.nodes.get(way.source), self.nodes.get(way.target))
        is_branch = all(isinstance(one, kinds) for one in ends)
        return is_branch and len(self.out(way.source)) > 1 and len(self.into(way.target)) > 1

    def drop(self, node: str) -> None:
        """Forget a box that no flow leads to or from any more."""
        del self.nodes[node]

    def insert(self, way: Way, node: str) -> None:
        """Let a flow lead to a box first and from there to where it led."""
        self.ways.append(Way(node, way.target))
        way.target = node

    def last(self, way: Way, goal: str, stops: Iterable[str]) -> Way | None:
        """The last flow on the way to a box that leads there only, through gateways without words.

        None where the way does not lead there.
        """
        found = self._path(way, goal, frozenset(stops))
        if found is None:
            return None
        at = next((n for n, one in enumerate(found) if self._is_shared(one.target)), len(found) - 1)
        return found[at]

    def _is_shared(self, node: str) -> bool:
        """Whether more than one flow leads to a box."""
        return len(self.into(node)) > 1

    def _path(self, way: Way, goal: str, stops: frozenset[str]) -> list[Way] | None:
        """The flows from one to a box, of which those behind a fork lead there alone."""
        if way.target == goal:
            return [way]
        if way.target in stops or not isinstance(self.nodes.get(way.target), Gateway):
            return None
        onward = self.out(way.target)
        for one in onward:
            if one is not way and (rest := self._path(one, goal, stops | {way.target})):
                return rest if len(onward) > 1 else [way, *rest]
        return None

    def reached(self, way: Way, stops: frozenset[str]) -> Iterator[str]:
        """The boxes among ``stops`` to which a flow leads through gateways without words."""
        if way.target in stops:
            yield way.target
        elif isinstance(self.nodes.get(way.target), Gateway):
            for one in self.out(way.target):
                yield from self.reached(one, stops | {way.target})

    def made(self) -> Definitions:
        """The file as it is now."""
        self._prune()
        process = self._given.processes[0]
        numbered = (
            SequenceFlow(
                id=way.id or f"{way.source}_ke_{way.target}_{number}",
                source_ref=way.source,
                target_ref=way.target,
                name=way.name,
            )
            for number, way in enumerate(self.ways)
        )
        lanes = (
            replace(
                lane,
                flow_node_refs=tuple(
                    one for one in self.nodes if self._lane_of.get(one) == lane.id
                ),
            )
            for lane in self.lanes
        )
        made = replace(
            process,
            flow_nodes=tuple(self.nodes.values()),
            sequence_flows=tuple(numbered),
            lanes=tuple(lanes),
            groups=tuple(
                replace(
                    group,
                    flow_node_refs=tuple(one for one in group.flow_node_refs if one in self.nodes),
                )
                for group in process.groups
            ),
        )
        return replace(self._given, processes=(made, *self._given.processes[1:]))

    def _prune(self) -> None:
        """Take out gateways without words to which nothing leads any more."""
        while lost := next((one for one in self.nodes if self._is_lost(one)), None):
            self.ways = [way for way in self.ways if way.source != lost]
            self.drop(lost)

    def _is_lost(self, node: str) -> bool:
        """Whether a box is a mere meeting of flows of which none is left."""
        kept = self.nodes[node]
        return isinstance(kept, Gateway) and not kept.name and not self.into(node)
