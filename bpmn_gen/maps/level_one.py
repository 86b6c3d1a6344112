"""Level 1: a process of level 0 as a chain of activities, in a BPMN model of collapsed calls.

Each activity calls the process below it.  The file of that process, its peta lintas fungsi, is the
next level, and an SOP is written from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.compiler.flow import process_id
from bpmn_gen.maps.exchange import results, trigger
from bpmn_gen.maps.permission import freely_begun
from bpmn_gen.model.elements import (
    CallActivity,
    Collaboration,
    Definitions,
    EndEvent,
    ExclusiveGateway,
    Lane,
    ParallelGateway,
    Participant,
    Process,
    SequenceFlow,
    StartEvent,
)
from bpmn_gen.model.ids import IdSpace, slug

if TYPE_CHECKING:
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.maps.survey import ProcessGroup, UnitSurvey
    from bpmn_gen.model.elements import FlowNode

_LEVEL = "_level_1"
"""How the ids of the processes in these files end."""
ONE_OF, ALL_OF = ("pilihan", "lepas"), "sejajar"
"""How processes belong together of which one is chosen, and all of which are done at once."""
QUESTION = "Apa pemicunya?"
"""The question of the gateway before the processes of a group.  Their triggers are the answers,
because a process that is a duty must not look like one that somebody chooses."""


def level_one(survey: UnitSurvey, group: ProcessGroup) -> Definitions:
    """The BPMN model of one process of level 0 of a unit."""
    chain = _Chain(IdSpace())
    root = chain.ids.take(f"{process_id(group.code)}{_LEVEL}")
    chain.build(group)
    lane = Lane(
        id=chain.ids.take("lajur_pengampu"),
        name=group.charge,
        flow_node_refs=tuple(node.id for node in chain.nodes),
    )
    process = Process(
        id=root,
        name=group.name,
        documentation=_documentation(group),
        code=group.code,
        lanes=(lane,),
        flow_nodes=tuple(chain.nodes),
        sequence_flows=tuple(chain.flows),
    )
    pool = Participant(
        id=chain.ids.take(f"{root}_peserta"), name=survey.target.name, process_ref=root
    )
    return Definitions(
        id=chain.ids.take(f"{root}_definisi"),
        name=f"{group.code} {group.name}",
        collaboration=Collaboration(id=chain.ids.take(f"{root}_kolaborasi"), participants=(pool,)),
        processes=(process,),
    )


def is_level_one(definitions: Definitions) -> bool:
    """Whether a file of this program shows level 1, which follows from the processes below it."""
    return any(process.id.endswith(_LEVEL) for process in definitions.processes)


def _documentation(group: ProcessGroup) -> str:
    """The documentation of the process in the file."""
    told = (
        ("Kode", group.code),
        ("Pengampu", group.charge),
        ("Catatan", group.note),
        ("Dasar", group.source),
    )
    return "\n".join(f"{label}: {text}" for label, text in told if text)


@dataclass(slots=True)
class _Chain:
    """Gathers the nodes and flows of the chain."""

    ids: IdSpace
    nodes: list[FlowNode] = field(default_factory=list)
    flows: list[SequenceFlow] = field(default_factory=list)

    def build(self, group: ProcessGroup) -> None:
        """Add everything from the start through all calls to the end."""
        processes = group.processes
        alone = len(processes) == 1
        start = StartEvent(id=self.ids.take("mulai"), name=_start(group))
        self.nodes.append(start)
        if alone or group.relation not in (*ONE_OF, ALL_OF):
            last = self._one_after_the_other(start, processes)
        else:
            last = self._fanned(start, group)
        end = EndEvent(id=self.ids.take("selesai"), name=_end(group))
        self.nodes.append(end)
        self._flow(last, end)

    def _one_after_the_other(
        self, start: FlowNode, processes: tuple[ResolvedProcess, ...]
    ) -> FlowNode:
        """Add calls in a row; returns the last."""
        before = start
        for process in processes:
            call = self._call(process)
            self._flow(before, call)
            before = call
        return before

    def _fanned(self, start: FlowNode, group: ProcessGroup) -> FlowNode:
        """Add calls side by side between two gateways; returns the second gateway."""
        if group.relation == ALL_OF:
            split: FlowNode = ParallelGateway(id=self.ids.take("sejajar"), name="")
        else:
            split = ExclusiveGateway(id=self.ids.take("pilihan"), name=QUESTION)
        self.nodes.append(split)
        self._flow(start, split)
        labels = _labels(group)
        calls = []
        for process, label in zip(group.processes, labels, strict=True):
            call = self._call(process)
            self._flow(split, call, label)
            calls.append(call)
        join = type(split)(id=self.ids.take("temu"))
        self.nodes.append(join)
        for call in calls:
            self._flow(call, join)
        return join

    def _call(self, process: ResolvedProcess) -> CallActivity:
        """Add a collapsed call of a process."""
        call = CallActivity(
            id=self.ids.take(f"panggil_{slug(process.code)}"),
            name=f"{process.code} {process.name}",
            documentation=_call_documentation(process),
            called_element=process_id(process.code),
            called_code=process.code,
        )
        self.nodes.append(call)
        return call

    def _flow(self, source: FlowNode, target: FlowNode, name: str = "") -> None:
        """Add a sequence flow."""
        key = self.ids.take(f"{source.id}_ke_{target.id}")
        self.flows.append(
            SequenceFlow(id=key, name=name, source_ref=source.id, target_ref=target.id)
        )


def _call_documentation(process: ResolvedProcess) -> str:
    """Whether anybody has to begin a process, and what it rests on."""
    based = (f"Dasar: {process.source}",) if process.source else ()
    return "\n".join((*freely_begun(process), *based))


def _start(group: ProcessGroup) -> str:
    """The name of the start: the trigger of the first process, unless several can come first."""
    if len(group.processes) == 1 or group.relation == "berurutan":
        return trigger(group.processes[0]) or "Mulai"
    return "Mulai"


def _end(group: ProcessGroup) -> str:
    """The name of the end: the only result of the last process, unless several can come last."""
    ends = results(group.processes[-1])
    if len(group.processes) == 1 or group.relation == "berurutan":
        return ends[0] if len(ends) == 1 else "Selesai"
    return "Selesai"


def _labels(group: ProcessGroup) -> tuple[str, ...]:
    """The names of the branches: the trigger of each process.

    Its code follows where two processes have the same trigger.
    """
    if group.relation == ALL_OF:
        return ("",) * len(group.processes)
    starts = [trigger(process) or process.code for process in group.processes]
    return tuple(
        f"{start} ({process.code})" if starts.count(start) > 1 else start
        for start, process in zip(starts, group.processes, strict=True)
    )
