"""Pools without content stand as narrow boxes near the steps that they talk to."""

from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

import pytest
from lxml import etree

from bpmn_gen.diagnostics import Findings
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.relayout import relayout
from tests.layout.judge import load_judge, missed
from tests.relayout.files import HEAD

JUDGE = load_judge()
needs_judge = pytest.mark.skipif(JUDGE is None, reason="the independent judge is not here")
STEPS = 10


def with_boxes(talks: list[tuple[int, int]], steps: int = STEPS) -> bytes:
    """One pool with a chain of steps, and a box for each number with which a step talks."""
    boxes = sorted({box for box, _ in talks})
    people = "".join(f'<participant id="b{box}" name="Kantor {box}"/>' for box in boxes)
    ends = [
        (f"b{box}", f"t{step}") if place % 2 else (f"t{step}", f"b{box}")
        for place, (box, step) in enumerate(talks)
    ]
    messages = "".join(
        f'<messageFlow id="m{place}" sourceRef="{one}" targetRef="{two}"/>'
        for place, (one, two) in enumerate(ends)
    )
    tasks = "".join(f'<task id="t{step}" name="Langkah {step}"/>' for step in range(steps))
    flows = "".join(
        f'<sequenceFlow id="f{one}" sourceRef="t{one}" targetRef="t{two}"/>'
        for one, two in pairwise(range(steps))
    )
    return (
        f'{HEAD}<collaboration id="c"><participant id="own" name="Dinas" processRef="p"/>'
        f'{people}{messages}</collaboration><process id="p">{tasks}{flows}</process></definitions>'
    ).encode()


def laid_out(data: bytes) -> bytes:
    findings = Findings()
    result = relayout(data, findings)
    assert not list(findings)
    return result


def boxes_of(data: bytes) -> dict[str, Bounds]:
    """Where each pool stands, by id."""
    found: dict[str, Bounds] = {}
    for shape in etree.fromstring(data).iter("{*}BPMNShape"):
        place = shape.find("{*}Bounds")
        ident = shape.get("bpmnElement", "")
        if place is not None and (ident == "own" or ident.startswith("b")):
            found[ident] = Bounds(
                *(float(place.get(k, "nan")) for k in ("x", "y", "width", "height"))
            )
    return found


PATTERNS = {
    "two messages each": [(box, box) for box in range(STEPS) for _ in range(2)],
    "neighbours": [(box, min(box + by, STEPS - 1)) for box in range(STEPS) for by in (0, 1)],
    "around each other": [(box, at) for box in range(5) for at in (box, 9 - box) for _ in "ab"],
    "all of one step": [(box, 4) for box in range(5) for _ in range(2)],
}


@needs_judge
@pytest.mark.parametrize("pattern", PATTERNS)
def test_messages_of_boxes_do_not_cross(pattern: str) -> None:
    """Ten boxes with twenty messages need no crossing."""
    assert JUDGE is not None
    data = laid_out(with_boxes(PATTERNS[pattern]))
    assert missed(JUDGE, data) == {}
    assert JUDGE.measure(data)["crossings"] == 0


@needs_judge
@pytest.mark.parametrize("seed", range(12))
def test_boxes_with_any_messages_keep_the_gates(seed: int) -> None:
    """Boxes that talk to steps at random."""
    assert JUDGE is not None
    rng = Random(seed)
    talks = [(rng.randrange(6), rng.randrange(STEPS)) for _ in range(14)]
    assert missed(JUDGE, laid_out(with_boxes(talks))) == {}


def test_boxes_stand_side_by_side_and_are_narrow() -> None:
    """Boxes that talk to different steps share a row, and none is as wide as the map."""
    boxes = boxes_of(laid_out(with_boxes([(0, 0), (1, 3), (2, 6), (3, 9)])))
    own = boxes.pop("own")
    assert len({box.y for box in boxes.values()}) <= 2
    assert all(box.width < own.width / 4 for box in boxes.values())
    assert not any(one.overlaps(two) for one, two in combinations([own, *boxes.values()], 2))


def test_a_remark_on_a_box_stands_straight_below_or_above_it() -> None:
    """It belongs to the collaboration, because the box has no inside, and comes to the box."""
    data = with_boxes([(0, 2), (1, 7)])
    notes = b"".join(
        b'<textAnnotation id="n%d"><text>Keterangan</text></textAnnotation>'
        b'<association id="a%d" sourceRef="b%d" targetRef="n%d"/>' % (one, one, one, one)
        for one in (0, 1)
    )
    data = laid_out(data.replace(b"</collaboration>", notes + b"</collaboration>"))
    root = etree.fromstring(data)
    joins = [e for e in root.iter("{*}BPMNEdge") if e.get("bpmnElement", "").startswith("a")]
    assert [len(e.findall("{*}waypoint")) for e in joins] == [2, 2]
    assert all(box.width < 200 for ident, box in boxes_of(data).items() if ident != "own")


def test_a_box_reaches_over_all_that_it_talks_to() -> None:
    """So every message is one straight line."""
    data = laid_out(with_boxes([(0, 0), (0, 4), (0, 9)]))
    root = etree.fromstring(data)
    messages = [e for e in root.iter("{*}BPMNEdge") if e.get("bpmnElement", "").startswith("m")]
    assert [len(e.findall("{*}waypoint")) for e in messages] == [2, 2, 2]


@needs_judge
def test_a_line_may_turn_beside_a_box_that_does_not_fill_its_place() -> None:
    """From a step of a sub-process to a start in another pool, past a box that nobody talks to."""
    shapes = "".join(
        f'<di:BPMNShape id="s{one}" bpmnElement="{one}"><dc:Bounds x="{x}" y="{y}" width="96"'
        ' height="76"/></di:BPMNShape>'
        for one, x, y in (("kotak", 1102, 639), ("dinas", 785, 63), ("bayar", 930, 357))
    )
    data = (
        f'{HEAD}<collaboration id="k"><participant id="kotak"/>'
        '<participant id="dinas" processRef="p"/>'
        '<messageFlow id="m1" sourceRef="bayar" targetRef="mulai"/>'
        '<messageFlow id="m2" sourceRef="usai" targetRef="bayar"/></collaboration>'
        '<process id="p"><task id="periksa"/><startEvent id="mulai"/><endEvent id="usai"/>'
        '<sequenceFlow id="f1" sourceRef="periksa" targetRef="usai"/>'
        '<sequenceFlow id="f2" sourceRef="mulai" targetRef="periksa"/></process>'
        '<process id="q"><subProcess id="sub"><task id="bayar"/></subProcess></process>'
        '<di:BPMNDiagram xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"'
        ' xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="g"><di:BPMNPlane bpmnElement="k">'
        f"{shapes}</di:BPMNPlane></di:BPMNDiagram></definitions>"
    )
    assert JUDGE is not None
    assert missed(JUDGE, laid_out(data.encode())) == {}
