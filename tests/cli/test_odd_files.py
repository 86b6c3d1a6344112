"""Pipes, devices, and templates that lead elsewhere or are too large: refused in a sentence."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.jobs.fonts import FOLDER, bookman_folders
from bpmn_gen.store.own_templates import MAX_TEMPLATE
from bpmn_gen.store.project import Project, start
from tests.cli.example import PROCESS, run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files in folders")

TEMPLATE = "keputusan-bupati.txt.j2"


@pytest.mark.parametrize("asked", [("layout",), ("impor",)])
@pytest.mark.parametrize("name", ["pipa.bpmn", "/dev/zero"])
def test_what_never_ends_is_not_read(tmp_path: Path, asked: tuple[str], name: str) -> None:
    given = tmp_path / name
    if not given.exists():
        os.mkfifo(given)
    done = run(*asked, str(given), "-o", str(tmp_path / "hasil.bpmn"))
    assert done.exit_code == 1
    assert "bukan berkas biasa" in done.stderr
    assert not (tmp_path / "hasil.bpmn").exists()


def test_a_workbook_that_is_a_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "sop.xlsx")
    done = run("impor", str(tmp_path / "sop.xlsx"), "--definisi", str(tmp_path / "draf"))
    assert done.exit_code == 1
    assert "bukan berkas biasa" in done.stderr + done.stdout


def test_a_definition_that_is_a_pipe_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "process_defs/proses"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(PROCESS.replace("PELAKU", "pemohon"), "utf-8")
    os.mkfifo(folder / "b.yaml")
    done = run("--folder-definisi", str(folder.parent), "check")
    assert done.exit_code == 1
    assert "berkas tidak dapat dibaca: bukan berkas biasa" in done.stdout + done.stderr


def build(folder: Path) -> tuple[int, str]:
    """What building one process in a project says."""
    given = ("--folder-definisi", str(folder / "process_defs"))
    done = run(*given, "--folder-hasil", str(folder / "output"), "build", "--tipe", "7")
    return done.exit_code, done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one process with templates of its own."""
    start(tmp_path / "proyek")
    processes = tmp_path / "proyek/process_defs/proses"
    shutil.rmtree(processes.parent)
    processes.mkdir(parents=True)
    (processes / "a.yaml").write_text(PROCESS.replace("PELAKU", "pemohon"), "utf-8")
    return tmp_path / "proyek"


def test_templates_that_lead_out_of_their_folder_are_refused(project: Path) -> None:
    template = project / "templates" / TEMPLATE
    outside = project.parent / "luar.j2"
    template.rename(outside)
    outside.write_text(outside.read_text("utf-8") + " ", "utf-8")
    template.symlink_to(outside)
    code, said = build(project)
    assert code == 1
    assert "menunjuk ke luar folder templates" in said
    assert not (project / "output").exists()


def test_a_template_that_is_too_large_is_not_read(project: Path) -> None:
    with (project / "templates" / TEMPLATE).open("ab") as file:
        file.truncate(MAX_TEMPLATE + 1)
    code, said = build(project)
    assert code == 1
    assert f"lebih besar dari {MAX_TEMPLATE >> 20} MB" in said


def test_fonts_that_lie_elsewhere_are_not_taken(project: Path) -> None:
    templates = project / "templates"
    fonts = project.parent / "huruf"
    fonts.mkdir()
    (fonts / "bookos.ttf").write_bytes(b"x")
    (templates / FOLDER).symlink_to(fonts)
    assert str(templates / FOLDER) not in bookman_folders(templates)
    (templates / FOLDER).unlink()
    fonts.rename(templates / FOLDER)
    assert bookman_folders(templates) == (str(templates / FOLDER),)


def test_shipped_templates_are_read_wherever_they_lie(tmp_path: Path) -> None:
    (tmp_path / "process_defs").mkdir()
    project = Project(tmp_path / "process_defs", tmp_path / "output")
    assert not project.is_edited(TEMPLATE)
    assert project.template(TEMPLATE)
