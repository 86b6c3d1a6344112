"""Cutting for print: nothing lost, nothing cut through, everything found again."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn_gen.diagnostics import Findings
from bpmn_gen.drawing.elements import Drawing, Shape
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.drawing.pages import PAPERS
from bpmn_gen.drawing.typography import TASK_FONT
from bpmn_gen.layout import lay_out
from bpmn_gen.layout.pages.paging import COMFORTABLE, MM_PER_POINT, SMALLEST, cut_into_pages
from bpmn_gen.layout.pages.strips import spread_places
from bpmn_gen.soundness.proof import compiled
from tests.compiler.project import resolved
from tests.render.example import drawing_of, example
from tests.render.wide import wide

if TYPE_CHECKING:
    from bpmn_gen.drawing.pages import Page

F4 = PAPERS["F4"]
SIZES = [(6, 2), (24, 3), (30, 7), (40, 12), (12, 1)]


def _pages(size: tuple[int, int]) -> tuple[Page, ...]:
    return cut_into_pages(wide(*size)[1], F4)


def test_a_map_that_fits_stays_on_one_page() -> None:
    """No reference, no cut; everything where it was, moved to the corner."""
    drawing = drawing_of(example())
    (page,) = cut_into_pages(drawing, F4)
    assert page.references == ()
    assert len(page.drawing.edges) == len(drawing.edges)
    assert (page.drawing.bounds.x, page.drawing.bounds.y) == (0.0, 0.0)


@pytest.mark.parametrize("size", SIZES)
def test_every_shape_is_on_exactly_one_page(size: tuple[int, int]) -> None:
    """Nothing is lost and nothing is printed twice."""
    shown = Counter(shape.element_id for page in _pages(size) for shape in page.drawing.shapes)
    assert shown == Counter(shape.element_id for shape in wide(*size)[1].shapes)


@pytest.mark.parametrize("size", SIZES)
def test_every_flow_is_whole_or_joined_by_one_letter(size: tuple[int, int]) -> None:
    """A severed flow has two pentagons with one letter, each naming the other's page."""
    pages = _pages(size)
    shown = Counter(edge.element_id for page in pages for edge in page.drawing.edges)
    assert set(shown) == {edge.element_id for edge in wide(*size)[1].edges}
    severed = [flow for flow, times in shown.items() if times == 2]
    found = [
        (reference.letter, frozenset((page.number, reference.other_page)))
        for page in pages
        for reference in page.references
    ]
    assert set(shown.values()) <= {1, 2}
    assert len(found) == 2 * len(severed)
    assert set(Counter(found).values()) <= {2}
    assert len({letter for letter, _ in found}) == len(severed)


@pytest.mark.parametrize("size", SIZES)
def test_pages_fit_their_paper_in_readable_type(size: tuple[int, int]) -> None:
    """No page is larger than its room, and no type smaller than the least."""
    for page in _pages(size):
        width, height = page.paper.room
        assert page.drawing.bounds.width * page.scale <= width + 1e-6
        assert page.drawing.bounds.height * page.scale <= height + 1e-6
        points = page.scale * TASK_FONT / MM_PER_POINT
        assert SMALLEST <= points + 1e-9 <= COMFORTABLE + 1e-6


@pytest.mark.parametrize("size", SIZES)
def test_each_page_repeats_the_headers_of_its_lanes(size: tuple[int, int]) -> None:
    """Every shape lies in a lane whose title stands on the same page."""
    names = {lane.id: lane.name for lane in wide(*size)[0].processes[0].lanes}
    for page in _pages(size):
        assert page.drawing.pools[0].lines == ("Kecamatan Kroya",)
        assert {" ".join(lane.lines) for lane in page.drawing.lanes} <= {*names.values()}
        for shape in page.drawing.shapes:
            holders = [lane for lane in page.drawing.lanes if lane.bounds.contains(shape.bounds)]
            assert len(holders) == 1
            assert shape.bounds.x >= holders[0].bounds.x + holders[0].header


@pytest.mark.parametrize("size", SIZES)
def test_lanes_stay_flush(size: tuple[int, int]) -> None:
    """Taking out white space leaves no gap between lanes."""
    for page in _pages(size):
        for pool in page.drawing.pools:
            lanes = [lane for lane in page.drawing.lanes if pool.bounds.contains(lane.bounds, 1)]
            assert lanes
            for upper, lower in pairwise(lanes):
                assert lower.bounds.y == pytest.approx(upper.bounds.bottom)


@pytest.mark.parametrize("size", SIZES)
def test_references_touch_their_flow_and_nothing_else(size: tuple[int, int]) -> None:
    """A pentagon ends a line, stands on the page and covers neither shape nor pentagon."""
    for page in _pages(size):
        routes = [edge.waypoints for edge in page.drawing.edges]
        ends = [Bounds(*end, 0.0, 0.0) for route in routes for end in (route[0], route[-1])]
        boxes = [shape.bounds for shape in page.drawing.shapes]
        for index, reference in enumerate(page.references):
            box = reference.bounds
            assert page.drawing.bounds.contains(box, 0.5)
            assert any(box.contains(end, 0.5) for end in ends)
            others = [other.bounds for other in page.references[index + 1 :]]
            assert not any(box.overlaps(other) for other in (*boxes, *others))


@pytest.mark.parametrize("size", SIZES)
def test_flows_stay_level_and_upright(size: tuple[int, int]) -> None:
    """Cutting and drawing together makes no line slant."""
    for page in _pages(size):
        for edge in page.drawing.edges:
            for start, end in pairwise(edge.waypoints):
                assert start.x == pytest.approx(end.x) or start.y == pytest.approx(end.y)


def test_the_same_drawing_gives_the_same_pages() -> None:
    """Paging depends on nothing but the drawing and the paper."""
    assert _pages((24, 3)) == _pages((24, 3))


def test_what_fits_on_no_page_makes_the_paper_larger_and_not_the_type_smaller() -> None:
    """A node that nothing can cut is printed whole and readable."""
    box = Bounds(0, 0, 3000, 80)
    shape = Shape("a", "userTask", box, ("Menyusun rencana",))
    (page,) = cut_into_pages(Drawing(box, shapes=(shape,)), F4, F4.standing())
    assert page.paper.width > F4.width
    assert page.scale * TASK_FONT / MM_PER_POINT >= SMALLEST - 1e-9
    assert page.drawing.bounds.width * page.scale <= page.paper.room[0] + 1e-6


def test_lanes_that_are_too_many_for_a_page_are_parted() -> None:
    """Between lanes a page can always end."""
    pages = cut_into_pages(wide(3, 40)[1], F4, F4.standing())
    assert {page.paper.width for page in pages} <= {F4.width, F4.height}
    shown = [shape.element_id for page in pages for shape in page.drawing.shapes]
    assert sorted(shown) == ["n0", "n1", "n2"]


def test_pages_stand_where_that_takes_fewer() -> None:
    """A map that is high and narrow fills an upright page rather than two lying ones."""
    drawing = wide(4, 6)[1]
    lying, either = cut_into_pages(drawing, F4), cut_into_pages(drawing, F4, F4.standing())
    assert len(either) <= len(lying)
    assert len({(page.paper.width, page.paper.height) for page in either}) == 1


def test_work_that_passes_through_many_lanes_in_one_column_fills_its_pages() -> None:
    """The column is as high as a page; what stands before and behind it shares pages with it."""
    actors = [
        "{masyarakat: Warga}",
        *(f"Kepala Seksi Urusan {number}" for number in range(1, 12)),
        "{jabatan: Kepala Bidang, unit: Dinas Kesehatan}",
        "{jabatan: Komandan, instansi: Komando Distrik Militer}",
    ]
    steps = [f"  - {{id: s{i}, kegiatan: Menelaah usulan, oleh: p{i}}}\n" for i in range(14)]
    asked = "keputusan: Disetujui?, cabang: {Ya: s12, Tidak: s2, Ditunda: selesai}}\n"
    steps[11] = steps[11].replace("}\n", f", {asked}")
    text = "".join(
        [
            "kode: CLP.01.01\nnama: Musyawarah\npelaku:\n",
            *(f"  p{number}: {actor}\n" for number, actor in enumerate(actors)),
            "langkah:\n",
            *steps,
        ]
    )
    (process,) = resolved(text)
    pages = cut_into_pages(lay_out(compiled(process, Findings())), F4, F4.standing())
    filled = [
        sum(lane.bounds.height for lane in page.drawing.lanes) * page.scale / page.paper.room[1]
        for page in pages
    ]
    assert len(pages) == 2
    assert min(filled) > 0.6


def test_an_empty_drawing_gives_one_page() -> None:
    """There is always something to print."""
    assert len(cut_into_pages(Drawing(bounds=Bounds(0, 0, 100, 50)), F4)) == 1


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 500), st.floats(5, 30), st.floats(5, 30)), max_size=12))
def test_spread_keeps_order_and_distance(items: list[tuple[float, float, float]]) -> None:
    """References never overlap nor change their order, and stay put where there is room."""
    items.sort()
    wanted = [item[0] for item in items]
    extents = [item[1:] for item in items]
    places = spread_places(wanted, extents)
    for index, (before, after) in enumerate(pairwise(places)):
        assert after - before >= extents[index][1] + extents[index + 1][0] + 5 - 1e-6
    if all(b - a >= 70 for a, b in pairwise(wanted)):
        assert places == wanted
