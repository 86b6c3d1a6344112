"""The Camunda 7 engine takes each package whole and runs every branch of it to its end."""

from pathlib import Path

import pytest

from tests.engines.conftest import Run

PACKAGES = ("tipe-01", "tipe-07", "unit-kecamatan-kroya")
"""A type with all tiers, one with two, and a named unit."""


@pytest.mark.parametrize("package", PACKAGES)
def test_every_branch_runs_to_its_end(java: Run, built: Path, package: str) -> None:
    files = list((built / package).rglob("*.camunda7.bpmn"))
    assert len(files) > 10
    done = java("RunEveryBranch", built / package)
    said = done.stdout.splitlines()
    assert [line for line in said if line.startswith("FAILED")] == []
    assert done.returncode == 0, done.stderr
    assert sum(line.startswith("RAN ") for line in said) >= len(files)
