"""What a program can judge of a printed peta lintas fungsi: nothing is clipped, nothing touches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.compiler.lower import lower
from bpmn_gen.drawing.typography import TASK_FONT, TASK_LINE, text_width
from bpmn_gen.layout import lay_out
from bpmn_gen.layout.pages.paging import cut_into_pages
from bpmn_gen.picture.figures import TextLine
from bpmn_gen.render.pdf.file import POINTS_PER_MM
from bpmn_gen.render.pdf.process_map import page_layers, papers_around
from tests.maps.shipped import survey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.drawing.pages import Page
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.picture.sheet import Sheet

UNITS = ("Kecamatan Kroya", "Rumah Sakit Umum Daerah Cilacap", "Dinas Komunikasi dan Informatika")
CLEAR = 2.0
"""mm between the map and the text nearest to it, at least."""


def _printed(unit: str) -> Iterator[tuple[Definitions, Sheet, tuple[Page, ...]]]:
    """All maps of a unit on F4."""
    found = survey(unit=unit)
    for process in found.resolved:
        source = "; ".join(process.sources)
        sheet = found.sheet("Peta Lintas Fungsi", process.code, process.name, source)
        definitions = lower(process)
        drawing = lay_out(definitions)
        yield definitions, sheet, cut_into_pages(drawing, *papers_around(drawing, sheet, "F4"))


def _clearances(definitions: Definitions, sheet: Sheet, page: Page) -> tuple[float, float]:
    """How far the map is from the lowest text above it and the highest below, in mm."""
    around, drawn = page_layers(definitions, page, sheet)
    top = drawn.y / POINTS_PER_MM
    bottom = top + page.drawing.bounds.height * page.scale
    texts = [text for mark in around.marks for text in mark.figures if isinstance(text, TextLine)]
    bases = [(around.y + text.at.y * around.unit) / POINTS_PER_MM for text in texts]
    sizes = [text.size * around.unit / POINTS_PER_MM for text in texts]
    middle = page.paper.height / 2
    above = max(base for base in bases if base < middle)
    below = min(base - size for base, size in zip(bases, sizes, strict=True) if base > middle)
    return top - above, below - bottom


@pytest.mark.parametrize("unit", UNITS)
def test_titles_of_lanes_fit_into_their_headers(unit: str) -> None:
    """A page drawn together or cut keeps the titles of its lanes inside their headers."""
    for _, _, pages in _printed(unit):
        for page in pages:
            for lane in (*page.drawing.lanes, *page.drawing.pools):
                assert len(lane.lines) * TASK_LINE <= lane.header, lane.lines
                longest = max(text_width(line, TASK_FONT) for line in lane.lines)
                assert longest <= lane.bounds.height, lane.lines


@pytest.mark.parametrize("unit", UNITS)
def test_the_legend_and_the_title_block_keep_off_the_map(unit: str) -> None:
    """However many rows they take, there is blank paper between them and the map."""
    for definitions, sheet, pages in _printed(unit):
        for page in pages:
            assert min(_clearances(definitions, sheet, page)) >= CLEAR


def test_a_long_name_and_a_long_source_take_room_from_the_map() -> None:
    """A title of three lines and a source of three lines stand clear of the map as well."""
    definitions, sheet, _ = next(_printed(UNITS[0]))
    long = "Pelaksanaan tugas tim kerja lintas unit organisasi "
    sheet = replace(sheet, title=long * 6, source="Lampiran II.B.2.a.3.e.1; " * 20)
    drawing = lay_out(definitions)
    for page in cut_into_pages(drawing, *papers_around(drawing, sheet, "F4")):
        assert min(_clearances(definitions, sheet, page)) >= CLEAR
