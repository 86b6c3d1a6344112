"""Makes the files of decrees and volumes of what planning has read of their units."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.decree.abbreviations import spelled
from bpmn_gen.decree.composing import attachments_of, decree, units_attachment, volume_of
from bpmn_gen.decree.subject import Subject
from bpmn_gen.decree.volume import volume
from bpmn_gen.diagnostics import CompileError
from bpmn_gen.jobs.decree_pages import PageDrawer
from bpmn_gen.jobs.job import Job
from bpmn_gen.jobs.unit_map import plainer
from bpmn_gen.maps.network_figure import Network
from bpmn_gen.render.pdf.decree import count_pages, write_decree_pdf
from bpmn_gen.render.templates.files import TemplateError
from bpmn_gen.render.templates.filling import broken
from bpmn_gen.render.word.decree import write_decree_docx
from bpmn_gen.store import disk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.decree.composing import Bound, Decree
    from bpmn_gen.decree.document import Document
    from bpmn_gen.decree.markup import Section
    from bpmn_gen.decree.subject import Content
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.render.templates.files import Templates
    from bpmn_gen.sop.document import PageStyle

KINDS = ("pdf", "docx")
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
    units: tuple[Bound, ...]
    """All that are bound, with their lampiran."""

    def compose(self, _subjects: tuple[Subject, ...]) -> Document:
        """The document."""
        return decree(self.decree, [units_attachment(self.units)])


@dataclass(frozen=True, slots=True)
class UnitLampiran:
    """The lampiran of one unit."""

    decree: Decree
    first: int
    """Number of its first lampiran."""
    first_page: int = 1
    """Number of the page on which it begins."""

    def compose(self, subjects: tuple[Subject, ...]) -> Document:
        """The document."""
        return volume_of(self.decree, attachments_of(subjects[0]), self.first, self.first_page)


@dataclass(frozen=True, slots=True)
class UnitVolume:
    """Dokumen peta proses bisnis of one unit."""

    sections: tuple[Section, ...]
    paper: PageStyle
    mark: str = ""
    """The mark of what no decree has set; decrees never bear it, because they are what sets."""

    def compose(self, subjects: tuple[Subject, ...]) -> Document:
        """The document."""
        return volume(subjects[0], self.sections, self.paper, self.mark)


Wanted = WholeDecree | DecreeBody | UnitLampiran | UnitVolume


@dataclass(frozen=True, slots=True, kw_only=True)
class Books(Job):
    """Draws the maps and SOPs of some units once and makes documents of them."""

    contents: tuple[Content, ...]
    wanted: tuple[Wanted, ...]
    kinds: tuple[str, ...]
    templates: Templates
    counted: Wanted | None = None
    """The unit's part of a decree about several, whose pages are counted but not written: the
    parts behind it begin with the number after its last page."""
    kept: tuple[str, ...] = ()
    """Beginnings of the paths of files that earlier builds made and that this one keeps."""
    meanings: tuple[tuple[str, str], ...] = ()
    """Abbreviations with what they stand for."""
    noted: list[int] = field(default_factory=list, compare=False, repr=False)
    """The number of pages of ``counted``, once that is known."""

    @property
    def shares(self) -> str:
        """The units whose maps it draws, because jobs about the same units share the drawings."""
        return " ".join(content.slug for content in self.contents)

    @property
    def label(self) -> str:
        """What is being made."""
        return self.files[0][1].rpartition(".")[0] if self.files else self.target

    @property
    def places(self) -> tuple[str, ...]:
        """Beginnings of the paths of its files in all formats, and of what it keeps."""
        return (*(f"{path.rpartition('.')[0]}." for path in self.paths), *self.kept)

    def render(self) -> Iterator[bytes]:
        """Each document in each format."""
        subjects = _subjects_of(self.contents)
        try:
            for one in self.wanted:
                yield from self._written(self._composed(one, subjects))
            if self.counted:
                counted = self._composed(self.counted, subjects)
                self.noted[:] = [_length(counted, self.templates)]
        except TemplateError as error:
            raise CompileError([broken(error.template, error.reason)]) from error

    def _composed(self, one: Wanted, subjects: tuple[Subject, ...]) -> Document:
        """A document in which abbreviations are spelled out."""
        return spelled(one.compose(subjects), dict(self.meanings))

    def _written(self, document: Document) -> Iterator[bytes]:
        """One document in each format."""
        for kind in self.kinds:
            if kind == "docx":
                pages = count_pages(document, self.templates)
                yield write_decree_docx(document, self.templates, pages)
            else:
                yield write_decree_pdf(document, self.templates)

    def pages(self) -> int:
        """The number of pages of the part of a decree that is counted; zero without one."""
        return sum(self.noted)

    def begun(self, pages: Mapping[str, int]) -> Job:
        """The job with the number of its first page, which comes after the pages it follows."""
        first = 1 + sum(pages.get(path, 0) for path in self.follows)
        wanted = tuple(
            replace(one, first_page=first) if isinstance(one, UnitLampiran) else one
            for one in self.wanted
        )
        key = disk.digest(f"{self.key}\0{first}".encode())
        return replace(self, wanted=wanted, key=key)

    def remarks(self) -> tuple[Diagnostic, ...]:
        """A finding for each reason for which Graphviz failed and plainer drawings had to do."""
        return tuple(plainer(self.label, failure) for failure in self._failures())

    def is_final(self) -> bool:
        """Whether Graphviz worked: after a failure the next build tries again."""
        return not self._failures()

    def _failures(self) -> tuple[str, ...]:
        """Why Graphviz did not place networks, each reason once."""
        if not self.files:
            return ()
        pictures = (one.picture for content in self.contents for one in content.maps)
        found = (one.failure() for one in pictures if isinstance(one, Network))
        return tuple(dict.fromkeys(failure for failure in found if failure))


_latest: dict[int, tuple[Content, Subject]] = {}
"""By number the units of the latest job with what was drawn of them, because the next job of a
worker is often about the same units."""


def _subjects_of(contents: tuple[Content, ...]) -> tuple[Subject, ...]:
    """The units, with what the job before drew of them; the drawings of others are dropped."""
    for number in [*_latest]:
        if number > len(contents) or _latest[number][0] is not contents[number - 1]:
            del _latest[number]
    for number, content in enumerate(contents, 1):
        if number not in _latest:
            _latest[number] = content, Subject(content, PageDrawer(), f"u{number}")
    return tuple(_latest[number][1] for number in range(1, len(contents) + 1))


def _length(document: Document, templates: Templates) -> int:
    """How many pages a document has."""
    return count_pages(document, templates).last - document.first + 1
