"""Notes that are joined to a group: the line is drawn, and the note stands near the group."""

from __future__ import annotations

import pytest
from lxml import etree

from bpmn_gen.diagnostics import Findings
from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.relayout import relayout
from tests.layout.judge import load_judge, missed
from tests.relayout.files import HEAD
from tests.relayout.test_groups import boxes_of

JUDGE = load_judge()
STEPS = 8
NEAR = 1.0
FAR = 300.0
"""px; a note is nearer to its group than this, in a pool of eight steps."""


def _shape(ident: str, place: tuple[float, float, float, float]) -> str:
    x, y, width, height = place
    return (
        f'<di:BPMNShape bpmnElement="{ident}"><dc:Bounds x="{x}" y="{y}" width="{width}" '
        f'height="{height}"/></di:BPMNShape>'
    )


def noted(*, inside: bool, turned: bool) -> bytes:
    """A row of steps in a pool, a group of the last two, and a note of the collaboration on it."""
    steps = "".join(f'<task id="t{n}"/>' for n in range(STEPS))
    flows = "".join(
        f'<sequenceFlow id="f{n}" sourceRef="t{n}" targetRef="t{n + 1}"/>' for n in range(STEPS - 1)
    )
    ends = ("n", "g") if turned else ("g", "n")
    shapes = "".join(_shape(f"t{n}", (150 * n, 100, 100, 80)) for n in range(STEPS))
    shapes += _shape("g", (150 * (STEPS - 2) - 20, 80, 300, 300))
    shapes += _shape("n", (150 * (STEPS - 2), 300 if inside else -200, 100, 30))
    return (
        f'{HEAD}<collaboration id="c"><participant id="x" processRef="p"/>'
        '<participant id="y" processRef="q"/><group id="g"/>'
        '<textAnnotation id="n"><text>Diperiksa lagi</text></textAnnotation>'
        f'<association id="a" sourceRef="{ends[0]}" targetRef="{ends[1]}"/></collaboration>'
        f'<process id="p">{steps}{flows}</process><process id="q"><task id="o"/></process>'
        '<di:BPMNDiagram xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" '
        'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><di:BPMNPlane bpmnElement="c">'
        f"{shapes}</di:BPMNPlane></di:BPMNDiagram></definitions>"
    ).encode()


def ends_of(data: bytes, line: str) -> list[Point]:
    """The first and the last point of a line."""
    (edge,) = (
        one for one in etree.fromstring(data).iter("{*}BPMNEdge") if one.get("bpmnElement") == line
    )
    points = [
        Point(float(p.get("x", "nan")), float(p.get("y", "nan"))) for p in edge.iter("{*}waypoint")
    ]
    return [points[0], points[-1]]


def off_border(box: Bounds, point: Point) -> float:
    """How many px a point is from the border of a box."""
    inside = min(
        abs(point.x - box.x),
        abs(point.x - box.right),
        abs(point.y - box.y),
        abs(point.y - box.bottom),
    )
    out = max(box.x - point.x, point.x - box.right, box.y - point.y, point.y - box.bottom, 0.0)
    return max(inside, out)


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("turned", [False, True])
def test_line_joins_the_frame_and_a_note_beside_it(*, inside: bool, turned: bool) -> None:
    drawn = relayout(noted(inside=inside, turned=turned), Findings())
    boxes = boxes_of(drawn)
    frame, note = boxes["g"], boxes["n"]
    first, last = ends_of(drawn, "a")[:: -1 if turned else 1]
    assert off_border(frame, first) < NEAR
    assert off_border(note, last) < NEAR
    assert note.overlaps(boxes["x"]), "the note stands in the pool of its group"
    if inside:
        assert frame.contains(note)
    else:
        assert not frame.overlaps(note)
        assert frame.grown(FAR).contains(note)
    if JUDGE is not None:
        # The judge knows no pool of a note and a group that the collaboration holds.
        assert missed(JUDGE, drawn).keys() <= {"edge_through_pool"}


def test_empty_frame_stands_right_of_the_note_on_it() -> None:
    """A group that held nothing and its note stand side by side, joined by a short line."""
    lonely = noted(inside=False, turned=True).replace(b'y="80" width="300"', b'y="900" width="300"')
    drawn = relayout(lonely, Findings())
    boxes = boxes_of(drawn)
    first, last = ends_of(drawn, "a")
    assert boxes["g"].x > boxes["n"].right
    assert off_border(boxes["n"], first) < NEAR
    assert off_border(boxes["g"], last) < NEAR
    assert abs(first.x - last.x) + abs(first.y - last.y) < FAR
    assert not any(boxes["g"].overlaps(box) for ident, box in boxes.items() if ident != "g")
