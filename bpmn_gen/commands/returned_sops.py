"""SOPs of this program that staff edited in Word or Excel come back into their definitions.

The SOP is made anew from its definition, in memory, and both are read by the same reader.  What the
two say differently is what somebody changed.  From there SOPs go the way of edited maps: the
changed rows become an outline of the process, which is brought into the definition.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bpmn_gen.commands.checking import known_codes
from bpmn_gen.commands.returned import Returned
from bpmn_gen.commands.returned_conflicts import brought_together
from bpmn_gen.commands.returned_entering import Entering, told_of_others
from bpmn_gen.commands.returned_sop_origin import EarlierStates
from bpmn_gen.commands.returned_subject import model_of
from bpmn_gen.commands.sheet_subject import find_unit, own_file
from bpmn_gen.commands.sop_identity import FirstPage
from bpmn_gen.compiler.document_codes import sop_code
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_types, all_units, target_of
from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.diagnostics import CompileError, Findings, Span
from bpmn_gen.difference.edits import edits_between
from bpmn_gen.difference.outline import PARTIES
from bpmn_gen.difference.telling import Telling
from bpmn_gen.edition.status import Statuses
from bpmn_gen.errors import RefusalError
from bpmn_gen.jobs.sop_planning import SopPlanner, sop_templates
from bpmn_gen.returning.base import base_of
from bpmn_gen.returning.finding import Subject
from bpmn_gen.returning.lens import outline_of_model
from bpmn_gen.returning.merging import merged
from bpmn_gen.returning.sop_lens import outline_of_sop
from bpmn_gen.returning.sop_rows import rows_of
from bpmn_gen.sop.compose import brief_of
from bpmn_gen.sop_files import UnreadableFileError, open_file, opened, sheets_of, title_of
from bpmn_gen.sop_reading.reading import read_sops
from bpmn_gen.store import manifest
from bpmn_gen.store.project import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.outline import Outline
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.returning.base import Base
    from bpmn_gen.returning.merging import Merged
    from bpmn_gen.returning.sop_lens import ToldSop
    from bpmn_gen.sop_files.package import OfficeFile
    from bpmn_gen.sop_reading.read_sop import ReadSop
    from bpmn_gen.store.manifest import Artefact
    from bpmn_gen.store.project import Project
    from bpmn_gen.writing.changes import Changes

_STAYS = "definisinya sudah diubah sejak SOP ini dibangun; perubahan itu tetap"
_OLDER = (
    "SOP ini paling mirip dengan keadaan definisi yang lebih lama, jadi dibandingkan dengan itu; "
    "--tanpa-asal membandingkannya dengan definisi sekarang"
)


@dataclass(frozen=True, slots=True)
class _Read:
    """An SOP that came back, and what it was made of."""

    process: ResolvedProcess
    seen: DefinitionSet
    """What its unit sees."""
    model: Definitions
    edited: ReadSop
    original: ReadSop
    """The SOP as it is made now."""
    origin: ReadSop | None = None
    """The SOP before it was edited, where that is another."""

    @property
    def catalogue(self) -> Catalogue:
        """The names that the unit knows."""
        return Catalogue.of(self.seen)

    def told(self, base: Base, sop: ReadSop) -> ToldSop:
        """An edition of the SOP as an outline.

        Raises:
            RefusalError: when its rows are not those of the process.
        """
        merges = brief_of(self.process, self.seen).merge_events
        rows = rows_of(self.process, self.original, sop, merge_events=merges)
        if rows is None:
            raise RefusalError("tabelnya tidak terbaca seperti SOP yang dibuat dari definisinya")
        return outline_of_sop(base, self.model, rows, self.name(sop), self.catalogue)

    def name(self, sop: ReadSop) -> str:
        """The name of the process, where an edition gives it another."""
        name, was = sop.identity.name, self.original.identity.name
        return name if name and name != was and was == self.process.name else ""


@dataclass
class OwnSops:
    """Knows the SOPs of a project again, and takes in what was changed in them."""

    project: Project
    defs: DefinitionSet
    """The definitions with what the files before this one changed."""
    changes: Changes
    """Take what can be written."""
    unit: str | None = None
    """The unit whose SOPs they are; else their folders name it."""
    given: Path | None = None
    """The SOP as it was sent out, when the user has it."""
    is_waived: bool = False
    """Whether SOPs are compared with the definition as it is, whatever they were made of."""
    _resolved: dict[str, dict[str, ResolvedProcess]] = field(default_factory=dict)
    """By unit or type: its processes by the codes of their SOPs."""

    @cached_property
    def _earlier(self) -> EarlierStates:
        """The states that builds have kept."""
        return EarlierStates(self.project.output)

    @cached_property
    def _artefacts(self) -> list[Artefact]:
        """What the last builds made."""
        return [*manifest.read(self.project.output).values()]

    def returned(self, path: Path, file: OfficeFile, findings: Findings) -> Returned | None:
        """Take in what a file says otherwise; None where it is none of this project.

        Args:
            path: the file.
            file: the same, opened.
            findings: told why a file is not taken in.

        Raises:
            MisuseError: when the unit is not known.
            UnreadableFileError: when the file is damaged.
        """
        process = self._process_of(path, file)
        if process is None:
            return None
        whose = f"SOP {process.code} {process.name} ({process.target.name})"
        report = Returned(path.as_posix(), whose)
        original = self._original(process, path)
        edited = read_sops(sheets_of(file)[0])
        try:
            self._take(path, process, edited, original, report)
        except RefusalError as why:
            report.is_refused = True
            findings.error("not-taken-in", str(why), Span(report.label), *why.hints)
        except CompileError as why:
            report.is_refused = True
            findings.extend(why.diagnostics)
        return report

    def _take(
        self,
        path: Path,
        process: ResolvedProcess,
        there: list[ReadSop],
        here: list[ReadSop],
        report: Returned,
    ) -> None:
        """Compare two editions of an SOP and bring the difference into the definition.

        Raises:
            RefusalError: when it cannot be brought there.
        """
        if len(there) != 1 or len(here) != 1:
            raise RefusalError("tabelnya tidak terbaca lagi sebagai satu SOP")
        edited, original = there[0], here[0]
        every = self._sops_of(process.target).values()
        subject = Subject(process.code, process.target.name, is_executable=False)
        model = model_of(process, subject, frozenset(one.code for one in every))
        seen = self.defs.seen_by(process.target.unit)
        read = _Read(process, seen, model, edited, original)
        if not any(step.actors for step in edited.steps):
            report.remarks.append(
                "simbol dan panahnya tidak terbaca, mungkin karena disimpan oleh program lain; "
                "hanya teks dan urutan barisnya yang dibandingkan"
            )
        base = self._base(read)
        told = read.told(base, edited)
        report.remarks += told.remarks
        origin = self._built(process, path, original)
        read = replace(read, origin=origin)
        new = told.outline
        if origin is not None:
            new = self._together(read.told(base, origin).outline, base, new, report)
        elif not self.is_waived:
            likely = self._earlier.likeliest(base, new, subject, read.catalogue)
            if likely is not None:
                report.remarks.append(_OLDER)
                new = self._together(likely[0], base, likely[1], report)
        try:
            self._bring(base, new, read, report)
        except (CompileError, RefusalError) as why:
            frozen = _words_only(base.outline, new)
            if frozen == new or not edits_between(base.outline, frozen):
                raise
            again = self._base(read)
            reason = why.diagnostics[0].message if isinstance(why, CompileError) else why
            report.remarks.append(f"perubahan alurnya tidak diambil: {reason}")
            self._bring(again, frozen, read, report)

    @staticmethod
    def _together(origin: Outline, base: Base, new: Outline, report: Returned) -> Outline:
        """What an SOP says, with what was changed in its definition since it was built.

        Raises:
            CompileError: when both have changed the same.
        """
        made = brought_together(origin, base, new, report.label)
        if edits_between(new, made):
            report.remarks.append(_STAYS)
        return made

    def _base(self, read: _Read) -> Base:
        """What an SOP was made of."""
        content = self.changes.content_of(self._file(read.process)) or b""
        outline = outline_of_model(read.model, read.catalogue)
        return base_of(read.process, outline, content.decode("utf-8-sig"), read.seen)

    def _file(self, process: ResolvedProcess) -> Path:
        """The file of the definition of a process, which may be one of the program's own."""
        source = next(one for one in self.defs.sources if one.path == process.origin.path)
        root = shipped("process_defs") if source.shipped else self.project.defs
        return root / source.relative

    def _bring(self, base: Base, new: Outline, read: _Read, report: Returned) -> None:
        """Bring an outline and the first page into the definition.

        Raises:
            RefusalError: when the definition cannot say the same.
        """
        process = read.process
        result = merged(base, new)
        telling = Telling(base.outline, new, {key: name for name, key in base.names.items()})
        page = FirstPage(result.text, process.is_own)
        origin = None if read.origin is None else read.origin.identity
        is_named = bool(read.name(read.edited))
        page.take(read.edited.identity, read.original.identity, origin, but_name=is_named)
        result = replace(result, text=page.text)
        report.edits = (*result.edits, *page.edits)
        report.told = tuple(telling.sentence(edit) for edit in report.edits)
        if result.text != base.text:
            self._enter(base, result, telling, report)
        report.remarks += [*result.remarks, *page.remarks, *_boxes_left(base, result)]

    def _enter(self, base: Base, result: Merged, telling: Telling, report: Returned) -> None:
        """Enter a changed definition.

        Raises:
            RefusalError: when it is not the project's, or cannot say what the SOP says.
        """
        process = base.process
        # Outside of a project the definitions of the program stand in, which are never written.
        is_ours = not self.project.uses_shipped
        path = own_file(self.project, self.defs, process.origin.path) if is_ours else None
        if path is None:
            raise RefusalError(
                f"proses '{process.code}' milik definisi bawaan program, yang tidak ditulisi; "
                "salin dahulu ke proyek sendiri dengan 'bpmn-gen init'"
            )
        entering = Entering(self.project, self.changes, report.label)
        subject = Subject(process.code, process.target.name, is_executable=False)
        self.defs = entering.enter(path, base, result, subject, telling)
        self._resolved.clear()
        report.remarks += told_of_others(self.defs, process)

    def _process_of(self, path: Path, file: OfficeFile) -> ResolvedProcess | None:
        """The process whose SOP the title of a file names, for the unit that it was made for."""
        try:
            words = title_of(file).casefold().split()
        except UnreadableFileError:
            return None  # whose SOP it is cannot be told, but it may still be read
        if not words or words[0] not in self._codes():
            return None
        slugs = {folder.name for folder in path.resolve().parents}
        targets = list(self._targets())
        meant = [one for one in targets if one.slug in slugs] or targets
        found = (self._sops_of(target).get(words[0]) for target in meant)
        return next((one for one in found if one is not None), None)

    def _codes(self) -> frozenset[str]:
        """The codes of all SOPs, in small letters: most titles are of something else."""
        return frozenset(
            sop_code(self.defs.daerah, code).casefold() for code in known_codes(self.defs).values()
        )

    def _targets(self) -> Iterator[Target]:
        """Units first, because an office knows its own SOPs; then types."""
        if self.unit is not None:
            yield target_of(self.defs, find_unit(self.defs, self.unit))
            return
        yield from all_units(self.defs)
        yield from all_types(self.defs)

    def _sops_of(self, target: Target) -> dict[str, ResolvedProcess]:
        """The processes of a unit by the codes of their SOPs."""
        if target.slug not in self._resolved:
            self._resolved[target.slug] = {
                sop_code(self.defs.daerah, process.code).casefold(): process
                for process in resolve(self.defs, target, Findings())
            }
        return self._resolved[target.slug]

    def _original(self, process: ResolvedProcess, path: Path) -> list[ReadSop]:
        """The SOP as it would be made now, read like any other."""
        templates = sop_templates(self.project, self.defs, Findings())
        planner = SopPlanner(self.defs, (_kind(path),), templates, "")
        target, every = process.target, [*self._sops_of(process.target).values()]
        statuses = Statuses.of(self.project, Findings())
        planner.statuses[target.slug] = statuses.unit(self.defs, target, every, Findings())
        job = next(planner.job(process, ""))
        return read_sops(sheets_of(opened(next(job.render())))[0])

    @staticmethod
    def _sent_out(path: Path) -> ReadSop:
        """The SOP that the user gave.

        Raises:
            RefusalError: when it holds none.
            UnreadableFileError: when it is damaged.
        """
        found = read_sops(sheets_of(open_file(path))[0])
        if len(found) != 1:
            raise RefusalError(f"'{path.name}' tidak memuat satu SOP")
        return found[0]

    def _built(self, process: ResolvedProcess, path: Path, original: ReadSop) -> ReadSop | None:
        """The SOP as the last build wrote it, where that says something else than one of now."""
        if self.is_waived:
            return None
        if self.given is not None:
            return self._sent_out(self.given)
        for one in self._artefacts:
            is_it = one.kode == process.code and one.target == process.target.slug
            if is_it and one.kind == _kind(path) and manifest.is_whole(self.project.output, one):
                file = opened((self.project.output / one.path).read_bytes())
                found = read_sops(sheets_of(file)[0])
                return found[0] if len(found) == 1 and found[0] != original else None
        return None


def _boxes_left(base: Base, result: Merged) -> Iterator[str]:
    """What boxes of maps still say in short where the full words were changed."""
    changed = {(edit.key, edit.field) for edit in result.edits}
    for key, entry in base.outline.entries.items():
        short = str(entry.value.get("ringkas", ""))
        if short and (key, "kegiatan") in changed and (key, "ringkas") not in changed:
            yield f"kotak di peta tetap berbunyi '{short}'; ubah 'ringkas' bila perlu"


def _kind(path: Path) -> str:
    """The kind of artefact that an SOP is."""
    return "docx" if path.suffix.casefold() == ".docx" else "xlsx"


def _words_only(old: Outline, new: Outline) -> Outline:
    """The older outline with what steps that both have say in the newer one."""
    entries = {
        key: replace(entry, value=_worded(entry.value, new.entries[key].value))
        if key in new.entries
        else entry
        for key, entry in old.entries.items()
    }
    return replace(old, entries=entries)


def _worded(old: Mapping[str, Value], new: Mapping[str, Value]) -> dict[str, Value]:
    """What a step says, with the same people."""
    people = ("oleh", *PARTIES)
    said = {key: value for key, value in new.items() if key not in people}
    return said | {key: value for key, value in old.items() if key in people}
