"""A file that was broken by hand is shown as its text, mended there, and shown as tables again."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bpmn_gen.store.project import Project
from bpmn_gen.web.keeping.texts import TextDesk, as_file, shown
from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.views.process_page import page_of
from bpmn_gen.web.views.text_page import page_of_file, text_of
from tests.web.asking import Browser
from tests.web.conftest import FILE, SLUG, Page, own_process
from tests.web.driving import Drive, Steps, driver

UNIT_FILE = f"unit/{SLUG}/unit.yaml"


def text_page(browser: Browser, workshop: Workshop, file: str) -> dict[str, Any]:
    """What the page of a text sends and was told."""
    assert browser.get(f"/teks/{file}").status == 200
    return text_of(TextDesk(workshop, partial(page_of_file, workshop)), file)


def sent(page: dict[str, Any], text: str) -> dict[str, Any]:
    return {"berkas": page["berkas"], "sidik": page["sidik"], "isi": {"teks": text}}


@pytest.mark.parametrize(
    ("content", "line", "told"),
    [
        (b"kode: CLP.02.01\nnama: [\n", 2, "kurung '[' dibuka di sini"),
        (b"kode: CLP.02.01\nnama: A\nkode: CLP.02.01\n", 3, "kunci 'kode' ditulis dua kali"),
        (b"nama: A\n\tlangkah:\n", 2, "Tab"),
        (b"kode: CLP.02.01\nnama: caf\xe9\n", 2, "bukan UTF-8"),
        (b"\xff\xfek\x00", 1, "UTF-16"),
        (b"", 1, "berkas kosong"),
        (b"- a\n", 1, "bukan daftar"),
        (b"PK\x03\x04 lembar", 1, "bukan definisi"),
    ],
)
def test_a_broken_file_leads_to_its_text_with_the_line(
    browser: Browser, workshop: Workshop, content: bytes, line: int, told: str
) -> None:
    (workshop.project.defs / FILE).write_bytes(content)
    listed = browser.get("/").text
    assert f"{FILE}, baris {line}</a>" in listed
    assert f'href="/teks/{FILE}#baris-{line}"' in listed
    answer = browser.get(f"/proses/{FILE}")
    assert (answer.status, answer.headers["location"]) == (303, f"/teks/{FILE}")
    page = text_page(browser, workshop, FILE)
    assert any(
        one["baris"] == line and told.casefold() in one["pesan"].casefold()
        for one in page["temuan"]
    )
    assert page["rusak"] == f"/proses/{FILE}"
    assert browser.get(f"/keadaan/{FILE}").status == 200


def test_a_mended_text_is_saved_and_shown_as_a_table_again(
    browser: Browser, workshop: Workshop
) -> None:
    path = workshop.project.defs / FILE
    right = path.read_text("utf-8")
    wrong = right.replace("nama: ", "nama: [", 1).replace("langkah:", "\tlangkah:", 1)
    path.write_bytes(b"\xef\xbb\xbf" + wrong.replace("\n", "\r\n").encode())
    page = text_page(browser, workshop, FILE)
    assert page["isi"]["teks"] == wrong
    half = wrong.replace("nama: [", "nama: ")
    told = browser.post("/teks/temuan", sent(page, half)).json()
    assert all("kurung" not in one["pesan"] for one in told["temuan"])
    saved = browser.post("/teks/simpan", sent(page, half)).json()  # one of two is mended
    assert saved["alamat"] == ""
    page["sidik"] = saved["sidik"]
    saved = browser.post("/teks/simpan", sent(page, right)).json()
    assert saved["alamat"] == f"/proses/{FILE}"
    assert path.read_bytes() == b"\xef\xbb\xbf" + right.replace("\n", "\r\n").encode()
    assert browser.get(saved["alamat"]).status == 200
    assert "Berkas yang perlu dibetulkan" not in browser.get("/").text


def test_no_mistake_comes_into_a_whole_file(browser: Browser, workshop: Workshop) -> None:
    path = workshop.project.defs / FILE
    before = path.read_bytes()
    page = text_page(browser, workshop, FILE)
    assert page["tabel"] == f"/proses/{FILE}"
    wrong = page["isi"]["teks"].replace("oleh: ", "oleh: z", 1)
    answer = browser.post("/teks/simpan", sent(page, wrong))
    assert answer.status == 409
    assert answer.json()["temuan"][0]["baris"] > 1
    assert path.read_bytes() == before
    again = text_page(browser, workshop, FILE)
    assert (again["draf"], again["isi"]["teks"]) == ("dipulihkan", wrong)


def test_what_was_changed_outside_is_not_overwritten(
    browser: Browser, workshop: Workshop, page: Page
) -> None:
    path = workshop.project.defs / FILE
    page.rows[1]["sel"]["keterangan"] = "Dari tabel"
    assert browser.post("/draf", page.sent()).status == 200
    path.write_bytes(path.read_bytes().replace(b"nama: ", b"nama: [", 1))
    text = text_page(browser, workshop, FILE)
    assert text["drafTabel"]
    outside = path.read_bytes() + b"# dari luar\n"
    path.write_bytes(outside)
    answer = browser.post("/teks/simpan", sent(text, text["isi"]["teks"] + "# dari sini\n"))
    assert answer.status == 409
    clash = answer.json()["bentrok"]
    assert (clash["luar"], clash["saya"]) == (["+# dari luar"], ["+# dari sini"])
    assert path.read_bytes() == outside
    # The draft of the table is another one, and still there.
    assert browser.post("/teks/draf/buang", sent(text, "")).status == 200
    assert workshop.drafts.path_of(FILE).exists()


def test_a_broken_unit_and_other_files_are_mended_the_same_way(
    browser: Browser, workshop: Workshop, office: Path
) -> None:
    path, roles = office / "unit.yaml", workshop.project.defs / "jabatan.yaml"
    right = path.read_text("utf-8")
    path.write_text(right.replace("tipe: 7", "tipe: tujuh"), "utf-8")
    roles.write_text(roles.read_text("utf-8") + "lain: [\n", "utf-8")
    listed = browser.get("/").text
    assert f"{UNIT_FILE}, baris 3</a>" in listed
    assert "jabatan.yaml, baris" in listed
    answer = browser.get(f"/unit/{SLUG}")
    assert (answer.status, answer.headers["location"]) == (303, f"/teks/{UNIT_FILE}")
    page = text_page(browser, workshop, UNIT_FILE)
    assert page["rusak"] == f"/unit/{SLUG}"
    saved = browser.post("/teks/simpan", sent(page, right)).json()
    assert saved["alamat"] == f"/unit/{SLUG}"
    page = text_page(browser, workshop, "jabatan.yaml")
    mended = page["isi"]["teks"].replace("lain: [\n", "")
    assert browser.post("/teks/simpan", sent(page, mended)).status == 200
    assert "Berkas yang perlu dibetulkan" not in browser.get("/").text


def test_what_no_table_holds_leads_to_its_line(browser: Browser, workshop: Workshop) -> None:
    path = workshop.project.defs / FILE
    text = path.read_text("utf-8")
    line = text.count("\n") + 2
    path.write_text(f"{text}varian:\n  - nama: Di kecamatan\n    berlaku: [7]\n", "utf-8")
    page = page_of(workshop, FILE)
    kept = [("varian 'Di kecamatan'", f"/teks/{FILE}#baris-{line}")]
    assert [(one["nama"], one["alamat"]) for one in page["tetap"]] == kept
    assert kept[0][1] in browser.get(f"/proses/{FILE}").text


def test_a_file_that_only_waits_for_another_says_so(
    browser: Browser, workshop: Workshop, office: Path
) -> None:
    (office / "unit.yaml").write_text("nama: [\n", "utf-8")
    own = f"unit/{SLUG}/proses/{own_process(office).name}"
    assert browser.get(f"/proses/{own}").status == 303
    page = text_page(browser, workshop, own)
    assert (page["rusak"], page["sebab"]) == (f"/proses/{own}", UNIT_FILE)
    assert f'href="/teks/{UNIT_FILE}"' in browser.get(f"/teks/{own}").text
    assert text_page(browser, workshop, UNIT_FILE)["sebab"] == ""


def test_a_text_is_never_markup(browser: Browser, workshop: Workshop) -> None:
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    (workshop.project.defs / FILE).write_text(f"nama: [{hostile}\n", "utf-8")
    for address in ("/", f"/teks/{FILE}"):
        text = browser.get(address).text
        assert "<script>alert" not in text
        assert "<img" not in text


@pytest.mark.parametrize("name", ["../rahasia.yaml", "/etc/passwd", "tidak-ada.yaml", "", "unit"])
def test_no_other_file_is_shown_or_written(browser: Browser, name: str) -> None:
    assert browser.get(f"/teks/{name}").status == 404
    for way in ("temuan", "simpan", "draf", "draf/sisihkan"):
        data = {"berkas": name, "sidik": "0" * 64, "isi": {"teks": "a: 1\n"}}
        assert browser.post(f"/teks/{way}", data).status == 409


def test_texts_keep_their_line_ends_and_become_utf_8() -> None:
    assert shown(b"a\r\nb\r\n").text == "a\nb\n"
    assert as_file("a\nc\n", b"a\r\nb\r\n") == b"a\r\nc\r\n"
    assert as_file("a\nc\n", b"a\nb\n") == b"a\nc\n"
    old = "nama: café\n".encode("cp1252")
    assert shown(old).text == "nama: café\n"
    assert "UTF-8" in shown(old).note
    assert as_file(shown(old).text, old) == "nama: café\n".encode()
    assert not shown(b"PK\x03\x04").is_text


@pytest.fixture
def drive(project: Project, tmp_path: Path) -> Drive:
    return driver(project, tmp_path)


def test_a_broken_file_is_mended_with_keys(drive: Drive, project: Project) -> None:
    path = project.defs / FILE
    right = path.read_text("utf-8")
    path.write_text(right.replace("nama: ", "nama: [", 1), "utf-8")
    steps: Steps = [
        ["judge", "depan"],
        ["open"],
        ["wait", "#bidang-temuan", "Baris 3"],
        ["wait", "#cara", "kurung '['"],
        ["judge", "teks"],
        ["size", 390, 844],
        ["judge", "teks"],
        ["size", 1366, 768],
        ["press", "Delete"],
        ["wait", "#bidang-temuan", "catatan"],
        ["wait", "#keadaan", "draf aman"],
        ["press", "Control+s"],
        ["drawn"],
        ["show", "#nama"],
    ]
    seen = drive(steps)
    assert seen["axe"] == []
    assert seen["overflow"] == []
    assert path.read_text("utf-8") == right
