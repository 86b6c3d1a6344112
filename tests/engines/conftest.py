"""The Java programs that run the files in real engines, compiled once for a test run."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bpmn_gen.compiler.executable import prefix_of
from tests.engines.alike import to_run
from tests.running import SECONDS, missing, once

HERE = Path(__file__).parent
Run = Callable[..., "subprocess.CompletedProcess[str]"]


SHORT = ("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Options of Java for programs that end soon: compiling them well would take most of the time."""
NEW = 21
"""The release of Java that the engine of Camunda 8 needs; the rest runs on any since 17."""


@pytest.fixture(scope="session")
def java(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs one of the programs with arguments."""
    return _runner("java", class_path(tmp_path_factory, "java"))


@pytest.fixture(scope="session")
def new_java(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs one of the programs that need a newer release of Java, with arguments."""
    home = _new_jdk()
    path = class_path(tmp_path_factory, "zeebe", JAVA_HOME=str(home))
    return _runner(str(home / "bin" / "java"), path)


def _runner(java: str, path: str) -> Run:
    def run(program: str, *arguments: Path | str) -> "subprocess.CompletedProcess[str]":
        command = [java, *SHORT, "-cp", path, f"bpmngen.{program}"]
        return _run([*command, *map(str, arguments)], HERE)

    return run


def _new_jdk() -> Path:
    """The home of a new JDK, wherever JDKs are; the environment says first."""
    homes = [os.environ.get("JAVA_HOME", ""), *sorted(map(str, Path("/usr/lib/jvm").glob("*")))]
    if javac := shutil.which("javac"):
        homes.append(str(Path(javac).resolve().parent.parent))
    for home in map(Path, filter(None, homes)):
        said = home / "release"
        if said.is_file() and (home / "bin" / "javac").exists():
            found = re.search(r'^JAVA_VERSION="(\d+)', said.read_text("utf-8"), re.MULTILINE)
            if found and int(found[1]) >= NEW:
                return home
    missing(f"a JDK of release {NEW} or newer")
    raise AssertionError


def class_path(factory: pytest.TempPathFactory, project: str, **environment: str) -> str:
    """The class path of one of the Maven projects beside this file, which it compiles."""
    for tool in ("java", "mvn"):
        if not shutil.which(tool):
            missing(tool)
    folder = once(
        factory, f"engines-{project}", lambda made: _compile(HERE / project, made, environment)
    )
    return f"{HERE / project / 'target' / 'classes'}:{(folder / 'classpath').read_text()}"


def _compile(project: Path, folder: Path, environment: dict[str, str]) -> str:
    """Compile the programs and note where their libraries are."""
    folder.mkdir()
    goals = ["compile", "dependency:build-classpath", f"-Dmdep.outputFile={folder / 'classpath'}"]
    done = _run(["mvn", "-q", "-B", *goals], project, environment)
    return done.stdout + done.stderr if done.returncode else ""


def _run(
    command: list[str], folder: Path, environment: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        cwd=folder,
        env=os.environ | (environment or {}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def assert_all_run(
    run: Run, program: str, packages: list[Path], engine: str, *, at_least: int = 11
) -> list[str]:
    """Let a program take packages whole and run a process of each file, of those alike one.

    Returns what it said.
    """
    chosen = to_run(packages, engine)
    done = run(program, *(f"{package}={','.join(chosen[package])}" for package in packages))
    said = done.stdout.splitlines()
    assert [line for line in said if line.startswith("FAILED")] == []
    assert done.returncode == 0, done.stderr
    for package in packages:
        assert len(list(package.rglob(f"*.{engine}.bpmn"))) >= at_least
        assert any(line.startswith(f"DEPLOYED {package} ") for line in said)
        ran = [line for line in said if line.startswith(f"RAN {prefix_of(package.name)}")]
        assert len(ran) == len(chosen[package])
    return said


def packages_of(built: Path) -> list[Path]:
    """The packages of a build: of all unit types and of a named unit."""
    found = [*sorted(built.glob("tipe-*")), *sorted(built.glob("unit-*"))]
    assert len(found) == 11
    return found
