"""Runs the program as a person does, and looks at what it left in a folder."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from tests import ready

ROOT = Path(__file__).resolve().parent.parent
PRIVATE = ".bpmn-gen"
"""How the names of what a build keeps for itself begin; none is an artefact."""
KECAMATAN = ("build", "--tipe", "7")
"""A build of one unit type, with its decree."""
FEW = ("CLP.02.01", "CLP.02.04", "CLP.03.01", "CLP.08.02")
"""Processes that call no others."""
SECONDS = 600
"""Long enough for any build on any machine; only keeps a hanging one from hanging the tests."""


def command(*options: str | Path) -> list[str]:
    """The command line of a run."""
    return [sys.executable, "-m", "bpmn_gen", *map(str, options)]


def environment(**changes: str) -> dict[str, str]:
    """The environment of a run, which finds the program from any folder."""
    return os.environ | {"PYTHONPATH": str(ROOT)} | changes


def run(
    *options: str | Path, cwd: Path = ROOT, **changes: str
) -> "subprocess.CompletedProcess[str]":
    """Run the program to its end; ``changes`` go to its environment."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = start(*options, cwd=cwd, stdout=out, stderr=err, **changes)
        try:
            code = process.wait(SECONDS)
        finally:
            process.kill()
        said = []
        for file in (out, err):
            file.seek(0)
            said.append(file.read().decode("utf-8").replace("\r\n", "\n"))
    return subprocess.CompletedProcess(command(*options), code, *said)


def start(
    *options: str | Path, stdout: IO[bytes], stderr: IO[bytes], cwd: Path = ROOT, **changes: str
) -> "subprocess.Popen[bytes] | ready.Started":
    """Start the program; what it says goes to two open files, ``changes`` to its environment."""
    given = environment(**changes)
    if ready.can_start(given):
        words = [*map(str, options)]
        return ready.start(words, cwd, given, stdout.fileno(), stderr.fileno())
    return subprocess.Popen(
        command(*options),
        cwd=cwd,
        env=given,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
    )


def is_private(path: Path) -> bool:
    """Whether a build keeps a file for itself: what it remembers and what it once made."""
    return any(part.startswith(PRIVATE) for part in path.parts)


def snapshot(output: Path) -> dict[str, bytes]:
    """The content of every artefact of an output folder, the manifest included, by its path."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and not is_private(path)
    }


def copy_definitions(folder: Path) -> Path:
    """The shipped definitions, to be changed by a test."""
    return Path(shutil.copytree(ROOT / "process_defs", folder / "process_defs"))


def few_definitions(folder: Path, *more: str) -> Path:
    """The shipped definitions with a few processes, and more if asked for, to be built often."""
    codes, definitions = {*FEW, *more}, copy_definitions(folder)
    for path in [*(definitions / "proses").rglob("*.yaml")]:
        if code_of(path) not in codes:
            path.unlink()
    mapped = definitions / "peta.yaml"

    def kept(found: re.Match[str]) -> str:
        return f"proses: [{', '.join(code for code in found[1].split(', ') if code in codes)}]"

    mapped.write_text(re.sub(r"proses: \[(.*?)\]", kept, mapped.read_text("utf-8")), "utf-8")
    return definitions


def code_of(path: Path) -> str:
    """The code of the process that a file defines; empty for other files."""
    lines = path.read_text("utf-8").splitlines()
    return next((line[6:].strip("'\" ") for line in lines if line.startswith("kode: ")), "")


def revise(path: Path) -> None:
    """Give the process of a definition file another name."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("nama: "))
    lines[at] = lines[at].rstrip("\n").rstrip("'\"") + " revisi" + _quote(lines[at]) + "\n"
    path.write_text("".join(lines), "utf-8")


def _quote(line: str) -> str:
    """The quote that a line ends with."""
    return line.rstrip("\n")[-1] if line.rstrip("\n").endswith(("'", '"')) else ""


def missing(what: str) -> None:
    """A tool that is not there: CI must have it, another machine may do without."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is not installed")
    pytest.skip(f"{what} is not installed")


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], str]) -> Path:
    """A folder made once for all workers of a test run.

    ``make`` fills the folder and says what went wrong, or nothing.
    """
    base = factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder, done = shared / name, shared / f"{name}.done"
    try:
        (shared / f"{name}.lock").mkdir()
    except FileExistsError:
        _wait_for(done)
    else:
        try:
            done.write_text(make(folder))
        except BaseException as error:
            done.write_text(repr(error))  # so that nobody waits for it
            raise
    assert done.read_text() == ""
    return folder


def _wait_for(done: Path) -> None:
    """Until another worker is done."""
    for _ in range(SECONDS * 2):
        if done.exists():
            return
        time.sleep(0.5)
    pytest.fail("another worker never finished")
