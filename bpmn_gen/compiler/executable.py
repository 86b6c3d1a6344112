"""Makes of the portable model one that an engine can run; both engines share it.

Somebody has to tell the engine how a decision went, and with which answers a decision table is
read.  The task right before it in the same lane asks; where there is none, a task that asks is put
before it.  Before a block of which some branches are chosen, each branch is asked about, and again
where none was chosen.  Work by hand stays a task for people, because sending a letter is no service
call.  Ids of processes and names of messages carry the unit, because an engine holds the processes
of many units side by side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.compiler.flow import OPTIONAL
from bpmn_gen.compiler.on_offer import NO, YES, ending_all, on_offer
from bpmn_gen.model.elements import (
    Activity,
    BusinessRuleTask,
    CallActivity,
    ExclusiveGateway,
    InclusiveGateway,
    ReceiveTask,
    SendTask,
    SequenceFlow,
    StartEvent,
    SubProcess,
    UserTask,
    Work,
)
from bpmn_gen.model.execution import Executable, OpeningAnswers, Question
from bpmn_gen.model.graph import elements_of, incoming, outgoing
from bpmn_gen.model.ids import IdSpace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from bpmn_gen.model.elements import Definitions, FlowNode, Group, Process
    from bpmn_gen.model.graph import Scope

BY_HAND = (SendTask, ReceiveTask)
"""Tasks that a person does although BPMN knows them as message traffic."""
CHOOSING = "Memilih satu atau lebih"
"""Name of a task that only asks which of several branches are taken."""
CHOSEN = "Bila dipilih"
"""Name of each way behind such a choice."""
ANY_CHOSEN = "Ada yang dipilih?"
"""Name of the gateway that asks again where no branch was chosen, because engines stop there."""


def make_executable(
    definitions: Definitions, unit: str, callable_codes: Collection[str]
) -> Executable:
    """The model of one unit's process as engines run it.

    Args:
        definitions: the portable model.
        unit: slug of the unit type or unit, e.g. ``tipe-07``.
        callable_codes: codes of processes that exist for the same unit; a call of any other
            becomes a task for people, because an engine would stop at it.
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
            message_flows=tuple(
                replace(flow, source_ref=builder.senders.get(flow.source_ref, flow.source_ref))
                for flow in definitions.collaboration.message_flows
            ),
        ),
    )
    return Executable(made, builder.questions, builder.answers, _named(processes))


def _named(processes: Iterable[Process]) -> dict[str, str]:
    """By id of a task the table that names who does it.

    Only tasks are listed before which the table has been read on every way.
    """
    found: dict[str, str] = {}
    for process in processes:
        lanes = [lane for lane in process.lanes if lane.named_by]
        for key in {lane.named_by for lane in lanes}:
            unread = _before(process, key)
            refs = (node for lane in lanes if lane.named_by == key for node in lane.flow_node_refs)
            found.update((node, key) for node in refs if node not in unread)
    return found


def _before(process: Process, key: str) -> set[str]:
    """The nodes that can be reached before a table has been read; its reader is one of them."""
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
    """How the ids of a unit's processes begin in an engine."""
    return f"{unit.replace('-', '_')}_"


class _Builder:
    """Rebuilds the processes of one file."""

    def __init__(self, definitions: Definitions, prefix: str, codes: Collection[str]) -> None:
        """Start with no question asked."""
        self.prefix = prefix
        self.questions: dict[str, tuple[Question, ...]] = {}
        self.answers: dict[str, OpeningAnswers] = {}
        self.senders: dict[str, str] = {}
        """By id of an end the id of the event that sends its message instead."""
        self._codes = codes
        self._inserted: dict[str, tuple[FlowNode, ...]] = {}
        self._ids = IdSpace()
        for element in elements_of(definitions):
            self._ids.take(element.id)

    def process(self, process: Process) -> Process:
        """A process with questions before each decision and before each table that is read."""
        if any(isinstance(node, SubProcess) for node in process.flow_nodes):
            process, senders = ending_all(process, self._ids)
            self.senders |= senders
        lane_of = {node: lane.id for lane in process.lanes for node in lane.flow_node_refs}
        nodes, flows = self._asking(process, lane_of)
        return replace(
            process,
            id=self.prefix + process.id,
            flow_nodes=nodes,
            sequence_flows=flows,
            lanes=tuple(
                replace(lane, flow_node_refs=self._refs(lane.flow_node_refs))
                for lane in process.lanes
            ),
            groups=tuple(map(self.grown, process.groups)),
        )

    def grown(self, group: Group) -> Group:
        """A phase with the new nodes before its own."""
        return replace(group, flow_node_refs=self._refs(group.flow_node_refs))

    def _refs(self, refs: tuple[str, ...]) -> tuple[str, ...]:
        """Ids of nodes, each behind the ids of the new nodes before it."""
        return tuple(one for ref in refs for one in (*(new.id for new in self._ahead(ref)), ref))

    def _ahead(self, node: str) -> Iterator[FlowNode]:
        """The new nodes before a node, with those before them."""
        for new in self._inserted.get(node, ()):
            yield from self._ahead(new.id)
            yield new

    def _asking(
        self, scope: Scope, lane_of: Mapping[str, str]
    ) -> tuple[tuple[FlowNode, ...], tuple[SequenceFlow, ...]]:
        """The nodes and flows of a process or sub-process with all that has to be asked."""
        leaving, arriving = outgoing(scope), incoming(scope)
        nodes = {node.id: self._task(node) for node in scope.flow_nodes}
        flows = list(scope.sequence_flows)
        for node in scope.flow_nodes:
            asked = self._asked(node, leaving[node.id], _Names(nodes, leaving))
            if not asked:
                continue
            before = nodes[arriving[node.id][0].source_ref]
            if not isinstance(before, UserTask) or lane_of.get(before.id) != lane_of.get(node.id):
                before = self._asking_task(node, asked)
                flows = self._put_ahead(before, node.id, flows)
            self.questions[before.id] = asked
            if isinstance(node, InclusiveGateway):
                flows = self._asked_again(node, before, flows)
        made = (one for node in nodes.values() for one in (*self._ahead(node.id), node))
        return tuple(made), tuple(flows)

    def _task(self, node: FlowNode) -> FlowNode:
        """A node as an engine runs it."""
        if isinstance(node, SubProcess):
            sub = on_offer(node, self._ids)
            nodes, flows = self._asking(sub, {})
            return replace(sub, flow_nodes=nodes, sequence_flows=flows)
        if isinstance(node, CallActivity):
            if node.called_code in self._codes:
                return replace(node, called_element=self.prefix + node.called_element)
            return _by_people(node)
        return _by_people(node) if isinstance(node, BY_HAND) else node

    def _asking_task(self, node: FlowNode, asked: tuple[Question, ...]) -> UserTask:
        """The task that asks what a gateway decides on, or what a table is read with."""
        name, suffix = asked[0].text, "putusan"
        if isinstance(node, BusinessRuleTask) and node.table:
            name, suffix = node.table.asking, "masukan"
        elif isinstance(node, InclusiveGateway):
            name = CHOOSING
        return UserTask(
            id=self._ids.take(f"{node.id}_{suffix}"),
            name=name,
            documentation=node.documentation,
            origin=node.origin,
            work=Work(text=name),
        )

    def _put_ahead(self, new: FlowNode, node: str, flows: list[SequenceFlow]) -> list[SequenceFlow]:
        """Lead the flows into a node through a new one."""
        self._inserted[node] = (*self._inserted.get(node, ()), new)
        moved = [
            replace(flow, target_ref=new.id) if flow.target_ref == node else flow for flow in flows
        ]
        return [*moved, self._flow(new.id, node)]

    def _flow(self, source: str, target: str, name: str = "") -> SequenceFlow:
        """A new flow."""
        made = self._ids.take(f"{source}_ke_{target}")
        return SequenceFlow(id=made, name=name, source_ref=source, target_ref=target)

    def _asked(
        self, node: FlowNode, ways: list[SequenceFlow], names: _Names
    ) -> tuple[Question, ...]:
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
        if len(ways) < 2:  # noqa: PLR2004 - one way out is no decision
            return ()
        if isinstance(node, ExclusiveGateway):
            variable = f"hasil_{node.id}"
            for flow in ways[:-1]:
                self.answers[flow.id] = ((variable, flow.name),)
            self.answers[ways[-1].id] = None
            text = node.name
            if node.id.endswith(OPTIONAL):
                text = f"{names.of(ways[0].target_ref)}: {text[:1].lower()}{text[1:]}"
            return (Question(node.id, variable, text, tuple(flow.name for flow in ways)),)
        if not isinstance(node, InclusiveGateway):
            return ()
        for number, flow in enumerate(ways, 1):
            self.answers[flow.id] = ((f"pilih_{node.id}_{number}", YES),)
        return tuple(
            Question(node.id, f"pilih_{node.id}_{number}", names.of(flow.target_ref), (YES, NO))
            for number, flow in enumerate(ways, 1)
        )

    def _asked_again(
        self, split: FlowNode, asking: FlowNode, flows: list[SequenceFlow]
    ) -> list[SequenceFlow]:
        """Name the ways behind a choice of several, and ask again where none was chosen."""
        ways = [flow.id for flow in flows if flow.source_ref == split.id]
        flows = [replace(flow, name=CHOSEN) if flow.id in ways else flow for flow in flows]
        again = ExclusiveGateway(id=self._ids.take(f"{split.id}_ulang"))
        check = ExclusiveGateway(id=self._ids.take(f"{split.id}_periksa"), name=ANY_CHOSEN)
        flows = self._put_ahead(again, asking.id, self._put_ahead(check, split.id, flows))
        onward = next(flow for flow in flows if flow.source_ref == check.id)
        back = self._flow(check.id, again.id, NO)
        chosen = (self.answers[way] for way in ways)
        self.answers[onward.id] = tuple(one for answers in chosen for one in answers or ())
        self.answers[back.id] = None
        return [*(replace(flow, name=YES) if flow is onward else flow for flow in flows), back]


@dataclass(frozen=True, slots=True)
class _Names:
    """Names ways by the first node with a name on them."""

    nodes: Mapping[str, FlowNode]
    leaving: Mapping[str, list[SequenceFlow]]

    def of(self, node: str) -> str:
        """The name of a node, or of what follows it."""
        seen: set[str] = set()
        while not self.nodes[node].name and self.leaving[node] and node not in seen:
            seen.add(node)
            node = self.leaving[node][0].target_ref
        return self.nodes[node].name


def _by_people(node: Activity) -> UserTask:
    """The same work as a task for people."""
    return UserTask(
        id=node.id,
        name=node.name,
        documentation=node.documentation,
        origin=node.origin,
        work=node.work,
    )
