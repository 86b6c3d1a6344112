"""The Java programs that run the files in real engines, compiled once for a test run."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import SECONDS, missing, once

HERE = Path(__file__).parent
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def java(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs one of the programs with arguments."""
    path = class_path(tmp_path_factory, "java")

    def run(program: str, *arguments: Path) -> "subprocess.CompletedProcess[str]":
        command = ["java", "-Xshare:auto", "-cp", path, f"bpmngen.{program}"]
        return _run([*command, *map(str, arguments)], HERE)

    return run


def class_path(factory: pytest.TempPathFactory, project: str) -> str:
    """The class path of one of the Maven projects beside this file, which it compiles."""
    for tool in ("java", "mvn"):
        if not shutil.which(tool):
            missing(tool)
    folder = once(factory, f"engines-{project}", lambda made: _compile(HERE / project, made))
    return f"{HERE / project / 'target' / 'classes'}:{(folder / 'classpath').read_text()}"


def _compile(project: Path, folder: Path) -> str:
    """Compile the programs and note where their libraries are."""
    folder.mkdir()
    goals = ["compile", "dependency:build-classpath", f"-Dmdep.outputFile={folder / 'classpath'}"]
    done = _run(["mvn", "-q", "-B", *goals], project)
    return done.stdout + done.stderr if done.returncode else ""


def _run(command: list[str], folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
