"""The flow nodes and sequence flows of a process, one block for each step.

A step's block is entered at one node and left at one node: a merge gateway when several flows
arrive, a task that reads the table it needs, the step itself, and for a ``sejajar`` its split, its
branches and its join.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.documentation import step_documentation, table_documentation
from bpmn_gen.compiler.flow import process_id
from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.model.elements import (
    Activity,
    BusinessRuleTask,
    CallActivity,
    EndEvent,
    ExclusiveGateway,
    FlowNode,
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
"""The kind of task by ``jenis``; work of which nothing is said is done with an office's means."""

_PLAIN: dict[StepKind, type[FlowNode]] = {
    StepKind.START: StartEvent,
    StepKind.END: EndEvent,
    StepKind.DECISION: ExclusiveGateway,
}


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

    def lower(self) -> None:
        """Build everything: nodes first, since flows may lead back and forth."""
        self._place(self._process.steps)
        self._connect(self._process.steps, None)

    def _place(self, steps: Sequence[Step]) -> None:
        """Build the nodes of a region."""
        for step in steps:
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
            if step.kind is StepKind.PARALLEL:
                for branch in step.branches:
                    self._place(branch)
                self._exit[step.id] = self._add_gateway(ParallelGateway, step, step.join_actor)

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
        if plain := _PLAIN.get(step.kind):
            return plain(id=step.id, name=step.short, documentation=text, origin=origin)
        task = TASKS.get(step.means, UserTask)
        return task(
            id=step.id, name=step.short, documentation=text, origin=origin, work=_work(step)
        )

    def _reading(self, step: Step, table: DecisionTable) -> str:
        """Build the task that reads a table before the step."""
        task = BusinessRuleTask(
            id=self._ids.take(f"{step.id}_tabel"),
            name=table.task,
            documentation=table_documentation(table),
            origin=step.origin,
            table=table,
        )
        self._add(task, step, step.actor)
        self._readings[step.id] = task.id
        return task.id

    def _add_gateway(self, kind: type[FlowNode], step: Step, actor: str) -> str:
        """Build a gateway at which flows meet before or behind a step."""
        suffix = "sinkron" if kind is ParallelGateway else "gabung"
        gateway = kind(id=self._ids.take(f"{step.id}_{suffix}"), origin=step.origin)
        self._add(gateway, step, actor)
        return gateway.id

    def _add(self, node: FlowNode, step: Step, actor: str) -> None:
        """Put a node into its lane and phase."""
        self.nodes.append(node)
        self.by_actor.setdefault(actor, []).append(node.id)
        if step.phase is not None:
            self.by_phase.setdefault(step.phase, []).append(node.id)

    def _connect(self, steps: Sequence[Step], around: Step | None) -> None:
        """Build the flows of a region; where it ends, they lead to the join around it."""
        for step in steps:
            entry, reading = self._entry[step.id], self._readings.get(step.id, step.id)
            for source, target in ((entry, reading), (reading, step.id)):
                if source != target:
                    self._flow(source, target, (source, target))
            for outcome in step.outcomes:
                ends = (step.id, self._entry[outcome.target])
                self._flow(step.id, outcome.target, ends, outcome.label, step)
            for branch in step.branches:
                first = branch[0]
                self._flow(step.id, first.id, (step.id, self._entry[first.id]))
                self._connect(branch, step)
            self._go_on(step, around)

    def _go_on(self, step: Step, around: Step | None) -> None:
        """Build the flow from a step to the one that follows, or to the join where it ends."""
        leave = self._exit[step.id]
        if step.next is not None:
            self._flow(leave, step.next, (leave, self._entry[step.next]))
        elif around is not None and step.kind not in (StepKind.DECISION, StepKind.END):
            join = self._exit[around.id]
            self._flow(leave, join, (leave, join))

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
        following = [step.next] if step.next else [outcome.target for outcome in step.outcomes]
        for target in (*following, *(branch[0].id for branch in step.branches if branch)):
            counts[target] = counts.get(target, 0) + 1
    return counts
