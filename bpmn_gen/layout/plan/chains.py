"""Chains: nodes of one lane that are to stand on one straight line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.layout.plan.cycles import Arc, topological

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.layout.graph.elements import Graph
    from bpmn_gen.layout.plan.core import Core


@dataclass(frozen=True, slots=True)
class Chain:
    """Nodes of one band in ascending columns."""

    band: int
    nodes: tuple[int, ...]
    weight: int
    """Number of flows of the longest path through it, so that the main path weighs most."""


def through_lengths(size: int, arcs: Sequence[Arc]) -> list[int]:
    """For each arc, the number of arcs of the longest path through it, in linear time."""
    depth, height = [0] * size, [0] * size
    order = topological(size, arcs)
    after: list[list[int]] = [[] for _ in range(size)]
    for source, target in arcs:
        after[source].append(target)
    for node in order:
        for target in after[node]:
            depth[target] = max(depth[target], depth[node] + 1)
    for node in reversed(order):
        height[node] = max([height[target] + 1 for target in after[node]], default=0)
    return [depth[source] + 1 + height[target] for source, target in arcs]


def find_chains(graph: Graph, core: Core, column: Sequence[int]) -> list[Chain]:
    """Split the core of every band into chains, the heaviest first.

    Arcs of the longest paths are taken first, so that chains follow them.
    """
    size = len(graph.nodes)
    arcs = core.straight
    weights = through_lengths(size, arcs)
    follower, leader = [-1] * size, [-1] * size
    for index in sorted(range(len(arcs)), key=lambda arc: -weights[arc]):
        source, target = arcs[index]
        same_band = graph.nodes[source].band == graph.nodes[target].band
        onward = column[source] < column[target]
        if same_band and onward and follower[source] < 0 and leader[target] < 0:
            follower[source], leader[target] = target, source
    node_weight = [0] * size
    for (source, target), weight in zip(arcs, weights, strict=True):
        node_weight[source] = max(node_weight[source], weight)
        node_weight[target] = max(node_weight[target], weight)
    chains = [
        _chain(graph, head, follower, node_weight)
        for head in range(size)
        if leader[head] < 0 and core.is_core[head]
    ]
    return sorted(chains, key=lambda chain: (-chain.weight, column[chain.nodes[0]]))


def _chain(graph: Graph, head: int, follower: list[int], weight: list[int]) -> Chain:
    """The chain that begins at a node."""
    nodes = [head]
    while follower[nodes[-1]] >= 0:
        nodes.append(follower[nodes[-1]])
    return Chain(graph.nodes[head].band, tuple(nodes), max(weight[node] for node in nodes))
