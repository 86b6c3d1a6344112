"""Graphs of boxes and numbered arrows, before and after a layout; in px, y downward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpmn_gen.drawing.geometry import Bounds, Point

COLUMNS = ("left", "middle", "right")
"""Names of the columns of a graph in columns, from left to right."""


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A box of known size."""

    id: str
    width: float
    height: float
    cluster: str = ""
    """Nodes of one cluster stand together; empty where it belongs to none."""
    column: str = ""
    """A name in COLUMNS: nodes of one column stand below each other; empty in a graph without
    columns."""


@dataclass(frozen=True, slots=True)
class NetworkLink:
    """An arrow between two nodes."""

    source: str
    target: str
    label: tuple[float, float] = (0.0, 0.0)
    """Width and height of the words beside it; zero when it has none."""
    directed: bool = True


@dataclass(frozen=True, slots=True)
class NetworkGraph:
    """A graph of sizes without places: all that a layout gets to know."""

    nodes: tuple[NetworkNode, ...]
    links: tuple[NetworkLink, ...]
    heads: tuple[tuple[str, float, float], ...] = ()
    """The name of each cluster, with width and height of the words at its top."""
    apart: float = 46.0
    """px between ranks or columns."""
    gap: float = 20.0
    """px between nodes of one rank or column."""


@dataclass(frozen=True, slots=True)
class Course:
    """The line along which an arrow runs."""

    knots: tuple[Point, ...]
    """Points of cubic Bezier curves in a row; the end of one curve is the start of the next."""
    tip: Point
    """The point at which it touches its target.  Graphviz puts it a little beyond the last knot,
    because it leaves room for the head of the arrow; other layouts end the line there."""


@dataclass(frozen=True, slots=True)
class PlacedNetwork:
    """A graph with everything in its place; the upper left corner is (0, 0)."""

    width: float
    height: float
    nodes: dict[str, Bounds]
    courses: tuple[Course, ...]
    """One for each link of the graph, in its order, from source to target."""
    labels: tuple[Point | None, ...]
    """The middle of the words of each link; None for a link without words."""
    clusters: dict[str, Bounds]
