"""Everyone installs the same versions: the lock files name one for every dependency."""

import re
import tomllib
from pathlib import Path

import pytest

PIN = re.compile(r"^([a-z0-9-]+)==([\w.+!-]+)(?: ; [^\\]+?)?((?: +--hash=sha256:[0-9a-f]{64})+)$")
"""A version and the digests of its files, so that nobody can be given another file of that name."""


def pins(path: Path) -> dict[str, str]:
    """Version by name, from a lock file in which every entry is a pin with digests."""
    entries = path.read_text("utf-8").replace("\\\n", "").splitlines()
    matches = [PIN.match(entry) for entry in entries]
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


def test_every_library_of_the_editor_is_locked_apart_from_those_of_a_build(
    project_root: Path, project: dict[str, object]
) -> None:
    extras = project["optional-dependencies"]
    assert isinstance(extras, dict)
    wanted = names(extras["sunting"])
    assert wanted
    assert wanted <= pins(project_root / "requirements-sunting.lock").keys()
    assert wanted.isdisjoint(pins(project_root / "requirements.lock"))


def test_every_development_dependency_is_locked(
    project_root: Path, project: dict[str, object]
) -> None:
    extras = project["optional-dependencies"]
    assert isinstance(extras, dict)
    assert names(extras["dev"]) - pins(project_root / "requirements-dev.lock").keys() == set()


def test_the_tool_that_builds_is_the_one_that_is_locked(project_root: Path) -> None:
    with (project_root / "pyproject.toml").open("rb") as file:
        [wanted] = tomllib.load(file)["build-system"]["requires"]
    name, _, version = wanted.partition("==")
    assert pins(project_root / "requirements-dev.lock")[name] == version


def test_all_locks_agree(project_root: Path) -> None:
    runtime = pins(project_root / "requirements.lock")
    editor = pins(project_root / "requirements-sunting.lock")
    development = pins(project_root / "requirements-dev.lock")
    assert runtime.items() <= editor.items() <= development.items()
