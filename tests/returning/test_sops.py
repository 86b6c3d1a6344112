"""Edited SOPs of our own as their users send them back: what is told, taken and left alone."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner

from bpmn_gen.cli.main import cli
from bpmn_gen.sop_files import opened, state_of
from tests.returning.sop_edits import (
    Book,
    excel,
    new_row,
    one_more_law,
    put,
    retyped,
    row_of,
    swapped,
    typed,
    without_row,
    word,
)
from tests.returning.sop_office import (
    CALL,
    MADE,
    NOTE,
    RECEIVE,
    TAMU,
    definition,
    run,
    said,
    sop,
    take,
)
from tests.writing.test_examples import UNIT, office_with

if TYPE_CHECKING:
    from pathlib import Path

    from docx.table import Table


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the SOP of one process built."""
    root = tmp_path_factory.mktemp("proyek")
    source = root / "tamu.yaml"
    source.write_text(TAMU, "utf-8")
    defs = office_with(source, root)
    found = run(root, "build", "--unit", UNIT, *MADE)
    assert found.exit_code == 0, found.output
    return defs.parent


@pytest.fixture
def project(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it that may be changed."""
    path = shutil.copytree(built, tmp_path / "proyek")
    monkeypatch.chdir(path)
    return path


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_an_sop_that_nobody_changed_changes_nothing(project: Path, kind: str) -> None:
    found = take(sop(project, kind))
    assert found.exit_code == 0, found.output
    assert "SOP CONTOH.01.01 Penerimaan tamu (Kecamatan Kroya); sama dengan" in found.output
    assert said(project) == TAMU


def test_words_are_taken_one_line_each_and_placeholders_stay(project: Path) -> None:
    def edit(table: Table) -> None:
        retyped("30 menit", "45 menit")(table)
        retyped("Isian buku tamu", "Isian buku tamu digital")(table)
        retyped(CALL, "Menelepon Pejabat Administrator yang dituju")(table)

    path = word(sop(project, "docx"), edit)
    seen = take(path, "--pratinjau")
    assert "+    waktu: 45 menit" in seen.output
    assert said(project) == TAMU
    found = take(path)
    assert found.exit_code == 0, found.output
    assert "langkah 4 'Menerima tamu dan membahas keperluannya': waktu '30 menit'" in found.output
    assert "kotak di peta tetap berbunyi 'Menghubungi pejabat'" in found.output
    wanted = (
        TAMU.replace("30 menit", "45 menit")
        .replace("keluaran: Isian buku tamu", "keluaran: [Isian buku tamu digital]")
        .replace("Menghubungi {pejabat} yang", "Menelepon {pejabat} yang")
    )
    assert said(project) == wanted
    assert run(project, "batal").exit_code == 0
    assert said(project) == TAMU


def test_a_deleted_row_goes_and_its_neighbours_meet(project: Path) -> None:
    for path in (
        word(sop(project, "docx"), without_row(CALL)),
        excel(sop(project, "xlsx"), lambda book: book.delete(CALL)),
    ):
        found = take(path, "--json")
        [report] = json.loads(found.stdout)["berkas"]
        assert [one["kind"] for one in report["perubahan"]] == ["step-removed"]
        assert "kegiatan: Menghubungi" not in said(project)
        assert "cabang: {Ya: terima, Tidak: isi}" in said(project)
        assert run(project, "batal").exit_code == 0


def test_a_new_row_with_a_tick_is_a_step_behind_its_neighbour(project: Path) -> None:
    cells = {1: "Menyiapkan ruang", 3: "v", 5: "Kunci", 6: "10 menit", 7: "Ruang siap"}
    found = take(word(sop(project, "docx"), new_row(CALL, cells)))
    assert "langkah baru 'Menyiapkan ruang' sesudah langkah 3 'Menghubungi pejabat'" in found.output
    assert (
        "  - id: menyiapkan_ruang\n    kegiatan: Menyiapkan ruang\n    oleh: penerima\n"
        "    kelengkapan: [Kunci]\n    keluaran: [Ruang siap]\n    waktu: 10 menit\n"
        "  - kegiatan: Menerima tamu"
    ) in said(project)


def test_a_new_row_without_an_actor_is_told_and_hides_nothing_else(project: Path) -> None:
    def edit(table: Table) -> None:
        new_row(CALL, {1: "Menyiapkan ruang", 6: "10 menit"})(table)
        retyped("30 menit", "45 menit")(table)

    found = take(word(sop(project, "docx"), edit))
    assert "langkah baru 'Menyiapkan ruang' tidak diambil: pelaksananya" in found.output
    assert said(project) == TAMU.replace("30 menit", "45 menit")


def test_rows_that_change_places_change_the_flow(project: Path) -> None:
    found = take(word(sop(project, "docx"), swapped(RECEIVE, NOTE)))
    assert (
        "langkah 5 'Mencatat waktu kepulangan tamu' dipindah ke sesudah langkah 3" in found.output
    )
    assert said(project).index(NOTE) < said(project).index(RECEIVE)


def test_an_older_sop_that_is_in_already_puts_no_old_value_back(project: Path) -> None:
    kept = project / "kiriman.docx"
    word(sop(project, "docx"), retyped("30 menit", "45 menit")).rename(kept)
    newer = TAMU.replace("3 menit\n", "8 menit\n")
    definition(project).write_text(newer, "utf-8")
    assert run(project, "build", "--unit", UNIT, *MADE).exit_code == 0
    for _ in range(2):
        found = take(kept, "--unit", UNIT)
        assert found.exit_code == 0, found.output
        assert said(project) == newer.replace("30 menit", "45 menit")


def test_word_excel_and_map_of_one_build_bear_one_mark(project: Path) -> None:
    [path] = (project / "output").rglob("CONTOH.01.01.bpmn")
    marks = {state_of(opened(sop(project, kind).read_bytes())) for kind in ("docx", "xlsx")}
    [mark] = marks
    assert f'id="CONTOH_01_01_definisi_{mark}"' in path.read_text("utf-8")


def test_a_symbol_in_another_column_gives_the_step_to_another(project: Path) -> None:
    found = take(excel(sop(project, "xlsx"), lambda book: book.move(RECEIVE, 3)))
    told = "langkah 4 'Menerima tamu dan membahas keperluannya' dipindah ke Petugas Penerima Tamu"
    assert told in found.output
    assert said(project) == TAMU.replace(
        "id: terima\n    oleh: pejabat", "id: terima\n    oleh: penerima"
    )


def test_what_the_first_page_says_goes_into_the_process_of_an_office(project: Path) -> None:
    import docx

    path = sop(project, "docx")
    document = docx.Document(str(path))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    [paragraph] = {
        p._p: p for c in cells for p in c.paragraphs if p.text.endswith("Telepon")
    }.values()
    paragraph.runs[-1].text = "2.\tTelepon kantor"
    document.save(str(path.with_name("disunting.docx")))
    found = take(path.with_name("disunting.docx"))
    assert "peralatan dan perlengkapan 'Telepon' menjadi 'Telepon kantor'" in found.output
    assert said(project) == TAMU.replace("Telepon]", "Telepon kantor]")


def test_a_file_without_its_drawing_is_compared_by_its_rows(project: Path) -> None:
    path = sop(project, "xlsx").with_name("disunting.xlsx")
    openpyxl.load_workbook(sop(project, "xlsx")).save(path)  # which leaves drawings out
    found = take(path)
    assert found.exit_code == 0, found.output
    assert "simbol dan panahnya tidak terbaca" in found.output
    assert said(project) == TAMU


def test_what_was_changed_on_both_sides_stays_on_both(project: Path) -> None:
    path = word(sop(project, "docx"), retyped("30 menit", "45 menit"))
    changed = TAMU.replace("waktu: 3 menit", "waktu: 4 menit")
    definition(project).write_text(changed, "utf-8")
    found = take(path)
    assert "definisinya sudah diubah sejak SOP ini dibangun" in found.output
    assert said(project) == changed.replace("30 menit", "45 menit")


def test_the_same_cell_changed_on_both_sides_is_a_conflict(project: Path) -> None:
    path = word(sop(project, "docx"), retyped("30 menit", "45 menit"))
    changed = TAMU.replace("waktu: 30 menit", "waktu: 40 menit")
    definition(project).write_text(changed, "utf-8")
    found = take(path)
    assert found.exit_code == 1
    assert "definisi dan berkas ini mengubah hal yang sama sejak berkasnya dibuat" in found.output
    assert "waktu '30 menit' menjadi '40 menit'; menurut berkas, langkah 4" in found.output
    assert said(project) == changed


def test_a_build_that_sets_a_file_aside_names_the_way_back(project: Path) -> None:
    path = sop(project, "docx")
    edited = word(path, retyped("30 menit", "45 menit"))
    edited.replace(path)
    again = CliRunner().invoke(cli, ["build", "--unit", UNIT, *MADE])
    aside = path.with_name("sop.suntingan-1.docx")
    command = f"impor {aside.relative_to(project).as_posix()} --gabung ."
    assert command in " ".join(again.output.split())
    found = take(aside)
    assert "waktu '30 menit' menjadi '45 menit'" in found.output
    assert said(project) == TAMU.replace("30 menit", "45 menit")


def test_the_sop_as_it_was_sent_out_tells_whose_change_is_whose(
    project: Path, tmp_path: Path
) -> None:
    sent = tmp_path / "dikirim.docx"
    shutil.copy(sop(project, "docx"), sent)
    path = word(sop(project, "docx"), retyped("30 menit", "45 menit"))
    sop(project, "docx").unlink()
    changed = TAMU.replace("waktu: 3 menit", "waktu: 4 menit")
    definition(project).write_text(changed, "utf-8")
    assert "waktu '4 menit' menjadi '3 menit'" in take(path, "--pratinjau", "--tanpa-asal").output
    found = take(path, "--asal", str(sent))
    assert found.exit_code == 0, found.output
    assert said(project) == changed.replace("30 menit", "45 menit")


def test_a_copy_that_was_set_aside_undoes_no_newer_work(project: Path) -> None:
    path = sop(project, "docx")
    word(path, retyped("30 menit", "45 menit")).replace(path)
    changed = TAMU.replace("waktu: 3 menit", "waktu: 4 menit").replace(
        "  - selesai: Tamu",
        "  - {kegiatan: Mengantar tamu keluar, oleh: penerima}\n  - selesai: Tamu",
    )
    definition(project).write_text(changed, "utf-8")
    assert CliRunner().invoke(cli, ["build", "--unit", UNIT, *MADE]).exit_code == 0
    found = take(path.with_name("sop.suntingan-1.docx"))
    assert "paling mirip dengan keadaan definisi yang lebih lama" in found.output
    assert "; 1 perubahan" in found.output
    assert said(project) == changed.replace("30 menit", "45 menit")


def test_an_office_takes_its_times_of_a_shared_process_into_its_own_file(project: Path) -> None:
    wanted = ("--unit", UNIT, "--proses", "CLP.02.02", "--format", "docx")
    assert run(project, "build", *wanted).exit_code == 0
    [path] = (project / "output").rglob("CLP.02.02/sop.docx")

    def edit(table: Table) -> None:
        typed(row_of(table, "1").cells[-3], "3 hari")

    found = take(word(path, edit))
    assert found.exit_code == 0, found.output
    assert ": waktu '3 hari' ditambahkan" in found.output
    own = project / "process_defs/unit/kecamatan-kroya/unit.yaml"
    assert "waktu:" in own.read_text("utf-8")
    assert "3 hari" in own.read_text("utf-8")
    assert "sama dengan definisinya" in take(path.with_name("sop-disunting.docx")).output


def test_a_folder_gives_back_its_edited_maps_and_sops_at_once(project: Path) -> None:
    [drawn] = (project / "output").rglob("CONTOH.01.01.bpmn")
    text = drawn.read_text("utf-8")
    drawn.write_text(text.replace(f'name="{NOTE}"', 'name="Mencatat jam pulang"'), "utf-8")
    word(sop(project, "docx"), retyped("30 menit", "45 menit"))
    found = take(project / "output", "--json")
    assert found.exit_code == 0, found.output
    data = json.loads(found.stdout)
    assert [len(one["perubahan"]) for one in data["berkas"]] == [1, 1]
    wanted = TAMU.replace("30 menit", "45 menit").replace(NOTE, "Mencatat jam pulang")
    assert said(project) == wanted
    assert run(project, "batal").exit_code == 0
    assert said(project) == TAMU


def test_an_sop_without_a_row_that_comes_twice_gives_no_step_to_others(project: Path) -> None:
    path = word(sop(project, "docx"), without_row(CALL))
    assert take(path).exit_code == 0
    once = said(project)
    assert "kegiatan: Menghubungi" not in once
    assert "(Kecamatan Kroya); sama dengan definisinya" in take(path).output
    assert said(project) == once


@pytest.mark.parametrize("words", [CALL, "Isian lengkap?"])
def test_a_row_whose_words_were_emptied_stays_the_step_it_was(project: Path, words: str) -> None:
    found = take(word(sop(project, "docx"), retyped(words, "")))
    assert found.exit_code == 0, found.output
    assert f"nama yang dikosongkan tetap seperti semula: '{words}'" in found.output
    assert said(project) == TAMU


def test_a_tick_in_a_column_to_which_the_symbol_did_not_move_is_told(project: Path) -> None:
    def tick(table: Table) -> None:
        typed(row_of(table, RECEIVE).cells[3], "√")

    def tick_cell(book: Book) -> None:
        put(next(one for one in book.row(RECEIVE) if one.get("r").startswith("D")), "v")

    for path in (word(sop(project, "docx"), tick), excel(sop(project, "xlsx"), tick_cell)):
        assert (
            "langkah 4: tanda di kolom 'Petugas Penerima Tamu' tidak diambil, karena simbolnya "
            "tetap di kolom 'Pejabat Administrator'; pindahkan simbolnya"
        ) in take(path).output
        assert said(project) == TAMU


def test_a_law_joins_those_of_the_process_where_they_stand(project: Path) -> None:
    laws = "dasar_hukum:\n  - Peraturan Daerah Nomor 1 Tahun 2020\n  - Instruksi Bupati\n"
    text = TAMU.replace("pelaku:\n", f"{laws}pelaku:\n", 1)
    definition(project).write_text(text, "utf-8")
    wanted = ("--unit", UNIT, "--proses", "CONTOH.01.01", "--format", "docx")
    assert run(project, "build", *wanted).exit_code == 0
    path = one_more_law(sop(project, "docx"), "Instruksi Bupati", "Surat Edaran Bupati")
    assert "dasar hukum 'Surat Edaran Bupati' ditambahkan" in take(path).output
    assert said(project) == text.replace("Bupati\n", "Bupati\n  - Surat Edaran Bupati\n", 1)
    assert "sama dengan definisinya" in take(path).output


def test_a_law_joins_those_of_the_regency_in_the_entry_of_its_office(project: Path) -> None:
    wanted = ("--unit", UNIT, "--proses", "CLP.02.02", "--format", "docx")
    assert run(project, "build", *wanted).exit_code == 0
    [path] = (project / "output").rglob("CLP.02.02/sop.docx")
    last = "Pemerintah Kabupaten Cilacap"
    edited = one_more_law(path, last, "Surat Edaran Bupati")
    assert "dasar hukum 'Surat Edaran Bupati' ditambahkan" in take(edited).output
    own = (project / "process_defs/unit/kecamatan-kroya/unit.yaml").read_text("utf-8")
    assert "Undang-Undang Nomor 11 Tahun 2023" in own
    assert own.rstrip().endswith("- Surat Edaran Bupati")
    assert "sama dengan definisinya" in take(edited).output
