"""What an import left undecided is found, counted, and goes when somebody has decided on it."""

import html
from pathlib import Path

import pytest

from bpmn_gen.definition.import_doubts import doubts_in, settled
from bpmn_gen.store.project import Project
from bpmn_gen.web.process.doubts import Settled, settle
from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.views.process_page import page_of
from tests.running import run
from tests.web.asking import Browser
from tests.web.conftest import FILE, Page

REMARK = "no. c 'Meneliti': keputusan ini hanya mempunyai satu jalan keluar"
HEAD = f"# Dibaca dari 'a.xlsx'.\n# Periksa: {REMARK}.\n# Diperiksa: kop. Ya.\n"


@pytest.fixture
def imported(project: Project) -> Path:
    """A process with something undecided in its head."""
    path = project.defs / FILE
    path.write_text(HEAD + path.read_text("utf-8"), "utf-8")
    return path


def test_only_the_head_counts() -> None:
    data = f"{HEAD}kode: A\n# Periksa: bukan ini.\n".encode()
    assert [(number, remark) for number, _, remark in doubts_in(data)] == [(2, REMARK)]
    assert settled(data, "lain") is None
    assert settled(data, REMARK) == data.replace(b"# Periksa: no.", b"# Diperiksa: no.")
    assert settled(data.replace(b"\n", b"\r\n"), REMARK) is not None


def test_the_page_and_the_command_say_the_same_until_it_is_decided(
    browser: Browser, project: Project, imported: Path
) -> None:
    told = run("--folder-definisi", project.defs, "--rinci", "check").stdout
    assert "masih perlu diperiksa dari impor" in told
    assert REMARK in told
    assert f"{FILE}:2:1" in told
    assert "1 catatan" in html.unescape(browser.get("/").text)
    before = imported.read_text("utf-8")
    assert browser.post("/periksa", {"berkas": FILE, "catatan": REMARK}).status == 200
    assert imported.read_text("utf-8") == before.replace("Periksa: no.", "Diperiksa: no.", 1)
    assert browser.post("/periksa", {"berkas": FILE, "catatan": REMARK}).status == 409
    assert browser.post("/periksa", {"berkas": "../x.yaml", "catatan": REMARK}).status == 409
    assert run("--folder-definisi", project.defs, "batal").returncode == 0
    assert imported.read_text("utf-8") == before


def test_what_is_not_saved_is_saved_first(
    browser: Browser, workshop: Workshop, imported: Path
) -> None:
    before = imported.read_bytes()
    page = Page(page_of(workshop, FILE))
    assert browser.post("/draf", page.sent()).status == 200
    answer = browser.post("/periksa", {"berkas": FILE, "catatan": REMARK})
    assert answer.status == 409
    assert "Simpan dahulu" in answer.json()["pesan"]
    assert imported.read_bytes() == before


@pytest.mark.usefixtures("imported")
def test_a_decree_names_what_is_undecided_and_may_be_recorded(
    browser: Browser, workshop: Workshop
) -> None:
    decree = {"nomor": "188.4/9", "tanggal": "25 November 2026", "tipe": [7]}
    found = browser.post("/edisi/pratinjau", decree).json()
    assert found["boleh"] is True
    assert any(REMARK in one and FILE in one for one in found["kalimat"])
    settle(workshop, Settled(berkas=FILE, catatan=REMARK))
    again = browser.post("/edisi/pratinjau", decree).json()
    assert not any(REMARK in one for one in again["kalimat"])


def test_the_page_of_the_process_lists_it_at_its_row(
    browser: Browser, workshop: Workshop, imported: Path
) -> None:
    page = Page(page_of(workshop, FILE))
    words = page.rows[1]["sel"]["kegiatan"]
    at_row = f"no. 2 '{words[:12]}…' ke no. 9 'Lain': tidak pasti"
    text = imported.read_text("utf-8")
    imported.write_text(f"# Periksa: {at_row}.\n{text}", "utf-8")
    page = Page(page_of(workshop, FILE))
    found = browser.post("/temuan", page.sent()).json()["temuan"]
    doubts = [one for one in found if one["kode"] == "undecided-import"]
    assert [one["pesan"].partition("impor: ")[2] for one in doubts] == [at_row, REMARK]
    assert [one["tabel"] for one in doubts] == ["langkah", ""]
    assert (doubts[0]["baris"], doubts[0]["kunci"]) == (1, page.rows[1]["kunci"])
    assert browser.post("/periksa", {"berkas": FILE, "catatan": at_row}).status == 200
    page = Page(page_of(workshop, FILE))
    left = browser.post("/temuan", page.sent()).json()["temuan"]
    assert [REMARK in one["pesan"] for one in left if one["kode"] == "undecided-import"] == [True]
