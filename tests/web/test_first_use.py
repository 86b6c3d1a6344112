"""What somebody does who uses the editor for the first time: clicks, types as in Excel, saves."""

from pathlib import Path

import pytest

from bpmn_gen.store.project import Project
from tests.web.conftest import FILE
from tests.web.driving import BEGIN, Drive, Steps, cell, driver, words

NEW = "Kasi Trantib"
LAST = "#kisi-pelaku tbody tr:last-child [data-kolom=nama] .teks"


@pytest.fixture
def drive(project: Project, tmp_path: Path) -> Drive:
    return driver(project, tmp_path)


def test_typing_after_a_click_replaces_and_a_unit_goes_where_it_belongs(drive: Drive) -> None:
    amount, unit = words(3, "waktu"), words(3, "satuan")
    steps: Steps = [
        *BEGIN,
        ["click", cell(3, "waktu")],
        ["type", "10"],
        ["press", "Enter"],
        ["click", cell(3, "waktu")],
        ["type", "15"],
        ["press", "Enter"],
        ["show", amount],
        ["click", cell(3, "satuan")],
        ["type", "hari kerja"],
        ["press", "Enter"],
        ["click", cell(3, "waktu")],
        ["type", "15 menit"],
        ["press", "Enter"],
        ["show", amount],
        ["show", unit],
        ["click", cell(3, "waktu")],
        ["paste", "187 Hari kerja\n2\tjam"],
        ["show", amount],
        ["show", unit],
        ["show", words(4, "waktu")],
        ["show", words(4, "satuan")],
        ["press", "Escape"],
        ["rest", 700],
        ["click", cell(3, "waktu")],
        ["rest", 700],
        ["click", cell(3, "waktu")],
        ["type", "5"],
        ["press", "Enter"],
        ["show", amount],
    ]
    assert drive(steps)["shown"] == [
        "15", "15", "menit", "187", "hari kerja", "2", "jam", "1875"
    ]  # fmt: skip


def test_what_was_saved_is_known_to_the_page(drive: Drive, project: Project) -> None:
    steps: Steps = [
        *BEGIN,
        ["click", cell(3, "oleh")],
        ["type", NEW],
        ["press", "Enter"],
        ["wait", "#bidang-temuan", f"'{NEW}' belum ada di bagian Pelaku"],
        ["rest", 1500],
        ["click", cell(2, "oleh")],
        ["press", "ArrowDown"],
        ["show", "#cara"],
        ["press", "F2", "Control+s"],
        ["wait", "#keadaan", "Tersimpan"],
        ["show", "#bidang-temuan"],
        ["show", LAST],
        ["rest", 2500],
        ["show", "#bidang-temuan"],
    ]
    told, at_once, actor, later = drive(steps)["shown"]
    assert told.count("belum ada di bagian Pelaku") == 1
    assert actor == NEW
    assert "belum ada di bagian Pelaku" not in at_once + later
    assert NEW in (project.defs / FILE).read_text("utf-8")
