"""Folders of many offices are taken in with one command, and nothing is lost on either side."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from bpmn_gen.errors import RefusalError
from bpmn_gen.writing import parcels
from bpmn_gen.writing.parcels import sent_offices
from tests.build.test_offices import office
from tests.cli.example import run

if TYPE_CHECKING:
    from pathlib import Path

LISTED = (
    "- {nama: Kecamatan Kroya, tipe: 7, kop: KECAMATAN KROYA}\n"
    "# tetangganya\n- {nama: Kecamatan Maos, tipe: 7}\n"
)


@pytest.fixture
def centre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that knows two units, and the current folder."""
    (tmp_path / "pusat/process_defs").mkdir(parents=True)
    (tmp_path / "pusat/process_defs/unit.yaml").write_text(LISTED, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "pusat")
    return tmp_path / "pusat/process_defs"


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """What Kecamatan Kroya sends: its whole project."""
    return office(tmp_path / "kiriman/kroya", "kecamatan-kroya", "Kecamatan Kroya")


def gathered(*arguments: str) -> tuple[int, dict[str, dict[str, Any]]]:
    """How the command ends, and what it reports by unit."""
    told = run("gabung", *arguments, "--json")
    return told.exit_code, {one["unit"]: one for one in json.loads(told.stdout)}


def text(path: Path) -> str:
    """A file."""
    return path.read_text("utf-8")


def test_a_new_office_takes_over_its_entry_in_the_list(centre: Path, sent: Path) -> None:
    assert run("gabung", "../kiriman").exit_code == 0
    own = centre / "unit/kecamatan-kroya"
    assert {path.name for path in own.rglob("*.yaml")} == {
        "unit.yaml", "peta.yaml", "daftar.yaml", "surat.yaml",
    }  # fmt: skip
    assert text(centre / "unit.yaml") == "# tetangganya\n- {nama: Kecamatan Maos, tipe: 7}\n"
    assert "kop: KECAMATAN KROYA" in text(own / "unit.yaml")
    assert sent.is_dir()
    assert run("check").exit_code == 0


def test_all_of_it_is_taken_back_at_once(centre: Path, sent: Path) -> None:
    assert sent.is_dir()
    assert run("gabung", "../kiriman").exit_code == 0
    assert run("batal").exit_code == 0
    assert text(centre / "unit.yaml") == LISTED
    assert not list((centre / "unit").rglob("*.yaml"))
    assert gathered("../kiriman")[1]["Kecamatan Kroya"]["hasil"] == "baru"


def test_what_is_sent_again_replaces_what_was_sent_before(centre: Path, sent: Path) -> None:
    assert run("gabung", "../kiriman").exit_code == 0
    assert gathered("../kiriman")[1]["Kecamatan Kroya"]["hasil"] == "tetap"
    service = sent / "proses/surat.yaml"
    service.write_text(text(service).replace("Memadankan data", "Mencocokkan data"), "utf-8")
    (sent / "daftar.yaml").unlink()
    service.write_text(text(service).replace("uu-adminduk, ", ""), "utf-8")
    code, told = gathered("../kiriman")
    assert code == 0
    assert told["Kecamatan Kroya"]["hasil"] == "berubah"
    assert told["Kecamatan Kroya"]["berubah"] == ["proses/surat.yaml"]
    assert told["Kecamatan Kroya"]["tidak_dikirim"] == ["daftar.yaml"]
    assert "Mencocokkan" in text(centre / "unit/kecamatan-kroya/proses/surat.yaml")
    assert (centre / "unit/kecamatan-kroya/daftar.yaml").exists()


def test_a_file_changed_on_both_sides_stays_until_it_is_asked_for(centre: Path, sent: Path) -> None:
    assert run("gabung", "../kiriman").exit_code == 0
    here, there = centre / "unit/kecamatan-kroya/peta.yaml", sent / "peta.yaml"
    here.write_text(f"{text(here)}# pusat\n", "utf-8")
    assert gathered("../kiriman")[1]["Kecamatan Kroya"]["hasil"] == "tetap"
    there.write_text(f"{text(there)}# unit\n", "utf-8")
    code, told = gathered("../kiriman")
    assert code == 1
    assert told["Kecamatan Kroya"]["bertentangan"] == ["peta.yaml"]
    assert text(here).endswith("# pusat\n")
    assert gathered("../kiriman", "--timpa")[0] == 0
    assert text(here).endswith("# unit\n")


def test_an_entry_that_says_something_else_is_a_conflict(centre: Path, sent: Path) -> None:
    unit = sent / "unit.yaml"
    unit.write_text(text(unit).replace("tipe: 7", "tipe: 8"), "utf-8")
    code, told = gathered("../kiriman")
    assert code == 1
    assert "unit.yaml: tipe" in told["Kecamatan Kroya"]["bertentangan"]
    assert text(centre / "unit.yaml") == LISTED


def test_an_office_with_mistakes_is_left_out_and_the_others_come_in(
    centre: Path, sent: Path, tmp_path: Path
) -> None:
    other = office(tmp_path / "kiriman/maos", "kecamatan-maos", "Kecamatan Maos", "KMS")
    service = other / "proses/surat.yaml"
    service.write_text(text(service).replace("oleh: loket", "oleh: loke"), "utf-8")
    code, told = gathered("../kiriman")
    assert code == 1
    assert told["Kecamatan Kroya"]["hasil"] == "baru"
    assert sent.is_dir()
    assert told["Kecamatan Maos"]["hasil"] == "keliru"
    place = told["Kecamatan Maos"]["temuan"][0]["span"]["path"]
    assert place == "../kiriman/maos/process_defs/unit/kecamatan-maos/proses/surat.yaml"
    assert not (centre / "unit/kecamatan-maos").exists()


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


def test_one_office_sent_twice_must_be_the_same(centre: Path, sent: Path, tmp_path: Path) -> None:
    office(tmp_path / "kiriman/lama", "kecamatan-kroya", "Kecamatan Kroya")
    assert gathered("../kiriman")[0] == 0
    assert sent.is_dir()
    assert run("batal").exit_code == 0
    (tmp_path / "kiriman/lama/process_defs/unit/kecamatan-kroya/daftar.yaml").unlink()
    code, told = gathered("../kiriman")
    assert code == 1
    assert "lebih dari sekali" in told["Kecamatan Kroya"]["sebab"][0]
    assert text(centre / "unit.yaml") == LISTED


def test_a_preview_writes_nothing(centre: Path, sent: Path) -> None:
    assert sent.is_dir()
    told = run("gabung", "../kiriman", "--pratinjau")
    assert "+nama: Kecamatan Kroya" in told.stdout
    assert "gabung.json" not in told.stdout
    assert text(centre / "unit.yaml") == LISTED
    assert not (centre / "unit").exists()


@pytest.mark.parametrize(
    "name", ["../luar/unit.yaml", "/unit.yaml", "C:\\unit.yaml", "a/../../unit.yaml"]
)
def test_a_zip_file_cannot_lead_out_of_itself(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as packed:
        packed.writestr(name, "nama: X")
    with pytest.raises(RefusalError, match="keluar dari berkasnya"):
        list(sent_offices(tmp_path / "x.zip"))


def test_what_is_read_of_a_zip_file_is_limited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parcels, "MAX_TOTAL", 100)
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("unit.yaml", "nama: X\n" + "#" * 1000)
    with pytest.raises(RefusalError, match="terlalu besar"):
        list(sent_offices(tmp_path / "x.zip"))


def test_what_is_no_folder_of_an_office_is_told(centre: Path, tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    assert "tidak memuat folder unit" in run("gabung", "../kosong").stderr
    (tmp_path / "x.zip").write_bytes(b"bukan zip")
    assert "bukan berkas zip yang dapat dibaca" in run("gabung", "../x.zip").stderr
    assert "'../tiada' tidak ada" in run("gabung", "../tiada").stderr
    assert text(centre / "unit.yaml") == LISTED
