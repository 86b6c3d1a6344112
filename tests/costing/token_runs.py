"""Lets SpiffWorkflow run a process in all ways and takes the time of each run.

The clock is worked out of what the engine did: a node begins when what leads to it is over, a
gateway that joins when all that it waited for is.  Only the flow is taken from the program, as the
lowered model; ways back are told from other ways by a walk through that flow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.util.task import TaskState

from bpmn_gen.model.elements import (
    EndEvent,
    ExclusiveGateway,
    InclusiveGateway,
    ParallelGateway,
    Process,
    StartEvent,
    SubProcess,
)
from tests.conformance.bpmn import MODEL, XSI
from tests.conformance.walking import Parser

if TYPE_CHECKING:
    from SpiffWorkflow.task import Task

KINDS = {
    StartEvent: "startEvent",
    EndEvent: "endEvent",
    ExclusiveGateway: "exclusiveGateway",
    InclusiveGateway: "inclusiveGateway",
    ParallelGateway: "parallelGateway",
}
MOST = 60
"""Runs of one kind that are tried before a process counts as one of too many ways."""
JOINING = ("inclusiveGateway", "parallelGateway")
Choice = Callable[[str], int]
"""Which of the options at a gateway is taken, by the number of its visit."""


@dataclass
class Flow:
    """The flow of one process as a graph."""

    process: Process
    kinds: dict[str, str] = field(default_factory=dict)
    leaving: dict[str, list[str]] = field(default_factory=dict)
    """Ids of flows that leave a node."""
    ends: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Source and target of a flow."""
    backward: list[str] = field(default_factory=list)
    """Flows that lead back."""

    def __post_init__(self) -> None:
        for node in self.process.flow_nodes:
            if not isinstance(node, SubProcess):
                self.kinds[node.id] = KINDS.get(type(node), "manualTask")
                self.leaving[node.id] = []
        for flow in self.process.sequence_flows:
            self.ends[flow.id] = (flow.source_ref, flow.target_ref)
            self.leaving[flow.source_ref].append(flow.id)
        self._walk()

    def _walk(self) -> None:
        """Find what leads back to where the walk comes from."""
        start = next(key for key, kind in self.kinds.items() if kind == "startEvent")
        done: set[str] = set()
        way: dict[str, Iterator[str]] = {start: iter(self.leaving[start])}
        while way:
            node = next(reversed(way))
            flow = next(way[node], None)
            if flow is None:
                done.add(node)
                del way[node]
            elif (target := self.ends[flow][1]) in way:
                self.backward.append(flow)
            elif target not in done:
                way[target] = iter(self.leaving[target])

    def forward_to(self, goals: set[str]) -> set[str]:
        """The nodes from which one of the goals is come to without leading back."""
        found = set(goals)
        while True:
            more = {
                source
                for flow, (source, target) in self.ends.items()
                if target in found and flow not in self.backward
            } - found
            if not more:
                return found
            found |= more

    def xml(self) -> bytes:
        """The flow as a file of its own; each flow out of a choice is its own condition."""
        root = etree.Element(f"{{{MODEL}}}definitions", nsmap={"bpmn": MODEL, "xsi": XSI})
        process = etree.SubElement(root, f"{{{MODEL}}}process", id="p", isExecutable="true")
        for key, kind in self.kinds.items():
            etree.SubElement(process, f"{{{MODEL}}}{kind}", id=key)
        for key, (source, target) in self.ends.items():
            attributes = {"id": key, "sourceRef": source, "targetRef": target}
            flow = etree.SubElement(process, f"{{{MODEL}}}sequenceFlow", attributes)
            if self.kinds[source] in ("exclusiveGateway", "inclusiveGateway"):
                condition = etree.SubElement(flow, f"{{{MODEL}}}conditionExpression")
                condition.set(f"{{{XSI}}}type", "bpmn:tFormalExpression")
                condition.text = key
        return etree.tostring(root)


@dataclass
class Run:
    """What came of one run."""

    begun: dict[str, list[int]] = field(default_factory=dict)
    """When each node began, each time."""
    over: dict[str, int] = field(default_factory=dict)
    """When each node was over, the last time."""
    took: list[str] = field(default_factory=list)
    """The flows back that were taken."""


class _Chooser(PythonScriptEngine):  # type: ignore[misc]
    """Answers the conditions of one run."""

    def __init__(self, answer: Callable[[str], set[str]]) -> None:
        super().__init__()
        self._answer = answer
        self._decided: dict[object, set[str]] = {}

    def validate(self, _expression: str) -> None:
        """Any flow id will do."""

    def evaluate(self, task: Task, expression: str, external_context: object = None) -> bool:
        """Whether the flow named by the condition is taken at this visit."""
        del external_context
        if task.id not in self._decided:
            self._decided[task.id] = self._answer(task.task_spec.bpmn_id)
        return expression in self._decided[task.id]


class Clock:
    """Runs one process again and again."""

    def __init__(self, process: Process, lasting: Mapping[str, int]) -> None:
        self.flow = Flow(process)
        self.lasting = dict(lasting)
        """Minutes of each node; none for those that are not named."""
        parser = Parser()
        parser.add_bpmn_io(BytesIO(self.flow.xml()), "p.bpmn")
        self._spec = parser.get_spec("p")
        ends = {key for key, kind in self.flow.kinds.items() if kind == "endEvent"}
        self._to_end = self.flow.forward_to(ends)

    def runs(self, back: str | None = None, most: int = MOST) -> Iterator[Run]:
        """Every run that goes back nowhere, or each that goes back over one flow exactly once.

        At gateways behind which one or more branches are taken, each alone and all together.
        """
        choices: list[tuple[int, int]] = []
        for _ in range(most):
            run, choices = self._run(back, [taken for taken, _ in choices])
            if back is None or run.took == [back]:
                yield run
            while choices and choices[-1][0] + 1 == choices[-1][1]:
                choices.pop()
            if not choices:
                return
            choices[-1] = (choices[-1][0] + 1, choices[-1][1])
        raise TooManyRunsError

    def guided(self, options: Callable[[str], set[str]]) -> Run:
        """One run in which somebody else says which flows are taken at each gateway."""
        run = Run()
        self._play(run, options)
        return run

    def forward(self, gateway: str) -> list[set[str]]:
        """What may be taken at a gateway by a run that goes back nowhere."""
        return self._options(gateway, None, set())

    def _run(self, back: str | None, script: list[int]) -> tuple[Run, list[tuple[int, int]]]:
        """One run; the first decisions are told, each other one is the first option."""
        run, made, told = Run(), [], count()
        to_back = self.flow.forward_to({self.flow.ends[back][0]}) if back else set()

        def answer(gateway: str) -> set[str]:
            options = self._options(gateway, back if back not in run.took else None, to_back)
            at = next(told)
            taken = script[at] if at < len(script) else 0
            made.append((taken, len(options)))
            return options[taken]

        self._play(run, answer)
        return run, made

    def _play(self, run: Run, answer: Callable[[str], set[str]]) -> None:
        """Let the engine run to the end."""
        workflow = BpmnWorkflow(self._spec, script_engine=_Chooser(answer))
        while not workflow.is_completed():
            workflow.do_engine_steps(did_complete_task=lambda task: self._note(run, task))
            for task in workflow.get_tasks(state=TaskState.READY, manual=True)[:1]:
                task.run()
                self._note(run, task)

    def _options(self, gateway: str, back: str | None, to_back: set[str]) -> list[set[str]]:
        """What may be taken at a gateway."""
        good = self._to_end | (to_back if back else set())
        flows = [
            flow
            for flow in self.flow.leaving[gateway]
            if flow == back or (flow not in self.flow.backward and self.flow.ends[flow][1] in good)
        ]
        alone = [{flow} for flow in flows]
        if self.flow.kinds[gateway] == "inclusiveGateway" and len(flows) > 1:
            return [*alone, set(flows)]
        return alone

    def _note(self, run: Run, task: Task) -> None:
        """Put down when a node began and was over."""
        key = task.task_spec.bpmn_id
        if key not in self.flow.kinds:
            return
        if self.flow.kinds[key] in JOINING:
            before = [s for s, target in self.flow.ends.values() if target == key]
        else:
            parent = task.parent
            while parent is not None and parent.task_spec.bpmn_id not in self.flow.kinds:
                parent = parent.parent
            before = [parent.task_spec.bpmn_id] if parent is not None else []
            run.took += [
                flow for flow in self.flow.backward if self.flow.ends[flow] == (*before, key)
            ]
        begun = max((run.over[one] for one in before if one in run.over), default=0)
        run.begun.setdefault(key, []).append(begun)
        run.over[key] = begun + self.lasting.get(key, 0)


class TooManyRunsError(Exception):
    """A process that runs in more ways than a test can try."""
