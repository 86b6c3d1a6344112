"""Builds again whenever somebody saves something, for as long as that is wanted.

One process goes on from round to round, so nothing has to be imported again, files that nobody
touched are not decoded again, and engines stay warm.  What a round makes is what a fresh build
would make, because everything that is kept is told apart by its content.

A round makes the files of the processes that were saved first, because their author waits for
them, and everything else behind: pages, books, volumes, the decree.  Who saves again does not wait
for the rest: the round ends there, and the next one makes what is still lacking.
"""

from __future__ import annotations

import gc
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.commands.build import BroughtBack, brought_back, carry_out, held
from bpmn_gen.commands.checking import load_checked
from bpmn_gen.commands.ledger import Ledger
from bpmn_gen.commands.planning import plan_for
from bpmn_gen.commands.urgent import carry_out_at_once, codes_saved, process_jobs, warm_up
from bpmn_gen.diagnostics import CompileError, Diagnostic, Severity
from bpmn_gen.errors import BpmnGenError
from bpmn_gen.store.awaiting import Awaited, saved
from bpmn_gen.store.sighting import Sight, changed, sight
from bpmn_gen.system_refusals import place_of, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from bpmn_gen.commands.build import Watch
    from bpmn_gen.commands.ledger import Outcome
    from bpmn_gen.jobs.workers import Crew
    from bpmn_gen.store.project import Project
    from bpmn_gen.store.request import Request


class OvertakenError(BpmnGenError):
    """A file was saved, or nobody waits any more, while a round was at work."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A round has begun."""

    files: tuple[str, ...]
    """Names of the files that were saved, came or went; empty for the first round."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The files of the processes that were saved are in their place."""

    codes: tuple[str, ...]
    paths: tuple[str, ...]
    """Those that were made, relative to the output folder."""
    seconds: float
    """Since the round began."""


@dataclass(frozen=True, slots=True)
class Done:
    """A round has made everything."""

    outcome: Outcome
    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """A round found mistakes; files of earlier rounds stay as they were."""

    diagnostics: tuple[Diagnostic, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Gone:
    """The folder of definitions is not there; it is waited for."""

    folder: Path


@dataclass(frozen=True, slots=True)
class Waiting:
    """All work is done; the next file that is saved begins a round."""


Event = Begun | Ready | Done | Failed | Gone | Waiting


def follow(
    project: Project,
    request: Request,
    watch: Watch = lambda _done, _total, _what: None,
    is_ended: Callable[[], bool] = lambda: False,
) -> Generator[Event]:
    """Build, and build again after every save; yields what happens.

    The output folder is held all the time, so that no other build works in it.  Whoever takes the
    events ends the work by closing the generator, by an exception, or from another thread by
    ``is_ended``.

    Args:
        project: where definitions and outputs are.
        request: what to make.
        watch: told how many jobs are done, of how many, and what was done last.
        is_ended: asked all the time whether nobody wants to wait any more.

    Raises:
        CompileError: when the folder holds files of others, or another build works in it.
        MisuseError: when the folder lies among the definitions or templates.
    """
    with held(project, request):
        rounds = _Rounds(project, request, watch, is_ended)
        try:
            yield from rounds.first()
            while not is_ended():
                if sight(project) == rounds.seen:
                    yield Waiting()
                for found in saved(project, rounds.seen, is_ended):
                    yield Gone(project.defs) if found is Awaited.GONE else Waiting()
                if not is_ended():
                    yield from rounds.next()
        finally:
            if rounds.crew:
                rounds.crew.leave()


@dataclass(slots=True)
class _Rounds:
    """The rounds of one project, with what they hand on to each other."""

    project: Project
    request: Request
    watch: Watch
    is_ended: Callable[[], bool]
    seen: Sight = field(default_factory=dict)
    """The inputs as they were when the last round began."""
    tried: Sight | None = None
    """The templates as they were when they had their trial last."""
    crew: Crew | None = None
    """Workers for what somebody waits for."""
    back: BroughtBack = field(default_factory=BroughtBack)
    """What was made before the first round, until a round is done that tells it."""

    def first(self) -> Iterator[Event]:
        """Build what is stale, as any build does, and get ready for the others."""
        self.seen = sight(self.project)
        yield Begun(())
        with suppress(BpmnGenError, OSError):  # the round will tell
            project = replace(self.project)
            self.back = brought_back(project, self.request, self.watch, self._pulse)
        yield from self._round(frozenset())
        self.request = replace(self.request, force=False)
        with suppress(CompileError, OSError):
            self.crew = warm_up(self.project, self.request)
        _settle_down()

    def next(self) -> Iterator[Event]:
        """Build after a save."""
        now = sight(self.project)
        files = changed(self.seen, now)
        self.seen = now
        yield Begun(tuple(sorted(Path(path).name for path in files)))
        yield from self._round(files)

    def _round(self, files: frozenset[str]) -> Iterator[Event]:
        """One build; files of others are never lost, and what was made stays known."""
        began = time.perf_counter()
        project = replace(self.project)  # which has not read its inputs yet
        ledger = Ledger.of(project.output)
        try:
            yield from self._steps(project, ledger, files, began)
        except OvertakenError:
            ledger.leave()
        except CompileError as error:
            ledger.leave()
            yield Failed(error.diagnostics, time.perf_counter() - began)
        except OSError as error:
            ledger.leave()
            yield Failed((*ledger.outcome.findings, _told(error)), time.perf_counter() - began)
        except BaseException:
            ledger.leave()
            raise

    def _steps(
        self, project: Project, ledger: Ledger, files: frozenset[str], began: float
    ) -> Iterator[Event]:
        """Load, make what is waited for, then the rest.

        Raises:
            OvertakenError: when something is saved meanwhile.
            CompileError: when there are mistakes.
        """
        outcome, request = ledger.outcome, self.request
        if not files and (paths := ledger.fulfilled(request, project.inputs)):
            outcome.kept += paths
            self._tell_back(project, outcome)
            yield Done(outcome, time.perf_counter() - began)
            return
        defs = load_checked(project, outcome.findings)
        if codes := codes_saved(defs, files, request):
            planned = process_jobs(project, defs, request, codes, is_tried=self._is_tried())
            carry_out_at_once(ledger, planned, self.crew)
            if made := tuple(outcome.made):
                yield Ready(codes, made, time.perf_counter() - began)
        self._pulse()
        planned = plan_for(project, defs, request, outcome.findings, self._pulse)
        self.tried = self._templates()
        carry_out(ledger, request, planned, self.watch, self._pulse)
        self._close(project, ledger)
        self._tell_back(project, outcome)
        yield Done(outcome, time.perf_counter() - began)
        del defs, planned
        _settle_down()

    def _close(self, project: Project, ledger: Ledger) -> None:
        """Enter a round as carried out.

        Raises:
            OvertakenError: when its inputs are not what they were, so that nobody can tell what its
                files were made of.
        """
        inputs = project.inputs
        self._pulse()
        ledger.close(self.request, inputs)
        made = {*ledger.outcome.made}
        kept = dict.fromkeys(ledger.outcome.kept)  # those of saved processes were met twice
        ledger.outcome.kept = [path for path in kept if path not in made]

    def _tell_back(self, project: Project, outcome: Outcome) -> None:
        """Add to a round what was made before it."""
        self.back.done(project, outcome)
        self.back = BroughtBack()

    def _pulse(self) -> None:
        """Look whether the round is still wanted.

        Raises:
            OvertakenError: when it is not.
        """
        if self.is_ended() or sight(self.project) != self.seen:
            raise OvertakenError

    def _templates(self) -> Sight:
        """The templates among the inputs."""
        folder = str(self.project.templates)
        return {path: stamp for path, stamp in self.seen.items() if path.startswith(folder)}

    def _is_tried(self) -> bool:
        """Whether the templates have had their trial just as they are."""
        return self.tried == self._templates()


def _told(error: OSError) -> Diagnostic:
    """The finding about something that the system refused."""
    why, remedy = refusal(error)
    message = f"'{place_of(error)}' tidak dapat dibaca atau ditulis: {why}"
    return Diagnostic(Severity.ERROR, "refused-by-system", message, hints=(remedy,))


def _settle_down() -> None:
    """Give back what a round needed; what stays need not be looked through in the next one."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
