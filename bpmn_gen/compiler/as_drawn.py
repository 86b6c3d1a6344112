"""The model as maps draw it.

A map has a start event for each occasion that begins the process, because readers look for the one
that they know.  Whichever happens, the flow goes on in the same way, so that all meet before the
first step.  Engines and checkers of BPMN want one start event, so the files for them keep the one
that names all occasions.

A lane that fills its pool and has the pool's name is left out, because it would say it twice.  The
files keep it, because they tell by it who does the work.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.model.elements import ExclusiveGateway, SequenceFlow, StartEvent
from bpmn_gen.model.graph import elements_of, outgoing
from bpmn_gen.model.ids import IdSpace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.model.elements import Definitions, FlowNode, Group, Process


def as_drawn(definitions: Definitions) -> Definitions:
    """The model as a map shows it; the same object where that is no different."""
    return _with_each_trigger(_without_doubled_lanes(definitions))


def undrawn(process: ResolvedProcess, told: str) -> str:
    """What a map says about the people that it does not draw; empty where it draws all.

    Lanes show who does the work.  Who joins in, and who gets the result or a copy of it, would need
    lines to lanes far away or lanes without any work, so the map names what tells of them.

    Args:
        process: what is drawn.
        told: what tells of them, in Indonesian.
    """
    steps = [*process.walk()]
    kinds = {
        "pelaku yang ikut mengerjakan": any(step.together for step in steps),
        "penerima hasil": any(step.to for step in steps),
        "penerima tembusan": any(step.copies for step in steps),
    }
    named = [words for words, is_there in kinds.items() if is_there]
    return f"Tidak digambar: {', '.join(named)}; lihat {told}" if named else ""


def _without_doubled_lanes(definitions: Definitions) -> Definitions:
    """The model without lanes that only repeat the name of their pool."""
    pools = {pool.process_ref: pool.name for pool in definitions.collaboration.participants}
    doubled = [
        process
        for process in definitions.processes
        if [lane.name for lane in process.lanes] == [pools.get(process.id)]
    ]
    if not doubled:
        return definitions
    processes = (
        replace(process, lanes=()) if process in doubled else process
        for process in definitions.processes
    )
    return replace(definitions, processes=tuple(processes))


def _with_each_trigger(definitions: Definitions) -> Definitions:
    """The model with a start event for each trigger."""
    if not any(_several(process) for process in definitions.processes):
        return definitions
    ids = IdSpace()
    for element in elements_of(definitions):
        ids.take(element.id)
    grown: dict[str, tuple[str, ...]] = {}
    processes = tuple(_split(process, ids, grown) for process in definitions.processes)
    groups = tuple(_grown(group, grown) for group in definitions.collaboration.groups)
    collaboration = replace(definitions.collaboration, groups=groups)
    return replace(definitions, processes=processes, collaboration=collaboration)


def _several(process: Process) -> list[StartEvent]:
    """The starts of a process that have several triggers; there is one at the most."""
    return [node for node in process.flow_nodes if isinstance(node, StartEvent) and node.triggers]


def _split(process: Process, ids: IdSpace, grown: dict[str, tuple[str, ...]]) -> Process:
    """A process with its start taken apart; ``grown`` is told what stands in its place."""
    for start in _several(process):
        first = outgoing(process)[start.id][0]
        starts = [
            replace(start, id=start.id if not at else ids.take(f"{start.id}_{at + 1}"), name=name)
            for at, name in enumerate(start.triggers)
        ]
        merge = ExclusiveGateway(id=ids.take(f"{start.id}_gabung"))
        arriving = [_flow(one.id, merge.id, ids) for one in starts]
        onward = replace(first, source_ref=merge.id)
        grown[start.id] = (*(one.id for one in starts), merge.id)
        nodes: list[FlowNode] = []
        for node in process.flow_nodes:
            nodes += [starts[-1], *starts[:-1], merge] if node is start else [node]
        flows = [onward if flow is first else flow for flow in process.sequence_flows]
        process = replace(
            process,
            flow_nodes=tuple(nodes),
            sequence_flows=(*arriving, *flows),
            lanes=tuple(
                replace(lane, flow_node_refs=_refs(lane.flow_node_refs, grown))
                for lane in process.lanes
            ),
            groups=tuple(_grown(group, grown) for group in process.groups),
        )
    return process


def _flow(source: str, target: str, ids: IdSpace) -> SequenceFlow:
    """A new flow."""
    return SequenceFlow(id=ids.take(f"{source}_ke_{target}"), source_ref=source, target_ref=target)


def _grown(group: Group, grown: Mapping[str, tuple[str, ...]]) -> Group:
    """A phase with all starts in place of the one."""
    return replace(group, flow_node_refs=_refs(group.flow_node_refs, grown))


def _refs(refs: tuple[str, ...], grown: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Ids of nodes with those that stand in place of a start."""
    return tuple(one for ref in refs for one in grown.get(ref, (ref,)))
