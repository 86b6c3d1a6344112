"""The build: the stages in order, for every unit and process that was asked for.

1. may the output folder be filled?  one that holds files of others is refused;
2. nothing to do?  compare the digest of all inputs with the memory of the last build;
3. load and check the definitions; stop at errors before anything is written;
4. plan: resolve and lower each process for each unit, give it a key made of all it depends on;
5. make what changed, in parallel, each file written atomically;
   and what a person edited or put in its place set aside;
6. remove what no longer belongs, write the manifest and the memory.

What is known, remembered and done stands in one ledger.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bpmn_gen.commands.ledger import Ledger, Outcome
from bpmn_gen.diagnostics import CompileError, Diagnostic, Severity
from bpmn_gen.errors import MisuseError
from bpmn_gen.store import locking, output_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bpmn_gen.jobs.job import Job
    from bpmn_gen.store.memory import Memory
    from bpmn_gen.store.project import Project
    from bpmn_gen.store.request import Request

Watch = Callable[[int, int, str], None]
"""Called with the number of jobs done, the number of all, and the name of the last one."""


def build(
    project: Project,
    request: Request,
    watch: Watch = lambda _done, _total, _what: None,
) -> Outcome:
    """Bring the output folder up to date.

    Args:
        project: where definitions and outputs are.
        request: what to make.
        watch: told how many jobs are done, of how many, and what was done last.

    Raises:
        CompileError: when the definitions have errors, the folder holds files of others, or
            another build works in it; nothing has been written then.
        MisuseError: when the folder lies among the definitions or templates.
    """
    if project.mixes_output:
        raise MisuseError("Folder hasil tidak boleh di dalam folder definisi atau templat")
    objection = None if request.into_filled else output_folder.objection(project.output)
    if objection:
        raise CompileError([objection])
    try:
        with locking.held(project.output):
            return _build(project, request, watch)
    except locking.BusyError as error:
        raise CompileError([_busy(project.output)]) from error


def _busy(output: Path) -> Diagnostic:
    """The finding about a second build, which would take the files of the first for changed."""
    message = f"folder hasil '{output.as_posix()}' sedang dipakai penyusunan lain"
    remedy = "tunggu sampai penyusunan itu selesai, atau pilih folder lain dengan --folder-hasil"
    return Diagnostic(Severity.ERROR, "output-in-use", message, hints=(remedy,))


def _build(project: Project, request: Request, watch: Watch) -> Outcome:
    """Bring the output folder up to date while nobody else does."""
    ledger = Ledger.of(project.output)
    if paths := ledger.fulfilled(request, project.inputs):
        return Outcome(kept=list(paths))
    from bpmn_gen.jobs.workers import run

    jobs = _plan(project, request, ledger.outcome)
    ledger.claim()
    for wave in _waves(jobs, ledger.memory):
        todo = ledger.stale(wave, force=request.force)
        for job, made in run(ledger.destination(jobs), todo, request.jobs, watch):
            ledger.record(job, made)
    if not request.proses:
        ledger.remove_orphans(jobs)
    ledger.close(request, project.inputs, jobs)
    return ledger.outcome


def _plan(project: Project, request: Request, outcome: Outcome) -> list[Job]:
    """All jobs of a request, from checked definitions."""
    from bpmn_gen.commands.planning import plan

    planned = plan(project, request, outcome.findings)
    outcome.processes = planned.processes
    outcome.targets = planned.targets
    return list(planned.jobs)


def _waves(jobs: Iterable[Job], memory: Memory) -> Iterator[list[Job]]:
    """First the jobs that follow no others, then those whose page numbers follow on theirs."""
    yield [job for job in jobs if not job.follows]
    yield [job.begun(memory.pages) for job in jobs if job.follows]
