"""In a real browser, with the keyboard alone: a process is changed, seen and saved."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bpmn_gen.store.project import Project
from tests.web.conftest import FILE
from tests.web.driving import BEGIN, Steps, driver, words

HOSTILE = "Memeriksa <script>alert(1)</script><img src=x onerror=alert(2)> berkas"


@pytest.fixture
def drive(project: Project, tmp_path: Path) -> Callable[[Steps], Any]:
    return driver(project, tmp_path)


def said(project: Project) -> str:
    return (project.defs / FILE).read_text("utf-8")


def test_a_step_is_put_in_and_saved(drive: Callable[[Steps], Any], project: Project) -> None:
    before = said(project).splitlines()
    steps: Steps = [
        *BEGIN,
        ["press", "ArrowDown", "Control+Enter"],
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


def test_a_draft_is_there_after_a_reload_and_can_be_dropped(
    drive: Callable[[Steps], Any], project: Project
) -> None:
    before = said(project)
    steps: Steps = [
        *BEGIN,
        ["press", "ArrowDown", "F2", "End"],
        ["type", " dan mencatatnya"],
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


def test_pages_are_read_by_everybody(drive: Callable[[Steps], Any]) -> None:
    steps: Steps = [["judge", "daftar"]]
    steps += [["size", 390, 844], ["judge", "daftar"], ["size", 1366, 768], *BEGIN]
    steps += [["rest", 1500], ["judge", "langkah"]]
    steps += [["press", "F2"], ["judge", "mengisi"], ["press", "Escape"]]
    steps += [["size", 390, 844], ["judge", "langkah"], ["size", 683, 384], ["judge", "200 %"]]
    seen = drive(steps)
    assert seen["axe"] == []
    assert seen["overflow"] == []


def test_two_tabs_overwrite_nothing(drive: Callable[[Steps], Any], project: Project) -> None:
    change: Steps = [["press", "ArrowDown", "F2", "End"], ["type", " dahulu"], ["press", "Enter"]]
    steps: Steps = [
        *BEGIN,
        ["tab"],
        *BEGIN,
        *change,
        ["press", "Control+s"],
        ["wait", "#keadaan", "Tersimpan"],
        ["tab", 0],
        ["cell"],
        ["press", "ArrowDown", "ArrowDown", "F2", "End"],
        ["type", " kemudian"],
        ["press", "Enter", "Control+s"],
        ["wait", "#pesan", "Tidak ada yang ditimpa"],
        ["wait", "#pesan", "Di halaman ini"],
        ["show", "#pesan"],
    ]
    shown = drive(steps)["shown"][0]
    text = said(project)
    assert "dahulu" in text
    assert "kemudian" not in text
    assert "dahulu" in shown
    assert "kemudian" in shown


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
