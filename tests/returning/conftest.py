"""A project that is built once and copied for each test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.returning.office import SURAT, run
from tests.writing.test_examples import UNIT, office_with

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its process built."""
    root = tmp_path_factory.mktemp("proyek")
    source = root / "surat.yaml"
    source.write_text(SURAT, "utf-8")
    defs = office_with(source, root)
    found = run(
        defs.parent,
        "build",
        "--unit",
        UNIT,
        "--proses",
        "CONTOH.01.01",
        "--format",
        "bpmn,camunda8",
    )
    assert found.exit_code == 0, found.output
    return defs.parent


@pytest.fixture
def project(office: Path, tmp_path: Path) -> Path:
    """A copy of it that may be changed."""
    return shutil.copytree(office, tmp_path / "proyek")
