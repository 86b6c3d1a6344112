"""Whatever a decree or a volume is made of makes it anew when it changes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bpmn_gen.commands.planning import plan
from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.decree import Books
from bpmn_gen.store.project import Project
from bpmn_gen.store.request import Request
from tests.running import ROOT, few_definitions, revise

UNIT = "Kecamatan Kroya"
DECREE, VOLUME = "keputusan-bupati", "dokumen-peta-proses-bisnis"
BOTH = {DECREE, VOLUME}


def keys(folder: Path) -> dict[str, str]:
    """The keys of the decree and of the volume of a project, by their names."""
    project = Project(folder / "process_defs", folder / "output")
    planned = plan(project, Request(unit=(UNIT,), formats=("docx", "pdf")), Findings())
    found = [job for job in planned.jobs if isinstance(job, Books)]
    return {job.label.rpartition("/")[2]: job.key for job in found}


def swap(path: str, old: str, new: str) -> Callable[[Path], None]:
    """What changes the first of some words in a file."""

    def change(folder: Path) -> None:
        file = folder / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    return change


def add(path: str, text: str) -> Callable[[Path], None]:
    """What writes something at the end of a file."""

    def change(folder: Path) -> None:
        file = folder / path
        file.parent.mkdir(exist_ok=True)
        file.write_text((file.read_text("utf-8") if file.exists() else "") + text, "utf-8")

    return change


def revise_process(folder: Path) -> None:
    """Name a process otherwise: the first one that is an SOP of units, not a general reference."""
    files = (folder / "process_defs/proses").rglob("*.yaml")
    revise(min(file for file in files if "rujukan_bagi:" not in file.read_text("utf-8")))


def project(folder: Path) -> Path:
    """A project with nothing changed; one of its processes has actors in other units."""
    few_definitions(folder, "CLP.02.02")
    shutil.copytree(ROOT / "templates", folder / "templates")
    return folder


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The keys while nothing is changed; they do not depend on where the project lies."""
    return keys(project(tmp_path_factory.mktemp("before")))


@pytest.mark.parametrize(
    ("change", "made"),
    [
        (revise_process, BOTH),
        (swap("process_defs/unit.yaml", "Camat Kroya", "Camat Kroya Raya"), BOTH),
        (
            swap(
                "process_defs/jabatan.yaml",
                "sebutan: Pejabat Pen",
                "sebutan: Bapak/Ibu Pejabat Pen",
            ),
            BOTH,
        ),
        (swap("process_defs/peta.yaml", "nama: Penugasan", "nama: Seluruh penugasan"), BOTH),
        (swap("process_defs/peraturan/perbup-5-2024.yaml", "2024-03-19", "2024-03-20"), BOTH),
        (add("process_defs/daerah.yaml", "\nkeputusan: {ukuran: 11}\n"), BOTH),
        (swap("templates/sop-identitas.typ", "Nomor SOP", "No. SOP"), BOTH),
        (swap("templates/keputusan-bupati.txt.j2", "\nbahwa untuk", "\nbahwa demi"), {DECREE}),
        (swap(f"templates/{VOLUME}.txt.j2", "Penutup", "Akhir"), {VOLUME}),
        (add("templates/huruf/texgyrebonum-regular.otf", "huruf"), BOTH),
        (add("templates/catatan.txt", "catatan"), set()),
    ],
)
def test_a_change_of_its_inputs_changes_its_key(
    before: dict[str, str], tmp_path: Path, change: Callable[[Path], None], made: set[str]
) -> None:
    assert before.keys() == BOTH
    change(project(tmp_path))
    after = keys(tmp_path)
    assert {name for name in BOTH if before[name] != after[name]} == made
