"""Everyone installs the same versions: the lock files name one for every dependency."""

import re
import tomllib
from pathlib import Path

import pytest

PIN = re.compile(r"^([a-z0-9-]+)==([\w.+!-]+)(?: ; .+)?$")


def pins(path: Path) -> dict[str, str]:
    """Version by name, from a lock file in which every line is a pin."""
    matches = [PIN.match(line) for line in path.read_text("utf-8").splitlines()]
    assert matches
    assert all(matches)
    return {match[1]: match[2] for match in matches if match}


def names(requirements: list[str]) -> set[str]:
    """The normalised names that requirements start with."""
    return {re.split(r"[^\w-]", line)[0].lower().replace("_", "-") for line in requirements}


@pytest.fixture(scope="module")
def project(project_root: Path) -> dict[str, object]:
    with (project_root / "pyproject.toml").open("rb") as file:
        found: dict[str, object] = tomllib.load(file)["project"]
    return found


def test_every_dependency_is_locked(project_root: Path, project: dict[str, object]) -> None:
    wanted = project["dependencies"]
    assert isinstance(wanted, list)
    assert names(wanted) - pins(project_root / "requirements.lock").keys() == set()


def test_every_development_dependency_is_locked(
    project_root: Path, project: dict[str, object]
) -> None:
    extras = project["optional-dependencies"]
    assert isinstance(extras, dict)
    assert names(extras["dev"]) - pins(project_root / "requirements-dev.lock").keys() == set()


def test_both_locks_agree(project_root: Path) -> None:
    runtime = pins(project_root / "requirements.lock")
    development = pins(project_root / "requirements-dev.lock")
    assert runtime.items() <= development.items()
