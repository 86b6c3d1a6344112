"""The flow nodes and sequence flows of a process, one block for each step.

A step's block is entered at one node and left at one node.  Its parts in order: a merge gateway
when several flows arrive, a task that reads the table it needs, the step itself.  Of a ``sejajar``
or ``pilih`` these are split, branches and join.  A branch whose last step may be skipped ends in a
merge gateway of its own.  Work beside the flow becomes an event sub-process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.documentation import step_documentation, table_documentation
from bpmn_gen.compiler.event_work import around
from bpmn_gen.compiler.flow import JOINED, process_id
from bpmn_gen.compiler.resolved import BLOCKS, StepKind
from bpmn_gen.model.elements import (
    Activity,
    BusinessRuleTask,
    CallActivity,
    EndEvent,
    ExclusiveGateway,
    FlowNode,
    InclusiveGateway,
    ManualTask,
    ParallelGateway,
    ReceiveTask,
    SendTask,
    SequenceFlow,
    ServiceTask,
    StartEvent,
    UserTask,
    Work,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.model.decision import DecisionTable
    from bpmn_gen.model.ids import IdSpace

TASKS: dict[str | None, type[Activity]] = {
    None: UserTask,
    "pengguna": UserTask,
    "manual": ManualTask,
    "layanan": ServiceTask,
    "kirim": SendTask,
    "terima": ReceiveTask,
}
"""The kind of task by ``jenis``.  Work without one is a user task, because people in offices do it
with programs."""

_PLAIN: dict[StepKind, type[FlowNode]] = {
    StepKind.END: EndEvent,
    StepKind.DECISION: ExclusiveGateway,
}
_GATEWAYS: dict[StepKind, type[FlowNode]] = {
    StepKind.PARALLEL: ParallelGateway,
    StepKind.SEVERAL: InclusiveGateway,
}
"""Kind of gateway at which the branches of a block part and meet."""
ONE_OR_MORE = "Satu atau lebih"
"""The name of the gateway behind which one or more branches are taken."""


class Blocks:
    """Builds the nodes and flows of one process, in declaration order."""

    def __init__(self, process: ResolvedProcess, ids: IdSpace) -> None:
        """Start with nothing built."""
        self.nodes: list[FlowNode] = []
        self.flows: list[SequenceFlow] = []
        self.by_actor: dict[str, list[str]] = {}
        self.by_phase: dict[int, list[str]] = {}
        self._process = process
        self._ids = ids
        self._arrivals = _arrivals(process)
        self._entry: dict[str, str] = {}
        self._readings: dict[str, str] = {}
        self._exit: dict[str, str] = {}
        self._ends: dict[str, str] = {}
        """By id of a branch's first step the node at its end: the join, or a merge before it."""

    def lower(self) -> None:
        """Build the nodes, then the flows, which may lead back to any node."""
        self._place(self._process.steps)
        self._connect(self._process.steps, "")

    def _place(self, steps: Sequence[Step]) -> None:
        """Build the nodes of a region."""
        for step in steps:
            if step.beside:
                self._place_beside(step)
                continue
            merged = self._arrivals.get(step.id, 0) > 1
            if merged:
                self._entry[step.id] = self._add_gateway(ExclusiveGateway, step, step.actor)
            if step.table:
                reading = self._reading(step, step.table)
                self._entry.setdefault(step.id, reading)
            node = self._node(step)
            self._add(node, step, step.actor)
            self._entry.setdefault(step.id, node.id)
            self._exit[step.id] = node.id
            if step.kind in BLOCKS:
                self._place_branches(step)

    def _place_branches(self, step: Step) -> None:
        """Build the branches of a block, the merges at their ends and the join."""
        for branch in step.branches:
            self._place(branch)
            if _endings(branch) > 1:
                last = branch[-1]
                self._ends[branch[0].id] = self._add_gateway(
                    ExclusiveGateway, last, last.actor, "_lewat"
                )
        join = self._add_gateway(_GATEWAYS[step.kind], step, step.join_actor, JOINED)
        self._exit[step.id] = join
        for branch in step.branches:
            self._ends.setdefault(branch[0].id, join)

    def _place_beside(self, step: Step) -> None:
        """Build the event sub-process of a step beside the flow."""
        nodes = [self._reading_of(step, step.table)] if step.table else []
        self._add(around([*nodes, self._node(step)], step.id, self._ids), step, step.actor)

    def _node(self, step: Step) -> FlowNode:
        """The node of a step itself."""
        text, origin = step_documentation(step, self._process), step.origin
        if step.kind is StepKind.CALL:
            code = step.called or ""
            return CallActivity(
                id=step.id,
                name=step.short,
                documentation=text,
                origin=origin,
                work=_work(step),
                called_element=process_id(code),
                called_code=code,
            )
        if step.kind is StepKind.PARALLEL:
            return ParallelGateway(id=step.id, documentation=text, origin=origin)
        if step.kind is StepKind.SEVERAL:
            return InclusiveGateway(id=step.id, name=ONE_OR_MORE, documentation=text, origin=origin)
        if step.kind is StepKind.START:
            return StartEvent(
                id=step.id,
                name=step.short,
                documentation=text,
                origin=origin,
                triggers=step.triggers,
            )
        if plain := _PLAIN.get(step.kind):
            return plain(id=step.id, name=step.short, documentation=text, origin=origin)
        task = TASKS.get(step.means, UserTask)
        return task(
            id=step.id, name=step.short, documentation=text, origin=origin, work=_work(step)
        )

    def _reading(self, step: Step, table: DecisionTable) -> str:
        """Build the task that reads a table before the step."""
        task = self._reading_of(step, table)
        self._add(task, step, step.actor)
        self._readings[step.id] = task.id
        return task.id

    def _reading_of(self, step: Step, table: DecisionTable) -> FlowNode:
        """The task that reads a table before a step."""
        return BusinessRuleTask(
            id=self._ids.take(f"{step.id}_tabel"),
            name=table.task,
            documentation=table_documentation(table),
            origin=step.origin,
            table=table,
        )

    def _add_gateway(
        self, kind: type[FlowNode], step: Step, actor: str, suffix: str = "_gabung"
    ) -> str:
        """Build a gateway at which flows meet before or behind a step."""
        gateway = kind(id=self._ids.take(f"{step.id}{suffix}"), origin=step.origin)
        self._add(gateway, step, actor)
        return gateway.id

    def _add(self, node: FlowNode, step: Step, actor: str) -> None:
        """Put a node into its lane and phase."""
        self.nodes.append(node)
        self.by_actor.setdefault(actor, []).append(node.id)
        if step.phase is not None:
            self.by_phase.setdefault(step.phase, []).append(node.id)

    def _connect(self, steps: Sequence[Step], end: str) -> None:
        """Build the flows of a region, the last of them to the node ``end`` unless it is empty."""
        for step in steps:
            if step.beside:
                continue
            entry, reading = self._entry[step.id], self._readings.get(step.id, step.id)
            for source, target in ((entry, reading), (reading, step.id)):
                if source != target:
                    self._flow(source, target, (source, target))
            for outcome in step.outcomes:
                target = outcome.target or end
                ends = (step.id, self._entry.get(target, target))
                self._flow(step.id, target, ends, outcome.label, step)
            for branch in step.branches:
                first = branch[0]
                self._flow(step.id, first.id, (step.id, self._entry[first.id]))
                self._connect(branch, self._ends[first.id])
            self._leave_branches(step)
            self._go_on(step, end)

    def _leave_branches(self, block: Step) -> None:
        """Build the flows from the merges at the ends of branches to the join."""
        join = self._exit[block.id]
        for branch in block.branches:
            merge = self._ends[branch[0].id]
            if merge != join:
                self._flow(merge, join, (merge, join))

    def _go_on(self, step: Step, end: str) -> None:
        """Build the flow from a step to the one that follows, or to where its region ends."""
        leave = self._exit[step.id]
        if step.next is not None:
            self._flow(leave, step.next, (leave, self._entry[step.next]))
        elif end and step.kind not in (StepKind.DECISION, StepKind.END):
            self._flow(leave, end, (leave, end))

    def _flow(
        self,
        source: str,
        target: str,
        ends: tuple[str, str],
        label: str = "",
        step: Step | None = None,
    ) -> None:
        """Build a flow, named after the steps it joins rather than the gateways between them."""
        flow = SequenceFlow(
            id=self._ids.take(f"{source}_ke_{target}"),
            name=label,
            origin=step.origin if step else None,
            source_ref=ends[0],
            target_ref=ends[1],
        )
        self.flows.append(flow)


def _work(step: Step) -> Work:
    """What is known about the work of a step."""
    return Work(
        text=step.text,
        inputs=step.inputs,
        outputs=step.outputs,
        documents=step.documents,
        duration=step.duration,
    )


def _arrivals(process: ResolvedProcess) -> dict[str, int]:
    """How many flows lead to each step."""
    counts: dict[str, int] = {}
    for step in process.walk():
        following = [step.next] if step.next else [one.target for one in step.outcomes]
        for target in (*following, *(branch[0].id for branch in step.branches if branch)):
            counts[target] = counts.get(target, 0) + 1
    return counts


def _endings(branch: Sequence[Step]) -> int:
    """How many flows leave a branch of a block."""
    last = (step for step in branch if step.next is None and not step.beside)
    return sum(
        sum(not outcome.target for outcome in step.outcomes)
        if step.kind is StepKind.DECISION
        else step.kind is not StepKind.END
        for step in last
    )
