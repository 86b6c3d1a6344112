"""A small change of a process moves little in its drawing."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.layout import lay_out
from bpmn_gen.model.elements import Activity, Definitions, SequenceFlow, UserTask
from tests.layout.models import random_definitions

if TYPE_CHECKING:
    from bpmn_gen.drawing.geometry import Point

SEEDS = range(12)
NEAR = 5.0
"""px within which two symbols count as standing on one line."""
MOST_TURNED = 0.03
"""Share of pairs that may stand the other way round after a step was put in, on the average."""


def places(definitions: Definitions) -> dict[str, Point]:
    return {shape.element_id: shape.bounds.center for shape in lay_out(definitions).shapes}


def side(one: float, other: float) -> int:
    return (one - other > NEAR) - (other - one > NEAR)


def turned(before: dict[str, Point], after: dict[str, Point]) -> float:
    """The share of pairs whose order from left to right or from top to bottom is reversed."""
    pairs = list(combinations(before, 2))
    wrong = sum(
        side(before[a][axis], before[b][axis]) * side(after[a][axis], after[b][axis]) < 0
        for a, b in pairs
        for axis in (0, 1)
    )
    return wrong / (2 * len(pairs))


def with_step(definitions: Definitions, flow: SequenceFlow) -> Definitions:
    """A new task in the middle of a flow, in the lane of its source."""
    [process] = definitions.processes
    onward = SequenceFlow(id="lanjut", source_ref="baru", target_ref=flow.target_ref)
    flows = tuple(
        replace(one, target_ref="baru") if one is flow else one for one in process.sequence_flows
    )
    grown = replace(
        process,
        flow_nodes=(*process.flow_nodes, UserTask(id="baru", name="Memeriksa berkas")),
        sequence_flows=(*flows, onward),
        lanes=tuple(
            replace(lane, flow_node_refs=(*lane.flow_node_refs, "baru"))
            if flow.source_ref in lane.flow_node_refs
            else lane
            for lane in process.lanes
        ),
    )
    return replace(definitions, processes=(grown,))


def renamed(definitions: Definitions) -> Definitions:
    """The same process in which one task is called otherwise."""
    [process] = definitions.processes
    task = next(node for node in process.flow_nodes if isinstance(node, Activity))
    nodes = tuple(
        replace(node, name="Meneliti") if node is task else node for node in process.flow_nodes
    )
    return replace(definitions, processes=(replace(process, flow_nodes=nodes),))


@pytest.mark.parametrize("seed", SEEDS)
def test_another_name_turns_no_two_symbols_round(seed: int) -> None:
    model = random_definitions(Random(seed))
    assert turned(places(model), places(renamed(model))) == 0


def test_another_step_turns_few_symbols_round() -> None:
    shares: list[float] = []
    for seed in SEEDS:
        model = random_definitions(Random(seed))
        before = places(model)
        shares += [
            turned(before, places(with_step(model, flow)))
            for flow in model.processes[0].sequence_flows[::4]
        ]
    assert len(shares) > len(SEEDS)
    assert sum(shares) / len(shares) < MOST_TURNED
