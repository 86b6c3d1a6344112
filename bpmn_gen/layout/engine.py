"""The passes of the layout in their order, for any graph.

A plan is found for the outline of a graph, which has no texts.  Plans are kept, because the
processes of many units differ in names only, so that one plan serves them all.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.drawing.sums import added
from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.sizes import header_length
from bpmn_gen.layout.improve import improve
from bpmn_gen.layout.memory import without_waste_search
from bpmn_gen.layout.placing.assemble import assemble_drawing
from bpmn_gen.layout.placing.labels import Tags
from bpmn_gen.layout.placing.x_axis import place_x
from bpmn_gen.layout.placing.y_axis import place_y
from bpmn_gen.layout.plan.columns import phases_fit
from bpmn_gen.layout.plan.core import find_core
from bpmn_gen.layout.planning import PlanStyle, make_plan
from bpmn_gen.layout.routing.tracks import TrackOrder

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.layout.graph.elements import Graph, GraphLane
    from bpmn_gen.layout.plan.core import Core
    from bpmn_gen.layout.planning import LayoutPlan
    from bpmn_gen.layout.routing.board import RoutingBoard


STYLES = (
    PlanStyle(),
    PlanStyle(stacked=True),
    PlanStyle(upward=True),
    PlanStyle(stacked=True, upward=True),
)
"""The styles that are tried.  Where plans cost the same, the earlier style wins."""
_MEDIUM = 60
"""Nodes above which two styles are tried instead of four, to save time."""
_LARGE = 200
"""Nodes above which one style is tried, to save more time."""
_SMALL = 25
"""Nodes up to which improving takes no time that anybody notices."""
_HOPEFUL = 1.1
"""How many times as much as the best plan one may cost that is still improved.  One that costs more
has never overtaken it on the maps that we ship, and improving takes most of the time."""
_KEPT = 128
"""Plans that are kept for other units.  The one unused for longest goes first, so that memory is
bounded."""

_ORDERS = 8
"""First plans that are kept: those for each order of pools that is tried for one file."""


def lay_out_graph(graph: Graph, like: Graph | None = None, *, hurried: bool = False) -> Drawing:
    """The best drawing of a graph among the styles, with its worst lines mended.

    A graph that is ``like`` another is drawn in the style of that one, so that the two look alike
    and only one style has to be tried.  One of the same outline has the same best plan.  Whoever
    is ``hurried`` gets a large graph with its worst lines as they are.
    """
    with without_waste_search():
        return _laid_out(graph, like, hurried=hurried)


def _laid_out(graph: Graph, like: Graph | None, *, hurried: bool) -> Drawing:
    """See ``lay_out_graph``."""
    outline, other = graph.outline(), like.outline() if like else None
    style = _best_plan(other, None).style if other and other != outline else None
    is_known = not hurried or other == outline or len(outline.nodes) <= _SMALL
    found = _best_plan(outline, style) if is_known else _first_plan(outline, style)
    return _draw(graph, found.board.on(graph), phased=found.phased)


def is_plain(graph: Graph) -> bool:
    """Whether a graph that was just laid out is too dense to be laid out with care."""
    return _best_plan(graph.outline(), None).board.company.is_plain


def first_cost(graph: Graph) -> float:
    """What the first plan for a graph costs, by which graphs of the same things are compared."""
    return _plain_plan(graph.outline()).cost


@lru_cache(maxsize=_ORDERS)
def _plain_plan(graph: Graph) -> LayoutPlan:
    """The plan for a graph in the first style."""
    core = find_core(graph)
    return make_plan(graph, core, STYLES[0], phased=phases_fit(graph, core))


class _Best(NamedTuple):
    """What is kept of the best plan for a graph."""

    board: RoutingBoard
    phased: bool
    """Whether phases are drawn as columns."""
    style: PlanStyle


@lru_cache(maxsize=_KEPT)
def _best_plan(graph: Graph, style: PlanStyle | None) -> _Best:
    """The best plan for a graph in one style, or in any where ``style`` is None.

    The two cheapest plans are mended, because the second is often the cheaper one after that,
    unless it costs far more at first.
    """
    core, phased, plans = _plans(graph, style)
    if plans[0].board.company.is_plain:
        return _Best(plans[0].board, phased, plans[0].style)
    hopeful = [plan for plan in plans if plan.cost <= _HOPEFUL * plans[0].cost]
    best = improve(graph, core, hopeful, phased=phased)
    return _Best(best.board, phased, best.style)


@lru_cache(maxsize=_KEPT)
def _first_plan(graph: Graph, style: PlanStyle | None) -> _Best:
    """The cheapest plan as it is at first."""
    _, phased, plans = _plans(graph, style)
    return _Best(plans[0].board, phased, plans[0].style)


def _plans(graph: Graph, style: PlanStyle | None) -> tuple[Core, bool, list[LayoutPlan]]:
    """The core of a graph, whether phases are columns, and the cheapest plans, best first."""
    size = len(graph.nodes)
    styles = STYLES[:1] if size > _LARGE else STYLES[:2] if size > _MEDIUM else STYLES
    core = find_core(graph)
    phased = phases_fit(graph, core)
    plans: list[LayoutPlan] = []
    for one in (style,) if style else styles:
        plans.append(
            make_plan(graph, core, one, phased=phased, before=plans)
            if plans or one != STYLES[0]
            else _plain_plan(graph)
        )
        if plans[-1].board.company.is_plain:
            break
    return core, phased, sorted(plans, key=lambda plan: plan.cost)[: 1 if size > _MEDIUM else 2]


def _draw(graph: Graph, board: RoutingBoard, *, phased: bool) -> Drawing:
    """Give everything on a board its coordinates; ``phased`` draws phases as columns."""
    tracks = TrackOrder(board)
    tags = Tags(board, tracks)
    headers = max((_header_width(graph, place) for place in range(len(graph.pools))), default=0.0)
    has_pool = any(pool.id for pool in graph.pools)
    at = place_x(board, tracks, tags, headers, c.POOL_INSET if has_pool else 0.0)
    place_y(board, tracks, tags, at, _least_heights(graph))
    return assemble_drawing(board, tracks, tags, at, phased=phased)


def _header_width(graph: Graph, pool: int) -> float:
    """Width in px of the headers of a pool and of the lanes in it, side by side."""
    what = graph.pools[pool]
    return (c.POOL_HEADER if what.id else 0.0) + c.LANE_HEADER * what.depth


def _least_heights(graph: Graph) -> list[float]:
    """Least height of every band in px, so that the names of lanes and pools fit."""
    least: list[float] = []
    for pool in graph.pools:
        heights = [height for lane in pool.lanes for height in _lane_heights(lane)]
        least += _stretched(heights or [c.LANE_MIN], header_length(pool.text) if pool.id else 0.0)
    return least


def _lane_heights(lane: GraphLane) -> list[float]:
    """Least heights in px of the bands in a lane."""
    if not lane.lanes:
        return [max(c.LANE_MIN, header_length(lane.text))]
    heights = [height for inner in lane.lanes for height in _lane_heights(inner)]
    return _stretched(heights, header_length(lane.text))


def _stretched(heights: list[float], least: float) -> list[float]:
    """The heights, all increased by the same amount where their sum is under ``least``."""
    missing = max(0.0, least - added(heights))
    return [height + missing / len(heights) for height in heights]
