"""Scripts for Node.js, most of which look at something in a browser."""

import atexit
import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.running import SECONDS, missing

NODE = Path(__file__).parent / "conformance" / "node"
MODULES = NODE / "node_modules"
"""The packages that the scripts use."""
SHARED = ""
"""Stands for the folder of a profile where a script shares a browser with others."""


def chromium_path() -> str:
    """The path of a Chromium, which CI must have."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if found is None:
        missing("chromium")
    return str(found)


def firefox_path() -> str:
    """The path of a Firefox, which CI must have."""
    found = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
    if found is None:
        missing("firefox-esr")
    return str(found)


def need_node(*packages: str) -> None:
    """Node.js and some packages, which CI must have."""
    if not shutil.which("node"):
        missing("node")
    if not all((MODULES / name).is_dir() for name in packages):
        missing("node_modules (make conformance installs it)")


class _Served:
    """A process of Node.js that runs scripts one after the other, and the browsers they share."""

    def __init__(self) -> None:
        """Start it; it ends when this process does."""
        self.owner = os.getpid()
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 -- see leave
        self._process = subprocess.Popen(
            ["node", str(NODE / "serve.mjs")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors,
            text=True, encoding="utf-8",
        )  # fmt: skip

    @property
    def is_there(self) -> bool:
        """Whether it can be asked; a copy of the process that started it must not ask."""
        return self.owner == os.getpid() and self._process.poll() is None

    def ask(self, script: Path, arguments: Iterable[object], lines: Iterable[object]) -> str:
        """What a script prints."""
        asked = json.dumps([str(script), [*map(str, arguments)], [*map(str, lines)]])
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        patience = threading.Timer(SECONDS, self._process.kill)
        patience.start()
        try:
            self._process.stdin.write(f"{asked}\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        finally:
            patience.cancel()
        if not answer:
            self._process.wait()
            self._errors.seek(0)
            pytest.fail(f"{script.name} never ended: {self._errors.read()}")
        told = json.loads(answer)
        assert "said" in told, told["error"]
        return str(told["said"])

    def leave(self) -> None:
        """Close the browsers, and end."""
        if self.is_there:
            self._process.communicate(timeout=SECONDS)
        self._errors.close()


_served: list[_Served] = []
"""The one of this process, where it has been asked for."""


def browse(script: Path, arguments: Iterable[object], lines: Iterable[object]) -> str:
    """What a script prints that looks at something in a browser; it is asked about ``lines``.

    The first argument is the path of the browser, the second the folder of its profile or
    :data:`SHARED`.
    """
    if not _served or not _served[0].is_there:
        _served[:] = [_Served()]
    return _served[0].ask(script, arguments, lines)


@atexit.register
def close_browsers() -> None:
    """End what :func:`browse` has started; nothing happens where that is nothing."""
    while _served:
        _served.pop().leave()


def run_script(script: Path, arguments: Iterable[object], lines: Iterable[object]) -> str:
    """What a script prints in a process of its own; it reads ``lines``."""
    done = subprocess.run(
        ["node", str(script), *map(str, arguments)],
        input="\n".join(map(str, lines)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
