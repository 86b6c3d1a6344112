"""The portal: pages of units, processes and provisions, and the front page with the search."""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from bpmn_gen.jobs.emblem import emblem_job
from bpmn_gen.jobs.file_sizes import COMMON_SIZES, SIZES, FileSizes
from bpmn_gen.jobs.job import Job
from bpmn_gen.jobs.process_map import ProcessMap
from bpmn_gen.jobs.unit_map import UnitMap
from bpmn_gen.portal.changes_page import ChangesPage, changes_page
from bpmn_gen.portal.downloads import is_letter
from bpmn_gen.portal.findable import Findable, findable
from bpmn_gen.portal.front_page import Everywhere, FrontPage, everywhere, front_page
from bpmn_gen.portal.letter_titles import LetterTitles
from bpmn_gen.portal.listing import PAGE, File, by_code, by_path, is_common, is_offered, page_of
from bpmn_gen.portal.own_page import OwnPage, own_page
from bpmn_gen.portal.printed_map import printed_map
from bpmn_gen.portal.process_page import ProcessPage
from bpmn_gen.portal.provisions import TRACE, Anchors
from bpmn_gen.portal.sop_list import SOPS, SopList, sop_list
from bpmn_gen.portal.standing import units_with_pages
from bpmn_gen.portal.trace_page import TracePage, trace_page
from bpmn_gen.portal.unit_page import UnitPage, unit_pages
from bpmn_gen.render.templates.filling import decoded, fill_text_template
from bpmn_gen.store import disk, manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.edition import Edition
    from bpmn_gen.maps.survey import UnitSurvey
    from bpmn_gen.portal.accounts import UnitAccount
    from bpmn_gen.portal.changes_page import UnitChanges
    from bpmn_gen.portal.process_page import Told
    from bpmn_gen.portal.standing import Standing
    from bpmn_gen.render.svg.view import View
    from bpmn_gen.rules.coverage import Trace

KIND = "portal"
STYLE, PROGRAM, VIEWER, INDEX = "portal.css", "portal.js", "portal-peta.js", "portal-cari.js"
WRITER, DETAILS = "portal-catatan.js", "portal-langkah.js"
FRONT, UNIT, PROCESS = "portal-indeks.html.j2", "portal-unit.html.j2", "portal-proses.html.j2"
CHANGES, OWN = "portal-perubahan.html.j2", "portal-saya.html.j2"
LIST = "portal-daftar.html.j2"
EVERYWHERE, MATRIX, SEARCH = "portal-semua.html.j2", "trace.html.j2", "portal-cari.js.j2"
"""Names of templates."""
PLAIN = {
    STYLE: "portal.css.j2",
    PROGRAM: "portal.js.j2",
    VIEWER: "portal-peta.js.j2",
    WRITER: "portal-catatan.js.j2",
    DETAILS: "portal-langkah.js.j2",
}
"""Templates of files that hold nothing of the definitions."""

AnyPage = (
    FrontPage
    | SopList
    | UnitPage
    | ProcessPage
    | OwnPage
    | ChangesPage
    | Everywhere
    | TracePage
    | Findable
)


class Others(Protocol):
    """Looks at units that the build does not make."""

    def account(self, target: Target) -> UnitAccount:
        """Their SOPs, and what is blank."""

    def level_zero(self, target: Target, paths: Iterable[str]) -> UnitMap | None:
        """The job of their map of level 0, of which a picture is there."""


class Pictured(Protocol):
    """The job of a map whose picture a page shows."""

    def view(self) -> View:
        """What the page has to know of the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal(Job):
    """Fills one page in, and the files that all pages share."""

    page: AnyPage
    templates: tuple[tuple[str, str], ...]
    """Name and text of the template of each file."""
    shown: Pictured | None = None
    """The map whose picture the page shows."""

    def render(self) -> Iterator[bytes]:
        """The files."""
        view = self.shown.view() if self.shown else None
        data: dict[str, object] = {"hal": self.page, "peta": view, "cetak": None}
        if view and isinstance(self.page, ProcessPage):
            data["cetak"] = printed_map(view, self.page.downloads)
        for name, text in self.templates:
            if name in PLAIN.values():
                yield fill_text_template(text, name, {}, escape=False).encode()
            else:
                escape = name.endswith(".html.j2")
                yield fill_text_template(text, name, data, escape=escape).encode()


TEMPLATES: dict[type[AnyPage], str] = {
    FrontPage: FRONT,
    SopList: LIST,
    UnitPage: UNIT,
    ProcessPage: PROCESS,
    OwnPage: OWN,
    ChangesPage: CHANGES,
    Everywhere: EVERYWHERE,
    TracePage: MATRIX,
    Findable: SEARCH,
}
"""The template of each kind of page."""


@dataclass(slots=True)
class PortalPlanner:
    """Gathers the units of a build and makes the jobs of their pages.

    The front page, the search and the trace page describe the output folder as it is after the
    build: the units of this build, and those of earlier builds whose pages are still there.
    """

    defs: DefinitionSet
    output: Path
    program: str
    """Digest of the program."""
    read: Callable[[str], bytes]
    """The content of a template by its name."""
    others: Others
    editions: tuple[Edition, ...] = ()
    """All editions of the project, the oldest first."""
    surveys: list[tuple[UnitSurvey, Told, UnitAccount, UnitChanges | None]] = field(
        default_factory=list
    )
    letters: LetterTitles = field(init=False)
    """What letters are called."""

    def __post_init__(self) -> None:
        """Know the letters of these definitions."""
        self.letters = LetterTitles(self.defs)

    def add(
        self,
        survey: UnitSurvey,
        told: Told,
        account: UnitAccount,
        changes: UnitChanges | None = None,
    ) -> None:
        """Take a unit in.

        Args:
            survey: the unit.
            told: how its processes stand.
            account: its SOPs, and what is blank.
            changes: what changed since it was set; None where nothing did.
        """
        self.surveys.append((survey, told, account, changes))

    def jobs(self, jobs: Iterable[Job], matrix: Trace) -> Iterator[Job]:
        """The pages of every unit, then the front page.

        Args:
            jobs: all other jobs of the build.
            matrix: what carries out each provision.
        """
        jobs = list(jobs)
        files = set(self._files(jobs))
        maps = {job.drawn_as: job for job in jobs if isinstance(job, ProcessMap | UnitMap)}
        owned = [book for one in self.defs.offices.values() for book in one.peraturan]
        anchors = Anchors(self.defs.peraturan, owned)
        shared = self._shared(files)
        by_target: dict[str, list[File]] = {}
        for file in by_path(files):
            by_target.setdefault(file.target, []).append(file)
        for survey, told, account, changes in self.surveys:
            target = survey.target
            own = by_target.get(target.slug, [])
            seen = anchors.seen_by(survey.defs.peraturan)
            page, processes = unit_pages(survey, own, seen, told, account, changes)
            files.add(File(page.path, KIND, target.slug, ""))
            files |= {File(one.path, KIND, target.slug, one.code) for one in processes}
            yield _showing(self._job(page, (page.path,), survey), page.picture, maps)
            yield self._sizes(own, survey)
            mine = own_page(survey, by_code(own), page.appraisers)
            files.add(File(mine.path, KIND, target.slug, ""))
            yield self._job(mine, (mine.path,), survey)
            for each in processes:
                one = each if each.code in shared else replace(each, everywhere="")
                job = self._job(one, (one.path,), survey, one.code)
                yield _showing(job, one.picture, maps)
            if changes is not None:
                table = changes_page(target, changes, {one.code for one in processes})
                files.add(File(table.path, KIND, target.slug, ""))
                yield self._job(table, (table.path,), survey)
        every = by_path(files | {File(TRACE, "trace-html", "", "")})
        yield from self._front(every, maps)
        yield from self._common(every, anchors, matrix)

    def _front(self, files: list[File], maps: Mapping[str, ProcessMap | UnitMap]) -> Iterator[Job]:
        """The front page, and the list of SOPs behind its figures."""
        everyone = units_with_pages(self.defs, {file.path for file in files})
        known = {survey.target.slug: account for survey, _, account, _ in self.surveys}
        accounts = {
            one.target.slug: known.get(one.target.slug) or self.others.account(one.target)
            for one in everyone
        }
        emblem = emblem_job(self.read, KIND)
        path = emblem.paths[0] if emblem else ""
        front = front_page(self.defs, files, everyone, accounts, self.editions, path)
        page = self._job(front, (PAGE, STYLE, PROGRAM, VIEWER, WRITER, DETAILS))
        yield _showing(page, *self._map(front, everyone, files, maps))
        yield self._job(sop_list(front.government, everyone, accounts), (SOPS,))
        if emblem:
            yield emblem

    def _map(
        self,
        front: FrontPage,
        everyone: Iterable[Standing],
        files: Iterable[File],
        maps: Mapping[str, ProcessMap | UnitMap],
    ) -> tuple[str, Mapping[str, ProcessMap | UnitMap]]:
        """The address of the map on the front page, and the maps among which its job is."""
        shown = front.map
        if shown is None or shown.picture in maps:
            return (shown.picture if shown else ""), maps
        slug = shown.picture.partition("/")[0]
        target = next(one.target for one in everyone if one.target.slug == slug)
        job = self.others.level_zero(target, [one.path for one in files if one.target == slug])
        return shown.picture, {job.drawn_as: job} if job else {}

    def _common(self, files: list[File], anchors: Anchors, matrix: Trace) -> Iterator[Job]:
        """The pages that lead to all units, for the files that are there."""
        everyone = units_with_pages(self.defs, {file.path for file in files})
        yield self._sizes([file for file in files if is_common(file)])
        index = findable(self.defs, everyone, files, anchors)
        yield self._job(index, (INDEX,))
        page = trace_page(self.defs, matrix, anchors, everyone)
        yield self._job(page, (TRACE,), kind="trace-html")
        for one in everywhere(self.defs, files, everyone):
            yield self._job(one, (one.path,))

    def _files(self, jobs: list[Job]) -> Iterator[File]:
        """The files that are there after the build, apart from the pages of its own units."""
        for job in jobs:
            for kind, path in job.files:
                yield self._file(path, kind, job.target, job.kode)
        made = {path for job in jobs for path in job.paths}
        places = tuple(place for job in jobs for place in job.places)
        targets = {job.target for job in jobs}
        for item in manifest.read(self.output).values():
            stays = item.target not in targets or item.path.startswith(places)
            old = item.kind == KIND and item.target in targets
            if stays and not old and item.path not in made and (self.output / item.path).is_file():
                yield self._file(item.path, item.kind, item.target, item.kode)

    def _file(self, path: str, kind: str, target: str, code: str) -> File:
        """A file with its title, if it is a letter."""
        file = File(path, kind, target, code)
        if not is_letter(file):
            return file
        stem = posixpath.splitext(posixpath.basename(path))[0]
        return replace(file, title=self.letters.of(code, stem))

    def _shared(self, files: Iterable[File]) -> frozenset[str]:
        """Codes of the processes of which several units have a page after the build."""
        pages = {page_of(file.target, file.kode): file.kode for file in files if file.kode}
        there = {file.path for file in files if file.kind == KIND}
        counts = Counter(code for path, code in pages.items() if path in there)
        for survey, *_ in self.surveys:
            counts.update(one.code for one in survey.every)
        return frozenset(code for code, number in counts.items() if number > 1)

    def _sizes(self, files: Iterable[File], survey: UnitSurvey | None = None) -> FileSizes:
        """The job that tells how large the files are to which the pages of a unit lead."""
        target = survey.target if survey else None
        listed = tuple(file.path for file in by_path(files) if is_offered(file))
        path = f"{target.slug}/{SIZES}" if target else COMMON_SIZES
        return FileSizes(
            target=target.slug if target else "",
            tipe=target.number if target else None,
            unit=str(target.unit.nama) if target and target.unit else None,
            files=((KIND, path),),
            lists=listed,
            key=disk.digest(f"{self.program}\0{listed!r}".encode()),
        )

    def _job(
        self,
        page: AnyPage,
        paths: tuple[str, ...],
        survey: UnitSurvey | None = None,
        kode: str = "",
        kind: str = KIND,
    ) -> Portal:
        """The job of a page, with the files that all pages share beside the front page."""
        names = [PLAIN.get(path, TEMPLATES[type(page)]) for path in paths]
        templates = tuple((name, decoded(self.read(name), name)) for name in names)
        target = survey.target if survey else None
        parts = (self.program, repr(page), repr(templates))
        return Portal(
            target=target.slug if target else "",
            tipe=target.number if target else None,
            unit=str(target.unit.nama) if target and target.unit else None,
            kode=kode,
            files=tuple((kind, path) for path in paths),
            key=disk.digest("\0".join(parts).encode()),
            page=page,
            templates=templates,
        )


def _showing(job: Portal, picture: str, maps: Mapping[str, ProcessMap | UnitMap]) -> Portal:
    """The job of a page that shows the picture at an address; ``maps`` are by their files."""
    found = maps.get(posixpath.join(posixpath.dirname(job.paths[0]), picture))
    if not picture or not found:
        return job
    return replace(job, shown=found, key=disk.digest(f"{job.key}\0{found.key}".encode()))
