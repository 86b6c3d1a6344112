"""The grid on which lines are routed before anything has a coordinate.

Level lines are rows of nodes and, above and below every row, channels for lines; upright lines
are columns of nodes (odd) and the gaps beside them (even).  A node stands where a row and a
column meet.  Above, between and below pools run gutters, and right of all pools one more upright
line, for message flows that go around pools.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.layout.graph.elements import UNSEEN_FORMS, NodeForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.layout.graph.elements import Graph


class GridCell(NamedTuple):
    """A crossing of a level line and an upright line."""

    level: int
    upright: int


Path = tuple[GridCell, ...]
"""The corners of a line from node to node; steps are level and upright by turns."""


@dataclass(slots=True)
class RoutingGrid:
    """All lines, and who stands where."""

    levels: int
    uprights: int
    is_row: list[bool]
    """By level line: whether nodes stand on it."""
    cell_of: list[GridCell]
    """By node; a boundary event has the cell of its host."""
    band_span: list[tuple[int, int]]
    """By band: its first and last level line."""
    pool_span: list[tuple[int, int]]
    """By pool: its first and last level line."""
    outer: int = -1
    """The upright line right of all pools, if there are several."""
    node_at: dict[int, int] = field(default_factory=dict)
    """By ``level * uprights + upright``: the node."""
    blocked: bytearray = field(default_factory=bytearray)
    """By the same number: 1 where a node stands."""

    def key(self, level: int, upright: int) -> int:
        """Number of a crossing."""
        return level * self.uprights + upright

    def is_column(self, upright: int) -> bool:
        """Whether nodes stand on an upright line."""
        return upright % 2 == 1 and upright != self.outer


def build_grid(
    graph: Graph, column: Sequence[int], row: Sequence[int], heights: Sequence[int]
) -> RoutingGrid:
    """Number the lines and put the nodes on them."""
    several = len(graph.pools) > 1
    bars = {node.band for node in graph.nodes if node.form is NodeForm.BAR}
    has_gutters = several or any(node.form is NodeForm.RIM for node in graph.nodes)
    is_row = [False] if has_gutters else []
    band_span: list[tuple[int, int]] = []
    pool_span: list[tuple[int, int]] = []
    for number, band in enumerate(graph.bands):
        if number and graph.bands[number - 1].pool != band.pool:
            is_row.append(False)
        first = len(is_row)
        is_row += [True] if number in bars else [False] + [True, False] * heights[number]
        band_span.append((first, len(is_row) - 1))
        if band.pool < len(pool_span):
            pool_span[band.pool] = (pool_span[band.pool][0], len(is_row) - 1)
        else:
            pool_span.append((first, len(is_row) - 1))
    if has_gutters:
        is_row.append(False)
    cells = [
        GridCell(
            band_span[node.band][0] + (0 if node.band in bars else 1 + 2 * row[index]),
            2 * column[index] + 1,
        )
        for index, node in enumerate(graph.nodes)
    ]
    uprights = 2 * max(column, default=0) + 3
    outer = uprights if several else -1
    grid = RoutingGrid(len(is_row), uprights + several, is_row, cells, band_span, pool_span, outer)
    _occupy(graph, grid)
    grid.blocked = bytearray(grid.levels * grid.uprights)
    for key in grid.node_at:
        grid.blocked[key] = 1
    return grid


def _occupy(graph: Graph, grid: RoutingGrid) -> None:
    """Note which node stands at which crossing; a bar takes a whole row."""
    for index, (node, cell) in enumerate(zip(graph.nodes, grid.cell_of, strict=True)):
        if node.form is NodeForm.BAR:
            for upright in range(grid.uprights - 1):
                grid.node_at[grid.key(cell.level, upright)] = index
        elif node.host is None and node.form not in UNSEEN_FORMS:
            grid.node_at[grid.key(*cell)] = index
