"""SOPs of this program that come back: read as they were made, and what staff changed in them."""

from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest

from bpmn_gen.commands.returned_sops import OwnSops
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_types
from bpmn_gen.definition.definition_set import DefinitionSet
from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.sop_planning import SopPlanner, sop_templates
from bpmn_gen.sop.compose import brief_of
from bpmn_gen.sop.rows import flowchart
from bpmn_gen.sop_files import open_file, opened, sheets_of
from bpmn_gen.sop_reading.read_sop import ReadSop
from bpmn_gen.sop_reading.reading import read_sops
from bpmn_gen.store.project import Project
from bpmn_gen.writing.changes import Changes
from tests.cli.example import run
from tests.content.shipped import definitions
from tests.running import ROOT, copy_definitions

CODES = (
    "CLP.01.02", "CLP.02.01", "CLP.02.02", "CLP.02.03", "CLP.02.05", "CLP.03.01", "CLP.03.04",
    "CLP.04.03", "CLP.05.01", "CLP.06.01", "CLP.08.01", "CLP.09.01",
)  # fmt: skip
KECAMATAN = 7


@cache
def shipped_project() -> tuple[Project, DefinitionSet]:
    """The project of the shipped definitions."""
    project = Project.at(ROOT / "process_defs")
    return project, definitions()


def made(code: str, kind: str) -> tuple[ReadSop, list[str], set[tuple[int, int, str]]]:
    """An SOP as it is read, with the texts of its rows and the flows that it was made of."""
    project, defs = shipped_project()
    target = next(one for one in all_types(defs) if one.number == KECAMATAN)
    process = next(one for one in resolve(defs, target, Findings()) if one.code == code)
    templates = sop_templates(project, defs, Findings())
    job = next(SopPlanner(defs, (kind,), templates, "").job(process, ""))
    (sop,) = read_sops(sheets_of(opened(next(job.render())))[0])
    chart = flowchart(process, merge_events=brief_of(process, defs).merge_events)
    places = {row.id: number for number, row in enumerate(chart.rows)}
    flows = {(places[one.source], places[one.target], one.label) for one in chart.arrows}
    return sop, [row.text for row in chart.rows], flows


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("code", CODES)
def test_an_sop_reads_back_as_it_was_made(code: str, kind: str) -> None:
    sop, rows, flows = made(code, kind)
    assert [step.text for step in sop.steps] == [" ".join(text.split()) for text in rows]
    found = {(one.start, one.end, one.words or one.label) for one in sop.flows}
    told = {(doubt.step, doubt.end) for doubt in sop.doubts}
    silent = {one for one in found ^ flows if not {(one[0], one[1]), (one[0], None)} & told}
    assert not silent
    assert len(found & flows) >= 0.9 * len(flows)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the SOP of an office's own service, already made."""
    copy_definitions(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert (
        run(
            "baru", "Penerimaan tamu", "--unit", "Kecamatan Kroya", "--contoh", "buku-tamu"
        ).exit_code
        == 0
    )
    built = run(
        "build", "--unit", "Kecamatan Kroya", "--proses", "KK.01.01", "--format", "docx,xlsx"
    )
    assert built.exit_code == 0, built.output
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    """Type something else into a cell, as people do in Word."""
    document = docx.Document(str(path))
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    if paragraph.text == old:
                        paragraph.runs[0].text = new
                        for rest in paragraph.runs[1:]:
                            rest.text = ""
    document.save(str(path))


def test_an_sop_that_nobody_changed_says_so(project: Path) -> None:
    for name in ("sop.docx", "sop.xlsx"):
        result = run("impor", f"output/unit-kecamatan-kroya/KK.01.01/{name}")
        assert result.exit_code == 0, result.output
        assert "isinya sama dengan definisinya" in result.output
    assert not (project / "periksa.html").exists()


def test_what_staff_typed_goes_into_the_definition_and_back(project: Path) -> None:
    path = project / "output/unit-kecamatan-kroya/KK.01.01/sop.docx"
    edited = path.with_name("sop.suntingan-1.docx")
    edited.write_bytes(path.read_bytes())
    edit(edited, "30 menit", "45 menit")
    definition = project / "process_defs/unit/kecamatan-kroya/proses/penerimaan-tamu.yaml"
    before = definition.read_text("utf-8")
    label = edited.relative_to(project).as_posix()
    seen = run("impor", label, "--pratinjau")
    assert "+    waktu: 45 menit" in seen.output
    assert definition.read_text("utf-8") == before
    result = run("impor", label)
    assert "waktu: '30 menit' menjadi '45 menit'" in result.output
    assert definition.read_text("utf-8") == before.replace("waktu: 30 menit", "waktu: 45 menit")
    assert run("batal").exit_code == 0
    assert definition.read_text("utf-8") == before


def test_a_file_of_others_is_none_of_ours(tmp_path: Path) -> None:
    from tests.sop_reading.ticked import ticked_sop

    path = ticked_sop(tmp_path / "sop.xlsx")
    project, defs = shipped_project()
    assert OwnSops(project, defs, Changes(None)).returned(path, open_file(path)) is None


def test_a_file_without_its_drawing_is_compared_by_its_words(project: Path) -> None:
    path = project / "output/unit-kecamatan-kroya/KK.01.01/sop.xlsx"
    book = openpyxl.load_workbook(path)  # which leaves drawings out
    edited = path.with_name("sop.suntingan-1.xlsx")
    book.save(edited)
    result = run("impor", edited.relative_to(project).as_posix())
    assert result.exit_code == 0, result.output
    assert "simbol dan panahnya tidak terbaca" in result.output
    assert "panah yang dihapus" not in result.output


def test_a_new_row_is_told_and_hides_no_other_change(project: Path) -> None:
    path = project / "output/unit-kecamatan-kroya/KK.01.01/sop.docx"
    edited = path.with_name("sop.suntingan-1.docx")
    edited.write_bytes(path.read_bytes())
    edit(edited, "30 menit", "45 menit")
    document = docx.Document(str(edited))
    table = next(one for one in document.tables if "Kegiatan" in one.rows[0].cells[1].text)
    row = table.add_row()  # type: ignore[no-untyped-call]
    row.cells[0].paragraphs[0].add_run("9")
    row.cells[1].paragraphs[0].add_run("Membuat laporan harian")
    row.cells[-2].paragraphs[0].add_run("Laporan")
    document.save(str(edited))
    result = run("impor", edited.relative_to(project).as_posix())
    assert "waktu: '30 menit' menjadi '45 menit'" in result.output
    assert "baris baru: no. 9 'Membuat laporan harian'" in result.output


def test_definitions_of_the_program_are_never_written(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run("build", "--tipe", "7", "--proses", "CLP.02.02", "--format", "docx")
    assert made.exit_code == 0, made.output
    path = project / "output/tipe-07/CLP.02.02/sop.docx"
    (tmp_path / "lain").mkdir()
    edited = tmp_path / "lain" / "sop.docx"
    edited.write_bytes(path.read_bytes())
    edit(edited, "Surat permohonan pelibatan", "Surat permohonan tertulis")
    monkeypatch.chdir(edited.parent)
    shipped = next((ROOT / "process_defs/proses/penugasan").glob("clp-02-02-*.yaml"))
    before = shipped.read_bytes()
    result = run("impor", "sop.docx", "--bawaan")
    assert "'Surat permohonan tertulis' (tulis sendiri di definisinya)" in result.output
    assert shipped.read_bytes() == before
