"""Tries templates that staff edited before a build writes anything.

One file of each kind is rendered in a process of its own, so that a template that runs forever,
eats the memory or brings an engine down is a finding about that template.
"""

from __future__ import annotations

import sys
from multiprocessing import get_context
from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import CompileError
from bpmn_gen.render.templates.files import Templates
from bpmn_gen.render.templates.filling import broken

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from multiprocessing.connection import Connection

    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.jobs.job import Job

SECONDS = 60.0
"""Time that one kind of file may take; the slowest takes some seconds on an old laptop."""

MEMORY = 4 << 30
"""Bytes of address space of the trial, where systems limit that (not Windows)."""

Trial = tuple["Job", tuple[str, ...]]
"""A job, and those of its edited templates that no earlier trial uses."""


def templates_of(job: Job) -> frozenset[str]:
    """Names of the templates that a job fills."""
    found = getattr(job, "templates", ())
    return frozenset(found.files if isinstance(found, Templates) else dict(found))


def trials(jobs: Iterable[Job], edited: Collection[str]) -> list[Trial]:
    """The first job for each edited template, without jobs that have to wait for others."""
    left = set(edited)
    chosen = []
    for job in jobs:
        names = templates_of(job) & left
        if names and not job.follows:
            chosen.append((job, tuple(sorted(names))))
            left -= names
    return chosen


def attempt(chosen: list[Trial], seconds: float = SECONDS) -> tuple[Diagnostic, ...]:
    """What is wrong with edited templates."""
    if not chosen:
        return ()
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_render, args=(chosen, there), daemon=True)
    process.start()
    there.close()
    try:
        return tuple(found for _, names in chosen for found in _await(here, names, seconds))
    finally:
        process.kill()
        process.join()


def _await(pipe: Connection, names: tuple[str, ...], seconds: float) -> tuple[Diagnostic, ...]:
    """The findings of one job.

    Raises:
        CompileError: when the process ended or takes too long, because it says nothing more then.
    """
    problem = f"tidak selesai dalam {seconds:.0f} detik"
    try:
        if pipe.poll(seconds):
            found: tuple[Diagnostic, ...] = pipe.recv()
            return found
    except (EOFError, OSError):
        problem = "menghentikan program yang menyusunnya"
    name = " / ".join(names)
    raise CompileError([broken(name, problem)])


def _render(chosen: list[Trial], pipe: Connection) -> None:
    """Render each job and send what went wrong; runs in a process of its own."""
    _limit_memory()
    for job, names in chosen:
        try:
            for _content in job.render():
                pass
        except CompileError as error:
            pipe.send(error.diagnostics)
        except Exception as error:  # noqa: BLE001 -- whatever a template can make an engine raise
            reason = f"{type(error).__name__} {error}".strip()
            pipe.send((broken(" / ".join(names), f"tidak dapat diisi: {reason}"),))
        else:
            pipe.send(())


def _limit_memory() -> None:
    """Let a template that eats the memory end its process and nothing else."""
    if sys.platform != "win32":
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        allowed = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, most))
