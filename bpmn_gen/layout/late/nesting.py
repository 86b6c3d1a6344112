"""Expanded sub-processes: laid out by themselves, then put into the box that was kept for them.

A line from inside a sub-process to the outside is cut in two before the layout.  The inner part
leads to the rim of the content.  The outer part begins at the pass, the place at which the inner
part reaches the border.  Here both become one line again.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.drawing.moves import moved_edge, moved_shape, to_origin
from bpmn_gen.drawing.typography import TASK_FONT, TASK_LINE, wrap
from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.sizes import header_length

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.drawing.elements import Container, Drawing, Edge

OUTSIDE = ""
"""Id of rims and passes.  It is empty, because no element is drawn there."""


class Pass(NamedTuple):
    """The place at which a line passes the border of a sub-process."""

    dx: float
    """px to the right of the middle of the border."""
    is_top: bool
    """Whether it passes the upper border, not the lower."""


def passes(content: Drawing) -> dict[str, Pass]:
    """The passes of a content, by the id of the line that leaves it there."""
    middle = content.extent().center.x
    found: dict[str, Pass] = {}
    for edge in content.edges:
        if OUTSIDE in {edge.source_id, edge.target_id}:
            last, before = edge.waypoints[-1], edge.waypoints[-2]
            if edge.source_id == OUTSIDE:
                last, before = edge.waypoints[0], edge.waypoints[1]
            found[edge.element_id] = Pass(last.x - middle, last.y < before.y)
    return found


def inner_size(content: Drawing, title: str) -> tuple[float, float]:
    """Width and height in px of an expanded sub-process with its content and title."""
    box = content.extent()
    width = max(box.width + 2 * c.SCOPE_PAD, header_length(title) + 2 * c.SCOPE_PAD, c.TASK_WIDTH)
    height = box.height + 2 * c.SCOPE_PAD + _title_height(title, width)
    return width, max(height, c.TASK_HEIGHT)


def _title_height(title: str, width: float) -> float:
    """The height in px that the title takes beyond the padding above the content."""
    lines = wrap(title, width - 2 * c.TEXT_PAD, TASK_FONT)
    return max(0.0, len(lines) * TASK_LINE - c.SCOPE_PAD / 2) if lines else 0.0


def place_inside(drawing: Drawing, contents: Mapping[str, Drawing]) -> Drawing:
    """The drawing with the contents of its expanded sub-processes, which are given by id."""
    shapes, lanes = list(drawing.shapes), list(drawing.lanes)
    edges = {edge.element_id: edge for edge in drawing.edges}
    for shape in drawing.shapes:
        content = contents.get(shape.element_id)
        if content is None:
            continue
        inner = to_origin(content)
        title = " ".join(shape.lines)
        spare = shape.bounds.width - inner.bounds.width
        top = shape.bounds.height - inner.bounds.height - c.SCOPE_PAD
        top = max(top, c.SCOPE_PAD + _title_height(title, shape.bounds.width))
        dx, dy = shape.bounds.x + spare / 2, shape.bounds.y + top
        shapes += [moved_shape(item, dx, dy) for item in inner.shapes]
        for item in inner.edges:
            _put(edges, moved_edge(item, dx, dy))
        lanes += [_moved(item, dx, dy) for item in inner.lanes]
    edges_in_place = tuple(edges.values())
    return replace(drawing, shapes=tuple(shapes), edges=edges_in_place, lanes=tuple(lanes))


def _put(edges: dict[str, Edge], inner: Edge) -> None:
    """Add an edge from inside a sub-process.

    An edge that leaves the sub-process is joined to its outer part.  Without an outer part it is
    left out here and drawn late.
    """
    if OUTSIDE not in {inner.source_id, inner.target_id}:
        edges[inner.element_id] = inner
        return
    outer = edges.get(inner.element_id)
    if outer is None:
        return
    leaves = inner.target_id == OUTSIDE
    first, last = (inner, outer) if leaves else (outer, inner)
    points = (*first.waypoints[:-1], *last.waypoints[1:])
    edges[inner.element_id] = replace(
        outer,
        source_id=inner.source_id if leaves else outer.source_id,
        target_id=outer.target_id if leaves else inner.target_id,
        waypoints=_upright(points),
    )


def _upright(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The same points with exactly level and upright parts, which rounding may have tilted."""
    found = [points[0]]
    for one, two in pairwise(points):
        before = found[-1]
        x = before.x if abs(one.x - two.x) < abs(one.y - two.y) else two.x
        y = before.y if abs(one.x - two.x) >= abs(one.y - two.y) else two.y
        found.append(Point(x, y))
    return tuple(found)


def _moved(item: Container, dx: float, dy: float) -> Container:
    """The same lane elsewhere."""
    return replace(item, bounds=item.bounds.moved(dx, dy))
