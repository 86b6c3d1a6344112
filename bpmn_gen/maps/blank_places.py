"""Puts the clusters that no arrow leads to into the blank places of a graph that Graphviz placed.

Graphviz would stack them in one long column, which leaves most of the page empty.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.maps.on_arrows import polyline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.maps.graph import NetworkGraph, NetworkNode, PlacedNetwork

MARGIN = 14.0
"""px between the border of a cluster and its nodes."""
APART = 16.0
"""px between clusters."""
ASPECT = 1.8
"""Width divided by height of the room that a page has for a map."""


@dataclass(frozen=True, slots=True)
class _Lonely:
    """A cluster with its nodes below each other; its upper left corner is (0, 0)."""

    name: str
    width: float
    height: float
    nodes: tuple[tuple[str, Bounds], ...]


def joined(graph: NetworkGraph) -> NetworkGraph:
    """The graph without the clusters that no arrow leads to or from."""
    alone = set(_alone(graph))
    return replace(
        graph,
        nodes=tuple(node for node in graph.nodes if node.cluster not in alone),
        heads=tuple(head for head in graph.heads if head[0] not in alone),
    )


def filled(graph: NetworkGraph, placed: PlacedNetwork) -> PlacedNetwork:
    """A placed graph with the other clusters of ``graph`` in it, enlarged only where it has to be.

    The tallest clusters come first, because small ones still find a gap later.
    """
    taken = [*placed.nodes.values(), *placed.clusters.values()]
    taken += [_around(polyline(course)) for course in placed.courses]
    width, height = placed.width, placed.height
    nodes, clusters = dict(placed.nodes), dict(placed.clusters)
    lonely = sorted((_lonely(graph, name) for name in _alone(graph)), key=lambda one: -one.height)
    for one in lonely:
        box = _place(one, taken, width, height)
        taken.append(box)
        clusters[one.name] = box
        nodes |= {name: inner.moved(box.x, box.y) for name, inner in one.nodes}
        width, height = max(width, box.right), max(height, box.bottom)
    return replace(placed, width=width, height=height, nodes=nodes, clusters=clusters)


def _alone(graph: NetworkGraph) -> list[str]:
    """The clusters that no arrow leads to or from."""
    ends = {end for link in graph.links for end in (link.source, link.target)}
    busy = {node.cluster for node in graph.nodes if node.id in ends}
    return [name for name, _, _ in graph.heads if name not in busy]


def _lonely(graph: NetworkGraph, name: str) -> _Lonely:
    """A cluster that stands by itself, placed in its own box."""
    wide, head = next((wide, high) for key, wide, high in graph.heads if key == name)
    own: list[NetworkNode] = [node for node in graph.nodes if node.cluster == name]
    width = max(wide, *(node.width for node in own)) + 2 * MARGIN
    y, nodes = head + MARGIN, []
    for node in own:
        nodes.append((node.id, Bounds((width - node.width) / 2, y, node.width, node.height)))
        y += node.height + graph.gap
    return _Lonely(name, width, y - graph.gap + MARGIN, tuple(nodes))


def _place(one: _Lonely, taken: list[Bounds], width: float, height: float) -> Bounds:
    """The free place that enlarges the page least; among equals the highest, then the leftmost."""
    lefts = sorted({0.0, *(box.x for box in taken), *(box.right + APART for box in taken)})
    tops = sorted({0.0, *(box.bottom + APART for box in taken)})
    boxes = (Bounds(x, y, one.width, one.height) for x in lefts for y in tops)
    widened = ((box, box.grown(APART / 2)) for box in boxes)
    free = (box for box, wide in widened if not any(wide.overlaps(other, 1.0) for other in taken))
    return min(free, key=lambda box: (_size(box, width, height), box.y, box.x))


def _size(box: Bounds, width: float, height: float) -> float:
    """The width in px of the page that holds the picture and a box, at the aspect of a page."""
    return round(max(width, box.right, ASPECT * max(height, box.bottom)), 1)


def _around(points: Iterable[tuple[float, float]]) -> Bounds:
    """The smallest box around points."""
    xs, ys = zip(*points, strict=True)
    return Bounds(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
