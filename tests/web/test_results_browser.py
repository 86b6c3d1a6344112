"""In a real browser: documents are built, opened, and loaded again after the next build."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bpmn_gen.store.project import Project
from tests.browser import SHARED, browse, chromium_path, need_node
from tests.running import few_definitions, once
from tests.web.conftest import FILE
from tests.web.test_serving import editor

SCRIPT = Path(__file__).with_name("results.mjs")


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 -- see the script
    """What a person sees who builds, reads, saves and builds again."""
    browser = chromium_path()
    need_node("playwright-core", "axe-core")

    def look(folder: Path) -> str:
        project = Project(few_definitions(folder), folder / "output")
        with editor(project) as running:
            asked = (browser, SHARED, running.address, project.defs / FILE, FILE)
            found = json.loads(browse(SCRIPT, asked, ()))
            found["port"] = running.parts.port
        (folder / "seen.json").write_text(json.dumps(found), "utf-8")
        return ""

    folder = once(tmp_path_factory, "hasil-peramban", look)
    return json.loads((folder / "seen.json").read_text("utf-8"))


def test_documents_are_built_with_the_keyboard_and_opened(seen: dict[str, Any]) -> None:
    assert seen["focus"] == "judul-jalan"
    assert any(re.match(r"\d+ dari \d+ pekerjaan", one) for one in seen["told"])
    assert "berkas dibuat" in seen["result"]
    assert seen["download"] == "CLP.02.01.bpmn"
    assert seen["cell"] == "3"
    assert seen["trouble"] == []


def test_pages_of_results_reach_nothing_of_the_editor(seen: dict[str, Any]) -> None:
    assert seen["attack"] == [None, None, "refused"]
    portal = urlsplit(seen["portal"])
    assert portal.path == "/hasil/index.html"
    assert portal.query == ""
    assert portal.port != seen["port"]
    own = (f"http://127.0.0.1:{seen['port']}/", f"http://127.0.0.1:{portal.port}/")
    others = [one for one in seen["requests"] if not one.startswith((*own, "blob:", "data:"))]
    assert others == []


def test_a_page_is_loaded_again_where_it_was_read(seen: dict[str, Any]) -> None:
    scroll, number = seen["scroll"]
    assert scroll == 700
    assert int(number) == 2


def test_the_pages_are_read_by_everybody(seen: dict[str, Any]) -> None:
    assert seen["axe"] == []
    assert seen["overflow"] == []
