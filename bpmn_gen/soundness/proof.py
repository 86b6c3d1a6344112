"""Compiles a resolved process to a model that is proved to run.

Compiling and proving are one step for all callers, because whether a process is drawn in several
pools depends on the proof that the pools run together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.projection import project
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.soundness.check import check_process
from bpmn_gen.soundness.collaboration import check_collaboration

if TYPE_CHECKING:
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.diagnostics import Diagnostic, Findings
    from bpmn_gen.model.elements import Definitions


def compiled(resolved: ResolvedProcess, findings: Findings) -> Definitions:
    """The model of a process, in several pools where several organisations work in it.

    Parallel work can be shared in a way that the pools cannot agree on by messages.  Such a process
    stays in one pool, and a warning says so.
    """
    whole = lower(resolved)
    trouble = check_process(whole.processes[0])
    findings.extend(trouble)
    if trouble:
        return whole
    parts = project(whole, resolved)
    if parts is whole:
        return whole
    reasons = _unsound(parts)
    if not reasons:
        return parts
    findings.warning(
        "one-pool-only",
        f"proses {quoted(resolved.code)} tetap digambar dalam satu kolam: {reasons[0].message}",
        resolved.origin,
        "kerjakan langkah sejajar di satu instansi, atau bagi menjadi beberapa proses",
    )
    return whole


def _unsound(parts: Definitions) -> list[Diagnostic]:
    """What is wrong in a pool, or else between the pools."""
    found = [item for process in parts.processes for item in check_process(process)]
    return found or check_collaboration(parts)
