"""Files that wait follow their unit when it gets another name, with all that was answered."""

from pathlib import Path
from typing import Any

import pytest

from bpmn_gen.store.project import Project
from tests.running import run
from tests.sop_reading.made.sop_files import made_file
from tests.web.asking import Browser
from tests.web.conftest import SLUG, UNIT
from tests.web.test_importing import SEED, made, page, sent, settle

NEW, PLACE = "Kecamatan Kroya Baru", "kecamatan-kroya-baru"
OTHER = "Kecamatan Lain Nama"


@pytest.fixture
def key(browser: Browser, office: Path, tmp_path: Path) -> str:
    """A file that waits for a unit with a folder; all that is asked about it is answered."""
    assert office.is_dir()
    found = sent(browser, made_file(SEED, tmp_path)[0])
    assert browser.post("/impor/unit", {"id": found, "unit": UNIT}).status == 200
    settle(browser, found, page(browser, found))
    return found


def renamed(browser: Browser, name: str, *, write: bool, slug: str = SLUG) -> dict[str, Any]:
    answer = browser.post("/unit/nama", {"slug": slug, "nama": name, "tulis": write})
    assert answer.status == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def answered(data: dict[str, Any]) -> list[tuple[str, str]]:
    every = [*data["umum"], *(one for row in data["soal"].values() for one in row)]
    return [(one["pilih"], one["nilai"]) for one in every]


def test_its_imports_follow_a_unit(browser: Browser, key: str) -> None:
    before = page(browser, key)
    assert all(chosen for chosen, _ in answered(before))
    assert renamed(browser, NEW, write=False)["impor"] == [before["berkas"]]
    assert page(browser, key)["milik"] == UNIT
    renamed(browser, NEW, write=True)
    after = page(browser, key)
    assert after["milik"] == NEW
    assert answered(after) == answered(before)
    assert after["sisa"] == []
    answer = browser.post("/impor/jadikan", made(id=key, unit=NEW))
    assert answer.status == 200, answer.text
    assert answer.json()["alamat"].startswith(f"/proses/unit/{PLACE}/")


def test_what_became_of_it_stays_known(browser: Browser, project: Project, key: str) -> None:
    assert browser.post("/impor/jadikan", made(id=key, unit=UNIT)).status == 200
    renamed(browser, NEW, write=True)
    assert page(browser, key)["jadi"].startswith(f"/proses/unit/{PLACE}/")
    assert run("--folder-definisi", project.defs, "batal").returncode == 0
    undone = page(browser, key)
    assert undone["milik"] == UNIT
    assert undone["jadi"].startswith(f"/proses/unit/{SLUG}/")
    renamed(browser, NEW, write=True)
    renamed(browser, UNIT, write=True, slug=PLACE)
    assert page(browser, key)["jadi"] == undone["jadi"]


def test_without_its_unit_it_is_still_there(
    browser: Browser, project: Project, office: Path, key: str
) -> None:
    renamed(browser, NEW, write=True)
    path = project.defs / "unit" / PLACE / "unit.yaml"
    path.write_text(path.read_text("utf-8").replace(NEW, OTHER), "utf-8")
    assert not office.exists()
    assert page(browser, key)["milik"] == ""
    assert browser.get("/impor").status == 200
    assert browser.post("/impor/unit", {"id": key, "unit": OTHER}).status == 200
    assert page(browser, key)["milik"] == OTHER
