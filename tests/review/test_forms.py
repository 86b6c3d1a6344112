"""What staff write into the table and the forms is taken, or told at its cell."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from bpmn_gen.commands.review_files import FORM, TABLE
from bpmn_gen.commands.reviewing import Purpose, review_units
from bpmn_gen.diagnostics import CompileError
from bpmn_gen.review.change import Touch
from bpmn_gen.review.matrix import Heading, matrix
from bpmn_gen.review.reasons import Reasons
from bpmn_gen.workbook.form import Look
from bpmn_gen.workbook.reading import read_workbook
from tests.edition.town import EDITION, FIRST, FOLDER, SECOND, UNIT, again, edit, enacted, town
from tests.review.reviewing import OLDER, fill, outputs, reasons, reviewed, table

if TYPE_CHECKING:
    from bpmn_gen.store.project import Project


def test_reasons_written_into_the_table_are_taken_into_the_file(project: Project) -> None:
    reviewed(project)
    text = reasons(project).read_text("utf-8")
    fill(project, {"G6": "Hasil rapat: perlu waktu", "H7": "Notula nomor 5"})
    found = reviewed(project)
    assert "reason-differs" not in {one.code for one in found.findings}
    [one] = found.units
    assert one.lacking == 1
    assert Path(one.aside[0]).name == "matriks-perubahan.suntingan-1.xlsx"
    after = reasons(project).read_text("utf-8")
    first, second = (part for part in text.split("\n\n") if part.startswith("CLP"))
    assert after == text.replace(
        first, first.replace("alasan: ...", "alasan: 'Hasil rapat: perlu waktu'")
    ).replace(second, second.replace("alasan: ...", "alasan: ...\n  dasar: Notula nomor 5"))
    sheet = table(project)
    assert (sheet.at(6, 7).text, sheet.at(7, 8).text) == (
        "Hasil rapat: perlu waktu", "Notula nomor 5",
    )  # fmt: skip


def test_a_reason_that_differs_from_the_file_is_told_and_not_taken(project: Project) -> None:
    reviewed(project)
    fill(project, {"G6": "Dari Excel"})
    path = reasons(project)
    path.write_text(path.read_text("utf-8").replace("...", "Dari YAML", 1), "utf-8")
    text = path.read_text("utf-8")
    found = reviewed(project)
    [warning] = [one for one in found.findings if one.code == "reason-differs"]
    assert warning.message == (
        "isian 'CLP.99.01/tulis/waktu' di matriks berbeda dari reviu.yaml dan tidak diambil"
    )
    assert path.read_text("utf-8") == text
    assert table(project).at(6, 7).text == "Dari YAML"
    assert Path(found.units[0].aside[0]).is_file()


def test_a_table_that_is_no_workbook_any_more_is_told_and_set_aside(project: Project) -> None:
    reviewed(project)
    path = outputs(project) / TABLE
    path.write_bytes(b"no workbook")
    found = reviewed(project)
    assert "table-unreadable" in {one.code for one in found.findings}
    assert Path(found.units[0].aside[0]).read_bytes() == b"no workbook"


def test_what_people_found_in_the_forms_is_kept_and_stands_in_the_minutes(project: Project) -> None:
    older = (project.defs.parents[1] / "lama").as_posix()
    review_units(project, older, (), (UNIT,))
    kept = project.defs.parent / "reviu" / OLDER / FOLDER / "penilaian.json"
    assert not kept.exists()
    fill(project, {"E5": "Tidak berjalan baik", "F5": "Sering terlambat"}, FORM)
    fill(project, {"C5": "Ya", "C6": "Tidak"}, FORM, 1)
    [one] = review_units(project, older, (), (UNIT,)).units
    assert kept.as_posix() in one.files
    assert json.loads(kept.read_bytes()) == {
        "format": 1,
        "pemantauan": {"CLP.99.01/tulis": ["Tidak berjalan baik", "Sering terlambat", ""]},
        "evaluasi": {
            "CLP.99.01": {"Mampu mendorong peningkatan kinerja": "Ya", "Mudah dipahami": "Tidak"}
        },
    }
    form = read_workbook((outputs(project) / FORM).read_bytes(), FORM)
    assert form.sheets[0].at(5, 5).text == "Tidak berjalan baik"
    assert [form.sheets[1].at(row, 3).text for row in (4, 5, 6, 7)] == [
        "CLP.99.01", "Ya", "Tidak", "",
    ]  # fmt: skip
    word = docx.Document(str(outputs(project) / "berita-acara-reviu.docx"))
    rows = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    assert [
        "1",
        "CLP.99.01 Contoh, langkah 1: Menulis surat",
        "Sering terlambat",
        "........",
    ] in rows
    assert ["1", "Mampu mendorong peningkatan kinerja", "1", "-"] in rows
    assert ["2", "Mudah dipahami", "0", "CLP.99.01"] in rows
    before = kept.read_bytes()
    fill(project, {"F5": ""}, FORM)
    review_units(project, older, (), (UNIT,))
    assert json.loads(kept.read_bytes())["pemantauan"] == {
        "CLP.99.01/tulis": ["Tidak berjalan baik", "", ""]
    }
    assert kept.read_bytes() != before


@pytest.mark.parametrize(
    "content", [b"{", b"[]", b'{"format": 2}', b'{"format": 1, "pemantauan": {"a": ["b"]}}']
)
def test_a_damaged_file_of_what_was_found_is_a_finding_and_stays(
    project: Project, content: bytes
) -> None:
    kept = project.defs.parent / "reviu" / OLDER / FOLDER / "penilaian.json"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(content)
    with pytest.raises(CompileError) as caught:
        reviewed(project)
    assert "assessment-damaged" in {one.code for one in caught.value.diagnostics}
    assert kept.read_bytes() == content
    assert not project.output.exists()


def test_dots_and_formulas_are_no_reasons(project: Project) -> None:
    reviewed(project)
    fill(project, {"G6": "......", "G7": "=A1"})
    outcome = reviewed(project)
    assert outcome.units[0].lacking == 2
    assert "=A1" not in reasons(project).read_text("utf-8")
    [told] = [one for one in outcome.findings if one.code == "cell-formula"]
    assert told.span is not None
    assert told.span.cell == "lembar 'Matriks Perubahan', sel G7"


def test_reasons_of_changes_that_are_gone_are_told(project: Project) -> None:
    reviewed(project)
    path = reasons(project)
    path.write_text(path.read_text("utf-8").replace("...", "Beban kerja", 1), "utf-8")
    edit(project, "    waktu: 2 jam\n", "")
    outcome = reviewed(project)
    told = [str(one.message) for one in outcome.findings if one.code == "unused-reason"]
    assert told == [
        "1 alasan tidak dipakai, karena perubahannya tidak ada lagi: CLP.99.01/tulis/waktu"
    ]
    [span] = [one.span for one in outcome.findings if one.code == "unused-reason"]
    lines = path.read_text("utf-8").split("\n")
    assert span is not None
    assert lines[span.line - 1] == "CLP.99.01/tulis/waktu:"


def test_lines_of_a_reason_can_be_told_apart_wherever_it_stands(project: Project) -> None:
    reviewed(project)
    fill(project, {"G6": "Beban kerja tinggi\nPetugas berkurang.\n\nSistem baru"})
    told = "Beban kerja tinggi; Petugas berkurang. Sistem baru"
    older = (project.defs.parents[1] / "lama").as_posix()
    for _ in range(2):
        outcome = review_units(project, older, (), (UNIT,))
        assert "reason-differs" not in {one.code for one in outcome.findings}
        assert f"alasan: {told}\n" in reasons(project).read_text("utf-8")
        assert table(project).at(6, 7).text == told
        word = docx.Document(str(outputs(project) / "berita-acara-reviu.docx"))
        assert told in [c.text for one in word.tables for row in one.rows for c in row.cells]
    text = reasons(project).read_text("utf-8")
    listed = "alasan: |\n    Beban kerja tinggi\n    Petugas berkurang\n"
    reasons(project).write_text(text.replace(f"alasan: {told}\n", listed), "utf-8")
    [one] = review_units(project, older, (), (UNIT,)).units
    assert one.reasons.of(one.result.changes[0]).reason == "Beban kerja tinggi; Petugas berkurang"
    assert listed in reasons(project).read_text("utf-8")


def test_the_minutes_keep_the_order_and_numbers_of_the_form_of_evaluation(
    project: Project,
) -> None:
    older = (project.defs.parents[1] / "lama").as_posix()
    review_units(project, older, (), (UNIT,))
    form = outputs(project) / FORM
    sheets = read_workbook(form.read_bytes(), form.name).sheets
    at = next(n for n, one in enumerate(sheets) if one.name.startswith("Evaluasi"))
    rows = {n: row for n, row in sheets[at].rows.items() if 1 in row and row[1].text.isdigit()}
    asked = {row[1].text: row[2].text for row in rows.values()}
    chosen = [*rows][1:6]
    fill(project, {f"C{row}": "Ya" for row in chosen}, FORM, at)
    for _ in range(2):  # from the form, then from the file in which it is kept
        review_units(project, older, (), (UNIT,))
        word = docx.Document(str(outputs(project) / "berita-acara-reviu.docx"))
        tables = [[[c.text for c in row.cells] for row in one.rows] for one in word.tables]
        [told] = [one[1:] for one in tables if one[0][1] == "Pernyataan"]
        assert [row[0] for row in told] == ["2", "3", "4", "5", "6"]
        assert [row[1] for row in told] == [asked[row[0]] for row in told]


def test_answers_that_are_none_of_the_choices_are_told_at_their_cells(project: Project) -> None:
    older = (project.defs.parents[1] / "lama").as_posix()
    review_units(project, older, (), (UNIT,))
    fill(project, {"C3": "Senin, 2 November", "E3": "Tim reviu", "E5": "mungkin"}, FORM)
    fill(project, {"C5": "ya", "C6": "entah"}, FORM, 1)
    outcome = review_units(project, older, (), (UNIT,))
    told = [one.span.cell for one in outcome.findings if one.code == "unknown-answer" and one.span]
    assert told == ["lembar 'Pemantauan', sel E5", "lembar 'Evaluasi', sel C6"]
    known = outcome.units[0].assessed
    assert known.findings == {}
    assert known.answers == {"CLP.99.01": {"Mampu mendorong peningkatan kinerja": "Ya"}}
    form = read_workbook((outputs(project) / FORM).read_bytes(), FORM)
    assert (form.sheets[0].at(3, 3).text, form.sheets[0].at(3, 5).text) == (
        "Senin, 2 November", "Tim reviu",
    )  # fmt: skip


def test_each_review_has_reasons_of_its_own_and_keeps_those_before_it(tmp_path: Path) -> None:
    made = town(tmp_path)
    edit(made, "Menulis surat\n", "Menulis surat\n    waktu: 2 jam\n")
    first, second = EDITION, f"{SECOND.isoformat()}-200"
    for name, number, day, was, now in (
        (first, "188.4/123", FIRST, "2 jam", "3 jam"),
        (second, "200", SECOND, "3 jam", "4 jam"),
    ):
        enacted(made, number, day)
        edit(made, f"waktu: {was}", f"waktu: {now}")
        [one] = review_units(again(made), None, (), (UNIT,), Purpose.TABLE).units
        assert one.lacking == 1
        path = made.defs.parent / "reviu" / name / FOLDER / "reviu.yaml"
        path.write_text(path.read_text("utf-8").replace("...", f"Sebab {now}"), "utf-8")
    kept = {path: path.read_bytes() for path in made.defs.parent.rglob("2026-*/**/*.*")}
    for since, reason in ((None, "Sebab 4 jam"), (first, "")):
        found = review_units(again(made), since, (), (UNIT,), Purpose.TABLE)
        [one] = found.units
        assert [one.reasons.of(change).reason for change in one.result.changes] == [reason]
        assert "unused-reason" not in {told.code for told in found.findings}
    assert one.place.since == f"{first}-lanjut"  # that of last year stays as it was
    assert {path: path.read_bytes() for path in kept} == kept
    edit(made, "waktu: 4 jam", "waktu: 3 jam")
    [over] = review_units(again(made), None, (), (UNIT,), Purpose.EVIDENCE).units
    assert over.place.since == first
    assert [over.reasons.of(change).reason for change in over.result.changes] == ["Sebab 3 jam"]


def test_a_reason_for_a_change_that_went_on_is_told(project: Project) -> None:
    reviewed(project)
    path = reasons(project)
    text = path.read_text("utf-8")
    path.write_text(text.replace("alasan: ...", "alasan: Beban kerja"), "utf-8")
    edit(project, "nama: Contoh\n", "nama: Contoh surat\n")  # its name does not count
    assert "outdated-reason" not in {one.code for one in reviewed(project).findings}
    edit(project, "waktu: 2 jam", "waktu: 3 jam")
    outcome = reviewed(project)
    [found] = [one for one in outcome.findings if one.code == "outdated-reason"]
    lines = path.read_text("utf-8").split("\n")
    assert found.span is not None
    assert lines[found.span.line - 1] == "CLP.99.01/tulis/waktu:"
    assert str(found.message) == (
        "alasan 'CLP.99.01/tulis/waktu' ditulis untuk perubahan \"CLP.99.01 Contoh: langkah 1 "
        "'Menulis surat': waktu '2 jam' ditambahkan\"; kini perubahannya \"CLP.99.01 Contoh "
        "surat: langkah 1 'Menulis surat': waktu '3 jam' ditambahkan\""
    )
    [one] = outcome.units
    [change] = [change for change in one.result.changes if change.field == "waktu"]
    assert one.reasons.of(change).reason == "Beban kerja"


def test_files_of_earlier_versions_are_told_with_their_new_place(project: Project) -> None:
    old = project.defs.parent / "reviu" / FOLDER / "reviu.yaml"
    old.parent.mkdir(parents=True)
    old.write_text("CLP.99.01/tulis/waktu: Beban kerja\n", "utf-8")
    [told] = [one for one in reviewed(project).findings if one.code == "review-elsewhere"]
    assert told.hints[0].endswith(reasons(project).parent.as_posix())
    assert old.read_text("utf-8") == "CLP.99.01/tulis/waktu: Beban kerja\n"


def test_effects_that_no_row_is_high_enough_for_go_on_below_it(project: Project) -> None:
    reviewed(project)
    [first, *_] = reviewed(project).units[0].result.changes
    effects = tuple(f"SOP CLP.{n:02}.01 Pertanggungjawaban tugas direvisi" for n in range(30))
    long = replace(first, effects=effects)
    book = matrix(Heading(UNIT, "Pemerintah", "lama"), [long, first], Reasons())
    rows = book.sheets[0].rows[5:]
    assert [row[0].text for row in rows] == ["1", "", "", "", "2"]
    told = "\n".join(row[8].text for row in rows[:4]).split("\n")
    assert told == [*effects]
    assert all(len(row[8].text.split("\n")) <= 8 for row in rows)
    assert {row[6].look for row in rows[1:4]} == {Look.FIXED}
    written = json.loads(dict(book.facts)["isian"])
    assert written.keys() == {first.key}


def test_the_table_names_a_process_or_says_how_many_show_what_the_unit_changed(
    project: Project,
) -> None:
    reviewed(project)
    [first, *_] = reviewed(project).units[0].result.changes
    touches = (Touch("CLP.99.01", ()), Touch("CLP.99.02", ()))
    of_unit = replace(first, code="", name="", touches=touches)
    changes = [first, of_unit, replace(of_unit, touches=())]
    book = matrix(Heading(UNIT, "Pemerintah", "lama"), changes, Reasons())
    told = [row[2].text for row in book.sheets[0].rows[5:]]
    assert told == [f"{first.code} {first.name}", "2 proses unit (lihat Akibat)", "Unit"]
