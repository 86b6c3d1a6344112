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
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from bpmn_gen.commands.ledger import Ledger, Outcome
from bpmn_gen.diagnostics import CompileError, Diagnostic, Severity
from bpmn_gen.errors import BpmnGenError, MisuseError
from bpmn_gen.store import locking, output_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bpmn_gen.commands.planning import Plan
    from bpmn_gen.jobs.job import Job
    from bpmn_gen.store.memory import Memory
    from bpmn_gen.store.project import Project
    from bpmn_gen.store.request import Request

Watch = Callable[[int, int, str], None]
"""Called with the number of jobs done, the number of all, and the name of the last one."""
Pulse = Callable[[], None]
"""Called all the time while work goes on, which ends with what it raises."""


class StoppedError(BpmnGenError):
    """Nobody wants a build any more that is at work."""


def build(
    project: Project,
    request: Request,
    watch: Watch = lambda _done, _total, _what: None,
    pulse: Pulse | None = None,
) -> Outcome:
    """Bring the output folder up to date.

    Args:
        project: where definitions and outputs are.
        request: what to make.
        watch: told how many jobs are done, of how many, and what was done last.
        pulse: called all the time; raises :class:`StoppedError` to end the work.

    Raises:
        CompileError: when the definitions have errors, the folder holds files of others, or
            another build works in it; nothing has been written then.
        MisuseError: when the folder lies among the definitions or templates.
        StoppedError: as ``pulse`` did; each file is as it was or as it is to be, and known.
    """
    with held(project, request):
        ledger = Ledger.of(project.output)
        if paths := ledger.fulfilled(request, project.inputs):
            return Outcome(kept=list(paths))
        try:
            planned = _plan(project, request, ledger.outcome, pulse)
            carry_out(ledger, request, planned, watch, pulse)
        except StoppedError:
            ledger.leave()
            raise
        ledger.close(request, project.inputs)
        return ledger.outcome


@contextmanager
def held(project: Project, request: Request) -> Iterator[None]:
    """Keep the output folder for this process, where it may be filled.

    Raises:
        CompileError: when the folder holds files of others, or another build works in it.
        MisuseError: when the folder lies among the definitions or templates.
    """
    if project.mixes_output:
        raise MisuseError("Folder hasil tidak boleh di dalam folder definisi atau templat")
    objection = None if request.into_filled else output_folder.objection(project.output)
    if objection:
        raise CompileError([objection])
    with ExitStack() as locked:
        try:
            locked.enter_context(locking.held(project.output))
        except locking.BusyError as error:
            raise CompileError([_busy(project.output)]) from error
        yield


def _busy(output: Path) -> Diagnostic:
    """The finding about a second build, which would take the files of the first for changed."""
    message = f"folder hasil '{output.as_posix()}' sedang dipakai penyusunan lain"
    remedies = (
        "tunggu sampai penyusunan itu selesai, atau pilih folder lain dengan --folder-hasil",
        "penyusunan dengan --pantau berakhir dengan Ctrl+C di jendelanya",
    )
    return Diagnostic(Severity.ERROR, "output-in-use", message, hints=remedies)


def _plan(project: Project, request: Request, outcome: Outcome, pulse: Pulse | None) -> Plan:
    """What a request asks for, from checked definitions."""
    from bpmn_gen.commands.planning import plan

    return plan(project, request, outcome.findings, pulse or (lambda: None))


def carry_out(
    ledger: Ledger, request: Request, planned: Plan, watch: Watch, pulse: Pulse | None = None
) -> None:
    """Do what is stale of a plan, and remove what no longer belongs to its units.

    Args:
        ledger: told what comes of it.
        request: what was asked for.
        planned: everything that it asks for.
        watch: told how many jobs are done, of how many, and what was done last.
        pulse: called all the time; what it raises ends the work.

    Raises:
        CompileError: when nothing can be written in the folder.
    """
    from bpmn_gen.jobs.workers import run

    jobs = planned.jobs
    ledger.outcome.processes = planned.processes
    ledger.outcome.targets = planned.targets
    ledger.claim()
    for wave in _waves(jobs, ledger.memory):
        todo = ledger.stale(wave, force=request.force)
        workers = 1 if any(job.lists for job in todo) else request.jobs  # lists take no time
        for job, made in run(ledger.destination(jobs), todo, workers, watch, pulse):
            ledger.record(job, made)
    if not request.proses:
        ledger.remove_orphans(jobs)
    ledger.planned, ledger.books = jobs, planned.books


def _waves(jobs: Iterable[Job], memory: Memory) -> Iterator[list[Job]]:
    """First the jobs that need no others, then those whose page numbers follow on theirs.

    Last come those that tell how large the files of all others are.
    """
    yield [job for job in jobs if not job.follows and not job.lists]
    yield [job.begun(memory.pages) for job in jobs if job.follows]
    yield [job.sized(memory.sizes) for job in jobs if job.lists]
