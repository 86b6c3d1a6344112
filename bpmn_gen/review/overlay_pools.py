"""The pools of a newer model, into which lanes, steps and arrows of an older one are put."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.model.elements import SequenceFlow
from bpmn_gen.model.graph import outgoing
from bpmn_gen.review.titles import with_former
from bpmn_gen.review.ways import is_meeting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpmn_gen.model.elements import (
        Definitions,
        FlowNode,
        Group,
        Lane,
        Message,
        MessageFlow,
        Participant,
        Process,
    )
    from bpmn_gen.model.ids import IdSpace


@dataclass
class _Pool:
    """One pool on its way."""

    process: Process
    participant: Participant
    lanes: list[Lane]
    nodes: list[FlowNode]
    flows: list[SequenceFlow]

    def made(self) -> Process:
        """The process in it."""
        return replace(
            self.process,
            lanes=tuple(self.lanes),
            flow_nodes=tuple(self.nodes),
            sequence_flows=tuple(self.flows),
        )


@dataclass
class Pools:
    """All pools of the newer model."""

    new: Definitions
    ids: IdSpace
    titles: Mapping[str, str]
    """The new name by the old one, of titles with another name."""
    own: dict[str, str] = field(default_factory=dict)
    """The ids here of lanes that are gone, by their ids in the older model."""
    gone: set[str] = field(default_factory=set)
    """Ids of lanes and pools that are gone."""
    stayed: set[str] = field(default_factory=set)
    """Ids of lanes that the older model has, too."""

    def __post_init__(self) -> None:
        """Begin with the newer model as it is."""
        by_root = {one.process_ref: one for one in self.new.collaboration.participants}
        self._pools = [
            _Pool(one, by_root[one.id], [*one.lanes], [*one.flow_nodes], [*one.sequence_flows])
            for one in self.new.processes
        ]
        self._lane_of: dict[str, str] = {}
        self._pool_of = {node.id: pool for pool in self._pools for node in pool.nodes}
        self._messages: list[Message] = [*self.new.messages]
        self._message_flows: list[MessageFlow] = [*self.new.collaboration.message_flows]
        self._phase_of: dict[str, str] = {}

    def add_lanes(self, process: Process, participant: Participant) -> None:
        """Find the lanes of an older pool here; those that are gone get their old places."""
        known = self._counterparts(process.lanes)
        homes = [found[0] for found in known.values()]
        pool = homes[0] if homes else self._add_pool(process, participant)
        before = ""
        for lane in process.lanes:
            found = known.get(lane.id)
            if found is None:
                made = replace(lane, id=self.ids.take(lane.id), flow_node_refs=())
                at = [one.id for one in pool.lanes].index(before) + 1 if before else 0
                pool.lanes.insert(at, made)
                self.own[lane.id] = made.id
                self.gone.add(made.id)
                found = pool, made
            else:
                found = self._under_both_names(*found, lane.name)
                self.stayed.add(found[1].id)
            self._lane_of[lane.id] = found[1].id
            before = found[1].id if found[0] is pool else before

    @staticmethod
    def _under_both_names(pool: _Pool, lane: Lane, former: str) -> tuple[_Pool, Lane]:
        """A lane that stays, with the name that it had where that is another one."""
        made = replace(lane, name=with_former(lane.name, former))
        pool.lanes = [made if one.id == lane.id else one for one in pool.lanes]
        return pool, made

    def _counterparts(self, lanes: Sequence[Lane]) -> dict[str, tuple[_Pool, Lane]]:
        """The lane of the same person with its pool, by the id of each older lane that has one.

        Names go before keys, so that nobody gets the lane in which somebody else stands.
        """
        listed = [(pool, one) for pool in self._pools for one in pool.lanes]
        free = {one.id: (pool, one) for pool, one in listed}
        free = {key: pair for key, pair in free.items() if key not in self.stayed | self.gone}
        found: dict[str, tuple[_Pool, Lane]] = {}
        for lane in lanes:
            name = self.titles.get(lane.name, lane.name)
            key = next((key for key, pair in free.items() if pair[1].name == name), "")
            if key:
                found[lane.id] = free.pop(key)
        for lane in lanes:
            if lane.id not in found and lane.id in free:
                found[lane.id] = free.pop(lane.id)
        return found

    def _add_pool(self, process: Process, participant: Participant) -> _Pool:
        """The pool of the same organisation, or one that is gone."""
        for pool in self._pools:
            if pool.participant.name == participant.name:
                return pool
        empty = replace(
            process, id=self.ids.take(process.id), lanes=(), flow_nodes=(), sequence_flows=(),
            groups=(),
        )  # fmt: skip
        key = self.ids.take(participant.id)
        made = _Pool(empty, replace(participant, id=key, process_ref=empty.id), [], [], [])
        self.gone.add(key)
        self._pools.append(made)
        return made

    def add_node(self, node: FlowNode, lane: str, before: str) -> None:
        """Put in a node that is gone.

        Args:
            node: with its id here.
            lane: the id of its lane in the older model.
            before: the id here of the node before it in the order of the older model.
        """
        here = self._lane_of[lane]
        pool = next(one for one in self._pools if any(lane.id == here for lane in one.lanes))
        at = next((n for n, one in enumerate(pool.nodes, 1) if one.id == before), len(pool.nodes))
        pool.nodes.insert(at, node)
        pool.lanes = [
            replace(one, flow_node_refs=(*one.flow_node_refs, node.id)) if one.id == here else one
            for one in pool.lanes
        ]
        self._pool_of[node.id] = pool

    def add_flow(self, wanted: str, label: str, ends: tuple[str, str]) -> str:
        """Add an arrow that is gone; its id, empty where its ends stand in different pools."""
        source, target = (self._pool_of.get(one) for one in ends)
        if source is None or source is not target:
            return ""
        entry = self._entry(source, ends[1])
        key = self.ids.take(wanted)
        source.flows.append(SequenceFlow(id=key, name=label, source_ref=ends[0], target_ref=entry))
        return key

    def are_apart(self, ends: tuple[str, str]) -> bool:
        """Whether two nodes stand in different pools."""
        source, target = (self._pool_of.get(one) for one in ends)
        return source is not None and target is not None and source is not target

    @staticmethod
    def _entry(pool: _Pool, target: str) -> str:
        """The gateway at which ways to a node meet; the node itself where there is none."""
        process = pool.made()
        leaving = outgoing(process)
        meetings = {node.id for node in pool.nodes if is_meeting(node, leaving[node.id])}
        sources = (flow.source_ref for flow in pool.flows if flow.target_ref == target)
        return next((one for one in sources if one in meetings), target)

    def add_message(self, flow: MessageFlow, message: Message | None) -> Iterator[str]:
        """Add the arrow of a message that is gone, with its ends here; its id."""
        ends = (self._pool_of.get(one) for one in (flow.source_ref, flow.target_ref))
        one, other = ends
        if one is None or other is None or one is other:
            return
        key = ""
        if message is not None:
            key = self.ids.take(message.id)
            self._messages.append(replace(message, id=key))
        made = replace(flow, id=self.ids.take(flow.id), message_ref=key)
        self._message_flows.append(made)
        yield made.id

    def definitions(self, phases: Mapping[str, str]) -> Definitions:
        """The model; ``phases`` has the id of a phase of the newer model by node put in."""
        added: dict[str, list[str]] = {}
        for node, phase in phases.items():
            added.setdefault(phase, []).append(node)

        def fuller(groups: tuple[Group, ...]) -> tuple[Group, ...]:
            return tuple(
                replace(one, flow_node_refs=(*one.flow_node_refs, *added.get(one.id, ())))
                for one in groups
            )

        made = (pool.made() for pool in self._pools)
        collaboration = self.new.collaboration
        return replace(
            self.new,
            processes=tuple(replace(one, groups=fuller(one.groups)) for one in made),
            messages=tuple(self._messages),
            collaboration=replace(
                collaboration,
                participants=tuple(pool.participant for pool in self._pools),
                message_flows=tuple(self._message_flows),
                groups=fuller(collaboration.groups),
            ),
        )
