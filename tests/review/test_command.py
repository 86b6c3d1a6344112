"""``bpmn-gen reviu`` says what changed, asks for the reasons, and loses no word of anybody."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from bpmn_gen.commands.review_files import FORM, TABLE
from bpmn_gen.commands.reviewing import Outcome, Purpose, review_units
from bpmn_gen.diagnostics import CompileError
from bpmn_gen.errors import MisuseError
from bpmn_gen.store.output_folder import objection
from bpmn_gen.store.project import Project
from bpmn_gen.workbook.reading import read_workbook
from tests.edition.town import FIRST, FOLDER, SECOND, UNIT, edit, enacted, town
from tests.running import run

if TYPE_CHECKING:
    from bpmn_gen.workbook.cells import Sheet


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project beside an older state of it, in which one step has more to say."""
    made = town(tmp_path / "baru")
    shutil.copytree(made.defs, tmp_path / "lama/process_defs")
    edit(made, "Menulis surat\n", "Menulis surat\n    waktu: 2 jam\n")
    edit(made, "selesai: Surat terkirim", "selesai: Surat diterima")
    return made


def reviewed(project: Project, *, preview: bool = False) -> Outcome:
    """The review of the project against its older state."""
    older = (project.defs.parents[1] / "lama").as_posix()
    purpose = Purpose.LOOK if preview else Purpose.TABLE
    return review_units(project, older, (), (UNIT,), purpose)


def reasons(project: Project) -> Path:
    """Where staff give reasons."""
    return project.defs.parent / "reviu" / FOLDER / "reviu.yaml"


def table(project: Project) -> Sheet:
    """The table of changes."""
    path = project.output / "reviu" / FOLDER / TABLE
    return read_workbook(path.read_bytes(), path.name).sheets[0]


def test_a_review_tells_each_change_and_writes_the_table(project: Project) -> None:
    [one] = reviewed(project).units
    assert [change.sentence for change in one.result.changes] == [
        "langkah 1 'Menulis surat': waktu '2 jam' ditambahkan",
        "'Surat terkirim': kejadian selesai 'Surat terkirim' menjadi 'Surat diterima'",
    ]
    assert one.lacking == 2
    sheet = table(project)
    row = [sheet.at(6, column).text for column in range(1, 11)]
    assert row == [
        "1", "SOP", "CLP.99.01 Contoh", "Langkah 1 'Menulis surat'", "(belum ada)",
        "Waktu: 2 jam", "", "Pasal 13 ayat (1)",
        "SOP CLP.99.01 Contoh (Nomor 001/SOP) direvisi", "CLP.99.01/tulis/waktu",
    ]  # fmt: skip
    assert sheet.at(3, 1).text.startswith("Dibandingkan dengan definisi di '")


def test_reasons_that_staff_give_stand_in_the_table_and_stay_as_they_wrote_them(
    project: Project,
) -> None:
    reviewed(project)
    path = reasons(project)
    text = path.read_text("utf-8")
    assert text.count("alasan: ...\n") == 2
    text = "# catatan rapat 3 Maret\n" + text.replace("...", "Beban kerja bertambah", 1)
    text += "KUNCI.LAMA/x:\n  alasan: Sudah tidak berlaku\n"
    path.write_text(text, "utf-8")
    edit(project, "nama: Contoh\n", "nama: Contoh surat\n")
    [one] = reviewed(project).units
    assert one.lacking == 2
    after = path.read_text("utf-8")
    assert after.startswith(text)
    assert after[len(text) :] == (
        "\nCLP.99.01/nama:\n  perubahan: \"CLP.99.01 Contoh surat: nama proses 'Contoh' menjadi "
        "'Contoh surat'\"\n  alasan: ...\n"
    )
    texts = [sheet_row[7].text for sheet_row in table(project).rows.values() if 7 in sheet_row]
    assert texts[1:] == ["Beban kerja bertambah"]


def test_a_review_again_writes_the_same_bytes(project: Project) -> None:
    reviewed(project)
    files = [reasons(project), project.output / "reviu" / FOLDER / TABLE]
    before = [path.read_bytes() for path in files]
    [one] = reviewed(project).units
    assert [path.read_bytes() for path in files] == before
    assert not one.aside
    assert len(one.files) == 1


def test_a_table_that_somebody_edited_is_set_aside(project: Project) -> None:
    reviewed(project)
    path = project.output / "reviu" / FOLDER / TABLE
    path.write_bytes(path.read_bytes() + b"edited")
    [one] = reviewed(project).units
    assert Path(one.aside[0]).read_bytes().endswith(b"edited")
    assert not path.read_bytes().endswith(b"edited")


def test_a_preview_writes_nothing(project: Project) -> None:
    [one] = reviewed(project, preview=True).units
    assert len(one.result.changes) == 2
    assert not project.output.exists()
    assert not reasons(project).exists()


def test_a_build_may_fill_the_folder_later(project: Project) -> None:
    reviewed(project)
    assert objection(project.output) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- alasan", "alasan ditulis di bawah kunci perubahannya"),
        ("CLP.99.01/tulis/waktu:\n  alasan: [a]\n", "'alasan' ditulis sebagai teks"),
        ("CLP.99.01/tulis/waktu: [a]\n", "alasan ditulis sebagai teks"),
    ],
)
def test_a_file_of_reasons_with_mistakes_is_a_finding_and_stays(
    project: Project, text: str, told: str
) -> None:
    path = reasons(project)
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    with pytest.raises(CompileError) as caught:
        reviewed(project)
    [found] = [one for one in caught.value.diagnostics if one.code == "reasons-shape"]
    assert found.message == told
    assert found.span
    assert found.span.path.endswith("reviu.yaml")
    assert path.read_text("utf-8") == text
    assert not project.output.exists()


def test_without_an_edition_there_is_nothing_to_compare_with(project: Project) -> None:
    with pytest.raises(MisuseError, match="Belum ada edisi untuk dibandingkan"):
        review_units(project, None, (), (UNIT,))
    with pytest.raises(MisuseError, match="Edisi atau folder 'tak-ada' tidak ada"):
        review_units(project, "tak-ada", (), (UNIT,))


def test_the_newest_edition_is_what_a_unit_is_compared_with(tmp_path: Path) -> None:
    made = town(tmp_path)
    enacted(made)
    edit(made, "Menulis surat\n", "Menulis surat\n    waktu: 2 jam\n")
    enacted(made, "200", SECOND)
    edit(made, "waktu: 2 jam", "waktu: 3 jam")
    now = Project(made.defs, made.output)
    [one] = review_units(now, None, (), (UNIT,), Purpose.LOOK).units
    assert one.since == "Keputusan Bupati Cilacap Nomor 200 Tahun 2027 tanggal 23 November 2027"
    assert [change.after for change in one.result.changes] == ["Waktu: 3 jam"]
    assert [change.before for change in one.result.changes] == ["Waktu: 2 jam"]
    for name in ("188.4/123", f"{FIRST.isoformat()}-188-4-123"):
        [one] = review_units(now, name, (), (UNIT,), Purpose.LOOK).units
        assert [change.before for change in one.result.changes] == [""]


def test_people_and_programs_are_told_the_same(project: Project) -> None:
    older = project.defs.parents[1] / "lama"
    options = ("--folder-definisi", project.defs, "reviu", "--dari", older, "--unit", UNIT)
    told = run(*options, "--hanya-matriks", "--folder-hasil", project.output)
    assert told.returncode == 0, told.stderr
    lines = [line.strip() for line in told.stdout.splitlines()]
    assert lines[:3] == [
        f"{UNIT}: 2 perubahan sejak definisi di '{older}'",
        "CLP.99.01 Contoh",
        "- langkah 1 'Menulis surat': waktu '2 jam' ditambahkan",
    ]
    assert lines[-1] == "2 perubahan belum beralasan"
    data = json.loads(run(*options, "--pratinjau", "--json").stdout)
    [unit] = data["unit"]
    assert unit["perubahan"][0]["kunci"] == "CLP.99.01/tulis/waktu"
    assert unit["perubahan"][0]["objek"] == ["SOP"]
    assert unit["berkas"] == []


def fill(project: Project, cells: dict[str, str], name: str = TABLE, sheet: int = 0) -> None:
    """Write into the table as people do with a spreadsheet program."""
    path = project.output / "reviu" / FOLDER / name
    book = openpyxl.load_workbook(path)
    for place, text in cells.items():
        book.worksheets[sheet][place] = text
    book.save(path)


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
    path = project.output / "reviu" / FOLDER / TABLE
    path.write_bytes(b"no workbook")
    found = reviewed(project)
    assert "table-unreadable" in {one.code for one in found.findings}
    assert Path(found.units[0].aside[0]).read_bytes() == b"no workbook"


def test_what_several_units_have_in_common_has_one_place_for_its_reason(project: Project) -> None:
    for defs in (project.defs, project.defs.parents[1] / "lama/process_defs"):
        units = defs / "unit.yaml"
        units.write_text(units.read_text("utf-8") + "- nama: Kecamatan Maos\n  tipe: 7\n", "utf-8")
    older = (project.defs.parents[1] / "lama").as_posix()
    review_units(project, older, (), ("semua",), Purpose.TABLE)
    shared = project.defs.parent / "reviu/reviu.yaml"
    text = shared.read_text("utf-8")
    assert text.count("alasan: ...") == 2
    recap = read_workbook((project.output / "reviu/rekapitulasi.xlsx").read_bytes(), "").sheets[0]
    rows = [[recap.at(row, column).text for column in (2, 4, 7, 9, 10)] for row in (4, 5, 6)]
    assert rows == [
        ["Kecamatan Kroya", "2", "1", "2", "2"],
        ["Kecamatan Maos", "2", "1", "2", "2"],
        ["Jumlah", "4", "2", "4", "4"],
    ]
    assert [path.parent.name for path in shared.parent.rglob("reviu.yaml")] == ["reviu"]
    shared.write_text(text.replace("...", "Instruksi bersama", 1), "utf-8")
    [one] = reviewed(project).units
    assert one.lacking == 1
    assert table(project).at(6, 7).text == "Instruksi bersama"
    assert not reasons(project).exists()


def test_the_minutes_say_what_changed_and_leave_blank_what_people_have_to_say(
    project: Project,
) -> None:
    reviewed(project)
    path = reasons(project)
    path.write_text(path.read_text("utf-8").replace("...", "Beban kerja", 1), "utf-8")
    older = (project.defs.parents[1] / "lama").as_posix()
    review_units(project, older, (), (UNIT,))
    folder = project.output / "reviu" / FOLDER
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


def test_what_people_found_in_the_forms_is_kept_and_stands_in_the_minutes(project: Project) -> None:
    older = (project.defs.parents[1] / "lama").as_posix()
    review_units(project, older, (), (UNIT,))
    kept = project.defs.parent / "reviu" / FOLDER / "penilaian.json"
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
    form = read_workbook((project.output / "reviu" / FOLDER / FORM).read_bytes(), FORM)
    assert form.sheets[0].at(5, 5).text == "Tidak berjalan baik"
    assert [form.sheets[1].at(row, 3).text for row in (4, 5, 6, 7)] == [
        "CLP.99.01", "Ya", "Tidak", "",
    ]  # fmt: skip
    word = docx.Document(str(project.output / "reviu" / FOLDER / "berita-acara-reviu.docx"))
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
    kept = project.defs.parent / "reviu" / FOLDER / "penilaian.json"
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
    form = read_workbook((project.output / "reviu" / FOLDER / FORM).read_bytes(), FORM)
    assert (form.sheets[0].at(3, 3).text, form.sheets[0].at(3, 5).text) == (
        "Senin, 2 November", "Tim reviu",
    )  # fmt: skip


def test_another_process_with_the_code_of_one_that_is_gone_is_new(project: Project) -> None:
    edit(project, "nama: Contoh", "nama: Penerimaan tamu")
    edit(project, "Menulis surat", "Mencatat tamu")
    edit(project, "id: tulis", "id: catat")
    [one] = reviewed(project).units
    assert [change.sentence for change in one.result.changes] == [
        "proses CLP.99.01 Contoh dihapus", "proses baru CLP.99.01 Penerimaan tamu",
    ]  # fmt: skip


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
    word = docx.Document(str(project.output / "reviu" / FOLDER / "berita-acara-reviu.docx"))
    rows = [[cell.text for cell in row.cells] for one in word.tables for row in one.rows]
    asked = [row[1] for row in rows if row[1].endswith("direvisi")]
    assert asked == ["SOP CLP.99.01 Contoh surat (Nomor 001/SOP) direvisi"]
    assert not any(":;" in cell for row in rows for cell in row)
    assert any("Komputer; Pencetak" in cell for row in rows for cell in row)
    texts = [one.text for one in word.paragraphs]
    assert any("(Pasal 22 ayat (6) " in text for text in texts)
    signed = [*texts, *(cell for row in rows for cell in row)]
    assert any("Kepala Distrik," in text for text in signed)
