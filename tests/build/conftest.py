"""What the tests of hand edits share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.build.edited import WHAT
from tests.cli.example import PROCESS, run
from tests.running import KECAMATAN, few_definitions, once
from tests.running import run as run_apart


@pytest.fixture(scope="module")
def once_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one process that has been built."""
    folder = tmp_path_factory.mktemp("proyek")
    source = folder / "process_defs/proses/contoh.yaml"
    source.parent.mkdir(parents=True)
    source.write_text(PROCESS.replace("PELAKU", "pemohon"), encoding="utf-8")
    here = Path.cwd()
    os.chdir(folder)
    try:
        assert run(*WHAT).exit_code == 0
    finally:
        os.chdir(here)
    return folder


@pytest.fixture
def output(once_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The output folder of a project of our own, in which the program runs."""
    shutil.copytree(once_built, tmp_path / "p", copy_function=shutil.copy2)
    monkeypatch.chdir(tmp_path / "p")
    return Path("output")


@pytest.fixture(scope="session")
def few_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a few processes, made by one job; who changes it takes a copy."""

    def build(folder: Path) -> str:
        what = (
            "--folder-definisi",
            few_definitions(folder),
            "--folder-hasil",
            folder / "output",
            *KECAMATAN,
        )
        done = run_apart(*what, "--pekerja", "1", PYTHONHASHSEED="0", TZ="UTC")
        return done.stdout + done.stderr if done.returncode else ""

    return once(tmp_path_factory, "few", build) / "output"
