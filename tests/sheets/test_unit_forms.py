"""Staff fill in the blanks of a unit in a workbook, alone or together."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from bpmn_gen.writing.editing import Editor
from tests.cli.example import run
from tests.sheets.filling import Book

FORM = "isian.xlsx"


def fill(target: str, **sheets: dict[str, Any]) -> None:
    """Fill in the row of the service on some sheets of the form, and save it elsewhere."""
    book = Book(Path(FORM))
    for sheet, texts in sheets.items():
        name = sheet.replace("_", " ")
        book.write(name, book.row(name, "Kode", "KK.01.01"), **texts)
    book.save(target)


def unit(home: Path) -> Any:  # noqa: ANN401 -- a definition of any shape
    return Editor((home / "unit.yaml").read_text("utf-8")).value(())


def test_the_form_shows_what_is_filled_in_and_lists_every_blank(blanks: Path) -> None:
    assert blanks.is_dir()
    book = Book(Path(FORM))
    assert book.book.sheetnames[:6] == [
        "Unit", "Waktu", "Pengesahan", "Isi SOP", "Volume", "Petunjuk",
    ]  # fmt: skip
    row = book.row("Waktu", "Kegiatan", "Memeriksa berkas")
    shown = {cell.value for cell in book.sheet("Waktu")[row]}
    assert {"KK.01.01", "Petugas Loket", "5", "menit"} <= shown
    listed = json.loads(run("check", "--kosong", "--json").output)
    asked = {tuple(one["kunci"].split(".")[-1:]) for one in listed if one["kode"] == "KK.01.01"}
    facts = {
        tuple(str(cell.value).split("/")[-1:])
        for cell in book.book["_lembar"]["A"]
        if str(cell.value).startswith("isian/") and "KK.01.01" in str(cell.value)
    }
    assert asked <= facts


def test_what_is_filled_in_goes_to_the_unit_and_remarks_stay(blanks: Path) -> None:
    fill(
        FORM,
        Waktu={"Waktu": 12, "Satuan": "menit"},
        Pengesahan={
            "Nomor_SOP": "067/1.10", "Tanggal_pembuatan": dt.date(2026, 11, 24),
            "Nama_pengesah": "Budi", "NIP_pengesah": "198503152010011001",
        },
        Isi_SOP={"Peralatan_dan_perlengkapan": "Komputer\nStempel "},
        Volume={"Kali_per_tahun": 240},
    )  # fmt: skip
    shown = run("impor", FORM, "--pratinjau")
    assert shown.exit_code == 0, shown.output
    assert "+" in shown.output
    assert "sop" not in unit(blanks)
    done = run("impor", FORM)
    assert f"{FORM} (Kecamatan Kroya): berubah, 7 isian" in done.output
    assert unit(blanks)["sop"] == {
        "KK.01.01": {
            "nomor": "067/1.10",
            "tanggal_pembuatan": "2026-11-24",
            "disahkan_oleh": {"nama": "Budi", "nip": "198503152010011001"},
            "peralatan": ["Komputer", "Stempel"],
        }
    }
    assert unit(blanks)["waktu"]["KK.01.01"] == {"periksa": "5 menit", "ajukan": "12 menit"}
    assert unit(blanks)["volume"] == {"KK.01.01": "240"}
    text = (blanks / "unit.yaml").read_text("utf-8")
    assert "# milik kami" in text
    assert "KK.01.01: 240" in text
    assert "periksa: 5 menit # dari loket" in text
    assert run("check").exit_code == 0
    assert run("batal").exit_code == 0
    assert "sop" not in unit(blanks)


def test_a_form_that_comes_back_again_changes_nothing(blanks: Path) -> None:
    fill(FORM, Pengesahan={"Nama_pengesah": "Budi"})
    assert run("impor", FORM).exit_code == 0
    before = (blanks / "unit.yaml").read_bytes()
    again = run("impor", FORM)
    assert again.exit_code == 0
    assert "tetap; tidak ada isian yang berubah" in again.output
    assert (blanks / "unit.yaml").read_bytes() == before


def test_an_emptied_cell_empties_the_value(blanks: Path) -> None:
    book = Book(Path(FORM))
    book.write("Waktu", book.row("Waktu", "Kegiatan", "Memeriksa berkas"), Waktu=None, Satuan=None)
    book.save(FORM)
    assert run("impor", FORM).exit_code == 0
    assert "waktu" not in unit(blanks)


def test_several_people_fill_in_their_shares(blanks: Path) -> None:
    Path("kiriman/loket").mkdir(parents=True)
    fill("kiriman/a.xlsx", Pengesahan={"Nama_pengesah": "Budi"})
    fill("kiriman/loket/b.xlsx", Isi_SOP={"Peringatan": "Apabila lalai, maka terlambat"})
    Path("kiriman/~$a.xlsx").write_bytes(b"")
    done = run("impor", "kiriman")
    assert done.exit_code == 0, done.output
    assert "2 lembar: 0 baru, 2 berubah, 0 tetap, 0 keliru" in done.output
    assert unit(blanks)["sop"]["KK.01.01"] == {
        "disahkan_oleh": {"nama": "Budi"},
        "peringatan": "Apabila lalai, maka terlambat",
    }


def test_of_two_forms_that_disagree_only_the_disputed_cell_is_held_back(blanks: Path) -> None:
    Path("kiriman").mkdir()
    fill("kiriman/a.xlsx", Pengesahan={"Nama_pengesah": "Budi"})
    fill("kiriman/b.xlsx", Pengesahan={"Nama_pengesah": "Wati", "Nomor_SOP": "7"})
    done = run("impor", "kiriman", "--json")
    assert done.exit_code == 1
    first, second = json.loads(done.output)
    assert (first["hasil"], second["hasil"]) == ("berubah", "berubah")
    assert (first["ditahan"], second["ditahan"], second["isian"]) == (0, 1, 1)
    [item] = second["temuan"]
    assert (item["code"], item["severity"]) == ("rival-forms", "warning")
    assert item["message"].endswith("dengan isi yang berbeda; yang di sel ini tidak diambil")
    assert item["span"]["cell"].startswith("lembar 'Pengesahan', sel H")
    sop = unit(blanks)["sop"]["KK.01.01"]
    assert sop == {"nomor": "7", "disahkan_oleh": {"nama": "Budi"}}


def test_what_was_changed_in_the_project_since_is_kept(blanks: Path) -> None:
    path = blanks / "unit.yaml"
    path.write_text(path.read_text("utf-8").replace("5 menit", "7 menit"), "utf-8")
    book = Book(Path(FORM))
    book.write("Waktu", book.row("Waktu", "Kegiatan", "Memeriksa berkas"), Waktu="9")
    book.write("Pengesahan", 4, Nama_pengesah="Budi").save(FORM)
    done = run("impor", FORM)
    assert done.exit_code == 1
    assert "berubah, 1 isian; 1 isian tidak diambil" in done.output
    assert list(unit(blanks)["sop"].values()) == [{"disahkan_oleh": {"nama": "Budi"}}]
    assert "isian ini di proyek sudah menjadi '7 menit' sejak lembar dibuat" in done.output
    assert "lembar 'Waktu', sel F" in done.output
    assert unit(blanks)["waktu"]["KK.01.01"]["periksa"] == "7 menit"
    assert run("impor", FORM, "--timpa").exit_code == 0
    assert unit(blanks)["waktu"]["KK.01.01"]["periksa"] == "9 menit"


WRONG = {
    "no unit of time": ("Waktu", {"Waktu": "3", "Satuan": None}, "bad-duration", "F"),
    "a unit of time that is none": (
        "Waktu", {"Waktu": "3", "Satuan": "jamm"}, "bad-duration", "G",
    ),
    "a date that is none": (
        "Pengesahan", {"Tanggal_efektif": "32 Mei 2026"}, "bad-date", "F",
    ),
    "a rounded number": (
        "Pengesahan", {"NIP_pengesah": 198503152010011001}, "rounded-number", "J",
    ),
    "a volume in words": ("Volume", {"Kali_per_tahun": "12 kali"}, "bad-number", "C"),
    "a volume below nought": ("Volume", {"Kali_per_tahun": -1}, "bad-number", "C"),
    "a formula": ("Isi SOP", {"Peringatan": "=A1"}, "cell-formula", "G"),
}  # fmt: skip


@pytest.mark.parametrize(("sheet", "cells", "code", "column"), WRONG.values(), ids=WRONG)
def test_a_mistake_names_its_cell_and_nothing_is_written(
    blanks: Path, sheet: str, cells: dict[str, Any], code: str, column: str
) -> None:
    before = (blanks / "unit.yaml").read_bytes()
    book = Book(Path(FORM))
    row = book.row(sheet, "Kode", "KK.01.01")
    book.write(sheet, row, **cells)
    book.save(FORM)
    done = run("impor", FORM, "--json")
    [report] = json.loads(done.output)
    found = [(one["code"], one["span"]["cell"]) for one in report["temuan"]]
    assert (code, f"lembar '{sheet}', sel {column}{row}") in found
    assert (blanks / "unit.yaml").read_bytes() == before
    assert (done.exit_code, report["hasil"]) == (1, "keliru")


def test_a_doubt_names_its_cell_and_does_not_keep_a_form_out(blanks: Path) -> None:
    fill(FORM, Pengesahan={"NIP_pengesah": "1985"})
    done = run("impor", FORM)
    assert done.exit_code == 0
    assert "[impossible-nip]" in done.output
    assert "--> isian.xlsx: lembar 'Pengesahan', sel J" in done.output
    assert unit(blanks)["sop"]["KK.01.01"] == {"disahkan_oleh": {"nip": "1985"}}


@pytest.mark.parametrize(
    ("cells", "code", "message"),
    [
        ({"Waktu": "sebentar", "Satuan": None}, "duration-without-unit",
         "waktu 'sebentar' bukan bilangan dengan satuan waktu"),
        ({"Waktu": "15 jamm", "Satuan": None}, "duration-without-unit", "maksud Anda '15 jam'?"),
        ({"Waktu": "10-5", "Satuan": "menit"}, "impossible-duration", "maksud Anda '5-10 menit'?"),
        ({"Waktu": "0", "Satuan": "menit"}, "impossible-duration", "waktu '0 menit' lamanya nol"),
    ],
)  # fmt: skip
def test_a_duration_that_is_none_is_doubted_at_its_cell(
    blanks: Path, cells: dict[str, Any], code: str, message: str
) -> None:
    assert blanks.is_dir()
    fill(FORM, Waktu=cells)
    done = run("impor", FORM)
    assert done.exit_code == 0
    assert f"[{code}]" in done.output
    assert message in done.output
    assert "--> isian.xlsx: lembar 'Waktu', sel F" in done.output
    assert f"[{code}]" in run("check").output


def test_a_form_is_not_taken_in_for_another_unit(blanks: Path) -> None:
    before = (blanks / "unit.yaml").read_bytes()
    fill(FORM, Pengesahan={"Nama_pengesah": "Budi"})
    done = run("impor", FORM, "--unit", "Kecamatan Maos")
    assert done.exit_code == 1
    assert "lembar ini milik 'Kecamatan Kroya', bukan 'Kecamatan Maos'" in done.output
    assert (blanks / "unit.yaml").read_bytes() == before


def test_a_unit_of_the_list_is_filled_in_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "process_defs/proses").mkdir(parents=True)
    source = "kode: CLP.98.01\nnama: Rapat\npelaku: {camat: {peran: pejabat_level_1}}\n"
    steps = "langkah:\n  - {id: buka, kegiatan: Membuka rapat, oleh: camat}\n"
    (tmp_path / "process_defs/proses/rapat.yaml").write_text(source + steps, "utf-8")
    units = tmp_path / "process_defs/unit.yaml"
    listed = "- nama: Kecamatan Kroya\n  tipe: 7\n# berikutnya\n- nama: Kecamatan Maos\n  tipe: 7\n"
    units.write_text(listed, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("lembar", "isian", "--unit", "kecamatan maos", "-o", FORM).exit_code == 0
    book = Book(Path(FORM))
    book.write("Waktu", 4, Waktu="1-3", Satuan="hari kerja")
    head = 7
    row = book.row("Unit", "Kunci", "pejabat_level_1", head)
    book.write("Unit", row, head, Jabatan_pada_unit_ini="Camat Maos")
    book.save(FORM)
    assert run("impor", FORM).exit_code == 0
    assert units.read_text("utf-8") == listed + (
        "  jabatan: {pejabat_level_1: Camat Maos}\n"
        "  waktu:\n    CLP.98.01: {buka: 1-3 hari kerja}\n"
    )
