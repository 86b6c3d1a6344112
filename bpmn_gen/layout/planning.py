"""A plan: which column and row every node has, and how all lines run on that grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.layout.plan.boundary_events import find_hooks
from bpmn_gen.layout.plan.columns import assign_columns
from bpmn_gen.layout.plan.grid import build_grid
from bpmn_gen.layout.plan.rows import Arrangement, assign_rows
from bpmn_gen.layout.routing.route_all import route_all

if TYPE_CHECKING:
    from bpmn_gen.layout.graph.elements import Graph
    from bpmn_gen.layout.plan.core import Core
    from bpmn_gen.layout.routing.board import RoutingBoard


@dataclass(frozen=True, slots=True)
class PlanStyle:
    """The choices that are tried against each other."""

    stacked: bool = False
    """A step handed to another lane may stand right below or above."""
    upward: bool = False
    """Branches prefer the row above the main path."""


@dataclass(frozen=True, slots=True)
class LayoutPlan:
    """Places on the grid with the lines between them."""

    column: list[int]
    arrangement: Arrangement
    board: RoutingBoard
    cost: float
    """Of all lines, rows and columns; less is better."""
    style: PlanStyle


_COLUMN_COST = 2.0
"""What one more column of width costs."""
_ROW_COST = 4.0
"""What one more row of height costs, so that equal lines prefer the lower map."""


def make_plan(graph: Graph, core: Core, style: PlanStyle, *, phased: bool) -> LayoutPlan:
    """Columns, rows and routes in one style."""
    column = assign_columns(graph, core, phased=phased, stacked=style.stacked)
    return replaced(graph, core, column, style)


def replaced(graph: Graph, core: Core, column: list[int], style: PlanStyle) -> LayoutPlan:
    """Rows and routes for nodes that have their columns."""
    column = list(column)
    arrangement = assign_rows(graph, core, column, upward=style.upward)
    return routed(graph, core, column, arrangement, style)


def routed(
    graph: Graph, core: Core, column: list[int], arrangement: Arrangement, style: PlanStyle
) -> LayoutPlan:
    """Route all lines between nodes that have their places."""
    row = [0] * len(graph.nodes)
    for band in arrangement:
        for place, nodes in enumerate(band):
            for node in nodes:
                row[node] = place
    for node, what in enumerate(graph.nodes):
        if what.host is not None:
            row[node] = row[what.host]
    heights = [max(1, len(band)) for band in arrangement]
    grid = build_grid(graph, column, row, heights)
    hooks = find_hooks(graph, [cell.level for cell in grid.cell_of])
    board = route_all(graph, grid, core.backward, hooks)
    cost = _cost(board) + _ROW_COST * sum(heights) + _COLUMN_COST * max(column, default=0)
    return LayoutPlan(column, arrangement, board, cost, style)


def _cost(board: RoutingBoard) -> float:
    """The price of all lines, each beside those before it, so that crossings count once."""
    fresh = board.emptied(board.graph)
    total = 0.0
    for link, path in board.paths.items():
        total += min(fresh.price(link, path), _STUCK)
        fresh.add(link, path)
    return total + _STUCK * (len(board.graph.links) - len(board.paths))


_STUCK = 1000.0
"""What a line costs that has no proper way."""
