"""The Camunda 7 engine takes each package whole and runs every branch of it to its end."""

import shutil
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


def test_every_type_reads_its_table_with_every_answer(
    java: Run, built: Path, tmp_path: Path
) -> None:
    folders = []
    for table in sorted(built.glob("*/penilai-kinerja.dmn")):
        folder = tmp_path / table.parent.name
        folder.mkdir()
        (process,) = table.parent.glob("CLP.06.01/*.camunda7.bpmn")
        for path in (table, process):
            shutil.copy(path, folder)
        folders.append(folder)
    assert len(folders) == 11
    said = java("RunEveryBranch", *folders).stdout.splitlines()
    assert [line for line in said if line.startswith("FAILED")] == []
    assert sum(line.startswith("RAN ") for line in said) == len(folders)
    decided = [int(line.split()[1]) for line in said if line.startswith("DECIDED ")]
    assert len(decided) == len(folders)
    assert min(decided) >= 3
