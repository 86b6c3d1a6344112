"""Forms of processes are handed out and taken in by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from bpmn_gen.commands.sheet_sorting import is_form
from tests.cli.example import run
from tests.sheets.filling import SERVICE, Book

FORM = "surat.xlsx"
NEW = "baru.xlsx"


def written(*rows: dict[str, str], name: str = "Surat keluar") -> None:
    """A new process as somebody writes it on its form."""
    book = Book(Path(NEW)).field("Nama proses", name)
    sheet = book.sheet("Identitas")
    head = next(row for row in range(1, 60) if sheet.cell(row, 1).value == "Nama pelaku")
    book.write("Identitas", head + 1, head, Nama_pelaku="Pemohon", Macam="Masyarakat")
    book.write("Identitas", head + 2, head, Nama_pelaku="Petugas")
    for number, row in enumerate(rows, 4):
        book.write("Langkah", number, **row)
    book.save(NEW)


ROWS = (
    {"Kegiatan": "Mengajukan", "Pelaku": "Pemohon", "Waktu": "5", "Satuan": "menit"},
    {"Kegiatan": "Memeriksa", "Pertanyaan": "Lengkap?", "Pelaku": "Petugas",
     "Bila_Ya_ke": "3", "Bila_Tidak_ke": "1"},
    {"Kegiatan": "Menyerahkan", "Pelaku": "Petugas"},
)  # fmt: skip


def test_the_form_of_a_process_is_handed_out_and_changes_its_file(office: Path) -> None:
    made = run("lembar", "proses", "kk.01.01", "-o", FORM)
    assert made.exit_code == 0, made.output
    assert "impor surat.xlsx --pratinjau" in made.output
    again = run("lembar", "proses", "kk.01.01", "-o", FORM)
    assert again.exit_code == 1
    assert "sudah ada" in again.output
    path = office / "proses/surat.yaml"
    assert "tetap; tidak ada isian yang berubah" in run("impor", FORM).output
    assert path.read_text("utf-8") == SERVICE
    Book(Path(FORM)).write("Langkah", 4, Waktu="15").save(FORM)
    assert "berubah" in run("impor", FORM).output
    assert path.read_text("utf-8") == SERVICE.replace("waktu: 10 menit", "waktu: 15 menit")
    assert run("batal").exit_code == 0
    assert path.read_text("utf-8") == SERVICE


UNFINISHED = SERVICE.replace("KK.01.01", "KK.01.02").replace("kegiatan: Meng", "kegiatann: Meng")
BROKEN = "kode: KK.01.03\nnama: 'Rapat\n"


def test_a_draft_with_mistakes_keeps_nobody_from_the_other_forms(office: Path) -> None:
    (office / "proses/draf.yaml").write_text(UNFINISHED, "utf-8")
    (office / "proses/rusak.yaml").write_text(BROKEN, "utf-8")
    assert run("lembar", "proses", "KK.01.01", "-o", FORM).exit_code == 0
    assert run("lembar", "proses", "baru", "-o", NEW).exit_code == 0
    blanks = run("lembar", "isian", "-o", "isian.xlsx")
    assert blanks.exit_code == 0, blanks.output
    assert "masih keliru (bpmn-gen check): KK.01.02, KK.01.03" in blanks.output
    for code, word in (("KK.01.02", "kegiatann"), ("KK.01.03", "rusak.yaml")):
        refused = run("lembar", "proses", code, "-o", "lain.xlsx")
        assert refused.exit_code == 1
        assert word in refused.output
    assert "rusak.yaml" not in run("lembar", "proses", "KK.01.02", "-o", "lain.xlsx").output


def test_forms_are_taken_in_beside_a_draft_with_mistakes(office: Path) -> None:
    run("lembar", "proses", "KK.01.01", "-o", FORM)
    run("lembar", "proses", "baru", "-o", NEW)
    run("lembar", "isian", "-o", "isian.xlsx")
    (office / "proses/draf.yaml").write_text(UNFINISHED, "utf-8")
    Book(Path(FORM)).write("Langkah", 4, Waktu="15").save(FORM)
    written(*ROWS)
    book = Book(Path("isian.xlsx"))
    book.write("Pengesahan", 4, Nama_pengesah="Budi").save("isian.xlsx")
    done = run("impor", FORM, NEW, "isian.xlsx")
    assert done.exit_code == 0, done.output
    assert "3 lembar: 1 baru, 2 berubah" in done.output
    assert (office / "proses/surat-keluar.yaml").read_text("utf-8").startswith("kode: KK.01.03\n")


def test_the_command_that_comes_next_can_be_copied_as_it_is_shown(office: Path) -> None:
    assert office.is_dir()
    Path("Kiriman kecamatan").mkdir()
    target = "Kiriman kecamatan/surat (1).xlsx"
    made = run("lembar", "isian", "-o", target)
    assert f'bpmn-gen impor "{target}" --pratinjau' in made.output
    assert run("impor", target, "--pratinjau").exit_code == 0
    made = run("lembar", "isian", "-o", FORM, "--folder-definisi", "process_defs")
    assert f"impor {FORM} --pratinjau --folder-definisi process_defs" in made.output


@pytest.mark.parametrize(
    ("fact", "value", "code", "message"),
    [
        ("kode", "KM.07.01", "foreign-project", "proses 'KM.07.01' tidak ada"),
        ("unit", "Kecamatan Maos", "foreign-project", "proses 'KK.01.01' tidak ada"),
        ("bentuk", "0", "other-edition", "lembar ini dibuat oleh versi lain program"),
    ],
)
def test_a_form_from_elsewhere_is_told_with_what_may_be_the_cause(
    office: Path, fact: str, value: str, code: str, message: str
) -> None:
    assert office.is_dir()
    run("lembar", "proses", "KK.01.01", "-o", FORM)
    book = Book(Path(FORM))
    row = next(row for row in book.book["_lembar"].iter_rows() if row[0].value == fact)
    row[1].value = value
    book.save(FORM)
    done = run("impor", FORM, "--json")
    [report] = json.loads(done.output)
    [item] = report["temuan"]
    assert (item["code"], item["message"]) == (code, message)
    assert "maksud Anda" not in str(item["hints"])


def test_a_workbook_as_a_whole_is_named_without_a_line(office: Path) -> None:
    assert office.is_dir()
    run("lembar", "isian", "-o", FORM)
    book = Book(Path(FORM))
    del book.book["_lembar"]
    book.save(FORM)
    done = run("impor", FORM)
    assert done.exit_code == 1
    assert f"  --> {FORM}\n" in done.output


def test_a_form_that_was_taken_in_changes_nothing_when_it_comes_again(office: Path) -> None:
    run("lembar", "proses", "kk.01.01", "-o", FORM)
    book = Book(Path(FORM))
    book.sheet("Langkah").insert_rows(5)
    book.write("Langkah", 5, No="1a", Kegiatan="Mengambil antrean", Pelaku="Pemohon")
    book.write("Langkah", 4, Waktu="15", Satuan="menit").save(FORM)
    assert run("impor", FORM).exit_code == 0
    before = (office / "proses/surat.yaml").read_bytes()
    again = run("impor", FORM)
    assert again.exit_code == 0, again.output
    assert "tetap; tidak ada isian yang berubah" in again.output
    assert (office / "proses/surat.yaml").read_bytes() == before


def test_a_process_that_was_changed_since_is_not_overwritten(office: Path) -> None:
    run("lembar", "proses", "kk.01.01", "-o", FORM)
    path = office / "proses/surat.yaml"
    here = SERVICE.replace("Mencatat", "Mencatat surat")
    path.write_text(here, "utf-8")
    Book(Path(FORM)).write("Langkah", 4, Waktu="15").save(FORM)
    done = run("impor", FORM)
    assert done.exit_code == 1
    assert "proses 'KK.01.01' sudah diubah di proyek sejak lembar ini dibuat" in done.output
    assert path.read_text("utf-8") == here
    assert run("impor", FORM, "--timpa").exit_code == 0
    assert "waktu: 15 menit" in path.read_text("utf-8")


def test_a_process_is_written_in_a_workbook_alone(office: Path) -> None:
    made = run("lembar", "proses", "baru", "-o", NEW)
    assert made.exit_code == 0, made.output
    written(*ROWS)
    shown = run("impor", NEW, "--pratinjau")
    assert shown.exit_code == 0, shown.output
    assert not (office / "proses/surat-keluar.yaml").exists()
    done = run("impor", NEW)
    assert "(KK.01.02 Surat keluar): baru" in done.output
    assert (office / "proses/surat-keluar.yaml").read_text("utf-8") == (
        "kode: KK.01.02\nnama: Surat keluar\npelaku:\n  pemohon: {masyarakat: Pemohon}\n"
        "  petugas: Petugas\nlangkah:\n  - id: mengajukan\n    kegiatan: Mengajukan\n"
        "    oleh: pemohon\n    waktu: 5 menit\n  - kegiatan: Memeriksa\n"
        "    keputusan: Lengkap?\n    oleh: petugas\n"
        "    cabang: {Ya: menyerahkan, Tidak: mengajukan}\n  - id: menyerahkan\n"
        "    kegiatan: Menyerahkan\n    oleh: petugas\n"
    )
    assert "KK.01.02" in (office / "peta.yaml").read_text("utf-8")
    checked = run("check")
    assert checked.exit_code == 0, checked.output
    again = run("impor", NEW)
    assert again.exit_code == 1
    assert "sudah ada pada Kecamatan Kroya" in again.output


def test_what_the_rules_find_is_told_at_its_cell(office: Path) -> None:
    run("lembar", "proses", "baru", "-o", NEW)
    written(*ROWS, {"Jenis": "Proses lain", "Kegiatan": "KK.09.09", "Pelaku": "Petugas"})
    done = run("impor", NEW, "--json")
    [report] = json.loads(done.output)
    places = {(one["code"], one["span"].get("cell")) for one in report["temuan"]}
    assert ("unknown-process", "lembar 'Langkah', sel D7") in places
    assert report["hasil"] == "keliru"
    assert not (office / "proses/surat-keluar.yaml").exists()


def test_mistakes_of_form_and_of_meaning_are_told_in_one_round(office: Path) -> None:
    run("lembar", "proses", "baru", "-o", NEW)
    written(
        {"Kegiatan": "Mengajukan", "Pelaku": "Pemohon", "Waktu": "5"},
        {"Kegiatan": "Memeriksa", "Pelaku": "", "Waktu": "sebentar"},
        {"Jenis": "Proses lain", "Kegiatan": "KK.09.09", "Pelaku": "Petugas"},
        {"Kegiatan": "Surat diserahkan", "Pelaku": "Petugas"},
    )
    done = run("impor", NEW, "--json")
    [report] = json.loads(done.output)
    assert {(one["code"], one["span"].get("cell")) for one in report["temuan"]} == {
        ("bad-duration", "lembar 'Langkah', sel M4"),
        ("missing-actor", "lembar 'Langkah', sel D5"),
        ("duration-without-unit", "lembar 'Langkah', sel M5"),
        ("unknown-process", "lembar 'Langkah', sel D6"),
        ("inactive-verb", "lembar 'Langkah', sel D7"),
    }
    [actor] = [one for one in report["temuan"] if one["code"] == "missing-actor"]
    assert actor["message"] == "langkah 'Memeriksa' belum menyebut pelakunya"
    assert actor["hints"] == ["pilih namanya di kolom Pelaku"]
    assert not (office / "proses/surat-keluar.yaml").exists()


def test_numbers_that_moved_are_told_as_the_cause_and_not_what_follows_from_it(
    office: Path,
) -> None:
    run("lembar", "proses", "kk.01.01", "-o", FORM)
    book = Book(Path(FORM))
    sheet = book.sheet("Langkah")
    sheet.insert_rows(4, 3)
    for row, number in zip(range(4, 20), range(1, 20), strict=False):
        if row < 7:
            book.write("Langkah", row, Kegiatan=f"Menulis {number}", Pelaku="Pemohon")
        if sheet.cell(row, 4).value:
            sheet.cell(row, 1).value = str(number)
    book.save(FORM)
    done = run("impor", FORM, "--json")
    [report] = json.loads(done.output)
    codes = {one["code"] for one in report["temuan"] if one["severity"] == "error"}
    assert codes <= {"renumbered-rows"}
    assert "renumbered-row" in {one["code"] for one in report["temuan"]}
    assert (office / "proses/surat.yaml").read_text("utf-8") == SERVICE or not codes


def test_a_way_into_a_branch_is_told_at_the_cell_that_leads_there(office: Path) -> None:
    run("lembar", "proses", "kk.01.01", "-o", FORM)
    book = Book(Path(FORM))
    inside = str(book.sheet("Langkah").cell(book.row("Langkah", "Kegiatan", "Mencatat"), 1).value)
    book.write("Langkah", 5, Bila_Ya_ke=inside).save(FORM)
    done = run("impor", FORM, "--json")
    [report] = json.loads(done.output)
    places = {(one["code"], one["span"].get("cell")) for one in report["temuan"]}
    assert ("jump-across-parallel", "lembar 'Langkah', sel H5") in places
    assert (office / "proses/surat.yaml").read_text("utf-8") == SERVICE


def test_part_of_a_name_of_a_unit_is_hinted_at(office: Path) -> None:
    assert office.is_dir()
    made = run("lembar", "isian", "--unit", "kroya", "-o", FORM)
    assert made.exit_code == 2
    assert "maksud Anda 'Kecamatan Kroya'?" in made.output


def test_many_new_processes_get_codes_of_their_own(office: Path) -> None:
    Path("kiriman").mkdir()
    run("lembar", "proses", "baru", "-o", NEW)
    blank = Path(NEW).read_bytes()
    for number, name in enumerate(("Satu", "Dua")):
        Path(NEW).write_bytes(blank)
        written(*ROWS, name=name)
        Path(NEW).replace(f"kiriman/{number}.xlsx")
    done = run("impor", "kiriman")
    assert done.exit_code == 0, done.output
    assert "2 lembar: 2 baru" in done.output
    assert "proses: [KK.01.01, KK.01.02, KK.01.03]" in (office / "peta.yaml").read_text("utf-8")
    assert run("check").exit_code == 0


def test_what_a_form_cannot_hold_is_said_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "process_defs/proses"
    folder.mkdir(parents=True)
    text = (
        "kode: CLP.98.01\nnama: Rapat\npelaku: {camat: {peran: pejabat_level_1}}\nlangkah:\n"
        "  - {id: buka, kegiatan: Membuka, oleh: camat}\n"
        "  - {id: isi, kegiatan: Rapat, oleh: camat}\n"
        "varian:\n  - {nama: Singkat, berlaku: 7, hapus: isi}\n"
    )
    (folder / "rapat.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    made = run("lembar", "proses", "CLP.98.01", "-o", FORM)
    assert "tidak termuat di lembar, tetap dalam berkasnya: varian 'Singkat'" in made.output
    Book(Path(FORM)).write("Langkah", 4, Waktu="5", Satuan="menit").save(FORM)
    assert run("impor", FORM).exit_code == 0
    assert (folder / "rapat.yaml").read_text("utf-8") == text.replace(
        "Membuka, oleh: camat}", "Membuka, oleh: camat, waktu: 5 menit}"
    )


def test_the_definitions_of_the_program_are_not_written(office: Path) -> None:
    assert office.is_dir()
    made = run("lembar", "proses", "CLP.02.02", "-o", FORM)
    assert made.exit_code == 1
    assert "milik definisi bawaan program" in made.output


@pytest.mark.parametrize(
    "words", [("proses", "-o", FORM), ("isian", "KK.01.01", "-o", FORM), ("rapat", "-o", FORM)]
)
def test_a_command_that_makes_no_sense_says_how_it_is_written(
    office: Path, words: tuple[str, ...]
) -> None:
    assert office.is_dir()
    assert run("lembar", *words).exit_code == 2


def test_only_our_forms_are_known_as_ours(office: Path) -> None:
    run("lembar", "isian", "-o", FORM)
    assert is_form(Path(FORM))
    book = Book(Path(FORM))
    book.save(NEW)
    assert is_form(Path(NEW))
    del book.book.defined_names["bpmn_gen_lembar"]
    book.save(NEW)
    assert not is_form(Path(NEW))
    assert not is_form(office / "unit.yaml")


def test_forms_and_files_of_others_are_not_taken_together(office: Path) -> None:
    assert office.is_dir()
    Path("kiriman").mkdir()
    run("lembar", "isian", "-o", "kiriman/isian.xlsx")
    openpyxl.Workbook().save("kiriman/lama.xlsx")
    done = run("impor", "kiriman")
    assert done.exit_code == 2
    assert "berkas lain (lama.xlsx); pisahkan dalam dua folder" in done.output


def test_a_broken_file_among_forms_is_told_and_the_others_are_taken(office: Path) -> None:
    assert office.is_dir()
    Path("kiriman").mkdir()
    run("lembar", "isian", "-o", "kiriman/b.xlsx")
    data = Path("kiriman/b.xlsx").read_bytes()
    Path("kiriman/a.xlsx").write_bytes(data[: len(data) // 2])
    Path("kiriman/c.xls").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    done = run("impor", "kiriman", "--json")
    assert done.exit_code == 1
    told = [
        (one["hasil"], [item["message"] for item in one["temuan"]])
        for one in json.loads(done.output)
    ]
    assert told == [
        ("keliru", ["berkas rusak atau bukan .xlsx"]),
        ("tetap", []),
        ("keliru", ["berkas Excel lama (.xls) atau dikunci dengan kata sandi"]),
    ]
