"""Decrees and volumes: what is read of a unit at planning, and the files made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.decree.composing import attachments_of, decree, units_attachment, volume_of
from bpmn_gen.decree.subject import Subject
from bpmn_gen.decree.volume import volume
from bpmn_gen.diagnostics import CompileError
from bpmn_gen.jobs.job import Job
from bpmn_gen.jobs.remembering import lay_out, lay_out_sop
from bpmn_gen.render.decree_docx import write_decree_docx
from bpmn_gen.render.decree_pdf import write_decree_pdf
from bpmn_gen.render.templates import TemplateError
from bpmn_gen.templating import broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.decree.composing import Decree
    from bpmn_gen.decree.document import Document
    from bpmn_gen.decree.markup import Section
    from bpmn_gen.decree.subject import Content
    from bpmn_gen.render.templates import Templates

KINDS = ("docx", "pdf")
"""Formats of decrees and volumes."""


@dataclass(frozen=True, slots=True)
class WholeDecree:
    """A decree with all its lampiran in one file."""

    decree: Decree

    def compose(self, subjects: tuple[Subject, ...]) -> Document:
        """The document."""
        found = [one for subject in subjects for one in attachments_of(subject)]
        return decree(self.decree, found)


@dataclass(frozen=True, slots=True)
class DecreeBody:
    """A decree whose maps and SOPs stand in files of their own."""

    decree: Decree
    units: tuple[tuple[str, str], ...]
    """Each unit with its lampiran, e.g. ``Lampiran II dan Lampiran III``."""

    def compose(self, _subjects: tuple[Subject, ...]) -> Document:
        """The document."""
        return decree(self.decree, [units_attachment(self.units)])


@dataclass(frozen=True, slots=True)
class UnitLampiran:
    """The lampiran of one unit."""

    decree: Decree
    first: int
    """Number of the first."""

    def compose(self, subjects: tuple[Subject, ...]) -> Document:
        """The document."""
        return volume_of(self.decree, attachments_of(subjects[0]), self.first)


@dataclass(frozen=True, slots=True)
class UnitVolume:
    """Dokumen peta proses bisnis of one unit."""

    decree: Decree
    """Whose paper and author it shares."""
    sections: tuple[Section, ...]

    def compose(self, subjects: tuple[Subject, ...]) -> Document:
        """The document."""
        own = self.decree
        return volume(subjects[0], self.sections, own.paper, own.author)


Wanted = WholeDecree | DecreeBody | UnitLampiran | UnitVolume


@dataclass(frozen=True, slots=True, kw_only=True)
class Books(Job):
    """Draws the maps and SOPs of some units once and makes documents of them."""

    contents: tuple[Content, ...]
    wanted: tuple[Wanted, ...]
    kinds: tuple[str, ...]
    templates: Templates

    @property
    def label(self) -> str:
        """What is being made."""
        return self.files[0][1].rpartition(".")[0] if self.files else self.target

    def render(self) -> Iterator[bytes]:
        """Each document in each format."""
        subjects = tuple(Subject(content, lay_out, lay_out_sop) for content in self.contents)
        for one in self.wanted:
            document = one.compose(subjects)
            for kind in self.kinds:
                write = write_decree_docx if kind == "docx" else write_decree_pdf
                try:
                    yield write(document, self.templates)
                except TemplateError as error:
                    raise CompileError([broken(error.template, error.reason)]) from error
