"""The command that reads SOPs of others: what it says, what it writes, what it leaves alone."""

import json
from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.example import run
from tests.running import copy_definitions
from tests.sop_reading.plain_forms import HEAD, workbook
from tests.sop_reading.ticked import ticked_sop


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one old SOP beside it."""
    copy_definitions(tmp_path)
    (tmp_path / "lama").mkdir()
    ticked_sop(tmp_path / "lama" / "surat.xlsx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_is_only_reported_on_unless_more_is_asked_for(project: Path) -> None:
    before = sorted(project.rglob("*"))
    result = run("impor", "lama/surat.xlsx")
    assert result.exit_code == 0
    assert "lama/surat.xlsx: terbaca utuh" in result.output
    assert "Pengelolaan surat masuk: 3 langkah, 3 alur, 2 pelaku" in result.output
    assert sorted(project.rglob("*")) == before


def test_flows_are_told_with_their_certainty(project: Path) -> None:
    del project
    data = json.loads(run("impor", "lama/surat.xlsx", "--json").stdout)
    (sop,) = data["berkas"][0]["sop"]
    ways = [(one["dari"], one["ke"], one["label"], one["kepastian"]) for one in sop["alur"]]
    assert ways == [(1, 2, "", 1.0), (2, 1, "Tidak", 1.0), (2, 3, "Ya", 1.0)]
    assert sop["langkah"][1]["waktu_baku"] == [1, "jam"]


def test_a_draft_goes_into_the_folder_of_the_unit_and_back(project: Path) -> None:
    result = run("impor", "lama", "--unit", "Kecamatan Kroya")
    assert result.exit_code == 0, result.output
    draft = project / "process_defs/unit/kecamatan-kroya/proses/pengelolaan-surat-masuk.yaml"
    text = draft.read_text("utf-8")
    assert "petugas_loket: Petugas Loket" in text
    assert "cabang: {Tidak: menerima_surat, Ya: menyimpan_surat}" in text
    assert "KK.01.01" in (draft.parent.parent / "peta.yaml").read_text("utf-8")
    assert b"<svg" in (project / "periksa.html").read_bytes()
    assert run("check", draft.as_posix()).exit_code == 0
    assert run("batal").exit_code == 0
    assert not draft.exists()


def test_silence_tells_nothing_of_what_is_right_but_shows_a_preview(project: Path) -> None:
    wish = ("impor", "lama", "--unit", "Kecamatan Kroya", "--senyap")
    assert "+kode: KK.01.01" in run(*wish, "--pratinjau").stdout
    result = run(*wish)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert (project / "periksa.html").is_file()


def test_a_preview_writes_nothing(project: Path) -> None:
    result = run("impor", "lama", "--unit", "Kecamatan Kroya", "--pratinjau")
    assert result.exit_code == 0
    assert "+kode: KK.01.01" in result.output
    assert not (project / "process_defs/unit").exists()


def test_drafts_and_pages_of_others_are_not_replaced(project: Path) -> None:
    assert run("impor", "lama", "--definisi", "draf").exit_code == 0
    assert run("impor", "lama", "--definisi", "draf").exit_code == 0, "nothing changes"
    edited = project / "draf" / "pengelolaan-surat-masuk.yaml"
    edited.write_text(edited.read_text("utf-8") + "# disunting\n", "utf-8")
    assert run("impor", "lama", "--definisi", "draf").exit_code == 1
    assert edited.read_text("utf-8").endswith("# disunting\n")
    (project / "lain").mkdir()
    (project / "lain" / "periksa.html").write_text("catatan saya", "utf-8")
    made = run("impor", "lama", "--definisi", "lain")
    assert made.exit_code == 0
    assert "bandingkan di lain/periksa-2.html" in made.output
    assert (project / "lain" / "periksa.html").read_text("utf-8") == "catatan saya"
    assert b"<svg" in (project / "lain" / "periksa-2.html").read_bytes()
    again = run("impor", "lama", "--definisi", "lain", "--timpa")
    assert "lain/periksa-2.html" in again.output
    assert (project / "lain" / "periksa.html").read_text("utf-8") == "catatan saya"


def test_an_import_of_nothing_new_leaves_the_last_change_and_its_page(project: Path) -> None:
    own = ("--unit", "Kecamatan Kroya")
    assert run("impor", "lama", *own).exit_code == 0
    files = [path for path in project.rglob("*") if path.is_file() and path.name[0] != "."]
    kept = {path: path.read_bytes() for path in files}
    again = run("impor", "lama", *own)
    assert again.exit_code == 0
    assert "0 SOP ditulis, 1 dilewati" in again.output
    assert "Tidak ada yang ditulis: semua SOP itu sudah ada pada unitnya" in again.output
    files = [path for path in project.rglob("*") if path.is_file() and path.name[0] != "."]
    assert {path: path.read_bytes() for path in files} == kept
    assert run("batal").exit_code == 1  # the last command changed nothing
    assert run("batal", "--ya").exit_code == 0
    assert not (project / "periksa.html").exists()


def test_another_sop_of_the_same_name_is_told_with_what_to_do(project: Path) -> None:
    own = ("--unit", "Kecamatan Kroya")
    assert run("impor", "lama", *own).exit_code == 0
    rows = [(str(n), f"Mengarsipkan {n}", "√", "", "Surat", "5 menit", "Arsip") for n in (1, 2)]
    workbook(project / "lain.xlsx", {"A": [("Nama SOP", "Pengelolaan surat masuk"), *HEAD, *rows]})
    ticked_sop(project / "lama" / "keluar.xlsx", "Pengelolaan surat keluar")
    told = run("impor", "lain.xlsx", "lama", *own).output
    assert (
        "lain.xlsx: 'Pengelolaan surat masuk' dilewati, karena unit itu sudah mempunyai KK.01.01 "
        "dengan nama sama dan isi lain; bila ini SOP lain, ganti namanya"
    ) in told
    assert "lama/surat.xlsx: 'Pengelolaan surat masuk' sudah ada pada unit itu; dilewati" in told
    assert "3 berkas: 3 terbaca utuh" in told
    assert "; 1 SOP ditulis, 2 dilewati" in told


def test_a_place_for_a_bpmn_file_is_refused_for_sops(project: Path) -> None:
    refused = run("impor", "lama/surat.xlsx", "-o", "hasil.bpmn")
    assert refused.exit_code != 0
    assert "-o hanya untuk berkas BPMN; SOP ditulis dengan --definisi FOLDER" in refused.output
    assert not (project / "hasil.bpmn").exists()
    assert "berkas atau folder 'tiada.xlsx' tidak ada" in run("impor", "tiada.xlsx").output


def test_a_folder_ends_with_a_line_for_each_file_and_a_sum(project: Path) -> None:
    (project / "lama" / "rusak.docx").write_bytes(b"PK\x03\x04")
    (project / "lama" / "kuno.doc").write_bytes(
        b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le")
    )
    (project / "lama" / "~$surat.xlsx").write_bytes(b"")
    result = run("impor", "lama")
    assert result.exit_code == 1
    assert "saran: buka di Word, lalu simpan ulang sebagai .docx" in result.output
    assert (
        "3 berkas: 1 terbaca utuh, 0 dengan hal yang perlu diperiksa, 0 bukan SOP, 2 tidak dapat "
        "dibaca"
    ) in result.output


def test_an_unknown_unit_is_named_before_anything_is_written(project: Path) -> None:
    result = run("impor", "lama", "--unit", "Kecamatan Kroja")
    assert result.exit_code != 0
    assert "Kroya" in result.output
    assert not (project / "periksa.html").exists()


def test_an_empty_folder_and_other_files_are_told(project: Path) -> None:
    (project / "kosong").mkdir()
    assert "tidak memuat berkas Excel, Word, atau peta" in run("impor", "kosong").output
    (project / "catatan.txt").write_text("halo", "utf-8")
    assert "'catatan.txt' bukan SOP (.xlsx, .docx)" in run("impor", "catatan.txt").output


def test_a_file_that_the_unit_has_already_does_not_keep_the_others_out(project: Path) -> None:
    own = ("--unit", "Kecamatan Kroya")
    assert run("impor", "lama", *own).exit_code == 0
    ticked_sop(project / "lama" / "keluar.xlsx", "Pengelolaan surat keluar")
    result = run("impor", "lama", *own)
    assert result.exit_code == 0, result.output
    assert "lama/surat.xlsx: 'Pengelolaan surat masuk' sudah ada pada unit itu; dilewati" in (
        result.output
    )
    made = project / "process_defs/unit/kecamatan-kroya/proses"
    assert sorted(path.stem for path in made.iterdir()) == [
        "pengelolaan-surat-keluar",
        "pengelolaan-surat-masuk",
    ]


def test_an_unfinished_draft_does_not_keep_the_next_sop_out(project: Path) -> None:
    own = ("--unit", "Kecamatan Kroya")
    ticked_sop(project / "lama" / "surat.xlsx", unticked="3")
    assert run("impor", "lama", *own).exit_code == 0
    ticked_sop(project / "lama" / "keluar.xlsx", "Pengelolaan surat keluar")
    result = run("impor", "lama/keluar.xlsx", *own)
    assert result.exit_code == 0, result.output
    assert "KK.01.02" in (project / "process_defs/unit/kecamatan-kroya/peta.yaml").read_text(
        "utf-8"
    )


def test_what_replaces_a_file_of_the_project_can_be_undone(project: Path) -> None:
    (project / "draf").mkdir()
    others = project / "draf" / "pengelolaan-surat-masuk.yaml"
    others.write_text("punya orang", "utf-8")
    assert run("impor", "lama", "--definisi", "draf", "--timpa").exit_code == 0
    assert others.read_text("utf-8") != "punya orang"
    assert run("batal").exit_code == 0
    assert others.read_text("utf-8") == "punya orang"


def test_a_preview_leaves_the_page_out(project: Path) -> None:
    del project
    shown = run("impor", "lama", "--unit", "Kecamatan Kroya", "--pratinjau").output
    assert "+kode: KK.01.01" in shown
    assert "<html" not in shown


def test_a_budget_is_no_sop(project: Path) -> None:
    rows = (("No", "Kegiatan", "Anggaran", "Waktu", "Keterangan"), ("1", "Rapat", "5", "Mei", ""))
    with xlsxwriter.Workbook(project / "anggaran.xlsx") as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    result = run("impor", "anggaran.xlsx", "--unit", "Kecamatan Kroya")
    assert "'anggaran.xlsx' tidak memuat tabel SOP" in result.output
    assert "Langkah berikut" not in result.output


def test_a_column_of_labels_has_its_values_beside_them(project: Path) -> None:
    labels = (
        ("Nama SOP", "Surat masuk"), ("Nomor SOP", "1/2025"),
        ("Kualifikasi Pelaksana", "Memahami hukum"), ("Alat dan Perlengkapan", "Komputer"),
        ("Peringatan", "Jangan ditunda"),
    )  # fmt: skip
    with xlsxwriter.Workbook(project / "daftar.xlsx") as book:
        sheet = book.add_worksheet()
        for number, (label, value) in enumerate(labels):
            sheet.write_row(number, 0, (label, ":", value))
        sheet.write_row(8, 0, ("No", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output"))
        sheet.write_row(9, 0, ("", "", "Camat"))
        sheet.write_row(10, 0, ("1", "Menerima surat", "V", "Surat", "5 menit", "Surat"))
    data = json.loads(run("impor", "daftar.xlsx", "--json").stdout)
    (sop,) = data["berkas"][0]["sop"]
    assert sop["kualifikasi"] == ["Memahami hukum"]
    assert sop["peringatan"] == ["Jangan ditunda"]
    assert sop["nama"] == "Surat masuk"


def test_what_is_to_be_decided_is_reported_to_people_and_to_programs(project: Path) -> None:
    ticked_sop(project / "lama" / "surat.xlsx", made="Januari 2014")
    [file] = json.loads(run("impor", "lama", "--json").stdout)["berkas"]
    note = "tanggal pembuatan 'Januari 2014' bukan tanggal yang lengkap"
    assert file["sop"][0]["untuk_konsep"] == [note]
    assert f"    tentukan: {note}" in run("impor", "lama", "--definisi", "draf").output
    assert note in (project / "draf" / "periksa.html").read_text("utf-8")
