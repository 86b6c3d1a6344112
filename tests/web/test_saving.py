"""What is saved changes as little as it can, overwrites nobody, and is never lost."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bpmn_gen.errors import RefusalError
from bpmn_gen.store import disk
from bpmn_gen.store.project import Project
from bpmn_gen.web.process.drafts import FOLDER
from bpmn_gen.web.process.state import Sent
from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.views.process_page import page_of
from bpmn_gen.writing.undoing import last_change
from tests.web.asking import Browser
from tests.web.conftest import FILE, Page

REMARK = "# diperiksa bersama Bagian Hukum\n"


@pytest.fixture
def path(workshop: Workshop) -> Path:
    found = workshop.project.defs / FILE
    text = found.read_text("utf-8")
    found.write_text(text.replace("langkah:\n", f"langkah:\n  {REMARK}", 1), "utf-8")
    return found


@pytest.fixture
def page(workshop: Workshop, path: Path) -> Page:  # noqa: ARG001 -- reads what it wrote
    return Page(page_of(workshop, FILE))


def test_saving_changes_only_the_lines_that_say_otherwise(
    browser: Browser, page: Page, path: Path
) -> None:
    before = path.read_text("utf-8").splitlines()
    page.rows[2]["sel"]["waktu"], page.rows[2]["sel"]["satuan"] = "2", "jam"
    words = "Menyiapkan ruang, daftar hadir, dan undangan"
    page.insert(2, kegiatan=words, oleh=page.rows[0]["sel"]["oleh"])
    answer = browser.post("/simpan", page.sent())
    assert answer.status == 200
    after = path.read_text("utf-8").splitlines()
    assert [line for line in before if line not in after] == []
    come = [line.strip() for line in after if line not in before]
    assert come == [f"- kegiatan: {words}", "waktu: 2 jam"]
    assert REMARK.strip() in "\n".join(after)


def test_the_page_goes_on_from_what_was_saved(browser: Browser, page: Page, path: Path) -> None:
    made = page.insert(2, kegiatan="Menyiapkan ruang", oleh=page.rows[0]["sel"]["oleh"])
    found = browser.post("/simpan", page.sent()).json()
    assert [row["kunci"] for row in found["isi"]["baris"]] == [row["kunci"] for row in page.rows]
    assert found["isi"]["baris"][2]["kunci"] == made["kunci"]
    page.data["sidik"], page.state = found["sidik"], found["isi"]
    once = path.read_bytes()
    page.rows[2]["sel"]["kegiatan"] = "Menyiapkan ruang rapat"
    assert browser.post("/simpan", page.sent()).status == 200
    twice = path.read_text("utf-8")
    assert twice == once.decode().replace("Menyiapkan ruang", "Menyiapkan ruang rapat")


def test_one_undo_brings_the_file_back(
    browser: Browser, page: Page, path: Path, workshop: Workshop
) -> None:
    before = path.read_bytes()
    page.rows[1]["sel"]["keterangan"] = "Lain"
    browser.post("/simpan", page.sent())
    assert path.read_bytes() != before
    last_change(workshop.project.defs.parent).undo()
    assert path.read_bytes() == before


def test_a_file_that_somebody_else_changed_is_shown_and_not_overwritten(
    browser: Browser, page: Page, path: Path
) -> None:
    theirs = path.read_text("utf-8").replace("nama: ", "nama: Tentang ", 1)
    page.rows[1]["sel"]["keterangan"] = "Lain"
    path.write_text(theirs, "utf-8")
    assert browser.get(f"/keadaan/{FILE}").json()["sidik"] != page.data["sidik"]
    answer = browser.post("/simpan", page.sent())
    assert answer.status == 409
    found = answer.json()
    assert "tidak ada yang ditimpa" in found["pesan"]
    assert any("nama" in one for one in found["bentrok"]["luar"])
    assert any("keterangan" in one for one in found["bentrok"]["saya"])
    assert path.read_text("utf-8") == theirs
    again = page_of(Workshop(browser_project(path)), FILE)
    assert again["draf"] == "bentrok"
    assert again["isi"]["baris"][1]["sel"]["keterangan"] == "Lain"


def browser_project(path: Path) -> Project:
    """The project of a file, as another run opens it."""
    defs = path.parents[2]
    return Project(defs, defs.parent / "output")


def test_new_errors_are_not_saved_and_old_ones_keep_nobody_from_saving(
    browser: Browser, page: Page, path: Path
) -> None:
    before = path.read_bytes()
    row = page.insert(2, kegiatan="Menyiapkan ruang")
    answer = browser.post("/simpan", page.sent())
    assert answer.status == 409
    [told] = [one for one in answer.json()["temuan"] if one["tingkat"] == "galat"]
    assert (told["kunci"], told["kolom"]) == (row["kunci"], "oleh")
    assert path.read_bytes() == before
    other = path.with_name("clp-02-04-sukarela-dalam-unit.yaml")
    other.write_text(other.read_text("utf-8") + "salah: ya\n", "utf-8")
    row["sel"]["oleh"] = page.rows[0]["sel"]["oleh"]
    assert browser.post("/simpan", page.sent()).status == 200


def test_a_draft_is_there_again_until_it_is_saved_or_dropped(
    browser: Browser, page: Page, workshop: Workshop
) -> None:
    page.rows[1]["sel"]["keterangan"] = "Belum selesai"
    assert browser.post("/draf", page.sent()).status == 200
    again = page_of(Workshop(workshop.project), FILE)
    assert again["draf"] == "dipulihkan"
    assert again["isi"] == page.state
    assert "draf belum disimpan" in browser.get("/").text
    assert browser.post("/simpan", page.sent()).status == 200
    assert page_of(workshop, FILE)["draf"] == ""
    assert not any(workshop.project.defs.rglob("*.json"))


def test_a_draft_that_is_set_aside_is_kept_under_another_name(
    browser: Browser, page: Page, workshop: Workshop
) -> None:
    names = [browser.post("/draf/sisihkan", page.sent()).json()["nama"] for _ in range(2)]
    assert len(set(names)) == 2
    assert all((workshop.project.defs.parent / name).is_file() for name in names)
    assert page_of(workshop, FILE)["draf"] == ""


def test_what_cannot_be_written_leaves_the_draft_before(
    browser: Browser, page: Page, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.post("/draf", page.sent())
    [kept] = (workshop.project.defs.parent / FOLDER).glob("*.json")
    before = kept.read_bytes()
    page.rows[1]["sel"]["keterangan"] = "Lain"

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(kept))

    monkeypatch.setattr(disk, "replace", full)
    answer = browser.post("/draf", page.sent())
    assert answer.status == 409
    assert "penyimpanan penuh" in answer.json()["pesan"]
    assert kept.read_bytes() == before


def test_a_page_of_an_unknown_state_is_asked_to_begin_anew(workshop: Workshop, page: Page) -> None:

    sent = Sent.model_validate(page.sent() | {"sidik": "0" * 64})
    with pytest.raises(RefusalError, match="muat ulang"):
        workshop.read(sent)


def test_a_draft_is_kept_while_findings_are_looked_for(workshop: Workshop, page: Page) -> None:
    page.rows[1]["sel"]["keterangan"] = "Belum selesai"
    sent = Sent.model_validate(page.sent())
    with workshop.turn, ThreadPoolExecutor(1) as others:
        others.submit(workshop.keep_draft, sent).result(timeout=60)
    assert page_of(workshop, FILE)["draf"] == "dipulihkan"


def test_a_conflict_names_rows_by_their_number_in_the_table(
    browser: Browser, page: Page, path: Path
) -> None:
    row = page.rows[4]
    words = row["sel"]["kegiatan"]
    text = path.read_text("utf-8")
    assert text.count(words) == 1
    path.write_text(text.replace(words, f"{words} segera"), "utf-8")
    page.insert(0)
    page.insert(1, kegiatan="Menyiapkan ruang", oleh=page.rows[2]["sel"]["oleh"])
    row["sel"]["keterangan"] = "Lain"
    told = browser.post("/simpan", page.sent()).json()["bentrok"]
    number = page.rows.index(row) + 1
    assert any(one.startswith(f"baris {number} '") for one in told["luar"])
    assert any(one.startswith(f"baris {number} '") for one in told["saya"])
    assert not any("langkah 1 " in one for one in told["luar"] + told["saya"])
