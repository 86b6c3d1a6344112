"""The grid on which links are routed before anything has a coordinate.

It has level lines, numbered from the top, and upright lines, numbered from the left.  A level line
is a row, on which nodes stand, or a channel above or below a row.  An upright line is a column of
nodes (odd numbers) or a gap beside one (even numbers).  A node stands in the cell where a row and a
column meet.

Above, between and below pools run further level lines, the gutters.  Right of all pools runs one
more upright line, so that message flows can go around pools.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.layout.graph.elements import UNSEEN_FORMS, NodeForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.layout.graph.elements import Graph
    from bpmn_gen.layout.plan.bar_rows import Stack


class GridCell(NamedTuple):
    """The place where a level line and an upright line meet, by their numbers."""

    level: int
    upright: int


GridPath = tuple[GridCell, ...]
"""The corners of a link from node to node; its parts are level and upright by turns."""
Corners = tuple[tuple[int, int], ...]
"""The same in plain pairs, because many paths are looked at and few are taken."""


@dataclass(slots=True)
class RoutingGrid:
    """All lines of the grid, and which node stands where."""

    levels: int
    uprights: int
    is_row: list[bool]
    """By level line: whether nodes stand on it."""
    cell_of: list[GridCell]
    """By node: its cell; a boundary event has that of its host."""
    band_span: list[tuple[int, int]]
    """By band: its first and last level line."""
    pool_span: list[tuple[int, int]]
    """By pool: its first and last level line."""
    strips: list[tuple[int, ...]] = field(default_factory=list)
    """The bands of each strip from the top: those of a pool, or bars side by side."""
    reach: dict[int, tuple[int, int]] = field(default_factory=dict)
    """By bar: its first and last upright line."""
    room: list[tuple[int, int]] = field(default_factory=list)
    """By pool: the first and the last upright line that it needs.  Beyond them others may pass."""
    outer: int = -1
    """The upright line right of all pools; -1 where there is one pool."""
    node_at: dict[int, int] = field(default_factory=dict)
    """By key of a cell: the node that stands there."""
    blocked: bytearray = field(default_factory=bytearray)
    """By key of a cell: 1 where a node stands.  As bytes, a whole stretch can be tested at once."""

    def key(self, level: int, upright: int) -> int:
        """The number of a cell.  Lists and sets find it faster than a pair of numbers."""
        return level * self.uprights + upright

    def is_column(self, upright: int) -> bool:
        """Whether nodes stand on an upright line."""
        return upright % 2 == 1 and upright != self.outer


def build_grid(
    graph: Graph, column: Sequence[int], row: Sequence[int], heights: Sequence[int], stack: Stack
) -> RoutingGrid:
    """Number the lines and put the nodes on them.

    Args:
        graph: what is laid out.
        column: by node, its column.
        row: by node, its row in its band.
        heights: by band, the number of its rows.
        stack: which pools and bars stand above which.
    """
    several = len(graph.pools) > 1
    is_row, band_span, pool_span = _levels(graph, heights, stack)
    reach = {bar: (2 * low + 1, 2 * high + 1) for bar, (low, high) in stack.reach.items()}
    cells = [
        GridCell(band_span[node.band][0], reach[index][0])
        if index in reach
        else GridCell(band_span[node.band][0] + 1 + 2 * row[index], 2 * column[index] + 1)
        for index, node in enumerate(graph.nodes)
    ]
    uprights = 2 * max(column, default=0) + 3
    grid = RoutingGrid(
        len(is_row),
        uprights + several,
        is_row,
        cells,
        band_span,
        pool_span,
        stack.strips,
        reach,
        _rooms(graph, column, uprights - 1),
        uprights if several else -1,
    )
    _occupy(graph, grid)
    grid.blocked = bytearray(grid.levels * grid.uprights)
    for key in grid.node_at:
        grid.blocked[key] = 1
    return grid


def _levels(
    graph: Graph, heights: Sequence[int], stack: Stack
) -> tuple[list[bool], list[tuple[int, int]], list[tuple[int, int]]]:
    """By level line whether nodes stand on it, then the first and last line of bands and pools."""
    bars = {node.band for node in graph.nodes if node.form is NodeForm.BAR}
    has_gutters = len(graph.pools) > 1 or any(node.form is NodeForm.RIM for node in graph.nodes)
    is_row = [False] if has_gutters else []
    band_span = [(0, 0)] * len(graph.bands)
    pool_span = [(0, 0)] * len(graph.pools)
    for number, strip in enumerate(stack.strips):
        if number:
            is_row.append(False)
        start = len(is_row)
        for band in strip:
            first = start if band in bars else len(is_row)
            if band not in bars:
                is_row += [False] + [True, False] * heights[band]
            elif band == strip[0]:
                is_row.append(True)
            band_span[band] = first, len(is_row) - 1
            pool_span[graph.bands[band].pool] = start, len(is_row) - 1
    if has_gutters:
        is_row.append(False)
    return is_row, band_span, pool_span


def _rooms(graph: Graph, column: Sequence[int], last: int) -> list[tuple[int, int]]:
    """By pool: the upright lines that it needs, from 0 to ``last`` where its border is no matter.

    Only pools whose border is a node of the graph, as those of other programs, may be short.
    """
    rooms = [(0, last)] * len(graph.pools)
    if not any(node.form is NodeForm.FRAME for node in graph.nodes):
        return rooms
    columns: dict[int, list[int]] = {}
    for node, what in enumerate(graph.nodes):
        if what.form not in {NodeForm.FRAME, NodeForm.BAR}:
            columns.setdefault(graph.bands[what.band].pool, []).append(column[node])
    for pool, some in columns.items():
        rooms[pool] = 2 * min(some), 2 * max(some) + 2
    return rooms


def _occupy(graph: Graph, grid: RoutingGrid) -> None:
    """Note which node stands in which cell; a bar stands in several cells of its row."""
    for index, (node, cell) in enumerate(zip(graph.nodes, grid.cell_of, strict=True)):
        if node.form is NodeForm.BAR:
            low, high = grid.reach[index]
            for upright in range(low, high + 1):
                grid.node_at[grid.key(cell.level, upright)] = index
        elif node.host is None and node.form not in UNSEEN_FORMS:
            grid.node_at[grid.key(*cell)] = index
