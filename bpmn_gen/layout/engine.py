"""The passes of the layout in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.layout import constants as c
from bpmn_gen.layout.assemble import assemble
from bpmn_gen.layout.columns import assign_columns, phases_fit
from bpmn_gen.layout.compaction import compact_x, compact_y
from bpmn_gen.layout.cycles import loop_backs
from bpmn_gen.layout.graph import Role
from bpmn_gen.layout.grid import build_grid
from bpmn_gen.layout.labels import Tags
from bpmn_gen.layout.router import route
from bpmn_gen.layout.rows import assign_rows
from bpmn_gen.layout.score import score
from bpmn_gen.layout.sizes import header_length
from bpmn_gen.layout.tracks import Tracks

if TYPE_CHECKING:
    from bpmn_gen.drawing import Drawing
    from bpmn_gen.layout.graph import Graph


@dataclass(frozen=True, slots=True)
class Style:
    """The choices that are tried against each other."""

    stacked: bool = False
    """A step handed to another lane may stand right below or above."""
    upward: bool = False
    """Branches prefer the row above the main path."""


STYLES = (Style(), Style(stacked=True), Style(upward=True), Style(stacked=True, upward=True))
"""In the order of preference at equal scores."""
_MEDIUM = 60
_LARGE = 200
"""Above these numbers of nodes only two styles, and one, are tried, to stay fast."""


def lay_out_graph(graph: Graph) -> Drawing:
    """The best drawing of a graph among the styles."""
    size = len(graph.nodes)
    styles = STYLES[:1] if size > _LARGE else STYLES[:2] if size > _MEDIUM else STYLES
    best: Drawing | None = None
    least = 0.0
    for style in styles:
        drawing = draw(graph, style)
        cost = score(drawing)
        if best is None or cost < least:
            best, least = drawing, cost
    assert best is not None  # noqa: S101  # there is at least one style
    return best


def draw(graph: Graph, style: Style) -> Drawing:
    """One drawing in one style."""
    flows = [link for link in graph.links if link.role is Role.FLOW]
    arcs = [(link.source, link.target) for link in flows]
    back = loop_backs(len(graph.nodes), arcs)
    forward = [arc for place, arc in enumerate(arcs) if place not in back]
    names = {flows[place].id for place in back}
    backward = frozenset(n for n, link in enumerate(graph.links) if link.id in names)
    phased = phases_fit(graph, forward)
    column = assign_columns(graph, forward, phased=phased, stacked=style.stacked)
    row, heights = assign_rows(graph, forward, column, upward=style.upward)
    grid = build_grid(graph, column, row, heights)
    board = route(graph, grid, backward)
    tracks = Tracks(board)
    tags = Tags(board, tracks)
    headers = max((_header_width(graph, place) for place in range(len(graph.pools))), default=0.0)
    at = compact_x(board, tracks, tags, headers)
    top = c.PHASE_HEADER if phased else 0.0
    compact_y(board, tracks, tags, at, _least_heights(graph), top)
    return assemble(board, tracks, tags, at, phased=phased)


def _header_width(graph: Graph, pool: int) -> float:
    what = graph.pools[pool]
    return (c.POOL_HEADER if what.id else 0.0) + c.LANE_HEADER * what.depth


def _least_heights(graph: Graph) -> list[float]:
    """Least height of every band, so that the names of lanes and pools fit."""
    least: list[float] = []
    for pool in graph.pools:
        leaves = [leaf for lane in pool.lanes for leaf in lane.leaves()]
        heights = [max(c.LANE_MIN, header_length(leaf.text)) for leaf in leaves] or [c.LANE_MIN]
        missing = header_length(pool.text) - sum(heights) if pool.id else 0.0
        if missing > 0:
            heights = [height + missing / len(heights) for height in heights]
        least += heights
    return least
