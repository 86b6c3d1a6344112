"""In a real browser: steps change their actor, are parted, dragged, and done at the same time."""

from pathlib import Path

import pytest

from bpmn_gen.store.project import Project
from tests.web.asking import Browser
from tests.web.conftest import FILE, Page
from tests.web.driving import BEGIN, CHROMIUM, IN_BOTH, Drive, Steps, cell, driver, words

SAVED: Steps = [["press", "Control+s"], ["wait", "#keadaan", "Tersimpan"]]
PENILAI = "Pejabat Penilai Kinerja"


@pytest.fixture
def drive(project: Project, tmp_path: Path, request: pytest.FixtureRequest) -> Drive:
    return driver(project, tmp_path, name=getattr(request, "param", CHROMIUM))


def said(project: Project) -> str:
    return (project.defs / FILE).read_text("utf-8")


@IN_BOTH
def test_an_actor_is_chosen_in_its_column_by_click_and_by_key(
    drive: Drive, project: Project
) -> None:
    steps: Steps = [
        *BEGIN,
        ["click", "#lajur"],
        ["show", "#kisi thead"],
        ["click", cell(3, "@1")],
        ["show", words(3, "@0")],
        ["show", words(3, "@1")],
        ["press", "ArrowDown", "ArrowDown", "ArrowRight", " "],
        ["show", words(5, "@2")],
        ["wait", "#keadaan", "draf aman"],
        ["reload"],
        ["drawn"],
        ["show", words(5, "@2")],
        ["click", "#lajur"],
        ["show", words(3, "oleh")],
        ["cell"],
        *SAVED,
    ]
    before = said(project)
    head, old, new, by_key, again, name = drive(steps)["shown"]
    assert PENILAI in head
    assert (old, new, by_key, again, name) == ("", "Kegiatan", "Kegiatan", "Kegiatan", PENILAI)
    after = said(project)
    blocks = after.split("\n  - id: ")
    assert "oleh: penilai" in next(one for one in blocks if one.startswith("tunjuk"))
    assert "oleh: pegawai" in next(one for one in blocks if one.startswith("usulkan"))
    assert len(before.splitlines()) == len(after.splitlines())


@IN_BOTH
def test_a_step_is_parted_where_the_cursor_stands(drive: Drive, project: Project) -> None:
    steps: Steps = [
        *BEGIN,
        ["click", cell(6, "kegiatan")],
        ["press", "F2", "End", *["Control+ArrowLeft"] * 5],
        ["press", "Control+Shift+Enter"],
        ["show", words(6)],
        ["show", words(7)],
        ["show", words(7, "lanjut")],
        ["show", words(6, "lanjut")],
        ["focus"],
        *SAVED,
    ]
    before = said(project)
    first, second, onward, none, place = drive(steps)["shown"]
    assert f"{first} {second.lower()}" == (
        "Menetapkan penugasan dengan surat tugas atas usulan pimpinan unit organisasi"
    )
    assert (onward, none) == ("9", "")
    assert place.split() == ["kegiatan", "8"]
    blocks = said(project).split("\n  - ")
    at = next(number for number, one in enumerate(blocks) if one.startswith("id: tetapkan_penilai"))
    assert "kelengkapan: [Usulan penugasan]" in blocks[at]
    assert "keluaran" not in blocks[at]
    assert "keluaran: Surat tugas" in blocks[at + 1]
    assert "lanjut: terima" in blocks[at + 1]
    assert "oleh: penilai" in blocks[at + 1]
    after = said(project).splitlines()
    gone = [one for one in before.splitlines() if one not in after]
    assert [one.strip().partition(": ")[0] for one in gone] == ["kegiatan"]


def test_what_cannot_be_parted_is_said(drive: Drive, project: Project) -> None:
    steps: Steps = [
        *BEGIN,
        ["click", "#belah"],
        ["show", "#cara"],
        ["press", "Home", "Control+Shift+Enter"],
        ["show", "#cara"],
        ["click", cell(2, "kegiatan")],
        ["press", "F2", "Control+Home", "Control+Shift+Enter"],
        ["show", "#cara"],
    ]
    before = said(project)
    how, kind, place = drive(steps)["shown"]
    assert "Letakkan kursor" in how
    assert "Hanya baris Kegiatan" in kind
    assert "di tengah teks" in place
    assert said(project) == before


@IN_BOTH
def test_a_row_is_dragged_by_its_number(drive: Drive) -> None:
    steps: Steps = [
        *BEGIN,
        ["show", words(2)],
        ["drag", cell(2, "no"), cell(4, "no")],
        ["show", words(4)],
        ["show", words(2)],
        ["cell"],
        ["press", "Control+z"],
        ["show", words(2)],
    ]
    before, after, third, again = drive(steps)["shown"]
    assert before == after == again
    assert third != before


@IN_BOTH
def test_a_way_leads_to_the_row_that_is_pointed_at(drive: Drive, project: Project) -> None:
    steps: Steps = [
        *BEGIN,
        ["click", cell(7, "lanjut")],
        ["show", "#cara"],
        ["press", "Enter"],
        ["click", cell(8, "kegiatan")],
        ["show", words(7, "lanjut")],
        ["focus"],
        *SAVED,
    ]
    how, target, place = drive(steps)["shown"]
    assert "klik baris tujuannya" in how
    assert target == "8"
    assert place.split() == ["lanjut", "8"]
    assert said(project).count("lanjut: terima") == 2


def test_rows_are_done_together_and_one_after_the_other_again(
    drive: Drive, project: Project
) -> None:
    begin: Steps = [
        *BEGIN,
        ["press", "ArrowDown", "Shift+ArrowDown"],
        ["click", "#sejajar"],
        ["show", words(2, "jenis_langkah")],
        ["show", words(3, "huruf")],
        ["show", words(4, "huruf")],
    ]
    before = said(project)
    shown = drive([*begin, ["cell"], *SAVED])["shown"]
    assert shown == ["Sejajar", "A", "B"]
    text = said(project)
    assert "- sejajar:" in text
    assert text.index("- sejajar:") < text.index("id: timbang") < text.index("id: penetap")
    again: Steps = [*BEGIN, ["press", "ArrowDown"], ["show", "#sejajar"], ["click", "#sejajar"]]
    shown = drive([*again, ["show", words(2)], ["cell"], *SAVED])["shown"]
    assert shown[0] == "Lepas sejajar"
    assert shown[1].startswith("Mempertimbangkan")
    assert said(project) == before


def test_a_click_in_its_column_of_the_sop_hands_a_step_over_and_branches_are_joined(
    drive: Drive, browser: Browser, page: Page
) -> None:
    seen = browser.post("/gambar", page.sent()).json()["gambar"]
    third = page.rows[2]["kunci"]
    left, width = next((x, w) for key, x, _, w, _ in seen["kotak_sop"] if key == third)
    shares = {key: (x + w / 2 - left) / width for key, _, x, w in seen["lajur_sop"]}
    mark = "#bidang-sop .kotak"
    letters_shown: Steps = [["show", words(row, "huruf")] for row in (3, 4, 5)]
    steps: Steps = [
        *BEGIN,
        ["press", "ArrowDown", "ArrowDown"],
        ["click", "#tab-sop"],
        ["seen", f"{mark}:not([hidden])"],
        ["point", mark, shares["penilai"]],
        ["show", words(3, "oleh")],
        ["show", "#cara"],
        ["press", "Control+z", "ArrowDown"],
        ["show", words(3, "oleh")],
        # Three rows become branches, two of these one.
        ["press", "ArrowUp", "ArrowUp", "Shift+ArrowDown", "Shift+ArrowDown"],
        ["click", "#sejajar"],
        ["cell"],
        ["press", "ArrowDown", "Shift+ArrowDown"],
        ["show", "#sejajar"],
        ["click", "#sejajar"],
        *letters_shown,
        ["press", "Shift+ArrowDown", "Shift+ArrowDown"],
        ["click", "#sejajar"],
        ["show", "#cara"],
    ]
    given, told, back, button, *letters, refused = drive(steps)["shown"]
    assert (given, back) == (PENILAI, page.rows[2]["sel"]["oleh"])
    assert "Baris 3 kini dikerjakan" in told
    assert "Ctrl+Z" in told
    assert button == "Satukan cabang"
    assert letters == ["A", "A", "C"]
    assert "paling sedikit dua cabang" in refused


def test_one_row_alone_is_not_done_together(drive: Drive) -> None:
    steps: Steps = [*BEGIN, ["press", "ArrowDown"], ["click", "#sejajar"], ["show", "#cara"]]
    assert "dua baris atau lebih" in drive(steps)["shown"][0]
