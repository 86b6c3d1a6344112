"""Flows whose ends a cut has parted are drawn whole where both came to one page."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bpmn_gen.drawing.elements import Container, Drawing, Edge, Label, Shape
from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.pages import PAPERS, Page, Reference
from bpmn_gen.layout.pages.reuniting import relettered, reunited

ROOM = Point(640.0, 420.0)
SENDER, TAKER = Bounds(300, 60, 36, 36), Bounds(400, 260, 36, 36)
OUT = Reference("B", Bounds(560, 180, 36, 17), "right", 1)
IN = Reference("B", Bounds(560, 220, 36, 17), "left", 1)
PIECES = (
    Edge("m", "messageFlow", "a", "b", (Point(318, 96), Point(318, 188), Point(560, 188))),
    Edge("m", "messageFlow", "a", "b", (Point(560, 228), Point(418, 228), Point(418, 260))),
)
PAGE = Drawing(
    Bounds(0, 0, 600, 400),
    pools=(
        Container("p", "participant", Bounds(0, 0, 600, 160), ("Kantor",), 30.0),
        Container("q", "participant", Bounds(0, 240, 600, 160), ("Pemohon",), 30.0),
    ),
    shapes=(
        Shape("a", "intermediateThrowEvent", SENDER),
        Shape("b", "intermediateCatchEvent", TAKER),
    ),
    edges=PIECES,
)


def test_a_message_between_two_pools_of_a_page_is_a_line() -> None:
    drawing, references = reunited(PAGE, (OUT, IN), ROOM)
    (edge,) = drawing.edges
    assert references == ()
    assert (edge.element_id, edge.source_id, edge.target_id) == ("m", "a", "b")
    assert SENDER.grown(1).contains(Bounds(*edge.waypoints[0], 0, 0))
    assert TAKER.grown(1).contains(Bounds(*edge.waypoints[-1], 0, 0))
    assert all(one.x == two.x or one.y == two.y for one, two in pairwise(edge.waypoints))
    assert Bounds(0, 0, *ROOM).contains(drawing.bounds)


def test_its_name_comes_with_it() -> None:
    named = replace(OUT, label=Label(Bounds(560, 165, 36, 13), ("Surat",)))
    (edge,) = reunited(PAGE, (named, IN), ROOM)[0].edges
    assert edge.label
    assert edge.label.lines == ("Surat",)


def test_a_flow_that_shares_its_reference_keeps_it() -> None:
    """The other flow goes on there too."""
    other = Edge("n", "messageFlow", "a", "b", (Point(336, 78), Point(560, 188)))
    page = replace(PAGE, edges=(*PIECES, other))
    assert reunited(page, (OUT, IN), ROOM) == (page, (OUT, IN))


def test_a_flow_without_a_free_way_keeps_its_references() -> None:
    """No line runs through a box."""
    wall = Shape("w", "task", Bounds(0, 165, 640, 10))
    page = replace(PAGE, shapes=(*PAGE.shapes, wall))
    assert reunited(page, (OUT, IN), ROOM) == (page, (OUT, IN))


def test_the_order_of_work_stays_cut_between_two_sections() -> None:
    """A line between two rows of one map would look like a further step."""
    pieces = tuple(replace(one, kind="sequenceFlow") for one in PIECES)
    page = replace(PAGE, edges=pieces)
    assert reunited(page, (OUT, IN), ROOM) == (page, (OUT, IN))


def test_letters_that_are_left_follow_each_other() -> None:
    pages = [
        Page(PAGE, (replace(OUT, letter="B"), replace(IN, letter="D")), 1, 2, PAPERS["F4"], 0.2),
        Page(PAGE, (replace(OUT, letter="AA"), replace(IN, letter="B")), 2, 2, PAPERS["F4"], 0.2),
    ]
    letters = [[item.letter for item in page.references] for page in relettered(pages)]
    assert letters == [["A", "B"], ["C", "A"]]
