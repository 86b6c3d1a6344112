"""The books of a build: what the folder holds, what earlier builds remember, what came out.

A ledger is opened on an output folder, told what comes of each job, and closed; then manifest and
memory say what is there.  It is also the place that notices files that a person changed, because
nothing else knows how a build left them.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.commands.set_aside import MOST, SetAside, told
from bpmn_gen.diagnostics import CompileError, Diagnostic, Findings, Severity, Span
from bpmn_gen.store import disk, earlier, manifest, memory, unit_books
from bpmn_gen.store.destination import MARK, Destination, close_journals, journalled
from bpmn_gen.store.manifest import Artefact
from bpmn_gen.system_refusals import place_of, refusal
from bpmn_gen.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.jobs.job import Job, Made
    from bpmn_gen.store.memory import Memory
    from bpmn_gen.store.request import Request
    from bpmn_gen.store.unit_books import UnitBook

NAMED = 3
"""Files that a finding about many names."""
DECREE = "keputusan"
"""How the kinds of decrees begin.  Files of these kinds may be about other units the next time."""


@dataclass(slots=True)
class Outcome:
    """What a build did."""

    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    """Files that people had changed or put where artefacts go."""
    findings: Findings = field(default_factory=Findings)
    is_final: bool = True
    """Whether nothing made has to be made again by the next build."""
    processes: int = 0
    targets: tuple[str, ...] = ()
    """Names of unit types and units; empty when nothing had to be looked at."""


@dataclass(slots=True)
class Ledger:
    """What is known, what is remembered, and what has come out so far."""

    output: Path
    known: dict[str, Artefact]
    """By path: the artefacts that the manifest lists."""
    memory: Memory
    journal: dict[str, set[str]]
    """By path: digests of files of builds that were killed before they could list them."""
    outcome: Outcome = field(default_factory=Outcome)
    planned: Sequence[Job] = ()
    """All jobs of the request that was carried out."""
    books: Sequence[UnitBook] = ()
    """What was found of units while they were planned."""
    _refused: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    """Files that could not be written or removed: by what was to be done, why not, and what helps.
    """
    _restamped: bool = False
    """Whether files had to be read because their stamps differ, as those of a copied folder do."""

    @classmethod
    def of(cls, output: Path) -> Ledger:
        """The ledger of an output folder."""
        return cls(output, manifest.read(output), memory.recall(output), journalled(output))

    def fulfilled(self, request: Request, inputs: str) -> tuple[str, ...]:
        """The files of a request that needs no work, because all are there as they were written."""
        paths = self.memory.requests.get(request.name, ()) if self.memory.inputs == inputs else ()
        if request.force or not all(map(self.is_whole, paths)):
            return ()
        if paths and self._restamped:
            with suppress(OSError):  # without new stamps the next build just reads the files again
                memory.remember(self.output, self.memory)
        return paths

    def is_whole(self, path: str) -> bool:
        """Whether the file of an artefact is there, just as a build wrote it."""
        artefact = self.known.get(path)
        if artefact is None:
            return False
        stamp = memory.stamp_of(f"{self.output}/{path}")
        if stamp is None:
            return False
        if stamp == self.memory.stamps.get(path):
            return True
        if not manifest.is_whole(self.output, artefact):
            return False
        self.memory.stamps[path] = stamp
        self._restamped = True
        return True

    def stale(self, jobs: Iterable[Job], *, force: bool) -> list[Job]:
        """The jobs that have to be done; the files of all others are entered as kept."""
        todo = []
        for job in jobs:
            if force or self._is_stale(job):
                todo.append(job)
            else:
                self.outcome.kept += job.paths
        return todo

    def _is_stale(self, job: Job) -> bool:
        """Whether any file of a job is missing, changed, or made of something else."""
        return any(
            self.memory.keys.get(path) != job.key or not self.is_whole(path) for path in job.paths
        )

    def claim(self) -> None:
        """Write the memory before the first artefact, so that a killed build's folder is known.

        Raises:
            CompileError: when nothing can be written in the folder, which would be found only
                after minutes of work, and then for every file.
        """
        try:
            disk.probe(self.output)
        except OSError as error:
            raise CompileError([*self.outcome.findings, _closed(self.output, error)]) from error
        with suppress(OSError):  # writing the first artefact will tell
            if not (self.output / memory.FILE).is_file():
                memory.remember(self.output, self.memory)

    def destination(self, jobs: Iterable[Job] = ()) -> Destination:
        """Where the files of jobs go, with all that is known of what is there."""
        ours = {path: frozenset(digests) for path, digests in self.journal.items()}
        for path, artefact in self.known.items():
            ours[path] = ours.get(path, frozenset()) | {artefact.sha256}
        reserved = frozenset(
            path
            for path in (*self.known, *(path for job in jobs for path in job.paths))
            if MARK in path
        )
        return Destination(self.output, ours, self.memory.stamps, reserved)

    def record(self, job: Job, made: Made) -> None:
        """Enter the files of a job; what could not be made or written becomes a finding."""
        for kind, path in job.files:
            result = made.written.get(path)
            if result is None:
                continue
            if isinstance(result, OSError):
                self._refuse("ditulis", self.output / path, result)
                continue
            self._note_aside(path, result.aside)
            self.known[path] = Artefact(
                path=path, sha256=result.sha256, kind=kind, kode=job.kode, source=job.source,
                target=job.target, tipe=job.tipe, unit=job.unit, version=VERSION,
            )  # fmt: skip
            self.memory.keys[path] = job.key if made.is_final else ""
            self.memory.pages[path] = made.pages
            if result.stamp:
                self.memory.stamps[path] = result.stamp
            self.outcome.made.append(path)
        self.outcome.findings.extend(made.remarks)
        self.outcome.is_final = self.outcome.is_final and made.is_final

    def remove_orphans(self, jobs: Sequence[Job]) -> None:
        """Remove files that no longer belong to a unit of these jobs; what was edited stays."""
        places = tuple(place for job in jobs for place in job.places)
        targets = {job.target for job in jobs}
        destination = self.destination(jobs)
        for path, artefact in [*self.known.items()]:
            if artefact.target in targets and not path.startswith(places):
                self._remove(path, destination)

    def _remove(self, path: str, destination: Destination) -> None:
        """Remove an artefact, or set aside what somebody made of it."""
        try:
            if not os.path.lexists(self.output / path):
                pass
            elif destination.is_ours(path):
                disk.remove(self.output, path)
                self.outcome.removed.append(path)
            else:
                self._note_aside(path, destination.set_aside(path))
        except OSError as error:
            self._refuse("dihapus", self.output / path, error)
            return
        del self.known[path]
        self.memory.forget(path)

    def close(self, request: Request, inputs: str) -> None:
        """Write manifest and memory; a request counts as carried out only when all was written."""
        self._tell_refused()
        if self.memory.inputs != inputs:
            self.memory.inputs, self.memory.requests = inputs, {}
        made = self.outcome.made
        drafted = {path for path in made if self.known[path].kind.startswith(DECREE)}
        self.memory.requests = {
            name: paths for name, paths in self.memory.requests.items() if drafted.isdisjoint(paths)
        }
        if self.outcome.is_final and not self.outcome.findings.has_errors:
            paths = tuple(path for job in self.planned for path in job.paths)
            self.memory.requests[request.name] = paths
        disk.sweep(self.output, {*self.known, *self.journal, f"{earlier.FOLDER}/{manifest.FILE}"})
        earlier.prune(self.output, sum(path.endswith(".bpmn") for path in self.known))
        self._save()
        unit_books.remember(self.output, self.books)
        unit_books.keep_only(self.output, {one.target for one in self.known.values()})
        self.outcome.findings.extend(told(self.output, self.outcome.set_aside))

    def leave(self) -> None:
        """Write manifest and memory of work that was not ended: no request counts as carried out.

        What was made before stays known, so that no later build takes it for the work of others.
        """
        if not (self.outcome.made or self.outcome.removed or self.outcome.set_aside):
            return
        self._tell_refused()
        self.memory.inputs, self.memory.requests = "", {}
        self._save()

    def _save(self) -> None:
        """Write manifest and memory; a failure becomes a finding beside all others."""
        path, content = manifest.FILE, manifest.as_bytes(self.known)
        try:
            written = self._beside_journals().put(path, content)
            self._note_aside(path, written.aside)
            memory.remember(self.output, self.memory)
        except OSError as error:
            self._refuse("ditulis", Path(place_of(error) or self.output / path), error)
            self._tell_refused()
        else:
            close_journals(self.output)

    def _beside_journals(self) -> Destination:
        """Where the manifest goes; an old one counts as ours when a build could have written it."""
        is_ours = manifest.is_as_written(self.output)
        ours = {manifest.digest_of(self.output)} if is_ours else ()
        return Destination(self.output, {manifest.FILE: frozenset(ours)})

    def _note_aside(self, path: str, copy: str) -> None:
        """Remember where a file of a person's went, if there was one."""
        if copy:
            was_ours = path in self.known or path in self.memory.stamps
            self.outcome.set_aside.append(SetAside(path, copy, was_ours))

    def _refuse(self, what: str, path: Path, error: OSError) -> None:
        """Note a file that could not be written, and let the next build try it again."""
        self._refused.setdefault((what, *refusal(error)), []).append(path.as_posix())

    def _tell_refused(self) -> None:
        """Report what could not be written; of many files for one reason there is one finding."""
        for (what, why, remedy), paths in self._refused.items():
            some = [f"berkas keluaran '{path}'" for path in paths]
            if len(paths) > MOST:
                some = [f"{len(paths)} berkas keluaran, misalnya {_listed(paths[:NAMED])},"]
            for one in some:
                message = f"{one} tidak dapat {what}: {why}"
                found = Diagnostic(Severity.ERROR, "unwritable-output", message, hints=(remedy,))
                self.outcome.findings.add(found)
        self._refused.clear()


def _closed(output: Path, error: OSError) -> Diagnostic:
    """The finding about an output folder that takes no file."""
    label = output.as_posix()
    message = f"folder hasil '{label}' tidak dapat ditulisi: {refusal(error)[0]}"
    hints = ("periksa izin folder itu", "atau pilih folder lain dengan --folder-hasil")
    return Diagnostic(Severity.ERROR, "unwritable-output", message, Span(label), hints)


def _listed(paths: Iterable[str]) -> str:
    """Paths in a sentence."""
    return ", ".join(f"'{path}'" for path in paths)
