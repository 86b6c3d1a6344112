"""Lets SpiffWorkflow walk every branch of a process to its end.

Portable files have no conditions, so each flow that leaves an exclusive gateway gets its own id as
its condition, in a copy; an engine that answers these conditions then decides where to go.  Every
branch is the goal of one walk: the walk takes the nearest way to the branch, takes it, and takes
the nearest way to an end.
"""

from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree
from SpiffWorkflow.bpmn import BpmnEvent, BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.parser.task_parsers import TaskParser
from SpiffWorkflow.bpmn.parser.util import full_tag
from SpiffWorkflow.bpmn.parser.ValidationException import ValidationException
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.specs.defaults import ManualTask
from SpiffWorkflow.bpmn.specs.mixins.events.event_types import CatchingEvent
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from tests.conformance.bpmn import MODEL, XSI, File, attribute

STEPS = 20_000
"""Tasks that one walk may take before it counts as endless."""
FAR = 1_000_000_000


class Parser(BpmnParser):  # type: ignore[misc]
    """Takes tasks of any kind as done by somebody: portable files say no more about them."""

    OVERRIDE_PARSER_CLASSES = {  # noqa: RUF012
        full_tag(kind): (TaskParser, ManualTask)
        for kind in ("serviceTask", "sendTask", "receiveTask")
    }


@dataclass
class Map:
    """The flow of one process."""

    ends: set[str]
    """Ids of its end events."""
    nodes: set[str]
    choices: set[str]
    """Ids of its gateways that decide or wait for one of several messages."""
    targets: dict[str, str] = field(default_factory=dict)
    """Node that a flow leads to."""
    leaving: dict[str, list[str]] = field(default_factory=dict)
    """Flows that leave a node."""

    @classmethod
    def of(cls, file: File, process: etree._Element) -> "Map":
        """Read the map of a process."""
        inside = {str(item.get("id")) for item in process.iterdescendants(etree.Element)}
        nodes = inside & file.flow_nodes.keys()
        ends = {attribute(item, "id") for item in file.find("bpmn:endEvent", process)}
        kinds = "bpmn:exclusiveGateway | bpmn:eventBasedGateway"
        choices = {attribute(item, "id") for item in file.find(kinds, process)}
        made = cls(ends, nodes, choices, leaving={node: [] for node in sorted(nodes)})
        for name in inside & file.flows.keys():
            made.targets[name] = attribute(file.flows[name], "targetRef")
        for name in file.flows:
            if name in made.targets:
                made.leaving[attribute(file.flows[name], "sourceRef")].append(name)
        return made

    def branches(self) -> list[str]:
        """The flows that a walk can choose."""
        return [
            flow
            for node, flows in self.leaving.items()
            if node in self.choices and len(flows) > 1
            for flow in flows
        ]

    def distances(self, goals: set[str]) -> dict[str, int]:
        """How many flows it takes from each node to the nearest goal."""
        sources: dict[str, list[str]] = {node: [] for node in self.nodes}
        for node, flows in self.leaving.items():
            for flow in flows:
                sources[self.targets[flow]].append(node)
        found = dict.fromkeys(goals, 0)
        queue = deque(sorted(goals))
        while queue:
            node = queue.popleft()
            for source in sources[node]:
                if source not in found:
                    found[source] = found[node] + 1
                    queue.append(source)
        return found


class Chooser(PythonScriptEngine):  # type: ignore[misc]
    """Answers the conditions of one walk."""

    def __init__(self, maps: dict[str, Map], process: str, goal: str | None) -> None:
        super().__init__()
        self._process = process
        self._goal = goal
        self.taken: set[str] = set()
        self._decided: dict[object, str] = {}
        self._maps = maps
        self._to_end = {name: item.distances(item.ends) for name, item in maps.items()}
        own = maps[process]
        source = {node for node, flows in own.leaving.items() if goal in flows}
        self._to_goal = own.distances(source)

    def validate(self, _expression: str) -> None:
        """Any flow id will do."""

    def evaluate(self, task: Task, expression: str, external_context: object = None) -> bool:
        """Whether the flow named by the condition is the one to take at this visit."""
        del external_context
        if task.id not in self._decided:
            self._decided[task.id] = self._decide(task)
        return self._decided[task.id] == expression

    def answer(self, waiting: Task) -> BpmnEvent:
        """The message to bring to a task that waits for one."""
        spec, here = waiting.task_spec, self._maps[waiting.workflow.spec.name]
        if spec.bpmn_id not in here.choices:
            return BpmnEvent(spec.event_definition)
        event = here.targets[self._decide(waiting)]
        place = [child.bpmn_id for child in spec.outputs].index(event)
        return BpmnEvent(spec.event_definition.event_definitions[place])

    def _decide(self, task: Task) -> str:
        process, node = task.workflow.spec.name, task.task_spec.bpmn_id
        here = self._maps[process]
        flows = here.leaving[node]
        own = process == self._process
        seeking = own and self._goal is not None and self._goal not in self.taken
        if seeking and self._goal in flows:
            chosen = str(self._goal)
        else:
            goals = self._to_goal if seeking else {}
            ends = self._to_end[process]
            chosen = min(
                flows,
                key=lambda flow: (
                    goals.get(here.targets[flow], FAR),
                    ends.get(here.targets[flow], FAR),
                ),
            )
        if own:
            self.taken.add(chosen)
        return chosen


class Walker:
    """All files of one folder, ready to be walked."""

    def __init__(self, paths: list[Path]) -> None:
        self._parser = Parser()
        self._maps: dict[str, Map] = {}
        for path in paths:
            file = File(path)
            _make_executable(file)
            self._parser.add_bpmn_xml(file.root.getroottree(), str(path))
            for process in file.processes:
                self._maps[attribute(process, "id")] = Map.of(file, process)

    @property
    def processes(self) -> list[str]:
        """Ids of all processes of the folder."""
        return list(self._maps)

    def complaints(self, process: str) -> list[str]:
        """Walk every branch of a process; what went wrong, one line each."""
        here = self._maps[process]
        try:
            spec = self._parser.get_spec(process)
            called = self._parser.get_subprocess_specs(process)
        except ValidationException as error:
            return [f"{process}: {error}"]
        found: list[str] = []
        seen: set[str] = set()
        for goal in [*here.branches(), None]:
            chooser = Chooser(self._maps, process, goal)
            workflow = BpmnWorkflow(spec, called, script_engine=chooser)
            complaints = _run(workflow, here, chooser)
            found += [f"{process} to {goal}: {text}" for text in complaints]
            if goal and goal not in chooser.taken:
                found.append(f"{process}: branch {goal} was never taken")
            seen |= _done(workflow)
        return found + [
            f"{process}: {node} was never reached" for node in sorted(here.nodes - seen)
        ]


def _make_executable(file: File) -> None:
    """Let every flow that leaves an exclusive gateway carry its own id as its condition."""
    for process in file.processes:
        process.set("isExecutable", "true")
    for name, flow in file.flows.items():
        if file.flow_nodes[attribute(flow, "sourceRef")].tag == f"{{{MODEL}}}exclusiveGateway":
            condition = etree.SubElement(flow, f"{{{MODEL}}}conditionExpression")
            condition.set(f"{{{XSI}}}type", "bpmn:tFormalExpression")
            condition.text = name


def _run(workflow: BpmnWorkflow, here: Map, chooser: Chooser) -> list[str]:
    """Walk to the end; complains when the walk is stuck, endless, or ends more than once.

    What another organisation would send is brought whenever a process waits for it.
    """
    for _ in range(STEPS):
        workflow.do_engine_steps()
        ready = workflow.get_tasks(state=TaskState.READY, manual=True)
        waiting = workflow.get_tasks(state=TaskState.WAITING, spec_class=CatchingEvent)
        if ready:
            ready[0].run()
        elif waiting:
            workflow.catch(chooser.answer(waiting[0]))
        else:
            break
    else:
        return ["endless"]
    if not workflow.is_completed():
        waiting = sorted(
            {task.task_spec.name for task in workflow.get_tasks(state=TaskState.WAITING)}
        )
        return [f"stuck at {', '.join(waiting) or 'nothing in particular'}"]
    tasks = [
        task for task in workflow.get_tasks(state=TaskState.COMPLETED) if task.workflow is workflow
    ]
    ended = [task.task_spec.bpmn_id for task in tasks if task.task_spec.bpmn_id in here.ends]
    return [] if len(ended) == 1 else [f"ended {len(ended)} times: {', '.join(ended)}"]


def _done(workflow: BpmnWorkflow) -> set[str]:
    """Ids of the nodes of the process itself that were carried out."""
    return {
        task.task_spec.bpmn_id
        for task in workflow.get_tasks(state=TaskState.COMPLETED)
        if task.workflow is workflow and task.task_spec.bpmn_id
    }
