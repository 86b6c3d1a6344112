"""The build: the stages in order, for every unit and process that was asked for.

1. may the output folder be filled?  one that holds files of others is refused;
2. nothing to do?  compare the digest of all inputs with the memory of the last build;
3. load and check the definitions; stop at errors before anything is written;
4. plan: resolve and lower each process for each unit, give it a key made of all it depends on;
5. make what changed, in parallel, each file written atomically;
6. remove what no longer belongs, write the manifest and the memory.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import CompileError, Diagnostic, Findings, Severity, place_of, refusal
from bpmn_gen.store import locking, manifest, output_folder
from bpmn_gen.store.manifest import Artefact, Memory
from bpmn_gen.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bpmn_gen.jobs.job import Job, Made
    from bpmn_gen.store.project import Project
    from bpmn_gen.store.request import Request

DECREE = "keputusan"
"""What the kinds of decrees begin with, which can be about other units the next time."""


@dataclass(slots=True)
class Outcome:
    """What a build did."""

    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)
    is_final: bool = True
    """Whether nothing made has to be made again by the next build."""
    processes: int = 0
    targets: tuple[str, ...] = ()
    """Names of unit types and units; empty when nothing had to be looked at."""


def build(
    project: Project,
    request: Request,
    watch: Callable[[int, int, str], None] = lambda _done, _total, _what: None,
) -> Outcome:
    """Bring the output folder up to date.

    Args:
        project: where definitions and outputs are.
        request: what to make.
        watch: told how many jobs are done, of how many, and what was done last.

    Raises:
        CompileError: when the definitions have errors, the folder holds files of others, or
            another build works in it; nothing has been written then.
    """
    objection = None if request.into_filled else output_folder.objection(project.output)
    if objection:
        raise CompileError([objection])
    try:
        with locking.held(project.output):
            return _build(project, request, watch)
    except locking.Busy as error:
        raise CompileError([_busy(project.output)]) from error


def _busy(output: Path) -> Diagnostic:
    """Two builds in one folder would each take the files of the other for changed."""
    message = f"folder hasil '{output.as_posix()}' sedang dipakai penyusunan lain"
    remedy = "tunggu sampai penyusunan itu selesai, atau pilih folder lain dengan --output"
    return Diagnostic(Severity.ERROR, "output-in-use", message, hints=(remedy,))


def _build(project: Project, request: Request, watch: Callable[[int, int, str], None]) -> Outcome:
    """Bring the output folder up to date while nobody else does."""
    known, memory = manifest.read(project.output), manifest.recall(project.output)
    paths = memory.requests.get(request.name, ()) if memory.inputs == project.inputs else ()
    if paths and not request.force and _all_whole(project.output, paths, known):
        return Outcome(kept=list(paths))
    from bpmn_gen.jobs.workers import run

    outcome = Outcome()
    jobs = _plan(project, request, outcome)
    _claim(project.output, memory)
    for wave in _waves(jobs, memory):
        todo = []
        for job in wave:
            if request.force or _is_stale(project.output, job, known, memory):
                todo.append(job)
            else:
                outcome.kept += job.paths
        for job, made in run(project.output, todo, request.jobs, watch):
            _record(project.output, job, made, known, memory, outcome)
    _remove_orphans(project.output, request, jobs, known, memory, outcome)
    _finish(project, request, jobs, known, memory, outcome)
    return outcome


def _claim(output: Path, memory: Memory) -> None:
    """Leave our memory before the first artefact: a build that is killed is then known as ours."""
    with suppress(OSError):  # writing the first artefact will tell
        if not (output / manifest.MEMORY_FILE).is_file():
            manifest.remember(output, memory)


def _all_whole(output: Path, paths: Iterable[str], known: dict[str, Artefact]) -> bool:
    """Whether all files are there, just as they were written."""
    return all(path in known and manifest.is_whole(output, known[path]) for path in paths)


def _plan(project: Project, request: Request, outcome: Outcome) -> list[Job]:
    """All jobs of a request, from checked definitions."""
    from bpmn_gen.commands.planning import plan

    planned = plan(project, request, outcome.findings)
    outcome.processes = planned.processes
    outcome.targets = planned.targets
    return list(planned.jobs)


def _waves(jobs: Iterable[Job], memory: Memory) -> Iterator[list[Job]]:
    """The jobs, then those whose page numbers go on behind what others made."""
    yield [job for job in jobs if not job.follows]
    yield [job.begun(memory.pages) for job in jobs if job.follows]


def _is_stale(output: Path, job: Job, known: dict[str, Artefact], memory: Memory) -> bool:
    """Whether any file of a job is missing, changed, or made of something else."""
    return any(
        memory.keys.get(path) != job.key
        or path not in known
        or not manifest.is_whole(output, known[path])
        for path in job.paths
    )


def _record(
    output: Path,
    job: Job,
    made: Made,
    known: dict[str, Artefact],
    memory: Memory,
    outcome: Outcome,
) -> None:
    """Enter the files of a job; what could not be made or written becomes a finding."""
    for kind, path in job.files:
        result = made.written.get(path)
        if result is None:
            continue
        if isinstance(result, OSError):
            outcome.findings.add(_refused("ditulis", output / path, result))
            continue
        known[path] = Artefact(
            path=path, sha256=result, kind=kind, kode=job.kode, source=job.source,
            target=job.target, tipe=job.tipe, unit=job.unit, version=VERSION,
        )  # fmt: skip
        memory.keys[path] = job.key if made.is_final else ""
        memory.pages[path] = made.pages
        outcome.made.append(path)
    outcome.findings.extend(made.remarks)
    outcome.is_final = outcome.is_final and made.is_final


def _refused(what: str, path: Path, error: OSError) -> Diagnostic:
    """A file that is open elsewhere or may not be written: the next build tries again."""
    why, remedy = refusal(error)
    message = f"berkas keluaran '{path.as_posix()}' tidak dapat {what}: {why}"
    return Diagnostic(Severity.ERROR, "unwritable-output", message, hints=(remedy,))


def _remove_orphans(
    output: Path,
    request: Request,
    jobs: list[Job],
    known: dict[str, Artefact],
    memory: Memory,
    outcome: Outcome,
) -> None:
    """Remove files that no longer belong to a unit, unless somebody changed them."""
    if request.proses:
        return
    places = tuple(place for job in jobs for place in job.places)
    targets = {job.target for job in jobs}
    for artefact in list(known.values()):
        if artefact.target not in targets or artefact.path.startswith(places):
            continue
        if manifest.is_whole(output, artefact):
            try:
                manifest.remove(output, artefact.path)
            except OSError as error:
                outcome.findings.add(_refused("dihapus", output / artefact.path, error))
                continue
            outcome.removed.append(artefact.path)
        del known[artefact.path]
        memory.keys.pop(artefact.path, None)
        memory.pages.pop(artefact.path, None)


def _finish(
    project: Project,
    request: Request,
    jobs: list[Job],
    known: dict[str, Artefact],
    memory: Memory,
    outcome: Outcome,
) -> None:
    """Write manifest and memory; a request counts as carried out only when all was written."""
    manifest.sweep(project.output, {*known, *(path for job in jobs for path in job.paths)})
    if memory.inputs != project.inputs:
        memory.inputs, memory.requests = project.inputs, {}
    drafted = {path for path in outcome.made if known[path].kind.startswith(DECREE)}
    memory.requests = {
        name: paths for name, paths in memory.requests.items() if drafted.isdisjoint(paths)
    }
    if outcome.is_final and not outcome.findings.has_errors:
        memory.requests[request.name] = tuple(path for job in jobs for path in job.paths)
    _keep(project.output, known, memory, outcome)


def _keep(output: Path, known: dict[str, Artefact], memory: Memory, outcome: Outcome) -> None:
    """Write manifest and memory; one that cannot be written hides no other finding."""
    try:
        manifest.write(output, known)
        manifest.remember(output, memory)
    except OSError as error:
        refused = Path(place_of(error) or output / manifest.FILE)
        outcome.findings.add(_refused("ditulis", refused, error))
