"""Lines between pools pass the pools between them where these end, not at the end of the map."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from bpmn_gen.diagnostics import Findings
from bpmn_gen.relayout import relayout
from tests.layout.judge import load_judge, missed
from tests.relayout.files import HEAD
from tests.relayout.test_lines import box, waypoints

JUDGE = load_judge()
MESSAGES = [("a1", "c1"), ("a2", "c2"), ("a0", "b0"), ("b0", "a0"), ("b1", "c0"), ("c0", "b1")]
LENGTHS = {"a": 6, "b": 2, "c": 6}


def pools(
    lengths: dict[str, int], messages: list[tuple[str, str]], tops: dict[str, int] | None = None
) -> bytes:
    """Pools with chains of steps, named by letter and number, and messages between them.

    ``tops`` gives the y at which pools were drawn.
    """
    people = "".join(
        f'<participant id="P{one}" name="Dinas {one}" processRef="p{one}"/>' for one in lengths
    )
    lines = "".join(
        f'<messageFlow id="m{number}" sourceRef="{one}" targetRef="{two}"/>'
        for number, (one, two) in enumerate(messages)
    )
    processes = ""
    for one, count in lengths.items():
        steps = [f"{one}{number}" for number in range(count)]
        tasks = "".join(f'<task id="{step}" name="Langkah {step}"/>' for step in steps)
        flows = "".join(
            f'<sequenceFlow id="f{a}" sourceRef="{a}" targetRef="{b}"/>' for a, b in pairwise(steps)
        )
        processes += f'<process id="p{one}">{tasks}{flows}</process>'
    shapes = "".join(
        f'<di:BPMNShape id="s{one}" bpmnElement="P{one}"><dc:Bounds x="0" y="{y}" width="600" '
        'height="100"/></di:BPMNShape>'
        for one, y in (tops or {}).items()
    )
    old = (
        '<di:BPMNDiagram xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" '
        'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><di:BPMNPlane bpmnElement="k">'
        f"{shapes}</di:BPMNPlane></di:BPMNDiagram>"
    )
    whole = f'{HEAD}<collaboration id="k">{people}{lines}</collaboration>{processes}{old}'
    findings = Findings()
    data = relayout(f"{whole}</definitions>".encode(), findings)
    assert not list(findings)
    return data


def test_a_line_passes_a_short_pool_where_that_ends() -> None:
    """The pool between is short, so the line runs inside the map."""
    data = pools(LENGTHS, MESSAGES)
    short = box(data, "Pb")
    assert short.right < box(data, "Pa").right
    for line in ("m0", "m1"):
        points = waypoints(data, line)
        assert max(x for x, _ in points) < box(data, "Pa").right


def test_pools_that_nothing_passes_are_equally_wide() -> None:
    data = pools(LENGTHS, [("a0", "b0"), ("b1", "c0")])
    assert len({(box(data, one).x, box(data, one).right) for one in ("Pa", "Pb", "Pc")}) == 1


def test_of_orders_with_equally_short_messages_the_drawn_one_is_kept() -> None:
    """The file lists the pools in another order than that in which readers know them."""
    data = pools(LENGTHS, [("a0", "b0"), ("b1", "c0")], {"c": 0, "b": 200, "a": 400})
    assert box(data, "Pc").y < box(data, "Pb").y < box(data, "Pa").y


@pytest.mark.skipif(JUDGE is None, reason="the independent judge is not here")
@pytest.mark.parametrize("seed", range(24))
def test_random_messages_between_pools_pass_the_judge(seed: int) -> None:
    """Pools of every length, messages from anywhere to anywhere: no defect."""
    assert JUDGE is not None
    rng = Random(seed)
    lengths = {one: rng.randint(1, 6) for one in "abcde"[: 3 + seed % 3]}
    steps = [f"{one}{number}" for one, count in lengths.items() for number in range(count)]
    ends = [(rng.choice(steps), rng.choice([*steps, "Pa", "Pb"])) for _ in range(9)]
    wanted = [(one, two) for one, two in ends if one[0] != two.replace("P", "")[0]]
    assert missed(JUDGE, pools(lengths, wanted)) == {}
