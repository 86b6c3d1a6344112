"""A plan says which column and row every node has, and how all lines run on that grid.

Plans are made without coordinates, so that many can be tried and compared by their cost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.layout.plan.bar_rows import stack_pools
from bpmn_gen.layout.plan.boundary_events import find_hooks
from bpmn_gen.layout.plan.columns import assign_columns
from bpmn_gen.layout.plan.grid import build_grid
from bpmn_gen.layout.plan.groups import keep_apart
from bpmn_gen.layout.plan.rows import Arrangement, assign_rows
from bpmn_gen.layout.routing.route_all import route_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.layout.graph.elements import Graph
    from bpmn_gen.layout.plan.core import Core
    from bpmn_gen.layout.routing.board import RoutingBoard


@dataclass(frozen=True, slots=True)
class PlanStyle:
    """Choices that are tried against each other."""

    stacked: bool = False
    """Whether a step in another lane may stand right below or above the one before it."""
    upward: bool = False
    """Whether branches go to the row above the main path rather than below it."""


@dataclass(frozen=True, slots=True)
class LayoutPlan:
    """Places of all nodes on the grid, with the lines between them."""

    column: list[int]
    """By node: its column, from 0."""
    arrangement: Arrangement
    board: RoutingBoard
    cost: float
    """The price of all lines, rows and columns together; less is better."""
    style: PlanStyle


_COLUMN_COST = 2.0
"""Price of one more column, so that the narrower of two plans with equal lines wins."""
_ROW_COST = 4.0
"""Price of one more row, so that the lower of two plans with equal lines wins."""
_STUCK = 1000.0
"""Price of a line without a proper way: more than that of any line with one."""


def make_plan(
    graph: Graph, core: Core, style: PlanStyle, *, phased: bool, before: Iterable[LayoutPlan] = ()
) -> LayoutPlan:
    """Find columns, rows and routes in one style; ``phased`` makes phases columns.

    Where plans in other styles, made ``before``, put every node into the same place, their routes
    serve this one too.
    """
    column = assign_columns(graph, core, phased=phased, stacked=style.stacked)
    arrangement = assign_rows(graph, core, column, upward=style.upward)
    for plan in before:
        if plan.column == column and plan.arrangement == keep_apart(graph, column, arrangement):
            return replace(plan, style=style)
    return routed(graph, core, column, arrangement, style)


def replaced(graph: Graph, core: Core, column: list[int], style: PlanStyle) -> LayoutPlan:
    """Find rows and routes for nodes that have their columns."""
    column = list(column)
    arrangement = assign_rows(graph, core, column, upward=style.upward)
    return routed(graph, core, column, arrangement, style)


def routed(
    graph: Graph, core: Core, column: list[int], arrangement: Arrangement, style: PlanStyle
) -> LayoutPlan:
    """Find routes between nodes that have their columns and rows."""
    arrangement = keep_apart(graph, column, arrangement)
    row = [0] * len(graph.nodes)
    for band in arrangement:
        for place, nodes in enumerate(band):
            for node in nodes:
                row[node] = place
    for node, what in enumerate(graph.nodes):
        if what.host is not None:
            row[node] = row[what.host]
    heights = [max(1, len(band)) for band in arrangement]
    grid = build_grid(graph, column, row, heights, stack_pools(graph, column, row))
    hooks = find_hooks(graph, [cell.level for cell in grid.cell_of])
    board = route_all(graph, grid, core.backward, hooks)
    cost = _cost(board) + _ROW_COST * sum(heights) + _COLUMN_COST * max(column, default=0)
    return LayoutPlan(column, arrangement, board, cost, style)


def _cost(board: RoutingBoard) -> float:
    """The price of all lines.

    Each line is priced on a board that holds only the lines before it, so that a crossing counts
    once.
    """
    fresh = board.emptied(board.graph)
    total = 0.0
    for link, path in board.paths.items():
        total += min(fresh.price(link, path), _STUCK)
        fresh.add(link, path)
    return total + _STUCK * (len(board.graph.links) - len(board.paths))
