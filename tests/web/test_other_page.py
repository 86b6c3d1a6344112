"""Two pages of one file write, and neither loses what the other has never saved."""

from typing import Any

import pytest

from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.views.process_page import page_of
from tests.web.asking import Browser
from tests.web.conftest import FILE, Page


@pytest.fixture
def other(workshop: Workshop) -> Page:
    return Page(page_of(workshop, FILE))


def together(browser: Browser, page: Page, other: Page) -> dict[str, Any]:
    """What a page says together with what another one has kept."""
    more = {"sidik_lain": other.data["sidik"], "isi_lain": other.state}
    answer = browser.post("/satukan/lain", page.sent() | more)
    assert answer.status == 200, answer.text
    found: dict[str, Any] = answer.json()
    assert found["sidik"] == page.data["sidik"]
    page.state = found["isi"]
    return found


def test_what_two_pages_wrote_in_different_rows_is_all_kept(
    browser: Browser, page: Page, other: Page, workshop: Workshop
) -> None:
    page.rows[4]["sel"]["keterangan"] = "Dari halaman kedua"
    made = page.insert(2, kegiatan="Menyiapkan ruang", oleh=page.rows[0]["sel"]["oleh"])
    other.rows[2]["sel"]["keterangan"] = "Dari halaman pertama"
    new = other.insert(2, kegiatan="Mencatat surat", oleh=other.rows[0]["sel"]["oleh"])
    assert new["kunci"] == made["kunci"]
    keys = [row["kunci"] for row in page.rows]
    found = together(browser, page, other)
    assert found["bentrok"] == []
    assert any("Mencatat surat" in one for one in found["luar"])
    assert [row["kunci"] for row in page.rows if row["kunci"] in keys] == keys
    assert len({row["kunci"] for row in page.rows}) == len(keys) + 1
    assert browser.post("/simpan", page.sent()).status == 200
    text = (workshop.project.defs / FILE).read_text("utf-8")
    for words in ("Dari halaman kedua", "Dari halaman pertama", "Menyiapkan ruang", "Mencatat"):
        assert words in text
    assert "lanjut: terima" in text


def test_what_both_wrote_in_one_cell_is_asked(browser: Browser, page: Page, other: Page) -> None:
    page.rows[4]["sel"]["keterangan"], other.rows[4]["sel"]["keterangan"] = "B", "A"
    [clash] = together(browser, page, other)["bentrok"]
    assert (clash["kolom"], clash["luar"], clash["saya"]) == ("keterangan", "A", "B")
    assert clash["kunci"] == page.rows[4]["kunci"]
    assert page.rows[4]["sel"]["keterangan"] == "B"


def test_a_page_of_an_older_file_is_brought_to_the_one_of_today(
    browser: Browser, page: Page, other: Page, workshop: Workshop
) -> None:
    other.rows[2]["sel"]["keterangan"] = "Dari halaman lama"
    other.rows[4]["sel"]["keterangan"] = "Kata lama"
    other.rows.remove(other.row("Menerima"))
    page.rows[4]["sel"]["keterangan"] = "Kata baru"
    page.insert(2, kegiatan="Menyiapkan ruang", oleh=page.rows[0]["sel"]["oleh"])
    assert browser.post("/simpan", page.sent()).status == 200
    now = Page(page_of(workshop, FILE))
    now.rows[1]["sel"]["keterangan"] = "Dari draf"
    found = together(browser, now, other)
    assert [(one["kolom"], one["luar"]) for one in found["bentrok"]] == [
        ("keterangan", "Kata lama")
    ]
    said = [row["sel"].get("keterangan", "") for row in now.rows]
    assert {"Dari halaman lama", "Kata baru", "Dari draf"} <= set(said)
    assert not any(row["sel"]["kegiatan"].startswith("Menerima") for row in now.rows)
    assert all(row["asal"] for row in now.rows)


def test_a_row_that_one_page_changed_and_the_other_removed_stays_what_it_is(
    browser: Browser, page: Page, other: Page
) -> None:
    row = page.row("Menerima")
    row["sel"]["keterangan"] = "Penting"
    other.rows.remove(other.row("Menerima"))
    [clash] = together(browser, page, other)["bentrok"]
    assert (clash["jenis"], clash["luar"]) == ("baris-hilang", None)
    assert page.row("Menerima")["asal"] == row["asal"]
