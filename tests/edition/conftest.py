"""What the tests of editions share."""

import shutil
from pathlib import Path

import pytest

from bpmn_gen.store.project import Project
from tests.edition.town import enacted, town


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of one process and one unit."""
    return town(tmp_path)


@pytest.fixture(scope="session")
def first_decree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of such a project once a decree has set it."""
    folder = tmp_path_factory.mktemp("decreed")
    enacted(town(folder))
    return folder


@pytest.fixture
def decreed(tmp_path: Path, first_decree: Path) -> Project:
    """A project that a decree has set."""
    folder = Path(shutil.copytree(first_decree, tmp_path / "decreed"))
    return Project.at(folder / "process_defs", folder / "output")
