"""A frame holds the members of its group and nothing else, and frames keep apart."""

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
DIAGRAM = (
    '<di:BPMNDiagram xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><di:BPMNPlane bpmnElement="p">{}'
    "</di:BPMNPlane></di:BPMNDiagram>"
)


def grouped(sizes: list[int], rng: Random, groups: list[list[int]]) -> bytes:
    """A process of branches between two gateways, and groups of its steps by number.

    In the old diagram, the members of a group stand below each other in its frame.
    """
    steps = [f"t{number}" for number in range(sum(sizes))]
    flows: list[tuple[str, str]] = []
    start = 0
    for size in sizes:
        chain = ["a", *steps[start : start + size], "z"]
        flows += pairwise(chain)
        start += size
    tasks = "".join(f'<task id="{one}" name="Langkah {one}"/>' for one in steps)
    lines = "".join(
        f'<sequenceFlow id="f{n}" sourceRef="{one}" targetRef="{two}"/>'
        for n, (one, two) in enumerate(flows)
    )
    place = {step: (1000 + 200 * n, rng.choice((0, 200))) for n, step in enumerate(steps)}
    frames = ""
    for number, group in enumerate(groups):
        for at, one in enumerate(group):
            place[f"t{one}"] = (300 * number, 1000 + 100 * at)
        frames += _shape(f"g{number}", (300 * number - 10, 990), (120, 100 * len(group) + 10))
    shapes = "".join(_shape(step, spot, (100, 80)) for step, spot in place.items())
    held = "".join(f'<group id="g{number}"/>' for number in range(len(groups)))
    return (
        f'{HEAD}<process id="p"><parallelGateway id="a"/><parallelGateway id="z"/>'
        f"{tasks}{lines}{held}</process>{DIAGRAM.format(shapes + frames)}</definitions>"
    ).encode()


def _shape(ident: str, spot: tuple[int, int], size: tuple[int, int]) -> str:
    return (
        f'<di:BPMNShape id="s{ident}" bpmnElement="{ident}"><dc:Bounds x="{spot[0]}" y="{spot[1]}" '
        f'width="{size[0]}" height="{size[1]}"/></di:BPMNShape>'
    )


def boxes_of(data: bytes) -> dict[str, Bounds]:
    found: dict[str, Bounds] = {}
    for shape in etree.fromstring(data).iter("{*}BPMNShape"):
        place = shape.find("{*}Bounds")
        assert place is not None
        values = (float(place.get(key, "nan")) for key in ("x", "y", "width", "height"))
        found[shape.get("bpmnElement", "")] = Bounds(*values)
    return found


def faults(data: bytes, groups: list[list[int]]) -> list[object]:
    """Members outside their frame, others inside one, frames on frames."""
    boxes = boxes_of(data)
    found: list[object] = []
    for number, group in enumerate(groups):
        members = {f"t{one}" for one in group}
        frame = boxes[f"g{number}"]
        found += [("out", one) for one in members if not frame.contains(boxes[one])]
        found += [
            ("in", number, one)
            for one, box in boxes.items()
            if one not in members and not one.startswith("g") and box.overlaps(frame, 1)
        ]
    frames = [boxes[f"g{number}"] for number in range(len(groups))]
    return found + [pair for pair in combinations(frames, 2) if pair[0].overlaps(pair[1], 1)]


@pytest.mark.parametrize("seed", range(40))
def test_frames_hold_their_members_and_nothing_else(seed: int) -> None:
    """One or two groups of any steps of branches that run side by side."""
    rng = Random(seed)
    sizes = [rng.randint(1, 4) for _ in range(rng.randint(2, 4))]
    steps = rng.sample(range(sum(sizes)), sum(sizes))
    groups = [some for some in (steps[:2], steps[2:4]) if some][: 1 + seed % 2]
    findings = Findings()
    data = relayout(grouped(sizes, rng, groups), findings)
    assert [one.code for one in findings] == []
    assert faults(data, groups) == []
    if JUDGE is not None:
        assert missed(JUDGE, data) == {}


def test_a_frame_around_a_frame_keeps_away_from_it() -> None:
    """Both can be seen, although they hold the same step at their upper border."""
    data = grouped([3, 2], Random(1), [[0, 1]])
    inner = _shape("g1", (-5, 995), (110, 90))
    data = data.replace(b'<group id="g0"/>', b'<group id="g0"/><group id="g1"/>')
    data = data.replace(b"</di:BPMNPlane>", inner.encode() + b"</di:BPMNPlane>")
    boxes = boxes_of(relayout(data, Findings()))
    assert boxes["g0"].contains(boxes["g1"].grown(5))


def test_a_group_over_three_lanes_is_reported_where_it_swallows_another_step() -> None:
    """What stands in the lane between cannot leave it."""
    tasks = "".join(f'<task id="t{n}"/>' for n in range(3))
    lanes = "".join(f'<lane id="l{n}"><flowNodeRef>t{n}</flowNodeRef></lane>' for n in range(3))
    frame = _shape("g0", (0, 0), (150, 250)) + _shape("t0", (10, 10), (100, 80))
    frame += _shape("t2", (10, 110), (100, 80)) + _shape("t1", (500, 10), (100, 80))
    data = (
        f'{HEAD}<process id="p"><laneSet id="s">{lanes}</laneSet>{tasks}<group id="g0"/></process>'
        f"{DIAGRAM.format(frame)}</definitions>"
    )
    findings = Findings()
    relayout(data.encode(), findings)
    assert [one.code for one in findings] == ["loose-group"]
