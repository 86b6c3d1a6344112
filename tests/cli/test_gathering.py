"""Folders of many offices are taken in with one command, and nothing is lost on either side."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from bpmn_gen.writing import parcels
from bpmn_gen.writing.parcels import Untaken, sent_offices
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


def reasons(*arguments: str) -> list[str]:
    """Why something cannot be taken in."""
    code, told = gathered(*arguments)
    assert code == 1
    return [why for one in told.values() if one["hasil"] == "keliru" for why in one["sebab"]]


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


TITLES = "- {nama: Kecamatan Kroya, tipe: 7, jabatan: {pejabat_level_2: Sekcam Kroya}}\n"


def test_what_came_from_the_list_stays_when_the_office_sends_again(
    centre: Path, sent: Path
) -> None:
    (centre / "unit.yaml").write_text(TITLES, "utf-8")
    assert run("gabung", "../kiriman").exit_code == 0
    own, unit = centre / "unit/kecamatan-kroya/unit.yaml", sent / "unit.yaml"
    merged = "jabatan: {pejabat_level_1: Camat, pejabat_level_2: Sekcam Kroya}\n"
    assert merged in text(own)
    for line in ("alamat: Jalan Raya\n", "kop: KROYA\n"):
        unit.write_text(text(unit) + line, "utf-8")
        assert gathered("../kiriman")[1]["Kecamatan Kroya"]["berubah"] == ["unit.yaml"]
        assert merged in text(own)
        assert line in text(own)
    before = text(own)
    unit.write_text(text(unit).replace("Camat}", "Camat, pejabat_level_2: Sekretaris}"), "utf-8")
    code, told = gathered("../kiriman")
    assert code == 1
    assert "unit.yaml: jabatan.pejabat_level_2" in told["Kecamatan Kroya"]["bertentangan"]
    assert text(own) == before
    assert gathered("../kiriman", "--timpa")[0] == 0
    unit.write_text(text(unit) + "# lagi\n", "utf-8")
    assert gathered("../kiriman")[0] == 0
    assert "pejabat_level_2: Sekretaris" in text(own)


def test_the_spelling_of_the_centre_stays_and_is_told(centre: Path, sent: Path) -> None:
    unit = sent / "unit.yaml"
    unit.write_text(text(unit).replace("Kecamatan Kroya", '"KECAMATAN  KROYA"'), "utf-8")
    told = gathered("../kiriman")[1]["Kecamatan Kroya"]
    note = "nama ditulis seperti di sini: 'Kecamatan Kroya', bukan 'KECAMATAN  KROYA'"
    assert told["catatan"] == [note]
    own = centre / "unit/kecamatan-kroya/unit.yaml"
    assert text(own).startswith("nama: Kecamatan Kroya\n")
    unit.write_text(text(unit) + "# lagi\n", "utf-8")
    again = run("gabung", "../kiriman")
    assert f"  {note}\n" in again.stdout
    assert text(own).startswith("nama: Kecamatan Kroya\n")
    assert text(own).endswith("# lagi\n")


def test_another_unit_with_the_same_folder_name_does_not_take_its_place(
    centre: Path, sent: Path
) -> None:
    long = "Badan Pengelolaan Keuangan dan Aset Daerah serta Pendapatan Kabupaten"
    (centre / "unit.yaml").write_text(f"- {{nama: {long} Utara, tipe: 7}}\n", "utf-8")
    unit = sent / "unit.yaml"
    unit.write_text(text(unit).replace("Kecamatan Kroya", f"{long} Selatan"), "utf-8")
    assert reasons("../kiriman") == [
        f"nama foldernya sama dengan yang dipakai unit lain, '{long} Utara'"
    ]


def test_mistakes_in_what_the_list_said_point_at_the_whole_file(centre: Path, sent: Path) -> None:
    (centre / "unit.yaml").write_text(LISTED.replace("kop: KECAMATAN KROYA", "jabatn: {a: b}"))
    assert sent.is_dir()
    code, told = gathered("../kiriman")
    assert code == 1
    (found,) = told["Kecamatan Kroya"]["temuan"]
    assert "jabatn" in found["message"]
    assert (found["span"]["line"], found["span"]["end_line"]) == (1, 1)


def test_a_list_of_units_that_cannot_be_read_is_told_and_stays(centre: Path, sent: Path) -> None:
    (centre / "unit.yaml").write_bytes("- nama: Kecamatan Kroya\n".encode("utf-16"))
    assert sent.is_dir()
    told = run("gabung", "../kiriman")
    assert told.exit_code == 1
    assert "process_defs/unit.yaml:1:1" in told.stderr
    assert "UTF-16" in told.stderr


def test_a_preview_needs_no_leave_to_write(centre: Path, sent: Path) -> None:
    assert sent.is_dir()
    for path in (centre, centre.parent):
        path.chmod(0o555)
    try:
        told = run("gabung", "../kiriman", "--pratinjau")
    finally:
        for path in (centre, centre.parent):
            path.chmod(0o755)
    assert told.exit_code == 0
    assert "+nama: Kecamatan Kroya" in told.stdout
