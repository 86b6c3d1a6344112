"""What a page may have done that takes minutes: the commands themselves, each as plain data.

A task goes to a process of its own and comes back as what a person is told of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bpmn_gen.commands.build import build
from bpmn_gen.commands.enacting import enact
from bpmn_gen.commands.enacting_report import lines
from bpmn_gen.commands.outcome_report import sentences
from bpmn_gen.commands.reviewing import review_units
from bpmn_gen.commands.reviewing_report import notices

if TYPE_CHECKING:
    from bpmn_gen.commands.build import Pulse, Watch
    from bpmn_gen.commands.enacting import Wish
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.store.project import Project
    from bpmn_gen.store.request import Request


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a task."""

    sentences: tuple[str, ...]
    findings: tuple[Diagnostic, ...] = ()
    made: tuple[str, ...] | None = ()
    """Files below the output folder that are another now; None where nobody knows which."""
    is_whole: bool = True
    """Whether all was done that was asked for."""
    ways: tuple[tuple[str, str], ...] = ()
    """Where to go on: labels and addresses."""
    only: tuple[str, ...] = ()
    """The codes of the processes that alone were made, without the portal; empty: all."""
    units: tuple[str, ...] = ()
    """The names of the unit types and units that were looked at."""


class Task(Protocol):
    """Something to be done apart."""

    @property
    def title(self) -> str:
        """What it is called, as the beginning of a sentence."""

    def run(self, project: Project, watch: Watch, pulse: Pulse) -> Result:
        """Do it.

        Args:
            project: where.
            watch: told how far the work is.
            pulse: called all the time; what it raises ends the work.
        """


@dataclass(frozen=True, slots=True)
class BuildTask:
    """``bpmn-gen build``."""

    request: Request
    title: str = "Penyusunan"

    def run(self, project: Project, watch: Watch, pulse: Pulse) -> Result:
        """Build."""
        outcome = build(project, self.request, watch, pulse)
        made = (*outcome.made, *outcome.removed)
        told = (*sentences(project, outcome),)
        return Result(
            told,
            tuple(outcome.findings),
            made,
            not outcome.findings.has_errors,
            only=self.request.proses,
            units=outcome.targets,
        )


@dataclass(frozen=True, slots=True)
class EnactTask:
    """``bpmn-gen tetapkan``."""

    wish: Wish
    title: str = "Pencatatan keputusan"

    def run(self, project: Project, watch: Watch, pulse: Pulse) -> Result:
        """Record a decree, and make its outputs."""
        found = enact(project, self.wish, watch, pulse)
        ways = (("Lihat keadaan tiap unit", "/edisi"),)
        return Result((*lines(found),), tuple(found.findings), made=None, ways=ways)


@dataclass(frozen=True, slots=True)
class ReviewTask:
    """``bpmn-gen reviu``."""

    tipe: tuple[int, ...]
    unit: tuple[str, ...]
    title: str = "Pembuatan berkas reviu"

    def run(self, project: Project, watch: Watch, pulse: Pulse) -> Result:
        """Compare, and write what staff need for a review."""
        watch(0, 0, "")
        pulse()
        found = review_units(project, None, self.tipe, self.unit)
        told: list[str] = []
        for one in found.units:
            count = f"{len(one.result.changes)} perubahan sejak {one.since}"
            told.append(f"{one.unit}: {count}; {len(one.files)} berkas ditulis")
            told += (line.strip() for line in notices(one))
        ways = (("Kembali ke reviu", f"/reviu/{one.target.slug}") for one in found.units)
        return Result((*told,), tuple(found.findings), made=None, ways=(*ways,))
