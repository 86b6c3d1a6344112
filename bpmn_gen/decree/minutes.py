"""The minutes (berita acara) of the review of a unit: text that staff edit, tables, signatures.

What people have to say stays a blank: day, place, names, who does what until when, and each reason
that nobody gave.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from bpmn_gen.decree.composing import BLANK_NAME
from bpmn_gen.decree.document import Block, Document, Grid, Para, Space, Table, TextPart
from bpmn_gen.decree.markup import only
from bpmn_gen.review.assessment import BAD, NO, YES, procedures
from bpmn_gen.review.change import Scope
from bpmn_gen.review.matrix import GONE, NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bpmn_gen.decree.markup import Section
    from bpmn_gen.edition.record import UnitRecord
    from bpmn_gen.review.assessment import Assessment
    from bpmn_gen.review.change import Change
    from bpmn_gen.review.notes import Notes
    from bpmn_gen.review.reasons import Reasons
    from bpmn_gen.sop.document import PageStyle

Said: TypeAlias = "tuple[Reasons, Assessment, Notes]"
"""What people say of a unit: reasons of changes, findings on SOPs, and notes of readers."""
BLANK: Final = "........"
TABLES: Final = ("perubahan", "penilaian", "evaluasi", "tindak-lanjut", "catatan", "hadir")
"""The tables for which a text may ask."""
PRESENT: Final = 10
"""Rows of the list of those present."""
_SIGNED: Final = 85.0
"""mm; the width of the left one of two signatures."""
_HAND: Final = "\n" * 5
"""Between the title and the name of whoever signs; one cell, as no page parts a cell."""
_ACTIONS: Final = ("disusun", "direvisi", "dicabut")
"""How effects end that ask somebody to do something."""


class Looked(NamedTuple):
    """What people looked at when they filled in the forms."""

    record: UnitRecord
    """The unit as it is."""
    statements: Sequence[str]
    """What the form of evaluation asks, in its order."""


def minutes(
    sections: tuple[Section, ...],
    changes: Sequence[Change],
    said: Said,
    paper: PageStyle,
    looked: Looked,
) -> Document:
    """The minutes of one unit.

    Args:
        sections: the text that staff edit, filled in.
        changes: what changed.
        said: the reasons that staff gave, what they found when they looked at SOPs, and the notes
            of readers.
        paper: of the regency's decrees.
        looked: the unit, and what its forms ask.
    """
    head = [Para(text, "center", bold=True, after=2.0) for text in only(sections, "judul")]
    reasons, assessed, notes = said
    record, statements = looked
    tables = {
        "perubahan": _changes(changes, reasons),
        "penilaian": _assessed(assessed, record),
        "evaluasi": _evaluated(assessed, statements),
        "tindak-lanjut": _actions(changes),
        "catatan": _notes(notes),
        "hadir": _present(),
    }
    blocks: list[Block] = [*head, Space(4.0)]
    for text in only(sections, "isi"):
        blocks += _block(text, tables)
    blocks += _signatures(only(sections, "tanda tangan"))
    return Document(
        f"Berita acara reviu dan evaluasi {record.name}", paper, (TextPart((*blocks,)),)
    )


def unknown_tables(sections: tuple[Section, ...]) -> tuple[str, ...]:
    """The tables that a text asks for and that there are not."""
    asked = [text[1:].strip() for text in only(sections, "isi") if text.startswith("@")]
    return tuple(name for name in asked if name not in TABLES)


def _block(text: str, tables: dict[str, Table]) -> Iterator[Block]:
    """One paragraph of the text."""
    if text.startswith("=="):
        yield Para(text.strip("= "), "left", bold=True, after=1.5, keep=True)
    elif text.startswith("@"):
        yield from (tables[text[1:].strip()], Space(3.0))
    elif text.startswith("- "):
        yield Grid((6.0,), (("\N{EN DASH}", text.removeprefix("- ")),), after=1.0)
    else:
        yield Para(text, after=2.5)


def _changes(changes: Iterable[Change], reasons: Reasons) -> Table:
    """What changed, with a blank where nobody gave a reason."""
    titles = ("No.", "Objek", "Bagian", "Semula", "Menjadi", "Alasan")
    rows = tuple(
        (
            str(number),
            "; ".join(one.value for one in change.scopes),
            ", ".join(filter(None, (f"{change.code} {change.name}".strip(), change.part))),
            _flat(change.before) or NOTHING,
            _flat(change.after) or GONE,
            reasons.of(change).reason or BLANK,
        )
        for number, change in enumerate(changes, 1)
    )
    return Table(titles, (6, 15, 20, 22, 22, 15), rows)


def _flat(text: str) -> str:
    """Lines of a text as one; what a line with a colon heads follows it."""
    told = "; ".join(line.removeprefix("- ") for line in text.split("\n") if line)
    return told.replace(":; ", ": ")


def _actions(changes: Iterable[Change]) -> Table:
    """What has to be done; who does it until when is for people to say."""
    effects = dict.fromkeys(effect for one in changes for effect in one.effects)
    asked = [one for one in effects if one.endswith(_ACTIONS)]
    rows = tuple((str(number), one, BLANK, BLANK) for number, one in enumerate(asked, 1))
    titles = ("No.", "Tindak lanjut", "Penanggung jawab", "Tenggat")
    return Table(titles, (6, 54, 24, 16), rows or (("", "-", "", ""),))


def _assessed(assessed: Assessment, record: UnitRecord) -> Table:
    """The steps that do not go well, with what was noted and what has to be done."""
    names = {one.key: f"{one.sop}, langkah {one.number}: {one.text}" for one in procedures(record)}
    bad = [(key, one) for key, one in assessed.findings.items() if one.verdict == BAD]
    rows = tuple(
        (str(number), names.get(key, key), one.note or BLANK, one.action or BLANK)
        for number, (key, one) in enumerate(bad, 1)
    )
    titles = ("No.", "Prosedur", "Catatan hasil penilaian", "Tindakan yang harus diambil")
    return Table(titles, (6, 28, 33, 33), rows or (("", "-", "", ""),))


def _evaluated(assessed: Assessment, statements: Sequence[str]) -> Table:
    """How many SOPs each statement holds for, and for which it does not.

    Statements keep the order and the numbers of the form; those that it asks no longer have none.
    """
    said: dict[str, dict[str, list[str]]] = {}
    for code, answers in assessed.answers.items():
        for statement, answer in answers.items():
            said.setdefault(statement, {}).setdefault(answer, []).append(code)
    numbers = {statement: str(number) for number, statement in enumerate(statements, 1)}
    asked = [one for one in numbers if one in said]
    rows = tuple(
        (numbers.get(one, "-"), one, str(len(said[one].get(YES, ()))), _answered(said[one]))
        for one in dict.fromkeys([*asked, *said])
    )
    titles = ("No.", "Pernyataan", YES, NO)
    return Table(titles, (6, 46, 8, 40), rows or (("", "-", "", ""),))


def _answered(codes: Mapping[str, Sequence[str]]) -> str:
    """The SOPs for which a statement does not hold, and those with an answer in other words."""
    others = (
        f"{answer}: {', '.join(of)}" for answer, of in codes.items() if answer not in (YES, NO)
    )
    return "; ".join(filter(None, (", ".join(codes.get(NO, ())), *others))) or "-"


def _notes(notes: Notes) -> Table:
    """What readers of the portal wrote, with what staff answered."""
    rows = tuple(
        (
            str(number),
            ", ".join(filter(None, (one.process, one.step))),
            _flat(one.note.words),
            ", ".join(filter(None, (one.note.sender, one.note.day))) or "-",
            notes.answers.get(one.key, "") or BLANK,
        )
        for number, one in enumerate(notes.listed, 1)
    )
    titles = ("No.", "Bagian", "Catatan", "Dari", "Tanggapan")
    return Table(titles, (6, 24, 32, 16, 22), rows or (("", "-", "", "", ""),))


def _present() -> Table:
    """The list of those present, to be filled in by hand."""
    rows = tuple((f"{number}.", "", "", "") for number in range(1, PRESENT + 1))
    return Table(("No.", "Nama", "Jabatan", "Tanda tangan"), (6, 34, 36, 24), rows)


def _signatures(titles: Sequence[str]) -> Iterator[Block]:
    """The signatures, two beside each other."""
    for left, right in zip_longest(titles[::2], titles[1::2], fillvalue=""):
        yield Space(6.0)
        signed = tuple(f"{title}{_HAND}{BLANK_NAME}" if title else "" for title in (left, right))
        yield Grid((_SIGNED,), (signed,))


def related(changes: Iterable[Change]) -> list[str]:
    """What else changes touch, such as letters and other units, each once; SOPs are actions."""
    told = (
        effect.replace("SOP ini", f"SOP {one.code}") for one in changes for effect in one.effects
    )
    return [*dict.fromkeys(one for one in told if not one.endswith(_ACTIONS))]


def scope_counts(changes: Sequence[Change]) -> list[dict[str, object]]:
    """How many changes each object shows, for the text; objects without any are left out."""
    counted = ((scope.value, sum(scope in one.scopes for one in changes)) for scope in Scope)
    return [{"nama": name, "jumlah": count} for name, count in counted if count]
