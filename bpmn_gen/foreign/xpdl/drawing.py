"""Where an XPDL file draws everything, as a diagram of BPMN.

What stands in a sub-process is drawn in it where the file draws it there, else on a plane of its
own.  Where the places of a file make no sense, nothing is drawn, and the map is laid out anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.joining import distance, joined, touches
from bpmn_gen.foreign.xpdl.pools import is_across

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.foreign.xpdl.parts import LaneForm, Line, Node, PoolForm
    from bpmn_gen.foreign.xpdl.reading import XpdlReader

_SLACK: Final = 6.0
"""px by which what stands in a sub-process may reach over its border."""
_MOST_OUTSIDE: Final = 0.2
"""Share of the nodes of a pool that may be drawn outside of it."""


@dataclass(frozen=True, slots=True)
class _Canvas:
    """Where what stands in a scope is drawn."""

    plane: str
    """Id of the element whose plane it is."""
    x: float = 0.0
    y: float = 0.0
    """What turns places of the file into places on the plane."""


@dataclass(slots=True)
class XpdlDrawing:
    """Draws one file."""

    reader: XpdlReader
    _canvases: dict[str, _Canvas] = field(default_factory=dict)
    """By our id of a scope."""
    _boxes: dict[str, Bounds] = field(default_factory=dict)
    """By our id of a node: where it is drawn."""

    def draw(self) -> None:
        """Put nodes into lanes and draw everything."""
        forms = self.reader.pools.forms()
        inside = self._inside()
        for form in forms:
            self._sort_into_lanes(form, inside)
        if all(self._is_sound(form, inside) for form in forms):
            self._pools()
            self._nodes(inside)
            for made, line in self.reader.lines.made:
                self._line(made, line)

    def _inside(self) -> dict[str, list[Node]]:
        """All nodes by our id of their scope."""
        found: dict[str, list[Node]] = {}
        for node in self.reader.nodes.values():
            found.setdefault(node.scope.get("id") or "", []).append(node)
        return found

    def _sort_into_lanes(self, form: PoolForm, inside: dict[str, list[Node]]) -> None:
        """List each node in the lane that it names, else in the one where it is drawn."""
        inner = [lane for lane in form.lanes.values() if lane.inside is None]
        if not inner or form.process is None:
            return
        for node in inside.get(form.process.get("id") or "", ()):
            if node.kind not in k.FLOW_NODES:
                continue
            lane = form.lanes.get(node.lane)
            if lane is None or lane.inside is not None:
                lane = _nearest(inner, node.box)
            if lane is not None:
                self.reader.tree.part(lane.made, "flowNodeRef", node.made.get("id") or "")

    def _is_sound(self, form: PoolForm, inside: dict[str, list[Node]]) -> bool:
        """Whether a file draws the nodes of a pool in it."""
        if form.process is None or form.participant is None or form.box is None:
            return True
        nodes = inside.get(form.process.get("id") or "", [])
        boxes = [node.box for node in nodes if node.box is not None and node.kind in k.FLOW_NODES]
        outside = [box for box in boxes if distance(form.box, box.center) > 0]
        return len(outside) <= _MOST_OUTSIDE * len(boxes)

    def _pools(self) -> None:
        """Draw pools and lanes, and settle what each plane shows."""
        tree, pools = self.reader.tree, self.reader.pools
        has_pools = bool(pools.pools)
        main = pools.collaboration.get("id") or "" if pools.collaboration is not None else ""
        if pools.collaboration is not None:
            self._canvases[main] = _Canvas(main)
        for form in pools.forms():
            if form.process is not None:
                ident = form.process.get("id") or ""
                self._canvases.setdefault(ident, _Canvas(main if has_pools else ident))
        for form in pools.pools.values():
            plane = tree.plane(main)
            across = is_across(form)
            if form.participant is not None and form.box is not None:
                tree.shape(plane, form.participant, form.box, horizontal=across)
            for lane in form.lanes.values():
                if lane.box is not None:
                    tree.shape(plane, lane.made, lane.box, horizontal=across)

    def _nodes(self, inside: dict[str, list[Node]]) -> None:
        """Draw nodes, those of a scope after the scope itself."""
        waiting = [ident for ident in inside if ident in self._canvases]
        while waiting:
            scope = waiting.pop()
            canvas = self._canvases[scope]
            for node in inside.get(scope, ()):
                ident = node.made.get("id") or ""
                content = inside.get(ident, [])
                if node.box is None:
                    self._canvases.setdefault(ident, _Canvas(ident))
                    waiting += [ident] if content else []
                    continue
                box = node.box.moved(canvas.x, canvas.y)
                self._boxes[ident] = box
                expanded: bool | None = None
                if node.kind in k.SUB_PROCESSES:
                    place = _place_of(box, content, canvas)
                    expanded = place is not None
                    self._canvases[ident] = place or _Canvas(ident)
                    waiting += [ident] if content else []
                plane = self.reader.tree.plane(canvas.plane)
                self.reader.tree.shape(plane, node.made, box, expanded=expanded)

    def _line(self, made: etree._Element, line: Line) -> None:
        """Draw a line; one that does not touch what it joins is led there."""
        parent = made.getparent()
        scope = parent.get("id") or "" if parent is not None else ""
        canvas = self._canvases.get(scope)
        if canvas is None:
            return
        points = [Point(one.x + canvas.x, one.y + canvas.y) for one in line.points]
        ends = [self._box_at(made.get("sourceRef")), self._box_at(made.get("targetRef"))]
        source, target = ends
        if source is not None and target is not None:
            is_whole = (
                len(points) > 1 and touches(source, points[0]) and touches(target, points[-1])
            )
            if not is_whole:
                kinds = self._kind(line.source), self._kind(line.target)
                points = joined(source, target, points[1:-1], kinds)
        self.reader.tree.edge(self.reader.tree.plane(canvas.plane), made, points)

    def _kind(self, ident: str) -> str:
        node = self.reader.nodes.get(ident)
        return node.kind if node is not None else ""

    def _box_at(self, ident: str | None) -> Bounds | None:
        """Where an end of a line is drawn."""
        if ident in self._boxes:
            return self._boxes[ident]
        for form in self.reader.pools.pools.values():
            if form.participant is not None and form.participant.get("id") == ident:
                return form.box
        return None


def _nearest(lanes: list[LaneForm], box: Bounds | None) -> LaneForm | None:
    """The lane in which a node is drawn, or the nearest one."""
    drawn = [(lane, lane.box) for lane in lanes if lane.box is not None]
    if box is None or not drawn:
        return lanes[0] if len(lanes) == 1 else None
    middle = box.center
    return min(drawn, key=lambda one: distance(one[1], middle))[0]


def _place_of(box: Bounds, content: list[Node], canvas: _Canvas) -> _Canvas | None:
    """Where what stands in a sub-process is drawn in it; None where it is not drawn there."""
    boxes = [node.box for node in content if node.box is not None]
    if not boxes:
        return None
    hull = reduce(Bounds.union, boxes)
    for x, y in ((canvas.x, canvas.y), (box.x, box.y)):
        if box.contains(hull.moved(x, y), _SLACK):
            return _Canvas(canvas.plane, x, y)
    return None
