"""The diagrams of a foreign file as drawings: everything stays where its author put it.

The result names what no diagram shows although readers need it, so that the caller can lay the
model out anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.bpmn_file.names import BPMNDI, DI
from bpmn_gen.drawing.elements import Container, Drawing, Edge, Label, Shape
from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.foreign.old_diagram import read_bounds, read_number
from bpmn_gen.interchange.elements import is_true
from bpmn_gen.model.elements import (
    CallActivity,
    FlowNode,
    Group,
    Lane,
    MessageFlow,
    Participant,
    SequenceFlow,
    SubProcess,
)
from bpmn_gen.model.foreign import Association, TextAnnotation
from bpmn_gen.model.graph import elements_in, elements_of, lanes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from bpmn_gen.interchange.ids import FileIds
    from bpmn_gen.model.element import Element
    from bpmn_gen.model.elements import Definitions

_EMPTY: Final = Bounds(0.0, 0.0, 0.0, 0.0)
"""The bounds of every drawing here.  They are never used, because BPMN files hold no such box."""
_POINTS: Final = 2
"""The least number of waypoints of an edge: its beginning and its end."""


@dataclass(frozen=True, slots=True)
class Diagrams:
    """What the diagrams of a file show of its model."""

    planes: tuple[tuple[str, Drawing], ...]
    """Each drawing with the id of what its plane shows.  No element is in two drawings."""
    undrawn: tuple[str, ...]
    """Ids of the elements that readers should see although no plane shows them."""


def read_diagrams(root: etree._Element, definitions: Definitions, ids: FileIds) -> Diagrams:
    """All diagrams of a file that show something of its model.

    Args:
        root: the outermost element of the file.
        definitions: the model that was read from it.
        ids: how ids of the file are written in the model.
    """
    reader = _Reader({element.id: element for element in elements_of(definitions)}, ids)
    planes = []
    for plane in root.iter(f"{{{BPMNDI}}}BPMNPlane"):
        drawing = reader.drawing(plane)
        shown = _shown(ids.of(plane.get("bpmnElement")), drawing, definitions)
        if shown and shows_something(drawing):
            planes.append((shown, drawing))
    seen = reader.drawn | reader.hidden | _called_unseen(definitions, reader.drawn)
    seen |= _without_pool(definitions, {element for element, _ in planes})
    undrawn = [
        element.id
        for element in elements_of(definitions)
        if element.id not in seen and isinstance(element, _DRAWABLE)
    ]
    if not planes and not undrawn and definitions.processes:
        # Readers open a file without any plane with an error, one with an empty plane without.
        planes.append((definitions.processes[0].id, Drawing(_EMPTY)))
    return Diagrams(tuple(planes), tuple(undrawn))


def shows_something(drawing: Drawing) -> bool:
    """Whether a plane has anything on it but lines."""
    return bool(drawing.shapes or drawing.pools or drawing.lanes)


_DRAWABLE: Final = (
    FlowNode,
    SequenceFlow,
    Group,
    Lane,
    Participant,
    MessageFlow,
    TextAnnotation,
    Association,
)
"""Elements that readers look for on a drawing."""


def _shown(element: str, drawing: Drawing, definitions: Definitions) -> str:
    """Id of what a plane shows; empty where the model has nothing that it could show.

    A plane with pools shows the collaboration, whatever the file says, because tools leave out
    the pools of any other plane.
    """
    if drawing.pools:
        return definitions.collaboration.id
    scopes = [one.id for one in definitions.processes]
    scopes += [one.id for one in elements_of(definitions) if isinstance(one, SubProcess)]
    if not definitions.collaboration.is_empty:
        scopes.append(definitions.collaboration.id)
    return element if element in scopes else next(iter(scopes), "")


def _called_unseen(definitions: Definitions, drawn: set[str]) -> set[str]:
    """Ids of what stands in called processes that no diagram shows.

    They count as seen, because the drawn call stands for its process.
    """
    called = {
        element.called_element
        for element in elements_of(definitions)
        if isinstance(element, CallActivity)
    }
    found: set[str] = set()
    for process in definitions.processes:
        inside = {element.id for element in (*elements_in(process), *lanes_of(process.lanes))}
        if process.id in called and not inside & drawn:
            found |= inside
    return found


def _without_pool(definitions: Definitions, planes: set[str]) -> set[str]:
    """Ids of pools that a file does not draw, because it draws their process without one.

    ``planes`` holds the ids of what the planes show.
    """
    collaboration = definitions.collaboration
    people = collaboration.participants
    is_alone = len(people) == 1 and collaboration.id in planes
    return {one.id for one in people if is_alone or one.process_ref in planes}


@dataclass(slots=True)
class _Reader:
    """Reads the planes of one file."""

    elements: dict[str, Element]
    """All of the model, by id."""
    ids: FileIds
    drawn: set[str] = field(default_factory=set)
    """Ids of what was found on some plane."""
    hidden: set[str] = field(default_factory=set)
    """Ids of what stands inside collapsed sub-processes, which nobody expects to see."""

    def drawing(self, plane: etree._Element) -> Drawing:
        """What one plane shows; an element counts only where it is drawn first."""
        pools: list[Container] = []
        lanes: list[Container] = []
        frames: list[Container] = []
        shapes: list[Shape] = []
        edges: list[Edge] = []
        for item in plane:
            element = self.elements.get(self.ids.of(item.get("bpmnElement")))
            if element is None or element.id in self.drawn:
                continue
            box = read_bounds(item)
            if isinstance(element, (SequenceFlow, MessageFlow, Association)):
                edges += self._edge(item, element)
            elif box is None:
                continue
            elif isinstance(element, (FlowNode, TextAnnotation)):
                shapes.append(self._shape(item, element, box))
            elif isinstance(element, Participant):
                pools.append(self._container(item, element, box))
            elif isinstance(element, Lane):
                lanes.append(self._container(item, element, box))
            elif isinstance(element, Group):
                frames.append(self._container(item, element, box))
        self._open(shapes)
        return Drawing(
            _EMPTY, tuple(pools), tuple(lanes), tuple(frames), tuple(shapes), tuple(edges)
        )

    def _open(self, shapes: list[Shape]) -> None:
        """Count sub-processes as open whose content is drawn inside them on the same plane.

        Some tools never write that they are; readers then find no end for lines that lead inside.
        """
        boxes = {shape.element_id: shape.bounds for shape in shapes}
        for place, shape in enumerate(shapes):
            element = self.elements[shape.element_id]
            if shape.is_expanded or not isinstance(element, SubProcess):
                continue
            inside = [one.id for one in element.flow_nodes if one.id in boxes]
            if inside and all(shape.bounds.contains(boxes[one]) for one in inside):
                shapes[place] = replace(shape, is_expanded=True)
                self.hidden -= {one.id for one in elements_in(element)}

    def _container(self, item: etree._Element, element: Element, box: Bounds) -> Container:
        """A pool, a lane or a group."""
        self.drawn.add(element.id)
        lines = (element.name,) if element.name else ()
        return Container(
            element.id,
            element.kind,
            box,
            lines,
            label=_label(item),
            is_horizontal=is_true(item.get("isHorizontal"), default=True),
        )

    def _shape(self, item: etree._Element, element: Element, box: Bounds) -> Shape:
        """A node or a remark."""
        self.drawn.add(element.id)
        expanded = is_true(item.get("isExpanded"))
        if isinstance(element, SubProcess) and not expanded:
            self.hidden |= {inner.id for inner in elements_in(element)}
        label = _label(item)
        place = Label(label, (element.name,)) if label else None
        return Shape(element.id, element.kind, box, label=place, is_expanded=expanded)

    def _edge(self, item: etree._Element, element: Element) -> Iterator[Edge]:
        """An arrow or a dotted line; nothing where the file does not say how it runs."""
        points = []
        for point in item.iter(f"{{{DI}}}waypoint"):
            x, y = read_number(point.get("x")), read_number(point.get("y"))
            if x is not None and y is not None:
                points.append(Point(x, y))
        if len(points) < _POINTS or not isinstance(
            element, (SequenceFlow, MessageFlow, Association)
        ):
            return
        self.drawn.add(element.id)
        label = _label(item)
        place = Label(label, (element.name,)) if label else None
        yield Edge(
            element.id, element.kind, element.source_ref, element.target_ref, tuple(points), place
        )


def _label(item: etree._Element) -> Bounds | None:
    """The place of the text of a shape or edge; None where the file does not say."""
    label = item.find(f"{{{BPMNDI}}}BPMNLabel")
    return None if label is None else read_bounds(label)
