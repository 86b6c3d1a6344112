"""The jobs of an SOP in each format, and of the book of a unit's SOPs with its monitoring form."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import CompileError, Findings
from bpmn_gen.jobs.job import Job
from bpmn_gen.jobs.remembering import remembered_mark, remembered_sop
from bpmn_gen.render.excel.sop import write_xlsx
from bpmn_gen.render.pdf.sop import write_sop_pdf
from bpmn_gen.render.svg.sop import write_sop_svg
from bpmn_gen.render.templates.files import TemplateError
from bpmn_gen.render.templates.filling import broken
from bpmn_gen.render.word.sop import write_docx
from bpmn_gen.render.word.sop_volume import (
    sop_pages,
    write_form_docx,
    write_form_pdf,
    write_volume_docx,
    write_volume_pdf,
)
from bpmn_gen.sop.compose import compose_sop
from bpmn_gen.sop.volume import with_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.render.templates.files import Templates
    from bpmn_gen.sop.compose import Brief
    from bpmn_gen.sop.document import SopDocument
    from bpmn_gen.sop.volume import Volume

SOP_FILES = {"docx": "sop.docx", "xlsx": "sop.xlsx", "pdf": "sop.pdf", "svg": "sop.svg"}
"""File name of an SOP by format, inside the folder of its process."""
BOOK, FORM = "buku-sop", "formulir-pemantauan"
"""Names of the volume and of the monitoring form, inside the folder of the unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SopFiles(Job):
    """Lays an SOP out once and writes it in each format."""

    process: ResolvedProcess
    definitions: Definitions
    """Its model, whose mark the files bear."""
    brief: Brief
    templates: Templates
    mark: str = ""
    """What its pages say of how it stands; this and the next are those of the document."""
    status: str = ""
    noted: list[Diagnostic] = field(default_factory=list, compare=False, repr=False)
    """What could not be shown as it should be."""

    def render(self) -> Iterator[bytes]:
        """The files.

        Raises:
            CompileError: when a template is broken.
        """
        findings = Findings()
        document = self._told(remembered_sop(self.process, self.brief, findings))
        self.noted[:] = findings
        for kind, _ in self.files:
            try:
                yield self._written(kind, document)
            except TemplateError as error:
                raise CompileError([broken(error.template, error.reason)]) from error

    def remarks(self) -> tuple[Diagnostic, ...]:
        """What could not be shown as it should be."""
        return tuple(self.noted)

    def _written(self, kind: str, document: SopDocument) -> bytes:
        """The SOP in one format."""
        match kind:
            case "docx":
                return write_docx(document, self.templates)
            case "xlsx":
                return write_xlsx(document, self.templates.author, self.templates.dated)
            case "pdf":
                return write_sop_pdf(document, self.templates)
        whole = compose_sop(self.process, self.brief, Findings(), endless=True)
        return write_sop_svg(self._told(whole), self.process.source)

    def _told(self, document: SopDocument) -> SopDocument:
        """The document with what its pages say of how it stands."""
        state = remembered_mark(self.definitions)
        return replace(document, mark=self.mark, status=self.status, state=state)


@dataclass(frozen=True, slots=True, kw_only=True)
class SopBooks(Job):
    """The bound volume of a unit's SOPs and the form on which they are monitored."""

    processes: tuple[ResolvedProcess, ...]
    briefs: tuple[Brief, ...]
    words: Volume
    templates: Templates
    notices: tuple[tuple[str, str], ...]
    """Mark and sentence of each SOP."""

    @property
    def label(self) -> str:
        """What is being made."""
        return f"{self.target}/{BOOK}"

    def render(self) -> Iterator[bytes]:
        """The files.

        Raises:
            CompileError: when a template is broken.
        """
        found = zip(self.processes, self.briefs, self.notices, strict=True)
        documents = [
            replace(remembered_sop(process, brief, Findings()), mark=mark, status=status)
            for process, brief, (mark, status) in found
        ]
        words = with_pages(self.words, [sop_pages(document) for document in documents])
        for kind, path in self.files:
            try:
                yield self._written(kind, path, words, documents)
            except TemplateError as error:
                raise CompileError([broken(error.template, error.reason)]) from error

    def _written(self, kind: str, path: str, words: Volume, documents: list[SopDocument]) -> bytes:
        """One of the files."""
        if path.endswith(f"{FORM}.{kind}"):
            write_form = write_form_docx if kind == "docx" else write_form_pdf
            return write_form(words, self.templates)
        write = write_volume_docx if kind == "docx" else write_volume_pdf
        return write(words, documents, self.templates)
