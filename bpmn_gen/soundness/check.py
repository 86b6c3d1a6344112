"""Proves that a compiled process runs: whatever is decided on the way, it comes to exactly one end.

Every node lies on a path from the start to an end, no parallel gateway waits in vain, no step is
run twice at once, nothing is still running when an end is reached.  The proof looks at the flow
alone, whoever made it, in three steps:

1. ``wiring``: one start, no loose flows, every node on a path (linear).
2. ``reduction``: parallel blocks are folded away, innermost first; when none is left, the rest is
   a graph of choices, which cannot go wrong (near linear).
3. ``token_game``: where parallel gateways are left that form no block, all states of what is left
   are visited, up to a limit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.model.elements import ExclusiveGateway, SequenceFlow, StartEvent, Task
from bpmn_gen.soundness.reduction import fold_blocks
from bpmn_gen.soundness.token_game import play
from bpmn_gen.soundness.wiring import check_paths, check_wiring

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.model.elements import Process


def check_process(process: Process) -> list[Diagnostic]:
    """Everything that keeps a process from being sound; empty is the proof that it is."""
    found = list(check_wiring(process))
    if not found:
        found = list(check_paths(process))
    if not found:
        rest = fold_blocks(_with_one_start(process))
        found = list(play(rest)) if rest.transitions else []
    return found


def _with_one_start(process: Process) -> Process:
    """The process with a choice before its starts: it begins at one of them, whichever it is."""
    starts = [node for node in process.flow_nodes if isinstance(node, StartEvent)]
    if len(starts) == 1:
        return process
    begin, choice = StartEvent(id="?mulai"), ExclusiveGateway(id="?awal")
    steps = {node.id: Task(id=node.id, name=node.name, origin=node.origin) for node in starts}
    ways = [SequenceFlow(id=f"?ke {node}", source_ref=choice.id, target_ref=node) for node in steps]
    first = SequenceFlow(id="?ke awal", source_ref=begin.id, target_ref=choice.id)
    nodes = [steps.get(node.id, node) for node in process.flow_nodes]
    return replace(
        process,
        flow_nodes=(begin, choice, *nodes),
        sequence_flows=(first, *ways, *process.sequence_flows),
    )
