"""``bpmn-gen simulasi`` as people use it: with what is there, with other numbers, with mistakes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_units
from bpmn_gen.costing.amounts import pace_of
from bpmn_gen.costing.lead_time import LeadTimes
from bpmn_gen.diagnostics import Findings
from bpmn_gen.store.project import Project
from tests.cli.example import run

if TYPE_CHECKING:
    from pathlib import Path

UNIT = """\
nama: Kecamatan "Uji"
tipe: 7
kode: UJ
volume: {UJ.01.01: 6000, UJ.01.02: 500}
jumlah_pegawai: {Petugas Loket: 1, pejabat_level_1: 1}
"""
SERVICE = """\
kode: UJ.01.01
nama: Surat keterangan
pelaku:
  pemohon: {masyarakat: Pemohon}
  loket: Petugas Loket
  camat: pejabat_level_1
langkah:
  - {id: ajukan, kegiatan: Mengajukan permohonan, oleh: pemohon, waktu: 5 menit}
  - id: periksa
    kegiatan: Memeriksa berkas
    keputusan: Berkas lengkap?
    oleh: loket
    waktu: 10-20 menit
    cabang: {Ya: teken, Tidak: ajukan}
    peluang: {Tidak: 20%}
  - {id: teken, kegiatan: Menandatangani surat, oleh: camat, waktu: 5 menit}
"""
CALLER = """\
kode: UJ.01.02
nama: Surat pengantar
pelaku: {loket: Petugas Loket}
langkah:
  - {id: catat, kegiatan: Mencatat permintaan, oleh: loket, waktu: 10 menit}
  - {id: panggil, proses: UJ.01.01, oleh: loket}
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one office with two processes, in which the program runs."""
    folder = tmp_path / "process_defs/unit/kecamatan-uji"
    (folder / "proses").mkdir(parents=True)
    (folder / "unit.yaml").write_text(UNIT, "utf-8")
    (folder / "proses/satu.yaml").write_text(SERVICE, "utf-8")
    (folder / "proses/dua.yaml").write_text(CALLER, "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def played(*options: str) -> dict[str, object]:
    """The first run as data."""
    done = run("--json", "simulasi", "--kasus", "4000", *options)
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)["hasil"][-1]
    assert isinstance(found, dict)
    return found


def mean(found: dict[str, object], code: str) -> float:
    """The mean time of a process, in minutes of work."""
    return next(float(one["rata_rata"]) for one in found["proses"] if one["kode"] == code)  # type: ignore[attr-defined]


def test_it_tells_times_use_and_where_cases_wait(office: Path) -> None:
    del office
    done = run("simulasi", "--kasus", "2000")
    assert done.exit_code == 0, done.stderr
    assert "UJ.01.01 Surat keterangan (6000 kali setahun)" in done.stdout
    assert "Hambatan: Petugas Loket" in done.stdout
    assert "1 hari kerja = 7,5 jam kerja" in done.stdout
    assert done.stdout == run("simulasi", "--kasus", "2000").stdout
    assert done.stdout != run("simulasi", "--kasus", "2000", "--benih", "2").stdout


def test_without_queues_means_are_those_of_the_lead_time(office: Path) -> None:
    unit = office / "unit.yaml"
    unit.write_text(UNIT.replace(": 1, p", ": 50, p").replace(": 1}", ": 50}"), "utf-8")
    found = played()
    for code in ("UJ.01.01", "UJ.01.02"):
        [told] = [one for one in found["proses"] if one["kode"] == code]  # type: ignore[attr-defined]
        usual = usual_minutes(office.parents[2], code)
        assert told["rata_rata"] == pytest.approx(usual, abs=told["ketidakpastian"])
    assert usual_minutes(office.parents[2], "UJ.01.01") == 20 / 0.8 + 5


def usual_minutes(root: Path, code: str) -> float:
    """What the average case takes as it is worked out without playing."""
    findings = Findings()
    defs = load_checked(Project.at(root / "process_defs", root / "output"), findings)
    [target] = all_units(defs)
    leads = LeadTimes.among(resolve(defs, target, findings), pace_of(defs.daerah.waktu_kerja))
    usual = leads.of(code).usual
    assert usual is not None
    return float(usual.weight(leads.pace))


def test_other_numbers_are_tried_from_a_worksheet(office: Path) -> None:
    del office
    assert run("simulasi", "--lembar", "masukan.xlsx").exit_code == 0
    again = run("simulasi", "--lembar", "masukan.xlsx")
    assert again.exit_code == 1
    assert "sudah ada" in again.stderr
    book = openpyxl.load_workbook("masukan.xlsx")
    change(book["Pegawai"], "Petugas Loket", 3)
    book.save("masukan.xlsx")
    done = run("simulasi", "--kasus", "2000", "--masukan", "masukan.xlsx")
    assert done.exit_code == 0, done.stderr
    assert "Petugas Loket: 1 orang" in done.stdout
    assert "Petugas Loket: 3 orang" in done.stdout
    assert "lebih cepat" in done.stdout


def change(sheet: openpyxl.worksheet.worksheet.Worksheet, name: str, value: object) -> None:
    """Write into the last column of the row that begins with a name."""
    row = next(row for row in sheet.iter_rows(min_row=4) if row[0].value == name)
    row[-1].value = value


def test_all_mistakes_of_a_worksheet_are_told_with_their_cells(office: Path) -> None:
    del office
    run("simulasi", "--lembar", "masukan.xlsx")
    book = openpyxl.load_workbook("masukan.xlsx")
    change(book["Pegawai"], "Petugas Loket", "banyak")
    change(book["Volume"], "UJ.01.01", -1)
    book["Waktu"]["D4"] = "segera"
    book["Peluang"]["E4"] = 0.9
    book.save("masukan.xlsx")
    done = run("simulasi", "--masukan", "masukan.xlsx")
    assert done.exit_code == 1
    for told in ("'banyak'", "'-1'", "'segera'", "tidak berjumlah 100%", "lembar 'Waktu', sel D4"):
        assert told in done.stderr
    del book["Waktu"]
    book.save("masukan.xlsx")
    assert "missing-table" in run("simulasi", "--masukan", "masukan.xlsx").stderr


def test_a_worksheet_is_read_as_it_is_meant_or_not_at_all(office: Path) -> None:
    del office
    run("simulasi", "--lembar", "masukan.xlsx")
    book = openpyxl.load_workbook("masukan.xlsx")
    change(book["Volume"], "UJ.01.01", "6.000")
    book.save("masukan.xlsx")
    done = run("simulasi", "--masukan", "masukan.xlsx")
    assert done.exit_code == 1
    assert "titik ribuan" in done.stderr
    for code in ("UJ.01.01", "UJ.01.02"):
        change(book["Volume"], code, 0)
    book.save("masukan.xlsx")
    done = run("simulasi", "--masukan", "masukan.xlsx")
    assert done.exit_code == 1
    assert "semua volume pada lembar itu nol" in done.stderr


def test_a_way_back_that_is_always_taken_is_a_sentence(office: Path) -> None:
    text = SERVICE.replace("20%", "100%").replace("    waktu: 10-20 menit\n", "")
    (office / "proses/satu.yaml").write_text(text.replace(", waktu: 5 menit", "", 1), "utf-8")
    done = run("simulasi")
    assert done.exit_code == 1
    assert "jalan kembali selalu diambil pada UJ.01.01: Berkas lengkap?" in done.stderr


def test_a_process_that_hardly_comes_is_told_without_figures(office: Path) -> None:
    (office / "unit.yaml").write_text(UNIT.replace("UJ.01.02: 500", "UJ.01.02: 8"), "utf-8")
    assert "terlalu sedikit untuk menyebut lamanya" in run("simulasi").stdout
    [told] = [one for one in played()["proses"] if one["kode"] == "UJ.01.02"]  # type: ignore[attr-defined]
    assert (told["rata_rata"], told["ketidakpastian"], told["persentil"]) == (None, None, None)


def test_unsaid_shares_are_asked_for_or_taken_as_alike(office: Path) -> None:
    path = office / "proses/satu.yaml"
    path.write_text(SERVICE.replace("    peluang: {Tidak: 20%}\n", ""), "utf-8")
    done = run("simulasi")
    assert done.exit_code == 1
    assert "peluang: {Tidak: 20%}" in done.stderr
    unit = office / "unit.yaml"
    unit.write_text(UNIT.replace("Petugas Loket: 1", "Petugas Loket: 50"), "utf-8")
    assert mean(played("--anggap-sama"), "UJ.01.01") == pytest.approx(45, rel=0.05)


def test_more_work_than_people_is_told_in_words(office: Path) -> None:
    (office / "unit.yaml").write_text(UNIT.replace("6000", "60000"), "utf-8")
    done = run("simulasi", "--kasus", "1000")
    assert done.exit_code == 0
    assert "antrean tumbuh terus" in done.stdout
    assert "rata-rata" not in done.stdout.partition("Cara membaca")[0]


@pytest.mark.parametrize(
    ("asked", "code", "told"),
    [
        (("UJ.09",), 2, "tidak mempunyai proses"),
        (("--unit", "Kecamatan Lain"), 1, "Kecamatan Lain"),
        (("--lembar", "masukan.txt"), 2, "harus berakhiran .xlsx"),
        (("--kasus", "5"), 2, "--kasus"),
    ],
)
def test_what_makes_no_sense_is_a_sentence(
    office: Path, asked: tuple[str, ...], code: int, told: str
) -> None:
    del office
    done = run("simulasi", *asked)
    assert done.exit_code == code
    assert told in done.stderr


def test_nothing_to_play_is_a_sentence(office: Path) -> None:
    (office / "unit.yaml").write_text(UNIT.replace("volume:", "# volume:"), "utf-8")
    done = run("simulasi")
    assert done.exit_code == 1
    assert "belum ada volume" in done.stderr
