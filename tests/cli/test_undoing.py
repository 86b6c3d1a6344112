"""An undo tells what it takes back, and never takes back what the last command did not do."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from bpmn_gen.store.project import shipped
from bpmn_gen.writing.changes import JOURNAL
from tests.cli.example import run
from tests.cli.test_project import PROCESS, UNTIDY

WHEN = r"\(\d{1,2} [A-Z][a-z]+ \d{4} pukul \d\d\.\d\d\)"
DEEDS = {
    "refused": ("ganti-kode", "KKR.77", "KKR.78", "--tulis"),
    "nothing to change": ("fmt",),
    "a preview": ("ganti-istilah", "surat", "berkas"),
    "mistyped": ("impor", "tiada.xlsx"),
    "unreadable": ("impor", "rusak.xlsx"),
    "taken back elsewhere": ("impor", "rusak.xlsx", "--gabung", "."),
    "not to be undone": ("tetapkan", "--nomor", "1", "--tanggal", "kemarin"),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose only process has been formatted."""
    file = tmp_path / "process_defs/proses/surat/kkr-01.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(UNTIDY + PROCESS, "utf-8")
    shutil.copy(shipped("process_defs") / "daerah.yaml", tmp_path / "process_defs")
    (tmp_path / "rusak.xlsx").write_bytes(b"no workbook")
    monkeypatch.chdir(tmp_path)
    assert run("fmt", "process_defs/proses").exit_code == 0
    return file


def test_it_tells_which_command_when_and_which_files(project: Path) -> None:
    shown = run("batal", "--pratinjau")
    deed = rf"'bpmn-gen fmt process_defs/proses' {WHEN}"
    assert re.search(rf"Akan dibatalkan: {deed}", shown.stderr)
    assert "akan dikembalikan: process_defs/proses/surat/kkr-01.yaml" in shown.stderr
    assert project.read_text("utf-8") != UNTIDY + PROCESS, "it was only to be shown"
    done = run("batal")
    assert done.exit_code == 0
    assert re.search(rf"Dibatalkan: {deed}", done.stderr)
    assert "\ndikembalikan: process_defs/proses/surat/kkr-01.yaml" in done.stderr
    assert project.read_text("utf-8") == UNTIDY + PROCESS


@pytest.mark.parametrize("words", DEEDS.values(), ids=DEEDS)
def test_after_a_command_that_changed_nothing_the_one_before_is_only_named(
    project: Path, words: tuple[str, ...]
) -> None:
    good = project.read_bytes()
    run(*words)
    assert project.read_bytes() == good
    refused = run("batal")
    assert refused.exit_code == 1
    typed = " ".join(words)
    assert re.search(
        rf"erintah terakhir, 'bpmn-gen {re.escape(typed)}' {WHEN}, tidak mengubah definisi, jadi "
        rf"tidak ada yang dibatalkan\. Perubahan sebelumnya ialah 'bpmn-gen fmt "
        rf"process_defs/proses' {WHEN}: process_defs/proses/surat/kkr-01\.yaml\. "
        r"Untuk membatalkan perubahan sebelumnya itu: bpmn-gen batal --ya\.",
        " ".join(refused.stderr.split()),
    )
    assert project.read_bytes() == good
    assert "hanya dibatalkan dengan: bpmn-gen batal --ya" in run("batal", "--pratinjau").output
    assert run("batal", "--ya").exit_code == 0
    assert project.read_text("utf-8") == UNTIDY + PROCESS


@pytest.mark.parametrize("words", [("check",), ("list",), ("lembar", "register")], ids=" ".join)
def test_looking_at_the_project_keeps_the_meaning_of_an_undo(
    project: Path, words: tuple[str, ...]
) -> None:
    run(*words)
    assert run("batal").exit_code == 0
    assert project.read_text("utf-8") == UNTIDY + PROCESS


@pytest.mark.usefixtures("project")
def test_a_change_that_follows_is_the_one_to_undo() -> None:
    run("fmt")
    assert run("ganti-istilah", "surat", "berkas", "--tulis").exit_code == 0
    done = run("batal")
    assert done.exit_code == 0
    assert "Dibatalkan: 'bpmn-gen ganti-istilah surat berkas --tulis'" in done.stderr


@pytest.mark.usefixtures("project")
def test_the_journal_of_an_older_program_is_understood() -> None:
    journal = json.loads(Path(JOURNAL).read_bytes())
    del journal["command"], journal["time"]
    Path(JOURNAL).write_text(json.dumps(journal), "utf-8")
    done = run("batal")
    assert done.exit_code == 0
    assert "Dibatalkan: perubahan terakhir\n" in done.stderr


@pytest.mark.usefixtures("project")
def test_a_long_command_is_told_by_its_beginning() -> None:
    run("ganti-kode", *[f"x{n}" for n in range(40)])
    told = " ".join(run("batal").stderr.split())
    assert "'bpmn-gen ganti-kode x0 x1 x2 x3 x4 x5 x6 x7 x8 x9 ...'" in told
