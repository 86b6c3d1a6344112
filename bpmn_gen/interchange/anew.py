"""New drawings for a model whose own are missing or incomplete.

The code of ``relayout`` lays out the model as it does any foreign file.  It takes drawables.  They
are listed here in the order of the written file, because the layout decides ties by that order.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.xml_text import clean, one_line
from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.drawables import Drawable, DrawableLane, Drawables, drawn_name, drawn_remark
from bpmn_gen.foreign.old_diagram import OldDiagram
from bpmn_gen.interchange.diagrams import shows_something
from bpmn_gen.model.elements import Group, MessageFlow, Participant, SequenceFlow, SubProcess
from bpmn_gen.model.foreign import Association, BoundaryEvent, TextAnnotation
from bpmn_gen.relayout.planes import draw_planes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.element import Element
    from bpmn_gen.model.elements import Definitions, Lane
    from bpmn_gen.model.graph import Scope

Planes = tuple[tuple[str, "Drawing"], ...]
"""Drawings, each behind the id of what its plane shows."""


def drawn_anew(definitions: Definitions, planes: Planes) -> Planes:
    """The planes of a model laid out again; expanded sub-processes stay expanded."""
    drawables = _Collector().collected(definitions)
    drawn = draw_planes(drawables, _old_diagram(planes))
    made = _each_once((plane.element, plane.drawing) for plane in drawn)
    return tuple((element, drawing) for element, drawing in made if shows_something(drawing))


def _each_once(planes: Iterable[tuple[str, Drawing]]) -> Iterator[tuple[str, Drawing]]:
    """The same planes without frames of groups that an earlier plane shows."""
    seen: set[str] = set()
    for element, drawing in planes:
        frames = tuple(one for one in drawing.phases if one.element_id not in seen)
        seen.update(one.element_id for one in frames)
        yield element, replace(drawing, phases=frames)


@dataclass(slots=True)
class _Collector:
    """Collects what a model shows."""

    drawables: Drawables = field(default_factory=Drawables)

    def collected(self, definitions: Definitions) -> Drawables:
        """All that a model shows: the outermost scopes first, then what stands in each."""
        plane = definitions.collaboration
        is_drawn = not plane.is_empty
        for scope in (*([plane] if is_drawn else []), *definitions.processes):
            self._add(scope, "")
        if is_drawn:
            parts = (plane.participants, plane.message_flows, plane.groups, plane.artifacts)
            self._add_all((element for part in parts for element in part), plane.id)
        for process in definitions.processes:
            if process.lanes:
                self.drawables.lanes[process.id] = _lanes(process.lanes)
            self._fill(process, process.id)
        return self.drawables

    def _fill(self, scope: Scope, ident: str) -> None:
        """Add what stands in a scope, then what stands in the sub-processes there."""
        self._add_all(scope.flow_nodes, ident)
        self._add_all(scope.sequence_flows, ident)
        self._add_all(scope.groups, ident)
        self._add_all(scope.artifacts, ident)
        for node in scope.flow_nodes:
            if isinstance(node, SubProcess):
                self._fill(node, node.id)

    def _add_all(self, elements: Iterable[Element], scope: str) -> None:
        for element in elements:
            self._add(element, scope)

    def _add(self, element: Element, scope: str) -> None:
        """Add one element to its scope."""
        item = Drawable(element.id, element.kind, scope, _drawn_text(element))
        if isinstance(element, (SequenceFlow, MessageFlow, Association)):
            item.source, item.target = element.source_ref, element.target_ref
        elif isinstance(element, BoundaryEvent):
            item.host = element.attached_to_ref
        elif isinstance(element, Participant):
            item.process = element.process_ref
        self.drawables.add(item)


def _drawn_text(element: Element) -> str:
    """The text of an element as readers of the written file see it."""
    if isinstance(element, TextAnnotation):
        return drawn_remark(clean(element.text))
    name = one_line(element.name)
    return name if isinstance(element, Group) else drawn_name(name)


def _lanes(lanes: Iterable[Lane]) -> tuple[DrawableLane, ...]:
    """Lanes with the lanes inside them."""
    return tuple(
        DrawableLane(
            lane.id, drawn_name(one_line(lane.name)), lane.flow_node_refs, _lanes(lane.lanes)
        )
        for lane in lanes
    )


def _old_diagram(planes: Planes) -> OldDiagram:
    """What planes say that elements do not, in the order in which a file would list it."""
    old = OldDiagram()
    for _, drawing in planes:
        for container in (*drawing.pools, *drawing.lanes):
            old.bounds[container.element_id] = container.bounds
        for shape in drawing.shapes:
            old.bounds[shape.element_id] = shape.bounds
            if shape.is_expanded or shape.kind in k.SUB_PROCESSES:
                old.expanded[shape.element_id] = shape.is_expanded
        for group in drawing.phases:
            old.bounds[group.element_id] = group.bounds
    return old
