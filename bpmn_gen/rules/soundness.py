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

from typing import TYPE_CHECKING

from bpmn_gen.rules.reduction import fold_blocks
from bpmn_gen.rules.token_game import play
from bpmn_gen.rules.wiring import check_paths, check_wiring

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.model.elements import Process


def check_process(process: Process) -> list[Diagnostic]:
    """Everything that keeps a process from being sound; empty is the proof that it is."""
    found = list(check_wiring(process))
    if not found:
        found = list(check_paths(process))
    if not found:
        rest = fold_blocks(process)
        found = list(play(rest)) if rest.transitions else []
    return found
