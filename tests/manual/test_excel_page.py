"""An office can follow the first page for staff to the letter, with a spreadsheet program alone."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest

from tests.cli.example import run
from tests.manual.reading import commands, pages, typed
from tests.sheets.filling import HEAD, Book

PAGE = pages()["mulai/excel"]
ROWS = typed(PAGE)


def fill(path: Path) -> None:
    """Type what the page shows into the form of a new process."""
    book = Book(path).field("Nama proses", "Legalisasi surat")
    sheet = book.sheet("Identitas")
    head = next(row for row in range(1, 60) if sheet.cell(row, 1).value == "Nama pelaku")
    for sheet_name, first in (("Identitas", head), ("Langkah", HEAD)):
        for number, row in enumerate(ROWS[sheet_name], first + 1):
            told = {title.replace(" ", "_"): text for title, text in row.items() if text}
            book.write(sheet_name, number, first, **told)
    book.save(path)


@pytest.mark.usefixtures("quickly_drawn")
def test_the_page_leads_from_nothing_to_an_sop(tmp_path: Path) -> None:
    assert len(ROWS["Langkah"]) == 6
    shown = [words for words in commands(PAGE) if words[0] not in {"list", "batal"}]
    folder = tmp_path / "program"
    folder.mkdir()
    with chdir(folder):
        assert run(*shown[0]).exit_code == 0
    with chdir(tmp_path / "proyek-kroya"):
        for words in shown[1:]:
            if words == ["build"]:  # makes everything, which other tests do
                continue
            if words[:2] == ["impor", "layanan.xlsx"] and "--pratinjau" in words:
                fill(Path("layanan.xlsx"))
            more = ("--format", "docx", "--pekerja", "1") if words[0] == "build" else ()
            done = run(*words, *more)
            assert done.exit_code == 0, (words, done.output)
            if words[0] == "check":
                assert "galat" not in done.output.replace("tidak ada galat", "")
        assert Path("output/unit-kecamatan-kroya/KK.01.01/sop.docx").is_file()
        refused = run("batal")  # the last form came back as it was handed out
        assert refused.exit_code == 1
        assert "erintah terakhir, 'bpmn-gen impor izin.xlsx'" in refused.output
        [made] = Path("process_defs").rglob("legalisasi-surat.yaml")
        assert "Menandatangani salinan" in made.read_text("utf-8")
        assert "'bpmn-gen impor isian.xlsx'" not in refused.output, "it was imported empty"
        assert "'bpmn-gen impor layanan.xlsx'" in refused.output
        assert run("batal", "--ya").exit_code == 0
        assert not made.exists()
