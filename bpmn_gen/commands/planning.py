"""Plans a build: from the files of a project to one job for each process of each unit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.commands.accounts import UnitAccounts
from bpmn_gen.commands.changes_since import changes_since
from bpmn_gen.commands.checking import asked_codes, check_any, load_checked
from bpmn_gen.commands.planned_paths import PlannedPath, path_findings
from bpmn_gen.compiler.as_drawn import undrawn
from bpmn_gen.compiler.decision_table import decision_tables
from bpmn_gen.compiler.document_codes import map_code, sop_code
from bpmn_gen.compiler.executable import make_executable
from bpmn_gen.compiler.resolve import ResolvedProcess, resolve
from bpmn_gen.compiler.target import Target, select_targets
from bpmn_gen.edition.status import Statuses
from bpmn_gen.jobs.decision import decision_file
from bpmn_gen.jobs.decree_settings import signer_of
from bpmn_gen.jobs.decree_setup import decree_planner
from bpmn_gen.jobs.letters import LetterPlanner
from bpmn_gen.jobs.load_book import load_books
from bpmn_gen.jobs.portal import PortalPlanner
from bpmn_gen.jobs.process_map import DIALECTS, NAMES, ProcessMap, files_of
from bpmn_gen.jobs.services import ServicePlanner
from bpmn_gen.jobs.sop_planning import SopPlanner, sop_templates
from bpmn_gen.jobs.time_book import time_books
from bpmn_gen.jobs.trace_matrix import FILES, TraceMatrix, rows_of
from bpmn_gen.jobs.trial import attempt, templates_of, trials
from bpmn_gen.jobs.unit_map import DrawnMap
from bpmn_gen.jobs.unit_maps import MapPlanner
from bpmn_gen.maps.survey import UnitSurvey
from bpmn_gen.model.elements import CallActivity, Definitions
from bpmn_gen.model.graph import nodes_in
from bpmn_gen.picture.sheet import Sheet
from bpmn_gen.rules.coverage import trace
from bpmn_gen.sop.style import decree_style
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store import disk
from bpmn_gen.store.project import program_digest
from bpmn_gen.store.windows_paths import OutputPlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.diagnostics import Findings, Span
    from bpmn_gen.edition.status import Status, UnitStatus
    from bpmn_gen.jobs.decree_planning import DecreePlanner
    from bpmn_gen.jobs.job import Job
    from bpmn_gen.rules.coverage import Trace
    from bpmn_gen.store.project import Project
    from bpmn_gen.store.request import Request
    from bpmn_gen.store.unit_books import UnitBook

NAMED = 3
"""Units that a message names, at most."""


REFERENCE = "Rujukan Umum"
"""Stands on the map of a general reference, which is no SOP of the unit."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build has to see to."""

    jobs: tuple[Job, ...]
    targets: tuple[str, ...]
    """Names of the unit types and units."""
    books: tuple[UnitBook, ...] = ()
    """What was found of units, for builds of others."""

    @property
    def processes(self) -> int:
        """How many processes there are, in whatever forms."""
        return len({job.kode for job in self.jobs if isinstance(job, ProcessMap)})


def plan(
    project: Project,
    request: Request,
    findings: Findings,
    pulse: Callable[[], None] = lambda: None,
) -> Plan:
    """Load the definitions, then resolve and lower everything that a request asks for.

    Args:
        project: the folders.
        request: what is asked for.
        findings: told what is found.
        pulse: called now and then; what it raises ends the work.

    Raises:
        CompileError: when anything found is an error.
    """
    return plan_for(project, load_checked(project, findings), request, findings, pulse)


def plan_for(
    project: Project,
    defs: DefinitionSet,
    request: Request,
    findings: Findings,
    pulse: Callable[[], None] = lambda: None,
    *,
    tried: bool = False,
) -> Plan:
    """Resolve and lower everything that a request asks for of definitions that are loaded.

    Args:
        project: the folders.
        defs: its definitions.
        request: what is asked for.
        findings: told what is found, with everything that loading found.
        pulse: called now and then; what it raises ends the work.
        tried: whether the templates need no trial, because they had one just as they are.

    Raises:
        CompileError: when anything found is an error.
    """
    check_any(project, defs, findings)
    request = replace(request, proses=asked_codes(defs, request.proses, findings))
    targets = select_targets(defs, request.tipe, request.unit, findings)
    findings.raise_if_errors()
    planner = _planner(project, defs, request, targets, findings)
    jobs: list[Job] = []
    for target in targets:
        pulse()
        jobs += planner.jobs_of(target)
    findings.raise_if_errors()
    _note_idle(targets, jobs, request, findings)
    if not request.proses:
        pulse()
        jobs += planner.decrees.jobs()
        matrix = trace(defs)
        jobs.append(_trace_job(defs, matrix))
        pulse()
        jobs += planner.portal.jobs(tuple(jobs), matrix)
    findings.extend(path_findings(planner.paths_of(jobs), OutputPlace.of(project.output)))
    findings.raise_if_errors()
    if not tried:
        _try_templates(project, jobs, findings)
    books = tuple(planner.accounts.books.values())
    return Plan(tuple(jobs), tuple(target.name for target in targets), books)


def _planner(
    project: Project,
    defs: DefinitionSet,
    request: Request,
    targets: Sequence[Target],
    findings: Findings,
) -> _Planner:
    """What plans the jobs of units.

    Raises:
        CompileError: when anything found is an error.
    """
    templates = sop_templates(project, defs, findings)
    decrees = decree_planner(project, defs, request, targets, templates, findings)
    letters = _letters(project, defs) if "docx" in request.formats else None
    statuses = Statuses.of(project, findings)
    findings.raise_if_errors()
    sops = SopPlanner(defs, request.formats, templates, program_digest(), statuses)
    set_before = tuple(one.edition for one in statuses.kept)
    accounts = UnitAccounts(project, defs, statuses)
    portal = PortalPlanner(
        defs, project.output, program_digest(), project.template, accounts, set_before
    )
    services = ServicePlanner(
        defs, request.formats, decrees.templates, program_digest(), project.template
    )
    shared = (project, defs, request, findings, statuses)
    return _Planner(*shared, decrees, sops, letters, services, portal, accounts)


def _try_templates(project: Project, jobs: Sequence[Job], findings: Findings) -> None:
    """Render what edited templates are for once, so that a broken one stops the build here.

    Raises:
        CompileError: when one is broken.
    """
    names = sorted({name for job in jobs for name in templates_of(job)})
    findings.extend(attempt(trials(jobs, [name for name in names if project.is_edited(name)])))
    findings.raise_if_errors()


def _letters(project: Project, defs: DefinitionSet) -> LetterPlanner:
    """What plans the letters, with the templates of the project."""
    return LetterPlanner(
        defs,
        decree_style(defs.daerah),
        signer_of(defs).titles,
        program_digest(),
        project.template,
    )


def _note_idle(
    targets: Sequence[Target], jobs: Iterable[Job], request: Request, findings: Findings
) -> None:
    """Report units to which nothing applies, as a warning where nothing at all is made."""
    busy = {job.target for job in jobs if isinstance(job, ProcessMap)}
    idle = [target.name for target in targets if target.slug not in busy]
    if not idle:
        return
    named = ", ".join(idle[:NAMED]) + (f" dan {len(idle) - NAMED} lainnya" * (len(idle) > NAMED))
    codes = ", ".join(f"'{code}'" for code in request.proses)
    what = f"proses {codes} tidak" if codes else "tidak ada proses yang"
    tell = findings.info if busy else findings.warning
    hint = "periksa 'berlaku' pada prosesnya, atau pilih unit lain dengan --tipe atau --unit"
    tell("nothing-applies", f"{what} berlaku bagi {named}", None, hint)


@dataclass(frozen=True, slots=True)
class _Planner:
    """Turns the processes of a unit into jobs."""

    project: Project
    defs: DefinitionSet
    request: Request
    findings: Findings
    statuses: Statuses
    decrees: DecreePlanner
    sops: SopPlanner
    letters: LetterPlanner | None
    """None when no Word documents are asked for."""
    services: ServicePlanner
    portal: PortalPlanner
    accounts: UnitAccounts
    origins: dict[tuple[str, str], Span] = field(default_factory=dict)
    """By unit and code: where a process is written."""

    def paths_of(self, jobs: Iterable[Job]) -> Iterator[PlannedPath]:
        """The files of jobs, with what a finding about them names."""
        for job in jobs:
            span = self.origins.get((job.target, job.kode))
            yield from (PlannedPath(path, job.kode, job.unit or "", span) for path in job.paths)

    def jobs_of(self, target: Target) -> list[Job]:
        """The jobs of one unit; none when its processes cannot be resolved."""
        own = self.defs.seen_by(target.unit)
        resolved = resolve(self.defs, target, self.findings)
        if self.findings.has_errors:
            return []
        wanted = self.request.proses
        applicable = {process.code for process in resolved}
        chosen = [one for one in resolved if not wanted or one.code in wanted]
        self.origins.update({(target.slug, one.code): one.origin for one in chosen})
        status = self.statuses.unit(self.defs, target, resolved, self.findings)
        self.sops.statuses[target.slug] = status
        maps = [
            self._job(target, process, applicable, status.of(process.code)) for process in chosen
        ]
        sops: list[Job] = [
            job
            for process, one in zip(chosen, maps, strict=True)
            for job in self.sops.job(process, one.source, one.definitions)
        ]
        sops += [job for process in chosen if self.letters for job in self.letters.jobs(process)]
        sops += self.services.jobs(target, resolved, wanted)
        tables = list(self._tables(target, chosen))
        if wanted:
            return [*maps, *sops, *tables]
        survey = UnitSurvey(own, target, resolved)
        notice = self.statuses.notice(status.whole, self.defs.daerah)
        self.decrees.add(survey, maps, status, notice.mark)
        changes = changes_since(self.project, self.defs, target, status, self.findings)
        account = self.accounts.own(target, resolved, status, changes)
        drawn = [*self._maps(survey, status, [*maps, *sops])]
        names = (one.name.partition("/")[2] for one in drawn if isinstance(one, DrawnMap))
        told = self.statuses.told(status, applicable, names)
        self.portal.add(survey, told, account, changes)
        books = self.sops.books(target, resolved)
        formats = self.request.formats
        times = time_books(self.defs, resolved, formats, program_digest())
        loads = load_books(self.defs, resolved, formats, program_digest())
        return [*maps, *sops, *tables, *books, *times, *loads, *drawn]

    def _maps(self, survey: UnitSurvey, status: UnitStatus, jobs: Sequence[Job]) -> Iterator[Job]:
        """The maps of a unit, which lead to the files of its processes."""
        paper = str(self.defs.daerah.kertas)
        notices = self.statuses.map_notices(status, self.defs.daerah)
        planner = MapPlanner(survey, self.request.formats, paper, program_digest(), notices)
        return planner.jobs(path for job in jobs for path in job.paths)

    def _tables(self, target: Target, chosen: Iterable[ResolvedProcess]) -> Iterator[Job]:
        """The decision tables of a unit; of chosen processes those that they read."""
        read = {step.table.key for one in chosen for step in one.walk() if step.table}
        for key, table in decision_tables(self.defs, target).items():
            if key in read or not self.request.proses:
                yield decision_file(target, table, self.request.formats, program_digest())

    def _job(
        self, target: Target, process: ResolvedProcess, applicable: set[str], status: Status
    ) -> ProcessMap:
        """One process for one unit, with the key that tells whether it must be made again."""
        definitions = compiled(process, self.findings)
        executable = make_executable(definitions, target.slug, applicable)
        notice, kinds = self.statuses.notice(status, self.defs.daerah), self.request.formats
        plain = sheet_of(self.defs, target, process)
        sheet = replace(plain, mark=notice.mark, status=notice.words)
        if process.is_reference:
            kinds = tuple(kind for kind in kinds if kind not in DIALECTS)
        links = links_of(definitions, applicable)
        paper = str(self.defs.daerah.kertas)
        parts = (program_digest(), *map(repr, (definitions, executable, sheet, links)), paper)
        return ProcessMap(
            target=target.slug,
            tipe=target.number,
            unit=str(target.unit.nama) if target.unit else None,
            kode=process.code,
            source=_relative(process.origin.path, self.project.defs),
            definitions=definitions,
            executable=executable,
            sheet=sheet,
            links=links,
            paper=paper,
            has_sop=not process.is_reference,
            files=files_of(target.slug, process.code, kinds, executable),
            key=disk.digest("\0".join(parts).encode()),
        )


def sheet_of(defs: DefinitionSet, target: Target, process: ResolvedProcess) -> Sheet:
    """What stands around the map of a process, its SOP named by code; a reference has none."""
    daerah, code = defs.daerah, process.code
    if process.is_reference:
        unit = f"Bukan SOP {target.name}; alurnya {' dan '.join(process.reference_for)}"
        around = (code, process.name, unit, str(daerah.pemerintah), process.source)
        remark = undrawn(process, "dokumentasi BPMN")
        return Sheet(*around, defs.dated, REFERENCE, map_code(daerah, code), remark)
    return Sheet(
        code=code,
        title=process.name,
        unit=target.name,
        government=str(daerah.pemerintah),
        source=process.source,
        dated=defs.dated,
        codes=f"{map_code(daerah, code)}; SOP {sop_code(daerah, code)}",
        remark=undrawn(process, "SOP"),
    )


def links_of(definitions: Definitions, applicable: set[str]) -> tuple[tuple[str, str], ...]:
    """Ways to the maps of called processes that exist for the same unit."""
    called = {
        node.called_code
        for process in definitions.processes
        for node in nodes_in(process)
        if isinstance(node, CallActivity)
    }
    return tuple((code, f"../{code}/{NAMES['svg']}") for code in sorted(called & applicable))


def _trace_job(defs: DefinitionSet, matrix: Trace) -> TraceMatrix:
    """The proof that the definitions cover the regulation."""
    rows = rows_of(matrix)
    regulation = "; ".join(str(one.judul) for one in defs.peraturan)
    parts = (program_digest(), repr(rows), regulation, repr(defs.dated))
    return TraceMatrix(
        target="",
        files=FILES,
        rows=rows,
        regulation=regulation,
        dated=defs.dated,
        key=disk.digest("\0".join(parts).encode()),
    )


def _relative(path: str, folder: Path) -> str:
    """A definition file as seen from the definitions folder: the same on every machine."""
    try:
        return Path(path).resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return Path(path).name
