"""A portal made by two builds, and a browser to look at it."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.browser import SHARED, chromium_path, need_node
from tests.browser import browse as asked
from tests.running import once, run


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
    browser = chromium_path()
    need_node("playwright-core", "axe-core")

    def look(script: str, *arguments: str | Path, pages: Iterable[str]) -> Any:  # noqa: ANN401 -- each script tells something else
        path = Path(__file__).with_name(script)
        return json.loads(asked(path, (browser, SHARED, *arguments), pages))

    return look
