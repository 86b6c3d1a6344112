"""``bpmn-gen reviu`` says what changed, asks for the reasons, and loses no word of anybody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bpmn_gen.commands.review_files import TABLE
from bpmn_gen.commands.reviewing import Purpose, review_units
from bpmn_gen.diagnostics import CompileError
from bpmn_gen.errors import MisuseError
from bpmn_gen.store.output_folder import objection
from bpmn_gen.store.project import Project
from bpmn_gen.workbook.reading import read_workbook
from tests.edition.town import FIRST, SECOND, UNIT, edit, enacted, town
from tests.review.reviewing import OLDER, outputs, reasons, reviewed, table
from tests.running import run


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
    files = [reasons(project), outputs(project) / TABLE]
    before = [path.read_bytes() for path in files]
    [one] = reviewed(project).units
    assert [path.read_bytes() for path in files] == before
    assert not one.aside
    assert len(one.files) == 1


def test_a_table_that_somebody_edited_is_set_aside(project: Project) -> None:
    reviewed(project)
    path = outputs(project) / TABLE
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


def test_what_several_units_have_in_common_has_one_place_for_its_reason(project: Project) -> None:
    for defs in (project.defs, project.defs.parents[1] / "lama/process_defs"):
        units = defs / "unit.yaml"
        units.write_text(units.read_text("utf-8") + "- nama: Kecamatan Maos\n  tipe: 7\n", "utf-8")
    older = (project.defs.parents[1] / "lama").as_posix()
    review_units(project, older, (), ("semua",), Purpose.TABLE)
    shared = project.defs.parent / f"reviu/{OLDER}/reviu.yaml"
    text = shared.read_text("utf-8")
    assert text.count("alasan: ...") == 2
    recap = read_workbook((project.output / "reviu/rekapitulasi.xlsx").read_bytes(), "").sheets[0]
    rows = [[recap.at(row, column).text for column in (2, 4, 7, 9, 10)] for row in (4, 5, 6)]
    assert rows == [
        ["Kecamatan Kroya", "2", "1", "2", "2"],
        ["Kecamatan Maos", "2", "1", "2", "2"],
        ["Jumlah", "4", "2", "4", "4"],
    ]
    assert [path.parent.name for path in shared.parent.rglob("reviu.yaml")] == [OLDER]
    shared.write_text(text.replace("...", "Instruksi bersama", 1), "utf-8")
    [one] = reviewed(project).units
    assert one.lacking == 1
    assert table(project).at(6, 7).text == "Instruksi bersama"
    assert not reasons(project).exists()


def test_another_process_with_the_code_of_one_that_is_gone_is_new(project: Project) -> None:
    edit(project, "nama: Contoh", "nama: Penerimaan tamu")
    edit(project, "Menulis surat", "Mencatat tamu")
    edit(project, "id: tulis", "id: catat")
    [one] = reviewed(project).units
    assert [change.sentence for change in one.result.changes] == [
        "proses CLP.99.01 Contoh dihapus", "proses baru CLP.99.01 Penerimaan tamu",
    ]  # fmt: skip
