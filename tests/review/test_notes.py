"""Notes of readers are collected beside what they are about, and staff answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from bpmn_gen.commands.review_notes import MOST
from bpmn_gen.commands.reviewing import review_units
from bpmn_gen.review.notes import LONGEST, Note, read_note
from bpmn_gen.workbook.reading import read_workbook
from tests.edition.town import FIRST, UNIT, again, edit, enacted, town
from tests.review.reviewing import outputs

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.commands.reviewing import Outcome
    from bpmn_gen.store.project import Project

NOTE = f"""\
Catatan atas peta proses bisnis
Unit: {UNIT}
Proses: CLP.99.01 Contoh
Langkah: tulis 2. Menulis surat
Dari: Petugas loket
Tanggal: 2026-11-25
Isi:
Sering menunggu <b>tanda tangan</b>.

=1+1
"""
READ = Note(
    unit=UNIT,
    process="CLP.99.01 Contoh",
    step="tulis 2. Menulis surat",
    sender="Petugas loket",
    day="2026-11-25",
    words="Sering menunggu <b>tanda tangan</b>.\n\n=1+1",
)


def put(project: Project, text: str, name: str = "catatan.txt") -> Path:
    """A file in the folder of notes."""
    path = project.defs.parent / "catatan" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    return path


def reviewed(project: Project) -> Outcome:
    """The review against the older state."""
    return review_units(project, (project.defs.parents[1] / "lama").as_posix(), (), (UNIT,))


def rows(project: Project) -> list[list[str]]:
    """The rows of the workbook of notes, without the hidden column."""
    path = outputs(project) / "catatan.xlsx"
    sheet = read_workbook(path.read_bytes(), path.name).sheets[0]
    return [[sheet.at(row, at).text for at in range(1, 8)] for row in sorted(sheet.rows) if row > 3]


def test_a_note_is_read_with_all_that_it_says() -> None:
    assert read_note(NOTE.encode(), is_mail=False) == READ
    assert read_note(f"\ufeff{NOTE}".replace("\n", "\r\n").encode(), is_mail=False) == READ


def test_a_note_in_a_mail_is_the_same_note() -> None:
    quoted = "".join(f"> {line}\n" for line in NOTE.splitlines())
    mail = (
        f"From: a@contoh.id\nSubject: Catatan\nContent-Type: text/plain\n\nYth. ortala\n\n{quoted}"
    )
    assert read_note(mail.encode(), is_mail=True) == READ


@pytest.mark.parametrize(
    "text",
    ["", "Halo", NOTE.replace("Isi:", "Pesan"), NOTE.replace("Unit", "Kantor"), "\x00\xff" * 99],
)
def test_what_is_no_note_is_none(text: str) -> None:
    assert read_note(text.encode(), is_mail=False) is None
    assert read_note(text.encode(), is_mail=True) is None


def test_a_note_is_cut_where_nobody_reads_on() -> None:
    found = read_note((NOTE + "x" * 9_999).encode(), is_mail=False)
    assert found
    assert len(found.words) == LONGEST


def test_notes_stand_in_a_workbook_and_in_the_minutes_with_the_answers_of_staff(
    project: Project,
) -> None:
    put(project, NOTE)
    put(project, NOTE, "salinan.txt")
    whole = NOTE.replace("Langkah: tulis 2. Menulis surat\n", "").replace("Sering", "Selalu")
    put(project, whole, "lain.eml")
    assert not [one for one in reviewed(project).findings if "note" in one.code]
    words = "Sering menunggu <b>tanda tangan</b>.\n\n=1+1"
    assert rows(project) == [
        ["1", "CLP.99.01 Contoh", "", words.replace("Sering", "Selalu"), "Petugas loket",
         "2026-11-25", ""],
        ["2", "CLP.99.01 Contoh", "1 Menulis surat", words, "Petugas loket", "2026-11-25", ""],
    ]  # fmt: skip
    book = openpyxl.load_workbook(outputs(project) / "catatan.xlsx")
    book.worksheets[0]["G5"] = "Diusulkan tanda tangan elektronik"
    book.save(outputs(project) / "catatan.xlsx")
    put(project, NOTE.replace("Sering", "Kadang"), "baru.txt")
    reviewed(project)
    assert [row[6] for row in rows(project)].count("Diusulkan tanda tangan elektronik") == 1
    assert len(rows(project)) == 3
    word = docx.Document(str(outputs(project) / "berita-acara-reviu.docx"))
    cells = [cell.text for one in word.tables for row in one.rows for cell in row.cells]
    assert "Diusulkan tanda tangan elektronik" in cells
    assert "Sebelum reviu diterima 3 catatan melalui portal:" in [p.text for p in word.paragraphs]


def test_notes_on_what_is_gone_say_so_and_those_on_no_unit_are_told(project: Project) -> None:
    put(project, NOTE.replace("Langkah: tulis", "Langkah: lama"), "1.txt")
    put(project, NOTE.replace("CLP.99.01", "CLP.99.77"), "2.txt")
    put(project, NOTE.replace(UNIT, "Kantor Lama"), "3.txt")
    put(project, "bukan catatan", "4.txt")
    put(project, "bukan catatan", "gambar.png")
    found = reviewed(project).findings
    assert [one[1:3] for one in rows(project)] == [
        ["CLP.99.01 Contoh", "lama 2. Menulis surat (tidak ada lagi)"],
        ["CLP.99.77 Contoh (tidak ada lagi)", "tulis 2. Menulis surat"],
    ]
    told = {
        one.code: one.span.path.rpartition("/")[2]
        for one in found
        if one.span and "note" in one.code
    }
    assert told == {"note-without-unit": "3.txt", "note-unreadable": "4.txt"}


def test_without_notes_nothing_is_said_of_them(project: Project) -> None:
    [one] = reviewed(project).units
    assert not [path for path in one.files if "catatan" in path]
    word = docx.Document(str(outputs(project) / "berita-acara-reviu.docx"))
    assert not [p.text for p in word.paragraphs if "catatan" in p.text.casefold()]


def test_notes_from_before_the_decree_belong_to_the_review_before_it(tmp_path: Path) -> None:
    made = town(tmp_path)
    enacted(made)
    edit(made, "Menulis surat", "Menulis nota")
    put(made, NOTE.replace("2026-11-25", FIRST.isoformat()), "1.txt")
    put(made, NOTE.replace("2026-11-25", "2026-11-23"), "2.txt")
    put(made, NOTE.replace("2026-11-25", "kemarin"), "3.txt")
    [one] = review_units(again(made), None, (), (UNIT,)).units
    assert [note.note.day for note in one.notes.listed] == [FIRST.isoformat(), "kemarin"]


def test_files_beyond_those_that_anybody_reads_are_told(project: Project) -> None:
    for number in range(MOST + 1):
        put(project, NOTE, f"{number}.txt")
    [told] = [one for one in reviewed(project).findings if one.code == "too-many-notes"]
    assert told.message.endswith("1 dilewati")
