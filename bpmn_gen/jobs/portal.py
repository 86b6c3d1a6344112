"""The portal: pages of units and processes, and the front page with the search."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen import manifest
from bpmn_gen.definition.citation import ProvisionIndex
from bpmn_gen.jobs.job import Job
from bpmn_gen.portal.front_page import FrontPage, front_page
from bpmn_gen.portal.listing import PAGE, File
from bpmn_gen.portal.process_page import ProcessPage
from bpmn_gen.portal.unit_page import UnitPage, unit_pages
from bpmn_gen.templating import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.maps.survey import Survey

KIND = "portal"
STYLE = "portal.css"
STYLE_TEMPLATE = "portal.css.j2"
FRONT, UNIT, PROCESS = "portal-indeks.html.j2", "portal-unit.html.j2", "portal-proses.html.j2"
"""Names of templates."""

Page = FrontPage | UnitPage | ProcessPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal(Job):
    """Fills one page in."""

    page: Page
    templates: tuple[tuple[str, str], ...]
    """Texts of the templates by name."""

    def render(self) -> Iterator[bytes]:
        """The page; the front page is followed by the style of all."""
        for name, text in self.templates:
            if name == STYLE_TEMPLATE:
                yield fill(text, name, {}, escape=False).encode()
            else:
                yield fill(text, name, {"hal": asdict(self.page)}).encode()


def _template_of(page: Page) -> str:
    """The name of the template of a page."""
    match page:
        case FrontPage():
            return FRONT
        case UnitPage():
            return UNIT
    return PROCESS


@dataclass(slots=True)
class PortalPlanner:
    """Gathers the units of a build and makes the jobs of their pages.

    The front page describes the output folder as it is after the build: the units of this build,
    and those of earlier builds whose pages are still there.
    """

    defs: DefinitionSet
    output: Path
    program: str
    """Digest of the program."""
    read: Callable[[str], bytes]
    """The content of a template by its name."""
    surveys: list[Survey] = field(default_factory=list)

    def add(self, survey: Survey) -> None:
        """Take a unit in."""
        self.surveys.append(survey)

    def jobs(self, jobs: Iterable[Job]) -> Iterator[Portal]:
        """The pages of every unit, then the front page; ``jobs`` are all others of the build."""
        files = set(self._files(list(jobs)))
        index = ProvisionIndex(self.defs.peraturan)
        by_target: dict[str, list[File]] = {}
        for file in sorted(files):
            by_target.setdefault(file.target, []).append(file)
        for survey in self.surveys:
            target = survey.target
            own = by_target.get(target.slug, [])
            page, processes = unit_pages(survey, own, index)
            files.add(File(page.path, KIND, target.slug, ""))
            files |= {File(one.path, KIND, target.slug, one.code) for one in processes}
            yield self._job(page, (page.path,), survey)
            for one in processes:
                yield self._job(one, (one.path,), survey, one.code)
        yield self._job(front_page(self.defs, files), (PAGE, STYLE))

    def _files(self, jobs: list[Job]) -> Iterator[File]:
        """What is there after the build, apart from the pages of its own units."""
        for job in jobs:
            yield from (File(path, kind, job.target, job.kode) for kind, path in job.files)
        made = {path for job in jobs for path in job.paths}
        places = tuple(place for job in jobs for place in job.places)
        targets = {job.target for job in jobs}
        for item in manifest.read(self.output).values():
            stays = item.target not in targets or item.path.startswith(places)
            old = item.kind == KIND and item.target in targets
            if stays and not old and item.path not in made and (self.output / item.path).is_file():
                yield File(item.path, item.kind, item.target, item.kode)

    def _job(
        self, page: Page, paths: tuple[str, ...], survey: Survey | None = None, kode: str = ""
    ) -> Portal:
        """The job of a page; the front page brings the style of all."""
        names = [_template_of(page), *([STYLE_TEMPLATE] if STYLE in paths else [])]
        templates = tuple((name, self.read(name).decode()) for name in names)
        target = survey.target if survey else None
        parts = (self.program, repr(page), repr(templates))
        return Portal(
            target=target.slug if target else "",
            tipe=target.number if target else None,
            unit=str(target.unit.nama) if target and target.unit else None,
            kode=kode,
            files=tuple((KIND, path) for path in paths),
            key=manifest.digest("\0".join(parts).encode()),
            page=page,
            templates=templates,
        )
