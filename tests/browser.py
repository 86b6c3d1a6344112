"""Scripts for Node.js, most of which look at something in a browser."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.running import SECONDS, missing

MODULES = Path(__file__).parent / "conformance" / "node" / "node_modules"
"""The packages that the scripts use."""


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


def run_script(script: Path, arguments: Iterable[object], lines: Iterable[object]) -> str:
    """What a script prints; it reads ``lines``."""
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
