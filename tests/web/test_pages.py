"""Pages show the processes of the project, and nothing else of the machine."""

import re

import pytest

from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.server.answering import PAGES
from bpmn_gen.web.views.process_page import page_of
from tests.running import ROOT
from tests.web.asking import Browser
from tests.web.conftest import FILE, Page

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"


def test_the_list_leads_to_every_process_with_its_findings(
    browser: Browser, workshop: Workshop
) -> None:
    text = browser.get("/").text
    links = re.findall(r'href="/proses/([^"]+)"', text)
    assert sorted(links) == sorted(workshop.processes(workshop.definitions()))
    assert len(links) == 4
    assert "catatan</span>" in text
    for link in links:
        assert browser.get(f"/proses/{link}").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/proses/../daerah.yaml", "/proses/..%2f..%2fetc/passwd", "/proses//etc/passwd",
        "/proses/daerah.yaml", "/proses/proses/penugasan/..%2f..%2fdaerah.yaml",
        "/aset/..%2fapplication.py", "/aset/%2e%2e/guard.py", "/aset/depan.html.j2",
        "/keadaan/../daerah.yaml",
    ],
)  # fmt: skip
def test_no_other_file_is_shown(browser: Browser, path: str) -> None:
    answer = browser.get(path)
    assert answer.status == 404
    assert "root:" not in answer.text
    assert "pemerintah:" not in answer.text
    assert "import" not in answer.text


@pytest.mark.parametrize("path", ["/tidakada", "/unit/", "/susun/abc", "/simpan", "/impor/x/y/z"])
def test_an_address_that_leads_nowhere_has_a_way_back(browser: Browser, path: str) -> None:
    answer = browser.get(path)
    assert answer.status in {404, 405}
    assert "tidak ada" in answer.text
    assert 'href="/"' in answer.text
    sent = browser.post(f"{path}/lain", {})
    assert (sent.status, sent.json()) == (404, {"pesan": "Halaman itu tidak ada."})


@pytest.mark.parametrize("name", ["../daerah.yaml", "/etc/passwd", "daerah.yaml", ""])
@pytest.mark.parametrize("way", ["/gambar", "/temuan", "/simpan", "/draf", "/draf/sisihkan"])
def test_no_other_file_is_written(browser: Browser, page: Page, name: str, way: str) -> None:
    page.data["sidik"] = "0" * 64
    answer = browser.post(way, page.sent() | {"berkas": name})
    assert answer.status == 409
    assert answer.json()["pesan"]


@pytest.mark.parametrize("data", [[], {}, {"isi": 1}, "x", {"berkas": FILE, "sidik": "x"}])
def test_what_is_no_page_is_refused(browser: Browser, data: object) -> None:
    assert browser.post("/gambar", data).status == 400


def test_what_is_a_list_by_mistake_is_shown_as_it_is_written(
    browser: Browser, workshop: Workshop
) -> None:
    path = workshop.project.defs / FILE
    text = path.read_text("utf-8").replace("oleh: pimpinan", "oleh: [pimpinan, penilai]", 1)
    path.write_text(text, "utf-8")
    page = Page(page_of(workshop, FILE))
    assert "[pimpinan, penilai]" in [row["sel"].get("oleh") for row in page.rows]
    found = browser.post("/temuan", page.sent()).json()
    assert found["gambar"] is None
    assert any(one["tingkat"] == "galat" for one in found["temuan"])


def test_texts_of_a_definition_are_never_markup(browser: Browser, workshop: Workshop) -> None:
    path = workshop.project.defs / FILE
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"^nama: .*$", f"nama: {HOSTILE!r}", text, flags=re.MULTILINE), "utf-8")
    for answer in (browser.get("/"), browser.get(f"/proses/{FILE}")):
        assert answer.status == 200
        assert "alert(1)" in answer.text
        assert "<script>alert" not in answer.text
        assert "<img" not in answer.text


def test_pages_hold_no_scripts_or_styles_of_their_own() -> None:
    templates = [*PAGES.glob("*.j2")]
    assert len(templates) > 3
    for path in templates:
        text = path.read_text("utf-8")
        assert not re.search(r"\sstyle=|\son\w+=|<style|javascript:|https?:", text), path.name
        scripts = re.findall(r"<script([^>]*)>", text)
        assert all("src=" in one or "application/json" in one for one in scripts)


def test_scripts_never_make_markup_of_texts() -> None:
    scripts = [*PAGES.glob("*.js")]
    assert len(scripts) > 5
    for path in scripts:
        text = path.read_text("utf-8")
        forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
        assert not re.search(forbidden, text), path.name
        assert not re.search(r"https?://", text), path.name
        assert text.count("\n") <= 400, path.name


def test_a_file_that_breaks_while_it_is_edited_is_in_conflict(
    browser: Browser, workshop: Workshop, page: Page
) -> None:
    path = workshop.project.defs / FILE
    page.rows[1]["sel"]["keterangan"] = "Lain"
    path.write_bytes(b"kode: [\n")
    assert browser.post("/draf", page.sent()).status == 200
    answer = browser.post("/simpan", page.sent())
    assert answer.status == 409
    assert answer.json()["bentrok"]["saya"]
    assert path.read_bytes() == b"kode: [\n"


def test_all_that_pages_need_is_shipped() -> None:
    assert 'packages = ["bpmn_gen"]' in (ROOT / "pyproject.toml").read_text("utf-8")
    text = "".join(path.read_text("utf-8") for path in PAGES.iterdir())
    named = set(re.findall(r"/aset/([\w.]+)", text)) | set(re.findall(r"'\./([\w.]+)'", text))
    assert len(named) > 8
    assert [name for name in named if not (PAGES / name).is_file()] == []
