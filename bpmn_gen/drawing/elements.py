"""One diagram as layout hands it to writers: final positions only, in px.

Layout decides everything that can be decided: positions, routes, line breaks.  A writer only
translates.  Elements carry their BPMN id, so that a writer finds what they mean in the model.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds

if TYPE_CHECKING:
    from bpmn_gen.drawing.geometry import Point


@dataclass(frozen=True, slots=True)
class Label:
    """Text that stands outside a shape or beside an edge."""

    bounds: Bounds
    lines: tuple[str, ...]
    """The text broken into lines, which are centred and begin at the top of the bounds."""


@dataclass(frozen=True, slots=True)
class Container:
    """A pool, a lane or a phase: a box with a title in its header."""

    element_id: str
    kind: str
    """``participant``, ``lane`` or ``group`` (a phase)."""
    bounds: Bounds
    lines: tuple[str, ...]
    """The title in lines; in pools and lanes it runs upward in the header on the left side."""
    header: float = 0.0
    """Size of the header in px: its width for pools and lanes, its height for phases."""
    label: Bounds | None = None
    """Place of the title; None puts it into the middle of the header.

    Only foreign files give a place, because a person may have moved the title there.
    """
    is_horizontal: bool = True
    """Whether lanes lie under each other.  Foreign files may have them side by side."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A flow node or an artifact."""

    element_id: str
    kind: str
    """The element's name in BPMN XML, e.g. ``userTask`` or ``exclusiveGateway``.

    A start or end event with an event definition has that as a prefix: ``messageStartEvent``.
    """
    bounds: Bounds
    lines: tuple[str, ...] = ()
    """The text inside the shape, of activities and annotations."""
    label: Label | None = None
    """The text outside the shape, of events, gateways and data."""
    is_expanded: bool = False
    """For sub-processes: whether they are drawn with their content."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A sequence flow, message flow or association."""

    element_id: str
    kind: str
    """The element's name in BPMN XML, e.g. ``sequenceFlow``."""
    source_id: str
    target_id: str
    waypoints: tuple[Point, ...]
    """The corners, at least two; the first lies on the border of the source, the last on that of
    the target."""
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """One diagram with everything in its place."""

    bounds: Bounds
    """A box around everything that is drawn, labels and a margin included."""
    pools: tuple[Container, ...] = ()
    lanes: tuple[Container, ...] = ()
    phases: tuple[Container, ...] = ()
    shapes: tuple[Shape, ...] = ()
    edges: tuple[Edge, ...] = ()

    def labels(self) -> list[Label]:
        """The labels of shapes, then those of edges."""
        of_shapes = [shape.label for shape in self.shapes if shape.label]
        return of_shapes + [edge.label for edge in self.edges if edge.label]

    def extent(self) -> Bounds:
        """The smallest box around all that is drawn, without any margin."""
        boxes = [item.bounds for item in (*self.pools, *self.lanes, *self.phases)]
        boxes += [shape.bounds for shape in self.shapes]
        boxes += [label.bounds for label in self.labels()]
        boxes += [Bounds(*point, 0.0, 0.0) for edge in self.edges for point in edge.waypoints]
        return reduce(Bounds.union, boxes) if boxes else self.bounds
