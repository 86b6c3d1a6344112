"""The picture beside the table is that of a build, and findings stand at their cells."""

import re
import threading

from lxml import etree

from bpmn_gen.commands.checking import check_project
from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.views.process_page import page_of
from tests.running import run
from tests.web.asking import Browser
from tests.web.conftest import FILE, Page


def shapes(svg: str) -> list[str]:
    """The texts of a picture."""
    return re.findall(r"<tspan[^>]*>([^<]+)<", svg) or re.findall(r"<text[^>]*>([^<]+)<", svg)


def test_the_final_picture_has_what_a_build_draws(
    browser: Browser, page: Page, workshop: Workshop
) -> None:
    found = browser.post("/temuan", page.sent()).json()["gambar"]
    output = workshop.project.output
    built = run(
        "--folder-definisi", workshop.project.defs, "--folder-hasil", output, "build",
        "--tipe", "1", "--proses", "CLP.02.01", "--format", "svg",
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    made = (output / "tipe-01" / "CLP.02.01" / "peta-lintas-fungsi.svg").read_text("utf-8")
    ways = ("Portal", "Halaman unit", "Langkah dan SOP")
    assert shapes(found["peta"]) == [one for one in shapes(made) if one not in ways]
    assert len(shapes(found["peta"])) > 20
    size = r'viewBox="0 0 ([\d.]+) '
    assert re.findall(size, found["peta"]) == re.findall(size, made)


def test_a_change_is_drawn_at_its_row(browser: Browser, page: Page) -> None:
    made = page.insert(2, kegiatan="Menyiapkan ruang", oleh=page.rows[0]["sel"]["oleh"])
    found = browser.post("/gambar", page.sent()).json()["gambar"]
    assert "Menyiapkan" in found["peta"]
    assert "Menyiapkan" in found["sop"]
    [box] = [one for one in found["kotak"] if one[0] == made["kunci"]]
    assert all(size > 0 for size in box[1:])
    keys = {row["kunci"] for row in page.rows}
    assert {one[0] for one in found["kotak"]} <= keys


def test_an_sop_that_nobody_looks_at_is_not_laid_out(browser: Browser, page: Page) -> None:
    found = browser.post("/gambar", page.sent() | {"sop": False}).json()["gambar"]
    assert found["peta"]
    assert (found["sop"], found["kotak_sop"]) == ("", [])


def test_rows_of_the_sop_are_known(browser: Browser, page: Page) -> None:
    found = browser.post("/gambar", page.sent()).json()["gambar"]
    root = etree.fromstring(found["sop"].encode())
    width, height = (float(one) for one in root.get("viewBox", "").split()[2:])
    keys = [row["kunci"] for row in page.rows]
    rows = [one for one in found["kotak_sop"] if one[0] in keys]
    assert len(rows) > 5
    assert all(x > 0 and x + w < width and y > 0 and y + h < height for _, x, y, w, h in rows)
    tops = [y for _, _, y, _, _ in rows]
    assert tops == sorted(tops)


def test_who_writes_does_not_wait_for_findings(
    browser: Browser, page: Page, workshop: Workshop
) -> None:
    held = threading.Event()
    done = threading.Event()

    def judge() -> None:
        with workshop.turn:
            held.set()
            done.wait(60)

    other = threading.Thread(target=judge)
    other.start()
    try:
        assert held.wait(60)
        assert browser.post("/gambar", page.sent()).json()["gambar"] is not None
    finally:
        done.set()
        other.join(60)


def test_nothing_is_drawn_of_what_cannot_be_drawn(browser: Browser, page: Page) -> None:
    page.insert(2, kegiatan="Menyiapkan ruang", jenis_langkah="Proses lain", oleh="Tak ada")
    page.rows[-1]["sel"]["jenis_langkah"] = "Mulai"
    assert browser.post("/gambar", page.sent()).json()["gambar"] is None
    told = browser.post("/temuan", page.sent()).json()
    assert any(one["tingkat"] == "galat" for one in told["temuan"])


def test_texts_never_become_markup_in_a_picture(browser: Browser, page: Page) -> None:
    hostile = "<script>alert(1)</script><a href='javascript:1'>x</a>&amp; ]]>"
    page.rows[1]["sel"] |= {"kegiatan": hostile, "ringkas": hostile, "kelengkapan": hostile}
    found = browser.post("/gambar", page.sent()).json()["gambar"]
    for svg in (found["peta"], found["sop"]):
        root = etree.fromstring(svg.encode())
        names = {etree.QName(one).localname for one in root.iter("*")}
        assert "text" in names
        assert names.isdisjoint({"script", "a", "foreignObject", "image"})


def test_findings_have_the_words_of_check_and_stand_at_their_cell(
    browser: Browser, page: Page, workshop: Workshop
) -> None:
    row = page.rows[1]
    row["sel"]["waktu"] = "sebentar saja"
    told = browser.post("/temuan", page.sent()).json()["temuan"]
    assert browser.post("/simpan", page.sent()).status in (200, 409)
    [mine] = [one for one in told if one.get("kolom") == "waktu"]
    assert mine["kunci"] == row["kunci"]
    path = workshop.project.defs / FILE
    text = path.read_text("utf-8")
    if "sebentar" not in text:
        path.write_text(
            text.replace("    oleh:", "    waktu: sebentar saja\n    oleh:", 1), "utf-8"
        )
    checked = {one.message for one in check_project(workshop.project, (path,))}
    assert mine["pesan"] in checked


def test_what_two_have_found_at_a_cell_is_told_once(browser: Browser, page: Page) -> None:
    name = page.rows[0]["sel"]["oleh"]
    row = page.insert(2, kegiatan="Menyiapkan ruang", oleh=name[:-1])
    found = browser.post("/temuan", page.sent()).json()["temuan"]
    [told] = [one for one in found if one["kode"] == "unknown-actor"]
    assert (told["kunci"], told["kolom"]) == (row["kunci"], "oleh")
    assert told["pesan"] == f"pelaku '{name[:-1]}' tidak ada"
    assert told["saran"][0] == f"maksud Anda '{name}'?"


def test_what_is_said_of_workbooks_is_said_of_the_page(browser: Browser, page: Page) -> None:
    page.insert(2, kegiatan="Menyiapkan ruang", oleh="Petugas Ruang Rapat")
    found = browser.post("/gambar", page.sent()).json()["temuan"]
    [told] = [one for one in found if one["kode"] == "new-actor"]
    words = " ".join((told["pesan"], *told["saran"]))
    assert "bagian Pelaku" in words
    assert "lembar" not in words
    assert told["kolom"] == "oleh"


def test_what_a_change_breaks_elsewhere_is_told(browser: Browser, workshop: Workshop) -> None:
    unit = workshop.project.defs / "unit.yaml"
    text = unit.read_text("utf-8")
    page = Page(page_of(workshop, FILE))
    process = workshop.definitions().proses["CLP.02.01"]
    at, step = next((at, str(one.id)) for at, one in enumerate(process.langkah) if one.id)
    entry = f"  waktu: {{CLP.02.01: {{{step}: 1 jam}}}}\n"
    first = text.index("- nama:")
    end = text.index("\n", first) + 1
    unit.write_text(text[:end] + entry + text[end:], "utf-8")
    assert browser.post("/temuan", page.sent()).json()["lain"] == []
    page.rows.pop(at)
    others = browser.post("/temuan", page.sent()).json()["lain"]
    [told] = [one for one in others if one["kode"] == "unknown-unit-step"]
    assert "unit.yaml" in told["tempat"]
    assert step in told["pesan"]
