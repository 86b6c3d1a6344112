"""What search shows first, and what the filter of the matrix keeps."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

STATUSES = ("dilaksanakan", "bukan perintah", "terbuka")


@pytest.fixture(scope="module")
def seen(portal: Path, browse: Callable[..., Any]) -> Any:  # noqa: ANN401 -- what the script prints
    """What the browser saw of each search and filter."""
    typed = ("camat", "konsep", "ketua tim", *(f"?{one}" for one in STATUSES))
    return browse("finding.mjs", portal, pages=typed)


def test_whole_words_and_beginnings_come_before_parts_of_words(seen: dict[str, Any]) -> None:
    assert seen["camat"][0].startswith("Kecamatan Kroya")  # whose head is a camat
    whole = [bool(re.search(r"\bcamat", row, re.IGNORECASE)) for row in seen["camat"][2:]]
    assert len(whole) > whole.count(True) > 3
    assert whole == sorted(whole, reverse=True)
    assert any(row.startswith("Peran Camat Kroya") for row in seen["camat"])


def test_standings_and_titles_of_actors_are_found(seen: dict[str, Any]) -> None:
    assert seen["konsep"][0].startswith("Daftar SOP menurut keadaan: ")
    assert any(row.startswith("Peran ") for row in seen["ketua tim"])


@pytest.mark.parametrize("status", STATUSES)
def test_the_name_of_a_status_filters_by_status(seen: dict[str, Any], status: str) -> None:
    kept = seen[f"?{status}"]
    assert set(kept["statuses"]) <= {status}
    assert kept["told"].startswith(f"{len(kept['statuses'])} dari ")
    assert f"ketentuan berstatus {status}" in kept["told"]
    assert kept["shown"] == [f" · {count} cocok" for count in kept["counts"]]
