"""The notes of a unit as a workbook, in which staff write what becomes of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.review.taking import cell_text
from bpmn_gen.workbook.form import FormBook, FormCell, FormColumn, FormSheet, Look

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.review.notes import Notes
    from bpmn_gen.workbook.cells import Workbook

_COLUMNS: Final = (
    ("No", 5), ("Proses", 26), ("Langkah", 30), ("Catatan", 46), ("Dari", 20), ("Tanggal", 14),
    ("Tanggapan", 36),
)  # fmt: skip
_ANSWER: Final = len(_COLUMNS)
"""The column of staff, from 1."""
_KEY: Final = len(_COLUMNS) + 1
"""The hidden column that tells notes apart, from 1."""


def notes_form(unit: str, notes: Notes) -> FormBook:
    """The workbook, with what staff have written so far."""
    title = f"Catatan atas Proses Bisnis {unit}"
    width = len(_COLUMNS)
    words = "Catatan pembaca portal, apa adanya. Tanggapan diisi tim reviu."
    rows = [
        (FormCell(title.upper(), Look.TITLE, across=width),),
        (FormCell(words, Look.NOTE, across=width),),
        tuple(FormCell(name, Look.HEAD) for name, _ in _COLUMNS),
    ]
    for number, one in enumerate(notes.listed, 1):
        note = one.note
        texts = (str(number), one.process, one.step, note.words, note.sender, note.day)
        rows.append((
            *(FormCell(text, Look.FIXED) for text in texts),
            FormCell(notes.answers.get(one.key, "")),
            FormCell(one.key, Look.FIXED),
        ))  # fmt: skip
    columns = (*(FormColumn(size) for _, size in _COLUMNS), FormColumn(10, hidden=True, aside=True))
    sheet = FormSheet("Catatan", columns, tuple(rows), (3, 0), (2, 2))
    return FormBook(title, (sheet,), facts=(("jenis", "catatan"), ("unit", unit)))


def answers_in(book: Workbook, findings: Findings) -> dict[str, str]:
    """What staff wrote, by the key of the note."""
    rows = book.sheets[0].rows.values() if book.sheets else ()
    return {
        row[_KEY].text: cell_text(book, row[_ANSWER], findings)
        for row in rows
        if _KEY in row and _ANSWER in row
    }
