"""A box of a map opens what the page says of its step in place, by mouse, touch and keys."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SMALL, WIDE = "tipe-07/CLP.02.02/index.html", "unit-kecamatan-kroya/CLP.01.02/index.html"
SCREENS = {"laptop": (1366, 768), "phone": (390, 844)}
FIRST = "Mengirimkan surat permohonan pelibatan"


@pytest.fixture(scope="module", params=SCREENS)
def seen(
    request: pytest.FixtureRequest,
    portal: Path,
    browse: Callable[..., Any],
) -> dict[str, Any]:
    """What a browser saw on each page, on the screen of a laptop and on that of a phone."""
    size = map(str, SCREENS[request.param])
    told: dict[str, Any] = browse("details.mjs", portal.resolve(), *size, pages=[SMALL, WIDE])
    assert told["trouble"] == []
    assert told["axe"] == []
    assert told["overflow"] == []
    inside = (portal.resolve().as_uri(), "data:", "blob:")
    assert [address for address in told["requests"] if not address.startswith(inside)] == []
    return told


def test_a_click_on_a_box_tells_all_that_the_page_says_of_its_step(seen: dict[str, Any]) -> None:
    told = seen["pages"][SMALL]["mouse"]
    assert (told["title"], told["focus"], told["seen"]) == ("Langkah 1", "rinci-judul", True)
    assert told["text"].startswith(FIRST)
    assert [one.split(":")[0] for one in told["chosen"]] == ["Langkah 1"]
    entries = told["entries"]
    assert list(entries) == ["Pelaksana", "Kelengkapan", "Waktu", "Keluaran", "Ketentuan"]
    assert entries["Waktu"] == "belum diisi"
    assert "Kepada: " in entries["Pelaksana"]


def test_the_law_is_told_in_the_words_of_the_trace_page(seen: dict[str, Any], portal: Path) -> None:
    told = seen["pages"][SMALL]["mouse"]["entries"]["Ketentuan"].split("\n")
    lines = [line for line in told if line]
    trace = (portal / "trace.html").read_text("utf-8")
    assert len(lines) >= 2
    assert f'<td data-nama="Ringkasan">{lines[1]}' in trace


def test_the_tiny_boxes_of_a_wide_map_open_as_well(seen: dict[str, Any]) -> None:
    told = seen["pages"][WIDE]["mouse"]
    assert told["seen"]
    assert told["entries"]["Pelaksana"]


def test_escape_closes_the_details_and_the_focus_stays_at_the_map(seen: dict[str, Any]) -> None:
    assert [page["escaped"] for page in seen["pages"].values()] == [[True, True]] * 2


def test_the_buttons_of_the_details_stay_where_they_are(seen: dict[str, Any]) -> None:
    for path, page in seen["pages"].items():
        told = page["steady"]
        assert len(told["places"]) > 8, path
        assert len({tuple(place) for place in told["places"]}) == 1, path
        assert all(0 <= at < told["screen"] - 30 for at in told["places"][0]), path
        assert told["focus"] == "rinci-judul", path


def test_enlarging_keeps_the_chosen_box_in_view(seen: dict[str, Any]) -> None:
    for path, page in seen["pages"].items():
        assert [inside for _, inside in page["enlarged"]] == [True] * 3, path
        assert [more for more, _ in page["enlarged"][:2]] == [pytest.approx(1.5)] * 2, path


def test_escape_closes_the_details_from_anywhere_but_a_field(seen: dict[str, Any]) -> None:
    for path, page in seen["pages"].items():
        assert page["anywhere"] == {"written": False, "shut": True, "focus": True}, path


def test_keys_alone_open_the_details_and_go_from_step_to_step(seen: dict[str, Any]) -> None:
    for path, page in seen["pages"].items():
        keys = page["keys"]
        assert len(set(keys["titles"])) == 3, path
        assert keys["back"] == "Rincian langkah"
        assert keys["moved"]["seen"]
        assert keys["inView"], path


def test_the_miniature_shows_the_part_in_view_and_leads_elsewhere(seen: dict[str, Any]) -> None:
    mini = seen["pages"][WIDE]["mini"]
    assert mini["went"] > 100
    assert 0 < mini["part"] < 0.5
    assert mini["end"] > 0.85


def test_downloads_stand_at_the_top_with_their_sizes(seen: dict[str, Any], portal: Path) -> None:
    sizes = seen["pages"][SMALL]["sizes"]
    path = (portal / SMALL).with_name("sop.svg")
    assert f"Gambar {max(1, round(path.stat().st_size / 1000))} KB" in sizes
    assert all(re.fullmatch(r".+ [\d,]+ [KM]B", told) for told in sizes)


def test_nothing_of_this_is_printed(seen: dict[str, Any]) -> None:
    assert [page["printed"] for page in seen["pages"].values()] == [0, 0]


def test_what_is_told_of_a_step_stands_on_the_page_once(portal: Path) -> None:
    page = (portal / SMALL).read_text("utf-8")
    assert page.count(">Surat permohonan pelibatan<") >= 1
    assert 'id="rinci"' not in page
    assert "style=" not in page
