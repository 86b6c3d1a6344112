"""Results are served to whoever was given the key, and nothing else of the machine is."""

import os
from pathlib import Path

import pytest

from bpmn_gen.store import manifest
from bpmn_gen.store.manifest import Artefact
from bpmn_gen.web.results.news import KEPT, Rounds
from bpmn_gen.web.results.results_server import guard_of
from bpmn_gen.web.server.guard import RESULTS_POLICY, Guard
from tests.web.asking import HOST, PORT, Browser

HIDDEN = "rahasia"
PAGE = "<!DOCTYPE html><html><body><p>Isi</p><script src='portal.js'></script></body></html>"
OWN = ("index.html", "portal.js", "tipe-07/peta.svg", "tipe-07/sop.pdf", "tipe-07/sop.docx")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output folder with a few files, and secrets around it."""
    folder = tmp_path / "output"
    for name in (*OWN, "reviu/tipe-07/peta-sebelum-sesudah.html"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE if name.endswith(".html") else "isi", "utf-8")
    listed = {one: Artefact(one, "0" * 64, "x", "", "", "", None, None, "1") for one in OWN}
    (folder / "manifest.json").write_bytes(manifest.as_bytes(listed))
    (folder / ".bpmn-gen.json").write_text(HIDDEN)
    (folder / "~$sop.docx").write_text(HIDDEN)
    (folder / "desktop.ini").write_text(HIDDEN)
    (tmp_path / "luar.html").write_text(HIDDEN)
    (tmp_path / "output-lain").mkdir()
    (tmp_path / "output-lain" / "index.html").write_text(HIDDEN)
    return folder


@pytest.fixture
def rounds(output: Path) -> Rounds:
    return Rounds(output)


@pytest.fixture
def guard(output: Path, rounds: Rounds) -> Guard:
    return guard_of(output, rounds, PORT)


@pytest.fixture
def browser(guard: Guard) -> Browser:
    return Browser(guard).enter()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "text/html"), ("portal.js", "text/javascript"),
        ("tipe-07/peta.svg", "image/svg+xml"), ("tipe-07/sop.pdf", "application/pdf"),
        ("reviu/tipe-07/peta-sebelum-sesudah.html", "text/html"),
    ],
)  # fmt: skip
def test_what_browsers_show_is_shown(browser: Browser, path: str, kind: str) -> None:
    answer = browser.get(f"/hasil/{path}")
    assert answer.status == 200
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert "content-disposition" not in answer.headers
    assert answer.headers["content-security-policy"] == RESULTS_POLICY


def test_scripts_on_pages_of_results_are_files_of_our_own() -> None:
    directives = dict(one.strip().split(" ", 1) for one in RESULTS_POLICY.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == "'self'"
    assert directives["connect-src"] == "'self'"
    assert "http" not in RESULTS_POLICY


def test_office_files_are_downloaded(browser: Browser) -> None:
    answer = browser.get("/hasil/tipe-07/sop.docx")
    assert answer.headers["content-disposition"] == 'attachment; filename="sop.docx"'


@pytest.mark.parametrize("ending", ["html", "svg", "js", "css"])
def test_files_of_others_are_never_run(browser: Browser, output: Path, ending: str) -> None:
    (output / f"orang.{ending}").write_text("<script>alert(1)</script>")
    answer = browser.get(f"/hasil/orang.{ending}")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "path",
    [
        "../luar.html", "%2e%2e/luar.html", "..%2fluar.html", "..%5cluar.html", "..\\luar.html",
        "tipe-07/../../luar.html", "tipe-07/%2e%2e/%2e%2e/luar.html", "/luar.html", "//luar.html",
        "../output-lain/index.html", "%2Fetc%2Fpasswd", "/etc/passwd", ".bpmn-gen.json",
        "%2ebpmn-gen.json", "~$sop.docx", "desktop.ini", "Desktop.INI", "index.html%00.pdf",
        "index.html::$DATA", "C:/luar.html", "nul", "CON.html", "aux.svg", "tipe-07/COM1.pdf",
        "index.html.", "index.html%20", "tipe-07//sop.pdf", "tipe-07/./sop.pdf", "tidak-ada.html",
        "a" * 5_000,
    ],
)  # fmt: skip
def test_nothing_outside_and_nothing_hidden_is_served(browser: Browser, path: str) -> None:
    answer = browser.get(f"/hasil/{path}")
    assert answer.status == 404, answer.text
    assert HIDDEN not in answer.text
    assert "root:" not in answer.text


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_lead_nowhere_outside(browser: Browser, output: Path) -> None:
    (output / "tautan.html").symlink_to(output.parent / "luar.html")
    (output / "folder").symlink_to(output.parent / "output-lain")
    (output / "putar").symlink_to(output / "putar")
    (output / "tersembunyi.json").symlink_to(output / ".bpmn-gen.json")
    (output / "dalam.pdf").symlink_to(output / "tipe-07" / "sop.pdf")
    os.mkfifo(output / "pipa.pdf")
    for name in ("tautan.html", "folder/index.html", "folder/", "putar", "tersembunyi.json"):
        answer = browser.get(f"/hasil/{name}")
        assert HIDDEN not in answer.text
        assert answer.status in (303, 404)
    assert browser.get("/hasil/folder/index.html").status == 404
    assert browser.get("/hasil/pipa.pdf").status == 404
    assert browser.get("/hasil/dalam.pdf").status == 200


def test_a_folder_leads_to_its_page(browser: Browser, output: Path) -> None:
    (output / "tipe-07" / "index.html").write_text(PAGE)
    for path in ("/hasil/", "/"):
        assert browser.get(path).headers["location"] == "/hasil/index.html"
    assert browser.get("/hasil/tipe-07").headers["location"] == "/hasil/tipe-07/index.html"
    assert browser.get("/hasil/tipe-07/").headers["location"] == "/hasil/tipe-07/index.html"


def test_nothing_can_be_changed(browser: Browser) -> None:
    for path in ("/hasil/index.html", "/simpan", "/susun/mulai"):
        assert browser.post(path, {}).status in (404, 405)


def test_the_key_opens_any_result_and_leaves_its_address(guard: Guard) -> None:
    asked = Browser(guard)
    assert asked.get("/hasil/index.html").status == 403
    answer = asked.ask("GET", "/hasil/tipe-07/sop.pdf", query=f"kunci={guard.key}")
    assert (answer.status, answer.headers["location"]) == (303, "/hasil/tipe-07/sop.pdf")
    assert asked.ask("GET", "//luar.example", query=f"kunci={guard.key}").status == 403
    assert guard.address == f"http://{HOST}/hasil/index.html?kunci={guard.key}"


def test_pages_of_another_port_may_lead_here_and_read_nothing(browser: Browser) -> None:
    leads = {"sec_fetch_site": "same-site", "sec_fetch_mode": "navigate"}
    assert browser.get("/hasil/index.html", **leads).status == 200
    reads = leads | {"sec_fetch_mode": "cors"}
    assert browser.get("/hasil/index.html", **reads).status == 403
    assert browser.get("/hasil/index.html", origin="http://127.0.0.1:1").status == 403
    away = leads | {"sec_fetch_site": "cross-site"}
    assert browser.get("/hasil/index.html", **away).status == 403


def test_a_page_gets_the_script_that_loads_it_again(browser: Browser, rounds: Rounds) -> None:
    rounds.add(["tipe-07/peta.svg"])
    text = browser.get("/hasil/index.html").text
    assert '<script src="/aset/segar.js" data-ronde="1" defer></script></body>' in text
    assert browser.get("/aset/segar.js").status == 200


def test_a_page_that_comes_back_is_told_what_it_missed(rounds: Rounds, output: Path) -> None:
    rounds.add(["a"])
    rounds.add(["b", "a"])
    assert rounds.since(0) == {"ronde": 2, "dibuat": ["a", "b"]}
    assert rounds.since(1) == {"ronde": 2, "dibuat": ["a", "b"]}
    assert rounds.since(7) == {"ronde": 2, "dibuat": None}
    for _ in range(KEPT + 1):
        rounds.add(["c"])
    assert rounds.since(1)["dibuat"] is None
    number = rounds.number
    rounds.is_busy = True
    (output / "manifest.json").write_text("lain")
    rounds.look()
    assert rounds.number == number
    rounds.is_busy = False
    rounds.look()
    assert rounds.since(number)["dibuat"] is None
