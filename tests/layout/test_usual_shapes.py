"""The usual shapes of links, in the order in which equally cheap ones are preferred."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from bpmn_gen.layout.plan.grid import GridCell
from bpmn_gen.layout.routing.usual_shapes import detours

if TYPE_CHECKING:
    from bpmn_gen.layout.plan.grid import RoutingGrid

ROWS = 4


def test_a_way_to_the_side_of_a_node_above_turns_aside_near_the_node_that_it_leaves() -> None:
    """Further up it would seem to lead to whatever stands above its beginning."""
    grid = SimpleNamespace(is_row=[bool(level % 2) for level in range(2 * ROWS + 1)], outer=-1)
    one, two = GridCell(7, 1), GridCell(1, 3)
    found = [
        path[1].level
        for path in detours(cast("RoutingGrid", grid), one, two, (0, 2 * ROWS))
        if path[1].upright == one.upright and path[2].upright == two.upright - 1
    ]
    assert found[:3] == [6, 8, 4]
