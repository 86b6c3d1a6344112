"""What the page of an SOP that was read shows: identity, steps, questions, and the original."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bpmn_gen.commands.importing_sops import setting_of
from bpmn_gen.errors import RefusalError
from bpmn_gen.sop_files import UnreadableFileError, open_file, sheets_of
from bpmn_gen.sop_reading.check_page import ways_of
from bpmn_gen.sop_reading.draft import NAMELESS, name_of
from bpmn_gen.sop_reading.identity_fields import FIELDS, LISTS
from bpmn_gen.sop_reading.original import original_of
from bpmn_gen.sop_reading.picture import picture_file, row_boxes
from bpmn_gen.sop_reading.questions import questions_of
from bpmn_gen.sop_reading.reading import as_read, read_sops
from bpmn_gen.sop_reading.settling import open_questions, settled
from bpmn_gen.sop_reading.telling import time_told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpmn_gen.sop_files.sheet import Sheet
    from bpmn_gen.sop_reading.original import Original, Source
    from bpmn_gen.sop_reading.questions import Question
    from bpmn_gen.sop_reading.read_sop import ReadSop
    from bpmn_gen.sop_reading.settling import Answer
    from bpmn_gen.web.imported.imports import Waiting
    from bpmn_gen.web.process.workshop import Workshop

_KEPT: Final = 6
"""Files whose reading is remembered."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read."""

    sheets: Sequence[Sheet]
    sops: Sequence[ReadSop]


@dataclass(frozen=True, slots=True)
class Looked:
    """One SOP of a file while somebody looks through it."""

    sop: ReadSop
    """As it was read."""
    made: ReadSop
    """With what was answered."""
    questions: Sequence[Question]

    @property
    def open(self) -> set[str]:
        """The keys of the questions that are not settled."""
        return open_questions(self.sop, self.made, self.questions)


class Readings:
    """Reads files once, as long as they are looked at."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._known: dict[str, Reading] = {}

    def of(self, one: Waiting) -> Reading:
        """What a file says.

        Raises:
            RefusalError: when it cannot be read any more.
        """
        if one.id not in self._known:
            try:
                sheets = as_read(sheets_of(open_file(one.path))[0])
            except UnreadableFileError as why:
                raise RefusalError(why.reason, why.hint) from why
            while len(self._known) >= _KEPT:
                self._known.pop(next(iter(self._known)))
            self._known[one.id] = Reading(sheets, read_sops(sheets))
        return self._known[one.id]

    def look(self, workshop: Workshop, one: Waiting, number: str) -> Looked:
        """One SOP of a file, counted from 1, with what was answered about it.

        Raises:
            RefusalError: when there is no such SOP or unit.
        """
        sops = self.of(one).sops
        if not number.isdecimal() or not 1 <= int(number) <= len(sops):
            raise RefusalError(f"'{one.name}' tidak memuat SOP nomor {number[:8]}")
        sop = sops[int(number) - 1]
        setting = setting_of(workshop.project, workshop.definitions(), one.unit or None)
        draft = setting.draft(sop, one.name, NAMELESS)
        questions = questions_of(sop, draft.notes, draft.subjects)
        return Looked(sop, settled(sop, questions, one.answers.get(number, {})), questions)


def usual_name(one: Waiting, sop: ReadSop) -> str:
    """What the process is called where nobody says otherwise."""
    return name_of(sop) or Path(one.name).stem


def read_page(reading: Reading, looked: Looked, one: Waiting, number: str) -> dict[str, Any]:
    """All that the page of an SOP begins with."""
    original = original_of(looked.sop, reading.sheets)
    answers = one.answers.get(number, {})
    return {
        "lembar": looked.sop.sheet,
        "usulan": usual_name(one, looked.sop),
        "identitas": _identity(looked.sop, original),
        "pelaku": list(looked.sop.actors),
        "langkah": [
            _row(looked, place, original.rows[place]) for place in range(len(looked.sop.steps))
        ],
        "umum": [asked_on_page(answers, it) for it in looked.questions if it.step is None],
        "soal": {
            f"#{place}": [asked_on_page(answers, it) for it in looked.questions if it.step == place]
            for place in range(len(looked.sop.steps))
        },
        "asli": {"svg": original.svg.decode(), "kotak": _boxes(original)},
        **answered(looked),
    }


def answered(looked: Looked) -> dict[str, Any]:
    """What changes on the page with an answer."""
    made = looked.made
    return {
        "sisa": sorted(looked.open),
        "banyak": len(looked.questions),
        "terbaca": {
            "svg": picture_file(made).decode(),
            "kotak": [[f"#{place}", *box] for place, box in enumerate(row_boxes(made))],
        },
        "baris": {f"#{place}": _told(made, place) for place in range(len(made.steps))},
    }


def _told(sop: ReadSop, place: int) -> dict[str, str]:
    """What answers may change in a row."""
    step = sop.steps[place]
    return {
        "pelaku": ", ".join(step.actors),
        "lanjut": ways_of(sop, place),
        "waktu": time_told(step.time, sop.time_unit),
    }


def _row(looked: Looked, place: int, source: Source | None) -> dict[str, Any]:
    """A step."""
    step = looked.sop.steps[place]
    return {
        "kunci": f"#{place}",
        "no": step.number or f"({place + 1})",
        "kegiatan": step.text,
        "keterangan": step.remark,
        "kelengkapan": list(step.needs),
        "keluaran": list(step.results),
        "tempat": step.place,
        "terlihat": source is not None,
        **_told(looked.made, place),
    }


def asked_on_page(answers: Mapping[str, Answer], question: Question) -> dict[str, Any]:
    """A question with what was answered."""
    answer = answers.get(question.key)
    return {
        "kunci": question.key,
        "alasan": question.reason,
        "cacat": question.is_flaw,
        "pilihan": [
            {
                "kunci": choice.key,
                "kata": choice.words.rstrip(":"),
                "daftar": list(choice.listed),
                "tulis": choice.writes,
            }
            for choice in question.choices
        ],
        "pilih": answer.choice if answer else "",
        "nilai": answer.value if answer else "",
    }


def _identity(sop: ReadSop, original: Original) -> list[dict[str, Any]]:
    """The first page, with where each value was read."""
    found = []
    for title, name in (*FIELDS, *LISTS):
        value = getattr(sop.identity, name)
        texts = [value] if isinstance(value, str) else list(value)
        found.append(_entry(title, name, [one for one in texts if one], original))
    approval = sop.identity.approval
    parts = [one for one in (approval.title, approval.name, approval.rank, approval.nip) if one]
    found.append(_entry("Disahkan oleh", "approval", parts, original))
    return [one for one in found if one["nilai"]]


def _entry(title: str, name: str, texts: list[str], original: Original) -> dict[str, Any]:
    """A value with its place."""
    source = next((it for text in texts if (it := original.source(text)) is not None), None)
    return {
        "judul": title,
        "kunci": f"@{name}",
        "nilai": texts,
        "tempat": source.place if source else "",
        "kotak": list(source.box) if source else [],
    }


def _boxes(original: Original) -> list[list[Any]]:
    """Where steps stand in the picture."""
    return [[f"#{place}", *one.box] for place, one in enumerate(original.rows) if one is not None]
