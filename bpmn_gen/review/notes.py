"""Notes that readers of the portal send, as a small text file or as a mail.

A note says which process, and perhaps which step, it is about; what it says stands below, in the
words of whoever wrote it.  It comes from anywhere, so nothing in it is taken for anything but text.
"""

from __future__ import annotations

import email
import email.policy
import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.edition.record import UnitRecord

HEADING: Final = "Catatan atas peta proses bisnis"
"""The first line of a note."""
GONE: Final = "(tidak ada lagi)"
LONGEST: Final = 4_000
"""Characters of a note that are kept; what is longer is no note but a document."""
_FIELDS: Final = {
    "unit": "unit", "proses": "process", "langkah": "step", "dari": "sender", "tanggal": "day",
}  # fmt: skip
_LINE: Final = re.compile(r"\s*([A-Za-z]+)\s*:\s*(.*)")
_WORDS: Final = "isi"
_SHORT: Final = 300
"""Characters of what stands above the words."""
_QUOTED: Final = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Note:
    """One note."""

    unit: str
    """The name of the unit, as the page gave it."""
    process: str
    """The code of the process, with or without its name behind it."""
    words: str
    step: str = ""
    """The id of the step, with its number and text behind it; empty for the whole process."""
    sender: str = ""
    """Empty where nobody signed."""
    day: str = ""

    @property
    def code(self) -> str:
        """The code of the process alone."""
        return self.process.split(" ", 1)[0]

    @property
    def step_id(self) -> str:
        """The id of the step alone."""
        return self.step.split(" ", 1)[0]


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note beside what it is about, as that is called now."""

    note: Note
    process: str
    step: str
    """Empty for the whole process."""

    @property
    def key(self) -> str:
        """What tells it apart from other notes; the same note twice is one."""
        one = self.note
        told = repr((one.code, one.step_id, one.sender, one.day, one.words))
        return hashlib.sha256(told.encode(errors="replace")).hexdigest()[:16]


@dataclass(frozen=True)
class Notes:
    """The notes on a unit."""

    listed: tuple[PlacedNote, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    """What staff have written to them, by the key of the note."""


def placed(notes: Iterable[Note], record: UnitRecord) -> tuple[PlacedNote, ...]:
    """Notes beside what they are about, each once, in the order of processes, steps and days."""
    found = {one.key: one for one in (_placed(note, record) for note in notes)}
    order = {code: at for at, code in enumerate(record.processes)}
    return tuple(
        sorted(
            found.values(),
            key=lambda one: (order.get(one.note.code, len(order)), one.step, one.note.day, one.key),
        )
    )


def _placed(note: Note, record: UnitRecord) -> PlacedNote:
    """One note; what is not there any more is called as the note calls it."""
    process = record.processes.get(note.code)
    if process is None:
        return PlacedNote(note, f"{note.process} {GONE}", note.step)
    entry = process.outline.entries.get(note.step_id)
    name = f"{process.code} {process.name}"
    if not note.step:
        return PlacedNote(note, name, "")
    if entry is None:
        return PlacedNote(note, name, f"{note.step} {GONE}")
    return PlacedNote(note, name, f"{entry.number or ''} {entry.text}".strip())


def read_note(content: bytes, *, is_mail: bool) -> Note | None:
    """The note in a file; None where there is none.

    Args:
        content: of the file.
        is_mail: whether it is a mail as programs keep it (``.eml``), with headers of its own.
    """
    found = _note(_mail_text(content)) if is_mail else None
    return found or _note(content.decode("utf-8-sig", "replace"))


def _mail_text(content: bytes) -> str:
    """The plain text of a mail; empty where it has none."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    try:
        body = message.get_body(("plain",))
        text = body.get_content() if body else ""
    except (LookupError, ValueError):  # an encoding that nobody knows, a part that is none
        return ""
    return text if isinstance(text, str) else ""


def _note(text: str) -> Note | None:
    """The note in a text; whatever stands above its first line, as in a mail, is passed over."""
    unquoted = _QUOTED.sub("", text.replace("\r\n", "\n"))
    _, found, below = unquoted.partition(HEADING)
    if not found:
        return None
    said, words = _parts(below)
    if not words or not said.get("unit") or not said.get("process"):
        return None
    return Note(words=words[:LONGEST], **said)


def _parts(text: str) -> tuple[Mapping[str, str], str]:
    """What stands above the words, and the words."""
    said: dict[str, str] = {}
    lines = text.split("\n")
    for at, line in enumerate(lines):
        found = _LINE.fullmatch(line)
        key = found[1].casefold() if found else ""
        if found and key == _WORDS:
            return said, "\n".join((found[2], *lines[at + 1 :])).strip()
        if found and key in _FIELDS:
            said.setdefault(_FIELDS[key], " ".join(found[2].split())[:_SHORT])
    return said, ""
