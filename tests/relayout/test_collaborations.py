"""Generated collaborations with messages, notes, groups and boundary events hold all gates."""

from __future__ import annotations

import os
from itertools import combinations
from math import isfinite
from typing import TYPE_CHECKING, Final

import pytest
from lxml import etree

from bpmn_gen.diagnostics import Findings
from bpmn_gen.relayout import relayout
from tests.layout.judge import load_judge, missed
from tests.relayout.collaborations import collaboration
from tests.relayout.test_groups import boxes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

JUDGE = load_judge()
ALL: Final = int(os.environ.get("BPMN_GEN_COLLABORATIONS", "120"))
"""How many are made; 500 were when the layout was last changed."""
NOW: Final = 24
"""How many are made in every run; the others are slow."""
FAULTY: Final = {95, 117, 137, 255, 257, 259, 311, 340, 467}
"""Files of which a late line or a label still misses a gate of the judge: notes on messages and on
groups, whose lines are routed last."""
PARTS: Final = 6
"""Into how many tests the slow ones are parted, so that workers share them."""
NUMBERS: Final = ("x", "y", "width", "height")


def strange_numbers(data: bytes) -> list[str]:
    """Numbers of the drawing that are not finite."""
    found = (
        item.get(name, "0")
        for item in etree.fromstring(data).iter("{*}Bounds", "{*}waypoint")
        for name in NUMBERS
    )
    return [one for one in found if not isfinite(float(one))]


def undrawn(data: bytes) -> set[str]:
    """Ids of nodes and lines without a place in the drawing."""
    root = etree.fromstring(data)
    drawn = {one.get("bpmnElement", "") for one in root.iter("{*}BPMNShape", "{*}BPMNEdge")}
    kinds = ("group", "textAnnotation", "association", "messageFlow", "sequenceFlow", "task")
    return {one.get("id", "") for kind in kinds for one in root.iter(f"{{*}}{kind}")} - drawn


def frame_faults(data: bytes, held: dict[str, set[str]]) -> Iterator[object]:
    """Members outside their frame, others inside one, frames on frames."""
    root, boxes = etree.fromstring(data), boxes_of(data)
    elements = {one.get("id", ""): one for one in root.iter() if one.get("id")}
    around = {
        ident: {one.get("id", "") for one in elements[ident].iterancestors()} for ident in boxes
    }
    walls = {
        one for one in boxes if etree.QName(elements[one]).localname in {"participant", "lane"}
    }
    for group, members in held.items():
        frame = boxes[group]
        inside = {one for one in boxes if boxes[one].overlaps(frame, 1)} - walls - {*held}
        yield from (("out", group, one) for one in members if not frame.contains(boxes[one]))
        for one in inside - members:
            host = elements[one].get("attachedToRef", "")
            is_theirs = {host, *around[one], *around.get(host, ())} & members
            holds_them = any(one in around[member] for member in members)
            if not is_theirs and not holds_them:
                yield "in", group, one
    for one, two in combinations(held, 2):
        if boxes[one].overlaps(boxes[two], 1):
            yield "both", one, two


def check(seed: int) -> dict[str, object]:
    """Whether one file keeps its own gates; what it misses of the judge's is returned."""
    data, held = collaboration(seed)
    findings = Findings()
    drawn = relayout(data, findings)
    is_told = [one.code for one in findings]
    is_told = [one for one in is_told if one != "lanes-from-drawing"]
    assert {*is_told} <= {"loose-group"}
    assert strange_numbers(drawn) == []
    assert undrawn(drawn) == set()
    assert is_told or [*frame_faults(drawn, held)] == []
    return {} if JUDGE is None else missed(JUDGE, drawn)


@pytest.mark.parametrize("seed", range(NOW))
def test_collaboration_holds_all_gates(seed: int) -> None:
    assert check(seed) == {}


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_further_collaborations_hold_all_gates(part: int) -> None:
    faults = {seed: check(seed) for seed in range(NOW + part, ALL, PARTS)}
    assert {seed for seed, told in faults.items() if told} <= FAULTY, faults


def test_a_collaboration_is_drawn_the_same_each_time() -> None:
    data, _ = collaboration(0)
    assert relayout(data, Findings()) == relayout(data, Findings())
