"""Pages on paper: the front page on one sheet of A4, none with navigation or beyond its margins."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

A4, F4 = [210, 297], [330, 215]
"""Width and height in mm."""
PAGES = (
    "index.html",
    "daftar.html",
    "unit-kecamatan-kroya/index.html",
    "unit-kecamatan-kroya/saya.html",
    "tipe-07/CLP.01.02/index.html",
    "proses/CLP.02.02.html",
)


def test_pages_are_printed_without_navigation_and_within_their_margins(
    portal: Path, browse: Callable[..., Any], tmp_path: Path
) -> None:
    seen = browse("print.mjs", tmp_path, portal.resolve(), pages=PAGES)
    assert (seen["index.html"]["sheets"], seen["index.html"]["size"]) == (1, A4)
    others = [seen[path] for path in PAGES[1:]]
    assert [page["size"] for page in others] == [F4] * len(others)
    assert all(page["sheets"] for page in others)
    assert {path: page["navigation"] for path, page in seen.items() if page["navigation"]} == {}
    assert max(page["wide"] for page in seen.values()) <= 0
