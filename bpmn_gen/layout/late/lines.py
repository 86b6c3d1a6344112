"""Late lines: those that the grid cannot hold, because they end at another line or at a whole pool.

They are drawn last, when everything else has its place.  A search finds their way along free
straight lines beside the boxes nearby.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.drawing.elements import Edge, Label
from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.elements import NodeForm
from bpmn_gen.layout.graph.sizes import label_size
from bpmn_gen.layout.late.obstacles import Obstacles, Port
from bpmn_gen.layout.late.open_search import find_way
from bpmn_gen.layout.placing.waypoints import inset

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.drawing.elements import Drawing

_SNUG = {"Event": NodeForm.CIRCLE, "Gateway": NodeForm.DIAMOND}
"""Forms of shapes that lines meet in the middle of a side, by a word in the name of the kind."""
_BESIDE = 9.0
"""px from the middle of a side at which a line ends when all four middles are taken.  That is more
than the 6 px at which two lines look like one."""


@dataclass(frozen=True, slots=True)
class LateLine:
    """A line that is still to be drawn."""

    id: str
    kind: str
    """The element's name in BPMN XML."""
    source: str
    """Id of the element at which it begins."""
    target: str
    """Id of the element at which it ends."""
    text: str = ""


def add_late_lines(
    drawing: Drawing, lines: Iterable[LateLine], parents: Mapping[str, str]
) -> Drawing:
    """The drawing with further lines.

    Where the element at one end is not drawn, the line ends at the nearest drawn element around it.
    Without such an element the line is left out.

    Args:
        drawing: everything else.
        lines: what to add, in order; a line may end at one before it.
        parents: by id of an element, that of the element around it.
    """
    drawer = _Drawer(drawing, parents)
    for line in lines:
        drawer.add(line)
    if len(drawer.edges) == len(drawing.edges):
        return drawing
    result = replace(drawing, edges=tuple(drawer.edges))
    return replace(result, bounds=drawing.bounds.union(result.extent()))


class _Drawer:
    """Adds lines to a drawing one by one."""

    def __init__(self, drawing: Drawing, parents: Mapping[str, str]) -> None:
        self._drawing = drawing
        self._parents = parents
        self._shapes = {shape.element_id: shape for shape in drawing.shapes}
        self._boxes = {pool.element_id: pool.bounds for pool in drawing.pools}
        self._boxes |= {lane.element_id: lane.bounds for lane in drawing.lanes}
        self._frames = {frame.element_id: frame.bounds for frame in drawing.phases}
        self._boxes |= self._frames
        self._boxes |= {ident: shape.bounds for ident, shape in self._shapes.items()}
        self.edges = list(drawing.edges)

    def add(self, line: LateLine) -> None:
        """Draw one line, if something is drawn at both its ends."""
        source, target = self._drawn(line.source), self._drawn(line.target)
        if not source or not target or source == target:
            return
        around = {*self._around(source)[1:], *self._around(target)[1:]}
        around |= {end for end in (source, target) if end not in self._shapes}
        obstacles = Obstacles(self._drawing, self.edges, around)
        starts = self._ports(source, target, obstacles)
        goals = self._ports(target, source, obstacles)
        points = find_way(obstacles, starts, goals)
        if points is None:
            one, two = starts[0].point, goals[0].point
            points = (one, Point(two.x, one.y), two)
        label = self._label(line, points, obstacles) if line.text.strip() else None
        edge = Edge(line.id, line.kind, line.source, line.target, points, label)
        self.edges.append(edge)

    def _drawn(self, ident: str) -> str:
        """Id of an element, or of the nearest one around it, that is drawn; empty for none."""
        known = self._boxes.keys() | {edge.element_id for edge in self.edges}
        seen: set[str] = set()
        while ident and ident not in known and ident not in seen:
            seen.add(ident)
            ident = self._parents.get(ident, "")
        return ident if ident in known else ""

    def _around(self, ident: str) -> list[str]:
        """Ids of an element and of all that is around it, innermost first."""
        found: list[str] = []
        while ident and ident not in found:
            found.append(ident)
            ident = self._parents.get(ident, "")
        return found

    def _ports(self, ident: str, other: str, obstacles: Obstacles) -> list[Port]:
        """The places at which a line to ``other`` may leave an element; there is always one."""
        box = self._boxes.get(ident)
        toward = self._middle(other)
        if box is None:
            edge = next(edge for edge in self.edges if edge.element_id == ident)
            ports = _ports_on(edge, toward)
            return [port for port in ports if not obstacles.is_covered(port)] or ports
        if ident in self._frames:
            ports = _ports_around(box, toward)
            return [port for port in ports if not obstacles.is_covered(port)] or ports
        shape = self._shapes.get(ident)
        if shape is None:
            low, high = box.x + c.LABEL_WIDTH, box.right - c.GUTTER_PAD
            x = min(max(toward.x, low), high) if low < high else box.center.x
            return [Port(Point(x, box.y), 0, -1), Port(Point(x, box.bottom), 0, 1)]
        form = next((form for word, form in _SNUG.items() if word in shape.kind), NodeForm.BOX)
        if form is NodeForm.BOX:
            ports = obstacles.free_ports(box, shifts=(0.0, 20.0, -20.0, 30.0, -30.0))
        else:
            beside = inset(form, box.width / 2, _BESIDE)
            ports = obstacles.free_ports(box, shifts=(0.0,)) or obstacles.free_ports(
                box, shifts=(_BESIDE, -_BESIDE), inset=beside
            )
        x = box.center.x
        return ports or [Port(Point(x, box.bottom), 0, 1), Port(Point(x, box.y), 0, -1)]

    def _middle(self, ident: str) -> Point:
        """The middle of a box, or a corner near the middle of a line."""
        box = self._boxes.get(ident)
        if box is not None:
            return box.center
        edge = next(edge for edge in self.edges if edge.element_id == ident)
        return edge.waypoints[len(edge.waypoints) // 2]

    def _label(self, line: LateLine, points: tuple[Point, ...], obstacles: Obstacles) -> Label:
        """The label of a line, beside its longest part that has a free place.

        Places inside a sub-process are taken last, unless both ends of the line are in it.
        """
        width, height, lines = label_size(line.text)
        spots = _spots(points, width, height)
        free = [spot for spot in spots if obstacles.is_free(spot, points)]
        around = {*self._around(line.source)} & {*self._around(line.target)}
        others = [
            shape.bounds
            for ident, shape in self._shapes.items()
            if shape.is_expanded and ident not in around
        ]
        outside = [spot for spot in free if not any(map(spot.overlaps, others))]
        return Label((outside or free or spots)[0], lines)


def _ports_around(box: Bounds, toward: Point) -> list[Port]:
    """Points of a frame, one on each side, nearest to a place inside it or outside."""
    x = _inside(box.x, box.right, toward.x)
    y = _inside(box.y, box.bottom, toward.y)
    out = -1 if box.contains(Bounds(toward.x, toward.y, 0.0, 0.0)) else 1
    ports = [
        Port(Point(x, box.y), 0, -out),
        Port(Point(x, box.bottom), 0, out),
        Port(Point(box.x, y), -out, 0),
        Port(Point(box.right, y), out, 0),
    ]
    return sorted(
        ports, key=lambda port: abs(port.point.x - toward.x) + abs(port.point.y - toward.y)
    )


def _ports_on(edge: Edge, toward: Point) -> list[Port]:
    """Points of an edge with the directions square to it, those nearest to a place first."""
    ports: list[Port] = []
    for one, two in pairwise(edge.waypoints):
        spots = [
            Point(one.x + (two.x - one.x) * share, one.y + (two.y - one.y) * share)
            for share in (0.5, 0.3, 0.7)
        ]
        spots.append(Point(_inside(one.x, two.x, toward.x), _inside(one.y, two.y, toward.y)))
        is_level = abs(one.y - two.y) < abs(one.x - two.x)
        for spot in dict.fromkeys(spots):
            ports += [Port(spot, 0, w) if is_level else Port(spot, w, 0) for w in (1, -1)]
    return sorted(
        ports,
        key=lambda port: abs(port.point.x - toward.x) + abs(port.point.y - toward.y),
    )


def _inside(one: float, two: float, wanted: float) -> float:
    """The place between two others that is nearest to the wanted one, but not at the very end.

    A line that met another at its end would seem to go on in it.
    """
    low, high = sorted((one, two))
    inset = min(c.TRACK_NODE_X, (high - low) / 2)
    return min(max(wanted, low + inset), high - inset)


def _spots(points: tuple[Point, ...], width: float, height: float) -> list[Bounds]:
    """Places for a label beside a line, those at its longest parts first."""
    parts = sorted(
        pairwise(points),
        key=lambda part: -abs(part[0].x - part[1].x) - abs(part[0].y - part[1].y),
    )
    found: list[Bounds] = []
    for one, two in parts:
        for share in (0.5, 0.25, 0.75, 0.1, 0.9):
            x, y = one.x + (two.x - one.x) * share, one.y + (two.y - one.y) * share
            if abs(one.y - two.y) < abs(one.x - two.x):
                found.append(Bounds(x - width / 2, y - c.LABEL_GAP - height, width, height))
                found.append(Bounds(x - width / 2, y + c.LABEL_GAP, width, height))
            else:
                found.append(Bounds(x + c.LABEL_GAP, y - height / 2, width, height))
                found.append(Bounds(x - c.LABEL_GAP - width, y - height / 2, width, height))
    return found
