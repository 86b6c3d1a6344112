"""What never changes on a board: the grid, the ends of all links, and the ways found so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.elements import LinkRole
from bpmn_gen.layout.routing.ends import Ends
from bpmn_gen.layout.routing.sight import Sight
from bpmn_gen.layout.routing.ways import Way

if TYPE_CHECKING:
    from bpmn_gen.layout.graph.elements import Graph
    from bpmn_gen.layout.plan.boundary_events import Hook
    from bpmn_gen.layout.plan.grid import Corners, RoutingGrid
    from bpmn_gen.layout.routing.ways import UsualWays


class Ground:
    """Findings about one graph on one grid, which boards of the two share."""

    def __init__(
        self,
        graph: Graph,
        grid: RoutingGrid,
        hooks: dict[int, Hook],
        backward: frozenset[int],
        crowded: frozenset[int],
    ) -> None:
        """Find out once what all links have in common; the arguments are those of the board."""
        self.ends = _ends(graph, hooks, backward, crowded)
        self.has_frames, self.passing = self.ends.has_frames, self.ends.passing
        self.rims = (0, grid.levels - 1) if self.ends.has_rims else ()
        """Level lines at which links leave the drawing, so that nothing may run along them."""
        self.foreign = [_foreign(graph, grid, link) for link in range(len(graph.links))]
        """By link: the parts of the grid that it has to go around."""
        self.ways: list[dict[Corners, Way]] = [{} for _ in graph.links]
        """By link: its paths that were looked at."""
        self.usual: dict[int, UsualWays] = {}
        """By link: its usual shapes."""
        self.gutters: dict[int, dict[int, int]] = {}
        """By node: what the board tells of its gutters."""
        self.sight = Sight(grid)

    def forget_shapes(self) -> None:
        """Let go of the usual shapes, which hold the board and would keep it from being freed."""
        self.usual.clear()

    def way(self, link: int, path: Corners) -> Way:
        """A path of a link with what is known about it."""
        ways = self.ways[link]
        way = ways.get(path)
        if way is None:
            ends = c.COST_BEND * (len(path) - 2) + self.ends.cost(link, path)
            way = ways[path] = Way(path, ends, ends, is_unproven=True)
        return way


_latest: list[tuple[Graph, dict[int, Hook], frozenset[int], frozenset[int], Ends]] = []
"""The ends that were found last.  Hundreds of grids are tried for one graph, and its ends depend on
none of them."""
_KEPT = 2
"""How many are kept: with and without crowded nodes."""


def _ends(
    graph: Graph, hooks: dict[int, Hook], backward: frozenset[int], crowded: frozenset[int]
) -> Ends:
    """The ends of the links of a graph, found once."""
    for known, *rest, ends in _latest:
        if known is graph and rest == [hooks, backward, crowded]:
            return ends
    _latest[_KEPT - 1 :] = []
    _latest.insert(0, (graph, hooks, backward, crowded, Ends(graph, hooks, backward, crowded)))
    return _latest[0][-1]


Area = tuple[int, int, int, int]
"""Part of a grid: its first and last level line, its first and last upright line."""


def _foreign(graph: Graph, grid: RoutingGrid, link: int) -> list[Area]:
    """What a message flow has to go around; nothing for other links.

    That is each pool that holds neither of its ends, and what is beside the pools that hold one,
    because it leaves them upward or downward.  Bars are left out, because a line passes them as it
    passes any node.
    """
    ends = graph.links[link]
    if ends.role is LinkRole.FLOW or not grid.room or grid.outer < 0:
        return []
    own = {graph.bands[graph.nodes[node].band].pool for node in ends.ends}
    bars = {graph.bands[graph.nodes[bar].band].pool for bar in grid.reach}
    found: list[Area] = []
    for pool, (span, room) in enumerate(zip(grid.pool_span, grid.room, strict=True)):
        if pool in bars:
            continue
        if pool not in own:
            found.append((*span, *room))
            continue
        if room[0]:
            found.append((*span, 0, room[0] - 1))
        if room[1] < grid.outer - 1:
            found.append((*span, room[1] + 1, grid.outer - 1))
    return found
