"""A unit gets another name with its folder, and what knows it by its name follows."""

from pathlib import Path

import pytest

from bpmn_gen.commands.checking import check_project
from bpmn_gen.diagnostics import Severity
from bpmn_gen.store.project import Project
from bpmn_gen.web.process.workshop import Workshop
from tests.running import run
from tests.web.asking import Browser
from tests.web.conftest import FILE, SLUG, UNIT, Page
from tests.web.driving import Drive, Steps, driver

NEW, PLACE = "Kecamatan Kroya Baru", "kecamatan-kroya-baru"


def asked(name: str = NEW, *, write: bool = False) -> dict[str, object]:
    return {"slug": SLUG, "nama": name, "tulis": write}


def files(project: Project) -> dict[str, bytes]:
    every = (path for path in sorted(project.defs.rglob("*")) if path.is_file())
    return {path.relative_to(project.defs).as_posix(): path.read_bytes() for path in every}


@pytest.fixture
def referring(project: Project, office: Path) -> Project:
    """A project in which a process and a list of remarks know the unit by its name."""
    path = project.defs / FILE
    text = path.read_text("utf-8").replace(
        "pelaku:\n", f"berlaku: [1, {UNIT}]  # dan lain-lain\npelaku:\n"
    )
    path.write_text(text + f"# {UNIT}\n", "utf-8")
    list_ = office / "daftar.yaml"
    list_.write_text(list_.read_text("utf-8") + f"peralatan:\n  cap: Cap {UNIT}\n", "utf-8")
    (office / "catatan.txt").write_text("milik unit", "utf-8")
    return project


def test_it_is_shown_first_and_written_whole(
    browser: Browser, referring: Project, workshop: Workshop
) -> None:
    before = files(referring)
    shown = browser.post("/unit/nama", asked()).json()
    assert shown["folder"] == f"unit/{PLACE}"
    assert shown["ikut"] == [FILE]
    assert shown["tetap"] == [f"unit/{SLUG}/daftar.yaml, baris 6"]
    assert files(referring) == before
    made = browser.post("/unit/nama", asked(write=True)).json()
    assert made["alamat"] == f"/unit/{PLACE}"
    assert browser.get(made["alamat"]).status == 200
    assert browser.get(f"/unit/{SLUG}").headers["location"] == made["alamat"]
    after = files(referring)
    moved = {name.replace(f"unit/{SLUG}/", f"unit/{PLACE}/") for name in before}
    assert set(after) == moved
    assert not (referring.defs / "unit" / SLUG).exists()
    assert f"berlaku: [1, {NEW}]  # dan lain-lain" in after[FILE].decode()
    assert f"nama: {NEW}\n" in after[f"unit/{PLACE}/unit.yaml"].decode()
    errors = [one for one in check_project(workshop.project, ()) if one.severity is Severity.ERROR]
    assert errors == []
    ran = run("--folder-definisi", referring.defs, "batal")
    assert ran.returncode == 0, ran.stderr
    assert files(referring) == before


def test_other_letters_alone_keep_the_folder(browser: Browser, referring: Project) -> None:
    made = browser.post("/unit/nama", asked("KECAMATAN KROYA", write=True)).json()
    assert (made["folder"], made["alamat"]) == ("", f"/unit/{SLUG}")
    text = (referring.defs / "unit" / SLUG / "unit.yaml").read_text("utf-8")
    assert "nama: KECAMATAN KROYA" in text
    assert "berlaku: [1, KECAMATAN KROYA]" in (referring.defs / FILE).read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "masih kosong"),
        (UNIT, "Namanya sudah"),
        ("Kecamatan Maos", "sudah dipakai unit"),
        ("a" * 201, "terlalu panjang"),
        ("../../etc", "sudah ada"),
    ],
)
def test_what_cannot_be_its_name_is_said_beside_it(
    browser: Browser, office: Path, project: Project, name: str, words: str
) -> None:
    (project.defs / "unit" / "etc").mkdir()
    before = files(project)
    answer = browser.post("/unit/nama", asked(name, write=True))
    assert answer.status == 409
    assert answer.json()["isian"] == "nama"
    assert words in answer.json()["pesan"]
    assert files(project) == before
    assert office.is_dir()


def test_what_is_not_saved_comes_first(browser: Browser, office: Path, workshop: Workshop) -> None:
    own = f"unit/{SLUG}/unit.yaml"
    text = (office / "unit.yaml").read_text("utf-8")
    sidik = workshop.remember((office / "unit.yaml").read_bytes())
    draft = {"berkas": own, "sidik": sidik, "isi": {"teks": text + "# lain\n"}}
    assert browser.post("/teks/draf", draft).status == 200
    answer = browser.post("/unit/nama", asked(write=True))
    assert answer.status == 409
    assert f"draf di {own}" in answer.json()["pesan"]


def test_a_file_with_mistakes_is_named(browser: Browser, office: Path, page: Page) -> None:
    (office / "peta.yaml").write_text("peta: [\n", "utf-8")
    answer = browser.post("/unit/nama", asked(write=True))
    assert answer.status == 409
    assert "peta.yaml" in answer.json()["pesan"]
    assert page.rows
    assert office.is_dir()


@pytest.fixture
def drive(referring: Project, tmp_path: Path) -> Drive:
    return driver(referring, tmp_path, f"/unit/{SLUG}")


def test_a_unit_is_renamed_with_keys(drive: Drive, project: Project) -> None:
    steps: Steps = [
        ["open"],
        ["drawn"],
        ["reach", "#ganti-nama summary"],
        ["press", "Enter", "Tab"],
        ["type", NEW],
        ["press", "Enter"],
        ["wait", "#akibat", f"unit/{PLACE}"],
        ["show", "#akibat"],
        ["judge", "ganti nama"],
        ["size", 390, 844],
        ["judge", "ganti nama"],
        ["size", 1366, 768],
        ["press", "Tab", "Enter"],
        ["at", f"/unit/{PLACE}"],
        ["wait", "#nama", NEW],
    ]
    seen = drive(steps)
    assert FILE in seen["shown"][0]
    assert seen["axe"] == []
    assert seen["overflow"] == []
    assert (project.defs / "unit" / PLACE / "unit.yaml").is_file()
