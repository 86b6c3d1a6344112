"""A plain placing that needs no library, for when Graphviz fails.

A node stands in the column whose number is the length of the longest way to it.
"""

from __future__ import annotations

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.sums import added
from bpmn_gen.maps.graph import Course, NetworkGraph, PlacedNetwork

GAP = 18.0
"""px between nodes of one column."""
APART = 150.0
"""px between columns, so that arrows and their words have room."""
STAGGER = (0.5, 0.3, 0.7)
"""Parts of a gap at which words stand.  Arrows take them in turn, so that the words of neighbours
cover each other less."""
BOW = 60.0
"""px by which an arrow between nodes of one column swings out of it."""


def on_grid(graph: NetworkGraph) -> PlacedNetwork:
    """The graph in columns; an arrow is straight, or a bow within a column."""
    columns = _columns(graph)
    sizes = {node.id: node for node in graph.nodes}
    heights = [added(sizes[name].height + GAP for name in column) - GAP for column in columns]
    high = max(heights, default=0.0)
    nodes: dict[str, Bounds] = {}
    x = 0.0
    for column, height in zip(columns, heights, strict=True):
        wide = max(sizes[name].width for name in column)
        y = (high - height) / 2
        for name in column:
            node = sizes[name]
            nodes[name] = Bounds(x + (wide - node.width) / 2, y, node.width, node.height)
            y += node.height + GAP
        x += wide + APART
    courses = tuple(_course(nodes[link.source], nodes[link.target]) for link in graph.links)
    labels = tuple(
        _beside(course, STAGGER[number % len(STAGGER)]) if link.label[0] else None
        for number, (link, course) in enumerate(zip(graph.links, courses, strict=True))
    )
    width = max(x - APART, 0.0) + BOW
    return PlacedNetwork(width, high, nodes, courses, labels, {})


def _columns(graph: NetworkGraph) -> list[list[str]]:
    """The ids of the nodes of each column."""
    depth = _depths(graph)
    levels: dict[int, list[str]] = {}
    for node in graph.nodes:
        levels.setdefault(depth[node.id], []).append(node.id)
    return [level for _, level in sorted(levels.items())]


def _depths(graph: NetworkGraph) -> dict[str, int]:
    """The number of arrows on the longest way to each node, without arrows that close a circle."""
    following: dict[str, list[str]] = {node.id: [] for node in graph.nodes}
    for link in graph.links:
        following[link.source].append(link.target)
    order, forward = _sorted_out(following)
    depth = dict.fromkeys(following, 0)
    for name in order:
        for target in forward[name]:
            depth[target] = max(depth[target], depth[name] + 1)
    return depth


def _sorted_out(following: dict[str, list[str]]) -> tuple[list[str], dict[str, list[str]]]:
    """The nodes in topological order, and the arrows from each without those that lead back.

    A depth-first search with a stack of its own, because deep graphs would exhaust Python's.
    """
    done: dict[str, None] = {}
    forward: dict[str, list[str]] = {name: [] for name in following}
    for start, targets in following.items():
        open_nodes = {start: iter(targets)} if start not in done else {}
        while open_nodes:
            name = next(reversed(open_nodes))
            target = next(open_nodes[name], None)
            if target is None:
                del open_nodes[name]
                done.setdefault(name)
            elif target not in open_nodes:
                forward[name].append(target)
                if target not in done:
                    open_nodes[target] = iter(following[target])
    return list(reversed(done)), forward


def _course(one: Bounds, other: Bounds) -> Course:
    """An arrow between the facing sides of two boxes; a bow when they stand in one column."""
    if one.right < other.x:
        return _straight(Point(one.right, one.center.y), Point(other.x, other.center.y))
    if other.right < one.x:
        return _straight(Point(one.x, one.center.y), Point(other.right, other.center.y))
    start, end = Point(one.right, one.center.y + 4.0), Point(other.right, other.center.y - 4.0)
    x = max(one.right, other.right) + BOW
    return Course((start, Point(x, start.y), Point(x, end.y), end), end)


def _straight(start: Point, end: Point) -> Course:
    """A straight arrow, written as a cubic curve because every course is one."""
    return Course((start, start, end, end), end)


def _beside(course: Course, part: float) -> Point:
    """The place of the words of an arrow: in the first gap between columns that it crosses."""
    start, bend, _, end = course.knots
    if bend != start:
        return Point(bend.x - BOW / 4, (start.y + end.y) / 2)
    part = min(APART * part / abs(end.x - start.x), part)
    return Point(start.x + part * (end.x - start.x), start.y + part * (end.y - start.y))
