"""The register lists the SOPs of all units, marks what is amiss, and brings numbers back."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bpmn_gen.sheets.numbering import holes, same_as
from bpmn_gen.store.output_folder import REGISTER, objection
from bpmn_gen.writing.editing import Editor
from tests.cli.example import run
from tests.cli.lonely import SetOnce, lonely
from tests.sheets.conftest import HOME
from tests.sheets.filling import SERVICE, Book

FORM = "output/register-sop.xlsx"
MAOS = "process_defs/unit/kecamatan-maos"
NUMBERS = """\
sop:
  KK.01.01: {nomor: 067/01/2026}
  KK.01.02: {nomor: 067/02/2026}
  KK.01.03: {nomor: 067/05/2026}
  KK.01.04: {nomor: 067/06/2026}
"""


@pytest.fixture
def services(office: Path, tmp_path: Path) -> Path:
    """The folder of an office with five processes, in a region that borrows nothing."""
    lonely(tmp_path)
    for number in range(2, 6):
        other = SERVICE.replace("KK.01.01", f"KK.01.0{number}").replace("surat", f"surat {number}")
        (office / f"proses/{number}.yaml").write_text(other, "utf-8")
    codes = ", ".join(f"KK.01.0{number}" for number in range(1, 6))
    peta = office / "peta.yaml"
    peta.write_text(peta.read_text("utf-8").replace("[KK.01.01]", f"[{codes}]"), "utf-8")
    return office


@pytest.fixture
def register(services: Path) -> Path:
    """The register of two offices, one of which has numbers; what is returned owns them."""
    unit = services / "unit.yaml"
    unit.write_text(unit.read_text("utf-8") + NUMBERS, "utf-8")
    shutil.copytree(services, MAOS)
    Path(MAOS, "unit.yaml").write_text(
        "nama: Kecamatan Maos\ntipe: 7\nkode: KK\nsop: {KK.01.01: {nomor: 067/01/2026}}\n", "utf-8"
    )
    made = run("lembar", "register")
    assert made.exit_code == 0, made.output
    assert "(12 SOP dari 2 unit, 5 bernomor)" in made.stderr
    return services


def row_of(book: Book, unit: str, code: str) -> int:
    """The row of an SOP."""
    sheet = book.sheet("Register")
    rows = range(4, sheet.max_row + 1)
    return next(
        row for row in rows if (sheet.cell(row, 2).value, sheet.cell(row, 3).value) == (unit, code)
    )


def fill(unit: str = "Kecamatan Kroya", code: str = "KK.01.01", **texts: Any) -> Book:  # noqa: ANN401 -- cells hold anything
    """Fill in the row of an SOP."""
    book = Book(Path(FORM))
    book.write("Register", row_of(book, unit, code), **texts)
    book.save(FORM)
    return book


def unit_of(home: str) -> Any:  # noqa: ANN401 -- a definition of any shape
    return Editor(Path(home, "unit.yaml").read_text("utf-8")).value(())


def test_the_register_marks_what_is_amiss(register: Path) -> None:
    assert register.is_dir()
    book = Book(Path(FORM))
    assert book.book.sheetnames == ["Register", "Ringkasan", "Petunjuk", "_lembar"]
    sheet = book.sheet("Register")

    def mark(unit: str, code: str) -> Any:  # noqa: ANN401 -- what a cell holds
        return sheet.cell(row_of(book, unit, code), 1).value

    assert mark("Kecamatan Kroya", "KK.01.01") == "NOMOR GANDA: juga KK.01.01 Kecamatan Maos"
    assert mark("Kecamatan Kroya", "KK.01.02") is None
    assert mark("Kecamatan Kroya", "KK.01.03") == "TERLEWAT sebelum ini: 067/03/2026, 067/04/2026"
    assert mark("Kecamatan Maos", "KK.01.03") == "TANPA NOMOR"
    titles = [cell.value for cell in sheet[3]]
    shown = {
        title: cell.value
        for title, cell in zip(
            titles, sheet[row_of(book, "Kecamatan Kroya", "KK.01.02")], strict=False
        )
    }
    assert shown["Nomor SOP"] == "067/02/2026"
    assert shown["Status"] is None
    assert shown["Dasar hukum"] is None
    shared = row_of(book, "Kecamatan Kroya", "CLP.02.01")
    assert sheet.cell(shared, 15).value == "Peraturan Bupati Contoh Nomor 5 Tahun 2024"
    summary = [[cell.value for cell in row] for row in book.sheet("Ringkasan").iter_rows(min_row=3)]
    assert summary[0][0] == "Kecamatan Kroya"
    assert summary[0][2:] == ["4", str(int(summary[0][1]) - 4), "1", "2"]
    assert summary[-1][0] == "Semua unit"


def test_numbers_and_dates_go_to_their_units(register: Path) -> None:
    before = Path(MAOS, "unit.yaml").read_text("utf-8")
    fill(Nomor_SOP="067/03/2026", Tanggal_pembuatan=dt.date(2026, 11, 24), Jabatan_pengesah="Camat")
    fill(unit="Kecamatan Maos", code="KK.01.03", Nomor_SOP="9/2026")
    shown = run("impor", FORM, "--pratinjau")
    assert shown.exit_code == 0, shown.output
    assert "+" in shown.output
    assert Path(MAOS, "unit.yaml").read_text("utf-8") == before
    done = run("impor", FORM)
    assert done.exit_code == 0, done.output
    assert f"{FORM} (register SOP): berubah, 4 isian" in done.output
    assert unit_of(HOME)["sop"]["KK.01.01"] == {
        "nomor": "067/03/2026",
        "tanggal_pembuatan": "2026-11-24",
        "disahkan_oleh": {"jabatan": "Camat"},
    }
    assert "# milik kami" in (register / "unit.yaml").read_text("utf-8")
    assert unit_of(MAOS)["sop"] == {
        "KK.01.01": {"nomor": "067/01/2026"},
        "KK.01.03": {"nomor": "9/2026"},
    }
    assert run("batal").exit_code == 0
    assert Path(MAOS, "unit.yaml").read_text("utf-8") == before


def test_an_untouched_register_changes_no_byte_nor_does_another_unit(register: Path) -> None:
    before = (register / "unit.yaml").read_bytes()
    done = run("impor", FORM)
    assert done.exit_code == 0
    assert f"{FORM} (register SOP): tetap; tidak ada isian yang berubah" in done.output
    assert (register / "unit.yaml").read_bytes() == before
    fill(Nomor_SOP="067/07/2026")
    assert run("impor", FORM, "--unit", "Kecamatan Maos").exit_code == 0
    assert (register / "unit.yaml").read_bytes() == before


def test_slips_are_told_by_their_cells(register: Path) -> None:
    before = (register / "unit.yaml").read_bytes()
    book = fill(Nomor_SOP="067/09/2026", Tanggal_efektif="kemarin", NIP_pengesah="=1+1")
    sheet = book.sheet("Register")
    other = row_of(book, "Kecamatan Kroya", "KK.01.02")
    sheet.cell(other, 3).value, sheet.cell(other, 6).value = "KK.01.99", "1 Januari 2026"
    long = row_of(book, "Kecamatan Kroya", "KK.01.03")
    sheet.cell(long, 10).value = "x" * 20_000
    book.save(FORM)
    done = run("impor", FORM, "--json")
    assert done.exit_code == 1
    [report] = json.loads(done.stdout)
    told = {one["code"]: one["span"].get("cell", "") for one in report["temuan"]}
    first = row_of(Book(Path(FORM)), "Kecamatan Kroya", "KK.01.01")
    assert told["cell-formula"] == f"lembar 'Register', sel L{first}"
    assert told["cell-too-long"] == f"lembar 'Register', sel J{long}"
    assert told["unknown-row"] == f"lembar 'Register', sel C{other}"
    assert report["hasil"] == "keliru"
    assert (register / "unit.yaml").read_bytes() == before


def test_a_number_that_another_sop_of_the_unit_has_is_told_at_its_cell(register: Path) -> None:
    before = (register / "unit.yaml").read_bytes()
    fill(Nomor_SOP="067/02/2026")
    done = run("impor", FORM)
    assert done.exit_code == 1
    assert "[repeated-sop-number]" in done.output
    assert "lembar 'Register', sel E" in done.output
    assert (register / "unit.yaml").read_bytes() == before


def test_rows_that_were_mixed_up_are_refused(register: Path) -> None:
    before = (register / "unit.yaml").read_bytes()
    book = fill(Nomor_SOP="067/08/2026")
    sheet = book.sheet("Register")
    mine, other = (
        row_of(book, "Kecamatan Kroya", "KK.01.01"),
        row_of(book, "Kecamatan Kroya", "KK.01.02"),
    )
    sheet.cell(mine, 4).value = sheet.cell(other, 4).value
    book.save(FORM)
    done = run("impor", FORM)
    assert done.exit_code == 1
    assert "[row-mixed-up]" in done.output
    assert (register / "unit.yaml").read_bytes() == before


def test_a_register_without_its_columns_is_told(register: Path) -> None:
    assert register.is_dir()
    book = Book(Path(FORM))
    book.sheet("Register").cell(3, 5).value = "Nomer"
    book.save(FORM)
    done = run("impor", FORM)
    assert done.exit_code == 1
    assert "judul kolom 'Nomor SOP' tidak ada di baris judul ini" in done.output


def test_what_the_project_changed_since_stays(register: Path) -> None:
    fill(Nomor_SOP="067/09/2026")
    path = register / "unit.yaml"
    path.write_text(path.read_text("utf-8").replace("067/01/2026", "067/11/2026"), "utf-8")
    done = run("impor", FORM)
    assert done.exit_code == 1
    assert "1 isian tidak diambil" in done.output
    assert unit_of(HOME)["sop"]["KK.01.01"]["nomor"] == "067/11/2026"
    assert run("impor", FORM, "--timpa").exit_code == 0
    assert unit_of(HOME)["sop"]["KK.01.01"]["nomor"] == "067/09/2026"


@pytest.mark.usefixtures("services")
def test_the_standing_is_shown_where_a_decree_has_set_anything(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bpmn_gen.commands.register.Statuses", SetOnce)
    assert run("lembar", "register", "-o", "register.xlsx").exit_code == 0
    book = Book(Path("register.xlsx"))

    def shown(code: str) -> list[Any]:
        row = book.sheet("Register")[row_of(book, "Kecamatan Kroya", code)]
        return [cell.value for cell in row][12:14]

    words = "Ditetapkan dengan Keputusan Bupati Nomor 1 Tahun 2026 tanggal 1 Januari 2026"
    assert shown("KK.01.01") == ["2", words]
    assert shown("KK.01.02") == [None, "Konsep, belum ditetapkan"]
    heads = [cell.value for cell in book.sheet("Register")[3]]
    row = book.sheet("Register")[row_of(book, "Kecamatan Kroya", "KK.01.01")]
    assert row[heads.index("Tanggal efektif")].value == "1 Januari 2026"  # as the SOP prints it
    dates = heads.index("Tanggal revisi"), heads.index("Nama pengesah")
    assert [row[at].value for at in dates] == [None, None]
    assert "tidak ada isian yang berubah" in run("impor", "register.xlsx").output


def test_the_register_lies_in_an_output_folder_that_a_build_may_fill(tmp_path: Path) -> None:
    (tmp_path / REGISTER).write_bytes(b"PK")
    assert objection(tmp_path) is None
    (tmp_path / "anggaran.xlsx").write_bytes(b"PK")
    refused = objection(tmp_path)
    assert refused is not None
    assert "'anggaran.xlsx'" in refused.message


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        (["01/2026", "02/2026", "05/2026"], {2: ("03/2026", "04/2026")}),
        (["1/2024", "2/2025", "4/2026"], {}),
        (["8", "9", "11"], {2: ("10",)}),
        (["1", "50", "900"], {}),
        (["01", "02", ""], {}),
        (["000.8.3/1", "000.8.3/2", "000.8.3/4"], {2: ("000.8.3/3",)}),
        ([*map(str, range(1, 10)), "17"], {9: ("10", "11", "12", "13", "14", "...")}),
    ],
)  # fmt: skip
def test_holes_are_told_where_a_series_shows_them(
    numbers: list[str], wanted: dict[int, tuple[str, ...]]
) -> None:
    assert holes(numbers) == wanted


def test_blanks_are_no_number_that_stands_twice() -> None:
    assert same_as(["", "", "1 / A", "1 / a", "-", "-"]) == {2: (3,), 3: (2,)}


def test_an_sop_that_is_gone_by_now_is_told_and_nothing_is_written(register: Path) -> None:
    fill(code="KK.01.05", Nomor_SOP="067/09/2026")
    (register / "proses/5.yaml").unlink()
    peta = register / "peta.yaml"
    peta.write_text(peta.read_text("utf-8").replace(", KK.01.05", ""), "utf-8")
    done = run("impor", FORM)
    assert done.exit_code == 1
    assert "kode 'KK.01.05' tidak lagi ada pada Kecamatan Kroya" in done.output
    assert "KK.01.05" not in unit_of(HOME)["sop"]
