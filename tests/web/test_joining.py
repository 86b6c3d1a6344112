"""What was changed in different places is brought together; of the rest nothing is lost."""

from pathlib import Path

import pytest

from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.views.process_page import page_of
from tests.web.asking import Browser
from tests.web.conftest import FILE, Page


@pytest.fixture
def path(workshop: Workshop) -> Path:
    return workshop.project.defs / FILE


def rewrite(path: Path, old: str, new: str) -> None:
    """Change the file as somebody else would."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def joined(browser: Browser, page: Page) -> dict[str, list[dict[str, object]]]:
    """Bring both together, and go on from there."""
    answer = browser.post("/satukan", page.sent())
    assert answer.status == 200, answer.text
    found: dict[str, list[dict[str, object]]] = answer.json()
    page.data["sidik"], page.state = found["sidik"], found["isi"]
    return found


def test_changes_of_different_places_are_all_kept(browser: Browser, page: Page, path: Path) -> None:
    rewrite(path, "lanjut: terima\n", "lanjut: terima\n    waktu: 2 jam\n")
    rewrite(
        path,
        "  - id: terima\n",
        "  - kegiatan: Mencatat surat tugas\n    oleh: penilai\n  - id: terima\n",
    )
    page.row("Menunjuk langsung")["sel"]["keterangan"] = "Segera"
    page.insert(2, kegiatan="Menyiapkan ruang", oleh=page.rows[0]["sel"]["oleh"])
    found = joined(browser, page)
    assert found["bentrok"] == []
    assert any("Mencatat" in str(one) for one in found["luar"])
    assert browser.post("/simpan", page.sent()).status == 200
    text = path.read_text("utf-8")
    for words in ("waktu: 2 jam", "Mencatat surat tugas", "keterangan: Segera", "Menyiapkan ruang"):
        assert words in text
    order = ["timbang", "Menyiapkan ruang", "id: tunjuk", "Mencatat surat", "id: terima"]
    assert [text.index(one) for one in order] == sorted(text.index(one) for one in order)
    assert "lanjut: terima" in text


def test_where_both_changed_the_same_both_are_shown_and_none_is_taken(
    browser: Browser, page: Page, path: Path
) -> None:
    rewrite(path, "nama: Penunjukan dalam unit organisasi", "nama: Nama dari luar")
    rewrite(path, "ringkas: Mengusulkan penugasan", "ringkas: Usul dari luar")
    page.state["isian"]["Nama proses"] = "Nama dari halaman"
    row = page.row("Mengusulkan")
    row["sel"]["ringkas"] = "Usul dari halaman"
    before = path.read_bytes()
    found = joined(browser, page)
    told = {(one["jenis"], one["kolom"]): (one["luar"], one["saya"]) for one in found["bentrok"]}
    assert told == {
        ("isian", "Nama proses"): ("Nama dari luar", "Nama dari halaman"),
        ("sel", "ringkas"): ("Usul dari luar", "Usul dari halaman"),
    }
    assert page.row("Mengusulkan")["kunci"] == row["kunci"]
    assert path.read_bytes() == before


def test_a_step_that_one_side_changed_and_the_other_removed_is_asked_about(
    browser: Browser, page: Page, path: Path
) -> None:
    text = path.read_text("utf-8")
    begin, end = text.index("  - id: usulkan\n"), text.index("  - id: tetapkan_penilai\n")
    path.write_text(text[:begin] + text[end:].replace("Menerima", "Mengambil", 1), "utf-8")
    rewrite(path, "Pejabat Penilai Kinerja: usulkan", "Pejabat Penilai Kinerja: tetapkan_penilai")
    kept = page.row("Mengusulkan")
    kept["sel"]["waktu"], kept["sel"]["satuan"] = "1", "jam"
    page.rows.remove(page.row("Menerima"))
    found = joined(browser, page)
    gone = {str((one["saya"] or one["luar"])["kegiatan"])[:9]: one for one in found["bentrok"]}  # type: ignore[index]
    assert set(gone) == {"Mengusulk", "Mengambil"}
    assert gone["Mengusulk"]["luar"] is None
    assert gone["Mengambil"]["saya"] is None
    assert page.row("Mengusulkan")["sel"]["waktu"] == "1"
    assert gone["Mengambil"]["asal"]
    assert gone["Mengambil"]["setelah"] in {row["kunci"] for row in page.rows}


def test_rows_that_were_moved_stay_moved(browser: Browser, page: Page, path: Path) -> None:
    text = path.read_text("utf-8")
    parts = text.split("  - id: ")
    at = next(number for number, one in enumerate(parts) if one.startswith("timbang"))
    parts[at], parts[at + 1] = parts[at + 1], parts[at]
    path.write_text("  - id: ".join(parts), "utf-8")
    page.row("Menetapkan")["sel"]["keterangan"] = "Segera"
    found = joined(browser, page)
    assert found["bentrok"] == []
    words = [row["sel"]["kegiatan"][:9] for row in page.rows]
    assert words.index("Menunjuk ") < words.index("Mempertim")
    assert page.row("Menetapkan")["sel"]["keterangan"] == "Segera"


def test_an_actor_has_the_new_name_in_all_steps(browser: Browser, page: Page, path: Path) -> None:
    rewrite(path, "pimpinan: {peran: pimpinan_unit}", "pimpinan: {jabatan: Kepala Bidang}")
    page.insert(2, kegiatan="Menyiapkan ruang", oleh=page.rows[0]["sel"]["oleh"])
    page.row("Menunjuk")["sel"]["keterangan"] = "Segera"
    found = joined(browser, page)
    assert found["bentrok"] == []
    assert page.row("Menyiapkan")["sel"]["oleh"] == "Kepala Bidang"
    assert browser.post("/simpan", page.sent()).status == 200
    assert "oleh: pimpinan" in path.read_text("utf-8").partition("Menyiapkan ruang")[2][:40]


def test_remarks_alone_are_taken_in_silence(browser: Browser, page: Page, path: Path) -> None:
    rewrite(path, "langkah:\n", "langkah:\n  # sudah dibahas\n")
    page.row("Menunjuk")["sel"]["keterangan"] = "Segera"
    assert joined(browser, page)["bentrok"] == []
    assert browser.post("/simpan", page.sent()).status == 200
    text = path.read_text("utf-8")
    assert "# sudah dibahas" in text
    assert "keterangan: Segera" in text


def test_a_page_that_says_what_the_file_says_has_nothing_to_save(
    browser: Browser, page: Page, workshop: Workshop
) -> None:
    path = workshop.project.defs / FILE
    rewrite(path, "nama: Penunjukan dalam unit organisasi", "nama: Nama baru")
    page.state["isian"]["Nama proses"] = "Nama baru"
    found = joined(browser, page)
    assert found["sama"]
    assert found["bentrok"] == []
    assert page.state == page_of(workshop, FILE)["isi"]


def test_a_file_that_cannot_be_read_is_told(browser: Browser, page: Page, path: Path) -> None:
    path.write_bytes(b"kode: [\n")
    answer = browser.post("/satukan", page.sent())
    assert answer.status == 409
    assert answer.json()["pesan"]
