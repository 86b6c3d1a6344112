"""One model that holds both states of a process: the newer one whole, and what is gone from it.

What is gone stands where it stood: in its lane, between the steps that it stood between.  A step
that moved stands in both places.  Every way that only one of the states has is told as such, also
where it merely closes the gap of a step that came or went: readers follow arrows, not gaps.  The
model is for pictures alone; nobody runs it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.model.elements import SubProcess
from bpmn_gen.model.graph import elements_of, nodes_in, outgoing
from bpmn_gen.model.ids import IdSpace
from bpmn_gen.review.overlay_pools import Pools
from bpmn_gen.review.ways import is_meeting, onward, unpaired, ways_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bpmn_gen.model.elements import Definitions, FlowNode, Process
    from bpmn_gen.review.ways import Ends, Way


@dataclass(frozen=True, slots=True)
class Matched:
    """How the steps of two states of a process are known as the same."""

    steps: Collection[str]
    """The ids of all steps of the older state."""
    ids: Mapping[str, str]
    """The id in the newer state, by that in the older one, of steps that both have."""
    moved: Collection[str]
    """The ids in the older state of steps that stand elsewhere now."""
    titles: Mapping[str, str]
    """The new name by the old one, of titles with another name."""

    def counterpart(self, node: str, known: Collection[str]) -> str:
        """The id that a node of the older model has among the ``known`` ones; empty for none.

        Gateways and events that belong to a step have ids that begin with that of the step.  What
        belongs to no step is a start or an end of which its author said nothing.
        """
        base = self.step_of(node)
        if not base:
            return node if node in known else ""
        if base not in self.ids:
            return ""
        found = f"{self.ids[base]}{node[len(base) :]}"
        return found if found in known else ""

    def step_of(self, node: str) -> str:
        """The step of the older state to which a node belongs; empty for none."""
        bases = (one for one in self.steps if node == one or node.startswith(f"{one}_"))
        return max(bases, key=len, default="")


@dataclass(frozen=True, slots=True)
class Overlay:
    """Both states in one model."""

    definitions: Definitions
    new: frozenset[str]
    """Ids of all nodes, arrows and lanes that only the newer state has."""
    gone: frozenset[str]
    """Ids of those that only the older state had."""
    own: Mapping[str, str]
    """The ids here of nodes and lanes that are gone, by their ids in the older state."""
    left: frozenset[str]
    """Ids here of the nodes that are gone because their step stands elsewhere now."""
    is_whole: bool
    """Whether all that is gone could be drawn; not where a way of it would leave its pool."""


def overlay(old: Definitions, new: Definitions, matched: Matched) -> Overlay:
    """Both states of a process in one model."""
    return _Union(old, new, matched).made()


class _Union:
    """Puts what is gone into the newer model."""

    def __init__(self, old: Definitions, new: Definitions, matched: Matched) -> None:
        """Find out which nodes are gone, and which are new."""
        self._old, self._new, self._matched = old, new, matched
        self._ids = IdSpace()
        for element in elements_of(new):
            self._ids.take(element.id)
        there = {node.id for process in new.processes for node in nodes_in(process)}
        self._place: dict[str, str] = {}
        """The id here of each node of the older model."""
        self._own: dict[str, str] = {}
        """The same of those that are gone."""
        self._elsewhere: dict[str, str] = {}
        """The id in the newer model of nodes that moved, by their ids here in the old place."""
        for process in old.processes:
            for node in nodes_in(process):
                found = matched.counterpart(node.id, there)
                has_moved = matched.step_of(node.id) in matched.moved
                if not found or has_moved:
                    self._own[node.id] = self._ids.take(node.id)
                if found and has_moved:
                    self._elsewhere[self._own[node.id]] = found
                self._place[node.id] = self._own.get(node.id, found)
        self._fresh = there - {*self._place.values()}
        self._pools = Pools(new, self._ids, matched.titles)
        self._is_whole = True

    def made(self) -> Overlay:
        """The model, once all that is gone is put in."""
        participants = {one.process_ref: one for one in self._old.collaboration.participants}
        for process in self._old.processes:
            self._pools.add_lanes(process, participants[process.id])
        nodes = {self._place[node] for one in self._old.processes for node in self._add(one)}
        old, new = ([*ways_of(one)] for one in (self._old, self._new))
        gone = {*nodes, *self._gone_ways(old, new), *self._gone_messages(), *self._pools.gone}
        lanes = {lane.id for process in self._new.processes for lane in process.lanes}
        fresh = {*self._fresh_ways(old, new), *self._fresh_messages(), *self._fresh_nodes()}
        return Overlay(
            self._pools.definitions(self._phases(nodes)),
            frozenset(fresh | (lanes - self._pools.stayed)),
            frozenset(gone),
            {**{key: one for key, one in self._own.items() if one in nodes}, **self._pools.own},
            frozenset(self._elsewhere.keys() & nodes),
            self._is_whole,
        )

    def _add(self, process: Process) -> Iterator[str]:
        """Put in the nodes of an older pool that are gone; their older ids, at any depth."""
        leaving = outgoing(process)
        lanes = {ref: lane.id for lane in process.lanes for ref in lane.flow_node_refs}
        before = ""
        for node in process.flow_nodes:
            inside = [node, *(nodes_in(node) if isinstance(node, SubProcess) else ())]
            is_gone = all(one.id in self._own for one in inside)
            if is_gone and not is_meeting(node, leaving[node.id]):
                self._pools.add_node(self._here(node), lanes[node.id], before)
                yield from (one.id for one in inside)
            before = self._place[node.id]

    def _here(self, node: FlowNode) -> FlowNode:
        """A node that is gone, with all in it, under the ids here."""
        made = replace(node, id=self._place[node.id])
        if not isinstance(made, SubProcess):
            return made
        flows = (
            replace(
                flow,
                id=self._ids.take(flow.id),
                source_ref=self._place[flow.source_ref],
                target_ref=self._place[flow.target_ref],
            )
            for flow in made.sequence_flows
        )
        inner = tuple(map(self._here, made.flow_nodes))
        return replace(made, flow_nodes=inner, sequence_flows=tuple(flows))

    def _ends(self, way: Way) -> Ends:
        """Where a way of the older model begins and ends here."""
        return self._place[way.source], self._place[way.target]

    def _gone_ways(self, old: list[Way], new: list[Way]) -> Iterator[str]:
        """Add the ways that are gone; their ids."""
        here = [replace(way, source=self._place[way.source], target=self._place[way.target])
                for way in old]  # fmt: skip
        drawn: set[tuple[Ends, str]] = set()
        for way in unpaired(here, ((way.ends, way.label) for way in new)):
            if (way.ends, way.label) in drawn:
                continue
            drawn.add((way.ends, way.label))
            added = self._pools.add_flow(way.flows[0], way.label, way.ends)
            if added:
                yield added
            elif {*way.ends} & {*self._own.values()} and self._pools.are_apart(way.ends):
                self._is_whole = False

    def _fresh_ways(self, old: list[Way], new: list[Way]) -> Iterator[str]:
        """The arrows of ways that only the newer state has."""
        fresh = unpaired(new, ((self._ends(way), way.label) for way in old))
        kept = {flow for way in new if way not in fresh for flow in way.flows}
        yield from (flow for way in fresh for flow in way.flows if flow not in kept)

    def _gone_messages(self) -> Iterator[str]:
        """Add the messages that are gone with the steps that sent or got them; their ids."""
        here = {*self._own.values()}
        names = {message.id: message for message in self._old.messages}
        for flow in self._old.collaboration.message_flows:
            source, target = (
                self._place.get(one, "") for one in (flow.source_ref, flow.target_ref)
            )
            if source and target and {source, target} & here:
                made = replace(flow, source_ref=source, target_ref=target)
                yield from self._pools.add_message(made, names.get(flow.message_ref))

    def _fresh_messages(self) -> Iterator[str]:
        """The arrows of messages to or from steps that only the newer state has."""
        for flow in self._new.collaboration.message_flows:
            if {flow.source_ref, flow.target_ref} & self._fresh:
                yield flow.id

    def _fresh_nodes(self) -> Iterator[str]:
        """New nodes without the gateways at which ways only meet, unless their step is new."""
        moved = {*self._elsewhere.values()}
        for process in self._new.processes:
            leaving = outgoing(process)
            for node in nodes_in(process):
                flows = leaving.get(node.id, [])
                follows = is_meeting(node, flows) and flows[0].target_ref not in self._fresh
                if node.id in self._fresh - moved and not follows:
                    yield node.id

    def _phases(self, nodes: Collection[str]) -> dict[str, str]:
        """The phase of the newer state in which each node stands that was put in."""
        groups = (
            *self._new.collaboration.groups,
            *(g for p in self._new.processes for g in p.groups),
        )
        phase_of = {ref: group.id for group in groups for ref in group.flow_node_refs}
        if not phase_of:
            return {}
        by_name = {group.name: group.id for group in groups}
        older = (
            *self._old.collaboration.groups,
            *(g for p in self._old.processes for g in p.groups),
        )
        found: dict[str, str] = {}
        for group in older:
            for ref in group.flow_node_refs:
                if self._place.get(ref) in nodes and group.name in by_name:
                    found[self._place[ref]] = by_name[group.name]
        around = onward(
            pair for way in ways_of(self._old) for pair in (self._ends(way)[::-1], self._ends(way))
        )
        for node in nodes:
            found.setdefault(node, self._nearest(node, around, phase_of))
        return found

    @staticmethod
    def _nearest(node: str, around: Mapping[str, set[str]], phase_of: Mapping[str, str]) -> str:
        """The phase of the nearest node that is in one."""
        seen, ring = {node}, [node]
        while ring:
            ring = sorted({one for key in ring for one in around.get(key, ())} - seen)
            seen |= {*ring}
            for one in ring:
                if one in phase_of:
                    return phase_of[one]
        return next(iter(phase_of.values()))
