"""The Camunda 7 engine takes each package whole and runs every branch of every pool to its end."""

from pathlib import Path

from tests.engines.conftest import Run, assert_all_run, packages_of


def test_every_branch_of_every_package_runs_to_its_end(java: Run, built: Path) -> None:
    packages = packages_of(built)
    said = assert_all_run(java, "RunEveryBranch", packages, "camunda7")
    decided = [int(line.split()[1]) for line in said if line.startswith("DECIDED ")]
    assert len(decided) == len(packages)
    assert min(decided) >= 3
