"""Doubts as questions: each with the answers that it allows, and room for another one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_reading.read_sop import Asks, StepKind
from bpmn_gen.sop_reading.telling import doubt_told, row_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.sop_reading.read_sop import Doubt, ReadSop

RIGHT: Final = "benar"
"""What was read is right."""
LEADS: Final = "ke"
"""The flow leads to a step."""
COMES: Final = "dari"
"""The flow comes from a step."""
ENDS: Final = "selesai"
"""The process ends there."""
NO_WAY: Final = "tanpa"
"""There is no such flow."""
CALLED: Final = "nama"
"""The branch is called otherwise."""
WORK: Final = "kegiatan"
"""The step is work and no decision."""
DONE_BY: Final = "pelaku"
"""Somebody else does the step."""
TAKES: Final = "waktu"
"""The step takes another time."""
TITLED: Final = "jabatan"
"""An actor has one of the titles of the unit."""
CALLED_SO: Final = "sebutan"
"""An actor has another title."""
DAY: Final = "tanggal"
"""A date is that one."""
OTHER: Final = "lain"
"""Anything else, which is kept as a remark."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that may be chosen."""

    key: str
    words: str
    listed: tuple[tuple[str, str], ...] = ()
    """Values with their words, of which one is chosen as well."""
    writes: bool = False
    """Whether somebody writes what it is."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What of an SOP a note is about, where an answer can change it."""

    actor: str = ""
    """The head of the column of an actor."""
    date: str = ""
    """A date of the first page, by the name of its field."""
    titles: tuple[str, ...] = ()
    """The titles that the unit has."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to settle."""

    key: str
    """Stays the same as long as the same is doubted."""
    step: int | None
    """The step at which it stands, counted from 0."""
    end: int | None
    told: str
    """With its rows, as reports tell it."""
    reason: str
    """Without its row, for those who see the row."""
    is_flaw: bool
    choices: tuple[Choice, ...]
    subject: Subject | None = None
    """What a note is about; None for doubts."""

    def choice(self, key: str) -> Choice | None:
        """The answer of a key."""
        return next((one for one in self.choices if one.key == key), None)


_LOOKED_AT: Final = Choice(RIGHT, "Sudah dibandingkan dengan aslinya; bacaannya benar")
_OTHER: Final = Choice(OTHER, "Jawaban lain, dicatat di kepala berkas:", writes=True)


def questions_of(
    sop: ReadSop, notes: Iterable[str], subjects: Mapping[str, Subject] | None = None
) -> list[Question]:
    """All that is to be settled about an SOP: its doubts, then what its author has to decide.

    Args:
        sop: what was read.
        notes: what its author has to decide.
        subjects: by note what it is about, where an answer can change that.
    """
    found = [_question(sop, doubt) for doubt in sop.doubts]
    return found + note_questions(notes, subjects)


def note_questions(
    notes: Iterable[str], subjects: Mapping[str, Subject] | None = None
) -> list[Question]:
    """What the author of a definition has to decide, as questions."""
    about = subjects or {}
    return [
        Question(
            key_of(note), None, None, note, note, is_flaw=False,
            choices=(*_changes(about.get(note)), _OTHER), subject=about.get(note),
        )
        for note in notes
    ]  # fmt: skip


def _changes(subject: Subject | None) -> list[Choice]:
    """The answers that a note allows: it stays as it is written, or what it is about changes."""
    if subject is not None and subject.date:
        return [
            Choice(DAY, "Tanggalnya, misalnya 24 November 2026:", writes=True),
            Choice(RIGHT, "Biarkan kosong"),
        ]
    found = [Choice(RIGHT, "Biarkan seperti tertulis")]
    if subject is not None and subject.titles:
        titles = tuple((one, one) for one in subject.titles)
        found.append(Choice(TITLED, "Jabatannya pada unit ini:", titles))
    if subject is not None:
        found.append(Choice(CALLED_SO, "Sebutan yang benar:", writes=True))
    return found


def key_of(told: str) -> str:
    """What a doubt or note is called."""
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _question(sop: ReadSop, doubt: Doubt) -> Question:
    """A doubt as a question."""
    told = doubt_told(sop, doubt)
    way = "" if doubt.end is None else f"alur ke {row_told(sop, doubt.end)}: "
    choices = (*_choices(sop, doubt), _OTHER)
    return Question(
        key_of(told),
        doubt.step,
        doubt.end,
        told,
        way + doubt.reason,
        doubt.flaw is not None,
        choices,
    )


def _choices(sop: ReadSop, doubt: Doubt) -> list[Choice]:
    """The answers that a doubt allows."""
    if doubt.step is None:
        return [_LOOKED_AT]
    step = sop.steps[doubt.step]
    rows = tuple(
        (str(place), row_told(sop, place)) for place in range(len(sop.steps)) if place != doubt.step
    )
    found = [_LOOKED_AT]
    match doubt.asks:
        case Asks.WAY if doubt.end is not None:
            found = _of_way(sop, doubt.step, doubt.end, rows)
        case Asks.WAY_OUT:
            found = [Choice(LEADS, "Lanjut ke", rows)] if rows else []
            found.append(Choice(ENDS, "Proses selesai di situ"))
            if step.kind is StepKind.DECISION:
                found.append(Choice(WORK, "Ini kegiatan biasa, bukan keputusan"))
        case Asks.WAY_IN:
            found = [Choice(COMES, "Didahului", rows)] if rows else []
            found.append(Choice(RIGHT, "Memang tidak didahului langkah lain"))
        case Asks.ACTOR:
            names = tuple((name, name) for name in dict.fromkeys((*step.actors, *sop.actors)))
            told = ", ".join(step.actors)
            found = [Choice(RIGHT, f"Benar, dikerjakan {told}")] if step.actors else []
            found += [Choice(DONE_BY, "Dikerjakan oleh", names)] if names else []
        case Asks.TIME:
            lasts = Choice(TAKES, "Lamanya, misalnya 30 menit:", writes=True)
            found = [lasts, Choice(RIGHT, f"Biarkan '{step.time}'")]
    return found


def _of_way(sop: ReadSop, start: int, end: int, rows: tuple[tuple[str, str], ...]) -> list[Choice]:
    """The answers about a flow that was read."""
    ways = [one for one in sop.flows if one.start == start]
    named = next((one.words or one.label for one in ways if one.end == end), "")
    said = f", bernama '{named}'" if named else ""
    found = [
        Choice(RIGHT, f"Benar, alurnya ke {row_told(sop, end)}{said}"),
        Choice(LEADS, "Alurnya ke langkah lain:", rows),
        Choice(ENDS, "Alur ini mengakhiri proses"),
        Choice(NO_WAY, "Alur ini tidak ada"),
    ]
    if sop.steps[start].kind is StepKind.DECISION or len(ways) > 1:
        found.append(Choice(CALLED, "Nama cabang ini:", writes=True))
    return found
