"""Checks how a compiled process is wired: its starts and ends, flows, lanes and paths.

The other steps of the proof rely on this one: they index nodes by id and follow flows without
asking whether both ends exist.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import quoted
from bpmn_gen.diagnostics import Diagnostic, Severity
from bpmn_gen.errors import BpmnGenError
from bpmn_gen.model.elements import (
    EndEvent,
    EventBasedGateway,
    Gateway,
    IntermediateCatchEvent,
    StartEvent,
    SubProcess,
)
from bpmn_gen.model.graph import incoming, outgoing, reachable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.model.element import Element
    from bpmn_gen.model.elements import Process, SequenceFlow


class UnsoundError(BpmnGenError):
    """Ends a proof at the first thing that is wrong, and carries the finding about it."""

    def __init__(self, finding: Diagnostic) -> None:
        """Keep the finding."""
        super().__init__(finding.message)
        self.finding = finding


def unsound(code: str, message: str, element: Element) -> Diagnostic:
    """A finding about an element of a compiled process."""
    return Diagnostic(Severity.ERROR, code, message, element.origin)


def called(element: Element) -> str:
    """How a message names an element: by its name, else by its id."""
    return quoted(element.name or element.id)


def check_wiring(process: Process) -> Iterator[Diagnostic]:
    """One start or messages that start it, some end, flows with two ends, splits at gateways."""
    nodes = Counter(node.id for node in process.flow_nodes)
    loose = [
        flow
        for flow in process.sequence_flows
        if flow.source_ref not in nodes or flow.target_ref not in nodes
    ]
    for flow in loose:
        yield unsound("loose-flow", f"alur {called(flow)} tidak punya dua ujung", flow)
    for node in process.flow_nodes:
        if nodes[node.id] > 1:
            yield unsound("repeated-element", f"id {quoted(node.id)} dipakai dua kali", node)
    yield from _events(process)
    yield from _lanes(process)
    if not loose:
        yield from _flows(process)


def _events(process: Process) -> Iterator[Diagnostic]:
    """One start, or several that wait for different messages, and some end."""
    starts = [node for node in process.flow_nodes if isinstance(node, StartEvent)]
    messages = {node.message_ref for node in starts} - {""}
    if len(starts) != 1 and (not starts or len(messages) < len(starts)):
        message = f"proses {quoted(process.code)} punya {len(starts)} awal, seharusnya satu"
        yield unsound("start-count", message, process)
    if not any(isinstance(node, EndEvent) for node in process.flow_nodes):
        yield unsound("no-end", f"proses {quoted(process.code)} tidak punya akhir", process)


def _lanes(process: Process) -> Iterator[Diagnostic]:
    """Every node is in exactly one lane, when there are lanes."""
    held = Counter(node for lane in process.lanes for node in lane.flow_node_refs)
    for node in process.flow_nodes if process.lanes else ():
        if held[node.id] != 1:
            message = f"{called(node)} ada di {held[node.id]} lajur, seharusnya satu"
            yield unsound("lane-count", message, node)


def _flows(process: Process) -> Iterator[Diagnostic]:
    """Nothing leads to a start or from an end; only gateways lead several ways."""
    arriving, leaving = incoming(process), outgoing(process)
    for node in process.flow_nodes:
        if isinstance(node, StartEvent) and arriving[node.id]:
            yield unsound("flow-into-start", f"alur kembali ke awal {called(node)}", node)
        if isinstance(node, EndEvent) and leaving[node.id]:
            yield unsound("flow-from-end", f"alur berlanjut dari akhir {called(node)}", node)
        if isinstance(node, EventBasedGateway):
            yield from _waiting(process, node, leaving[node.id], arriving)
        if not isinstance(node, Gateway) and len(leaving[node.id]) > 1:
            message = f"beberapa alur keluar dari {called(node)} tanpa gerbang"
            yield unsound("split-without-gateway", message, node)


def _waiting(
    process: Process,
    gateway: EventBasedGateway,
    ways: list[SequenceFlow],
    arriving: dict[str, list[SequenceFlow]],
) -> Iterator[Diagnostic]:
    """A gateway that waits leads to two events or more, each for a message of its own.

    No other flow leads to these events.
    """
    targets = {flow.target_ref for flow in ways}
    events = [
        node
        for node in process.flow_nodes
        if node.id in targets
        and isinstance(node, IntermediateCatchEvent)
        and node.message_ref
        and len(arriving[node.id]) == 1
    ]
    if len(ways) < 2 or len({node.message_ref for node in events}) != len(ways):  # noqa: PLR2004 -- fewer is no choice
        message = f"{called(gateway)} tidak menunggu beberapa pesan yang berbeda"
        yield unsound("no-choice-of-messages", message, gateway)


def event_work(process: Process) -> list[SubProcess]:
    """The event sub-processes of a process: what stands beside its flow."""
    return [n for n in process.flow_nodes if isinstance(n, SubProcess) and n.triggered_by_event]


def check_event_work(process: Process) -> Iterator[Diagnostic]:
    """What stands beside the flow begins by an event and stops nothing; no flow leads there."""
    ends = {end for flow in process.sequence_flows for end in (flow.source_ref, flow.target_ref)}
    for sub in event_work(process):
        if sub.id in ends:
            message = f"alur melewati batas {called(sub)} yang berdiri di luar alur"
            yield unsound("flow-into-event-work", message, sub)
        starts = [node for node in sub.flow_nodes if isinstance(node, StartEvent)]
        if any(node.is_interrupting or not _has_trigger(node) for node in starts):
            message = f"{called(sub)} tidak dimulai oleh kejadian yang membiarkan alur berjalan"
            yield unsound("interrupting-event", message, sub)


def _has_trigger(event: StartEvent) -> bool:
    """Whether an event waits for something."""
    return bool(event.definitions or event.message_ref)


def check_paths(process: Process) -> Iterator[Diagnostic]:
    """Every node lies on a path from the start to an end."""
    ahead: dict[str, list[str]] = {node.id: [] for node in process.flow_nodes}
    behind: dict[str, list[str]] = {node.id: [] for node in process.flow_nodes}
    for flow in process.sequence_flows:
        ahead[flow.source_ref].append(flow.target_ref)
        behind[flow.target_ref].append(flow.source_ref)
    starts = [node.id for node in process.flow_nodes if isinstance(node, StartEvent)]
    ends = [node.id for node in process.flow_nodes if isinstance(node, EndEvent)]
    reached, ending = reachable(starts, ahead), reachable(ends, behind)
    for node in process.flow_nodes:
        if node.id not in reached:
            yield unsound("unreached-node", f"{called(node)} tidak pernah dicapai", node)
        elif node.id not in ending:
            yield unsound("stuck-node", f"dari {called(node)} tidak ada jalan ke akhir", node)
