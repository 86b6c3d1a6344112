"""The same parts of a drawing at another place; ``dx`` and ``dy`` are px to the right and down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Container, Drawing, Edge, Label, Shape


def moved_points(points: tuple[Point, ...], dx: float, dy: float) -> tuple[Point, ...]:
    """The same route elsewhere."""
    return tuple(Point(point.x + dx, point.y + dy) for point in points)


def moved_label(label: Label | None, dx: float, dy: float) -> Label | None:
    """The same label elsewhere."""
    return label and replace(label, bounds=label.bounds.moved(dx, dy))


def moved_shape(shape: Shape, dx: float, dy: float) -> Shape:
    """The same shape elsewhere, its label with it."""
    label = moved_label(shape.label, dx, dy)
    return replace(shape, bounds=shape.bounds.moved(dx, dy), label=label)


def moved_edge(edge: Edge, dx: float, dy: float) -> Edge:
    """The same edge elsewhere, its label with it."""
    label = moved_label(edge.label, dx, dy)
    return replace(edge, waypoints=moved_points(edge.waypoints, dx, dy), label=label)


def to_origin(drawing: Drawing) -> Drawing:
    """The same drawing with the upper left corner of what is drawn at (0, 0)."""
    box = drawing.extent()
    dx, dy = -box.x, -box.y

    def containers(items: tuple[Container, ...]) -> tuple[Container, ...]:
        return tuple(replace(item, bounds=item.bounds.moved(dx, dy)) for item in items)

    return replace(
        drawing,
        bounds=Bounds(0.0, 0.0, box.width, box.height),
        pools=containers(drawing.pools),
        lanes=containers(drawing.lanes),
        phases=containers(drawing.phases),
        shapes=tuple(moved_shape(shape, dx, dy) for shape in drawing.shapes),
        edges=tuple(moved_edge(edge, dx, dy) for edge in drawing.edges),
    )
