"""What pages say of the regulation is in its catalogue."""

from __future__ import annotations

import re

import pytest

from bpmn_gen.definition.citation import ProvisionIndex
from manual.regulation_pages import PATH, definitions, parts
from tests.manual.reading import pages

CITED = re.compile(r"Pasal \d+(?: ayat \(\d+\))?(?: huruf [a-z])?")
PLACES = sorted(
    {
        place
        for path, page in pages().items()
        if path.startswith(("index", "mulai/", "tugas/")) or path == PATH
        for place in CITED.findall(page.text)
    }
)


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_a_page_names_exists(place: str) -> None:
    assert ProvisionIndex(definitions().peraturan).find(place) is not None


def test_every_provision_stands_in_the_tables_once() -> None:
    detailed = [page.text for path, page in pages().items() if path.startswith(f"{PATH}-")]
    every = [row for rows in parts().values() for row in rows]
    assert len(every) > 900
    for row in every:
        beginning = f"\n| {row.place} | "
        assert sum(text.count(beginning) for text in detailed) == 1, row.place


def test_a_step_that_carries_a_provision_out_is_named() -> None:
    articles = pages()[f"{PATH}-pasal"].text
    [line] = [line for line in articles.splitlines() if line.startswith("| Pasal 13 ayat (5) |")]
    assert "dilaksanakan" in line
    assert "**CLP.02.02**: Menetapkan Keputusan penugasan" in line
