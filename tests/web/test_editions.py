"""Decrees and reviews on pages: what the commands say, and nothing written that was not shown."""

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from bpmn_gen.commands.build import StoppedError
from bpmn_gen.commands.enacting import Wish, enact
from bpmn_gen.commands.new_process import new_process
from bpmn_gen.commands.office import add_office
from bpmn_gen.commands.review_files import read_file
from bpmn_gen.commands.reviewing import Purpose, Reviewed, review_units
from bpmn_gen.diagnostics import Findings
from bpmn_gen.store.edition_folders import PROPOSED
from bpmn_gen.store.project import Project
from bpmn_gen.web.application import application
from bpmn_gen.web.made.tasks import EnactTask, ReviewTask
from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.server.guard import Guard
from tests.running import few_definitions, run, snapshot
from tests.web.asking import PORT, Browser
from tests.web.conftest import FILE, UNIT

HOSTILE = "<script>alert(1)</script>"
DAY = dt.date(2026, 11, 24)
WISH = Wish("188.4/7", DAY, tipe=(7,), formats=("bpmn",))
DECREE = {"nomor": "188.4/8", "tanggal": "25 November 2026", "tipe": [7]}


def nothing(*_told: object) -> None:
    """Nobody watches, and nothing is to end."""


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a project in which a decree has set one unit type."""
    folder = tmp_path_factory.mktemp("ditetapkan")
    enact(Project(few_definitions(folder), folder / "output"), WISH, nothing)
    return folder


@pytest.fixture
def project(decided: Path, tmp_path: Path) -> Project:
    """That project, in which a process says something else since."""
    folder = Path(shutil.copytree(decided, tmp_path / "proyek"))
    path = folder / "process_defs" / FILE
    text = path.read_text("utf-8")
    path.write_text(text.replace("nama: ", f"nama: {HOSTILE} ", 1), "utf-8")
    notes = folder / "catatan"
    notes.mkdir()
    (notes / "satu.txt").write_text(
        "Catatan atas peta proses bisnis\nUnit: Kecamatan\nProses: CLP.02.01\n"
        f"Dari: {HOSTILE}\nTanggal: 2026-11-26\nIsi:\nTerlalu lama {HOSTILE}\n",
        "utf-8",
    )
    return Project(folder / "process_defs", folder / "output")


@pytest.fixture
def browser(project: Project) -> Browser:
    return Browser(Guard(application(Workshop(project)), PORT)).enter()


def reviewed(project: Project) -> Reviewed:
    """The unit as the command reviews it."""
    fresh = Project(project.defs, project.output)
    return review_units(fresh, None, (7,), (), Purpose.LOOK).units[0]


def test_the_page_lists_decrees_and_how_units_stand(browser: Browser) -> None:
    text = browser.get("/edisi").text
    assert "Keputusan Bupati Cilacap Nomor 188.4/7 Tahun 2026 tanggal 24 November 2026" in text
    assert "Kecamatan: 4 proses" in text
    assert "berubah sejak ditetapkan" in text
    assert re.findall(r'href="/reviu/([^"]+)"', text) == ["tipe-07"]
    assert HOSTILE not in text


def test_what_a_decree_would_set_is_shown_and_nothing_written(
    browser: Browser, project: Project
) -> None:
    before = snapshot(project.defs.parent)
    found = browser.post("/edisi/pratinjau", DECREE).json()
    assert found["boleh"] is True
    assert found["kalimat"][1] == "Kecamatan: 4 proses".rjust(len("Kecamatan: 4 proses") + 2)
    assert "edisi/2026-11-25-188-4-8" in found["kalimat"][-1]
    assert snapshot(project.defs.parent) == before


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"nomor": " "}, "Nomor keputusan masih kosong"),
        ({"tanggal": ""}, "Tanggal keputusan masih kosong"),
        ({"tanggal": "31 Februari 2026"}, "Tanggal keputusan"),
        ({"nomor": "188.4/7"}, "sudah dicatat"),
        ({"tanggal": "1 November 2026"}, "harus bertanggal sesudahnya"),
    ],
)
def test_a_decree_that_cannot_be_is_refused(
    browser: Browser, project: Project, change: dict[str, str], words: str
) -> None:
    before = snapshot(project.defs.parent)
    answer = browser.post("/edisi/pratinjau", DECREE | change)
    assert answer.status == 409
    assert words in answer.json()["pesan"]
    assert browser.post("/edisi/pratinjau", DECREE | {"folder": "/"}).status == 400
    assert snapshot(project.defs.parent) == before


def test_a_recording_that_was_killed_is_told(browser: Browser, project: Project) -> None:
    assert "terputus" not in browser.get("/edisi").text
    noted = project.output / PROPOSED
    noted.parent.mkdir(exist_ok=True)
    noted.write_text('[["2026-12-01-9", "Keputusan Nomor 9", {"unit-a": "Unit A"}, ["svg"]]]')
    said = "Pencatatan Keputusan Nomor 9 terputus; hasil Unit A mungkin memuat nomornya"
    assert said in browser.get("/edisi").text
    noted.unlink()
    assert "terputus" not in browser.get("/edisi").text


def test_what_will_stop_the_recording_stops_it_in_the_preview(
    browser: Browser, project: Project
) -> None:
    add_office(project, UNIT, None).write("uji")
    new_process(project, "Legalisasi surat", UNIT, None).changes.write("uji")
    decree = DECREE | {"tipe": [], "unit": [UNIT]}
    found = browser.post("/edisi/pratinjau", decree).json()
    assert found["boleh"] is False
    first = found["temuan"][0]
    assert (first["tingkat"], first["kode"]) == ("galat", "drafts-not-set")
    assert "'SOP milik unit sendiri'" in first["saran"][0]
    assert "--" not in str(found["temuan"])
    assert browser.post("/edisi/pratinjau", decree | {"sop_unit": "ya"}).json()["boleh"] is True


def test_a_preview_names_days_to_come_and_what_is_not_saved(project: Project) -> None:
    workshop = Workshop(project)
    draft = workshop.drafts.path_of(FILE)
    draft.parent.mkdir(parents=True, exist_ok=True)
    draft.write_text("{}", "utf-8")
    asked = Browser(Guard(application(workshop), PORT)).enter()
    told = asked.post("/edisi/pratinjau", DECREE | {"tanggal": "1 Januari 2999"}).json()["kalimat"]
    assert any("sesudah hari ini" in one for one in told)
    assert any("tidak ikut ditetapkan" in one and HOSTILE in one for one in told)


def test_a_decree_is_recorded_whole_or_not_at_all(project: Project) -> None:
    wish = Wish("188.4/8", dt.date(2026, 11, 25), tipe=(7,), formats=("bpmn",))

    def ended() -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        EnactTask(wish).run(Project(project.defs, project.output), nothing, ended)
    assert [path.name for path in project.editions.iterdir()] == [WISH.slug]
    result = EnactTask(wish).run(Project(project.defs, project.output), nothing, nothing)
    assert result.sentences[0].startswith("Ditetapkan dengan Keputusan Bupati Cilacap")
    assert result.ways == (("Lihat keadaan tiap unit", "/edisi"),)
    assert (project.editions / wish.slug / "SHA256SUMS").is_file()


def test_the_page_of_a_review_says_what_the_command_says(
    browser: Browser, project: Project
) -> None:
    assert '<a href="/reviu/tipe-07">Kecamatan</a>' in browser.get("/reviu").text
    text = browser.get("/reviu/tipe-07").text
    assert 'class="banding"' not in text  # which is a window of its own width
    one = reviewed(project)
    (change,) = one.result.changes
    assert change.key in text
    assert f"1 perubahan sejak {one.since}" in text
    assert "Terlalu lama &lt;script&gt;" in text
    assert HOSTILE not in text
    drawn = browser.post("/reviu/gambar", {"unit": "tipe-07", "kode": "CLP.02.01"}).json()
    titles = [picture["judul"] for picture in drawn["gambar"]]
    assert titles[:2] == ["Semula", "Menjadi"]
    assert all(picture["svg"].startswith("<?xml") for picture in drawn["gambar"])
    assert not any("<script" in picture["svg"] for picture in drawn["gambar"])


@pytest.mark.parametrize("slug", ["tipe-99", "..", "tipe-08", "unit-tidak-ada", "%2e%2e"])
def test_units_without_decree_are_told(browser: Browser, slug: str) -> None:
    assert browser.get(f"/reviu/{slug}").status in (303, 404)
    if re.fullmatch("[a-z0-9-]+", slug):
        assert browser.post("/reviu/gambar", {"unit": slug, "kode": ""}).status == 409


def test_a_reason_stands_where_the_command_reads_it(browser: Browser, project: Project) -> None:
    one = reviewed(project)
    (change,) = one.result.changes
    sent = {
        "unit": "tipe-07", "kunci": change.key, "alasan": f"Agar cepat: {HOSTILE}\nlagi",
        "dasar": "Pasal 3", "alasan_lama": "", "dasar_lama": "",
    }  # fmt: skip
    said = browser.post("/reviu/alasan", sent)
    assert said.status == 200, said.text
    now = reviewed(project)
    assert now.lacking == 0
    assert now.reasons.of(change).reason == said.json()["alasan"]
    assert now.reasons.of(change).basis == "Pasal 3"
    place = one.place.reasons
    place.write_text(f"# catatan orang\n{place.read_text('utf-8')}", "utf-8")
    again = sent | {
        "alasan": "Lain", "dasar": "", "alasan_lama": said.json()["alasan"], "dasar_lama": "Pasal 3"
    }  # fmt: skip
    assert browser.post("/reviu/alasan", again).json() == {"alasan": "Lain", "dasar": ""}
    text = place.read_text("utf-8")
    assert text.startswith("# catatan orang\n")
    assert "alasan: Lain" in text
    assert "dasar" not in text.split(change.key, 1)[1]
    stale = browser.post("/reviu/alasan", again)
    assert stale.status == 200  # which says what is there
    other = browser.post("/reviu/alasan", again | {"alasan": "Ketiga"})
    assert other.status == 409
    assert "tidak ada yang ditimpa" in other.json()["pesan"]
    assert place.read_text("utf-8") == text
    gone = browser.post("/reviu/alasan", again | {"kunci": "CLP.02.01/tidak-ada"})
    assert gone.status == 409
    undone = run("--folder-definisi", project.defs, "batal")
    assert undone.returncode == 0, undone.stderr
    assert "Pasal 3" in place.read_text("utf-8")


def test_a_reason_that_is_emptied_waits_again(browser: Browser, project: Project) -> None:
    one = reviewed(project)
    (change,) = one.result.changes
    place = one.place.reasons
    place.parent.mkdir(parents=True)
    place.write_text(f"{change.key}: Singkat saja\n", "utf-8")
    sent = {
        "unit": "tipe-07", "kunci": change.key, "alasan": "", "dasar": "",
        "alasan_lama": "Singkat saja", "dasar_lama": "",
    }  # fmt: skip
    assert browser.post("/reviu/alasan", sent).json() == {"alasan": "", "dasar": ""}
    read = read_file(one.place, Findings())
    assert read.given[change.key].reason == ""
    assert reviewed(project).lacking == 1


def test_the_files_of_a_review_are_those_of_the_command(browser: Browser, project: Project) -> None:
    result = ReviewTask((7,), ()).run(Project(project.defs, project.output), nothing, nothing)
    assert result.sentences[0].startswith("Kecamatan: 1 perubahan sejak ")
    assert result.ways == (("Kembali ke reviu", "/reviu/tipe-07"),)
    text = browser.get("/reviu/tipe-07").text
    listed = re.findall(r'href="(/hasil/reviu/[^"]+)"', text)
    there = {path.name for path in (project.output / "reviu").rglob("*.*") if path.name[0] != "."}
    assert {one.rpartition("/")[2] for one in listed} == there
    assert "peta-sebelum-sesudah.html" in there
