"""Workers start in a way that lets them end, and make the same files however they start."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.jobs import workers
from tests.cli.example import PROCESS
from tests.running import SECONDS, environment, snapshot

if TYPE_CHECKING:
    from pathlib import Path

AFTER_AN_ENGINE = """
import typst
typst.compile(b"x", format="pdf")
"""
"""Makes a process in which the engine for PDF has begun its threads."""
LARGE_PLAN = """
from bpmn_gen.jobs import workers
workers.LARGE = 0
"""
"""Takes any plan for a large one."""
BUILD = """
import sys
from bpmn_gen.__main__ import main
sys.argv = ["bpmn-gen", "build", "--tipe", "7", "--format", "pdf", "--pekerja", "2"]
main()
"""


def build(folder: Path, before: str) -> dict[str, bytes]:
    """What a small project comes to when a program does something before it is built."""
    definitions = folder / "process_defs/proses"
    definitions.mkdir(parents=True)
    (definitions / "a.yaml").write_text(PROCESS.replace("PELAKU", "pemohon"), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", before + BUILD],
        cwd=folder,
        env=environment(),
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return snapshot(folder / "output")


def test_the_files_do_not_depend_on_how_workers_start(tmp_path: Path) -> None:
    usual = build(tmp_path / "usual", "")
    assert any(path.endswith("sop.pdf") for path in usual)
    assert build(tmp_path / "engine", AFTER_AN_ENGINE) == usual
    assert build(tmp_path / "large", LARGE_PLAN) == usual


@pytest.mark.skipif(sys.platform != "linux", reason="others never copy a process")
def test_workers_of_a_large_plan_are_copies_of_a_small_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "LARGE", 0)
    assert workers.context().get_start_method() == "forkserver"
