"""Random process models keep every gate of the layout."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn_gen.bpmn_file.writer import write_bpmn
from bpmn_gen.layout import lay_out
from tests.layout.gates import all_gates
from tests.layout.judge import load_judge, missed
from tests.layout.models import random_definitions

if TYPE_CHECKING:
    from bpmn_gen.model.elements import Definitions

JUDGE = load_judge()


@st.composite
def lane_models(draw: st.DrawFn) -> Definitions:
    return random_definitions(
        Random(draw(st.integers(0, 10**6))),
        size=draw(st.integers(1, 24)),
        lanes=draw(st.integers(1, 6)),
        stay=draw(st.sampled_from((0.3, 0.6, 0.9))),
        phases=draw(st.sampled_from((0, 0, 3))),
        beside=draw(st.sampled_from((0, 0, 1, 2))),
    )


@given(lane_models())
@settings(max_examples=40)
def test_random_models_pass_the_projects_own_gates(definitions: Definitions) -> None:
    """No random model makes a drawing that misses a gate."""
    (process,) = definitions.processes
    lane_of = {ref: lane.id for lane in process.lanes for ref in lane.flow_node_refs}
    assert all_gates(lay_out(definitions), lane_of) == {}


@pytest.mark.skipif(JUDGE is None, reason="the independent judge is not here")
@given(lane_models())
@settings(max_examples=40)
def test_random_models_pass_the_independent_judge(definitions: Definitions) -> None:
    """The judge of the project's layouts finds no defect either."""
    assert JUDGE is not None
    assert missed(JUDGE, write_bpmn(definitions, lay_out(definitions))) == {}


@given(lane_models())
@settings(max_examples=10)
def test_equal_models_give_equal_drawings(definitions: Definitions) -> None:
    """Nothing but the model decides."""
    assert lay_out(definitions) == lay_out(definitions)
