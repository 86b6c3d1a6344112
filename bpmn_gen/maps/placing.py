"""Places a graph: in its columns if it has any, else by Graphviz, or on a grid when that fails."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import graphviz

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.maps.blank_places import filled, joined
from bpmn_gen.maps.columns import in_columns
from bpmn_gen.maps.graph import Course, NetworkGraph, PlacedNetwork
from bpmn_gen.maps.graphviz_client import GraphvizError, worker
from bpmn_gen.maps.grid_placing import on_grid
from bpmn_gen.maps.on_arrows import words_on

POINTS_PER_INCH = 72.0
"""Graphviz takes lengths in inches and answers in points; one point counts as one px here."""


@lru_cache(maxsize=256)
def place(graph: NetworkGraph) -> tuple[PlacedNetwork, str]:
    """The graph in its place, and why Graphviz could not place it; empty when it could.

    Graphs are remembered, because the check for a failure and the drawing ask for the same one.
    """
    if any(node.column for node in graph.nodes):
        return in_columns(graph), ""
    part = joined(graph)
    try:
        placed = _read(part, worker().ask(dot(part))) if part.nodes else on_grid(part)
        return filled(graph, placed), ""
    except GraphvizError as failure:
        return on_grid(graph), str(failure)


def dot(graph: NetworkGraph) -> str:
    """The graph in Graphviz's language.

    It holds sizes only, no words and no fonts, so that the answer does not depend on the fonts of a
    machine.
    """
    made = graphviz.Digraph(
        graph_attr={
            "rankdir": "LR",
            "nodesep": _inches(graph.gap),
            "ranksep": _inches(graph.apart),
            "splines": "true",
            "charset": "UTF-8",
        },
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
    )
    heads = {name: (width, height) for name, width, height in graph.heads}
    for cluster in dict.fromkeys(node.cluster for node in graph.nodes):
        number = list(heads).index(cluster) if cluster in heads else None
        with made.subgraph(name=None if number is None else f"cluster_{number}") as part:
            if number is not None:
                part.attr(margin="14", label=_blank(*heads[cluster]), labelloc="t")
            _add_nodes(part, graph, cluster)
    names = {node.id: f"n{number}" for number, node in enumerate(graph.nodes)}
    for number, link in enumerate(graph.links):
        style = {"id": f"e{number}", "dir": "forward" if link.directed else "none"}
        if link.label[0]:
            style["label"] = _blank(*link.label)
        made.edge(names[link.source], names[link.target], **style)
    text: str = made.source
    return text


def _add_nodes(part: graphviz.Digraph, graph: NetworkGraph, cluster: str) -> None:
    """Add the nodes of a cluster."""
    for number, node in enumerate(graph.nodes):
        if node.cluster == cluster:
            part.node(f"n{number}", width=_inches(node.width), height=_inches(node.height))


def _inches(length: float) -> str:
    """A length in px as Graphviz wants it."""
    return f"{length / POINTS_PER_INCH:.4f}"


def _blank(width: float, height: float) -> str:
    """A label that takes room but has no words, so that Graphviz measures no font."""
    size = f'FIXEDSIZE="TRUE" WIDTH="{round(width)}" HEIGHT="{round(height)}"'
    return f'<<TABLE BORDER="0" CELLBORDER="0" {size}><TR><TD></TD></TR></TABLE>>'


def _read(graph: NetworkGraph, answer: dict[str, Any]) -> PlacedNetwork:
    """The positions in an answer.

    Raises:
        GraphvizError: when something is missing from it.
    """
    try:
        return _Answer(graph, answer).placed()
    except (KeyError, ValueError, IndexError, TypeError) as error:
        raise GraphvizError(f"jawaban Graphviz tidak lengkap ({error!r})") from error


class _Answer:
    """The answer of Graphviz, in px from the upper left corner."""

    def __init__(self, graph: NetworkGraph, answer: dict[str, Any]) -> None:
        """Index the objects and edges by their names."""
        self.graph = graph
        self.box = [float(part) for part in answer["bb"].split(",")]
        self.objects = {str(item["name"]): item for item in answer.get("objects", ())}
        edges = answer.get("edges", ())
        self.edges = {str(item["id"]): item for item in edges if "id" in item}

    def placed(self) -> PlacedNetwork:
        """Everything in its place."""
        links = self.graph.links
        nodes = {node.id: self._node(at) for at, node in enumerate(self.graph.nodes)}
        courses = tuple(self._course(self.edges[f"e{at}"]["pos"]) for at in range(len(links)))
        return PlacedNetwork(
            width=round(self.box[2] - self.box[0], 1),
            height=round(self.box[3] - self.box[1], 1),
            nodes=nodes,
            courses=courses,
            labels=words_on(courses, tuple(link.label for link in links), tuple(nodes.values())),
            clusters={
                name: self._cluster(self.objects[f"cluster_{at}"]["bb"])
                for at, (name, _, _) in enumerate(self.graph.heads)
            },
        )

    def _point(self, text: str) -> Point:
        """A point from ``x,y``; Graphviz counts y upward."""
        x, y = (float(part) for part in text.split(","))
        return Point(round(x - self.box[0], 1), round(self.box[3] - y, 1))

    def _node(self, number: int) -> Bounds:
        """The box of a node."""
        node = self.graph.nodes[number]
        middle = self._point(self.objects[f"n{number}"]["pos"])
        return Bounds(
            middle.x - node.width / 2, middle.y - node.height / 2, node.width, node.height
        )

    def _cluster(self, text: str) -> Bounds:
        """The box around a cluster."""
        left, low, right, high = (float(part) for part in text.split(","))
        corner = self._point(f"{left},{high}")
        return Bounds(corner.x, corner.y, round(right - left, 1), round(high - low, 1))

    def _course(self, text: str) -> Course:
        """The curve of an arrow: ``e,x,y`` is its tip, the other points are Bezier points."""
        parts = text.split()
        tips = [self._point(part[2:]) for part in parts if part.startswith("e,")]
        knots = tuple(self._point(part) for part in parts if part[:2] not in ("e,", "s,"))
        if len(knots) % 3 != 1:
            raise ValueError(text)
        return Course(knots, tips[0] if tips else knots[-1])
