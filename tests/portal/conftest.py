"""A portal made by two builds, and a browser to look at it."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.running import ROOT, SECONDS, missing, once, run


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder made by two builds: a unit type, then a named unit of it."""

    def build(output: Path) -> str:
        runs = [
            run("--folder-hasil", output, "build", "--format", "svg,bpmn", *what)
            for what in (("--tipe", "7"), ("--unit", "Kecamatan Kroya"))
        ]
        return "".join(run.stdout + run.stderr for run in runs if run.returncode)

    return once(tmp_path_factory, "portal", build)


@pytest.fixture(scope="session")
def browse() -> Callable[..., Any]:
    """Runs one of the scripts of this folder in a browser; returns what it saw.

    A script is given the browser, then the arguments; it reads the addresses of pages as lines.
    """
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if browser is None:
        missing("chromium")
    if not shutil.which("node"):
        missing("node")
    modules = ROOT / "tests" / "conformance" / "node" / "node_modules"
    if not all((modules / name).is_dir() for name in ("playwright-core", "axe-core")):
        missing("node_modules (make conformance installs it)")

    def run_script(script: str, *arguments: str | Path, pages: Iterable[str]) -> Any:  # noqa: ANN401 -- each script tells something else
        path = Path(__file__).with_name(script)
        done = subprocess.run(
            ["node", str(path), str(browser), *map(str, arguments)],
            input="\n".join(pages),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run_script
