"""The documentation is read from a folder: no server, no network, a laptop and a phone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from manual.site import write
from tests.browser import SHARED, browse, chromium_path, need_node
from tests.manual.reading import made

VISITED = (
    "index.html",
    "mulai/excel.html",
    "rujukan/temuan-sop-lama.html",
    "rujukan/peraturan.html",
)
FOUND = {
    "mulai excel": "mulai/excel.html",
    "ganti jabatan": "tugas/ganti-massal.html",
    "unknown-step": "rujukan/temuan-alur.html#unknown-step",
    "tetapkan": "rujukan/perintah.html#tetapkan",
    "pemasangan program": "mulai/pasang.html",
    "bagaimana cara cetak SOP?": "tugas/mencetak.html",
    "register sop": "tugas/register.html",
}
"""What people type, and the first thing that the search has to show; the last one is opened."""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a browser tells of some pages."""
    need_node("playwright-core", "axe-core")
    chromium = chromium_path()
    base = tmp_path_factory.mktemp("situs")
    write(made(), base / "panduan kantor")
    arguments = (chromium, SHARED, base / "panduan kantor", "|".join(FOUND))
    told = browse(Path(__file__).parent / "visit.mjs", arguments, VISITED)
    found: dict[str, Any] = json.loads(told)
    return found


def test_pages_load_nothing_from_elsewhere_and_nothing_goes_wrong(seen: dict[str, Any]) -> None:
    assert seen["trouble"] == []
    assert seen["requests"]
    assert [url for url in seen["requests"] if not url.startswith(("file:", "data:"))] == []


def test_pages_fit_and_can_be_read_by_everybody(seen: dict[str, Any]) -> None:
    assert seen["overflow"] == []
    assert seen["axe"] == []


def test_the_search_finds_what_people_look_for(seen: dict[str, Any]) -> None:
    firsts = {words: url.partition("panduan%20kantor/")[2] for words, url in seen["firsts"].items()}
    assert firsts == FOUND
    assert seen["opened"].endswith(list(FOUND.values())[-1])
