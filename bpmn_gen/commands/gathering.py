"""Takes in the folders that offices send, so that nothing is lost on either side.

What an office sends takes the place of what it sent before.  A file that was changed here as well
since then is in conflict: it stays as it is here, and is told.  An office with mistakes is not
taken in at all.  A ledger beside the definitions remembers what was taken in last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bpmn_gen.commands.gathering_ledger import LEDGER, digest, ledger_bytes, read_ledger
from bpmn_gen.commands.trying import errors_after
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.errors import RefusalError
from bpmn_gen.writing.changes import Changes
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.parcels import IDENTITY, sent_offices
from bpmn_gen.writing.values import items

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bpmn_gen.commands.gathering_ledger import Ledger
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.store.project import Project
    from bpmn_gen.writing.parcels import SentOffice


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
    missing: list[str] = field(default_factory=list)
    """Files that were sent before and are not any more; they stay."""
    others: list[str] = field(default_factory=list)
    """Files that are no definitions and were not taken."""
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
        RefusalError: when a source cannot be read or holds no folder of an office.
        OSError: when a file cannot be read.
    """
    sent: dict[str, list[SentOffice]] = {}
    for source in sources:
        found = list(sent_offices(source))
        if not found:
            raise RefusalError(
                f"'{source}' tidak memuat folder unit: folder dengan {IDENTITY} yang menyebut "
                "nama unitnya"
            )
        for office in found:
            sent.setdefault(file_slug(office.name), []).append(office)
    known = read_ledger(project.defs.parent)
    comparison = _Comparison(project=project, known=known, overwrite=overwrite)
    taken = [comparison.take(slug, some) for slug, some in sorted(sent.items())]
    _refuse_faulty(project, taken)
    kept = [one for one in taken if one.report.fate is not Fate.FAULTY]
    changes = _together(project, kept)
    known |= {one.slug: one.digests for one in kept if one.report.fate is not Fate.CONFLICT}
    path = project.defs.parent / LEDGER
    if changes.files:
        before = _content(path)
        changes.set(path, ledger_bytes(known), before, LEDGER)
    return Gathering(changes, [one.report for one in taken])


@dataclass(slots=True)
class _Taken:
    """One office on its way in."""

    slug: str
    report: OfficeReport
    files: dict[str, tuple[bytes | None, bytes]] = field(default_factory=dict)
    """By path inside the folder: what is there, and what takes its place."""
    listed: int | None = None
    """The number of its entry in the list of units, which its own file takes the place of."""
    digests: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Comparison:
    """Holds what is sent against what is there."""

    project: Project
    known: Ledger
    """What was taken in before."""
    overwrite: bool

    def take(self, slug: str, some: list[SentOffice]) -> _Taken:
        """What becomes of the folder of one office, which may have been sent several times."""
        first = some[0]
        taken = _Taken(slug, OfficeReport(first.name, first.origin, others=list(first.others)))
        report = taken.report
        if any(one.files != first.files for one in some[1:]):
            places = " dan ".join(one.origin for one in some)
            report.fate = Fate.FAULTY
            report.reasons.append(f"dikirim lebih dari sekali dengan isi yang berbeda: {places}")
            return taken
        home = self.project.defs / "unit" / slug
        is_new, files = not (home / IDENTITY).exists(), dict(first.files)
        if is_new:
            taken.listed = self._move_in(slug, files, report)
        for name, data in files.items():
            self._compare(taken, name, digest(first.files[name]), data)
        gone = self.known.get(slug, {}).keys() - files.keys()
        report.missing = sorted(name for name in gone if (home / name).exists())
        if report.conflicts:
            report.fate, taken.files = Fate.CONFLICT, {}
        elif taken.files:
            report.fate = Fate.NEW if is_new else Fate.CHANGED
        return taken

    def _compare(self, taken: _Taken, name: str, sent: str, data: bytes) -> None:
        """Find out whether a file takes the place of what is there."""
        old, written = self.known.get(taken.slug, {}).get(name, ("", ""))
        here = _content(self.project.defs / "unit" / taken.slug / name)
        if here is not None and (here == data or sent == old):
            taken.digests[name] = (sent, written if sent == old else digest(here))
        elif here is not None and digest(here) != written and not self.overwrite:
            taken.report.conflicts.append(name)
        else:
            (taken.report.new if here is None else taken.report.changed).append(name)
            taken.files[name] = (here, data)
            taken.digests[name] = (sent, digest(data))

    def _move_in(self, slug: str, files: dict[str, bytes], report: OfficeReport) -> int | None:
        """Let the folder of an office take over its entry in the list of all units.

        Keys that only the entry has go into the folder's own file; where both say something else,
        the office is in conflict.  Gives the number of the entry; None where there is none.
        """
        listed = _content(self.project.defs / IDENTITY)
        entries = items(Editor(listed.decode("utf-8-sig")).value(())) if listed else []
        for number, entry in enumerate(entries):
            if not isinstance(entry, Mapping) or file_slug(str(entry.get("nama", ""))) != slug:
                continue
            own = Editor(files[IDENTITY].decode("utf-8-sig"))
            for key, value in entry.items():
                if not own.has((key,)):
                    own.add((), key, value)
                elif key != "nama" and own.value((key,)) != value and not self.overwrite:
                    report.conflicts.append(f"{IDENTITY}: {key}")
            files[IDENTITY] = own.text.encode()
            return number
        return None


def _content(path: Path) -> bytes | None:
    """What a file holds; None where there is none."""
    return path.read_bytes() if path.exists() else None


def _refuse_faulty(project: Project, taken: list[_Taken]) -> None:
    """Try everything together, and leave out offices in which there are errors then."""
    coming = [one for one in taken if one.files]
    if not coming:
        return
    for item in errors_after(project, _together(project, coming)):
        for one in coming:
            home = label_of(project.defs / "unit" / one.slug)
            if item.span is not None and f"{item.span.path}/".startswith(f"{home}/"):
                one.report.fate = Fate.FAULTY
                path = item.span.path.replace(home, one.report.origin, 1)
                one.report.errors.append(replace(item, span=replace(item.span, path=path)))


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
