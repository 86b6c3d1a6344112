"""Every office in what is sent is found, and what cannot be read is told and holds up nobody."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.writing import parcels
from bpmn_gen.writing.parcels import Untaken, sent_offices
from tests.build.test_offices import office
from tests.cli.centre import LISTED, gathered, reasons, text
from tests.cli.example import run

if TYPE_CHECKING:
    from pathlib import Path


def test_zip_files_and_folders_of_them_are_read(centre: Path, sent: Path, tmp_path: Path) -> None:
    (tmp_path / "paket").mkdir()
    with zipfile.ZipFile(tmp_path / "paket/kroya.ZIP", "w") as packed:
        for path in sent.rglob("*.yaml"):
            packed.write(path, f"Kroya\\{path.relative_to(sent)}".replace("/", "\\"))
        packed.writestr("Kroya\\BACA.txt", "halo")
        packed.writestr("__MACOSX/Kroya/._unit.yaml", "nama: Bukan")
    code, told = gathered("../paket")
    assert code == 0
    assert told["Kecamatan Kroya"]["hasil"] == "baru"
    assert told["Kecamatan Kroya"]["bukan_definisi"] == ["BACA.txt"]
    assert (centre / "unit/kecamatan-kroya/proses/surat.yaml").exists()


@pytest.mark.parametrize(
    "name", ["../luar/unit.yaml", "/unit.yaml", "C:\\unit.yaml", "a/../../unit.yaml"]
)
def test_a_zip_file_cannot_lead_out_of_itself(centre: Path, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as packed:
        packed.writestr(name, "nama: X")
    assert reasons("../x.zip") == [f"memuat nama yang keluar dari berkasnya: '{name}'"]
    assert text(centre / "unit.yaml") == LISTED


def test_what_is_read_of_a_zip_file_is_limited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parcels, "MAX_TOTAL", 100)
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("unit.yaml", "nama: X\n" + "#" * 1000)
    (found,) = sent_offices(tmp_path / "x.zip")
    assert isinstance(found, Untaken)
    assert found.reason == "terlalu besar: 'unit.yaml'"


def test_what_is_no_folder_of_an_office_is_told(centre: Path, tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    assert "tidak memuat folder unit" in reasons("../kosong")[0]
    (tmp_path / "x.zip").write_bytes(b"bukan zip")
    assert reasons("../x.zip") == ["bukan berkas zip yang dapat dibaca"]
    told = run("gabung", "../tiada")
    assert told.exit_code == 2
    assert "'../tiada' tidak ada" in told.stderr
    assert text(centre / "unit.yaml") == LISTED


def locked(path: Path) -> None:
    """A zip file that says that it is locked with a password."""
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("unit.yaml", "nama: X")
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(data)


def damaged(path: Path) -> None:
    """A zip file with a wrong byte in a definition."""
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("unit.yaml", "nama: X")
    path.write_bytes(path.read_bytes().replace(b"nama: X", b"nama: Y"))


def test_one_bad_zip_file_does_not_keep_the_others_out(
    centre: Path, sent: Path, tmp_path: Path
) -> None:
    assert sent.is_dir()
    (tmp_path / "kiriman/bukan.zip").write_bytes(b"bukan zip")
    (tmp_path / "kiriman/lain.rar").write_bytes(b"Rar!")
    locked(tmp_path / "kiriman/sandi.zip")
    damaged(tmp_path / "kiriman/rusak.zip")
    with zipfile.ZipFile(tmp_path / "kiriman/luar.zip", "w") as packed:
        packed.writestr("../unit.yaml", "nama: X")
    code, told = gathered("../kiriman")
    assert code == 1
    assert told.pop("Kecamatan Kroya")["hasil"] == "baru"
    assert (centre / "unit/kecamatan-kroya/unit.yaml").exists()
    assert {name: one["sebab"] for name, one in told.items()} == {
        "bukan.zip": ["bukan berkas zip yang dapat dibaca"],
        "lain.rar": ["bukan berkas zip yang dapat dibaca"],
        "luar.zip": ["memuat nama yang keluar dari berkasnya: '../unit.yaml'"],
        "rusak.zip": ["rusak di dalam zip: 'unit.yaml'"],
        "sandi.zip": ["dikunci dengan kata sandi; minta dikirim ulang tanpa kata sandi"],
    }
    plain = run("gabung", "../kiriman")
    assert "rusak.zip (../kiriman/rusak.zip): keliru, tidak diambil\n  rusak di" in plain.stdout
    assert "6 unit: 0 baru, 0 berubah, 1 tetap, 0 bertentangan, 5 keliru" in plain.stdout


def test_a_zip_file_in_a_zip_file_is_told(centre: Path, sent: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "semua.zip", "w") as packed:
        packed.writestr("maos.zip", b"")
        for path in sent.rglob("*.yaml"):
            packed.write(path, f"Kroya/{path.relative_to(sent)}")
        packed.writestr("Kroya/foto.zip", b"")
    assert reasons("../semua.zip") == ["zip di dalam zip tidak dibuka: maos.zip; ekstrak dahulu"]
    assert (centre / "unit/kecamatan-kroya/unit.yaml").exists()


def test_a_zip_file_of_other_things_in_the_folder_of_an_office_is_no_mistake(
    centre: Path, sent: Path
) -> None:
    with zipfile.ZipFile(sent / "foto.zip", "w") as packed:
        packed.writestr("foto.jpg", b"")
    code, told = gathered("../kiriman")
    assert code == 0
    assert told["Kecamatan Kroya"]["bukan_definisi"] == ["foto.zip"]
    assert (centre / "unit/kecamatan-kroya/unit.yaml").exists()


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"nama: [\ntipe: 7\n", 1, "kurung"),
        (b"nama: Kecamatan Maos\ntipe 7\n", 2, "titik dua"),
        (b"tipe: 7\n", 1, "'nama'"),
        (b"", 1, "berkas kosong"),
        ("nama: Kecamatan Maos\n".encode("utf-16"), 1, "UTF-16"),
        (b"Kecamatan Maos\n", 1, ""),
    ],
)
def test_an_office_whose_name_cannot_be_read_is_told_with_the_place(
    centre: Path, sent: Path, tmp_path: Path, content: bytes, line: int, message: str
) -> None:
    other = office(tmp_path / "kiriman/maos", "kecamatan-maos", "Kecamatan Maos", "KMS")
    (other / "unit.yaml").write_bytes(content)
    assert sent.is_dir()
    code, told = gathered("../kiriman")
    assert code == 1
    assert told["Kecamatan Kroya"]["hasil"] == "baru"
    assert told["kecamatan-maos"]["hasil"] == "keliru"
    found = told["kecamatan-maos"]["temuan"][0]
    place = "../kiriman/maos/process_defs/unit/kecamatan-maos/unit.yaml"
    assert (found["span"]["path"], found["span"]["line"]) == (place, line)
    assert message in found["message"]
    assert not (centre / "unit/kecamatan-maos").exists()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("unit.yaml.txt", "'unit.yaml.txt' tidak dibaca"),
        ("unit.yml", "'unit.yml' tidak dibaca"),
        ("lain.txt", "berkas 'unit.yaml' tidak ada"),
    ],
)
def test_an_office_without_a_file_that_names_it_is_told(
    centre: Path, sent: Path, name: str, message: str
) -> None:
    (sent / "unit.yaml").rename(sent / name)
    code, told = gathered("../kiriman")
    assert code == 1
    assert told["kecamatan-kroya"]["temuan"][0]["message"] == message
    assert gathered(str(sent))[1]["kecamatan-kroya"]["temuan"][0]["message"] == message
    assert text(centre / "unit.yaml") == LISTED


def test_the_list_of_units_of_a_project_is_no_office(centre: Path, sent: Path) -> None:
    (sent.parents[1] / "unit.yaml").write_text(LISTED, "utf-8")
    (sent.parents[1] / "peta.yaml").write_text("peta: []\n", "utf-8")
    code, told = gathered("../kiriman")
    assert code == 0
    assert list(told) == ["Kecamatan Kroya"]
    assert (centre / "unit/kecamatan-kroya/unit.yaml").exists()


def test_what_is_sent_is_named_where_the_current_folder_is_meant(
    centre: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kosong").mkdir()
    monkeypatch.chdir(tmp_path / "kosong")
    told = run("--folder-definisi", str(centre), "gabung", ".")
    assert told.exit_code == 1
    assert told.stdout.startswith("kosong (.): keliru, tidak diambil\n  tidak memuat folder unit")
