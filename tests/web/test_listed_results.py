"""Results are listed by what they are, and a folder with files of others is filled on demand."""

import re
from pathlib import Path

from bpmn_gen.commands.build import build
from bpmn_gen.portal.listing import File
from bpmn_gen.store.project import Project
from bpmn_gen.store.request import Request
from bpmn_gen.web.made.building import Wanted
from bpmn_gen.web.made.listed_results import FORMS, documents_of, names_of
from bpmn_gen.web.process.workshop import Workshop
from tests.running import snapshot
from tests.web.asking import Browser
from tests.web.conftest import SLUG, UNIT


def test_every_file_is_called_by_its_kind() -> None:
    names = ["CLP.02.01.bpmn", "formulir/tetapkan_penilai.form", "formulir/lain.form", "a.dmn"]
    made = documents_of(File(f"u/CLP.02.01/{one}", "", "u", "CLP.02.01") for one in names)
    labels = {one.name: [link.label for link in one.links] for one in made}
    assert labels["Proses"] == ["BPMN"]
    assert labels[FORMS] == ["lain", "tetapkan penilai"]
    assert "berkas" not in str(labels)


def test_processes_and_groups_have_their_names(workshop: Workshop) -> None:
    names = names_of(workshop.definitions())
    assert names["CLP.02.01"].startswith("Penunjukan")
    assert names["CLP.02"] == "Penugasan"


def test_a_folder_of_others_is_offered_with_its_consequence(
    browser: Browser, project: Project
) -> None:
    assert 'name="berisi"' not in browser.get("/susun").text
    project.output.mkdir()
    (project.output / "rahasia.docx").write_bytes(b"milik orang lain")
    text = browser.get("/susun").text
    assert 'name="berisi"' in text
    assert "rahasia.docx" in text
    assert "tidak diubah dan tidak dihapus" in text
    assert "--pakai" not in text
    assert Wanted.model_validate({"format": ["bpmn"], "berisi": True}).request().into_filled
    assert not Wanted.model_validate({"format": ["bpmn"]}).request().into_filled


def test_results_of_a_unit_that_has_another_name_are_marked(
    browser: Browser, project: Project, office: Path
) -> None:
    asked = {"slug": SLUG, "nama": "Kecamatan Kroya Baru", "tulis": False}
    assert browser.post("/unit/nama", asked).json()["hasil"] == ""
    assert office.is_dir()
    request = Request(unit=(UNIT,), formats=("bpmn",), keputusan=False)
    build(Project(project.defs, project.output), request)
    folder = project.output / f"unit-{SLUG}"
    before = snapshot(folder)
    assert "unit ini tidak ada lagi" not in browser.get("/susun").text
    assert browser.post("/unit/nama", asked).json()["hasil"] == str(folder.resolve())
    assert browser.post("/unit/nama", asked | {"nama": UNIT.upper()}).json()["hasil"] == ""
    assert browser.post("/unit/nama", asked | {"tulis": True}).status == 200
    text = browser.get("/susun").text
    assert re.search(rf"<summary>{UNIT} .*unit ini tidak ada lagi", text)
    assert snapshot(folder) == before
