"""A build that is killed leaves every artefact either old or new, and whole."""

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.example import PROCESS
from tests.cli.example import run as run_here
from tests.running import command, environment, revise, run, snapshot

WHAT = ("build", "--tipe", "7", "--format", "bpmn,docx,pdf", "--pekerja")
"""Processes with their documents and a decree; what is left out is written by the same hand."""
MOMENTS = (0.4, 0.55, 0.7, 0.8, 0.9)
"""When to kill, as parts of the time that a build takes here: files are written from the middle of
it on.  Where exactly a kill falls is left to chance."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="kills whole process groups"),
]


def short_definitions(folder: Path) -> Path:
    """Three processes of one step each: what a build writes counts here, not what it draws."""
    processes = folder / "process_defs" / "proses"
    processes.mkdir(parents=True)
    for code in ("CLP.99.01", "CLP.99.02", "CLP.99.03"):
        text = PROCESS.replace("PELAKU", "pemohon").replace("CLP.99.01", code)
        (processes / f"{code}.yaml").write_text(text, "utf-8")
    return folder / "process_defs"


def build(definitions: Path, output: Path) -> None:
    """Build all to the end as a build that is killed would, to see how long it takes."""
    done = run("--folder-definisi", definitions, "--folder-hasil", output, *WHAT, "2")
    assert done.returncode == 0, done.stderr


def complete(definitions: Path, output: Path) -> None:
    """Build what is not there, without another process."""
    given = ("--folder-definisi", str(definitions), "--folder-hasil", str(output))
    done = run_here(*given, *WHAT, "1")
    assert done.exit_code == 0, done.stderr


def kill_build(definitions: Path, output: Path, seconds: float) -> bool:
    """Start a build and kill it with its workers; whether it was still running."""
    started = subprocess.Popen(
        command("--folder-definisi", definitions, "--folder-hasil", output, *WHAT, "2"),
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        started.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)
    return started.wait() == -signal.SIGKILL


def test_every_artefact_is_old_or_new_and_the_next_build_completes(tmp_path: Path) -> None:
    definitions = short_definitions(tmp_path)
    old, new = tmp_path / "old", tmp_path / "new"
    complete(definitions, old)
    for source in sorted((definitions / "proses").rglob("*.yaml")):
        revise(source)
    began = time.perf_counter()
    build(definitions, new)
    whole = time.perf_counter() - began
    before, after = snapshot(old), snapshot(new)
    assert before.keys() == after.keys()
    assert sum(before[path] != after[path] for path in after) > len(after) / 2

    killed = 0
    for number, moment in enumerate(MOMENTS):
        output = tmp_path / f"output-{number}"
        shutil.copytree(old, output)
        killed += kill_build(definitions, output, moment * whole)
        left = snapshot(output)
        assert after.keys() <= left.keys()
        for path in after:
            assert left[path] in {before[path], after[path]}, path
        json.loads(left["manifest.json"])
        complete(definitions, output)
        assert snapshot(output) == after
    assert killed > 0
