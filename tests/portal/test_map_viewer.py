"""Maps on pages are fitted to the width, and can be moved and enlarged by mouse, keys and touch."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

WIDE, LONE = "tipe-07/CLP.01.02/index.html", "tipe-07/CLP.08.02/index.html"
"""The widest map, with phases; and a map of one lane without any."""
POOLS, LEVEL_0 = "tipe-07/CLP.03.04/index.html", "tipe-07/index.html"
SCREENS = {"laptop": (1366, 768), "phone": (390, 844)}
SHEET = {"lembar", "IMG"}
"""What is printed of a map inside its window."""
LEGIBLE, READ = 0.6, 0.8
"""The least size of a map that is shown whole, and of one that is not, in the same parts."""
MOST = 4
"""The largest size, in parts of the size on paper."""
BUTTONS = ["Perbesar", "Perkecil", "Pas lebar", "Layar penuh"]
STEPS = "Rincian langkah"
"""The button of the map of a process that opens the details of its steps."""


@pytest.fixture(scope="module", params=SCREENS)
def seen(
    request: pytest.FixtureRequest,
    portal: Path,
    browse: Callable[..., Any],
) -> dict[str, Any]:
    """What a browser saw on each page, on the screen of a laptop and on that of a phone."""
    size = map(str, SCREENS[request.param])
    pages = [WIDE, LONE, POOLS, LEVEL_0]
    told = browse("maps.mjs", portal.resolve(), *size, pages=pages)
    assert told["trouble"] == []
    found: dict[str, Any] = told["pages"]
    assert len(found) == 4
    return found


def test_a_map_is_fitted_to_the_width_unless_it_cannot_be_read_then(seen: dict[str, Any]) -> None:
    for path, page in seen.items():
        start = page["start"]
        if start["map"]["width"] > start["pane"]["width"] + 1:
            assert READ <= start["scale"] <= 1.25, path
            assert (start["left"], start["top"], start["mini"]) == (0, 0, "visible"), path
        else:
            assert start["scale"] >= LEGIBLE, path
        assert page["buttons"] == BUTTONS + [STEPS] * (path != LEVEL_0)
    assert seen[WIDE]["start"]["scale"] == READ


def test_no_page_is_wider_than_the_screen(seen: dict[str, Any]) -> None:
    widths = {page["wide"] for page in seen.values()}
    assert widths <= {width for width, _ in SCREENS.values()}


def test_the_wheel_enlarges_with_ctrl_and_keeps_what_is_below_the_mouse(
    seen: dict[str, Any],
) -> None:
    for path, page in seen.items():
        wheel, start = page["wheel"], page["start"]["scale"]
        assert wheel["plain"] == start, path
        assert wheel["scale"] > 2 * start, path
        alone = wheel["scrolled"]
        assert ("Dua jari" in alone["hint"]) is not alone["fine"], path
        if alone["fine"]:
            assert "tahan Ctrl" in alone["hint"], path
            assert alone["page"] < 0 == alone["map"], path
    assert max(seen[path]["wheel"]["moved"] for path in (WIDE, POOLS, LEVEL_0)) < 5


def test_the_whole_map_of_level_0_is_seen_at_first(seen: dict[str, Any]) -> None:
    start = seen[LEVEL_0]["start"]
    assert start["map"]["height"] <= start["pane"]["height"] + 1


def test_titles_of_lanes_and_phases_stay_in_view(seen: dict[str, Any]) -> None:
    assert [lost for page in seen.values() for lost in page["titles"]["lost"]] == []
    assert seen[WIDE]["titles"]["count"] == 1 + 5 + 3
    assert seen[LONE]["titles"]["count"] == 2
    assert seen[LEVEL_0]["titles"]["count"] == 0


def test_dragging_moves_the_map_and_opens_no_link(seen: dict[str, Any]) -> None:
    assert {page["dragged"] for page in seen.values()} == {60}


def test_keys_enlarge_reduce_fit_and_move(seen: dict[str, Any]) -> None:
    for path, page in seen.items():
        keys = page["keys"]
        assert keys["scales"]["+"] > keys["scales"]["-"] == pytest.approx(keys["scales"]["0"]), path
        assert keys["left"] < 0 or keys["up"] < 0, path
        assert keys["outline"] == "3px", path
        fitted = keys["fitted"]
        assert fitted["map"]["width"] == pytest.approx(fitted["pane"]["width"], abs=1), path
    scales = seen[WIDE]["keys"]["scales"]
    assert scales["+"] == pytest.approx(1.5**3 * scales["-"])


def test_a_double_click_enlarges_twice(seen: dict[str, Any]) -> None:
    for path, page in seen.items():
        assert page["doubled"] == pytest.approx(2), path


def test_two_fingers_enlarge_and_reduce_and_one_moves(seen: dict[str, Any]) -> None:
    for path, page in seen.items():
        pinched = page["pinched"]
        assert pinched["larger"] == pytest.approx(2) or pinched["most"] == MOST, path
        assert pinched["smaller"] == pytest.approx(2 / 3), path
        assert pinched["panned"] > 20, path


def test_a_map_fills_the_screen_when_asked(seen: dict[str, Any]) -> None:
    for path, page in seen.items():
        full = page["full"]
        assert full["scale"] >= (LEGIBLE if full["whole"] else READ), path
        assert full["from"] == [0, 0], path
        assert page["full"]["tall"] > 0.8, path


def test_paper_shows_the_picture_and_nothing_else(seen: dict[str, Any]) -> None:
    for path, page in seen.items():
        parts = [part for part in page["printed"]["parts"] if part.split()[0] not in SHEET]
        assert [part.split()[0] for part in parts] == ["bidang"], path
        assert page["printed"]["wide"], path
        assert 0 < page["printed"]["height"] < 245 / 25.4 * 96 + 1, path
