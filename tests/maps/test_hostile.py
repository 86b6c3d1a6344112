"""Names from anywhere end up as text, whole and harmless, in every map."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.maps.relations import Relation, Relations
from bpmn_gen.maps.subprocess_chain import ChainStep, SubprocessChain
from bpmn_gen.maps.subprocesses import Exchange, Subprocesses
from bpmn_gen.maps.survey import Party
from bpmn_gen.picture.figures import TextLine
from bpmn_gen.picture.sheet import Sheet
from bpmn_gen.picture.tiles import Tile, tile_height, tile_marks
from bpmn_gen.render.pdf import board as map_pdf
from bpmn_gen.render.pdf.board import board_layers, write_board_pdf
from bpmn_gen.render.svg.board import write_board_svg
from bpmn_gen.render.svg.elements import SVG
from bpmn_gen.store.dates import UNDATED

if TYPE_CHECKING:
    import pytest

    from bpmn_gen.picture.board import Board

HOSTILE = "<script>alert(1)</script> ]]> &amp; \x00\x1b #eval(1) \\ \"'`{pejabat}` \u202e نص 漢字"
names = st.text(min_size=1, max_size=60)


def boards(name: str) -> list[Board]:
    """Two kinds of maps in which everything has one name."""
    sheet = Sheet(name, name, name, name, name, UNDATED)
    step = ChainStep(Tile("X.1", name, name, name, ((name, name),), (name,)), (name,))
    chain = SubprocessChain((step, ChainStep(Tile("X.2", name), ())), "pilihan", ((name,),))
    row = Exchange("X.1", (name, name), (name,), (name, name), (), (name,))
    relation = Relation(
        "X.1",
        name,
        (Party(name, outside=False), Party(name, outside=True)),
        name,
        (name,),
    )
    return [
        Subprocesses(sheet, chain, (row,)).board(),
        Relations(sheet, name, (relation, relation)).board(),
    ]


@settings(max_examples=40, deadline=None)
@given(names)
def test_any_name_gives_well_formed_pictures(name: str) -> None:
    for board in boards(name):
        root = etree.fromstring(write_board_svg(board))
        assert root.find(f".//{{{SVG}}}script") is None
        assert root.findtext(f"{{{SVG}}}title", "").endswith(clean(name))


def test_a_hostile_name_is_printed_as_text() -> None:
    for board in boards(HOSTILE):
        assert write_board_pdf(board, "A4").startswith(b"%PDF-")


@settings(max_examples=60, deadline=None)
@given(names, names)
def test_a_tile_is_high_enough_for_its_words(name: str, charge: str) -> None:
    tile = Tile("X.1", name, charge)
    box = Bounds(0.0, 0.0, 200.0, tile_height(tile, 200.0))
    figures = [figure for mark in tile_marks(tile, box) for figure in mark.figures]
    texts = [figure for figure in figures if isinstance(figure, TextLine)]
    assert all(0.0 < text.at.y < box.bottom for text in texts)


def long_board(rows: int) -> Board:
    """A map with a table of so many rows."""
    sheet = Sheet("X", "Uji", "Unit", "Pemerintah", "Pasal 1", UNDATED)
    listed = tuple(
        Exchange(f"X.{n}", (f"Proses {n}",), ("A",), ("B", "C"), ("D",), ("E",))
        for n in range(rows)
    )
    chain = SubprocessChain((ChainStep(Tile("X.1", "Proses"), ()),), "lepas", ())
    return Subprocesses(sheet, chain, listed).board()


def test_a_map_is_printed_smaller_rather_than_with_one_row_on_a_last_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages = [len(board_layers(long_board(rows), "F4")) for rows in range(10, 40)]
    monkeypatch.setattr(map_pdf, "_SMALLER", ())
    plain = [len(board_layers(long_board(rows), "F4")) for rows in range(10, 40)]
    assert pages == sorted(pages)
    assert all(0 <= before - after <= 1 for before, after in zip(plain, pages, strict=True))
    assert pages != plain


def test_a_long_table_goes_on_with_its_head_on_every_page() -> None:
    pages = PdfReader(io.BytesIO(write_board_pdf(long_board(60), "F4"))).pages
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        words = page.extract_text()
        assert "Pemasok" in words
        assert f"Halaman {number} dari {len(pages)}" in words
