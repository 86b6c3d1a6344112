"""Lets SpiffWorkflow walk every branch of a process to its end, all pools of it together.

Portable files have no conditions, so each flow that leaves an exclusive or inclusive gateway gets
its own id as its condition, in a copy; an engine that answers these conditions then decides where
to go.  Every branch is the goal of one walk: the walk takes the nearest way to the branch, takes
it, and takes the nearest way to an end.  The last walk has no goal: it decides in turn as the ways
are listed, takes all branches that may be taken together, and once does whatever may happen at any
time.

The library runs the pools side by side in one collaboration and starts them when their message
comes.  It hands a message on in the moment in which it is thrown or never; here it stays under way
until somebody waits for it, as in the standard, and one that nobody ever takes is a complaint.
Nothing is sent from outside.  Pools that the processes called by a process talk to run along.
"""

from collections import Counter, deque
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree
from SpiffWorkflow.bpmn import BpmnEvent, BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.parser.task_parsers import TaskParser
from SpiffWorkflow.bpmn.parser.util import full_tag
from SpiffWorkflow.bpmn.parser.ValidationException import ValidationException
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.specs.defaults import CallActivity, ManualTask
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from tests.conformance.bpmn import MODEL, XSI, File, attribute, kind

STEPS = 20_000
"""Tasks that one walk may take before it counts as endless."""
FAR = 1_000_000_000
DECIDING = ("exclusiveGateway", "inclusiveGateway")
OFTEN = 2
"""Times that a walk without a goal takes each flow in turn; then it makes for an end, because two
choices that take turns in a loop may never agree to leave it."""
TIRING = 5
"""Flows by which a way seems longer each time that it was chosen."""


class Parser(BpmnParser):  # type: ignore[misc]
    """Takes tasks of any kind as done by somebody: portable files say no more about them."""

    OVERRIDE_PARSER_CLASSES = {  # noqa: RUF012
        full_tag(kind): (TaskParser, ManualTask)
        for kind in ("serviceTask", "sendTask", "receiveTask", "businessRuleTask")
    }


@dataclass
class Map:
    """The flow of one file: of all its pools, which the messages between them join."""

    name: str
    """Id of the collaboration."""
    pools: list[str]
    """Ids of its processes."""
    ends: set[str]
    """Ids of its end events."""
    beside: set[str]
    """Ids of what stands beside the flow of a pool."""
    nodes: set[str]
    waits: set[str]
    """Ids of the gateways that wait for one of several messages."""
    choices: set[str]
    """Ids of the gateways that decide or wait."""
    several: set[str]
    """Ids of the gateways behind which one or more branches are taken."""
    targets: dict[str, str] = field(default_factory=dict)
    """Node that a flow leads to."""
    leaving: dict[str, list[str]] = field(default_factory=dict)
    """Flows that leave a node."""
    messages: list[tuple[str, str]] = field(default_factory=list)
    """Event that sends and event that receives."""

    @classmethod
    def of(cls, file: File) -> "Map":
        """Read the map of a file."""
        waits = _ids(file, "//bpmn:eventBasedGateway")
        several = _ids(file, "//bpmn:inclusiveGateway")
        made = cls(
            name=attribute(file.find("//bpmn:collaboration")[0], "id"),
            pools=[attribute(process, "id") for process in file.processes],
            ends=_ids(file, "//bpmn:endEvent"),
            beside=_ids(file, "//bpmn:subProcess"),
            nodes=set(file.flow_nodes),
            waits=waits,
            choices=waits | several | _ids(file, "//bpmn:exclusiveGateway"),
            several=several,
            leaving={node: [] for node in sorted(file.flow_nodes)},
        )
        for name, flow in file.flows.items():
            made.targets[name] = attribute(flow, "targetRef")
            made.leaving[attribute(flow, "sourceRef")].append(name)
        for flow in file.find("//bpmn:messageFlow"):
            made.messages.append((attribute(flow, "sourceRef"), attribute(flow, "targetRef")))
        return made

    def branches(self) -> list[str]:
        """The flows that a walk can choose."""
        return [
            flow
            for node, flows in self.leaving.items()
            if node in self.choices and len(flows) > 1
            for flow in flows
        ]

    def awaited(self) -> dict[str, str]:
        """By the event that may come at a gateway that waits the flow that leads to it."""
        return {self.targets[flow]: flow for node in self.waits for flow in self.leaving[node]}

    def distances(self, goals: set[str], *, by_message: bool) -> dict[str, int]:
        """How many flows, or messages as well, it takes from each node to the nearest goal."""
        sources: dict[str, list[str]] = {node: [] for node in self.nodes}
        for node, flows in self.leaving.items():
            for flow in flows:
                sources[self.targets[flow]].append(node)
        for sender, receiver in self.messages if by_message else ():
            sources[receiver].append(sender)
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

    def __init__(self, maps: dict[str, Map], here: Map, goal: str | None) -> None:
        super().__init__()
        self._here = here
        self._goal = goal
        self.taken: set[str] = set()
        self._awaited = here.awaited()
        self._decided: dict[object, set[str]] = {}
        self._begun: set[str] = set()
        self._times: Counter[str] = Counter()
        self._maps = maps
        self._to_end = {
            item.name: item.distances(item.ends, by_message=False) for item in maps.values()
        }
        source = {node for node, flows in here.leaving.items() if goal in flows}
        if goal and source <= here.waits:
            source = {here.targets[goal]}
        self._to_goal = here.distances(source, by_message=True)

    def validate(self, _expression: str) -> None:
        """Any flow id will do."""

    def evaluate(self, task: Task, expression: str, external_context: object = None) -> bool:
        """Whether the flow named by the condition is one to take at this visit.

        The condition of an event holds: whoever begins what stands beside the flow decides when.
        """
        del external_context
        if task.workflow.spec.name not in self._maps:
            return True
        if task.id not in self._decided:
            self._decided[task.id] = self._decide(task)
        return expression in self._decided[task.id]

    def begin_beside(self, workflow: "Together") -> None:
        """On a walk without a goal, do once what may happen at any time while a pool runs."""
        if self._goal is not None or not self._here.beside:
            return
        for pool in [*workflow.subprocesses.values()]:
            # Whether a pool is done takes a look at every task, so it is asked last.
            names = {*pool.spec.start.trigger_specs} - self._begun
            if names and pool.spec.name in self._here.pools and not pool.is_completed():
                for name in sorted(names):
                    self._begun.add(name)
                    pool.spec.start.trigger_wf(pool.task_tree, name)

    def note(self, task: Task) -> None:
        """Keep in mind which of several messages came."""
        name = task.task_spec.bpmn_id
        if task.workflow.spec.name in self._here.pools and name in self._awaited:
            self.taken.add(self._awaited[name])

    def _decide(self, task: Task) -> set[str]:
        """The flows to take at a gateway."""
        here = self._maps[task.workflow.spec.name]
        flows = here.leaving[task.task_spec.bpmn_id]
        own = here is self._here
        seeking = own and self._goal is not None and self._goal not in self.taken
        if seeking and self._goal in flows:
            chosen = str(self._goal)
        elif self._goal is None and min(self._times[flow] for flow in flows) < OFTEN:
            chosen = min(flows, key=lambda flow: self._times[flow])
        elif self._goal is None:
            ends = self._to_end[here.name]
            chosen = min(flows, key=lambda flow: ends.get(here.targets[flow], FAR))
        else:
            chosen = min(flows, key=lambda flow: self._worth(here, flow, seeking=seeking))
        self._times[chosen] += 1
        every = self._goal is None and task.task_spec.bpmn_id in here.several
        taken = {*flows} if every else {chosen}
        if own:
            self.taken |= taken
        return taken

    def _worth(self, here: Map, flow: str, *, seeking: bool) -> tuple[int, int, int]:
        """Nearer to the goal is better, then what was chosen less often, then nearer to an end.

        The nearest way leads nowhere as long as the pool that shall receive waits elsewhere, so
        each choice makes it longer.
        """
        target, times = here.targets[flow], self._times[flow]
        to_goal = self._to_goal.get(target, FAR) if seeking else FAR
        return to_goal + TIRING * times, times, self._to_end[here.name].get(target, FAR)


class Together(BpmnWorkflow):  # type: ignore[misc]
    """Pools that run side by side, and the messages between them."""

    def __init__(self, spec: object, inner: object, chooser: Chooser) -> None:
        self.underway: list[BpmnEvent] = []
        super().__init__(spec, inner, script_engine=chooser)

    def catch(self, event: BpmnEvent) -> None:
        """Take what a pool throws."""
        self.underway.append(event)

    def deliver(self) -> bool:
        """Hand over one message: to a pool that waits for it, else to one that it starts."""
        for event in self.underway:
            waiting = self._waiting(event) or self._started(event)
            if waiting:
                waiting[0].task_spec.catch(waiting[0], event)
                waiting[0].task_spec._update(waiting[0])
                self.underway.remove(event)
                return True
        return False

    def _waiting(self, event: BpmnEvent) -> list[Task]:
        """Who waits for a message."""
        tasks = list(self.event_manager.tasks.values())
        return [task for task in tasks if task.task_spec.catches(task, event)]

    def _started(self, event: BpmnEvent) -> list[Task]:
        """The start event of a new pool, where a message starts one.

        The library would not get as far as the start events of a pool that has several.
        """
        self.event_manager.update_collaboration(event)
        self.do_engine_steps()
        return self._waiting(event)


class Walker:
    """All files of one folder, ready to be walked."""

    def __init__(self, paths: list[Path]) -> None:
        self._parser = Parser()
        self._maps: dict[str, Map] = {}
        for path in paths:
            file = File(path)
            _make_executable(file)
            self._parser.add_bpmn_xml(file.root.getroottree(), str(path))
            found = Map.of(file)
            self._maps |= dict.fromkeys(found.pools, found)

    @property
    def files(self) -> list[Map]:
        """The maps of all files of the folder."""
        return list({item.name: item for item in self._maps.values()}.values())

    def complaints(self, here: Map) -> list[str]:
        """Walk every branch of all pools of a file; what went wrong, one line each."""
        found: list[str] = []
        seen: set[str] = set()
        for goal in [*here.branches(), None]:
            chooser = Chooser(self._maps, here, goal)
            try:
                workflow = self._workflow(here, chooser)
            except ValidationException as error:
                return [f"{here.name}: {error}"]
            complaints = _run(workflow, here, chooser)
            found += [f"{here.name} to {goal}: {text}" for text in complaints]
            if goal and goal not in chooser.taken:
                found.append(f"{here.name}: branch {goal} was never taken")
            for done in _done(workflow, here):
                seen.update(done)
        missed = sorted(here.nodes - seen)
        return found + [f"{here.name}: {node} was never reached" for node in missed]

    def _workflow(self, here: Map, chooser: Chooser) -> Together:
        """All pools of a file, with those that talk to what they call."""
        spec, inner = self._parser.get_collaboration(here.name)
        if here.beside:  # the library ties what it begins beside a flow to the flow for good
            spec, inner = deepcopy((spec, inner))
        joined, waiting = set(here.pools), list(inner)
        while waiting:
            called = waiting.pop()
            if called not in self._maps:  # it stands beside the flow of one of the pools
                continue
            for pool in self._maps[called].pools:
                if pool in inner or pool in joined:
                    continue
                joined.add(pool)
                inner[pool] = self._parser.get_spec(pool)
                inner |= self._parser.get_subprocess_specs(pool)
                waiting += [name for name in inner if name not in joined]
                spec.start.connect_or_add_trigger(CallActivity(spec, pool, pool), inner[pool])
        # A pool with several start events is listed once for each.
        spec.start.trigger_specs = list(dict.fromkeys(spec.start.trigger_specs))
        return Together(spec, inner, chooser)


def _ids(file: File, xpath: str) -> set[str]:
    """Ids of the elements that an XPath finds."""
    return {attribute(item, "id") for item in file.find(xpath)}


def _make_executable(file: File) -> None:
    """Make each flow out of a gateway that decides its condition, and messages this file's own.

    The library knows messages by name in all files, and keeps but one of those with the same id.
    """
    for process in file.processes:
        process.set("isExecutable", "true")
    for name, flow in file.flows.items():
        if kind(file.flow_nodes[attribute(flow, "sourceRef")]) in DECIDING:
            condition = etree.SubElement(flow, f"{{{MODEL}}}conditionExpression")
            condition.set(f"{{{XSI}}}type", "bpmn:tFormalExpression")
            condition.text = name
    prefix = attribute(file.processes[0], "id")
    for message in file.find("//bpmn:message"):
        unique = f"{prefix}-{attribute(message, 'id')}"
        message.set("id", unique)
        message.set("name", unique)
    for event in file.find("//bpmn:messageEventDefinition"):
        event.set("messageRef", f"{prefix}-{attribute(event, 'messageRef')}")


def _run(workflow: Together, here: Map, chooser: Chooser) -> list[str]:
    """Walk to the end; complains when the walk is stuck, endless, or ends more than once."""
    for _ in range(STEPS):
        workflow.do_engine_steps(did_complete_task=chooser.note)
        chooser.begin_beside(workflow)
        ready = workflow.get_tasks(state=TaskState.READY, manual=True)
        if ready:
            ready[0].run()
        elif not workflow.deliver():
            break
    else:
        return ["endless"]
    lost = [f"nobody waits for {event.event_definition.name}" for event in workflow.underway]
    if not workflow.is_completed():
        waiting = sorted(
            {task.task_spec.name for task in workflow.get_tasks(state=TaskState.WAITING)}
        )
        return [*lost, f"stuck at {', '.join(waiting) or 'nothing in particular'}"]
    for done in _done(workflow, here):
        ended = [node for node in done if node in here.ends]
        if len(ended) != 1:
            lost.append(f"ended {len(ended)} times: {', '.join(ended)}")
    return lost


def _done(workflow: BpmnWorkflow, here: Map) -> Iterator[list[str]]:
    """Ids of what was done in each pool of a file, without what its calls did."""
    for pool in workflow.subprocesses.values():
        if pool.spec.name in {*here.pools, *here.beside}:
            tasks = pool.get_tasks(state=TaskState.COMPLETED)
            yield [task.task_spec.bpmn_id for task in tasks if task.workflow is pool]
