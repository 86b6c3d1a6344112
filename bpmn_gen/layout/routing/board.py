"""Which links run where on the grid, and what one more would cost.

A price is in the unit of ``constants``: 80 for a crossing, 10 for a bend, 0.02 for a px.  It is
infinite for a path that may not run, such as one through a node.
"""

from __future__ import annotations

import math
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.elements import LinkRole, NodeForm
from bpmn_gen.layout.routing.company import Company
from bpmn_gen.layout.routing.ground import Ground
from bpmn_gen.layout.routing.strands import Strand, strands_of
from bpmn_gen.layout.routing.ways import Memory, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.layout.graph.elements import Graph
    from bpmn_gen.layout.plan.boundary_events import Hook
    from bpmn_gen.layout.plan.grid import Corners, GridPath, RoutingGrid
    from bpmn_gen.layout.routing.ground import Area
    from bpmn_gen.layout.routing.ways import Way

_EFFORT_BASE: Final = 1500
_EFFORT_EACH: Final = 30
"""Cells that all searches for a drawing may look at together: a base, and some for each link.  The
bound keeps big maps fast."""


class RoutingBoard:
    """The grid with the links that are on it so far."""

    def __init__(
        self,
        graph: Graph,
        grid: RoutingGrid,
        backward: frozenset[int],
        hooks: dict[int, Hook],
        crowded: frozenset[int] = frozenset(),
        like: RoutingBoard | None = None,
    ) -> None:
        """Make an empty board.

        Args:
            graph: what is laid out.
            grid: its lines, and who stands where.
            backward: numbers of the links that close a loop.
            hooks: by boundary event, its place on its host.
            crowded: events and gateways with more lines than sides.  Lines may meet them anywhere,
                not only in the middles of their sides.
            like: a board of the same graph and grid, whose findings about these are used again.
        """
        self.graph = graph
        self.grid = grid
        self.backward = backward
        self.hooks = hooks
        self.crowded = crowded
        self.paths: dict[int, GridPath] = {}
        self.levels: list[list[Strand]] = [[] for _ in range(grid.levels)]
        self.uprights: list[list[Strand]] = [[] for _ in range(grid.uprights)]
        size = grid.levels * grid.uprights
        self.level_pass = [0] * size
        """By key of a cell: the number of links that run straight through it, left to right."""
        self.upright_pass = [0] * size
        self.effort = _EFFORT_BASE + _EFFORT_EACH * len(graph.links)
        """Cells that searches may still look at, so that big maps stay fast."""
        self.memory = Memory()
        self.ground: Ground = like.ground if like else Ground(graph, grid, hooks, backward, crowded)
        self.company = Company(graph, grid, self.ground)
        self.ends = self.ground.ends
        self.rims = self.ground.rims

    def on(self, graph: Graph) -> RoutingBoard:
        """A board with the same links for another graph with the same outline."""
        board = self.emptied(graph)
        for link, path in self.paths.items():
            board.add(link, path)
        return board

    def emptied(self, graph: Graph) -> RoutingBoard:
        """The same board without links, for a graph with the same outline."""
        like = self if graph is self.graph else None
        return RoutingBoard(graph, self.grid, self.backward, self.hooks, self.crowded, like)

    def add(self, link: int, path: GridPath) -> None:
        """Put a link on the board."""
        self.memory.disturb(link, self.ground.way(link, path).filled())
        self._put(link, path)

    def remove(self, link: int) -> None:
        """Take a link off the board."""
        self.memory.disturb(link, self.ground.way(link, self.paths[link]).filled())
        self._take(link)

    def sort(self) -> None:
        """Bring the links into the order of their numbers, so that their history is no matter."""
        self.paths = dict(sorted(self.paths.items()))

    @contextmanager
    def without(self, link: int) -> Iterator[None]:
        """The board while a link is off it."""
        path = self.paths[link]
        self._take(link)
        yield
        self._put(link, path)

    def _put(self, link: int, path: GridPath) -> None:
        """Put the strands of a link on their lines."""
        self.paths[link] = path
        for strand in self._own_strands(link, self.ground.way(link, path)):
            (self.levels if strand.is_level else self.uprights)[strand.line].append(strand)
            self._count(strand, 1)

    def _take(self, link: int) -> None:
        """Take the strands of a link off their lines."""
        for strand in self._own_strands(link, self.ground.way(link, self.paths.pop(link))):
            self._count(strand, -1)
            (self.levels if strand.is_level else self.uprights)[strand.line].remove(strand)

    def _own_strands(self, link: int, way: Way) -> Sequence[Strand]:
        """The strands of a way that boards of this ground alone use, and never change."""
        if not way.strands:
            way.strands = self.strands(link, way.path)
        return way.strands

    def _count(self, strand: Strand, change: int) -> None:
        """Add to the number of links that run straight through the cells of a strand."""
        passing = self.level_pass if strand.is_level else self.upright_pass
        for key in self._inner(strand):
            passing[key] += change

    def _inner(self, strand: Strand) -> range:
        """Keys of the cells inside a strand, without those at its ends."""
        width = self.grid.uprights
        if strand.is_level:
            start = strand.line * width
            return range(start + strand.low + 1, start + strand.high)
        return range(
            (strand.low + 1) * width + strand.line, strand.high * width + strand.line, width
        )

    def strands(self, link: int, path: Corners) -> list[Strand]:
        """The straight parts of a link's path, in its order, with where they must meet nodes."""
        ends = self.graph.links[link]
        source = self.ends.fixed_at(ends.source, is_level=path[0][0] == path[1][0])
        target = self.ends.fixed_at(ends.target, is_level=path[-1][0] == path[-2][0])
        strands = strands_of(link, path, source, target)
        if self.hooks:
            for strand, node in ((strands[0], ends.source), (strands[-1], ends.target)):
                reach = self.ends.reach(node, is_level=strand.is_level)
                strand.reach = min(strand.reach, reach)
        return strands

    def price(self, link: int, path: GridPath) -> float:
        """The price of a path on the board as it is; infinite where it may not run."""
        return self.price_of(link, self.ground.way(link, path), math.inf)

    def standing_price(self, link: int) -> float:
        """The price of a link that is on the board, among all others."""
        known = self.memory.price(link)
        if known is None:
            path = self.paths[link]
            way = self.ground.way(link, path)
            self._take(link)
            known = self.price_of(link, way, math.inf)
            self._put(link, path)
            self.memory.note_price(link, known, way.filled())
        return known

    def price_of(self, link: int, way: Way, limit: float) -> float:
        """The price of a way on the board as it is; infinite where it may not run.

        A price of ``limit`` or more also becomes infinite, because the caller has a cheaper path.
        """
        if way.least >= limit:
            return math.inf
        if not way.is_looked_at:
            way.is_looked_at = True
            is_clear = not way.is_unproven or self.ground.sight.is_clear(way.path)
            if is_clear and self._is_allowed(link, way.path):
                way.parts = parts_of(way.path, self.grid.uprights)
        if not way.parts:
            return math.inf
        straight = 0.0
        for length, is_level, inner in way.parts:
            straight += length
            if inner is not None:  # links that run straight across
                crossed = sum((self.upright_pass if is_level else self.level_pass)[inner])
                straight += c.COST_CROSSING * crossed
        total = way.ends + straight
        if total >= limit or straight >= limit - way.ends or not self._meets_nodes(link, way):
            return math.inf
        return self._with_company(link, way, total, limit)

    def _with_company(self, link: int, way: Way, total: float, limit: float) -> float:
        """The price of a way that costs ``total`` alone, among what it shares its lines with."""
        for strand in way.strands or self._own_strands(link, way):
            others = (self.levels if strand.is_level else self.uprights)[strand.line]
            if others:
                total += self.company.price(strand, others)
                if total >= limit:
                    return math.inf
        return total

    def _is_allowed(self, link: int, path: Corners) -> bool:
        """Whether a path keeps to where its link may run, nodes apart."""
        if self.ground.foreign[link] and not self._may_run(link, path):
            return False
        return not self.ground.has_frames or self._meets_frames(link, path)

    def _meets_nodes(self, link: int, way: Way) -> bool:
        """Whether a way can meet both its nodes at the places at which they have to be met."""
        if way.meets is None:
            strands = self._own_strands(link, way)
            way.meets = self._is_met(link, way.path, strands[0]) and (
                len(strands) == 1 or self._is_met(link, way.path, strands[-1])
            )
        return way.meets

    def _is_met(self, link: int, path: Corners, strand: Strand) -> bool:
        """Whether a strand that has to meet a node at one place can meet both its nodes there."""
        if strand.fixed is None:
            return True
        if math.isnan(strand.fixed):
            return False
        if len(path) > 2 or not strand.fixed:  # noqa: PLR2004
            return True
        return all(
            self.ends.reach(node, is_level=strand.is_level) >= abs(strand.fixed)
            for node in self.graph.links[link].ends
        )

    def gutters(self, node: int) -> dict[int, int]:
        """The level lines at which links may begin at a border: -1 for upward, 1 for downward.

        A link leaves a pool from its first line upward or from its last line downward.  A link of
        the border around the drawing begins beyond all bands and leads inside.  In the drawing each
        begins at the border itself.
        """
        what = self.graph.nodes[node]
        if what.form is NodeForm.FRAME:
            first, last = self.pool_span(node)
            return {first: -1, last: 1}
        if what.form is NodeForm.RIM:
            wanted = {True: (0,), False: (1,), None: (1, 0)}[what.is_top]
            return {self.rims[side]: (1, -1)[side] for side in wanted}
        return {}

    def _meets_frames(self, link: int, path: Corners) -> bool:
        """Whether a path leaves the borders at its ends in a direction that is allowed."""
        ends = self.graph.links[link]
        for node, port, after in (
            (ends.source, path[0], path[1]),
            (ends.target, path[-1], path[-2]),
        ):
            gutters = self.ground.gutters.get(node)
            if gutters is None:
                gutters = self.ground.gutters[node] = self.gutters(node)
            if gutters and gutters[port[0]] * (after[0] - port[0]) <= 0:
                return False
        return True

    def foreign(self, link: int) -> list[Area]:
        """The parts of the grid that a message flow has to go around."""
        return self.ground.foreign[link]

    def pool_span(self, node: int) -> tuple[int, int]:
        """First and last level line of the pool in which a node stands."""
        return self.grid.pool_span[self.graph.bands[self.graph.nodes[node].band].pool]

    def width_for(self, link: int) -> tuple[int, int]:
        """The first and the last upright line that a link may use: a flow stays in its pool."""
        if self.grid.outer < 0 or self.graph.links[link].role is not LinkRole.FLOW:
            return 0, self.grid.uprights - 1
        return self.room(self.graph.links[link].source)

    def room(self, node: int) -> tuple[int, int]:
        """The first and the last upright line that the pool of a node needs."""
        return self.grid.room[self.graph.bands[self.graph.nodes[node].band].pool]

    def _may_run(self, link: int, path: Corners) -> bool:
        """Whether a message flow keeps out of the pools between its ends."""
        areas = self.ground.foreign[link]
        for (level, upright), (other, across) in pairwise(path):
            low, high = (level, other) if level < other else (other, level)
            start, end = (upright, across) if upright < across else (across, upright)
            for first, last, left, right in areas:
                if low <= last and high >= first and start <= right and end >= left:
                    return False
        return True
