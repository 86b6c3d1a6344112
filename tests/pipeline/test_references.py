"""A general reference is a map of the unit and nothing else: no SOP, no annex, no engine."""

from pathlib import Path

import pytest

from bpmn_gen.commands.planning import plan
from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.decree import Books
from bpmn_gen.jobs.job import Job
from bpmn_gen.jobs.process_map import ProcessMap
from bpmn_gen.jobs.sop import SopBooks
from bpmn_gen.store.project import Project
from bpmn_gen.store.request import Request
from tests.running import ROOT

REFERENCE, OWN = "CLP.01.01", "CLP.01.02"


@pytest.fixture(scope="module", params=[1, 8])
def jobs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Job]:
    """All jobs of a unit type whose own workflow has other tiers than the general one."""
    project = Project.at(ROOT / "process_defs", tmp_path_factory.mktemp("hasil"))
    return list(plan(project, Request(tipe=(request.param,)), Findings()).jobs)


def test_its_folder_holds_the_map_and_the_portable_file_alone(jobs: list[Job]) -> None:
    paths = [path for job in jobs for path in job.paths if f"/{REFERENCE}/" in path]
    names = {Path(path).name for path in paths}
    assert names == {
        f"{REFERENCE}.bpmn",
        "peta-lintas-fungsi.svg",
        "peta-lintas-fungsi.pdf",
        "peta-lintas-fungsi.pptx",
        "index.html",
    }
    assert any(path.endswith(f"/{OWN}/sop.docx") for job in jobs for path in job.paths)


def test_its_map_is_named_a_reference_and_says_which_workflow_holds(jobs: list[Job]) -> None:
    (drawn,) = [one for one in jobs if isinstance(one, ProcessMap) and one.kode == REFERENCE]
    assert drawn.sheet.form == "Rujukan Umum"
    assert drawn.sheet.unit.startswith("Bukan SOP ")
    assert drawn.sheet.unit.endswith(OWN)
    assert "SOP" not in drawn.sheet.codes


def test_it_stands_in_no_book_of_sops(jobs: list[Job]) -> None:
    books = [one for one in jobs if isinstance(one, SopBooks)]
    assert books
    for book in books:
        codes = {process.code for process in book.processes}
        assert OWN in codes
        assert REFERENCE not in codes


def test_it_stands_in_no_annex_and_no_volume(jobs: list[Job]) -> None:
    books = [one for one in jobs if isinstance(one, Books) and one.contents]
    assert books
    for content in (content for book in books for content in book.contents):
        codes = {process.code for process in content.processes}
        assert OWN in codes
        assert REFERENCE not in codes | {fact.code for fact in content.facts}
        assert REFERENCE not in {one.sheet.code for one in content.maps}
