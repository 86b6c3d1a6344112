"""From the portable model to one that an engine can run; both engines share it.

A decision needs somebody to say how it went, and a decision table somebody to say what it is read
with: the task right before it in the same lane asks, and where there is none a task that asks is
put before it.  What people do by hand stays a task for people (sending a letter is no service
call).  Ids of processes and names of messages carry the unit, since an engine holds the processes
of many units side by side.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.model.elements import (
    Activity,
    BusinessRuleTask,
    CallActivity,
    ExclusiveGateway,
    ReceiveTask,
    SendTask,
    SequenceFlow,
    StartEvent,
    UserTask,
    Work,
)
from bpmn_gen.model.execution import Executable, Question
from bpmn_gen.model.graph import incoming, outgoing
from bpmn_gen.model.ids import IdSpace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from bpmn_gen.model.elements import Definitions, FlowNode, Group, Lane, Process

BY_HAND = (SendTask, ReceiveTask)
"""Tasks that a person does although BPMN knows them as message traffic."""


def make_executable(
    definitions: Definitions, unit: str, callable_codes: Collection[str]
) -> Executable:
    """The model of one unit's process as engines run it.

    Args:
        definitions: the portable model.
        unit: slug of the unit type or unit, e.g. ``tipe-07``.
        callable_codes: codes of processes that exist for the same unit; a call of any other
            becomes a task for people, since an engine would stop at it.
    """
    builder = _Builder(definitions, prefix_of(unit), callable_codes)
    processes = tuple(builder.process(process) for process in definitions.processes)
    participants = tuple(
        replace(item, process_ref=builder.prefix + item.process_ref)
        for item in definitions.collaboration.participants
    )
    messages = tuple(
        replace(item, name=f"{builder.prefix}{definitions.processes[0].code}: {item.name}")
        for item in definitions.messages
    )
    made = replace(
        definitions,
        processes=processes,
        messages=messages,
        collaboration=replace(
            definitions.collaboration,
            participants=participants,
            groups=tuple(map(builder.grown, definitions.collaboration.groups)),
        ),
    )
    return Executable(made, builder.questions, builder.answers, _named(processes))


def _named(processes: Iterable[Process]) -> dict[str, str]:
    """The tasks of those whom a table names, as far as it has been read on every way to them."""
    found: dict[str, str] = {}
    for process in processes:
        lanes = [lane for lane in process.lanes if lane.named_by]
        for key in {lane.named_by for lane in lanes}:
            unread = _before(process, key)
            refs = (node for lane in lanes if lane.named_by == key for node in lane.flow_node_refs)
            found.update((node, key) for node in refs if node not in unread)
    return found


def _before(process: Process, key: str) -> set[str]:
    """The nodes that can be come to before a table has been read; its reader is one of them."""
    nodes, leaving = {node.id: node for node in process.flow_nodes}, outgoing(process)
    seen = {node.id for node in process.flow_nodes if isinstance(node, StartEvent)}
    stack = list(seen)
    while stack:
        node = nodes[stack.pop()]
        if isinstance(node, BusinessRuleTask) and node.table and node.table.key == key:
            continue
        ahead = {flow.target_ref for flow in leaving[node.id]} - seen
        seen |= ahead
        stack += ahead
    return seen


def prefix_of(unit: str) -> str:
    """What the ids of a unit's processes begin with in an engine."""
    return f"{unit.replace('-', '_')}_"


class _Builder:
    """Rebuilds the processes of one file."""

    def __init__(self, definitions: Definitions, prefix: str, codes: Collection[str]) -> None:
        """Start with no question asked."""
        self.prefix = prefix
        self.questions: dict[str, tuple[Question, ...]] = {}
        self.answers: dict[str, tuple[str, str] | None] = {}
        self._codes = codes
        self._inserted: dict[str, UserTask] = {}
        self._ids = IdSpace()
        for process in definitions.processes:
            for element in (*process.flow_nodes, *process.sequence_flows, *process.lanes):
                self._ids.take(element.id)

    def process(self, process: Process) -> Process:
        """A process with questions before each decision and before each table that is read."""
        leaving, arriving = outgoing(process), incoming(process)
        nodes = {node.id: self._task(node) for node in process.flow_nodes}
        lane_of = {node: lane.id for lane in process.lanes for node in lane.flow_node_refs}
        flows = list(process.sequence_flows)
        inserted = self._inserted
        for node in process.flow_nodes:
            asked = self._asked(node, leaving[node.id])
            if not asked:
                continue
            before = nodes[arriving[node.id][0].source_ref]
            if not isinstance(before, UserTask) or lane_of[before.id] != lane_of[node.id]:
                before = self._asking_task(node)
                inserted[node.id] = before
                flows = self._rerouted(flows, node, before)
            self.questions[before.id] = asked
        return replace(
            process,
            id=self.prefix + process.id,
            flow_nodes=tuple(_with(inserted, nodes.values())),
            sequence_flows=tuple(flows),
            lanes=tuple(_grown(lane, inserted) for lane in process.lanes),
            groups=tuple(map(self.grown, process.groups)),
        )

    def grown(self, group: Group) -> Group:
        """A phase with the new tasks of its nodes."""
        return replace(group, flow_node_refs=_refs(group.flow_node_refs, self._inserted))

    def _task(self, node: FlowNode) -> FlowNode:
        """A node as an engine runs it."""
        if isinstance(node, CallActivity):
            if node.called_code in self._codes:
                return replace(node, called_element=self.prefix + node.called_element)
            return _by_people(node)
        return _by_people(node) if isinstance(node, BY_HAND) else node

    def _asking_task(self, node: FlowNode) -> UserTask:
        """The task that asks what a gateway decides on, or what a table is read with."""
        name, suffix = node.name, "putusan"
        if isinstance(node, BusinessRuleTask) and node.table:
            name, suffix = node.table.asking, "masukan"
        return UserTask(
            id=self._ids.take(f"{node.id}_{suffix}"),
            name=name,
            documentation=node.documentation,
            origin=node.origin,
            work=Work(text=name),
        )

    def _rerouted(
        self, flows: list[SequenceFlow], node: FlowNode, task: UserTask
    ) -> list[SequenceFlow]:
        """Lead the flow into a node through the task that asks."""
        through = SequenceFlow(
            id=self._ids.take(f"{task.id}_ke_{node.id}"),
            source_ref=task.id,
            target_ref=node.id,
        )
        moved = [
            replace(flow, target_ref=task.id) if flow.target_ref == node.id else flow
            for flow in flows
        ]
        return [*moved, through]

    def _asked(self, node: FlowNode, ways: list[SequenceFlow]) -> tuple[Question, ...]:
        """What has to be asked before a node; notes which answer opens which way."""
        if isinstance(node, BusinessRuleTask) and node.table:
            return tuple(
                Question(
                    node.id,
                    item.variable,
                    item.question,
                    item.values,
                    frozenset(answer for answer, _ in item.readings),
                )
                for item in node.table.inputs
            )
        if not isinstance(node, ExclusiveGateway) or len(ways) < 2:  # noqa: PLR2004 - one way out is no decision
            return ()
        variable = f"hasil_{node.id}"
        for flow in ways[:-1]:
            self.answers[flow.id] = (variable, flow.name)
        self.answers[ways[-1].id] = None
        return (Question(node.id, variable, node.name, tuple(flow.name for flow in ways)),)


def _by_people(node: Activity) -> UserTask:
    """The same work as a task for people."""
    return UserTask(
        id=node.id,
        name=node.name,
        documentation=node.documentation,
        origin=node.origin,
        work=node.work,
    )


def _refs(refs: tuple[str, ...], inserted: Mapping[str, UserTask]) -> tuple[str, ...]:
    """Ids of nodes with each new task before its gateway."""
    return tuple(
        one for ref in refs for one in ((inserted[ref].id, ref) if ref in inserted else (ref,))
    )


def _grown(lane: Lane, inserted: Mapping[str, UserTask]) -> Lane:
    """A lane with the new tasks of its gateways."""
    return replace(lane, flow_node_refs=_refs(lane.flow_node_refs, inserted))


def _with(inserted: Mapping[str, UserTask], nodes: Collection[FlowNode]) -> list[FlowNode]:
    """Nodes with each new task before its gateway."""
    return [
        one
        for node in nodes
        for one in ((inserted[node.id], node) if node.id in inserted else (node,))
    ]
