"""Pages on paper: the front page on one sheet of A4, none with navigation or beyond its margins."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bpmn_gen.portal.listing import ListedDocument, PageLink
from bpmn_gen.portal.printed_map import PrintedMap, printed_map
from bpmn_gen.render.svg.view import View

A4, F4 = [210, 297], [330, 215]
"""Width and height in mm."""
TALL = "tipe-07/CLP.02.02/index.html"
"""The page of a map that is higher than wide."""
PAGES = (
    "index.html",
    "daftar.html",
    "unit-kecamatan-kroya/index.html",
    "unit-kecamatan-kroya/saya.html",
    "tipe-07/CLP.01.02/index.html",
    TALL,
    "proses/CLP.02.02.html",
)


def test_pages_are_printed_without_navigation_and_within_their_margins(
    portal: Path, browse: Callable[..., Any]
) -> None:
    seen = browse("print.mjs", portal.resolve(), pages=PAGES)
    assert (seen["index.html"]["sheets"], seen["index.html"]["size"]) == (1, A4)
    tall, wide = seen[TALL], seen["tipe-07/CLP.01.02/index.html"]
    assert tall["sizes"][0] == F4[::-1]
    assert set(map(tuple, tall["sizes"][1:])) == {tuple(F4)}
    assert tall["map"] / 96 * 25.4 > 180
    assert (tall["told"], "terlalu kecil" in wide["told"]) == ("", True)
    others = [seen[path] for path in PAGES[1:] if path != TALL]
    assert [page["size"] for page in others] == [F4] * len(others)
    assert all(page["sheets"] for page in others)
    assert {path: page["navigation"] for path, page in seen.items() if page["navigation"]} == {}
    assert max(page["wide"] for page in seen.values()) <= 0


MAP = ListedDocument("Peta lintas fungsi", (PageLink("PDF", "peta-lintas-fungsi.pdf"),))
LINK = ("Peta lintas fungsi, PDF", "peta-lintas-fungsi.pdf")


@pytest.mark.parametrize(
    ("width", "height", "standing", "small"),
    [(768, 984, True, False), (1000, 500, False, False), (4400, 1280, False, True)],
)
def test_a_map_lies_or_stands_as_it_is_larger_and_says_when_it_is_too_small(
    width: float, height: float, standing: bool, small: bool
) -> None:
    told = printed_map(View(width, height, top=0), [MAP])
    assert told == PrintedMap(standing, small, *LINK)
    assert not printed_map(View(width, height, top=0), []).href
