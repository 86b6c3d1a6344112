"""Pages of maps as readers hold them: no text under 7 pt, nothing on top of anything, few pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.compiler.as_drawn import as_drawn
from bpmn_gen.compiler.lower import lower
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.layout import lay_out
from bpmn_gen.layout.pages.paging import cut_into_pages
from bpmn_gen.render.pdf.process_map import papers_around, write_pdf
from tests.maps.shipped import survey
from tests.render.page_gates import misses
from tests.render.page_judge import LEAST_FILL, LEAST_TEXT, ROUNDING, judged
from tests.render.random_pages import random_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bpmn_gen.drawing.pages import Page
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.picture.sheet import Sheet

TYPES = (3, 4, 7)
"""Unit types with the longest, the highest and the usual maps."""
RANDOM = 200
SOME = 20
"""Random maps of one test."""


def _printed(number: int) -> Iterator[tuple[Definitions, Sheet, tuple[Page, ...]]]:
    """The maps of a unit type on F4."""
    found = survey(number)
    for process in found.resolved:
        sheet = found.sheet("Peta Lintas Fungsi", process.code, process.name, "Pasal 13")
        definitions = as_drawn(lower(process))
        drawing = lay_out(definitions)
        papers = papers_around(drawing, sheet, "F4")
        yield definitions, sheet, cut_into_pages(drawing, *papers)


@pytest.mark.parametrize("number", TYPES)
def test_shipped_maps_pass_the_gates_of_pages(number: int) -> None:
    """What stands on paper overlaps nothing, is whole, and leads where its links say."""
    for _, sheet, pages in _printed(number):
        assert misses(pages) == [], sheet.code


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, RANDOM, SOME))
def test_random_maps_pass_the_gates_of_pages(first: int) -> None:
    """So does any other map."""
    for seed in range(first, first + SOME):
        assert misses(random_pages(seed)) == [], seed


@pytest.mark.parametrize("seed", [934, 1116, 1245])
def test_nothing_touches_where_a_cut_has_no_room(seed: int) -> None:
    """A cut runs through a name, along a flow, or close to the corner of two strips."""
    assert misses(random_pages(seed)) == []


def test_shipped_maps_are_printed_in_readable_type_on_full_pages(tmp_path: Path) -> None:
    """No text is under 7 pt, and no page but the last is mostly blank."""
    pages = 0
    for definitions, sheet, cut in _printed(3):
        path = tmp_path / f"{sheet.code}.pdf"
        path.write_bytes(write_pdf(definitions, cut, sheet))
        printed = judged(path)
        pages += len(printed)
        assert min(page.least for page in printed) >= LEAST_TEXT - ROUNDING, sheet.code
        assert all(page.fill >= LEAST_FILL for page in printed[:-1]), sheet.code
    assert pages <= 27


def test_a_map_that_one_page_holds_in_readable_type_is_not_cut() -> None:
    """A high map stands rather than being cut."""
    (high,) = [pages for _, sheet, pages in _printed(3) if sheet.code == "CLP.02.02"]
    assert len(high) == 1
    assert not high[0].references
    assert high[0].paper.height > high[0].paper.width


def test_a_lane_in_which_nothing_stands_leaves_the_page() -> None:
    """Every lane on paper holds something there."""
    (long,) = [pages for _, sheet, pages in _printed(3) if sheet.code == "CLP.01.02"]
    lanes = [(page, lane) for page in long for lane in page.drawing.lanes]
    assert lanes
    for page, lane in lanes:
        assert any(lane.bounds.contains(shape.bounds, 1) for shape in page.drawing.shapes)


def test_flows_that_merge_on_another_page_share_one_link() -> None:
    """More flows lead into pentagons than there are letters, each of which stands at two ends."""
    (long,) = [pages for _, sheet, pages in _printed(3) if sheet.code == "CLP.01.02"]
    letters = {link.letter for page in long for link in page.references}
    leaving = [
        edge
        for page in long
        for edge in page.drawing.edges
        if any(
            link.bounds.grown(1).contains(Bounds(*edge.waypoints[-1], 0, 0))
            for link in page.references
        )
    ]
    assert len(leaving) > len(letters)
