"""What the tests of editions share."""

from pathlib import Path

import pytest

from bpmn_gen.store.project import Project
from tests.edition.town import town


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of one process and one unit."""
    return town(tmp_path)
