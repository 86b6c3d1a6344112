"""Plans the SOPs of a build: one for each process of each unit, and the book of each unit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.edition.identities import identity_by_status
from bpmn_gen.edition.status import NEVER_SET, Statuses
from bpmn_gen.jobs.fonts import FOLDER, bookman_folders, faces_digest
from bpmn_gen.jobs.sop import BOOK, FORM, SOP_FILES, SopBooks, SopFiles
from bpmn_gen.render.templates.files import Templates
from bpmn_gen.sop.compose import brief_of
from bpmn_gen.sop.style import document_style
from bpmn_gen.sop.volume import unit_volume
from bpmn_gen.store import disk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.edition.status import Notice, Status, UnitStatus
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.sop.compose import Brief
    from bpmn_gen.store.project import Project

IDENTITY = ("sop-identitas.docx", "sop-identitas.typ")
BOOKS = ("buku-sop.docx", "buku-sop.typ", "formulir-pemantauan.docx", "formulir-pemantauan.typ")
"""Names of templates."""
_BOOKMAN = ("TeX Gyre Bonum", "URW Bookman", "Bookman Old Style", "Roboto")
"""Families with the metrics of Bookman Old Style, and what has all other characters."""


def sop_templates(project: Project, defs: DefinitionSet, findings: Findings) -> Templates:
    """The templates of SOPs, and the fonts in which their PDF files are set."""
    files = {name: project.template(name) for name in (*IDENTITY, *BOOKS)}
    author, dated = str(defs.daerah.pemerintah), defs.dated
    unedited = tuple(name for name in files if not project.is_edited(name))
    plain = Templates(files, author, dated, unedited=unedited)
    if defs.daerah.sop.huruf == "Arial":
        return plain
    folders = bookman_folders(project.templates)
    if not folders:
        findings.info(
            "sop-font-missing",
            "huruf Bookman tidak ditemukan; PDF memakai Roboto dengan tata letak yang sama",
            defs.daerah.sop.span_of("huruf"),
            f"letakkan berkas TeX Gyre Bonum di templates/{FOLDER}",
        )
        return plain
    return replace(plain, faces=_BOOKMAN, font_folders=folders, faces_digest=faces_digest(folders))


@dataclass(frozen=True, slots=True)
class SopPlanner:
    """Plans the SOPs of units."""

    defs: DefinitionSet
    formats: tuple[str, ...]
    templates: Templates
    program: str
    """Digest of the program."""
    editions: Statuses = field(default_factory=Statuses)
    known: dict[tuple[str, str], Brief] = field(default_factory=dict)
    """Briefs by unit and code of the process."""
    statuses: dict[str, UnitStatus] = field(default_factory=dict)
    """How units stand, by the folder of the unit; others have never been set."""

    def job(
        self, process: ResolvedProcess, source: str, definitions: Definitions
    ) -> Iterator[SopFiles]:
        """The SOP of a process in the formats that were asked for; a reference has none.

        Args:
            process: the process.
            source: its definition file, relative to the definitions folder.
            definitions: its model, by whose mark the SOP is known again.
        """
        target, kinds = process.target, [kind for kind in SOP_FILES if kind in self.formats]
        if not kinds or process.is_reference:
            return
        brief, (mark, status) = self._brief(process), self._notice(process)
        folder = f"{target.slug}/{process.code}"
        yield SopFiles(
            target=target.slug,
            tipe=target.number,
            unit=str(target.unit.nama) if target.unit else None,
            kode=process.code,
            source=source,
            files=tuple((kind, f"{folder}/{SOP_FILES[kind]}") for kind in kinds),
            key=self._key(process, brief, mark, status),
            process=process,
            definitions=definitions,
            brief=brief,
            mark=mark,
            status=status,
            templates=self._only(IDENTITY),
        )

    def books(self, target: Target, processes: Sequence[ResolvedProcess]) -> Iterator[SopBooks]:
        """The volume and the monitoring form of a unit."""
        kinds = [kind for kind in ("docx", "pdf") if kind in self.formats]
        processes = [process for process in processes if not process.is_reference]
        if not kinds or not processes:
            return
        briefs = tuple(map(self._brief, processes))
        notices = tuple(map(self._notice, processes))
        own = self.defs.seen_by(target.unit)
        whole = self.statuses.get(target.slug, NEVER_SET).whole
        mark, status = self.editions.notice(whole, self.defs.daerah)
        plain = unit_volume(target, processes, own, document_style(self.defs.daerah))
        words = replace(plain, mark=mark, status=status)
        yield SopBooks(
            target=target.slug,
            tipe=target.number,
            unit=str(target.unit.nama) if target.unit else None,
            files=tuple(
                (kind, f"{target.slug}/{name}.{kind}") for name in (BOOK, FORM) for kind in kinds
            ),
            key=self._key(*processes, *briefs, words, notices),
            processes=tuple(processes),
            briefs=briefs,
            words=words,
            notices=notices,
            templates=self.templates,
        )

    def _brief(self, process: ResolvedProcess) -> Brief:
        """The brief of a process: one object for its SOP and the book, which then share layouts."""
        place = (process.target.slug, process.code)
        if place not in self.known:
            brief = brief_of(process, self.defs.seen_by(process.target.unit))
            identity = identity_by_status(brief.identity, self._status(process))
            self.known[place] = replace(brief, identity=identity)
        return self.known[place]

    def _status(self, process: ResolvedProcess) -> Status:
        """How a process stands."""
        return self.statuses.get(process.target.slug, NEVER_SET).of(process.code)

    def _notice(self, process: ResolvedProcess) -> Notice:
        """What the pages of its SOP say of that."""
        return self.editions.notice(self._status(process), self.defs.daerah)

    def _only(self, names: tuple[str, ...]) -> Templates:
        """The templates with some of the files only, because jobs are pickled for workers."""
        files = {name: self.templates.files[name] for name in names}
        return replace(self.templates, files=files)

    def _key(self, *parts: object) -> str:
        """The digest of everything that files are made of."""
        words = (self.program, repr(self.templates), *map(repr, parts))
        return disk.digest("\0".join(words).encode())
