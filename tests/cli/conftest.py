"""What the tests of the command line share."""

from pathlib import Path

import pytest

from tests.cli.example import PROCESS


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one process; all else comes from the shipped definitions."""
    folder = tmp_path / "process_defs" / "proses"
    folder.mkdir(parents=True)
    (folder / "contoh.yaml").write_text(PROCESS.replace("PELAKU", "pemohon"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
