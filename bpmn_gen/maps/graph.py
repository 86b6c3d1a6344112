"""Graphs of boxes and numbered arrows, and where a layout puts them; px, y downward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpmn_gen.drawing.geometry import Bounds, Point

COLUMNS = ("left", "middle", "right")
"""Of a graph in columns, from left to right."""


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A box of known size."""

    id: str
    width: float
    height: float
    cluster: str = ""
    """Nodes of one cluster stand together; empty: in none."""
    column: str = ""
    """Nodes of one column stand below each other, the columns in the order of COLUMNS."""


@dataclass(frozen=True, slots=True)
class NetworkLink:
    """An arrow between two nodes."""

    source: str
    target: str
    label: tuple[float, float] = (0.0, 0.0)
    """Size of the words beside it; nothing when there are none."""
    directed: bool = True


@dataclass(frozen=True, slots=True)
class NetworkGraph:
    """What a layout places."""

    nodes: tuple[NetworkNode, ...]
    links: tuple[NetworkLink, ...]
    heads: tuple[tuple[str, float, float], ...] = ()
    """The name of each cluster with the size of what stands at its top."""
    apart: float = 46.0
    """px between ranks or columns."""
    gap: float = 20.0
    """px between nodes of one rank or column."""


@dataclass(frozen=True, slots=True)
class Course:
    """Where an arrow runs."""

    knots: tuple[Point, ...]
    """Of cubic Bezier curves that share their ends."""
    tip: Point
    """Where it touches its target: a little beyond the last knot, or the knot itself."""


@dataclass(frozen=True, slots=True)
class PlacedNetwork:
    """A graph with everything in its place, from (0, 0)."""

    width: float
    height: float
    nodes: dict[str, Bounds]
    courses: tuple[Course, ...]
    """Of each link, from its source to its target."""
    labels: tuple[Point | None, ...]
    """The middle of the words of each link."""
    clusters: dict[str, Bounds]
