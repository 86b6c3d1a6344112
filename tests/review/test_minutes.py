"""The minutes say what changed and what was found, each thing once."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from bpmn_gen.commands.reviewing import review_units
from bpmn_gen.diagnostics import CompileError
from tests.edition.town import UNIT, edit
from tests.review.reviewing import outputs, reasons, reviewed

if TYPE_CHECKING:
    from bpmn_gen.store.project import Project


def test_the_minutes_say_what_changed_and_leave_blank_what_people_have_to_say(
    project: Project,
) -> None:
    reviewed(project)
    path = reasons(project)
    path.write_text(path.read_text("utf-8").replace("...", "Beban kerja", 1), "utf-8")
    older = (project.defs.parents[1] / "lama").as_posix()
    review_units(project, older, (), (UNIT,))
    folder = outputs(project)
    assert (folder / "berita-acara-reviu.pdf").read_bytes().startswith(b"%PDF")
    word = docx.Document(str(folder / "berita-acara-reviu.docx"))
    texts = [paragraph.text for paragraph in word.paragraphs]
    assert "Terdapat 2 perubahan, yang tampak pada:" in texts
    assert any("Alasan 1 perubahan belum ditulis" in text for text in texts)
    assert any(text.startswith("Pada hari ini, ....") for text in texts)
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in word.tables]
    changes = next(one for one in tables if one[0][-1] == "Alasan")
    assert [row[-1] for row in changes[1:]] == ["Beban kerja", "........"]
    assert changes[1][3:5] == ["(belum ada)", "Waktu: 2 jam"]
    actions = next(one for one in tables if one[0][-1] == "Tenggat")
    assert actions[1:] == [
        ["1", "SOP CLP.99.01 Contoh (Nomor 001/SOP) direvisi", "........", "........"],
    ]


def test_a_broken_text_of_the_minutes_stops_the_review_before_anything_is_written(
    project: Project,
) -> None:
    own = project.defs.parent / "templates/berita-acara-reviu.txt.j2"
    own.parent.mkdir()
    own.write_text("[isi]\n@tabel-apa\n", "utf-8")
    older = (project.defs.parents[1] / "lama").as_posix()
    with pytest.raises(CompileError) as caught:
        review_units(project, older, (), (UNIT,))
    assert "@tabel-apa" in str([one.message for one in caught.value.diagnostics])
    assert not project.output.exists()
    assert not reasons(project).exists()


def test_the_minutes_name_each_sop_once_as_it_is_called_now_and_lists_on_one_line(
    project: Project,
) -> None:
    units = "- nama: {}\n  tipe: 7\n  jabatan: {{pejabat_level_1: {}}}\n"
    older = project.defs.parents[1] / "lama/process_defs"
    for folder, title in ((older, "Camat Kroya"), (project.defs, "Kepala Distrik")):
        (folder / "unit.yaml").write_text(units.format(UNIT, title), "utf-8")
        file = folder / "proses/contoh.yaml"
        text = file.read_text("utf-8").replace("{peran: pimpinan_unit}", "pejabat_level_1")
        file.write_text(text, "utf-8")
    edit(project, "nama: Contoh", "nama: Contoh surat")
    edit(project, "sop: {", "sop: {peralatan: [Komputer, Pencetak], ")
    review_units(project, older.parent.as_posix(), (), (UNIT,))
    word = docx.Document(str(outputs(project) / "berita-acara-reviu.docx"))
    rows = [[cell.text for cell in row.cells] for one in word.tables for row in one.rows]
    asked = [row[1] for row in rows if row[1].endswith("direvisi")]
    assert asked == ["SOP CLP.99.01 Contoh surat (Nomor 001/SOP) direvisi"]
    assert not any(":;" in cell for row in rows for cell in row)
    assert any("Komputer; Pencetak" in cell for row in rows for cell in row)
    texts = [one.text for one in word.paragraphs]
    assert any("(Pasal 22 ayat (6) " in text for text in texts)
    signed = [*texts, *(cell for row in rows for cell in row)]
    assert any("Kepala Distrik," in text for text in signed)


def test_a_unit_that_names_no_title_of_its_head_is_signed_for_as_such(project: Project) -> None:
    older = (project.defs.parents[1] / "lama").as_posix()
    review_units(project, older, (), (UNIT,))
    word = docx.Document(str(outputs(project) / "berita-acara-reviu.docx"))
    texts = [cell.text for one in word.tables for row in one.rows for cell in row.cells]
    assert any(f"Pimpinan {UNIT}," in text for text in (*texts, *(p.text for p in word.paragraphs)))


def test_only_what_changed_is_said_to_be_set_and_to_be_revised(project: Project) -> None:
    older = project.defs.parents[1] / "lama/process_defs"

    def minutes() -> tuple[list[str], list[list[str]]]:
        review_units(project, older.parent.as_posix(), (), (UNIT,))
        word = docx.Document(str(outputs(project) / "berita-acara-reviu.docx"))
        rows = [[cell.text for cell in row.cells] for one in word.tables for row in one.rows]
        return [one.text for one in word.paragraphs if "ayat (6)" in one.text], rows

    shutil.rmtree(older)
    shutil.copytree(project.defs, older)
    edit(project, "Menulis surat\n", "Menulis surat\n    ringkas: Menulis\n")
    [told], rows = minutes()
    assert told.startswith("Peta Proses Bisnis yang berubah (peta lintas fungsi) ditetapkan")
    assert not any(row[1].endswith("direvisi") for row in rows)
    shutil.rmtree(older)
    shutil.copytree(project.defs, older)
    edit(project, "sop: {", "sop: {peralatan: [Komputer], ")
    [told], _ = minutes()
    assert told.startswith("Standar operasional prosedur yang berubah ditetapkan")


def test_a_title_in_the_name_of_a_law_makes_no_sop_say_something_else(project: Project) -> None:
    older = project.defs.parents[1] / "lama/process_defs"
    edit(project, "sop: {", "sop: {dasar_hukum: [Peraturan Bupati Cilacap Nomor 5], ")
    shutil.rmtree(older)
    shutil.copytree(project.defs, older)
    for folder, title in ((older, "Bupati Cilacap"), (project.defs, "Pejabat Uji")):
        (folder / "unit.yaml").write_text(
            f"- nama: {UNIT}\n  tipe: 7\n  jabatan: {{pejabat_level_1: {title}}}\n", "utf-8"
        )
    [one] = review_units(project, older.parent.as_posix(), (), (UNIT,)).units
    [change] = one.result.changes
    assert (change.kind, change.effects) == ("title-renamed", ())


def test_no_page_parts_a_title_from_its_signature(project: Project) -> None:
    older = (project.defs.parents[1] / "lama").as_posix()
    review_units(project, older, (), (UNIT,))
    word = docx.Document(str(outputs(project) / "berita-acara-reviu.docx"))
    [row] = word.tables[-1].rows
    assert row._tr.trPr is not None
    assert row._tr.trPr.find(qn("w:cantSplit")) is not None
    for cell, title in zip(row.cells, ("Ketua tim reviu,", f"Pimpinan {UNIT},"), strict=True):
        lines = cell.text.split("\n")
        assert (lines[0], len(lines), lines[-1][:2]) == (title, 6, "(.")
    pages = PdfReader(outputs(project) / "berita-acara-reviu.pdf").pages
    text = pages[-1].extract_text()
    assert "Ketua tim reviu," in text
    assert "\N{REPLACEMENT CHARACTER}" not in text


def test_other_units_that_a_change_touches_are_named_below_the_actions(project: Project) -> None:
    older = project.defs.parents[1] / "lama/process_defs"
    for defs in (project.defs, older):
        path = defs / "proses/contoh.yaml"
        text = path.read_text("utf-8")
        path.write_text(
            text.replace("pimpinan_unit}", "pimpinan_unit, unit: unit dituju}"), "utf-8"
        )
    review_units(project, older.parent.as_posix(), (), (UNIT,))
    word = docx.Document(str(outputs(project) / "berita-acara-reviu.docx"))
    assert "Yang juga berkaitan dengan perubahan itu:" in [one.text for one in word.paragraphs]
    cells = [cell.text for one in word.tables for row in one.rows for cell in row.cells]
    assert cells.count("Unit lain: unit dituju.") == 1
