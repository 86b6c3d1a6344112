"""Maps as PowerPoint slides, read by python-pptx: shapes, glued connectors, groups, notes."""

from __future__ import annotations

import io
import math
import zipfile
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.drawing.pages import PAPERS, Page
from bpmn_gen.jobs.slides import board_deck, map_deck
from bpmn_gen.layout.pages.paging import cut_into_pages
from bpmn_gen.maps.level_zero import LevelZero
from bpmn_gen.maps.relations import Relation, Relations
from bpmn_gen.maps.subprocess_chain import ChainStep, SubprocessChain
from bpmn_gen.maps.subprocesses import Subprocesses
from bpmn_gen.maps.survey import Party
from bpmn_gen.picture.scene import compose
from bpmn_gen.picture.tiles import Tile
from bpmn_gen.render.slides.connectors import Route
from tests.render.example import drawing_of, example
from tests.render.test_pdf import HOSTILE, SHEET
from tests.render.wide import wide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from bpmn_gen.drawing.elements import Drawing, Edge
    from bpmn_gen.model.elements import Definitions

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SITES = {
    "flowChartProcess": ((0.5, 0), (0, 0.5), (0.5, 1), (1, 0.5)),
    "roundRect": ((0.5, 0), (0, 0.5), (0.5, 1), (1, 0.5)),
    "flowChartDecision": ((0.5, 0), (0, 0.5), (0.5, 1), (1, 0.5)),
    "ellipse": tuple(
        (0.5 - math.sin(turn * math.pi / 4) / 2, 0.5 - math.cos(turn * math.pi / 4) / 2)
        for turn in range(8)
    ),
}
"""Sites of presets as PowerPoint defines them, in parts of width and height."""
EMU_PER_PX = 9525


def _deck(definitions: Definitions, drawing: Drawing, paper: str = "F4") -> bytes:
    return map_deck(definitions, cut_into_pages(drawing, PAPERS[paper]), SHEET)


def _slides(content: bytes) -> list[etree._Element]:
    return [slide.shapes.element for slide in Presentation(io.BytesIO(content)).slides]


def _named(tree: etree._Element) -> dict[str, str]:
    """The words for blind readers of every shape, by its id."""
    found = {one.get("id") or "": one.get("descr") or "" for one in tree.iter(f"{P}cNvPr")}
    assert len(found) == len([*tree.iter(f"{P}cNvPr")]), "ids are used twice"
    return found


def _connectors(tree: etree._Element) -> list[etree._Element]:
    return [*tree.iter(f"{P}cxnSp")]


def _glue(connector: etree._Element, tag: str) -> tuple[str, int]:
    (end,) = connector.iter(f"{A}{tag}")
    return end.get("id") or "", int(end.get("idx") or -1)


def _frame(shape: etree._Element) -> tuple[float, float, float, float]:
    place, size = next(shape.iter(f"{A}off")), next(shape.iter(f"{A}ext"))
    x, y = (float(place.get(name) or 0) for name in "xy")
    return x, y, float(size.get("cx") or 0), float(size.get("cy") or 0)


def _ends(connector: etree._Element) -> tuple[Point, Point]:
    """Where a preset connector begins and ends: its corners, mirrored, then turned."""
    form = next(connector.iter(f"{A}xfrm"))
    x, y, width, height = _frame(connector)
    middle = Point(x + width / 2, y + height / 2)
    turn = math.radians(int(form.get("rot") or 0) / 60_000)
    found = []
    for sign in (-1, 1):
        dx = sign * width / 2 * (-1 if form.get("flipH") else 1)
        dy = sign * height / 2 * (-1 if form.get("flipV") else 1)
        found.append(
            Point(
                middle.x + dx * math.cos(turn) - dy * math.sin(turn),
                middle.y + dx * math.sin(turn) + dy * math.cos(turn),
            )
        )
    return found[0], found[1]


def _site(tree: etree._Element, glue: tuple[str, int]) -> Point:
    """Where the site of a shape stands."""
    (shape,) = (
        one for one in tree.iter(f"{P}sp") if next(one.iter(f"{P}cNvPr")).get("id") == glue[0]
    )
    x, y, width, height = _frame(shape)
    preset = next(shape.iter(f"{A}prstGeom"), None)
    if preset is not None:
        part = SITES[preset.get("prst") or ""][glue[1]]
        return Point(x + part[0] * width, y + part[1] * height)
    guides = {one.get("name"): one.get("fmla") or "" for one in shape.iter(f"{A}gd")}
    at = [*shape.iter(f"{A}cxn")][glue[1]].find(f"{A}pos")
    assert at is not None
    parts = [int(guides[at.get(name)].split()[2]) / 100_000 for name in "xy"]
    return Point(x + parts[0] * width, y + parts[1] * height)


def _assert_at_sites(tree: etree._Element) -> int:
    """Every glued end stands at its site; returns how many ends are glued."""
    count = 0
    for connector in _connectors(tree):
        for tag, end in zip(("stCxn", "endCxn"), _ends(connector), strict=True):
            if next(connector.iter(f"{A}{tag}"), None) is None:
                continue
            count += 1
            site = _site(tree, _glue(connector, tag))
            assert math.dist(site, end) <= EMU_PER_PX, (connector, tag)
    return count


def test_every_page_is_a_slide_with_its_title() -> None:
    definitions, drawing = wide(30, 3)
    pages = cut_into_pages(drawing, PAPERS["F4"])
    deck = Presentation(io.BytesIO(map_deck(definitions, pages, SHEET)))
    assert len(pages) > 1
    assert [slide.shapes.title.text for slide in deck.slides if slide.shapes.title] == [
        SHEET.title
    ] * len(pages)
    assert (deck.slide_width, deck.slide_height) == (330 * 36_000, 215 * 36_000)


def test_every_flow_is_a_connector_glued_to_the_shapes_that_it_joins() -> None:
    definitions = example()
    drawing = drawing_of(definitions)
    words = {mark.element_id: mark.title for mark in compose(definitions, drawing, {})}
    (tree,) = _slides(_deck(definitions, drawing))
    named = _named(tree)
    found = {
        named[next(one.iter(f"{P}cNvPr")).get("id") or ""]: tuple(
            named[_glue(one, tag)[0]] for tag in ("stCxn", "endCxn")
        )
        for one in _connectors(tree)
        if next(one.iter(f"{A}stCxn"), None) is not None
    }
    assert found == {
        words[edge.element_id]: (words[edge.source_id], words[edge.target_id])
        for edge in drawing.edges
    }


@pytest.mark.parametrize(("columns", "lanes"), [(8, 2), (30, 3)])
def test_ends_stand_at_sites_on_every_page(columns: int, lanes: int) -> None:
    definitions, drawing = wide(columns, lanes)
    pages = cut_into_pages(drawing, PAPERS["F4"])
    trees = _slides(map_deck(definitions, pages, SHEET))
    for tree, page in zip(trees, pages, strict=True):
        assert _assert_at_sites(tree) == 2 * len(page.drawing.edges)


def _moved(drawing: Drawing, **routes: tuple[tuple[float, float], ...]) -> Drawing:
    """The drawing with other waypoints for some edges, by id."""

    def edge(one: Edge) -> Edge:
        points = routes.get(one.element_id)
        return replace(one, waypoints=tuple(map(Point._make, points))) if points else one

    return replace(drawing, edges=tuple(map(edge, drawing.edges)))


def test_an_end_beside_the_middle_of_a_side_gets_a_site_of_its_own() -> None:
    definitions = example()
    drawing = drawing_of(definitions)
    box = next(one.bounds for one in drawing.shapes if one.element_id == "tugas")
    end = next(one.bounds for one in drawing.shapes if one.element_id == "selesai")
    off = (box.right, box.center.y + 20)
    route = (off, (off[0] + 15, off[1]), (off[0] + 15, end.center.y), (end.x, end.center.y))
    (tree,) = _slides(_deck(definitions, _moved(drawing, tugas_ke_selesai=route)))
    assert _assert_at_sites(tree) == 2 * len(drawing.edges)
    sites = [len([*one.iter(f"{A}cxn")]) for one in tree.iter(f"{A}custGeom")]
    assert max(sites) == 5


def test_a_way_of_many_bends_is_straight_connectors_between_joints() -> None:
    definitions = example()
    drawing = drawing_of(definitions)
    box = next(one.bounds for one in drawing.shapes if one.element_id == "tugas")
    end = next(one.bounds for one in drawing.shapes if one.element_id == "selesai")
    x, y = box.right, box.center.y
    steps = ((x, y), (x + 8, y), (x + 8, y - 30), (x + 16, y - 30), (x + 16, y + 30),
             (x + 24, y + 30), (x + 24, end.center.y), (end.x, end.center.y))  # fmt: skip
    (tree,) = _slides(_deck(definitions, _moved(drawing, tugas_ke_selesai=steps)))
    title = next(
        mark.title
        for mark in compose(definitions, drawing, {})
        if mark.element_id == "tugas_ke_selesai"
    )
    named = _named(tree)
    parts = [
        one
        for one in _connectors(tree)
        if named[next(one.iter(f"{P}cNvPr")).get("id") or ""] == title
    ]
    assert {next(one.iter(f"{A}prstGeom")).get("prst") for one in parts} == {"straightConnector1"}
    for one, two in pairwise(parts):
        assert _glue(one, "endCxn")[0] == _glue(two, "stCxn")[0]
    heads = [next(one.iter(f"{A}tailEnd"), None) is not None for one in parts]
    assert heads == [False] * 6 + [True]
    assert _assert_at_sites(tree) == 2 * len(drawing.edges) + 12


def test_a_message_of_many_bends_keeps_the_dot_at_its_start() -> None:
    bends = (Point(0, 0), Point(9, 0), Point(9, 9), Point(18, 9), Point(18, 18), Point(27, 18))
    dots = [(leg.dot, leg.head) for leg in Route(bends, "message", "<dot/>", "<head/>").legs()]
    assert dots == [("<dot/>", ""), *[("", "")] * 3, ("", "<head/>")]


def _held(group: etree._Element) -> Iterator[str]:
    """The words of everything in a group."""
    return (one.get("descr") or "" for one in group.iter(f"{P}cNvPr"))


def test_a_lane_is_a_group_with_its_steps_inside_the_group_of_its_pool() -> None:
    definitions = example()
    (tree,) = _slides(_deck(definitions, drawing_of(definitions)))
    named = _named(tree)
    groups = {
        named[next(one.iter(f"{P}cNvPr")).get("id") or ""]: one for one in tree.iter(f"{P}grpSp")
    }
    lane = groups["Pelaksana: Camat Kroya"]
    assert "Kegiatan: Memperbaiki surat" in _held(lane)
    assert "Kegiatan manual: Menelaah permohonan" not in _held(lane)
    assert lane.getparent() is groups["Organisasi: Kecamatan Kroya"]
    phase = groups["Tahap: Perencanaan"]
    assert phase.getparent() is tree
    assert not [one for one in _held(phase) if one.startswith("Kegiatan")]


def test_shapes_hold_their_text_in_one_piece_so_that_it_breaks_anew() -> None:
    definitions = example("Mengirim surat permohonan pelibatan")
    (slide,) = Presentation(io.BytesIO(_deck(definitions, drawing_of(definitions)))).slides
    texts = [text.text or "" for text in slide.shapes.element.iter(f"{A}t")]
    assert "Mengirim surat permohonan pelibatan" in texts
    assert "Pejabat Penilai Kinerja unit dituju" in texts


def test_the_notes_say_what_the_map_and_each_step_rest_on() -> None:
    definitions = example(dasar="Waktu: 1 hari\nDasar: Pasal 13 ayat (5)")
    (slide,) = Presentation(io.BytesIO(_deck(definitions, drawing_of(definitions)))).slides
    assert slide.notes_slide.notes_text_frame is not None
    assert slide.notes_slide.notes_text_frame.text.split("\n") == [
        "Peta Lintas Fungsi: CLP.02.02 Penunjukan lintas unit organisasi",
        "Kecamatan Kroya",
        "Dasar: Lampiran II.B.2.a.2",
        "Mengirim surat permohonan pelibatan: Pasal 13 ayat (5)",
    ]


def test_a_reference_leads_to_the_slide_on_which_its_flow_goes_on() -> None:
    definitions, drawing = wide(30, 3)
    pages = cut_into_pages(drawing, PAPERS["F4"])
    deck = Presentation(io.BytesIO(map_deck(definitions, pages, SHEET)))
    slides = [*deck.slides]
    assert sum(len(page.references) for page in pages) > 2
    for slide, page in zip(slides, pages, strict=True):
        links = [*slide.shapes.element.iter(f"{A}hlinkClick")]
        targets = [slide.part.related_part(one.get(f"{R}id") or "") for one in links]
        expected = [slides[one.other_page - 1].part for one in page.references]
        assert targets == expected


@pytest.mark.parametrize("text", [*HOSTILE, "<a:t>&amp;</a:t>", "a\x00b\x0bc]]>"])
def test_text_is_shown_as_it_was_written(text: str) -> None:
    definitions = example(surat=text)
    (tree,) = _slides(_deck(definitions, drawing_of(definitions)))
    shown = "".join(one.text or "" for one in tree.iter(f"{A}t"))
    written = text.replace("\x00", "").replace("\x0b", "")
    assert "".join(written.split()) in "".join(shown.split())


def test_equal_input_gives_equal_bytes_dated_by_the_sheet() -> None:
    definitions = example()
    one, two = (_deck(definitions, drawing_of(definitions)) for _ in range(2))
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as file:
        assert {entry.date_time[:3] for entry in file.infolist()} == {
            (SHEET.dated.year, SHEET.dated.month, SHEET.dated.day)
        }
    about = Presentation(io.BytesIO(one)).core_properties
    assert about.title == "CLP.02.02 Penunjukan lintas unit organisasi"
    assert about.author == about.last_modified_by == SHEET.government
    assert about.comments == ""


def test_a_page_on_another_paper_stands_within_the_slides() -> None:
    definitions = example()
    drawing = drawing_of(definitions)
    pages: list[Page] = [cut_into_pages(drawing, PAPERS[paper])[0] for paper in ("F4", "A3")]
    _, second = _slides(map_deck(definitions, pages, SHEET))
    for shape in second.iter(f"{P}sp"):
        x, y, width, height = _frame(shape)
        assert x >= 0
        assert y >= 0
        assert x + width <= 330 * 36_000
        assert y + height <= 215 * 36_000
    _assert_at_sites(second)


def test_maps_of_a_unit_are_slides_of_one_file() -> None:
    tiles = tuple(Tile(f"CLP.0{number}", f"Proses {number}") for number in (1, 2, 3))
    level = LevelZero(SHEET, (("Proses Inti", tiles),))
    chain = SubprocessChain(
        tuple(ChainStep(tile, ()) for tile in tiles),
        "berurutan",
        (("Surat",), ()),
    )
    parties = (Party("Camat Kroya", outside=False), Party("Instansi dituju", outside=True))
    relation = Relation("CLP.01", "Proses 1", parties)
    boards = [
        level.board(),
        Subprocesses(SHEET, chain, ()).board(),
        Relations(SHEET, "Camat", (relation,)).board(),
    ]
    content = board_deck(boards, "F4")
    deck = Presentation(io.BytesIO(content))
    assert len(deck.slides) == 3
    assert all(slide.shapes.title for slide in deck.slides)
    chained = _slides(content)[1]
    assert len(_connectors(chained)) == 2
    assert _assert_at_sites(chained) == 4
    texts = {one.text for tree in _slides(content) for one in tree.iter(f"{A}t")}
    assert {"CLP.01", "Proses 2", "Camat Kroya", "Instansi dituju"} <= texts
