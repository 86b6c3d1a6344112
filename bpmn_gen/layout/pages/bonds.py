"""Which parts of a page move together along an axis, and how much room each of them takes.

A *line* is a coordinate of the axis at which something stands: the middle of a column of shapes, an
upright part of a flow, the border of a lane.  What stands on one line moves together, so columns
and straight flows stay as they are.  Lines are joined where a flow meets a shape beside its middle.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.pages.slack import Groups, Thing
from bpmn_gen.layout.placing.skyline import Occupant

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Drawing, Edge, Label, Shape
    from bpmn_gen.drawing.geometry import Bounds, Point
    from bpmn_gen.drawing.pages import Reference

_TOUCH = 1.0
"""px by which the end of a flow may miss the border of its shape."""
_FAR = 1e6
"""px from one end of a page to the other, and more."""
_TAG = 8.0
"""px that the tag on an activity rises above it."""


class Axis(NamedTuple):
    """A direction in which things move: to the right or down."""

    is_level: bool

    def span(self, box: Bounds) -> tuple[float, float, float, float]:
        """Where a box begins and ends along the axis, and across it."""
        if self.is_level:
            return box.x, box.right, box.y, box.bottom
        return box.y, box.bottom, box.x, box.right

    def along(self, point: Point) -> float:
        """The coordinate of a point along the axis."""
        return point.x if self.is_level else point.y

    def across(self, point: Point) -> float:
        """The coordinate of a point across the axis."""
        return point.y if self.is_level else point.x


X, Y = Axis(is_level=True), Axis(is_level=False)


class Bonds:
    """The lines of a page along one axis, and the things on them."""

    def __init__(self, axis: Axis, drawing: Drawing, references: tuple[Reference, ...]) -> None:
        """Find the line of everything on a page."""
        self.axis = axis
        self.groups = Groups()
        self.things: list[Thing] = []
        self._borders: set[Thing] = set()
        self._shapes = {shape.element_id: shape for shape in drawing.shapes}
        self._references = references
        self.of_shape = [self._shape(shape) for shape in drawing.shapes]
        self._join_hosts(drawing.shapes)
        self.of_reference = [self._reference(one) for one in references]
        self.of_edge = [self._edge(edge) for edge in drawing.edges]
        self.of_label = [
            self._edge_label(edge, lines)
            for edge, lines in zip(drawing.edges, self.of_edge, strict=True)
        ]

    def border(self, at: float) -> int:
        """The line of a border that nothing passes, all across the axis."""
        line = self.groups.line(at)
        thing = Thing(at, at, -_FAR, _FAR, Occupant.BORDER, line)
        if thing not in self._borders:
            self._borders.add(thing)
            self.things.append(thing)
        return line

    def _box(self, box: Bounds, kind: Occupant, line: int, before: float = 0.0) -> None:
        """Note the room that a box takes."""
        start, end, low, high = self.axis.span(box)
        self.things.append(Thing(start - before, end, low, high, kind, line))

    def _shape(self, shape: Shape) -> tuple[int, int]:
        """The lines of the first and the last border of a shape.

        They are one line, unless the shape is a frame, which gets smaller with its content.
        """
        start, end, low, high = self.axis.span(shape.bounds)
        if shape.is_expanded:
            title = 0.0 if self.axis.is_level else c.SCOPE_TITLE
            lines = (self.groups.line(start), self.groups.line(end))
            self.things.append(Thing(start, start + title, low, high, Occupant.BORDER, lines[0]))
            self.things.append(Thing(end, end, low, high, Occupant.BORDER, lines[1]))
            return lines
        line = self.groups.line(self.axis.along(shape.bounds.center))
        has_tag = shape.lines and not self.axis.is_level and shape.kind != "textAnnotation"
        self._box(shape.bounds, Occupant.NODE, line, _TAG if has_tag else 0.0)
        if shape.label:
            self._box(shape.label.bounds, Occupant.LABEL, line)
        return (line, line)

    def _join_hosts(self, shapes: tuple[Shape, ...]) -> None:
        """Let events on the border of an activity move with it."""
        events = [shape for shape in shapes if shape.kind == "boundaryEvent"]
        for event in events:
            for host in shapes:
                if host is not event and host.lines and host.bounds.overlaps(event.bounds):
                    self.groups.join(self._middle(host), self._middle(event))

    def _middle(self, shape: Shape) -> int:
        """The line of the middle of a shape."""
        if shape.is_expanded:
            return self.groups.line(self.axis.span(shape.bounds)[0])
        return self.groups.line(self.axis.along(shape.bounds.center))

    def _reference(self, reference: Reference) -> int:
        """The line of a pentagon and its name."""
        line = self.groups.line(self.axis.along(reference.bounds.center))
        self._box(reference.bounds, Occupant.NODE, line)
        if reference.label:
            self._box(reference.label.bounds, Occupant.LABEL, line)
        return line

    def _edge(self, edge: Edge) -> list[int]:
        """The line of each corner of a flow."""
        points = edge.waypoints
        lines = [self._end(edge.source_id, points[0])]
        lines += [self.groups.line(self.axis.along(point)) for point in points[1:-1]]
        lines.append(self._end(edge.target_id, points[-1]))
        for index, (one, two) in enumerate(pairwise(points)):
            at, end = self.axis.along(one), self.axis.along(two)
            if at != end:
                continue
            line = self.groups.line(at)
            self.groups.join(lines[index], line)
            self.groups.join(lines[index + 1], line)
            low, high = sorted((self.axis.across(one), self.axis.across(two)))
            self.things.append(Thing(at, at, low, high, Occupant.TRACK, line))
        return lines

    def _end(self, element: str, point: Point) -> int:
        """The line to which the end of a flow is bound: that of its shape or of its reference."""
        shape = self._shapes.get(element)
        if shape and _touches(shape.bounds, point):
            return self._end_at(shape, point)
        for index, reference in enumerate(self._references):
            if _touches(reference.bounds, point):
                return self.of_reference[index]
        across, line = self.axis.across(point), self.groups.line(self.axis.along(point))
        at = self.axis.along(point)
        self.things.append(Thing(at, at, across, across, Occupant.TRACK, line))
        return line

    def _end_at(self, shape: Shape, point: Point) -> int:
        """The line to which the end of a flow at a shape is bound."""
        if not shape.is_expanded:
            return self._middle(shape)
        start, end, _, _ = self.axis.span(shape.bounds)
        at = self.axis.along(point)
        if abs(at - end) < _TOUCH:
            return self.groups.line(end)
        return self.groups.line(start if abs(at - start) < _TOUCH else at)

    def _edge_label(self, edge: Edge, lines: list[int]) -> int:
        """The line of a flow's name: that of the nearest end of the nearest part of the flow."""
        if edge.label is None:
            return -1
        line = lines[_nearest(edge.label, edge.waypoints)]
        self._box(edge.label.bounds, Occupant.LABEL, line)
        return line


def _touches(box: Bounds, point: Point) -> bool:
    """Whether a point lies in a box or on its border."""
    return (
        box.x - _TOUCH <= point.x <= box.right + _TOUCH
        and box.y - _TOUCH <= point.y <= box.bottom + _TOUCH
    )


def _nearest(label: Label, points: tuple[Point, ...]) -> int:
    """The number of the corner to which a name is nearest along the part beside which it stands."""
    middle = label.bounds.center

    def distance(index: int) -> tuple[float, int]:
        one, two = points[index], points[index + 1]
        dx = max(min(one.x, two.x) - middle.x, 0.0, middle.x - max(one.x, two.x))
        dy = max(min(one.y, two.y) - middle.y, 0.0, middle.y - max(one.y, two.y))
        return (dx + dy, index)

    index = min(range(len(points) - 1), key=distance)
    one, two = points[index], points[index + 1]
    far = abs(one.x - middle.x) + abs(one.y - middle.y)
    return index if far <= abs(two.x - middle.x) + abs(two.y - middle.y) else index + 1
