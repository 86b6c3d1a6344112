"""Takes in the folders that offices send, so that nothing is lost on either side.

What an office sends takes the place of what it sent before.  A file that was changed here as well
since then is in conflict: it stays as it is here, and is told.  An office with mistakes is not
taken in at all, and what cannot be read is told beside the others.  A ledger beside the definitions
remembers what was taken in last.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.gathering_ledger import LEDGER, digest, ledger_bytes, read_ledger
from bpmn_gen.commands.gathering_merging import is_same_name, merge, without
from bpmn_gen.commands.sheet_subject import words_of
from bpmn_gen.commands.told_processes import ToldProcess, told_conflict, told_file
from bpmn_gen.commands.trying import errors_after, fresh_among, moved
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings, Span
from bpmn_gen.store.project import shipped
from bpmn_gen.writing.changes import Changes, content_of
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.identities import IDENTITY, unit_of
from bpmn_gen.writing.parcels import SentOffice, sent_offices
from bpmn_gen.writing.unit_list import entries_of, entry_at, number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bpmn_gen.commands.gathering_ledger import Ledger
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.value import Value
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.store.project import Project
    from bpmn_gen.writing.parcels import Untaken


PROCESSES: Final = "proses/"
"""How the paths of files of processes begin inside the folder of an office."""


class Fate(StrEnum):
    """What becomes of the folder of an office."""

    NEW = "baru"
    CHANGED = "berubah"
    SAME = "tetap"
    CONFLICT = "bertentangan"
    FAULTY = "keliru"


@dataclass(slots=True)
class OfficeReport:
    """What becomes of one folder that was sent."""

    unit: str
    origin: str
    fate: Fate = Fate.SAME
    new: list[str] = field(default_factory=list)
    """Files that were not there."""
    changed: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    """Files that were changed here as well, and stay as they are."""
    told: dict[str, ToldProcess] = field(default_factory=dict)
    """By file of a process that differs: what differs, step by step."""
    missing: list[str] = field(default_factory=list)
    """Files that were sent before and are not any more; they stay."""
    others: list[str] = field(default_factory=list)
    """Files that are no definitions and were not taken."""
    notes: list[str] = field(default_factory=list)
    """What was written otherwise than it was sent."""
    reasons: list[str] = field(default_factory=list)
    """Why it is not taken in."""
    errors: list[Diagnostic] = field(default_factory=list)


@dataclass(slots=True)
class Gathering:
    """All that one command takes in: the changes, and a report for each office."""

    changes: Changes
    reports: list[OfficeReport]

    @property
    def is_clean(self) -> bool:
        """Whether everything was taken in."""
        return not any(one.fate in (Fate.CONFLICT, Fate.FAULTY) for one in self.reports)


def gather(project: Project, sources: Iterable[Path], *, overwrite: bool) -> Gathering:
    """Prepare to take in the folders of offices; nothing is written.

    Args:
        project: takes them in.
        sources: folders and zip files.
        overwrite: also replace files that were changed here.

    Raises:
        CompileError: when the project's own list of units cannot be read.
        OSError: when a file of the project cannot be read.
    """
    sent: dict[str, list[SentOffice]] = {}
    untaken: list[OfficeReport] = []
    for found in chain.from_iterable(map(sent_offices, sources)):
        if isinstance(found, SentOffice):
            sent.setdefault(file_slug(found.name), []).append(found)
        else:
            untaken.append(_refused(found))
    known = read_ledger(project.defs.parent)
    entries = entries_of(project.defs)
    comparison = _Comparison(
        project=project,
        known=known,
        entries=entries,
        overwrite=overwrite,
        defs=cache(lambda: load(project.defs, Findings(), shipped("process_defs"))),
    )
    taken = [comparison.take(slug, some) for slug, some in sorted(sent.items())]
    _refuse_faulty(project, taken)
    kept = [one for one in taken if one.report.fate not in (Fate.FAULTY, Fate.CONFLICT)]
    changes = _together(project, kept)
    if changes.files:
        known.digests |= {one.slug: one.digests for one in kept}
        known.texts |= {one.slug: _texts(one.sent) for one in kept}
        known.merged |= {one.slug: one.merged for one in kept}
        path = project.defs.parent / LEDGER
        changes.set(path, ledger_bytes(known), content_of(path), LEDGER)
    return Gathering(changes, [*(one.report for one in taken), *untaken])


def _texts(sent: SentOffice) -> dict[str, str]:
    """What the files of processes hold that were sent."""
    return {
        name: data.decode("utf-8", "replace")
        for name, data in sent.files.items()
        if name.startswith(PROCESSES)
    }


def _refused(found: Untaken) -> OfficeReport:
    """The report of what cannot be read."""
    report = OfficeReport(Path(found.origin).resolve().name, found.origin, Fate.FAULTY)
    report.reasons += [found.reason] if found.reason else []
    report.errors += found.errors
    return report


@dataclass(slots=True)
class _Taken:
    """One office on its way in."""

    slug: str
    sent: SentOffice
    report: OfficeReport
    files: dict[str, tuple[bytes | None, bytes]] = field(default_factory=dict)
    """By path inside the folder: what is there, and what takes its place."""
    listed: int | None = None
    """The number of its entry in the list of units, which its own file takes the place of."""
    digests: dict[str, tuple[str, str]] = field(default_factory=dict)
    merged: dict[str, Value] = field(default_factory=dict)
    """What its own file takes over from the list of units, now or before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Comparison:
    """Holds what is sent against what is there."""

    project: Project
    known: Ledger
    """What was taken in before."""
    entries: list[Value]
    """The list of all units."""
    overwrite: bool
    defs: Callable[[], DefinitionSet]
    """Gives the definitions of the project, for what its roles are called."""

    def take(self, slug: str, some: list[SentOffice]) -> _Taken:
        """What becomes of the folder of one office, which may have been sent several times."""
        first = some[0]
        report = OfficeReport(first.name, first.origin, others=list(first.others))
        taken = _Taken(slug, first, report)
        if any(one.files != first.files for one in some[1:]):
            places = " dan ".join(one.origin for one in some)
            report.fate = Fate.FAULTY
            report.reasons.append(f"dikirim lebih dari sekali dengan isi yang berbeda: {places}")
            return taken
        home = self.project.defs / "unit" / slug
        is_new = not (home / IDENTITY).exists()
        files = {**first.files, IDENTITY: self._identity(taken, is_new=is_new)}
        if report.fate is Fate.FAULTY:
            return taken
        for name, data in files.items():
            self._compare(taken, name, digest(first.files[name]), data)
        gone = self._before(slug).keys() - files.keys()
        report.missing = sorted(name for name in gone if (home / name).exists())
        if report.conflicts:
            report.fate, taken.files = Fate.CONFLICT, {}
        elif taken.files:
            report.fate = Fate.NEW if is_new else Fate.CHANGED
        return taken

    def _before(self, slug: str) -> dict[str, tuple[str, str]]:
        """What was taken in of an office before."""
        return self.known.digests.get(slug, {})

    def _compare(self, taken: _Taken, name: str, sent: str, data: bytes) -> None:
        """Find out whether a file takes the place of what is there."""
        old, written = self._before(taken.slug).get(name, ("", ""))
        here = content_of(self.project.defs / "unit" / taken.slug / name)
        if here is not None and (here == data or sent == old):
            taken.digests[name] = (sent, written if sent == old else digest(here))
        elif here is not None and digest(here) != written and not self.overwrite:
            taken.report.conflicts.append(name)
            self._tell(taken, name, here, data)
        else:
            if here is not None:
                self._tell(taken, name, here, data)
            (taken.report.new if here is None else taken.report.changed).append(name)
            taken.files[name] = (here, data)
            taken.digests[name] = (sent, digest(data))

    def _tell(self, taken: _Taken, name: str, here: bytes, data: bytes) -> None:
        """Tell how the file of a process differs from the one that is here."""
        if not name.startswith(PROCESSES):
            return
        words = words_of(self.defs(), taken.report.unit)
        if name not in taken.report.conflicts:
            taken.report.told[name] = told_file(here, data, words)
            return
        text = self.known.texts.get(taken.slug, {}).get(name, "").encode()
        last = text if digest(text) == self._before(taken.slug).get(name, ("", ""))[0] else None
        taken.report.told[name] = told_conflict(last, here, data, words)

    def _identity(self, taken: _Taken, *, is_new: bool) -> bytes:
        """The file of an office as it is to be here, with what only the centre knows.

        A new office takes over its entry in the list of all units.  Where both say something else,
        the office is in conflict.
        """
        data, slug = taken.sent.files[IDENTITY], taken.slug
        taken.listed = number_of(self.entries, slug) if is_new else None
        entry = entry_at(self.entries, taken.listed)
        own = Editor(data.decode("utf-8-sig"))
        here = str(entry.pop("nama", "")) or _name_in(self.project.defs / "unit" / slug / IDENTITY)
        _spell(own, here, taken.report)
        before = self.known.merged.get(slug, {})
        added, other = merge(own, entry or before)
        taken.merged = added if entry else without(before, other)
        is_seen = not is_new and self._before(slug).get(IDENTITY, ("", ""))[0] == digest(data)
        if not (self.overwrite or is_seen):
            taken.report.conflicts += [f"{IDENTITY}: {key}" for key in other]
        same = own.text == data.decode("utf-8-sig")
        return data if same else own.text.encode()


def _spell(own: Editor, here: str, report: OfficeReport) -> None:
    """Write the name of a unit as it is written here, because all else is named after it."""
    sent = str(own.value(("nama",)))
    if here in ("", sent):
        return
    if is_same_name(sent, here):
        own.set(("nama",), here)
        report.unit = here
        report.notes.append(f"nama ditulis seperti di sini: '{here}', bukan '{sent}'")
    else:
        report.fate = Fate.FAULTY
        report.reasons.append(f"nama foldernya sama dengan yang dipakai unit lain, '{here}'")


def _name_in(path: Path) -> str:
    """The name of the unit that a file of the project is about; empty where it names none."""
    data = content_of(path)
    return "" if data is None else unit_of(data, label_of(path))[0]


def _refuse_faulty(project: Project, taken: list[_Taken]) -> None:
    """Try everything together, and leave out offices in which there are errors then."""
    coming = [one for one in taken if one.files]
    if not coming:
        return
    changes = _together(project, coming)
    errors, sent = errors_after(project, changes), {*changes.names()}
    fresh = fresh_among(project, errors)
    for item in errors:
        if item not in fresh and item.span is not None and item.span.path not in sent:
            continue  # was wrong here before, and nobody sent it
        for one in coming:
            home = label_of(project.defs / "unit" / one.slug)
            if item.span is not None and f"{item.span.path}/".startswith(f"{home}/"):
                one.report.fate = Fate.FAULTY
                name = item.span.path.removeprefix(f"{home}/")
                told = _as_sent(item, one, name)
                one.report.errors.append(moved(told, home, one.report.origin))


def _as_sent(item: Diagnostic, one: _Taken, name: str) -> Diagnostic:
    """A mistake in a file; in lines that only the centre's file has, it is one of the file."""
    assert item.span is not None  # noqa: S101 -- the caller looked
    sent, made = (
        data.decode("utf-8-sig", "replace").splitlines()[item.span.line - 1 : item.span.end_line]
        for data in (one.sent.files.get(name, b""), one.files.get(name, (None, b""))[1])
    )
    return item if sent == made else replace(item, span=Span(item.span.path))


def _together(project: Project, taken: list[_Taken]) -> Changes:
    """The changes of some offices."""
    changes = Changes(project.defs.parent)
    for one in taken:
        for name, (before, after) in one.files.items():
            path = project.defs / "unit" / one.slug / name
            changes.set(path, after, before, label_of(path))
    numbers = [one.listed for one in taken if one.listed is not None and one.files]
    if numbers:
        path = project.defs / IDENTITY
        before = path.read_bytes()
        editor = Editor(before.decode("utf-8-sig"))
        for number in sorted(numbers, reverse=True):
            editor.remove((number,))
        changes.set(path, editor.text.encode(), before, label_of(path))
    return changes
