"""A process comes back from the page as it was, and changed where somebody has changed it."""

import pytest

from bpmn_gen.store.project import Project
from bpmn_gen.web.process.state import Sent
from bpmn_gen.web.process.workshop import Read, Workshop
from bpmn_gen.web.views.process_page import page_of
from tests.running import ROOT
from tests.web.conftest import Page

SHIPPED = Workshop(Project(ROOT / "process_defs", ROOT / "output"))
FILES = sorted(SHIPPED.processes(SHIPPED.definitions()))


def read(workshop: Workshop, page: Page) -> Read:
    return workshop.read(Sent.model_validate(page.sent()))


def steps(found: Read) -> list[dict[str, object]]:
    assert found.taken.made is not None
    listed = found.taken.made.value["langkah"]
    assert isinstance(listed, list)
    return [dict(one) for one in listed]


def test_there_are_processes_to_look_at() -> None:
    assert len(FILES) > 20


@pytest.mark.parametrize("file", FILES)
def test_a_page_that_nobody_touches_says_what_the_file_says(file: str) -> None:
    page = Page(page_of(SHIPPED, file))
    found = read(SHIPPED, page)
    assert found.taken.made is not None
    assert found.taken.made.value == found.before
    assert list(found.taken.findings) == []
    assert found.taken.step_keys() == [row["kunci"] for row in page.rows]


def test_branches_follow_their_row_wherever_it_goes(workshop: Workshop, page: Page) -> None:
    before = {str(one.get("id")): one.get("cabang") for one in steps(read(workshop, page))}
    branches = {name: targets for name, targets in before.items() if targets}
    assert branches
    page.insert(1, kegiatan="Menyiapkan ruang", oleh=page.rows[0]["sel"]["oleh"])
    page.rows[-1], page.rows[-2] = page.rows[-2], page.rows[-1]
    after = {str(one.get("id")): one.get("cabang") for one in steps(read(workshop, page))}
    assert {name: after[name] for name in branches} == branches


def test_a_row_that_others_lead_to_gets_an_id(workshop: Workshop, page: Page) -> None:
    made = page.insert(2, kegiatan="Menyiapkan ruang rapat", oleh=page.rows[0]["sel"]["oleh"])
    page.rows[1]["sel"]["lanjut"] = made["kunci"]
    found = steps(read(workshop, page))
    assert found[2]["id"] == found[1]["lanjut"] == "menyiapkan_ruang"


def test_two_rows_may_swap_their_words(workshop: Workshop, page: Page) -> None:
    # In a sheet that would be rows that were moved by hand; here it is what somebody wrote.
    first, second = page.rows[1]["sel"], page.rows[2]["sel"]
    ids = [one.get("id") for one in steps(read(workshop, page))]
    first["kegiatan"], second["kegiatan"] = second["kegiatan"], first["kegiatan"]
    found = steps(read(workshop, page))
    assert [one.get("id") for one in found] == ids
    assert found[1]["kegiatan"] == first["kegiatan"]


def test_blank_rows_are_no_steps(workshop: Workshop, page: Page) -> None:
    before = read(workshop, page).before
    page.insert(1)
    made = read(workshop, page).taken.made
    assert made is not None
    assert made.value == before


def test_a_way_to_a_row_that_is_gone_is_told_by_its_number(workshop: Workshop, page: Page) -> None:
    decision = next(row for row in page.rows if row["sel"].get("lain") or row["sel"].get("ya"))
    decision["sel"] |= {"ya": "#999", "tidak": "99", "lain": ""}
    taken = read(workshop, page).taken
    told = [one.message for one in taken.findings if one.code == "unknown-row"]
    assert [taken.in_numbers(one) for one in told] == [
        "baris (dihapus) tidak ada",
        "baris '99' tidak ada",
    ]
