"""A plain placing that needs no library: nodes in columns by how far they are from the first."""

from __future__ import annotations

from bpmn_gen.geometry import Bounds, Point
from bpmn_gen.maps.graph import Course, Graph, Placed

GAP = 26.0
"""px between nodes of one column."""
APART = 120.0
"""px between columns: room for arrows and their words."""
MOST = 12
"""Nodes in one column, at most."""


def on_grid(graph: Graph) -> Placed:
    """The graph in columns with straight arrows."""
    columns = _columns(graph)
    sizes = {node.id: node for node in graph.nodes}
    high = max(
        (sum(sizes[name].height + GAP for name in column) - GAP for column in columns), default=0.0
    )
    nodes: dict[str, Bounds] = {}
    x = 0.0
    for column in columns:
        wide = max(sizes[name].width for name in column)
        y = (high - sum(sizes[name].height + GAP for name in column) + GAP) / 2
        for name in column:
            node = sizes[name]
            nodes[name] = Bounds(x + (wide - node.width) / 2, y, node.width, node.height)
            y += node.height + GAP
        x += wide + APART
    ends = [_straight(nodes[link.source], nodes[link.target]) for link in graph.links]
    middles = [Point((one.x + other.x) / 2, (one.y + other.y) / 2) for one, other in ends]
    labels = tuple(
        point if link.label[0] else None for link, point in zip(graph.links, middles, strict=True)
    )
    courses = tuple(Course((one, one, other, other), other) for one, other in ends)
    return Placed(max(x - APART, 0.0), high, nodes, courses, labels, {})


def _columns(graph: Graph) -> list[list[str]]:
    """The nodes by their distance from a node that nothing leads to, long columns divided."""
    depth = _distances(graph)
    levels: dict[int, list[str]] = {}
    for node in graph.nodes:
        levels.setdefault(depth[node.id], []).append(node.id)
    return [
        level[start : start + MOST]
        for _, level in sorted(levels.items())
        for start in range(0, len(level), MOST)
    ]


def _distances(graph: Graph) -> dict[str, int]:
    """How many arrows each node is from the nearest that no arrow leads to; 0 where none is."""
    led_to = {link.target for link in graph.links}
    ahead = [node.id for node in graph.nodes if node.id not in led_to]
    ahead = ahead or [node.id for node in graph.nodes[:1]]
    depth = dict.fromkeys(ahead, 0)
    following: dict[str, list[str]] = {}
    for link in graph.links:
        following.setdefault(link.source, []).append(link.target)
    while ahead:
        here, *ahead = ahead
        for name in following.get(here, ()):
            if name not in depth:
                depth[name] = depth[here] + 1
                ahead.append(name)
    return {node.id: depth.get(node.id, 0) for node in graph.nodes}


def _straight(one: Bounds, other: Bounds) -> tuple[Point, Point]:
    """From the facing side of one box to that of the other."""
    if one.right <= other.x:
        return Point(one.right, one.center.y), Point(other.x, other.center.y)
    if other.right <= one.x:
        return Point(one.x, one.center.y), Point(other.right, other.center.y)
    if one.bottom <= other.y:
        return Point(one.center.x, one.bottom), Point(other.center.x, other.y)
    return Point(one.center.x, one.y), Point(other.center.x, other.bottom)
