"""The build: the stages in order, for every unit and process that was asked for.

1. may the output folder be filled?  one that holds files of others is refused;
2. nothing to do?  compare the digest of all inputs with the memory of the last build;
   outputs of a decree that was never recorded are made again, whatever was asked for;
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
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.commands.ledger import Ledger, Outcome
from bpmn_gen.diagnostics import CompileError, Diagnostic, Severity
from bpmn_gen.errors import BpmnGenError, MisuseError
from bpmn_gen.store import locking, output_folder
from bpmn_gen.store.edition_folders import PROPOSED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bpmn_gen.commands.planning import Plan
    from bpmn_gen.commands.unrecorded import Unrecorded
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
        back = brought_back(project, request, watch, pulse)
        outcome = _built(project, request, watch, pulse)
        back.done(project, outcome)
        return outcome


def _built(project: Project, request: Request, watch: Watch, pulse: Pulse | None) -> Outcome:
    """Bring a folder that is held up to date; the rest as for :func:`build`."""
    ledger = Ledger.of(project.output)
    if paths := ledger.fulfilled(request, project.inputs):
        return Outcome(kept=list(paths))
    try:
        planned = _plan(project, request, ledger.outcome, pulse)
        if project.proposed:
            from bpmn_gen.commands import unrecorded

            unrecorded.begin(project, request)
        carry_out(ledger, request, planned, watch, pulse)
    except BpmnGenError:
        ledger.leave()
        raise
    ledger.close(request, project.inputs)
    return ledger.outcome


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What was made so that no output bears a decree of which the recording came to no end."""

    noted: tuple[Unrecorded, ...] = ()
    """The decrees."""
    outcome: Outcome = field(default_factory=Outcome)

    def done(self, project: Project, outcome: Outcome) -> None:
        """Add it to what a build did; its decrees are forgotten where that has no errors."""
        if not self.noted:
            return
        from bpmn_gen.commands import unrecorded

        for name in ("made", "removed", "set_aside"):
            getattr(outcome, name).extend(getattr(self.outcome, name))
        outcome.findings.extend(self.outcome.findings)
        if outcome.findings.has_errors:
            outcome.findings.extend(unrecorded.told(project, self.noted))
            return
        outcome.findings.extend(unrecorded.told_back(project, self.noted))
        unrecorded.forget(project, self.noted)


def brought_back(
    project: Project, request: Request, watch: Watch, pulse: Pulse | None
) -> BroughtBack:
    """Make outputs again that bear a decree in vain and that a request would leave as they are.

    The arguments and what is raised are those of :func:`build`; the folder is held.
    """
    if not (project.output / PROPOSED).is_file():
        return BroughtBack()
    from bpmn_gen.commands import unrecorded

    noted = unrecorded.pending(project)
    wanted = unrecorded.lacking(project, request, noted) if noted else None
    return BroughtBack(noted, _built(project, wanted, watch, pulse) if wanted else Outcome())


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
