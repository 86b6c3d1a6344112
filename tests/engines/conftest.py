"""The Java programs that run the files in real engines, compiled once for a test run."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.engines.projects import build_discretion, build_services
from tests.engines.ran import SAID, Ran, run_all
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
    options = {"MAVEN_OPTS": " ".join(SHORT), **environment}
    done = _run(["mvn", "-q", "-B", *goals], project, options)
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


def packages_of(built: Path) -> list[Path]:
    """The packages of a build: of all unit types and of a named unit."""
    found = [*sorted(built.glob("tipe-*")), *sorted(built.glob("unit-*"))]
    assert len(found) == 11
    return found


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of an office whose services are the examples and two harder ones."""
    folder = once(tmp_path_factory, "services", build_services)
    return folder / "output" / "unit-kecamatan-kroya"


@pytest.fixture(scope="session")
def discretion(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a unit type whose processes leave work to somebody."""
    return once(tmp_path_factory, "discretion", build_discretion) / "output" / "tipe-07"


@pytest.fixture(scope="session")
def groups(built: Path, services: Path, discretion: Path) -> list[list[Path]]:
    """All packages; those of the shipped definitions have many files that are alike."""
    return [packages_of(built), [services], [discretion]]


@pytest.fixture(scope="session")
def in_camunda_7(
    java: Run, groups: list[list[Path]], tmp_path_factory: pytest.TempPathFactory
) -> Ran:
    """What the engine of Camunda 7 said of all packages."""
    return _ran(tmp_path_factory, java, "RunEveryBranch", "camunda7", groups)


@pytest.fixture(scope="session")
def in_camunda_8(
    new_java: Run, groups: list[list[Path]], tmp_path_factory: pytest.TempPathFactory
) -> Ran:
    """What the engine of Camunda 8 said of all packages."""
    return _ran(tmp_path_factory, new_java, "RunInZeebe", "camunda8", groups)


def _ran(
    factory: pytest.TempPathFactory, run: Run, program: str, engine: str, groups: list[list[Path]]
) -> Ran:
    def write(folder: Path) -> str:
        folder.mkdir()
        (folder / SAID).write_text(run_all(run, program, engine, groups), "utf-8")
        return ""

    return Ran.read(once(factory, f"in-{engine}", write))
