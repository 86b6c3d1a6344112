"""What the tests of the command line share."""

from pathlib import Path

import pytest

from tests.build.test_offices import office
from tests.cli.centre import LISTED
from tests.cli.example import PROCESS


@pytest.fixture(scope="module", autouse=True)
def _drawn(quickly_drawn: None) -> None:
    """What commands draw is judged elsewhere."""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one process; all else comes from the shipped definitions."""
    folder = tmp_path / "process_defs" / "proses"
    folder.mkdir(parents=True)
    (folder / "contoh.yaml").write_text(PROCESS.replace("PELAKU", "pemohon"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def centre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that knows two units, and the current folder."""
    (tmp_path / "pusat/process_defs").mkdir(parents=True)
    (tmp_path / "pusat/process_defs/unit.yaml").write_text(LISTED, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "pusat")
    return tmp_path / "pusat/process_defs"


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """What Kecamatan Kroya sends: its whole project."""
    return office(tmp_path / "kiriman/kroya", "kecamatan-kroya", "Kecamatan Kroya")
