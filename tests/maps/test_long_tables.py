"""Tables that go on over pages: pages are filled, nothing is lost, each page can be read alone."""

from __future__ import annotations

import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.maps.index import index
from bpmn_gen.maps.subprocesses import subprocesses
from bpmn_gen.picture.board import Board, Panel
from bpmn_gen.picture.cell_items import CellItems
from bpmn_gen.picture.figures import Mark, TextLine
from bpmn_gen.picture.set_text import SMALL
from bpmn_gen.picture.sheet import Sheet
from bpmn_gen.picture.table import (
    LEAST,
    TableCell,
    TableColumn,
    TableRow,
    heading_line,
    table_panels,
)
from bpmn_gen.render.pdf.board import write_board_pdf
from bpmn_gen.store.dates import UNDATED
from tests.maps.shipped import NOWHERE, survey

SHEET = Sheet(
    "CLP", "Daftar", "Kecamatan Kroya", "Pemerintah Kabupaten Cilacap", "Pasal 22", UNDATED, "Peta"
)
UNITS = ("Kecamatan Kroya", "Rumah Sakit Umum Daerah Cilacap", "Sekretariat Daerah")

SENTENCES = st.lists(st.sampled_from(("surat", "tugas", "penugasan")), min_size=1, max_size=40).map(
    " ".join
)


def _pages(board: Board) -> list[str]:
    pages = pypdf.PdfReader(io.BytesIO(write_board_pdf(board, "F4"))).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def _words(panel: Panel) -> list[str]:
    return [
        text.text for mark in panel.marks for text in mark.figures if isinstance(text, TextLine)
    ]


def _row(count: int) -> Panel:
    """A row with a name and a list of so many documents."""
    cells = (TableCell.naming("CLP.01"), TableCell.listing([f"dokumen{at}" for at in range(count)]))
    return table_panels(
        (TableColumn("Proses", 20), TableColumn("Keluaran", 80)), [TableRow(cells)]
    )[1]


def test_a_long_row_goes_on_and_says_again_what_it_is_about() -> None:
    parting = _row(30).parting
    parts = parting.parted(200.0) if parting else None
    assert parts
    begun, rest = parts
    assert begun.height <= 200.0
    assert "CLP.01" in _words(begun)
    assert "CLP.01 (lanjutan)" in _words(rest)
    documents = [word for word in (*_words(begun), *_words(rest)) if word.startswith("dokumen")]
    assert documents == [f"dokumen{at}" for at in range(30)]


@pytest.mark.parametrize(("count", "room"), [(3, 200.0), (30, LEAST - 1)])
def test_a_short_row_or_a_short_rest_of_a_page_is_not_worth_a_cut(count: int, room: float) -> None:
    parting = _row(count).parting
    assert parting
    assert parting.parted(room) is None


@settings(max_examples=200)
@given(
    st.lists(SENTENCES, min_size=1, max_size=12),
    st.floats(0.0, 400.0),
)
def test_a_cut_keeps_every_line_in_order(texts: list[str], room: float) -> None:
    """Both parts together have the lines of the whole, and the first is as high as told at most."""
    whole = CellItems.of(texts, SMALL, 120.0, dashed=True)
    first, rest = whole.cut(room)
    lines = [line for part in (first, rest) for item in part.items for line in item.lines]
    assert lines == [line for item in whole.items for line in item.lines]
    assert first.height <= room or not first.items
    dashes = [item.dashed for part in (first, rest) for item in part.items]
    assert sum(dashes) == len([item for item in whole.items if item.dashed])


@pytest.mark.parametrize("unit", UNITS)
def test_each_page_of_the_index_says_which_group_it_shows(unit: str) -> None:
    """The first row of a page names its group, also where the group began on the page before."""
    found = survey(unit=unit)
    heading = "Kode peta lintas fungsi dan SOP"
    pages = [page for page in _pages(index(found, NOWHERE).board()) if heading in page]
    assert pages
    for page in pages:
        body = page.partition(heading)[2].split()
        assert body[0] in {group.code for group in found.groups}


@pytest.mark.parametrize("unit", UNITS)
def test_pages_before_the_last_are_filled(unit: str) -> None:
    """No page of a peta subproses ends early because the next row is long."""
    found = survey(unit=unit)
    for group in found.groups:
        panels = subprocesses(found, group, NOWHERE).board().panels
        printed = _pages(Board(SHEET, panels))
        assert len(printed) <= 1 + sum(panel.height for panel in panels) // 560


def test_a_picture_stays_with_the_line_above_it() -> None:
    """One that would fill a page by itself gets a little smaller, so that both stand on it."""
    names = ("bawah", "peta")
    line, picture = heading_line("Bagian 2 dari 2", 700.0), _picture(names, 700.0)
    first, second = _pages(Board(SHEET, (_picture(("atas",), 300.0), line, picture)))
    assert "Bagian 2 dari 2" not in first
    assert all(word in second for word in ("Bagian 2 dari 2", *names))


def _picture(words: tuple[str, ...], height: float) -> Panel:
    """A panel with words at its top and at its foot."""
    texts = tuple(
        TextLine(Point(200.0, at * (height - 20.0) + 15.0), word, "text", 11.0)
        for at, word in enumerate(words)
    )
    return Panel((Mark(texts),), height)
