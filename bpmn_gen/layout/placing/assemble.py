"""Puts the drawing together when everything has its coordinates."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from bpmn_gen.drawing.elements import Container, Drawing, Edge, Label, Shape
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.drawing.typography import TASK_FONT, text_lines, wrap
from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.elements import UNSEEN_FORMS, NodeForm
from bpmn_gen.layout.graph.sizes import header_lines
from bpmn_gen.layout.placing.waypoints import waypoints

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.layout.graph.elements import GraphLane, GraphNode, Pool
    from bpmn_gen.layout.placing.coordinates import Coordinates
    from bpmn_gen.layout.placing.labels import Tags
    from bpmn_gen.layout.placing.tags import Tag
    from bpmn_gen.layout.routing.board import RoutingBoard
    from bpmn_gen.layout.routing.tracks import TrackOrder


def assemble_drawing(
    board: RoutingBoard, tracks: TrackOrder, tags: Tags, at: Coordinates, *, phased: bool
) -> Drawing:
    """The drawing of everything on a board.

    Args:
        board: the links on their grid.
        tracks: the order of their strands.
        tags: the labels.
        at: the coordinates of all these.
        phased: whether phases are drawn as columns.
    """
    boxes = [at.box(board, node) for node in range(len(board.graph.nodes))]
    labels = {node: _label(tag, board, at) for node, tag in tags.of_node.items()}
    shapes = tuple(
        _shape(what, boxes[node], labels.get(node))
        for node, what in enumerate(board.graph.nodes)
        if what.form not in UNSEEN_FORMS
    )
    edges = tuple(_edge(board, tracks, tags, at, boxes, link) for link in sorted(tracks.of_link))
    pools, lanes = _containers(board, at)
    phases = _phases(board, at, labels) if phased else ()
    drawn = [box.bounds for box in (*pools, *lanes, *phases)] + boxes
    drawn += [shape.label.bounds for shape in shapes if shape.label]
    drawn += [edge.label.bounds for edge in edges if edge.label]
    drawn += [Bounds(x, y, 0, 0) for edge in edges for x, y in edge.waypoints]
    whole = functools.reduce(Bounds.union, drawn, Bounds(0, 0, 0, 0))
    return Drawing(whole.grown(c.MARGIN), pools, lanes, phases, shapes, edges)


def _shape(what: GraphNode, box: Bounds, label: Label | None) -> Shape:
    """A node with its text inside or outside."""
    lines: tuple[str, ...] = ()
    if what.form in {NodeForm.BOX, NodeForm.NOTE}:
        lines = text_lines(what.text, box.width - 2 * c.TEXT_PAD, TASK_FONT)
    return Shape(what.id, what.kind, box, lines, label, what.is_expanded)


def _label(tag: Tag, board: RoutingBoard, at: Coordinates) -> Label:
    """A label at its final place."""
    x, y = at.tag_x(board, tag), at.tag_y(board, tag)
    return Label(Bounds(x + tag.left, y + tag.top, tag.width, tag.height), tag.lines)


def _edge(
    board: RoutingBoard,
    tracks: TrackOrder,
    tags: Tags,
    at: Coordinates,
    boxes: list[Bounds],
    number: int,
) -> Edge:
    """A link with its waypoints and its label; ``boxes`` are those of all nodes."""
    link = board.graph.links[number]
    source, target = board.graph.nodes[link.source], board.graph.nodes[link.target]
    points = waypoints(
        tracks.of_link[number],
        at,
        (source.form, boxes[link.source]),
        (target.form, boxes[link.target]),
    )
    tag = tags.of_link.get(number)
    label = _label(tag, board, at) if tag else None
    return Edge(link.id, link.kind, source.id, target.id, points, label)


def _containers(
    board: RoutingBoard, at: Coordinates
) -> tuple[tuple[Container, ...], tuple[Container, ...]]:
    """Pools and lanes.  Pools are equally wide, unless a line runs beside one; bars are narrow."""
    pools: list[Container] = []
    lanes: list[Container] = []
    band = 0
    for number, pool in enumerate(board.graph.pools):
        count = max(1, sum(1 for lane in pool.lanes for _ in lane.leaves()))
        spans = at.band_y[band : band + count]
        top, bottom = spans[0][0], spans[-1][1]
        x, right = at.pool_ends(number)
        bar = _bar(board, band)
        if bar is not None:
            box = at.box(board, bar)
            lines = wrap(pool.text, box.width - 2 * c.TITLE_PAD, TASK_FONT)
            pools.append(Container(pool.id, "participant", box, lines))
        elif pool.id:
            box = Bounds(x, top, right - x, bottom - top)
            pools.append(_container(pool, "participant", box, c.POOL_HEADER))
            x += c.POOL_HEADER
        _add_lanes(pool.lanes, x, right, spans, lanes)
        band += count
    return tuple(pools), tuple(lanes)


def _bar(board: RoutingBoard, band: int) -> int | None:
    """The number of the node that fills a band, where the band is a bar; else None."""
    return next((bar for bar in board.grid.reach if board.graph.nodes[bar].band == band), None)


def _add_lanes(
    lanes: tuple[GraphLane, ...],
    x: float,
    right: float,
    spans: list[tuple[float, float]],
    found: list[Container],
) -> None:
    """Add lanes with the lanes inside them, stacked without gaps.

    Args:
        lanes: the lanes, from top to bottom.
        x: where they begin.
        right: where they end.
        spans: y of the upper and the lower border of each band in them.
        found: gets the lanes.
    """
    first = 0
    for lane in lanes:
        count = sum(1 for _ in lane.leaves())
        own = spans[first : first + count]
        box = Bounds(x, own[0][0], right - x, own[-1][1] - own[0][0])
        found.append(_container(lane, "lane", box, c.LANE_HEADER))
        _add_lanes(lane.lanes, x + c.LANE_HEADER, right, own, found)
        first += count


def _container(what: Pool | GraphLane, kind: str, box: Bounds, header: float) -> Container:
    """A pool or a lane with its title."""
    return Container(what.id, kind, box, header_lines(what.text, box.height), header)


def _phases(
    board: RoutingBoard, at: Coordinates, labels: Mapping[int, Label]
) -> tuple[Container, ...]:
    """Columns around the nodes of each phase, from above the pools to below them.

    A phase without nodes is left out.  Nodes of no phase stand right of the last one.  No border
    runs through the name of a node.
    """
    starts: list[list[float]] = [[] for _ in board.graph.phases]
    end = at.right
    for node, what in enumerate(board.graph.nodes):
        x = at.x_of_line[board.grid.cell_of[node].upright]
        left = x - what.width / 2 - c.PHASE_GAP
        if node in labels:
            left = min(left, labels[node].bounds.x - c.LABEL_CLEARANCE)
        if what.phase is None:
            end = min(end, left)
        else:
            starts[what.phase].append(left)
    top = at.band_y[0][0] - c.PHASE_HEADER
    height = at.band_y[-1][1] - top + c.PHASE_GAP
    found: list[Container] = []
    filled = [number for number, some in enumerate(starts) if some]
    for place, number in enumerate(filled):
        left = min(starts[number]) if place else at.left
        right = end
        if place + 1 < len(filled):
            right = min(starts[filled[place + 1]])
        phase = board.graph.phases[number]
        box = Bounds(left, top, right - left, height)
        lines = wrap(phase.text, box.width - 2 * c.TITLE_PAD, TASK_FONT)
        found.append(Container(phase.id, "group", box, lines, c.PHASE_HEADER))
    return tuple(found)
