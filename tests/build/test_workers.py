"""Workers start in a way that lets them end."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.cli.example import PROCESS
from tests.running import SECONDS, environment

if TYPE_CHECKING:
    from pathlib import Path

AFTER_AN_ENGINE = """
import sys, typst
typst.compile(b"x", format="pdf")
from bpmn_gen.__main__ import main
sys.argv = ["bpmn-gen", "build", "--tipe", "7", "--format", "pdf", "--jobs", "2"]
main()
"""
"""Builds in a process in which the engine for PDF has begun its threads."""


def test_workers_end_when_an_engine_already_has_threads(tmp_path: Path) -> None:
    folder = tmp_path / "process_defs/proses"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(PROCESS.replace("PELAKU", "pemohon"), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", AFTER_AN_ENGINE],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert list((tmp_path / "output").rglob("sop.pdf"))
