"""What people write by a slip is told in their words, at the cell that they see."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.sheets.form_words import in_form_words
from bpmn_gen.sheets.targets import number_of
from tests.cli.example import run
from tests.sheets.filling import HEAD, SERVICE, Book, form_of, taken, told, value_of

if TYPE_CHECKING:
    from typing import Any

FORM, NEW = "surat.xlsx", "baru.xlsx"
STEPS = "Langkah"


def reported(*forms: str) -> list[dict[str, Any]]:
    """What is told of forms, without taking them in."""
    reports: list[dict[str, Any]] = json.loads(run("impor", *forms, "--pratinjau", "--json").output)
    return reports


def new_process(**actor: str) -> None:
    """A new process of an applicant and a clerk on its form."""
    run("lembar", "proses", "baru", "-o", NEW)
    book = Book(Path(NEW)).field("Nama proses", "Surat keluar")
    sheet = book.sheet("Identitas")
    head = next(row for row in range(1, 60) if sheet.cell(row, 1).value == "Nama pelaku")
    book.write("Identitas", head + 1, head, Nama_pelaku="Pemohon", **actor)
    book.write("Identitas", head + 2, head, Nama_pelaku="Petugas Pengaduan Masyarakat")
    book.write(STEPS, HEAD + 1, Kegiatan="Mengajukan", Pelaku="Pemohon")
    book.write(STEPS, HEAD + 2, Kegiatan="Memeriksa", Pelaku="Petugas Pengaduan Masyarakat")
    book.save(NEW)


@pytest.mark.usefixtures("office")
def test_an_applicant_whose_kind_is_not_chosen_is_doubted_as_a_post() -> None:
    new_process()
    [report] = reported(NEW)
    [item] = [one for one in report["temuan"] if one["code"] == "outsider-as-title"]
    assert item["severity"] == "warning"
    assert item["message"].startswith("'Pemohon' dicatat sebagai jabatan di dalam kantor")
    assert item["hints"] == [
        "pilih Macam: Masyarakat bila orang luar, atau Jabatan bila memang pegawai"
    ]
    assert item["span"]["cell"].startswith("lembar 'Identitas', sel B")


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("kind", ["Masyarakat", "Jabatan"])
def test_what_was_chosen_for_an_applicant_is_not_doubted(kind: str) -> None:
    new_process(Macam=kind)
    [report] = reported(NEW)
    assert "outsider-as-title" not in {one["code"] for one in report["temuan"]}


@pytest.mark.usefixtures("office")
def test_a_new_process_that_is_there_already_is_told_with_what_to_do() -> None:
    new_process(Macam="Masyarakat")
    assert run("impor", NEW).exit_code == 0
    [report] = reported(NEW)
    [item] = [one for one in report["temuan"] if one["severity"] == "error"]
    assert item["code"] == "existing-process"
    assert item["message"].endswith("sudah ada pada Kecamatan Kroya dengan kode KK.01.02")
    assert item["hints"][0].endswith("bpmn-gen lembar proses KK.01.02")
    assert "ganti Nama proses" in item["hints"][1]


@pytest.mark.usefixtures("blanks")
def test_findings_follow_the_sheets_and_rows_of_their_form() -> None:
    book = Book(Path("isian.xlsx"))
    book.write("Volume", 4, Kali_per_tahun="=1+1").write("Waktu", 6, Waktu="=1+1")
    book.write("Pengesahan", 5, Nama_pengesah="=1+1", Nomor_SOP="=1+1")
    book.write("Waktu", 4, Waktu="=1+1").save("isian.xlsx")
    [report] = reported("isian.xlsx")
    cells = [one["span"]["cell"] for one in report["temuan"]]
    assert cells == [
        "lembar 'Waktu', sel F4", "lembar 'Waktu', sel F6", "lembar 'Pengesahan', sel C5",
        "lembar 'Pengesahan', sel H5", "lembar 'Volume', sel C4",
    ]  # fmt: skip


def test_a_text_that_looks_like_a_key_is_taken_as_text(blanks: Path) -> None:
    book = Book(Path("isian.xlsx")).write("Isi SOP", 4, Peringatan="Hati-hati\nalat-alat")
    book.save("isian.xlsx")
    done = run("impor", "isian.xlsx")
    assert done.exit_code == 0, done.output
    assert "peringatan: [Hati-hati, alat-alat]" in (blanks / "unit.yaml").read_text("utf-8")
    checked = run("check")
    assert "unknown-list-key" not in checked.output


@pytest.mark.usefixtures("blanks")
def test_a_text_that_can_only_be_a_key_is_told_without_a_word_on_files_to_edit() -> None:
    book = Book(Path("isian.xlsx")).write("Isi SOP", 4, Peringatan="jangan-lupa")
    book.save("isian.xlsx")
    [report] = reported("isian.xlsx")
    [item] = report["temuan"]
    assert item["message"] == "'jangan-lupa' terbaca sebagai kunci daftar.yaml, bukan teks"
    assert item["hints"] == ["bila memang teks, awali dengan huruf besar atau tulis lebih lengkap"]


@pytest.mark.usefixtures("office")
def test_a_form_without_its_hidden_sheet_is_told_plainly() -> None:
    run("lembar", "proses", "KK.01.01", "-o", FORM)
    book = Book(Path(FORM))
    del book.book["_lembar"]
    book.save(FORM)
    [report] = reported(FORM)
    [item] = report["temuan"]
    assert item["code"] == "lost-identity"
    assert "lembar tersembunyi '_lembar' sudah dihapus" in item["message"]
    assert item["hints"] == ["buat lembar baru dengan 'bpmn-gen lembar', lalu salin isinya ke sana"]


@pytest.mark.parametrize(
    "text", ["ke 3", "ke-3", "ke3", "No. 3", "no3", "langkah 3", "langkah ke-3", "baris no. 03."]
)
def test_a_row_is_named_in_many_ways(text: str) -> None:
    assert number_of(text) == "3"


def test_a_row_that_is_none_is_told_by_its_number() -> None:
    value = value_of(SERVICE)
    book = Book(form_of(value)).write(STEPS, 4, Lanjut_ke="ke 77")
    _, findings = taken(book.data(), value)
    assert told(findings) == [("unknown-row", "lembar 'Langkah', sel K4")]
    assert next(iter(findings)).message == "baris '77' tidak ada"


def test_a_role_in_other_letters_is_told_in_words_of_the_form() -> None:
    hint = "tulis peran: bupati, atau nama jabatan yang sebenarnya"
    assert in_form_words(hint, {}) == (
        "tulis 'bupati' dan pilih Macam: Peran, atau tulis nama jabatan yang sebenarnya"
    )
