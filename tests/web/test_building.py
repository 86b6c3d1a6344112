"""A build that the page starts makes what the command makes, and can be watched and ended."""

import http.client
import json
import os
import re
import time
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bpmn_gen.commands.build import build
from bpmn_gen.commands.ledger import Outcome
from bpmn_gen.store.project import Project
from bpmn_gen.store.request import Request
from bpmn_gen.web.made.building import Wanted
from bpmn_gen.web.made.desk import Desk
from bpmn_gen.web.made.finding_links import linked
from bpmn_gen.web.process.workshop import Workshop
from tests.running import run, snapshot
from tests.web.asking import Browser
from tests.web.conftest import FILE, Page
from tests.web.test_serving import SECONDS, Running, editor

FEW = {"tipe": [7], "format": ["bpmn", "svg"], "keputusan": "tidak"}
WHAT = Request(tipe=(7,), formats=("bpmn", "svg"), keputusan=False)
MANY = FEW | {"tipe": [7, 8], "format": ["bpmn", "svg", "pdf"]}
ALL = FEW | {"tipe": [*range(1, 11)], "format": ["bpmn", "svg", "pdf", "docx", "xlsx", "pptx"]}
"""More than a machine makes while a few questions are answered."""
REST = Request(tipe=(7, 8), formats=("bpmn", "svg", "pdf"), keputusan=False)
COMMAND = ("build", "--tipe", "7", "--format", "bpmn,svg", "--tanpa-keputusan")


def news(running: Running) -> Generator[dict[str, Any]]:
    """What the page is told, until the build has ended."""
    own = f"{running.parts.hostname}:{running.parts.port}"
    connection = http.client.HTTPConnection(own, timeout=SECONDS)
    connection.request("GET", "/susun/kabar", headers={"Cookie": running.cookie})
    with closing(connection), connection.getresponse() as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        while line := answer.readline().decode():
            if line.startswith("data: "):
                said = json.loads(line[6:])
                yield said
                if said["keadaan"] != "berjalan":
                    break


def start(running: Running, what: dict[str, Any]) -> None:
    status, text = running.ask("POST", "/susun/mulai", json.dumps(what))
    assert status == 200, text


def until_it_works(running: Running) -> None:
    """Wait until the first jobs of a build are done."""
    with closing(news(running)) as told:
        assert next(one for one in told if one["selesai"])


def fresh(project: Project, folder: Path) -> dict[str, bytes]:
    """What the command makes of the same definitions."""
    build(Project(project.defs, folder), WHAT)
    return snapshot(folder)


def test_it_makes_what_the_command_makes(project: Project, tmp_path: Path) -> None:
    with editor(project) as running:
        assert "Belum ada" in running.ask("GET", "/susun")[1]
        start(running, FEW)
        told = [*news(running)]
        page = running.ask("GET", "/susun")[1]
        place = running.ask_for_place("/hasil/tipe-07/CLP.02.01/index.html")
    assert told[-1]["keadaan"] == "selesai"
    counts = [(one["bagian"], one["selesai"]) for one in told[:-1]]
    assert counts == sorted(counts)
    working = [one for one in told[:-1] if one["semua"]]
    assert working
    assert all(0 < one["selesai"] <= one["semua"] and one["nama"] for one in working)
    assert "berkas dibuat" in page
    assert 'href="/hasil/index.html"' in page
    assert "/hasil/tipe-07/CLP.02.01/peta-lintas-fungsi.svg" in page
    assert str(project.output / "tipe-07") in page
    assert re.fullmatch(
        r"http://127\.0\.0\.1:\d+/hasil/tipe-07/CLP\.02\.01/index\.html\?kunci=\S+", place
    )
    assert urlsplit(place).port != running.parts.port
    assert snapshot(project.output) == fresh(project, tmp_path / "lain")


def test_of_single_processes_the_files_are_shown_and_the_portal_is_not(project: Project) -> None:
    with editor(project) as running:
        start(running, FEW)
        assert [*news(running)][-1]["keadaan"] == "selesai"
        assert "Buka portal" in _told(running)
        for _ in range(2):  # the second time nothing has to be made
            start(running, FEW | {"proses": ["CLP.02.01"]})
            assert [*news(running)][-1]["keadaan"] == "selesai"
            told = _told(running)
            assert "Hanya proses yang dipilih yang disusun" in told
            assert "belum ikut diperbarui" in told
            assert "Susun seluruhnya agar portal ikut diperbarui" in told
            assert "Buka portal" not in told
            assert 'href="/hasil/tipe-07/CLP.02.01/peta-lintas-fungsi.svg"' in told
            assert "CLP.02.04" not in told


def _told(running: Running) -> str:
    """What the page says of the build that was last."""
    found = re.search(
        r'<section id="jalan".*?</section>', running.ask("GET", "/susun")[1], re.DOTALL
    )
    assert found
    return found[0]


def test_one_at_a_time_and_beside_the_command(project: Project, page: Page) -> None:
    with editor(project) as running:
        start(running, ALL)
        until_it_works(running)
        status, text = running.ask("POST", "/susun/mulai", json.dumps(FEW))
        assert status == 409
        assert "masih berjalan" in json.loads(text)["pesan"]
        beside = run("--folder-definisi", project.defs, "--folder-hasil", project.output, *COMMAND)
        assert beside.returncode == 1
        assert "sedang dipakai penyusunan lain" in beside.stderr
        status, text = running.ask("POST", "/gambar", json.dumps(page.sent()))
        assert status == 200
        assert json.loads(text)["gambar"]
        assert running.ask("POST", "/susun/henti", "{}")[0] == 200
        assert [*news(running)][-1]["keadaan"] == "berhenti"
        status, text = running.ask("GET", "/susun")
        assert "Dihentikan" in text
        after = run("--folder-definisi", project.defs, "--folder-hasil", project.output, *COMMAND)
        assert after.returncode == 0, after.stderr


def test_a_build_that_was_ended_leaves_nothing_half_written(project: Project) -> None:
    with editor(project) as running:
        start(running, MANY)
        until_it_works(running)
        running.ask("POST", "/susun/henti", "{}")
        assert [*news(running)][-1]["keadaan"] == "berhenti"
    assert _whole_and_going_on(project).kept


@pytest.mark.skipif(os.name == "nt", reason="signals are those of other systems")
def test_a_build_ends_with_its_editor_however_that_ends(project: Project) -> None:
    with editor(project) as running:
        start(running, MANY)
        until_it_works(running)
        running.process.kill()
        running.process.wait(SECONDS)
    lock, limit = project.output / ".bpmn-gen.lock", time.monotonic() + SECONDS
    while lock.exists() and time.monotonic() < limit:
        time.sleep(0.1)
    assert not lock.exists()
    _whole_and_going_on(project)  # how much was noted before the end is a matter of chance


def _whole_and_going_on(project: Project) -> Outcome:
    """What the next build makes, once it is sure that what is there is part of what will be."""
    left = {path: one for path, one in snapshot(project.output).items() if "/" in path}
    assert left
    assert not list(project.output.rglob("*.tmp"))
    outcome = build(Project(project.defs, project.output), REST)
    assert not outcome.set_aside
    after = snapshot(project.output)
    assert {path: after.get(path) for path in left} == left
    return outcome


def test_mistakes_are_told_with_the_way_to_their_cell(project: Project) -> None:
    path = project.defs / FILE
    text = path.read_text("utf-8")
    path.write_text(text.replace("oleh: pimpinan", "oleh: pimpina", 1), "utf-8")
    with editor(project) as running:
        start(running, FEW)
        assert [*news(running)][-1]["keadaan"] == "gagal"
        page = running.ask("GET", "/susun")[1]
    assert "pimpina" in page
    assert re.search(rf'href="/proses/{re.escape(FILE)}#langkah\.\d+\.oleh"', page)
    assert not project.output.exists()


def test_a_finding_leads_to_the_cell_that_says_it(workshop: Workshop) -> None:
    path = workshop.project.defs / FILE
    lines = path.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if "oleh: pimpinan" in line)
    lines[at] = lines[at].replace("pimpinan", "siapa")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    first = next(one for one in linked(workshop, workshop.found()) if "siapa" in one["pesan"])
    assert first["tingkat"] == "galat"
    assert first["tempat"].startswith(f"{FILE}:{at + 1}:")
    assert first["tautan"] == f"/proses/{FILE}#langkah.0.oleh"


def test_drafts_are_named(browser: Browser, page: Page) -> None:
    assert "belum disimpan" not in browser.get("/susun").text
    page.rows[1]["sel"]["keterangan"] = "Baru"
    assert browser.post("/draf", page.sent()).status == 200
    text = browser.get("/susun").text
    assert "1 proses belum disimpan; yang disusun adalah berkasnya" in text
    assert page.data["nama"] in text


@pytest.mark.parametrize(
    "data",
    [
        {}, {"format": "svg"}, {"format": [], "keputusan": "mungkin"}, {"format": ["x" * 300]},
        {"format": [], "tipe": ["7"]}, {"format": [], "folder": "lain"},
        {"format": ["svg"], "unit": ["a"] * 3_000},
    ],
)  # fmt: skip
def test_what_no_page_asks_for_is_refused(browser: Browser, data: object) -> None:
    assert browser.post("/susun/mulai", data).status == 400


def test_what_is_asked_for_is_what_the_command_takes() -> None:
    wanted = Wanted.model_validate(FEW | {"proses": [" CLP.02.01", ""], "ulang": True})
    assert wanted.request() == Request(
        tipe=(7,), proses=("CLP.02.01",), formats=("bpmn", "svg"), keputusan=False, force=True
    )
    assert Wanted.model_validate({"format": ["pdf", "unknown", "bpmn"]}).request().formats == (
        "bpmn",
        "pdf",
    )


def test_without_results_nothing_leads_anywhere(workshop: Workshop, browser: Browser) -> None:
    assert browser.get("/hasil/index.html").headers["location"] == "/"
    desk = Desk(workshop)
    desk.leave()  # which waits for nothing
    assert desk.rounds.is_over
