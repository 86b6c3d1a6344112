"""The notes that readers of the portal sent, from the folder in which staff put them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.review_files import NOTES
from bpmn_gen.definition.text import folded
from bpmn_gen.diagnostics import Span
from bpmn_gen.errors import RefusalError
from bpmn_gen.review.notes import Notes, placed, read_note
from bpmn_gen.review.notes_form import answers_in
from bpmn_gen.system_refusals import refusal
from bpmn_gen.workbook.package import read_bounded
from bpmn_gen.workbook.reading import read_workbook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from bpmn_gen.commands.review_files import ReviewPlace
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.edition.record import UnitRecord
    from bpmn_gen.review.notes import Note
    from bpmn_gen.store.project import Project

FOLDER: Final = "catatan"
"""Name of the folder, beside the definitions, in which staff put notes."""
KINDS: Final = {".txt": False, ".eml": True}
"""Endings of files that hold notes, and whether these are mails."""
LARGEST: Final = 1 << 20
"""Bytes of a file that is read; mails carry pictures."""
MOST: Final = 2_000
"""Files that are read."""
_DATE: Final = len("2026-01-05")


def read_notes(project: Project, units: Collection[str], findings: Findings) -> list[Note]:
    """All notes of a project; files that hold none, and units that are not there, are told.

    Args:
        project: beside whose definitions the folder is.
        units: the names of all units and types.
        findings: told what is passed over.
    """
    folder = project.defs.parent / FOLDER
    known = {folded(name) for name in units}
    notes = []
    for path in _files(folder, findings):
        label = path.as_posix()
        note = _read(path, findings)
        if note and folded(note.unit) not in known:
            findings.warning(
                "note-without-unit",
                f"catatan di '{label}' untuk '{note.unit}', yang tidak ada",
                Span(label),
                "perbaiki baris 'Unit' di berkas itu sesuai nama unitnya sekarang",
            )
        elif note:
            notes.append(note)
    return notes


def notes_on(
    place: ReviewPlace, unit: str, notes: Iterable[Note], record: UnitRecord, findings: Findings
) -> Notes:
    """The notes on a unit since its older state, with what staff answered in the workbook."""
    since = place.since[:_DATE]
    own = [one for one in notes if folded(one.unit) == folded(unit) and not _is_older(one, since)]
    return Notes(placed(own, record), _answers(place, findings))


def _is_older(note: Note, since: str) -> bool:
    """Whether a note was written before the day of a decree; a day that is none tells nothing."""
    try:
        return dt.date.fromisoformat(note.day) < dt.date.fromisoformat(since)
    except ValueError:
        return False


def _files(folder: Path, findings: Findings) -> Iterator[Path]:
    """The files that may hold notes."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix.casefold() in KINDS)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        why, remedy = refusal(error)
        findings.warning("note-unreadable", f"'{folder.as_posix()}' {why}", None, remedy)
        return
    if len(found) > MOST:
        label = folder.as_posix()
        told = f"'{label}' memuat lebih dari {MOST} berkas; {len(found) - MOST} dilewati"
        findings.warning("too-many-notes", told, Span(label), "pindahkan catatan tahun lalu")
    yield from found[:MOST]


def _read(path: Path, findings: Findings) -> Note | None:
    """The note in a file; None, with a finding, where there is none."""
    label = path.as_posix()
    hint = "catatan dibuat dengan 'Kirim catatan' pada halaman proses di portal"
    try:
        if path.stat().st_size > LARGEST:
            findings.warning("note-unreadable", f"'{label}' terlalu besar", Span(label), hint)
            return None
        note = read_note(path.read_bytes(), is_mail=KINDS[path.suffix.casefold()])
    except OSError as error:
        why, remedy = refusal(error)
        findings.warning("note-unreadable", f"'{label}' {why}", Span(label), remedy)
        return None
    if note is None:
        findings.warning("note-unreadable", f"'{label}' tidak memuat catatan", Span(label), hint)
    return note


def _answers(place: ReviewPlace, findings: Findings) -> dict[str, str]:
    """What staff wrote into the workbook of the unit; nothing where there is none."""
    path = place.outputs.folder / NOTES
    label = path.as_posix()
    try:
        return answers_in(read_workbook(read_bounded(path), label), findings)
    except FileNotFoundError:
        return {}
    except RefusalError as error:
        hint = "berkasnya disisihkan; tulis lagi tanggapannya di berkas yang baru"
        findings.warning("notes-unreadable", f"'{label}' tidak terbaca: {error}", Span(label), hint)
        return {}
