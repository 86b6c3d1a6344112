"""Drives the pages of the editor in a real browser."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from bpmn_gen.store.project import Project
from tests.browser import SHARED, browse, chromium_path, firefox_path, need_node
from tests.web.conftest import FILE
from tests.web.test_serving import editor

SCRIPT = Path(__file__).with_name("keyboard.mjs")
Steps: TypeAlias = list[list[object]]
Drive: TypeAlias = Callable[[Steps], Any]
BEGIN: Steps = [["open"], ["drawn"], ["cell"]]


def cell(row: int, column: str) -> str:
    """A cell of the table of steps, as pages are asked for it."""
    return f"#kisi tbody tr:nth-child({row}) [data-kolom='{column}']"


def words(row: int, column: str = "kegiatan") -> str:
    """What stands in a cell, without what was found about it."""
    return f"{cell(row, column)} .teks"


KILL: list[object] = ["kill"]
"""Ends the editor as a power cut does."""
CHROMIUM, FIREFOX = "chromium", "firefox"
IN_BOTH = pytest.mark.parametrize("drive", [CHROMIUM, FIREFOX], indirect=True)
"""Marks a test that runs in both browsers."""


def driver(
    project: Project,
    folder: Path,
    page: str = f"/proses/{FILE}",
    name: str = CHROMIUM,
    stranger: str = "",
    *,
    again: bool = False,
) -> Drive:
    """What runs steps in a browser, of which ``open`` leads to a page, and gives what was seen.

    A stranger is the address of another server, whose pages are opened and may complain.  The step
    ``kill`` ends the editor; the next steps run in a new one, with ``again`` in the same browser.
    """
    browser = firefox_path() if name == FIREFOX else chromium_path()
    need_node("playwright-core", "axe-core", *(("puppeteer-core",) if name == FIREFOX else ()))

    def work(steps: Steps) -> Any:  # noqa: ANN401 -- see the script
        with editor(project) as running:
            kill = ["kill", running.process.pid]
            lines = [json.dumps(kill if step == KILL else step) for step in steps]
            profile = folder / "profil" if again else SHARED
            asked = (browser, profile, running.address, page)
            seen = json.loads(browse(SCRIPT, asked, lines))
        usual = ("409", "ERR_CONNECTION", "ERR_INCOMPLETE") if KILL in steps else ("409",)
        trouble = [one for one in seen["trouble"] if not any(word in one for word in usual)]
        assert stranger or trouble == []
        # What a browser loads from itself leaves no machine; our pages may not load data: at all.
        own = f"http://127.0.0.1:{running.parts.port}/"
        assert [
            one
            for one in seen["requests"]
            if not one.startswith((own, "blob:", "data:", stranger or own))
        ] == []
        assert seen["alerts"] == 0
        assert "kunci=" not in seen["entered"]
        return seen

    return work
