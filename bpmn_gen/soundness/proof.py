"""Compiles a resolved process to a model that is proved to run.

Compiling and proving are one step for all callers, because whether a process is drawn in several
pools depends on the proof that the pools run together.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.projection import project
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.soundness.check import check_process
from bpmn_gen.soundness.collaboration import check_collaboration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.model.elements import Definitions


def compiled(resolved: ResolvedProcess, findings: Findings) -> Definitions:
    """The model of a process, in several pools where several organisations work in it.

    Who is asked in several branches that run side by side takes up each request for itself.  Still
    work can be shared in a way that the pools cannot agree on by messages.  Such a process stays in
    one pool, in which each party has its lane, and a warning says so.
    """
    whole = lower(resolved)
    trouble = check_process(whole.processes[0])
    findings.extend(trouble)
    if trouble:
        return whole
    torn = tuple(dict.fromkeys(pool for _, pool in _torn(resolved) if pool))
    for anew in dict.fromkeys(((), torn)):
        parts = project(whole, resolved, anew)
        if parts is whole or _is_sound(parts):
            return parts
    _tell_of_one_pool(resolved, findings)
    return whole


def _is_sound(parts: Definitions) -> bool:
    """Whether each pool is sound and all run together."""
    return not any(map(check_process, parts.processes)) and not check_collaboration(parts)


def _tell_of_one_pool(resolved: ResolvedProcess, findings: Findings) -> None:
    """Warn that the parties have no pools of their own, and why."""
    told = f"peta proses {quoted(resolved.code)} memakai satu kolam dengan jalur bagi tiap pihak"
    for block, pool in _torn(resolved):
        party = pool or resolved.own_pool
        findings.warning(
            "one-pool-only",
            f"{told}: langkah {quoted(party)} ada di beberapa cabang yang berjalan bersamaan",
            block.origin,
            f"tulis langkah {quoted(party)} dalam satu cabang agar ia mendapat kolam sendiri",
        )
        return
    findings.warning(
        "one-pool-only",
        f"{told}: pesan antarpihak dapat bersilang di jalan",
        resolved.origin,
        "bagi menjadi beberapa proses, satu untuk tiap permintaan dan jawabannya",
    )


def _torn(resolved: ResolvedProcess) -> Iterator[tuple[Step, str]]:
    """Blocks with a party that works in several of its branches and shares out none of them."""
    pools = {actor.key: actor.pool for actor in resolved.actors}
    for block in resolved.walk():
        seen: set[str] = set()
        for branch in block.branches:
            working = dict.fromkeys(pools[step.actor] for step in _all_of(branch))
            for pool in working:
                if pool in seen and pool != pools[block.actor]:
                    yield block, pool
            seen.update(working)


def _all_of(steps: tuple[Step, ...]) -> Iterator[Step]:
    """Steps with those of their branches."""
    for step in steps:
        yield step
        yield from chain.from_iterable(map(_all_of, step.branches))
