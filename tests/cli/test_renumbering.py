"""A process gets another code wherever it is mentioned, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.recoding import recode
from tests.build.test_offices import office
from tests.cli.example import run

if TYPE_CHECKING:
    from pathlib import Path

CALLER = """\
kode: KKR.01.02
nama: Pelayanan terpadu
pelaku: {loket: Petugas Loket}
langkah:
  - proses: KKR.01.01   # panggilan
    oleh: loket
    keterangan: Lihat KKR.01.01, bukan KKR.01.011 atau XKKR.01.01.
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an office with two processes, one of which calls the other."""
    folder = office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya")
    (folder / "proses/terpadu.yaml").write_text(CALLER, "utf-8")
    peta = folder / "peta.yaml"
    peta.write_text(peta.read_text("utf-8").replace("[KKR.01.01]", "[KKR.01.01, KKR.01.02]"))
    unit = folder / "unit.yaml"
    unit.write_text(unit.read_text("utf-8") + "waktu: {KKR.01.01: {ajukan: 5 menit}}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def test_every_mention_changes_and_nothing_else(own: Path) -> None:
    before = {path: path.read_text("utf-8") for path in own.rglob("*.yaml")}
    told = run("ganti-kode", "KKR.01.01", "KKR.01.07")
    assert told.exit_code == 0
    assert "+kode: KKR.01.07" in told.stdout
    assert {path: path.read_text("utf-8") for path in own.rglob("*.yaml")} == before
    assert run("ganti-kode", "KKR.01.01", "KKR.01.07", "--tulis").exit_code == 0
    text = (own / "proses/terpadu.yaml").read_text("utf-8")
    assert text == CALLER.replace("proses: KKR.01.01 ", "proses: KKR.01.07 ").replace(
        "Lihat KKR.01.01,", "Lihat KKR.01.07,"
    )
    assert "waktu: {KKR.01.07: {ajukan: 5 menit}}" in (own / "unit.yaml").read_text("utf-8")
    assert "[KKR.01.07, KKR.01.02]" in (own / "peta.yaml").read_text("utf-8")
    assert run("check").exit_code == 0
    assert run("batal").exit_code == 0
    assert {path: path.read_text("utf-8") for path in own.rglob("*.yaml")} == before


def test_a_group_takes_its_processes_along(own: Path) -> None:
    told = run("ganti-kode", "KKR.01", "KKR.05", "--tulis")
    assert "3 kode diganti" in told.stderr
    assert "kode: KKR.05.02" in (own / "proses/terpadu.yaml").read_text("utf-8")
    assert "kode: KKR.05, " in (own / "peta.yaml").read_text("utf-8")


def test_only_the_office_that_owns_the_code_changes(own: Path, tmp_path: Path) -> None:
    other = office(tmp_path, "kecamatan-maos", "Kecamatan Maos")
    told = run("ganti-kode", "KKR.01.01", "KKR.01.07")
    assert told.exit_code == 2
    assert "sebutkan unitnya dengan --unit" in told.stderr
    done = run("ganti-kode", "KKR.01.01", "KKR.01.07", "--unit", "kecamatan maos", "--tulis")
    assert done.exit_code == 0
    assert "kode: KKR.01.07" in (other / "proses/surat.yaml").read_text("utf-8")
    assert "kode: KKR.01.01" in (own / "proses/surat.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("KKR.01.01", "KKR.01.02"), "sudah dipakai"),
        (("KKR.01.09", "KKR.01.07"), "Kode 'KKR.01.09' tidak ada"),
        (
            ("KKR.01.01", "KKR 7"),
            "'KKR 7' tidak dapat menjadi kode: kode terdiri dari huruf",
        ),
        (("KKR.01.01", "CON.01.01"), "'CON' dipakai Windows"),
        (("KKR.01.01", "con.01.01"), "pakai huruf lain, misalnya conU.01.01"),
        (("KKR", "NUL"), "pakai huruf lain, misalnya NULU"),
        (("KKR.01.01", "KKR.01.01"), "Kode lama dan kode baru sama: 'KKR.01.01'"),
        (("CLP.02.02", "CLP.02.09"), "milik definisi bawaan"),
        (("KKR.01.01", "KKR.01.07", "--unit", "Kecamatan Mana"), "tidak punya folder"),
    ],
)
def test_what_cannot_be_done_is_told(own: Path, arguments: tuple[str, ...], why: str) -> None:
    told = run("ganti-kode", *arguments)
    assert told.exit_code == 2
    assert why in told.stderr
    assert "kode: KKR.01.01" in (own / "proses/surat.yaml").read_text("utf-8")


def test_where_no_unit_has_a_folder_none_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "process_defs").mkdir()
    (tmp_path / "process_defs/unit.yaml").write_text(
        "- {nama: Kecamatan Kroya, tipe: 7}\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    told = run("ganti-kode", "KK.01", "KK.02", "--unit", "Kecamatan Kroya")
    assert told.exit_code == 2
    assert "Unit 'Kecamatan Kroya' tidak punya folder; belum ada yang punya." in told.stderr


def test_two_codes_can_change_places() -> None:
    editor = Editor("proses: [A.1, A.2]\nwaktu: {A.1: satu, A.2: dua}\n")
    recode(editor, {"A.1": "A.3", "A.2": "A.1"})
    assert editor.text == "proses: [A.3, A.1]\nwaktu: {A.3: satu, A.1: dua}\n"


def test_the_given_number_of_an_sop_stays_and_codes_of_documents_change(own: Path) -> None:
    service, unit = own / "proses/surat.yaml", own / "unit.yaml"
    lines = (
        "sop:\n  nomor: 800/KKR.01.01/2025\n  keterkaitan: [KKR.01.01.CFM.01.SOP.01, X.SOP.01]\n"
    )
    service.write_text(service.read_text("utf-8") + lines, "utf-8")
    given = "sop: {KKR.01.01: {nomor: KKR.01.01.CFM.01.SOP.01, nama: Peta KKR.01.01.CFM.01.}}\n"
    unit.write_text(unit.read_text("utf-8") + given, "utf-8")
    assert run("ganti-kode", "KKR.01.01", "KKR.01.07", "--tulis").exit_code == 0
    assert service.read_text("utf-8").endswith(
        "sop:\n  nomor: 800/KKR.01.01/2025\n  keterkaitan: [KKR.01.07.CFM.01.SOP.01, X.SOP.01]\n"
    )
    assert unit.read_text("utf-8").endswith(
        "sop: {KKR.01.07: {nomor: KKR.01.01.CFM.01.SOP.01, nama: Peta KKR.01.07.CFM.01.}}\n"
    )


def test_a_preview_needs_no_leave_to_write(own: Path, tmp_path: Path) -> None:
    places = [path for path in tmp_path.rglob("*") if path.is_dir()]
    for place in places:
        place.chmod(0o555)
    try:
        told = run("ganti-kode", "KKR.01.01", "KKR.01.07")
    finally:
        for place in places:
            place.chmod(0o755)
    assert told.exit_code == 0
    assert "+kode: KKR.01.07" in told.stdout
    assert "kode: KKR.01.01" in (own / "proses/surat.yaml").read_text("utf-8")
