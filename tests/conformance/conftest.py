"""The BPMN files of the shipped definitions, and the programs that judge them."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser import browse, chromium_path, need_node
from tests.conformance.bpmn import File
from tests.running import once

NODE = Path(__file__).parent / "node"
SAID = "said.json"


@pytest.fixture(scope="session")
def all_paths(built: Path) -> list[Path]:
    """All BPMN files of the build, those for engines among them."""
    found = sorted(built.rglob("*.bpmn"))
    assert len(found) > 5
    return found


@pytest.fixture(scope="session")
def paths(all_paths: list[Path]) -> list[Path]:
    """The portable BPMN files of the build."""
    found = [path for path in all_paths if path.name == f"{path.parent.name}.bpmn"]
    assert len(found) > 5
    return found


@pytest.fixture(scope="session")
def files(paths: list[Path]) -> list[File]:
    """The portable BPMN files of the build, read."""
    return [File(path) for path in paths]


@pytest.fixture(scope="session")
def node() -> Callable[..., str]:
    """Runs one of the scripts of the node folder on files; returns what it prints."""
    need_node("bpmnlint-plugin-camunda-compat")

    def look(script: str, paths: list[Path], *arguments: str) -> str:
        return browse(NODE / script, arguments, paths)

    return look


@pytest.fixture(scope="session")
def node_once(
    node: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., str]:
    """The same for scripts that look at much: one worker runs each of them for all workers."""

    def look(script: str, paths: list[Path], *arguments: str) -> str:
        def write(folder: Path) -> str:
            folder.mkdir()
            (folder / SAID).write_text(node(script, paths, *arguments), "utf-8")
            return ""

        return (once(tmp_path_factory, script, write) / SAID).read_text("utf-8")

    return look


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium."""
    return chromium_path()


@pytest.fixture(scope="session")
def judge(project_root: Path) -> Callable[[list[Path]], dict[str, dict[str, object]]]:
    """An independent measure of drawings, where a neighbouring folder has one."""
    found = next(project_root.parent.glob("*/tools/layout_metrics.py"), None)
    if found is None:
        pytest.skip("no independent measure of drawings at hand")
    tool = str(found)

    def measure(paths: list[Path]) -> dict[str, dict[str, object]]:
        done = subprocess.run(
            [sys.executable, tool, *map(str, paths)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        return {item["file"]: item for item in json.loads(done.stdout)["files"]}

    return measure
