"""Forms that were filled in show what they change in the definitions before they are taken in."""

import html
from pathlib import Path

import openpyxl
import pytest

from bpmn_gen.store.project import Project
from tests.running import run
from tests.web.asking import Browser
from tests.web.conftest import FILE
from tests.web.test_beginning import files
from tests.web.test_importing import send, sent

CODE = "CLP.02.01"
BEFORE = "Mengusulkan penugasan Pejabat Fungsional dan pelaksana"
AFTER = "Menyusun rencana <b>baru</b>"


@pytest.fixture
def form(project: Project, tmp_path: Path) -> Path:
    """The form of a process, in which somebody has changed what a step is."""
    path = tmp_path / "lembar kroya.xlsx"
    ran = run("--folder-definisi", project.defs, "lembar", "proses", CODE, "-o", path)
    assert ran.returncode == 0, ran.stderr
    book = openpyxl.load_workbook(path)
    cell = next(
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith(BEFORE)
    )
    cell.value = AFTER
    book.save(path)
    return path


def test_a_form_shows_what_it_changes_and_is_taken_then(
    browser: Browser, project: Project, form: Path
) -> None:
    before = files(project)
    told = run("--folder-definisi", project.defs, "impor", form, "--pratinjau")
    key = sent(browser, form)
    text = browser.get(f"/impor/{key}").text
    assert html.escape(AFTER) in text
    assert "lembar kroya.xlsx" in text
    assert ".bpmn-gen-sunting" not in text
    [edit] = [line.strip() for line in told.stdout.splitlines() if line.strip().startswith("1.")]
    assert edit in html.unescape(text)
    assert files(project) == before
    answer = browser.post("/impor/ambil", {"id": key, "unit": ""})
    assert answer.status == 200, answer.text
    assert answer.json()["alamat"] == f"/proses/{FILE}"
    assert AFTER in (project.defs / FILE).read_text("utf-8")
    assert browser.get(f"/impor/{key}").status == 404
    assert run("--folder-definisi", project.defs, "batal").returncode == 0
    assert files(project) == before


def test_what_was_changed_here_meanwhile_is_not_overwritten(
    browser: Browser, project: Project, form: Path
) -> None:
    path = project.defs / FILE
    text = path.read_text("utf-8")
    path.write_text(text.replace(BEFORE, "Menyiapkan surat", 1), "utf-8")
    before = files(project)
    key = sent(browser, form)
    assert (
        "peringatan" in browser.get(f"/impor/{key}").text
        or "galat" in browser.get(f"/impor/{key}").text
    )
    answer = browser.post("/impor/ambil", {"id": key, "unit": ""})
    assert answer.status == 409
    assert answer.json()["pesan"].startswith("Tidak ada yang diambil")
    assert files(project) == before
    forced = browser.post("/impor/ambil", {"id": key, "unit": "", "timpa": True})
    assert forced.status == 200, forced.text
    assert AFTER in path.read_text("utf-8")


def test_a_form_that_says_nothing_new_changes_nothing(
    browser: Browser, project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "sama.xlsx"
    run("--folder-definisi", project.defs, "lembar", "proses", CODE, "-o", path)
    before = files(project)
    key = sent(browser, path)
    assert "tetap; tidak ada isian yang berubah" in browser.get(f"/impor/{key}").text
    assert browser.post("/impor/ambil", {"id": key}).status == 409
    assert files(project) == before


def test_a_form_with_mistakes_names_its_cells(
    browser: Browser, project: Project, form: Path
) -> None:
    book = openpyxl.load_workbook(form)
    sheet = book["Langkah"]
    column = next(
        cell.column for row in sheet.iter_rows() for cell in row if cell.value == "Lanjut ke"
    )
    row = next(
        cell.row for one in sheet.iter_rows() for cell in one if str(cell.value).startswith(AFTER)
    )
    sheet.cell(row, column).value = "99"
    book.save(form)
    before = files(project)
    key = sent(browser, form)
    text = browser.get(f"/impor/{key}").text
    assert "keliru, tidak diambil" in text
    assert "sel " in text
    assert browser.post("/impor/ambil", {"id": key, "unit": ""}).status == 409
    assert files(project) == before


def test_a_broken_form_is_refused(browser: Browser, project: Project, form: Path) -> None:
    data = form.read_bytes()
    before = files(project)
    answer = send(browser, "rusak.xlsx", data[: len(data) // 2])
    assert answer.status == 409
    assert "rusak.xlsx" in answer.json()["pesan"]
    assert files(project) == before


def test_a_map_of_the_program_comes_back_with_what_was_edited(
    browser: Browser, project: Project, tmp_path: Path
) -> None:
    ran = run(
        "--folder-definisi", project.defs, "--folder-hasil", project.output,
        "build", "--tipe", "7", "--proses", CODE, "--format", "bpmn",
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    [path] = project.output.rglob(f"{CODE}.bpmn")
    text = path.read_text("utf-8")
    edited = tmp_path / "peta disunting.bpmn"
    old = "Menerima surat tugas"
    assert old in text
    edited.write_text(
        text.replace(f'name="{old}"', 'name="Menetapkan penugasan tertulis"'), "utf-8"
    )
    before = files(project)
    key = sent(browser, edited)
    text = browser.get(f"/impor/{key}").text
    assert "Menetapkan penugasan tertulis" in text
    assert files(project) == before
    answer = browser.post("/impor/ambil", {"id": key})
    assert answer.status == 200, answer.text
    assert "Menetapkan penugasan tertulis" in (project.defs / FILE).read_text("utf-8")
