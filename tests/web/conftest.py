"""A project of few processes that is edited."""

from pathlib import Path
from typing import Any

import pytest

from bpmn_gen.commands.new_process import new_process
from bpmn_gen.commands.office import add_office
from bpmn_gen.store.project import Project
from bpmn_gen.web.application import application
from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.server.guard import Guard
from bpmn_gen.web.views.process_page import page_of
from tests.running import few_definitions
from tests.web.asking import PORT, Browser

FILE = "proses/penugasan/clp-02-01-penunjukan-dalam-unit.yaml"
UNIT, SLUG = "Kecamatan Kroya", "kecamatan-kroya"


class Page:
    """A process as its page holds it, to be changed as a person would."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.state = data["isi"]

    @property
    def rows(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.state["baris"]
        return found

    def row(self, words: str) -> dict[str, Any]:
        """The row whose step begins with some words."""
        return next(one for one in self.rows if one["sel"].get("kegiatan", "").startswith(words))

    def insert(self, at: int, **cells: str) -> dict[str, Any]:
        made = {"kunci": f"#{900 + len(self.rows)}", "asal": "", "sel": cells}
        self.rows.insert(at, made)
        return made

    def sent(self) -> dict[str, Any]:
        return {
            "berkas": self.data["berkas"], "sidik": self.data["sidik"], "sasaran": "",
            "isi": self.state,
        }  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Project:
    definitions = few_definitions(tmp_path)
    return Project(definitions, tmp_path / "output")


@pytest.fixture
def office(project: Project) -> Path:
    """The folder of a unit with a process of its own."""
    add_office(project, UNIT, None).write("uji")
    new_process(
        Project(project.defs, project.output), "Legalisasi surat", UNIT, "surat-masuk"
    ).changes.write("uji")
    return project.defs / "unit" / SLUG


def own_process(office: Path) -> Path:
    """The file of a process of a unit."""
    return next((office / "proses").glob("*.yaml"))


@pytest.fixture
def workshop(project: Project) -> Workshop:
    return Workshop(project)


@pytest.fixture
def guard(workshop: Workshop) -> Guard:
    return Guard(application(workshop), PORT)


@pytest.fixture
def browser(guard: Guard) -> Browser:
    return Browser(guard).enter()


@pytest.fixture
def page(workshop: Workshop) -> Page:
    return Page(page_of(workshop, FILE))
