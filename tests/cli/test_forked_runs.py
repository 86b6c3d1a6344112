"""A run that is forked from a loaded process is what a process of its own would have been."""

import os
import signal
import sys
import tempfile
from pathlib import Path

import pytest

from tests import ready
from tests.running import environment, run, start

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="others never fork")
ALONE = {"PYTHONHASHSEED": "1"}
"""With this a run is a process of its own."""


@pytest.mark.parametrize("words", [("bild",), ("check", "tidak-ada.yaml"), ("--bantuan",)])
def test_both_say_the_same_and_end_alike(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert ready.can_start(environment())
    assert not ready.can_start(environment(**ALONE))
    forked, alone = run(*words, cwd=tmp_path), run(*words, cwd=tmp_path, **ALONE)
    assert (forked.returncode, forked.stdout, forked.stderr) == (
        alone.returncode, alone.stdout, alone.stderr
    )  # fmt: skip
    assert forked.stdout + forked.stderr


def test_a_run_has_its_own_folder_and_leaves_that_of_others(tmp_path: Path) -> None:
    here = Path.cwd()
    for name in ("satu", "dua"):
        (tmp_path / name).mkdir()
        assert run("init", "proyek", cwd=tmp_path / name).returncode == 0
        assert (tmp_path / name / "proyek" / "process_defs").is_dir()
    assert Path.cwd() == here


def test_a_run_that_is_killed_says_so(tmp_path: Path) -> None:
    with tempfile.TemporaryFile() as said:
        going = start("build", "--tipe", "7", cwd=tmp_path, stdout=said, stderr=said)
        assert going.poll() is None
        os.kill(going.pid, 0)
        going.kill()
        assert going.wait(30) == -signal.SIGKILL
        going.kill()  # which is no matter any more
