"""A title or a term changes everywhere people read it, and each place is shown before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import docx
import pytest

from tests.build.test_offices import office
from tests.cli.example import run
from tests.cli.lonely import SetOnce, lonely

if TYPE_CHECKING:
    from pathlib import Path

SERVICE = """\
# Camat dan loket
kode: KKR.01.02
nama: 'Legalisasi surat Camat'   # judul
pelaku:
  loket: Petugas Loket
  kasi: Kepala Seksi Pelayanan
  camat: {jabatan: Camat, kualifikasi: [Camat atau yang ditunjuk]}
langkah:
  - {id: tulis, kegiatan: 'Menyerahkan berkas kepada {camat} atau camat', oleh: loket}
  - id: putus
    keputusan: Disetujui?
    oleh: camat
    cabang: {Disetujui Camat: tanda, Tidak: tulis}
  - id: tanda
    kegiatan: >-
      Menandatangani surat dan menyerahkannya kepada Kasi untuk dibukukan
      oleh Kepala Seksi Pelayanan atas perintah
      Camat pada hari yang sama
    oleh: camat
    catatan: Camat belum tentu hadir
    keterangan: DISPOSISI CAMAT
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an office with two processes."""
    folder = office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya")
    (folder / "proses/legalisasi.yaml").write_text(SERVICE)
    peta = folder / "peta.yaml"
    peta.write_text(peta.read_text("utf-8").replace("[KKR.01.01]", "[KKR.01.01, KKR.01.02]"))
    lonely(tmp_path)
    monkeypatch.chdir(tmp_path)
    return folder


def texts(folder: Path) -> dict[str, str]:
    """All files of a folder."""
    return {path.name: path.read_text("utf-8") for path in folder.rglob("*.yaml")}


def test_every_place_of_a_title_is_shown_first_and_then_written(own: Path) -> None:
    before = texts(own)
    told = run("ganti-jabatan", "Camat", "Kepala Distrik")
    assert told.exit_code == 0
    assert texts(own) == before
    assert "legalisasi.yaml:3:25: nama" in told.stdout
    assert "  semula:  Legalisasi surat Camat\n" in told.stdout
    assert "  menjadi: Legalisasi surat Kepala Distrik\n" in told.stdout
    assert "unit.yaml:4:28: jabatan.pejabat_level_1" in told.stdout
    assert "legalisasi.yaml:18:7: langkah.3.kegiatan" in told.stdout
    assert "[catatan bagi pemeriksa]" in told.stdout
    assert "9 tempat dalam 3 berkas akan diganti; tambahkan --tulis" in told.stderr
    assert "  KKR.01.02  Legalisasi surat Kepala Distrik: Kecamatan Kroya" in told.stdout
    assert "  KKR.01.01  Penerbitan surat keterangan: Kecamatan Kroya" in told.stdout
    assert run("ganti-jabatan", "Camat", "Kepala Distrik", "--tulis").exit_code == 0
    text = texts(own)["legalisasi.yaml"]
    assert text == (
        before["legalisasi.yaml"]
        .replace("surat Camat'   # judul", "surat Kepala Distrik'   # judul")
        .replace("{jabatan: Camat, ", "{jabatan: Kepala Distrik, ")
        .replace("[Camat atau", "[Kepala Distrik atau")
        .replace("{camat} atau camat", "{camat} atau kepala distrik")
        .replace("Disetujui Camat:", "Disetujui Kepala Distrik:")
        .replace("      Camat pada", "      Kepala Distrik pada")
        .replace("DISPOSISI CAMAT", "DISPOSISI KEPALA DISTRIK")
    )
    assert run("batal").exit_code == 0
    assert texts(own) == before


def test_a_text_is_shown_as_it_reads_afterwards(own: Path) -> None:
    path = own / "proses/legalisasi.yaml"
    path.write_text(SERVICE.replace("DISPOSISI CAMAT", "Camat atau Camat"), "utf-8")
    told = run("ganti-jabatan", "Camat", "Lurah")
    both = "  semula:  Camat atau Camat\n  menjadi: Lurah atau Lurah\n"
    assert told.stdout.count(both) == 2


@pytest.mark.usefixtures("own")
def test_sops_that_a_decree_has_set_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bpmn_gen.commands.rewording.Statuses", SetOnce)
    told = run("ganti-jabatan", "Camat", "Lurah")
    assert "KKR.01.01  Penerbitan surat keterangan: Kecamatan Kroya (ditetapkan)" in told.stdout
    assert "KKR.01.02  Legalisasi surat Lurah: Kecamatan Kroya (konsep)" in told.stdout


@pytest.mark.usefixtures("own")
def test_two_actors_who_get_one_title_are_told() -> None:
    told = run("ganti-jabatan", "Petugas Loket", "Kepala Seksi Pelayanan")
    assert told.exit_code == 0
    wanted = "'Kepala Seksi Pelayanan' menjadi sebutan pelaku 'loket' dan 'kasi' dalam proses"
    assert f"{wanted} 'KKR.01.02' [merged-title]" in told.stderr
    assert told.stderr.count("[merged-title]") == 1


def test_templates_are_shown_and_left_alone(own: Path, tmp_path: Path) -> None:
    assert own.is_dir()
    letters = tmp_path / "templates/surat"
    letters.mkdir(parents=True)
    (letters / "rusak.docx").write_bytes(b"PK\x03\x04")
    (letters / "tugas.txt.j2").write_text("Kepada\n{{ camat }} atau Camat Kroya\n", "utf-8")
    document = docx.Document()
    document.add_paragraph("Kepala Seksi menghadap Camat")
    document.save(str(letters / "surat.docx"))
    told = run("ganti-jabatan", "Camat", "Kepala Distrik")
    reason = "[templat; ganti sendiri di berkasnya]"
    assert f"surat.docx: Kepala Seksi menghadap Camat {reason}" in told.stdout
    assert f"tugas.txt.j2:2:1: {{{{ camat }}}} atau Camat Kroya {reason}" in told.stdout


def test_longer_titles_and_abbreviations_stay_and_are_told(own: Path) -> None:
    before = texts(own)
    told = run("ganti-jabatan", "Kepala Seksi", "Kepala Bidang", "--tulis")
    assert texts(own) == before
    assert "sebutan yang lebih panjang: 'Kepala Seksi Pelayanan'" in told.stdout
    assert "[singkatan; ganti tersendiri bila perlu: 'Kasi']" in told.stdout
    assert "Tidak ada yang diganti" in told.stderr
    asked = ("--termasuk", "sebutan-panjang", "--tulis")
    assert run("ganti-jabatan", "Kepala Seksi", "Kepala Bidang", *asked).exit_code == 0
    text = texts(own)["legalisasi.yaml"]
    assert "kasi: Kepala Bidang Pelayanan" in text
    assert "oleh Kepala Bidang Pelayanan atas" in text


def test_a_title_of_a_type_of_the_program_becomes_one_of_the_unit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya")
    monkeypatch.chdir(tmp_path)
    told = run("ganti-jabatan", "Pejabat Pengawas", "Kepala Seksi", "--tulis")
    assert "ditambahkan: Kepala Seksi" in told.stdout
    wanted = "penilai_kinerja: Kepala Seksi, pimpinan_unit: Kepala Seksi}"
    assert wanted in (folder / "unit.yaml").read_text("utf-8")
    assert "CLP.02.02" in told.stdout
    told = run("ganti-istilah", "penyetaraan jabatan", "penyesuaian jabatan")
    assert told.exit_code == 2
    assert "tidak ditemukan; hanya ada dalam definisi bawaan, yang tidak diganti" in told.stderr


def test_one_unit_gets_a_title_of_its_own_where_others_keep_that_of_the_type(
    own: Path, tmp_path: Path
) -> None:
    shared = tmp_path / "process_defs/tipe_unit/07-kecamatan.yaml"
    unit = ("--unit", "Kecamatan Kroya", "--tulis")
    told = run("ganti-jabatan", "Pejabat Pengawas", "Kepala Seksi", *unit)
    assert "pejabat_level_2: Kepala Seksi}" in (own / "unit.yaml").read_text("utf-8")
    assert "07-kecamatan.yaml:4:60: Pejabat Pengawas [dipakai bersama unit lain]" in told.stdout
    assert "Kepala Seksi" not in shared.read_text("utf-8")


def test_with_a_unit_only_what_it_owns_changes(own: Path, tmp_path: Path) -> None:
    other = office(tmp_path, "kecamatan-maos", "Kecamatan Maos")
    shared = tmp_path / "process_defs/proses"
    text = SERVICE
    (shared / "bersama.yaml").write_text(text.replace("KKR.01.02", "CLP.90.01"), "utf-8")
    only = text.replace("KKR.01.02", "CLP.90.02\nberlaku: Kecamatan Kroya")
    (shared / "satu.yaml").write_text(only, "utf-8")
    before = texts(other), texts(own)
    unit = ("--unit", "kecamatan kroya")
    told = run("ganti-jabatan", "Camat", "Kepala Distrik", *unit, "--tulis")
    assert told.exit_code == 0, told.stderr
    assert texts(other) == before[0]
    assert texts(own) != before[1]
    assert (shared / "bersama.yaml").read_text("utf-8").count("Kepala Distrik") == 0
    assert "bersama.yaml:3:25: Legalisasi surat Camat [dipakai bersama unit lain]" in told.stdout
    assert "surat Kepala Distrik'" in (shared / "satu.yaml").read_text("utf-8")


@pytest.mark.usefixtures("own")
def test_a_term_changes_the_papers_that_hang_together() -> None:
    told = run("ganti-istilah", "surat", "naskah", "--json", "--tulis")
    data = json.loads(told.stdout)
    assert data["ditulis"] is True
    assert {one["menjadi"] for one in data["tempat"]} >= {
        "Butuh naskah",
        "Penerbitan naskah keterangan",
    }
    [first] = [one for one in data["tempat"] if one["semula"] == "Butuh surat"]
    assert first["berkas"].endswith("surat.yaml")
    assert (first["baris"], first["kunci"]) == (10, "langkah.1.mulai")
    assert {(one["kode"], one["unit"]) for one in data["sop_direvisi"]} == {
        ("KKR.01.01", "Kecamatan Kroya"),
        ("KKR.01.02", "Kecamatan Kroya"),
    }


def test_what_would_break_the_definitions_is_refused(own: Path) -> None:
    before = texts(own)
    told = run("ganti-jabatan", "Petugas Loket", "loket", "--tulis")
    assert told.exit_code == 1
    assert "peran 'loket'" in told.stderr
    told = run("ganti-istilah", "Disetujui Camat", "Tidak", "--tulis")
    assert "['Tidak' sudah ada di sampingnya]" in told.stdout
    assert texts(own) == before


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("ganti-jabatan", "Camta", "Kepala"), "Jabatan 'Camta' tidak ditemukan; maksud Anda"),
        (("ganti-jabatan", "Camat", "Camat "), "sama: 'Camat'"),
        (("ganti-jabatan", "Camat", "{camat}"), "kurung kurawal"),
        (("ganti-istilah", "zzz", "y"), "Istilah 'zzz' tidak ditemukan"),
        (("ganti-istilah", "...", "y"), "bukan kata"),
        (("ganti-istilah", "surat", "x" * 300), "bukan kata"),
        (("ganti-jabatan", "Camat", "Kepala", "--unit", "Kecamatan Mana"), "tidak ada"),
    ],
)
def test_what_cannot_be_done_is_told(own: Path, arguments: tuple[str, ...], why: str) -> None:
    before = texts(own)
    told = run(*arguments, "--tulis")
    assert told.exit_code == 2
    assert why in told.stderr
    assert texts(own) == before


def test_counted_titles_and_shares_of_branches_are_changed_along(own: Path) -> None:
    unit, process = own / "unit.yaml", own / "proses/legalisasi.yaml"
    unit.write_text(unit.read_text("utf-8") + "jumlah_pegawai: {Petugas Loket: 2}\n", "utf-8")
    branches = "    cabang: {Disetujui Camat: tanda, Tidak: tulis}\n"
    shares = f"{branches}    peluang: {{Disetujui Camat: 80%}}\n"
    process.write_text(SERVICE.replace(branches, shares), "utf-8")
    assert run("ganti-jabatan", "Petugas Loket", "Penjaga Loket", "--tulis").exit_code == 0
    assert "jumlah_pegawai: {Penjaga Loket: 2}" in texts(own)["unit.yaml"]
    done = run("ganti-istilah", "Disetujui Camat", "Setuju", "--tulis")
    assert done.exit_code == 0, done.stderr
    assert "cabang: {Setuju: tanda, Tidak: tulis}" in texts(own)["legalisasi.yaml"]
    assert "peluang: {Setuju: 80%}" in texts(own)["legalisasi.yaml"]
