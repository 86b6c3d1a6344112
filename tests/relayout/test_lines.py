"""Lines that are hard to place: into sub-processes, at full events, from borders to themselves."""

from __future__ import annotations

from itertools import pairwise
from math import hypot, inf, isfinite, nan
from random import Random

import pytest
from lxml import etree

from bpmn_gen.bpmn_file.xml_text import number
from bpmn_gen.diagnostics import Findings
from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.layout.graph.constants import NAME_ROOM
from bpmn_gen.relayout import relayout
from tests.layout.judge import load_judge, missed
from tests.relayout.files import HEAD, random_file
from tests.relayout.wild import wild_file

JUDGE = load_judge()
needs_judge = pytest.mark.skipif(JUDGE is None, reason="the independent judge is not here")

FULL_EVENT = """
<collaboration id="c"><participant id="y" processRef="q"/>
<messageFlow id="m1" sourceRef="e" targetRef="b"/><messageFlow id="m2" sourceRef="a" targetRef="e"/>
</collaboration><process id="p"><task id="s"/><intermediateCatchEvent id="e"/><task id="g"/>
<endEvent id="z"/><sequenceFlow id="f1" sourceRef="s" targetRef="e"/>
<sequenceFlow id="f2" sourceRef="e" targetRef="g"/>
<sequenceFlow id="f3" sourceRef="e" targetRef="z"/></process>
<process id="q"><task id="b"/><task id="a"/></process>"""
TWICE_BOTH_WAYS = """
<process id="p"><startEvent id="s"/><parallelGateway id="g"/><endEvent id="z"/>
<textAnnotation id="n"/><association id="a" sourceRef="g" targetRef="n"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="g"/>
<sequenceFlow id="f2" sourceRef="s" targetRef="g"/>
<sequenceFlow id="f3" sourceRef="g" targetRef="z"/>
<sequenceFlow id="f4" sourceRef="g" targetRef="z"/></process>"""
TWO_GUESTS = """
<process id="p"><endEvent id="z"/><task id="t"/><boundaryEvent id="b1" attachedToRef="t"/>
<boundaryEvent id="b2" attachedToRef="t"/><sequenceFlow id="f1" sourceRef="b1" targetRef="z"/>
<sequenceFlow id="f2" sourceRef="b2" targetRef="z"/></process>"""
GUEST_LOOP = """
<process id="p"><task id="t"/><boundaryEvent id="b" attachedToRef="t"/>
<sequenceFlow id="f" sourceRef="b" targetRef="t"/></process>"""
ONCE_MISSED = (291, 319, 355, 390, 431, 479, 619, 734)
"""Seeds of wild files in which loops lay on other lines of their node, or labels on lines."""
LOOP_UNDER_GUESTS = """
<process id="p"><task id="t"/><boundaryEvent id="b1" attachedToRef="t"/>
<boundaryEvent id="b2" attachedToRef="t"/><boundaryEvent id="b3" attachedToRef="t"/>
<sequenceFlow id="f" sourceRef="t" targetRef="t"/></process>"""
NESTED = """
<collaboration id="c"><participant id="x" processRef="p"/><participant id="y" processRef="q"/>
<messageFlow id="m" name="Surat" sourceRef="i" targetRef="t"/></collaboration>
<process id="p"><subProcess id="o"><subProcess id="n"><task id="i"/></subProcess></subProcess>
</process><process id="q"><task id="t"/></process>"""
NAMED_SENDER = """
<collaboration id="c"><participant id="x" processRef="p"/><participant id="y" processRef="q"/>
<messageFlow id="m" sourceRef="e" targetRef="t"/></collaboration>
<process id="p"><startEvent id="s"/><intermediateThrowEvent id="e" name="Kirim"/><endEvent id="z"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="e"/>
<sequenceFlow id="f2" sourceRef="e" targetRef="z"/></process>
<process id="q"><task id="t"/></process>"""
ASIDE = """
<process id="p"><startEvent id="s"/><task id="t"/><task id="u"/><endEvent id="z"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="t"/>
<sequenceFlow id="f2" sourceRef="t" targetRef="u"/>
<sequenceFlow id="f3" sourceRef="u" targetRef="z"/><task id="l1"/><task id="l2"/></process>"""


def laid_out(body: str) -> bytes:
    return relayout(f"{HEAD}{body}</definitions>".encode(), Findings())


def waypoints(data: bytes, ident: str) -> list[Point]:
    edge = etree.fromstring(data).find(f".//{{*}}BPMNEdge[@bpmnElement='{ident}']")
    assert edge is not None
    found = edge.iter("{*}waypoint")
    return [Point(float(one.get("x", "nan")), float(one.get("y", "nan"))) for one in found]


def box(data: bytes, ident: str) -> Bounds:
    found = etree.fromstring(data).find(f".//{{*}}BPMNShape[@bpmnElement='{ident}']/{{*}}Bounds")
    assert found is not None
    return Bounds(*(float(found.get(key, "nan")) for key in ("x", "y", "width", "height")))


def corner(data: bytes, ident: str) -> tuple[float, float]:
    bounds = box(data, ident)
    return bounds.x, bounds.y


@needs_judge
@pytest.mark.parametrize(
    "body", [FULL_EVENT, TWICE_BOTH_WAYS, TWO_GUESTS, GUEST_LOOP, LOOP_UNDER_GUESTS, NESTED, ASIDE]
)
def test_hard_lines_pass_the_judge(body: str) -> None:
    """No two of them lie on each other, none runs through anything."""
    assert JUDGE is not None
    assert missed(JUDGE, laid_out(body)) == {}


@needs_judge
@pytest.mark.parametrize("seed", [327, 379])
def test_full_events_in_random_files_pass_the_judge(seed: int) -> None:
    """Files in which two lines of one event once lay on each other."""
    assert JUDGE is not None
    data = random_file(Random(seed), seed % 4, 1 + seed % 8).encode()
    assert missed(JUDGE, relayout(data, Findings())) == {}


@needs_judge
@pytest.mark.parametrize("seed", [*range(24), *ONCE_MISSED])
def test_wild_files_pass_the_judge(seed: int) -> None:
    """Flows from anywhere to anywhere, messages into sub-processes at any depth: no defect."""
    assert JUDGE is not None
    data = wild_file(Random(seed), seed % 4, 2 + seed % 9).encode()
    assert missed(JUDGE, relayout(data, Findings())) == {}


def test_a_message_leaves_nested_sub_processes_without_a_bend() -> None:
    """It is one line from the task inside to the task in the other pool."""
    assert len(waypoints(laid_out(NESTED), "m")) == 2


def test_the_place_of_a_name_under_an_event_stays_free_where_a_message_leaves() -> None:
    """Other tools print it there, whatever the file says."""
    data = laid_out(NAMED_SENDER)
    start, end = waypoints(data, "m")
    assert start.x == end.x
    border = box(data, "x")
    assert border.bottom - start.y >= NAME_ROOM


def test_a_message_into_a_collapsed_sub_process_ends_at_its_border() -> None:
    """What is inside is drawn on a plane of its own."""
    body = NESTED.replace("</definitions>", "")
    diagram = (
        '<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"'
        ' xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><bpmndi:BPMNPlane bpmnElement="c">'
        '<bpmndi:BPMNShape bpmnElement="o" isExpanded="false">'
        '<dc:Bounds x="0" y="0" width="100" height="80"/></bpmndi:BPMNShape>'
        "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>"
    )
    data = laid_out(body + diagram)
    x, y = corner(data, "o")
    first = waypoints(data, "m")[0]
    assert x <= first.x <= x + 100
    assert first.y in {y, y + 80}


def test_nodes_without_flows_stand_side_by_side_under_the_flow() -> None:
    """They neither break the flow's line nor pile up in its first column."""
    data = laid_out(ASIDE)
    places = {ident: corner(data, ident) for ident in ("t", "u", "l1", "l2")}
    assert places["l1"][1] == places["l2"][1] > places["t"][1] == places["u"][1]
    assert places["l1"][0] < places["l2"][0]


@pytest.mark.parametrize("guests", ["b1 b2", "b2 b1", "b1 b2 b3", "b3 b2 b1 b4 b5"])
def test_a_flow_between_two_events_of_one_host_has_a_way(guests: str) -> None:
    """All its numbers are finite, it ends on both events, and its parts are level or upright."""
    events = "".join(f'<boundaryEvent id="{one}" attachedToRef="t"/>' for one in guests.split())
    flow = '<sequenceFlow id="f" sourceRef="b1" targetRef="b2"/>'
    data = laid_out(f'<process id="p"><task id="t"/>{events}{flow}</process>')
    points = waypoints(data, "f")
    assert all(isfinite(point.x) and isfinite(point.y) for point in points)
    assert all(one.x == two.x or one.y == two.y for one, two in pairwise(points))
    for point, event in ((points[0], "b1"), (points[-1], "b2")):
        middle = box(data, event).center
        assert hypot(point.x - middle.x, point.y - middle.y) == pytest.approx(18, abs=1)


@pytest.mark.parametrize("value", [nan, inf, -inf])
def test_no_number_that_is_not_finite_is_ever_written(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        number(value)
