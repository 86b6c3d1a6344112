"""Service standards: the document and the flyer of each service, and what an office says of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.costing.amounts import pace_of
from bpmn_gen.costing.lead_time import LeadTimes
from bpmn_gen.diagnostics import CompileError
from bpmn_gen.jobs.job import Job
from bpmn_gen.render.excel.tables import write_tables
from bpmn_gen.render.pdf.decree import Pagination, write_decree_pdf
from bpmn_gen.render.pdf.flyer import write_flyer_pdf
from bpmn_gen.render.svg.flyer import write_flyer_svg
from bpmn_gen.render.templates.files import TemplateError, Templates
from bpmn_gen.render.templates.filling import broken
from bpmn_gen.render.word.decree import write_decree_docx
from bpmn_gen.render.word.letter import write_letter
from bpmn_gen.services.book import NAME as BOOK
from bpmn_gen.services.book import service_book
from bpmn_gen.services.declaration import NAME as DECLARATION
from bpmn_gen.services.declaration import TEMPLATE, declaration, head_of
from bpmn_gen.services.flyer import flyer
from bpmn_gen.services.standard import service_standard
from bpmn_gen.services.standard_document import standard_document
from bpmn_gen.sop.style import decree_style
from bpmn_gen.store import disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.decree.document import Document
    from bpmn_gen.decree.letters import Letter
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.services.standard import ServiceStandard
    from bpmn_gen.sop.document import PageStyle

FOLDER = "standar-pelayanan"
"""Folder of all this inside that of the unit."""
STANDARD, FLYER = "standar-pelayanan", "brosur"
"""How the names of files begin, before the code of the service."""
_OF_SERVICE = (("docx", STANDARD), ("pdf", STANDARD), ("pdf", FLYER), ("svg", FLYER))
_OF_UNIT = (("docx", DECLARATION), ("xlsx", BOOK))
"""Kinds and names of files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFiles(Job):
    """The standard and the flyer of one service."""

    standard: ServiceStandard
    document: Document
    templates: Templates
    """Those of documents, with the styles of Word and the faces of PDF files."""

    @property
    def places(self) -> tuple[str, ...]:
        """Those of both, in whatever formats."""
        return _places(self.target, f"{STANDARD}-{self.kode}", f"{FLYER}-{self.kode}")

    @property
    def label(self) -> str:
        """What is being made."""
        return f"{self.target}/{FOLDER} {self.kode}"

    def render(self) -> Iterator[bytes]:
        """The files.

        Raises:
            CompileError: when a template is broken.
        """
        page = flyer(self.standard, self.templates.dated)
        for kind, path in self.files:
            if f"/{FLYER}-" in path:
                yield write_flyer_pdf(page) if kind == "pdf" else write_flyer_svg(page)
                continue
            try:
                if kind == "docx":
                    yield write_decree_docx(self.document, self.templates, Pagination(1, {}))
                else:
                    yield write_decree_pdf(self.document, self.templates)
            except TemplateError as error:
                raise CompileError([broken(error.template, error.reason)]) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitServices(Job):
    """The maklumat pelayanan of a unit, and the workbook of its services."""

    standards: tuple[ServiceStandard, ...]
    letter: Letter
    paper: PageStyle
    templates: Templates
    """The template of the maklumat."""

    @property
    def places(self) -> tuple[str, ...]:
        """Those of both, in whatever formats."""
        return _places(self.target, DECLARATION, BOOK)

    @property
    def label(self) -> str:
        """What is being made."""
        return f"{self.target}/{FOLDER}"

    def render(self) -> Iterator[bytes]:
        """The files.

        Raises:
            CompileError: when the template is broken.
        """
        for kind, _ in self.files:
            if kind == "xlsx":
                title = f"Pelayanan {self.letter.values['unit']}"
                yield write_tables(title, service_book(self.standards), self.templates.dated)
                continue
            try:
                yield write_letter(self.letter, self.paper, self.templates)
            except TemplateError as error:
                raise CompileError([broken(error.template, error.reason)]) from error


def _places(target: str, *names: str) -> tuple[str, ...]:
    """Beginnings of paths of files in the folder."""
    return tuple(f"{target}/{FOLDER}/{name}." for name in names)


@dataclass(frozen=True, slots=True)
class ServicePlanner:
    """Plans the service standards of units."""

    defs: DefinitionSet
    formats: tuple[str, ...]
    templates: Templates
    """Those of documents."""
    program: str
    """Digest of the program."""
    read: Callable[[str], bytes]
    """The content of a template by its name."""

    def jobs(
        self, target: Target, processes: Sequence[ResolvedProcess], wanted: Sequence[str] = ()
    ) -> Iterator[Job]:
        """The jobs of a unit; none where none of its processes is a public service.

        Args:
            target: the unit.
            processes: all of it, because services may call others.
            wanted: codes of the processes that are asked for; empty for all, and what is said of
                all services together.

        Raises:
            CompileError: when the template of the maklumat is missing.
        """
        offered = [one for one in processes if one.service is not None and not one.is_reference]
        if not offered:
            return
        own = self.defs.seen_by(target.unit)
        leads = LeadTimes.among(processes, pace_of(own.daerah.waktu_kerja))
        standards = [service_standard(one, own, leads.of(one.code)) for one in offered]
        for standard in standards:
            if not wanted or standard.code in wanted:
                yield self._service(target, standard)
        if not wanted:
            yield self._unit(target, standards, own)

    def _service(self, target: Target, standard: ServiceStandard) -> ServiceFiles:
        """The job of one service."""
        daerah, code = self.defs.daerah, standard.code
        document = standard_document(
            standard, head_of(target), str(daerah.ibu_kota), decree_style(daerah)
        )
        return ServiceFiles(
            target=target.slug,
            tipe=target.number,
            unit=str(target.unit.nama) if target.unit else None,
            kode=code,
            files=tuple(
                (kind, f"{target.slug}/{FOLDER}/{name}-{code}.{kind}")
                for kind, name in _OF_SERVICE
                if kind in self.formats
            ),
            key=self._key(standard, document, self.templates),
            standard=standard,
            document=document,
            templates=self.templates,
        )

    def _unit(
        self, target: Target, standards: Sequence[ServiceStandard], own: DefinitionSet
    ) -> UnitServices:
        """The job of what is said of all services of a unit.

        Raises:
            CompileError: when the template is missing.
        """
        daerah = self.defs.daerah
        letter, paper = declaration(standards, target, own), decree_style(daerah)
        try:
            source = self.read(TEMPLATE)
        except OSError as error:
            raise CompileError([broken(TEMPLATE, "tidak ada")]) from error
        templates = Templates({TEMPLATE: source}, str(daerah.pemerintah), self.defs.dated)
        return UnitServices(
            target=target.slug,
            tipe=target.number,
            unit=str(target.unit.nama) if target.unit else None,
            files=tuple(
                (kind, f"{target.slug}/{FOLDER}/{name}.{kind}")
                for kind, name in _OF_UNIT
                if kind in self.formats
            ),
            key=self._key(tuple(standards), letter, paper, templates),
            standards=tuple(standards),
            letter=letter,
            paper=paper,
            templates=templates,
        )

    def _key(self, *parts: object) -> str:
        """The digest of everything that files are made of."""
        return disk.digest("\0".join((self.program, *map(repr, parts))).encode())
