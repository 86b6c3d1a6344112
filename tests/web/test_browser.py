"""In a real browser, with the keyboard alone: a process is changed, seen and saved."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bpmn_gen.store.project import Project
from tests.web.conftest import FILE
from tests.web.driving import BEGIN, CHROMIUM, IN_BOTH, Steps, driver, words

HOSTILE = "Memeriksa <script>alert(1)</script><img src=x onerror=alert(2)> berkas"


@pytest.fixture
def drive(
    project: Project, tmp_path: Path, request: pytest.FixtureRequest
) -> Callable[[Steps], Any]:
    return driver(project, tmp_path, name=getattr(request, "param", CHROMIUM))


def said(project: Project) -> str:
    return (project.defs / FILE).read_text("utf-8")


@IN_BOTH
def test_a_step_is_put_in_and_saved(drive: Callable[[Steps], Any], project: Project) -> None:
    before = said(project).splitlines()
    steps: Steps = [
        *BEGIN,
        ["press", "ArrowDown", "Control+Enter"],
        ["before"],
        ["type", HOSTILE],
        ["picture"],
        ["press", "Tab", "ArrowRight"],
        ["wait", "#kisi", "tanpa 'oleh'"],
        ["press", "F2", "ArrowDown", "Enter"],
        ["focus"],
        ["rest", 600],
        ["offset"],
        ["press", "Control+s"],
        ["wait", "#keadaan", "Tersimpan"],
        ["show", "#kisi tbody tr:nth-child(3)"],
    ]
    seen = drive(steps)
    assert seen["shown"][0].split() == ["oleh", "4"]
    assert seen["shown"][1] is True
    assert HOSTILE in seen["shown"][2]
    after = said(project).splitlines()
    assert [line for line in before if line not in after] == []
    at = next(number for number, line in enumerate(after) if HOSTILE in line)
    assert after[at + 1].strip() == "oleh: pimpinan"
    assert len(after) == len(before) + 2


@IN_BOTH
def test_rows_are_moved_and_branches_follow(
    drive: Callable[[Steps], Any], project: Project
) -> None:
    steps: Steps = [
        *BEGIN,
        ["show", words(2)],
        ["press", "ArrowDown", "Alt+ArrowDown"],
        ["show", words(3)],
        ["focus"],
        ["press", "Control+z"],
        ["show", words(2)],
        ["press", "Control+y", "Control+s"],
        ["wait", "#keadaan", "Tersimpan"],
    ]
    before = said(project)
    shown = drive(steps)["shown"]
    assert shown[0] == shown[1] == shown[3]
    assert shown[2].split() == ["kegiatan", "4"]
    after = said(project)
    assert sorted(before.splitlines()) == sorted(after.splitlines())
    assert before != after


@IN_BOTH
def test_cells_of_a_sheet_are_pasted(drive: Callable[[Steps], Any], project: Project) -> None:
    rows = [f"Mengerjakan bagian {number}\tKegiatan" for number in range(1, 7)]
    steps: Steps = [
        *BEGIN,
        ["press", "ArrowDown", "Control+Enter", "Escape"],
        ["paste", '"Kata ""petik"" pertama"\tKegiatan\n'],
        ["press", "Control+Enter", "Escape"],
        ["show", "#kisi tbody tr:nth-child(3)"],
        ["press", "Delete"],
        ["press", "Control+Delete"],
        ["show", "#kisi"],
        ["press", "Control+End", "Home", "ArrowRight"],
        ["paste", "\n".join(rows)],
        ["show", "#kisi"],
        ["press", "Control+z"],
        ["show", "#kisi"],
    ]
    before = said(project)
    shown = drive(steps)["shown"]
    assert 'Kata "petik" pertama' in shown[0]
    assert all(row.partition("\t")[0] in shown[2] for row in rows)
    assert shown[3] == shown[1]
    assert said(project) == before


WRITE: Steps = [*BEGIN, ["press", "ArrowDown", "F2", "End"], ["type", " dan mencatatnya"]]
"""Somebody writes in a cell, and is not done with it."""


def test_what_is_being_written_survives_a_reload(
    drive: Callable[[Steps], Any], project: Project
) -> None:
    """Nobody has left the cell or the field yet."""
    before = said(project)
    steps: Steps = [
        *WRITE,
        ["wait", "#keadaan", "Belum disimpan"],
        ["press", "Escape"],
        ["wait", "#keadaan", "Tersimpan"],
        ["press", "F2", "End"],
        ["type", " dan mengarsipkannya"],
        ["wait", "#keadaan", "draf aman"],
        ["reload"],
        ["drawn"],
        ["wait", "#kisi", "dan mengarsipkannya"],
    ]
    drive(steps)
    field = "#bidang-identitas textarea:not([readonly])"
    steps = [
        *BEGIN,
        ["click", "#tab-identitas"],
        ["click", field],
        ["press", "End"],
        ["type", " UJI"],
        ["reload"],
        ["click", "#tab-identitas"],
        ["wait", "#pesan", "Pakai tulisan itu"],
        ["click", "#pesan button"],
        ["wait", "#pesan", "Dari tulisan itu"],
        ["value", field],
    ]
    assert drive(steps)["shown"][-1].endswith(" UJI")
    assert said(project) == before


def test_a_draft_is_there_after_a_reload_and_can_be_dropped(
    drive: Callable[[Steps], Any], project: Project
) -> None:
    before = said(project)
    steps: Steps = [
        *WRITE,
        ["press", "Enter"],
        ["wait", "#keadaan", "draf aman"],
        ["reload"],
        ["drawn"],
        ["wait", "#pesan", "dipulihkan"],
        ["wait", "#kisi", "dan mencatatnya"],
        ["cell"],
        ["press", "Control+z"],
        ["show", words(2)],
        ["press", "Control+y"],
        ["show", words(2)],
        ["wait", "#keadaan", "draf aman"],
    ]
    without, again = drive(steps)["shown"]
    assert "dan mencatatnya" not in without
    assert again == f"{without} dan mencatatnya"
    seen = drive([["open"], ["drawn"], ["wait", "#kisi", "dan mencatatnya"], ["show", "#keadaan"]])
    assert "Belum disimpan" in seen["shown"][0]
    assert said(project) == before


@IN_BOTH
def test_pages_are_read_by_everybody(drive: Callable[[Steps], Any]) -> None:
    steps: Steps = [["judge", "daftar"]]
    steps += [["size", 390, 844], ["judge", "daftar"], ["size", 1366, 768], *BEGIN]
    steps += [["rest", 1500], ["judge", "langkah"]]
    steps += [["press", "F2"], ["judge", "mengisi"], ["press", "Escape"]]
    steps += [["size", 390, 844], ["judge", "langkah"], ["size", 683, 384], ["judge", "200 %"]]
    seen = drive(steps)
    assert seen["axe"] == []
    assert seen["overflow"] == []


def tabs(first: Steps, second: Steps) -> Steps:
    """A change that is saved in a second tab, and another one in the first."""
    return [
        *BEGIN,
        ["tab"],
        *BEGIN,
        *second,
        ["press", "Control+s"],
        ["wait", "#keadaan", "Tersimpan"],
        ["tab", 0],
        ["cell"],
        *first,
        ["press", "Control+s"],
    ]


def drafts() -> Steps:
    """Drafts of two tabs: the later one is that of the file, and the other is offered there."""
    aman: list[object] = ["wait", "#keadaan", "draf aman"]
    return [
        *BEGIN,
        ["tab"],
        *BEGIN,
        ["press", "ArrowDown", "ArrowDown", "F2", "End"],
        ["type", " pertama"],
        ["press", "Enter"],
        aman,
        ["tab", 0],
        ["cell"],
        ["press", "ArrowDown", "F2", "End"],
        ["type", " kedua"],
        ["press", "Enter"],
        aman,
        ["wait", "#pesan", "di halaman lain"],
        ["reload"],
        ["drawn"],
        ["wait", "#pesan", "Halaman lain dari berkas ini"],
        ["click", "#pesan button"],
        ["wait", "#pesan", "disatukan"],
        ["show", "#kisi"],
        ["click", "#urung"],
        ["show", "#kisi"],
        ["click", "#ulang"],
        ["click", "#simpan"],
        ["wait", "#keadaan", "Tersimpan"],
    ]


def test_two_tabs_are_brought_together(drive: Callable[[Steps], Any], project: Project) -> None:
    other: Steps = [["press", "ArrowDown", "F2", "End"], ["type", " dahulu"], ["press", "Enter"]]
    mine: Steps = [["press", "ArrowDown", "ArrowDown", "F2", "End"], ["type", " kemudian"]]
    steps: Steps = [
        *drafts(),
        ["tab", 1],
        ["open"],
        ["drawn"],
        ["tab", 0],
        *tabs([*mine, ["press", "Enter"]], other),
        ["wait", "#pesan", "disatukan"],
        ["wait", "#pesan", "dahulu"],
        ["wait", "#kisi", "dahulu"],
        ["press", "Control+s"],
        ["wait", "#keadaan", "Tersimpan"],
    ]
    both, undone = drive(steps)["shown"]
    assert "pertama" in both
    assert "kedua" in both
    assert "pertama" not in undone
    assert "kedua" in undone
    text = said(project)
    for one in ("pertama", "kedua", "dahulu", "kemudian"):
        assert one in text


def test_two_tabs_that_change_the_same_are_shown_side_by_side(
    drive: Callable[[Steps], Any], project: Project
) -> None:
    other: Steps = [["press", "ArrowDown", "F2", "End"], ["type", " dahulu"], ["press", "Enter"]]
    mine: Steps = [["press", "ArrowDown", "F2", "End"], ["type", " kemudian"], ["press", "Enter"]]
    steps: Steps = [
        *tabs(mine, other),
        ["wait", "#pesan", "pilih mana"],
        ["click", "#pesan button"],
        ["wait", ".banding", "dahulu"],
        ["show", ".banding tbody"],
        ["judge", "banding"],
        ["click", ".banding .utama"],
        ["wait", ".banding [role=alert]", "1 tempat belum dipilih"],
        ["click", ".banding input[value=saya]"],
        ["press", "Enter"],
        ["wait", "#pesan", "disatukan"],
        ["show", "#pesan"],
        ["show", words(2)],
        ["press", "Control+s"],
        ["wait", "#keadaan", "Tersimpan"],
    ]
    seen = drive(steps)
    both, told, kept = seen["shown"]
    assert "dahulu" not in told
    assert "Tetap dari halaman ini:Baris 2, Kegiatan" in told
    assert "Baris 2, Kegiatan" in both
    assert "dahulu" in both
    assert "kemudian" in both
    assert kept.endswith(" kemudian")
    assert seen["axe"] == []
    assert "kemudian" in said(project)


def test_a_hint_is_taken_by_one_key(drive: Callable[[Steps], Any], project: Project) -> None:
    actor = words(3, "oleh")
    steps: Steps = [
        *BEGIN,
        ["show", actor],
        ["press", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "F2", "End", "Backspace"],
        ["press", "Tab", "ArrowLeft"],
        ["wait", "#cara", "Pakai"],
        ["press", "Tab", "Enter"],
        ["show", actor],
        ["focus"],
    ]
    before = said(project)
    right, mended, place = drive(steps)["shown"]
    assert mended == right
    assert place.split() == ["oleh", "4"]
    assert said(project) == before


def test_late_words_about_an_earlier_state_take_no_hint_away(
    drive: Callable[[Steps], Any],
) -> None:
    actor = words(3, "oleh")
    steps: Steps = [
        ["hold", "**/temuan"],
        *BEGIN,
        ["show", actor],
        ["press", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "F2", "End", "Backspace"],
        ["press", "Tab", "ArrowLeft"],
        ["wait", "#cara", "Pakai"],
        ["press", "Tab"],
        ["release"],
        ["rest", 200],
        ["press", "Enter"],
        ["show", actor],
    ]
    right, mended = drive(steps)["shown"]
    assert mended == right
