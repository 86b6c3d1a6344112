"""What is written on the page of a file that moves meanwhile reaches it at its new place."""

from pathlib import Path
from urllib.parse import quote

import pytest

from bpmn_gen.web.process.bases import Bases
from bpmn_gen.web.process.moves import MovedError, Moves
from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.unit.unit_desk import UnitDesk
from bpmn_gen.web.views.process_page import page_of
from bpmn_gen.web.views.unit_page import page_of_unit
from tests.web.asking import Browser
from tests.web.conftest import FILE, SLUG, Page, own_process

NEW, PLACE = "Kecamatan Kroya Baru", "kecamatan-kroya-baru"


def test_the_page_of_a_process_is_led_to_the_new_folder_of_its_unit(
    browser: Browser, office: Path, workshop: Workshop
) -> None:
    old = f"unit/{SLUG}/proses/{own_process(office).name}"
    new = old.replace(SLUG, PLACE)
    page = Page(page_of(workshop, old))
    asked = {"slug": SLUG, "nama": NEW, "tulis": True}
    assert browser.post("/unit/nama", asked).status == 200
    page.rows[0]["sel"]["keterangan"] = "Ditulis di tempat lama"
    for way in ("/draf", "/simpan", "/gambar", "/temuan"):
        answer = browser.post(way, page.sent())
        assert (answer.status, answer.json()["pindah"]) == (409, new)
    known = browser.ask("GET", f"/keadaan/{old}", query=f"sidik={page.data['sidik']}")
    assert known.json()["pindah"] == new
    for kind in ("proses", "teks"):
        assert browser.get(f"/{kind}/{old}").headers["location"] == f"/{kind}/{quote(new)}"
    there = Page(page_of(workshop, new))
    there.rows[1]["sel"]["keterangan"] = "Ditulis di tempat baru"
    more = {"sidik_lain": page.data["sidik"], "isi_lain": page.state}
    there.state = browser.post("/satukan/lain", there.sent() | more).json()["isi"]
    assert browser.post("/draf", there.sent()).status == 200
    said = [row["sel"].get("keterangan") for row in page_of(workshop, new)["isi"]["baris"][:2]]
    assert said == ["Ditulis di tempat lama", "Ditulis di tempat baru"]


def test_the_page_of_a_unit_is_led_on_and_keeps_what_was_written(
    browser: Browser, office: Path, workshop: Workshop
) -> None:
    desk = UnitDesk(workshop)
    page = page_of_unit(desk, office.name)
    browser.post("/unit/nama", {"slug": SLUG, "nama": NEW, "tulis": True})
    title = next(one for one in page["isi"]["isian"] if one.startswith("Alamat"))
    page["isi"]["isian"][title] = "Jalan Raya 1"
    sent = {"berkas": page["berkas"], "sidik": page["sidik"], "peta": "", "isi": page["isi"]}
    answer = browser.post("/unit/draf", sent)
    assert (answer.status, answer.json()["pindah"]) == (409, f"unit/{PLACE}/unit.yaml")
    there = page_of_unit(desk, PLACE)
    own = {"berkas": there["berkas"], "sidik": there["sidik"], "isi": there["isi"]}
    more = {"sidik_lain": page["sidik"], "isi_lain": page["isi"]}
    found = browser.post("/unit/satukan/lain", own | more).json()
    assert found["bentrok"] == []
    assert found["isi"]["isian"][title] == "Jalan Raya 1"
    assert NEW in found["isi"]["isian"].values() or SLUG not in str(found["isi"]["isian"])


def test_a_file_that_was_moved_by_hand_is_known_by_what_it_says(
    browser: Browser, page: Page, workshop: Workshop
) -> None:
    path = workshop.project.defs / FILE
    path.rename(path.with_name("nama-lain.yaml"))
    answer = browser.post("/draf", page.sent())
    assert answer.json()["pindah"] == f"{Path(FILE).parent.as_posix()}/nama-lain.yaml"
    assert "pindah" not in browser.post("/draf", page.sent() | {"sidik": "0" * 64}).json()


def test_a_name_that_comes_back_leads_in_no_circle(tmp_path: Path) -> None:
    moves, own = Moves(tmp_path, Bases()), ["unit/a/unit.yaml"]
    moves.note("a", "b")
    moves.note("b", "c")
    moves.note("c", "a")
    moves.look("unit/d/unit.yaml", "", own)
    with pytest.raises(MovedError) as found:
        moves.look("unit/b/unit.yaml", "", own)
    assert found.value.relative == "unit/a/unit.yaml"
