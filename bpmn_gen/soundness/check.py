"""Proves that a compiled process runs: whatever is decided, it comes to exactly one end.

Every node lies on a path from the start to an end, no gateway waits in vain, no step is run twice
at once, nothing in the flow is still running when an end is reached.  The proof reads nothing but
the compiled flow, so that it also finds mistakes of the compiler.  It has three steps:

1. ``wiring``: one start, no loose flows, every node on a path (linear).
2. ``reduction``: parallel and inclusive blocks are folded away, innermost first; when none is left,
   the rest is a graph of choices, which cannot go wrong (near linear).
3. ``token_game``: where gateways are left that form no block, all states of what is left are
   visited, up to a limit.

An event sub-process that interrupts nothing shares no token with the flow, because no flow crosses
its border and nothing waits for it: each time its event happens is a run of its own.  The process
is therefore sound when its flow is sound and each of its event sub-processes is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.model.elements import (
    ExclusiveGateway,
    Process,
    SequenceFlow,
    StartEvent,
    Task,
)
from bpmn_gen.soundness.reduction import fold_blocks
from bpmn_gen.soundness.token_game import play
from bpmn_gen.soundness.wiring import check_event_work, check_paths, check_wiring, event_work

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.model.elements import SubProcess


def check_process(process: Process) -> list[Diagnostic]:
    """Everything that keeps a process from being sound; empty is the proof that it is."""
    found = list(check_wiring(process)) or list(check_event_work(process))
    if found:
        return found
    beside = event_work(process)
    inside = [_as_process(process, sub) for sub in beside]
    found = [item for scope in inside for item in check_wiring(scope)]
    if beside:
        names = {sub.id for sub in beside}
        flow = tuple(node for node in process.flow_nodes if node.id not in names)
        process = replace(process, flow_nodes=flow)
    return found or [item for scope in (process, *inside) for item in _check_flow(scope)]


def _check_flow(process: Process) -> list[Diagnostic]:
    """What is wrong in one flow whose wiring is right."""
    found = list(check_paths(process))
    if not found:
        rest = fold_blocks(_with_one_start(process))
        found = list(play(rest)) if rest.transitions else []
    return found


def _as_process(process: Process, sub: SubProcess) -> Process:
    """What stands in an event sub-process, as a process of its own."""
    return Process(
        id=sub.id,
        origin=sub.origin,
        code=process.code,
        flow_nodes=sub.flow_nodes,
        sequence_flows=sub.sequence_flows,
    )


def _with_one_start(process: Process) -> Process:
    """The process with a choice before its starts, because each run begins at one of them only."""
    starts = [node for node in process.flow_nodes if isinstance(node, StartEvent)]
    if len(starts) == 1:
        return process
    begin, choice = StartEvent(id="?mulai"), ExclusiveGateway(id="?awal")
    steps = {node.id: Task(id=node.id) for node in starts}
    ways = [SequenceFlow(id=f"?ke {node}", source_ref=choice.id, target_ref=node) for node in steps]
    first = SequenceFlow(id="?ke awal", source_ref=begin.id, target_ref=choice.id)
    nodes = [steps.get(node.id, node) for node in process.flow_nodes]
    return replace(
        process,
        flow_nodes=(begin, choice, *nodes),
        sequence_flows=(first, *ways, *process.sequence_flows),
    )
