"""SOPs of this program that staff edited in Word or Excel come back into their definitions.

The SOP is made anew from its definition, in memory, and both are read by the same reader.  What the
two say differently is what somebody changed.  From there SOPs go the way of edited maps: the
changed rows become an outline of the process, which is brought into the definition.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bpmn_gen.commands.returned import Returned
from bpmn_gen.commands.returned_conflicts import brought_together
from bpmn_gen.commands.returned_entering import Entering, told_of_others
from bpmn_gen.commands.returned_fillings import UnitFillings, page_of, with_page
from bpmn_gen.commands.returned_sop_origin import EarlierStates
from bpmn_gen.commands.returned_sop_subject import SopSubjects, sent_out
from bpmn_gen.commands.returned_subject import model_of
from bpmn_gen.commands.sheet_subject import own_file
from bpmn_gen.commands.sop_identity import FirstPage
from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.diagnostics import CompileError, Findings, Span
from bpmn_gen.difference.edits import Edit, EditKind, edits_between
from bpmn_gen.difference.telling import Telling
from bpmn_gen.errors import RefusalError
from bpmn_gen.returning.base import base_of
from bpmn_gen.returning.finding import Subject
from bpmn_gen.returning.lens import outline_of_model
from bpmn_gen.returning.merging import merged
from bpmn_gen.returning.sop_blank_names import with_blank_cells, with_old_words
from bpmn_gen.returning.sop_lens import outline_of_sop, words_only
from bpmn_gen.returning.sop_rows import rows_of
from bpmn_gen.sop.compose import brief_of
from bpmn_gen.sop.identity import printed_lists
from bpmn_gen.sop_files import sheets_of, state_of
from bpmn_gen.sop_reading.reading import read_sops
from bpmn_gen.store.project import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.outline import Outline
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.returning.base import Base
    from bpmn_gen.returning.merging import Merged
    from bpmn_gen.returning.sop_lens import ToldSop
    from bpmn_gen.sop_files.package import OfficeFile
    from bpmn_gen.sop_reading.read_sop import ReadSop
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
    times: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """By key of a step whose time the unit fills in: the time before and now."""
    state: str = ""
    """The mark of what the SOP was made of; empty where it bears none."""

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
    _known: SopSubjects | None = None

    @property
    def _subjects(self) -> SopSubjects:
        """Finds what files are about, in the definitions as they are."""
        if self._known is None or self._known.defs is not self.defs:
            self._known = SopSubjects(self.project, self.defs, self.unit)
        return self._known

    @cached_property
    def _earlier(self) -> EarlierStates:
        """The states that builds have kept."""
        return EarlierStates(self.project.output)

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
        process = self._subjects.process_of(path, file)
        if process is None:
            return None
        whose = f"SOP {process.code} {process.name} ({process.target.name})"
        report = Returned(path.as_posix(), whose)
        original = self._subjects.original(process, path)
        edited = read_sops([with_blank_cells(one) for one in sheets_of(file)[0]])
        try:
            self._take(path, process, (edited, original), report, state_of(file))
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
        both: tuple[list[ReadSop], list[ReadSop]],
        report: Returned,
        state: str,
    ) -> None:
        """Compare two editions of an SOP and bring the difference into the definition.

        Args:
            path: the file.
            process: what it is about.
            both: the SOPs in the file, and those that would be made now.
            report: gets what is told.
            state: the mark of what the file was made of.

        Raises:
            RefusalError: when it cannot be brought there.
        """
        read = self._read(path, process, both, state)
        whole, blank = with_old_words(read.edited, read.origin or read.original)
        read = replace(read, edited=whole)
        report.remarks += [f"nama yang dikosongkan tetap seperti semula: '{one}'" for one in blank]
        if not any(step.actors for step in read.edited.steps):
            report.remarks.append(
                "simbol dan panahnya tidak terbaca, mungkin karena disimpan oleh program lain; "
                "hanya teks dan urutan barisnya yang dibandingkan"
            )
        base = self._base(read)
        told = read.told(base, read.edited)
        report.remarks += told.remarks
        new, times = self._with_newer_work(read, base, told, report)
        read = replace(read, times=times)
        try:
            self._bring(base, new, read, report)
        except (CompileError, RefusalError) as why:
            frozen = words_only(base.outline, new)
            if frozen == new or not edits_between(base.outline, frozen):
                raise
            again = self._base(read)
            reason = why.diagnostics[0].message if isinstance(why, CompileError) else why
            report.remarks.append(f"perubahan alurnya tidak diambil: {reason}")
            self._bring(again, frozen, read, report)

    def _read(
        self,
        path: Path,
        process: ResolvedProcess,
        both: tuple[list[ReadSop], list[ReadSop]],
        state: str,
    ) -> _Read:
        """All that is known of one SOP.

        Raises:
            RefusalError: when it is not one.
        """
        there, here = both
        if len(there) != 1 or len(here) != 1:
            raise RefusalError("tabelnya tidak terbaca lagi sebagai satu SOP")
        codes = frozenset(one.code for one in self._subjects.sops_of(process.target).values())
        model = model_of(process, _subject(process), codes)
        seen = self.defs.seen_by(process.target.unit)
        origin = self._before(process, path, here[0], state)
        return _Read(process, seen, model, there[0], here[0], origin, state=state)

    def _with_newer_work(
        self, read: _Read, base: Base, told: ToldSop, report: Returned
    ) -> tuple[Outline, Mapping[str, tuple[str, str]]]:
        """What an SOP says and the times that its unit fills in, with newer work of others.

        Raises:
            CompileError: when both have changed the same.
        """
        if read.origin is not None:
            older = read.told(base, read.origin)
            late = {key: both for key, both in told.times.items() if older.times.get(key) != both}
            return self._together(older.outline, base, told.outline, report), late
        likely = None
        if not self.is_waived:
            subject = _subject(read.process)
            likely = self._earlier.likeliest(
                base, told.outline, subject, read.catalogue, read.state
            )
        if likely is None:
            return told.outline, told.times
        report.remarks.append(_OLDER)
        said = {key: entry.value.get("waktu", "") for key, entry in likely[0].entries.items()}
        late = {key: both for key, both in told.times.items() if said.get(key) != both[1]}
        return self._together(likely[0], base, likely[1], report), late

    def _before(
        self, process: ResolvedProcess, path: Path, now: ReadSop, state: str
    ) -> ReadSop | None:
        """The SOP before it was edited, where that says something else than one of now.

        Raises:
            RefusalError: when the file that the user gave holds none.
            UnreadableFileError: when it is damaged.
        """
        if self.is_waived:
            return None
        if self.given is not None:
            return sent_out(self.given)
        return self._subjects.built(process, path, now, state)

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
        fillings = UnitFillings.of(self.project, self.defs, self.changes, process)
        page = self._page(read, result, fillings)
        times = {} if fillings is None else read.times
        changed = (Edit(EditKind.STEP_CHANGED, key, "waktu", *both) for key, both in times.items())
        report.edits = (*result.edits, *changed, *page.edits)
        report.told = tuple(telling.sentence(edit) for edit in report.edits)
        if process.is_own and page.changed:
            result = with_page(result, page)
        if result.text != base.text:
            self._enter(base, result, telling, report)
        entered = {} if process.is_own else page.changed
        if fillings is not None and (entered or times):
            self.defs = fillings.write(entered, {key: now for key, (_, now) in times.items()})
        if fillings is None and read.times:
            report.remarks.append(
                "waktu yang berubah tidak diambil: unitnya tidak ada di proyek ini"
            )
        report.remarks += [*result.remarks, *page.remarks, *_boxes_left(base, result)]

    @staticmethod
    def _page(read: _Read, result: Merged, fillings: UnitFillings | None) -> FirstPage:
        """What was changed on the first page, for whoever says what stands there."""
        if read.process.is_own:
            said: Mapping[str, Value] | None = page_of(result.text)
        else:
            said = None if fillings is None else fillings.page
        page = FirstPage(said, printed_lists(read.process, read.seen))
        origin = None if read.origin is None else read.origin.identity
        is_named = bool(read.name(read.edited))
        page.take(read.edited.identity, read.original.identity, origin, but_name=is_named)
        return page

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
        self.defs = entering.enter(path, base, result, _subject(process), telling)
        report.remarks += told_of_others(self.defs, process)


def _subject(process: ResolvedProcess) -> Subject:
    """What an SOP is about."""
    return Subject(process.code, process.target.name, is_executable=False)


def _boxes_left(base: Base, result: Merged) -> Iterator[str]:
    """What boxes of maps still say in short where the full words were changed."""
    changed = {(edit.key, edit.field) for edit in result.edits}
    for key, entry in base.outline.entries.items():
        short = str(entry.value.get("ringkas", ""))
        if short and (key, "kegiatan") in changed and (key, "ringkas") not in changed:
            yield f"kotak di peta tetap berbunyi '{short}'; ubah 'ringkas' bila perlu"
