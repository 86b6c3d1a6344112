"""What a page may have done that takes minutes: the commands themselves, each as plain data.

A task goes to a process of its own and comes back as what a person is told of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bpmn_gen.commands.build import build
from bpmn_gen.commands.outcome_report import sentences

if TYPE_CHECKING:
    from bpmn_gen.commands.build import Pulse, Watch
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
        return Result(told, tuple(outcome.findings), made, not outcome.findings.has_errors)
