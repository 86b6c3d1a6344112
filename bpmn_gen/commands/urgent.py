"""What somebody waits for who has just saved a process: its own files, before anything else."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.commands.planning import plan_for
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.job import make, render_each
from bpmn_gen.jobs.process_map import ProcessMap
from bpmn_gen.jobs.sop import SopFiles
from bpmn_gen.jobs.workers import MIN_PARALLEL, Crew

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.commands.ledger import Ledger
    from bpmn_gen.commands.planning import Plan
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.store.project import Project
    from bpmn_gen.store.request import Request


def codes_saved(defs: DefinitionSet, files: Iterable[str], request: Request) -> tuple[str, ...]:
    """The codes of the processes in files, as far as they are asked for, with their variants."""
    labels = {label_of(Path(file)) for file in files}
    everywhere = [defs.proses, *(office.proses for office in defs.offices.values())]
    found = {
        str(code)
        for processes in everywhere
        for process in processes.values()
        if process.kode.span.path in labels
        for code in (process.kode, *(one.kode for one in process.varian if one.kode))
    }
    asked = {code.casefold() for code in request.proses}
    return tuple(sorted(code for code in found if not asked or code.casefold() in asked))


def process_jobs(
    project: Project,
    defs: DefinitionSet,
    request: Request,
    codes: tuple[str, ...],
    *,
    is_tried: bool,
) -> Plan:
    """The files of some processes alone: maps, BPMN, SOP and letters.

    Args:
        project: the folders.
        defs: its definitions.
        request: what is asked for.
        codes: of the processes.
        is_tried: whether the templates have had their trial just as they are.

    Raises:
        CompileError: when anything found is an error.
    """
    wanted = replace(request, proses=codes)
    return plan_for(project, defs, wanted, Findings(), tried=is_tried)


def carry_out_at_once(ledger: Ledger, planned: Plan, crew: Crew | None) -> None:
    """Make the files of processes that are stale.

    Args:
        ledger: told what comes of it.
        planned: the jobs.
        crew: workers that wait for work; None where this process does all.

    Raises:
        CompileError: when nothing can be written in the folder.
    """
    ledger.claim()
    todo = ledger.stale(planned.jobs, force=False)
    destination = ledger.destination(planned.jobs)
    if crew and len(todo) >= MIN_PARALLEL:
        for job, made in crew.run(destination, todo):
            ledger.record(job, made)
        return
    for job in todo:
        ledger.record(job, make(destination, job))


def warm_up(project: Project, request: Request) -> Crew | None:
    """Let engines and readers do once what they do slowly the first time; nothing is written.

    Returns:
        Workers, where there are several units and one process therefore has many files.

    Raises:
        CompileError: when anything found is an error, which the build has told already.
    """
    defs = load_checked(project, Findings())
    planned = process_jobs(project, defs, request, tuple(islice(defs.proses, 1)), is_tried=True)
    kinds = (ProcessMap, SopFiles)
    found = (next((job for job in planned.jobs if isinstance(job, kind)), None) for kind in kinds)
    jobs = tuple(job for job in found if job is not None)
    if len(planned.targets) == 1 or request.jobs == 1:
        render_each(jobs)
        return None
    crew = Crew(request.jobs)
    crew.warm_up(jobs)
    return crew
