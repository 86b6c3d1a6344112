"""Random files of every kind keep the gates, and none is refused."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bpmn_gen.diagnostics import Findings
from bpmn_gen.relayout import relayout
from tests.layout.judge import load_judge, missed
from tests.relayout.files import random_file

JUDGE = load_judge()


@st.composite
def files(draw: st.DrawFn) -> bytes:
    rng = Random(draw(st.integers(0, 10**6)))
    return random_file(rng, draw(st.integers(0, 3)), draw(st.integers(1, 8))).encode()


@pytest.mark.skipif(JUDGE is None, reason="the independent judge is not here")
@pytest.mark.parametrize("seed", range(32))
def test_random_collaborations_pass_the_judge(seed: int) -> None:
    """Pools, bars, borders, lanes in lanes, sub-processes, data and notes: no defect."""
    assert JUDGE is not None
    data = random_file(Random(seed), seed % 4, 1 + seed % 8).encode()
    assert missed(JUDGE, relayout(data, Findings())) == {}


@given(files())
@settings(max_examples=15)
def test_everything_that_can_be_drawn_is_drawn(data: bytes) -> None:
    """Each node and each line of a legal file has a shape or an edge."""
    root = etree.fromstring(relayout(data, Findings()))
    drawn = {item.get("bpmnElement") for item in root.iter("{*}BPMNShape", "{*}BPMNEdge")}
    wanted = {
        item.get("id")
        for item in root.iter("{*}task", "{*}startEvent", "{*}sequenceFlow", "{*}messageFlow")
    }
    assert wanted <= drawn


@given(files(), st.integers(0, 10**6))
@settings(max_examples=12)
def test_spoiled_references_never_end_in_a_traceback(data: bytes, seed: int) -> None:
    """Whatever points wherever: the file is laid out as far as it can be."""
    rng = Random(seed)
    root = etree.fromstring(data)
    idents = [item.get("id") for item in root.iter() if item.get("id")]
    for item in root.iter():
        for name in ("sourceRef", "targetRef", "attachedToRef", "processRef"):
            if item.get(name) and rng.random() < 0.2:
                item.set(name, rng.choice([*idents, "hilang"]) or "")
    made = etree.fromstring(relayout(etree.tostring(root), Findings()))
    assert made.find("{*}BPMNDiagram") is not None
