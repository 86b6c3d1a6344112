"""An office starts a small project and its own processes with two commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.cli.offices import KINDS
from bpmn_gen.commands.new_process import PLAIN, examples
from bpmn_gen.commands.office import prefix_of
from bpmn_gen.definition.schema.peta import KELOMPOK
from tests.cli.example import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one office, and the current folder."""
    monkeypatch.chdir(tmp_path)
    assert run("init", "--unit", "kecamatan kroya", "kroya").exit_code == 0
    monkeypatch.chdir(tmp_path / "kroya")
    return tmp_path / "kroya" / "process_defs" / "unit" / "kecamatan-kroya"


def test_the_project_of_an_office_holds_its_folder_alone(started: Path) -> None:
    definitions = started.parents[1]
    found = {path.relative_to(definitions).as_posix() for path in definitions.rglob("*.yaml")}
    own = {f"unit/kecamatan-kroya/{name}.yaml" for name in ("unit", "peta", "daftar")}
    assert found == own
    assert "nama: Kecamatan Kroya\ntipe: 7\n" in (started / "unit.yaml").read_text("utf-8")


def test_a_unit_that_the_list_does_not_know_needs_its_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("init", "--unit", "Dinas Percobaan", "a")
    assert told.exit_code == 2
    assert "Tulis tipenya dengan --tipe N" in told.stderr
    assert not (tmp_path / "a").exists()
    assert run("init", "--unit", "Dinas Percobaan", "--tipe", "2", "a").exit_code == 0


def test_a_type_that_does_not_exist_is_refused_with_those_that_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("init", "--unit", "Dinas Percobaan", "--tipe", "77", "a")
    assert told.exit_code == 2
    assert "Tipe unit 77 tidak ada. Pilih: 1 Sekretariat Daerah; 2 " in told.stderr
    assert not (tmp_path / "a").exists()


def test_a_type_without_a_unit_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("init", "--tipe", "7", "a")
    assert told.exit_code == 2
    assert "--tipe hanya dipakai bersama --unit." in told.stderr
    assert not (tmp_path / "a").exists()


def test_what_the_list_knows_about_a_unit_comes_along(started: Path) -> None:
    text = (started / "unit.yaml").read_text("utf-8")
    assert "jabatan: {pejabat_level_1: Camat Kroya}\n" in text
    assert "# jabatan:" not in text


def test_titles_of_another_type_do_not_come_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = run("init", "--unit", "Kecamatan Kroya", "--tipe", "2", "a")
    assert made.exit_code == 0
    listed = "Menurut daftar, Kecamatan Kroya bertipe 7 (Kecamatan); yang dipakai tipe 2 ("
    assert listed in made.stderr
    text = (tmp_path / "a/process_defs/unit/kecamatan-kroya/unit.yaml").read_text("utf-8")
    assert "Camat Kroya" not in text


LONG = "Pemberian rekomendasi izin mendirikan bangunan bagi usaha"


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (("Izin (baru)", "Izin baru"), ["izin-baru-2.yaml", "izin-baru.yaml"]),
        (("Ωμέγα", "Άλφα"), ["tanpa-nama-2.yaml", "tanpa-nama.yaml"]),
        (
            (f"{LONG} berat tahun berjalan", f"{LONG} ringan tahun berjalan"),
            [
                "pemberian-rekomendasi-izin-mendirikan-bangunan-bagi-usaha-2.yaml",
                "pemberian-rekomendasi-izin-mendirikan-bangunan-bagi-usaha.yaml",
            ],
        ),
    ],
)
def test_different_names_that_give_one_file_name_stand_side_by_side(
    started: Path, names: tuple[str, str], files: list[str]
) -> None:
    for name in names:
        assert run("baru", name).exit_code == 0
    assert sorted(path.name for path in (started / "proses").iterdir()) == files
    told = run("baru", names[0])
    assert told.exit_code == 2
    assert f"Proses '{names[0]}' sudah ada pada Kecamatan Kroya" in told.stderr


@pytest.mark.parametrize(
    "name", ["Legalisasi surat", 'Surat "kuasa": ahli waris', "Cuti # dua", "Layanan {x}"]
)
def test_a_new_process_stands_in_the_map_and_has_no_finding_to_mend(
    started: Path, name: str
) -> None:
    assert run("baru", name).exit_code == 0
    (path,) = (started / "proses").glob("*.yaml")
    assert "KK.01.01" in path.read_text("utf-8")
    assert "proses: [KK.01.01]" in (started / "peta.yaml").read_text("utf-8")
    told = run("check")
    assert told.exit_code == 0
    assert "peringatan" not in told.stdout + told.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_group_is_of_the_kind_that_is_asked_for(started: Path, kind: str) -> None:
    told = run("baru", "Arsip", "--kelompok", "Ketatausahaan", "--jenis", kind)
    assert told.exit_code == 0
    assert f"nama: Ketatausahaan\n    kelompok: {kind}\n" in (started / "peta.yaml").read_text(
        "utf-8"
    )
    assert KINDS == KELOMPOK


def test_each_new_process_gets_the_next_code_and_can_be_taken_back(started: Path) -> None:
    for name in ("Satu", "Dua", "Tiga"):
        assert run("baru", name).exit_code == 0
    assert "proses: [KK.01.01, KK.01.02, KK.01.03]" in (started / "peta.yaml").read_text("utf-8")
    told = run("batal")
    assert told.exit_code == 0
    first, *files = told.stderr.splitlines()
    assert first.startswith("Dibatalkan: 'bpmn-gen baru Tiga' (")
    assert files == [
        "dikembalikan: process_defs/unit/kecamatan-kroya/peta.yaml",
        "dihapus kembali: process_defs/unit/kecamatan-kroya/proses/tiga.yaml",
    ]
    assert sorted(path.stem for path in (started / "proses").iterdir()) == ["dua", "satu"]
    assert "proses: [KK.01.01, KK.01.02]" in (started / "peta.yaml").read_text("utf-8")


def test_a_preview_writes_nothing(started: Path) -> None:
    told = run("baru", "Satu", "--pratinjau")
    assert "+nama: Satu" in told.stdout + told.stderr
    assert list((started / "proses").iterdir()) == []


def test_what_cannot_be_begun_is_told_and_nothing_is_written(started: Path) -> None:
    assert run("baru", "Satu").exit_code == 0
    before = (started / "peta.yaml").read_bytes()
    assert "sudah ada pada Kecamatan Kroya" in run("baru", "Satu").stderr
    assert "Nama proses masih kosong" in run("baru", "  ").stderr
    assert "Contoh 'xyz' tidak ada" in run("baru", "Dua", "--contoh", "xyz").stderr
    assert "Unit 'Dinas Lain' tidak ada" in run("baru", "Dua", "--unit", "Dinas Lain").stderr
    assert (started / "peta.yaml").read_bytes() == before


def test_a_name_that_windows_keeps_for_itself_names_no_file(started: Path) -> None:
    assert run("baru", "Con").exit_code == 0
    assert [path.name for path in (started / "proses").iterdir()] == ["con-proses.yaml"]


def test_a_project_of_a_unit_without_a_name_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "Nama unit masih kosong" in run("init", "--unit", " ", "a").stderr
    assert "Nama unit tidak memuat huruf" in run("init", "--unit", "???", "a").stderr
    assert not (tmp_path / "a").exists()


def test_the_list_shows_what_a_unit_owns(started: Path) -> None:
    del started
    run("baru", "Satu")
    assert "  Kecamatan Kroya (tipe 7)\n    KK.01.01  Satu\n" in run("list").stdout


def test_a_prefix_is_made_of_the_name() -> None:
    assert prefix_of("Dinas Komunikasi dan Informatika") == "DKI"
    assert prefix_of("Inspektorat") == "INS"
    assert prefix_of("99") == "UNIT"
    assert prefix_of("Cabang Olahraga Nasional") == "CONU"
    assert PLAIN in examples()


def test_a_unit_of_the_list_moves_into_a_folder_with_its_first_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "process_defs"
    (root / "proses").mkdir(parents=True)
    listed = root / "unit.yaml"
    first, second = (
        "- nama: Kecamatan Kroya\n  tipe: 7\n  jabatan: {pejabat_level_1: Camat Kroya}\n",
        "# catatan\n- {nama: Kecamatan Maos, tipe: 7}\n",
    )
    listed.write_text(first + second, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("baru", "Satu", "--unit", "kecamatan kroya").exit_code == 0
    assert listed.read_text("utf-8") == second
    own = root / "unit/kecamatan-kroya/unit.yaml"
    assert own.read_text("utf-8") == (
        "nama: Kecamatan Kroya\ntipe: 7\njabatan: {pejabat_level_1: Camat Kroya}\nkode: KK\n"
    )
    told = run("check")
    assert told.exit_code == 0, told.output
    assert run("batal").exit_code == 0
    assert listed.read_text("utf-8") == first + second
    assert not own.exists()


OLD_SERVICE = """\
kode: KK.01.01
nama: Legalisasi surat
pelaku:
  pemohon: {peran: pihak_terkait, sebutan: Pemohon}   # warga
  loket: {peran: jf_pelaksana, sebutan: Petugas Loket}
langkah:
  - {kegiatan: Mengajukan permohonan, oleh: pemohon}
  - {kegiatan: Mengesahkan salinan, oleh: loket}
"""


def test_actors_that_borrow_a_role_are_listed_and_written_anew(started: Path) -> None:
    assert run("baru", "Legalisasi surat").exit_code == 0
    (path,) = (started / "proses").glob("*.yaml")
    path.write_text(OLD_SERVICE, "utf-8")
    told = run("check")
    assert "pelaku meminjam peran peraturan: 'pemohon', 'loket'" in told.stdout
    assert path.read_text("utf-8") == OLD_SERVICE
    done = run("check", "--mutakhirkan")
    assert done.exit_code == 0
    assert "meminjam" not in done.stdout
    new = OLD_SERVICE.replace("{peran: pihak_terkait, sebutan: Pemohon}", "{masyarakat: Pemohon}")
    new = new.replace("{peran: jf_pelaksana, sebutan: Petugas Loket}", "Petugas Loket")
    assert path.read_text("utf-8") == new
    assert run("batal").exit_code == 0
    assert path.read_text("utf-8") == OLD_SERVICE
