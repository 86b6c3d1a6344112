"""Takes in forms that came back: many at once, each with a report; all that is right is written.

A form counts where it says something else than when it was handed out.  What was changed in the
project since then is in conflict with it, and stays.  A form with mistakes is not taken in at all;
its findings name the cells.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.register import SUBJECT, take_register
from bpmn_gen.commands.sheet_definitions import read_definitions
from bpmn_gen.commands.sheet_processes import take_process
from bpmn_gen.commands.sheet_second_look import causes_only, look_again
from bpmn_gen.commands.sheet_units import take_unit
from bpmn_gen.commands.trying import errors_after, findings_after
from bpmn_gen.diagnostics import CompileError, Findings, Severity, Span
from bpmn_gen.errors import MisuseError, RefusalError
from bpmn_gen.sheets.process_form import FORMAT
from bpmn_gen.sheets.process_form import PROCESS as PROCESS_FORM
from bpmn_gen.sheets.register_form import REGISTER
from bpmn_gen.sheets.unit_form import BLANKS
from bpmn_gen.workbook.facts import facts_of
from bpmn_gen.workbook.form import HIDDEN, MARK
from bpmn_gen.workbook.package import SAVE_AGAIN, read_bounded
from bpmn_gen.workbook.reading import read_workbook
from bpmn_gen.writing.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bpmn_gen.commands.sheet_definitions import Readable
    from bpmn_gen.commands.sheet_parts import Part
    from bpmn_gen.store.project import Project
    from bpmn_gen.workbook.cells import Workbook


KINDS: Final = (PROCESS_FORM, BLANKS, REGISTER)
"""What the forms of the program are of."""
_ELSEWHERE: Final = (
    "lembar ini mungkin dari proyek lain atau definisi yang sudah diganti; jalankan di proyeknya, "
    "atau buat lembar baru"
)


class Fate(StrEnum):
    """What becomes of a form."""

    NEW = "baru"
    CHANGED = "berubah"
    SAME = "tetap"
    FAULTY = "keliru"


@dataclass(slots=True)
class SheetReport:
    """What becomes of one form."""

    path: str
    subject: str = ""
    """The process or unit that it is about."""
    fate: Fate = Fate.SAME
    count: int = 0
    """Values that it changes, of the form of a unit."""
    sheets: tuple[str, ...] = ()
    """The sheets of the form in their order."""
    held: int = 0
    """Values that it says and that were not taken."""
    edits: tuple[str, ...] = ()
    """What it changes in a process, as sentences."""
    findings: Findings = field(default_factory=Findings)


@dataclass(slots=True)
class Taken:
    """All that one command takes in."""

    changes: Changes
    reports: list[SheetReport]

    @property
    def is_clean(self) -> bool:
        """Whether every form was taken in, with all that it says."""
        return not any(one.fate is Fate.FAULTY or one.held for one in self.reports)


def take_forms(
    project: Project, paths: Iterable[Path], unit: str | None, *, overwrite: bool
) -> Taken:
    """Prepare to take in forms; nothing is written.

    Args:
        project: takes them in.
        paths: the forms.
        unit: the unit that new processes belong to; None for the one that the form names.
        overwrite: also change what was changed here since the form was handed out.

    Raises:
        CompileError: when what all forms are made of has mistakes.
        OSError: when a file cannot be read.
    """
    wish = _Wish(project, read_definitions(project), unit, overwrite)
    asked = [(path, SheetReport(path.as_posix())) for path in paths]
    reports = [report for _, report in asked]
    read = [(report, wish.read(path, report)) for path, report in asked]
    every = [(report, part) for report, parts in read for part in parts]
    faulty = [(report.findings, part) for report, part in every if report.fate is Fate.FAULTY]
    look_again(project, faulty)
    parts = [(report, part) for report, part in every if report.fate is not Fate.FAULTY]
    changes = wish.together(parts)
    if _refuse_faulty(project, changes, parts):
        parts = [(report, part) for report, part in parts if report.fate is not Fate.FAULTY]
        changes = wish.together(parts)
    for report, part in every:
        report.findings.extend(part.rivals.values())
    return Taken(changes, reports)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is asked for, and of which project."""

    project: Project
    definitions: Readable
    unit: str | None
    overwrite: bool

    def read(self, path: Path, report: SheetReport) -> list[Part]:
        """What one form changes, even where it is wrong; nothing where it cannot be read."""
        try:
            book = read_workbook(read_bounded(path), report.path)
        except RefusalError as error:
            report.findings.error("bad-workbook", str(error), Span(report.path), SAVE_AGAIN)
            report.fate = Fate.FAULTY
            return []
        report.sheets = tuple(one.name for one in book.sheets)
        _tell_package(book, report.findings)
        facts = facts_of(book)
        parts: list[Part] = []
        try:
            if self._is_known(book, facts, report):
                parts = self._parts(book, facts["jenis"], report)
        except MisuseError as error:
            message = str(error).partition(";")[0]
            report.findings.error(
                "foreign-project", message[:1].lower() + message[1:], Span(report.path), _ELSEWHERE
            )
        except RefusalError as error:
            message = str(error)
            report.findings.error("refused", message[:1].lower() + message[1:], Span(report.path))
        except CompileError as error:
            report.findings.extend(error.diagnostics)
        if report.findings.has_errors:
            report.fate = Fate.FAULTY
        return parts

    def _is_known(self, book: Workbook, facts: dict[str, str], report: SheetReport) -> bool:
        """Whether a workbook is a form of this program; what else it is is told."""
        kind = facts.get("jenis", "")
        if kind in KINDS and facts.get("bentuk") != FORMAT:
            report.findings.error(
                "other-edition",
                "lembar ini dibuat oleh versi lain program",
                Span(report.path),
                "buat lembar baru dengan program ini, lalu salin isinya",
            )
            return False
        if HIDDEN not in report.sheets and MARK in book.names:
            report.findings.error(
                "lost-identity",
                f"lembar tersembunyi '{HIDDEN}' sudah dihapus, sehingga tidak diketahui berkas ini "
                "lembar apa dan milik siapa",
                Span(report.path),
                "buat lembar baru dengan 'bpmn-gen lembar', lalu salin isinya ke sana",
            )
            return False
        if kind not in KINDS:
            report.findings.error(
                "foreign-workbook",
                "berkas ini bukan lembar yang dibuat 'bpmn-gen lembar'",
                Span(report.path),
                "buat lembarnya dengan 'bpmn-gen lembar proses' atau 'bpmn-gen lembar isian'",
            )
            return False
        return True

    def _parts(self, book: Workbook, kind: str, report: SheetReport) -> list[Part]:
        """What one form changes, by what it is of."""
        asked = (self.project, self.definitions, book, self.unit, report.findings)
        if kind == REGISTER:
            report.subject, parts = SUBJECT, take_register(*asked)
        else:
            one = take_process(*asked) if kind == PROCESS_FORM else take_unit(*asked)
            parts = [one] if one is not None else []
        for part in parts:
            report.subject, report.edits = report.subject or part.subject, part.edits
            if part.conflicts and not self.overwrite:
                report.findings.extend(part.conflicts)
        return parts

    def together(self, parts: list[tuple[SheetReport, Part]]) -> Changes:
        """The changes of all forms that are right; later ones build upon earlier ones."""
        changes = Changes(self.project.defs.parent)
        filled: dict[tuple[str, ...], tuple[object, Span]] = {}
        for report, _ in parts:
            report.count = report.held = 0
        # Units come first, because a new process may move the entry of its unit.
        for report, part in sorted(parts, key=lambda pair: pair[1].is_new):
            part.yield_to(filled, overwrite=self.overwrite)
            if part.rivals and part.has_whole_file:
                report.findings.extend(part.rivals.values())
                report.fate = Fate.FAULTY
                continue
            try:
                count = part.apply(changes)
            except RefusalError as error:
                message = str(error)
                report.findings.error(
                    "refused", message[:1].lower() + message[1:], Span(report.path)
                )
                report.fate = Fate.FAULTY
                continue
            filled |= {key: said for key, said in part.values.items() if key not in part.held}
            report.subject = report.subject if report.subject == SUBJECT else part.subject
            report.count += 0 if part.has_whole_file else count
            report.held += len(part.held)
            report.fate = Fate.NEW if part.is_new else Fate.CHANGED if count else report.fate
        return changes


def _refuse_faulty(
    project: Project, changes: Changes, parts: list[tuple[SheetReport, Part]]
) -> bool:
    """Try everything together, and refuse forms in which there are errors then."""
    if not changes.files:
        return False
    every = findings_after(project, changes)
    found = [item for item in every if item.severity is not Severity.INFO]
    labels = set(changes.names())
    elsewhere = [item for item in found if not (item.span and item.span.path in labels)]
    broken = [item for item in elsewhere if item.is_error]
    if broken:
        known = set(errors_after(project, Changes(None)))
        broken = [item for item in broken if item not in known]
    for report, part in parts:
        if report.fate in (Fate.NEW, Fate.CHANGED):
            mine = [told for item in found if (told := part.told(item, changes)) is not None]
            report.findings.extend((*causes_only(report.findings, mine), *broken))
            if report.findings.has_errors:
                report.fate = Fate.FAULTY
    return any(report.fate is Fate.FAULTY for report, _ in parts)


def _tell_package(book: Workbook, findings: Findings) -> None:
    """Tell of what is in the file and is left alone."""
    if book.has_macros:
        findings.warning("macros", "berkas memuat makro, yang tidak dijalankan", Span(book.path))
    if book.has_links:
        message = "berkas merujuk ke berkas lain, yang tidak dibuka"
        findings.warning("external-links", message, Span(book.path))
