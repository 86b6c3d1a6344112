"""In a real browser, with the keyboard alone: blanks of a unit are filled in, a column at once."""

import re
from pathlib import Path

import pytest

from bpmn_gen.store.project import Project
from tests.web.conftest import SLUG, UNIT
from tests.web.driving import Drive, Steps, driver

TIMES: Steps = [
    ["open"],
    ["drawn"],
    ["press", "Tab", "Tab", "Tab", "ArrowRight", "ArrowRight"],
    ["focus"],
    ["press", "Tab", "Tab", "Enter", "Alt+ArrowDown", "Alt+ArrowUp"],
    ["focus"],
]
"""From the top of the page to the first blank of the table of durations."""
FIRST = 7
"""The row of that blank: the unit's own process, of which nothing is blank, comes before."""
CELL = "#kisi-waktu tbody tr:nth-child({}) [data-kolom='{}'] .teks"


@pytest.fixture
def file(office: Path) -> Path:
    return office / "unit.yaml"


@pytest.fixture
def drive(project: Project, tmp_path: Path, file: Path) -> Drive:
    assert file.is_file()
    return driver(project, tmp_path, f"/unit/{SLUG}")


def test_a_column_is_pasted_undone_and_saved(drive: Drive, file: Path) -> None:
    before = file.read_text("utf-8").splitlines()
    column = ["15 menit", "2 jam", "", "1\thari kerja", "3 hari kerja"]
    steps: Steps = [
        *TIMES,
        ["show", "#sisa-waktu"],
        ["paste", "\n".join(column)],
        ["show", "#cara-waktu"],
        ["show", CELL.format(FIRST, "waktu")],
        ["show", CELL.format(FIRST + 3, "satuan")],
        ["press", "Control+z"],
        ["show", CELL.format(FIRST, "waktu")],
        ["press", "Control+y"],
        ["wait", "#keadaan", "draf aman"],
        ["show", "#sisa-waktu"],
        ["press", "Control+s"],
        ["wait", "#keadaan", "Tersimpan"],
    ]
    tab, cell, blank, pasted, first, unit, undone, left = drive(steps)["shown"]
    assert (tab.strip(), cell.split()) == ("tab-waktu", ["waktu", str(FIRST + 1)])
    assert pasted == "6 sel ditempel."
    assert (first, unit, undone) == ("15", "hari kerja", "")
    assert int(re.sub(r"\D", "", blank)) - int(re.sub(r"\D", "", left)) == len(column) - 1
    after = file.read_text("utf-8").splitlines()
    assert [line for line in before if line not in after] == []
    said = "\n".join(after)
    for words in ("15 menit", "2 jam", "1 hari kerja", "3 hari kerja"):
        assert f": {words}" in said


def test_what_does_not_fit_or_is_not_written_is_told(drive: Drive, file: Path) -> None:
    before = file.read_bytes()
    many = "\n".join(["1 jam"] * 400)
    steps: Steps = [
        *TIMES,
        ["press", "Home"],
        ["paste", "CLP.99"],
        ["show", "#cara-waktu"],
        ["press", "Control+End", "ArrowLeft"],
        ["paste", many],
        ["show", "#cara-waktu"],
    ]
    *_, nothing, over = drive(steps)["shown"]
    assert "Tidak ada yang ditempel" in nothing
    assert over == "1 sel ditempel. 399 baris tidak muat dan tidak ditempel."
    assert file.read_bytes() == before


def test_a_draft_is_there_after_a_reload_with_its_undo(drive: Drive, file: Path) -> None:
    before = file.read_bytes()
    steps: Steps = [
        *TIMES,
        ["press", "F2"],
        ["type", "25"],
        ["press", "Tab", "F2", "ArrowDown", "Enter"],
        ["wait", "#keadaan", "draf aman"],
        ["reload"],
        ["drawn"],
        ["wait", "#pesan", "dipulihkan"],
        ["show", CELL.format(FIRST, "waktu")],
        ["press", "Control+z", "Control+z"],
        ["show", CELL.format(FIRST, "waktu")],
    ]
    *_, kept, undone = drive(steps)["shown"]
    assert (kept, undone) == ("25", "")
    assert file.read_bytes() == before


def test_a_finding_stands_in_its_cell_and_is_mended(drive: Drive, file: Path) -> None:
    before = file.read_bytes()
    steps: Steps = [
        *TIMES,
        ["press", "F2"],
        ["type", "20"],
        ["press", "Tab", "F2"],
        ["type", "menitt"],
        ["press", "Enter", "ArrowUp"],
        ["wait", "#kisi-waktu", "tidak dikenal"],
        ["press", "Control+s"],
        ["wait", "#pesan", "Belum disimpan"],
        ["wait", "#cara-waktu", "Pakai 'menit'"],
        ["press", "Tab", "Enter"],
        ["show", CELL.format(FIRST, "satuan")],
        ["press", "Control+s"],
        ["wait", "#keadaan", "Tersimpan"],
    ]
    assert drive(steps)["shown"][-1] == "menit"
    assert file.read_bytes() != before
    assert "20 menit" in file.read_text("utf-8")


def test_what_both_changed_is_chosen_by_keys(drive: Drive, file: Path) -> None:
    def outside() -> None:
        text = file.read_text("utf-8")
        file.write_text(text.replace("Camat Kroya}", "Camat dari luar}"), "utf-8")

    steps: Steps = [
        ["open"],
        ["drawn"],
        ["press", "Tab", "Tab", "Tab", "ArrowRight"],
        ["reach", "#kisi-jabatan td[tabindex='0']"],
        ["press", "F2", "End"],
        ["type", " dari halaman"],
        ["press", "Enter"],
        ["wait", "#keadaan", "draf aman"],
    ]
    drive(steps)
    outside()
    steps = [
        ["open"],
        ["wait", "#pesan", "Lihat dan pilih"],
        ["reach", "#pesan button"],
        ["press", "Enter"],
        ["wait", "dialog", "Camat dari luar"],
        ["show", "dialog tbody tr"],
        ["judge", "memilih"],
        ["reach", "dialog input[value='luar']"],
        ["press", "Space", "Enter"],
        ["wait", "#pesan", "disatukan"],
        ["show", "#kisi-jabatan tbody tr [data-kolom='isi'] .teks"],
    ]
    seen = drive(steps)
    assert seen["shown"][0].startswith("Jabatan, Pejabat Level I, Jabatan pada unit ini")
    assert seen["shown"][1] == "Camat dari luar"
    assert seen["axe"] == []


def test_boxes_lead_to_their_process_and_back(drive: Drive) -> None:
    steps: Steps = [
        ["open"],
        ["drawn"],
        ["wait", "#sasaran", "Relasi KK.01"],
        ["reach", "#bidang-peta a.bidak"],
        ["press", "Enter"],
        ["wait", "h1", "Legalisasi surat"],
        ["press", "Tab", "Tab", "Tab", "Enter"],
        ["wait", "#nama", UNIT],
    ]
    drive(steps)


def test_a_new_unit_is_made_with_keys(drive: Drive, project: Project) -> None:
    steps: Steps = [
        ["reach", ".unit-baru summary"],
        ["press", "Enter", "Tab"],
        ["type", "Dinas Percobaan"],
        ["press", "Enter"],
        ["wait", "#galat-tipe", "pilih tipenya"],
        ["focus"],
        ["press", "ArrowDown", "ArrowDown", "Tab", "Enter"],
        ["wait", "#nama", "Dinas Percobaan"],
        ["drawn"],
    ]
    assert drive(steps)["shown"][0].strip() == "tipe-unit"
    assert (project.defs / "unit" / "dinas-percobaan" / "peta.yaml").is_file()


def test_pages_are_read_by_everybody(drive: Drive) -> None:
    steps: Steps = [["reach", ".unit-baru summary"], ["press", "Enter"], ["judge", "depan"]]
    steps += [["size", 390, 844], ["judge", "depan"], ["size", 1366, 768], ["open"], ["drawn"]]
    steps += [["rest", 1500], ["judge", "identitas"], *TIMES, ["judge", "waktu"]]
    steps += [["press", "F2"], ["judge", "mengisi"], ["press", "Escape"]]
    steps += [["reach", "#tab-waktu"]]
    for name in ("pengesahan", "teks", "volume"):
        steps += [["press", "ArrowRight"], ["rest", 200], ["judge", name]]
    steps += [["size", 390, 844], ["judge", "volume"], ["size", 683, 384], ["judge", "200 %"]]
    steps += [["size", 1366, 768], ["reach", "#sasaran"]]
    steps += [["before"], ["press", "ArrowDown"], ["picture"]]
    steps += [
        ["judge", "relasi"],
        ["before"],
        ["press", "End"],
        ["picture"],
        ["judge", "peta lain"],
    ]
    steps += [["reach", "#tab-peta"], ["press", "ArrowRight"], ["judge", "proses"]]
    seen = drive(steps)
    assert seen["axe"] == []
    assert seen["overflow"] == []
