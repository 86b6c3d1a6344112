"""Folders of many offices are taken in with one command, and nothing is lost on either side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.build.test_offices import office
from tests.cli.centre import LISTED, gathered, reasons, text
from tests.cli.example import run

if TYPE_CHECKING:
    from pathlib import Path


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


def test_the_report_tells_step_by_step_what_a_process_says_otherwise(
    centre: Path, sent: Path
) -> None:
    assert run("gabung", "../kiriman").exit_code == 0
    service = sent / "proses/surat.yaml"
    service.write_text(text(service).replace("Memadankan data", "Mencocokkan data"), "utf-8")
    _, told = gathered("../kiriman", "--pratinjau")
    sentence = (
        "langkah 4 'Memadankan data': bunyi kegiatan 'Memadankan data' menjadi 'Mencocokkan data'"
    )
    changes = told["Kecamatan Kroya"]["perubahan"]
    assert changes == {
        "proses/surat.yaml": {"kiriman": [sentence], "di_sini": [], "kedua_pihak": []}
    }
    assert f"  proses/surat.yaml: {sentence}\n" in run("gabung", "../kiriman").stdout
    assert "Mencocokkan" in text(centre / "unit/kecamatan-kroya/proses/surat.yaml")


def test_a_conflict_tells_what_each_side_has_changed_and_what_both_have(
    centre: Path, sent: Path
) -> None:
    assert run("gabung", "../kiriman").exit_code == 0
    here, there = centre / "unit/kecamatan-kroya/proses/surat.yaml", sent / "proses/surat.yaml"
    here.write_text(text(here).replace("Memadankan data", "Membandingkan data"), "utf-8")
    there.write_text(text(there).replace("Memadankan data", "Mencocokkan data"), "utf-8")
    code, told = gathered("../kiriman")
    assert code == 1
    changes = told["Kecamatan Kroya"]["perubahan"]["proses/surat.yaml"]
    both = (
        "kedua pihak mengubah bunyi kegiatan langkah 4 'Memadankan data': di sini 'Membandingkan "
        "data', kiriman 'Mencocokkan data'"
    )
    assert changes["kedua_pihak"] == [both]
    assert len(changes["di_sini"]) == len(changes["kiriman"]) == 1
