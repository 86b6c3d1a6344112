"""An independent judge finds no defect in any drawing."""

from collections.abc import Callable
from pathlib import Path

GATES = (
    "missing_di node_overlaps edge_through_node edge_through_own_end edge_through_pool "
    "edge_along_border edge_overlaps nonorthogonal_segments jogs lane_mismatches "
    "lane_border_cuts edge_end_off_border label_node_overlaps label_edge_overlaps "
    "label_label_overlaps label_text_unfit task_label_unfit annotation_text_unfit "
    "container_label_unfit backward_flows container_overlaps lanes_not_stacked "
    "not_in_container edge_outside_container"
).split()


def test_every_gate_is_at_zero(
    judge: Callable[[list[Path]], dict[str, dict[str, object]]], paths: list[Path]
) -> None:
    measured = judge(paths)
    assert len(measured) == len(paths)
    for result in measured.values():
        assert set(GATES) <= result.keys()
    found = {
        path: {gate: result[gate] for gate in GATES if result[gate]}
        for path, result in measured.items()
    }
    assert {path: defects for path, defects in found.items() if defects} == {}
