"""The usual shapes of links, in the order in which equally cheap ones are preferred."""

from __future__ import annotations

from itertools import pairwise

from bpmn_gen.layout.plan.grid import GridCell, RoutingGrid
from bpmn_gen.layout.routing.sight import Sight
from bpmn_gen.layout.routing.usual_shapes import Between, detours, elbows, steps, straight

ROWS, COLUMNS = 4, 3
PRICES = dict.fromkeys("lrtb", 0.0)


def between(one: GridCell, two: GridCell, *others: GridCell) -> Between:
    """Two nodes on a small grid, with other nodes on it."""
    levels, uprights = 2 * ROWS + 1, 2 * COLUMNS + 1
    is_row = [bool(level % 2) for level in range(levels)]
    span = (0, 2 * ROWS)
    grid = RoutingGrid(levels, uprights, is_row, [], [span], [span])
    grid.blocked = bytearray(levels * uprights)
    for cell in (one, two, *others):
        grid.blocked[grid.key(*cell)] = 1
    return Between(grid, Sight(grid), one, two, span, PRICES, PRICES)


def test_a_way_to_the_side_of_a_node_above_turns_aside_near_the_node_that_it_leaves() -> None:
    """Further up it would seem to lead to whatever stands above its beginning."""
    one, two = GridCell(7, 1), GridCell(1, 3)
    paths = [way.path for way in detours(between(one, two))]
    found = [path[1][0] for path in paths if path[1][1] == one.upright and path[2][1] == 2]
    assert found[:3] == [6, 8, 4]


def test_shapes_through_a_node_are_left_out() -> None:
    one, two = GridCell(3, 1), GridCell(3, 5)
    assert [way.path for way in straight(between(one, two))] == [(one, two)]
    assert not list(straight(between(one, two, GridCell(3, 3))))
    below = GridCell(7, 5)
    free = {way.path[1] for way in elbows(between(one, below))}
    assert free == {(7, 1), (3, 5)}
    assert {way.path[1] for way in elbows(between(one, below, GridCell(5, 5)))} == {(7, 1)}
    assert {way.path[1] for way in elbows(between(one, below, GridCell(7, 1)))} == {(3, 5)}


def test_no_shape_is_said_to_cost_more_than_it_does() -> None:
    one, two = GridCell(1, 1), GridCell(5, 5)
    ways = [*elbows(between(one, two)), *steps(between(one, two)), *detours(between(one, two))]
    for way in ways:
        bends = 10.0 * (len(way.path) - 2)
        assert way.ends == bends
        assert bends < way.least
        assert all((a[0] == b[0]) != (a[1] == b[1]) for a, b in pairwise(way.path))
