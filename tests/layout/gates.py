"""The gates of the layout, checked on a drawing: each function lists what misses one."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.drawing.elements import Container, Drawing, Edge, Shape

JOG = 12.0
NEAR = 1.5


def overlapping_nodes(drawing: Drawing) -> list[tuple[str, str]]:
    return [
        (one.element_id, two.element_id)
        for one, two in combinations(drawing.shapes, 2)
        if one.bounds.overlaps(two.bounds, 1)
        and not (_holds(one, two.bounds) or _holds(two, one.bounds))
    ]


def _holds(shape: Shape, box: Bounds) -> bool:
    """Whether a shape is the frame around what stands in a box."""
    return shape.is_expanded and shape.bounds.contains(box)


def segments(edge: Edge) -> Iterable[Bounds]:
    for one, two in pairwise(edge.waypoints):
        x, y = min(one.x, two.x), min(one.y, two.y)
        yield Bounds(x, y, abs(one.x - two.x), abs(one.y - two.y))


def _runs_through(segment: Bounds, box: Bounds) -> bool:
    inner = box.grown(-2)
    return (
        segment.x < inner.right
        and segment.right > inner.x
        and segment.y < inner.bottom
        and segment.bottom > inner.y
    )


def edges_through_nodes(drawing: Drawing) -> list[tuple[str, str]]:
    return [
        (edge.element_id, shape.element_id)
        for edge in drawing.edges
        for shape in drawing.shapes
        if shape.element_id not in {edge.source_id, edge.target_id}
        and any(
            _runs_through(segment, shape.bounds) and not _holds(shape, segment)
            for segment in segments(edge)
        )
    ]


def diagonal_segments(drawing: Drawing) -> list[str]:
    return [
        edge.element_id
        for edge in drawing.edges
        if any(segment.width > 0.01 and segment.height > 0.01 for segment in segments(edge))
    ]


def jogs(drawing: Drawing) -> list[str]:
    return [
        edge.element_id
        for edge in drawing.edges
        if any(max(s.width, s.height) < JOG for s in list(segments(edge))[1:-1])
    ]


def _on_border(point: Point, shape: Shape) -> bool:
    """Every line meets a side; diamonds and circles only in its middle."""
    box = shape.bounds
    if "Event" in shape.kind or "Gateway" in shape.kind:
        middles = (
            (box.x, box.center.y),
            (box.right, box.center.y),
            (box.center.x, box.y),
            (box.center.x, box.bottom),
        )
        return any(abs(point.x - x) < NEAR and abs(point.y - y) < NEAR for x, y in middles)
    on_side = min(abs(point.x - box.x), abs(point.x - box.right)) < NEAR
    on_top = min(abs(point.y - box.y), abs(point.y - box.bottom)) < NEAR
    return (on_side or on_top) and box.grown(NEAR).contains(Bounds(point.x, point.y, 0, 0))


def ends_off_border(drawing: Drawing) -> list[str]:
    shapes = {shape.element_id: shape for shape in drawing.shapes}
    return [
        edge.element_id
        for edge in drawing.edges
        if not _on_border(edge.waypoints[0], shapes[edge.source_id])
        or not _on_border(edge.waypoints[-1], shapes[edge.target_id])
    ]


def edges_on_edges(drawing: Drawing) -> list[tuple[str, str]]:
    """Edges that share no end but run on top of each other."""
    found = []
    for one, two in combinations(drawing.edges, 2):
        if one.source_id == two.source_id or one.target_id == two.target_id:
            continue
        if any(_along(first, second) for first in segments(one) for second in segments(two)):
            found.append((one.element_id, two.element_id))
    return found


def _along(one: Bounds, two: Bounds) -> bool:
    if one.height == 0 == two.height and abs(one.y - two.y) < NEAR:
        return min(one.right, two.right) - max(one.x, two.x) > 5
    if one.width == 0 == two.width and abs(one.x - two.x) < NEAR:
        return min(one.bottom, two.bottom) - max(one.y, two.y) > 5
    return False


def labels_on_something(drawing: Drawing) -> list[tuple[str, str]]:
    """Labels that cover a node, an edge or another label."""
    labels = [(item.element_id, item.label.bounds) for item in drawing.shapes if item.label]
    labels += [(item.element_id, item.label.bounds) for item in drawing.edges if item.label]
    found = [(a, b) for (a, one), (b, two) in combinations(labels, 2) if one.overlaps(two, 2)]
    for ident, box in labels:
        found += [
            (ident, shape.element_id)
            for shape in drawing.shapes
            if box.overlaps(shape.bounds, 2) and not _holds(shape, box)
        ]
        found += [
            (ident, edge.element_id)
            for edge in drawing.edges
            if any(_runs_through(segment, box) for segment in segments(edge))
        ]
    return found


def things_on_phase_borders(drawing: Drawing) -> list[tuple[str, float]]:
    """Nodes, names and upright parts of lines through which a border between phases runs."""
    borders = [
        Bounds(one.bounds.right, one.bounds.y, 0.0, one.bounds.height).grown(0.5)
        for one, two in pairwise(drawing.phases)
        if one.bounds.y == two.bounds.y
    ]
    boxes = [(one.element_id, one.bounds) for one in drawing.shapes if not one.is_expanded]
    boxes += [(one.element_id, one.label.bounds) for one in drawing.shapes if one.label]
    boxes += [(one.element_id, one.label.bounds) for one in drawing.edges if one.label]
    boxes += [
        (edge.element_id, segment.grown(NEAR))
        for edge in drawing.edges
        for segment in segments(edge)
        if not segment.width
    ]
    return [
        (ident, line.center.x) for ident, box in boxes for line in borders if box.overlaps(line)
    ]


def lanes_not_flush(drawing: Drawing) -> list[str]:
    """Lanes that leave a gap to the next one or to their pool's borders."""
    if not drawing.lanes:
        return []
    pool = drawing.pools[0]
    y = pool.bounds.y
    found = []
    for lane in drawing.lanes:
        box = lane.bounds
        if abs(box.y - y) > 0.01 or abs(box.x - pool.bounds.x - pool.header) > 0.01:
            found.append(lane.element_id)
        if abs(box.right - pool.bounds.right) > 0.01:
            found.append(lane.element_id)
        y = box.bottom
    return found if abs(y - pool.bounds.bottom) < 0.01 else [*found, pool.element_id]


def nodes_outside_lane(drawing: Drawing, lane_of: dict[str, str]) -> list[str]:
    """Nodes outside their lane; those of a sub-process have none, and stand in its frame."""
    lanes: dict[str, Container] = {lane.element_id: lane for lane in drawing.lanes}
    frames = [shape for shape in drawing.shapes if shape.is_expanded]
    outside = []
    for shape in drawing.shapes:
        lane = lane_of.get(shape.element_id)
        inside = any(_holds(frame, shape.bounds) for frame in frames if frame is not shape)
        if not (lanes[lane].bounds.contains(shape.bounds) if lane else inside):
            outside.append(shape.element_id)
    return outside


def all_gates(drawing: Drawing, lane_of: dict[str, str]) -> dict[str, list[object]]:
    """What misses each gate, without the gates that nothing misses."""
    found: dict[str, list[object]] = {
        "overlapping nodes": [*overlapping_nodes(drawing)],
        "edges through nodes": [*edges_through_nodes(drawing)],
        "diagonal segments": [*diagonal_segments(drawing)],
        "jogs": [*jogs(drawing)],
        "ends off the border": [*ends_off_border(drawing)],
        "edges on edges": [*edges_on_edges(drawing)],
        "labels on something": [*labels_on_something(drawing)],
        "things on borders of phases": [*things_on_phase_borders(drawing)],
        "lanes not flush": [*lanes_not_flush(drawing)],
        "nodes outside their lane": [*nodes_outside_lane(drawing, lane_of)],
    }
    return {gate: offenders for gate, offenders in found.items() if offenders}
