"""The Camunda 7 engine takes each package whole and runs every branch of every pool to its end."""

from pathlib import Path

from tests.engines.conftest import packages_of
from tests.engines.ran import Ran


def test_every_branch_of_every_package_runs_to_its_end(in_camunda_7: Ran, built: Path) -> None:
    packages = packages_of(built)
    in_camunda_7.assert_whole(packages)
    said = [line for package in packages for line in in_camunda_7.of(package)]
    decided = [int(line.split()[1]) for line in said if line.startswith("DECIDED ")]
    assert len(decided) == len(packages)
    assert min(decided) >= 3
