"""BPMN diagram interchange: where everything in a BPMN file is drawn.

The module needs only the drawing and the ids that the file uses already, so that it serves our own
files and those of others alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.bpmn_file.names import BPMNDI, DC, DI, PREFIXES, add_child
from bpmn_gen.bpmn_file.xml_text import number
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.drawing.typography import LABEL_LINE
from bpmn_gen.drawing.viewer_lines import label_room
from bpmn_gen.model.ids import IdSpace

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Container, Drawing, Edge, Label, Shape

_PREFIXES: Final = {name: PREFIXES[name] for name in ("bpmndi", "dc", "di")}

_LABEL_WIDTH = 90
"""px; the usual width of the labels of groups."""
_LABEL_STEP = 10
"""px by which such a label gets wider, step by step, until its header holds its lines."""

_EXPANDABLE = {"subProcess", "transaction", "adHocSubProcess"}
"""Kinds of shapes that have to say whether they are expanded."""
_HORIZONTAL = {"participant", "lane"}
"""Kinds of shapes that have to say in which direction they run."""


def used_ids(root: etree._Element) -> IdSpace:
    """The ids of a file, and the new ones that are taken from them."""
    ids = IdSpace()
    for item in root.iter():
        if used := item.get("id"):
            ids.take(used)
    return ids


def add_diagram(
    parent: etree._Element, drawing: Drawing, plane_element: str, ids: IdSpace
) -> etree._Element:
    """Append the diagram of a drawing to ``bpmn:definitions`` or what stands for it.

    Args:
        parent: gets the diagram; where it declares no usual prefix of diagrams, the diagram does.
        drawing: what is drawn where.
        plane_element: the id of the collaboration (or of a process without pool) that it shows.
        ids: of the file.
    """
    known = parent.nsmap.values()
    missing = {name: uri for name, uri in _PREFIXES.items() if uri not in known}
    tag, ident = f"{{{BPMNDI}}}BPMNDiagram", ids.take(f"{plane_element}_diagram")
    diagram = etree.SubElement(parent, tag, {"id": ident}, nsmap=missing)
    plane = add_child(
        diagram,
        BPMNDI,
        "BPMNPlane",
        id=ids.take(f"{plane_element}_plane"),
        bpmnElement=plane_element,
    )
    for container in (*drawing.pools, *drawing.lanes):
        _add_container(plane, container, ids)
    for shape in drawing.shapes:
        _add_shape(plane, shape, ids)
    for phase in drawing.phases:
        _add_container(plane, phase, ids)
    for edge in drawing.edges:
        _add_edge(plane, edge, ids)
    return diagram


def _add_container(plane: etree._Element, container: Container, ids: IdSpace) -> None:
    """Add a pool or a lane, whose title the reader places itself, or a phase with its label."""
    item = _add_item(plane, "BPMNShape", container.element_id, ids)
    if container.kind in _HORIZONTAL:
        item.set("isHorizontal", "true" if container.is_horizontal else "false")
    _add_bounds(item, container.bounds)
    if container.label:
        _add_label(item, container.label)
    elif container.kind == "group" and container.lines:
        _add_label(item, _header_label(container))


def _header_label(phase: Container) -> Bounds:
    """The place of the name of a phase: centred in its header, as readers break it."""
    text, reach = " ".join(phase.lines), max(_LABEL_WIDTH, int(phase.bounds.width))
    rooms = [label_room(text, width) for width in range(_LABEL_WIDTH, reach + 1, _LABEL_STEP)]
    fits = (room for room in rooms if room[1] * LABEL_LINE <= phase.header)
    width, lines = next(fits, rooms[-1])
    height = lines * LABEL_LINE
    top = phase.bounds.y + max(phase.header - height, 0.0) / 2
    return Bounds(round(phase.bounds.center.x - width / 2), round(top), width, height)


def _add_shape(plane: etree._Element, shape: Shape, ids: IdSpace) -> None:
    """Add a flow node or an artifact."""
    item = _add_item(plane, "BPMNShape", shape.element_id, ids)
    if shape.kind == "exclusiveGateway":
        item.set("isMarkerVisible", "true")
    if shape.kind in _EXPANDABLE:
        item.set("isExpanded", "true" if shape.is_expanded else "false")
    elif shape.is_expanded:  # a call activity that shows the process that it calls
        item.set("isExpanded", "true")
    _add_bounds(item, shape.bounds)
    _add_own_label(item, shape.label)


def _add_edge(plane: etree._Element, edge: Edge, ids: IdSpace) -> None:
    """Add a flow or an association."""
    item = _add_item(plane, "BPMNEdge", edge.element_id, ids)
    for point in edge.waypoints:
        add_child(item, DI, "waypoint", x=number(point.x), y=number(point.y))
    _add_own_label(item, edge.label)


def _add_item(plane: etree._Element, name: str, element_id: str, ids: IdSpace) -> etree._Element:
    """Add a shape or an edge that shows the element."""
    return add_child(plane, BPMNDI, name, id=ids.take(f"{element_id}_di"), bpmnElement=element_id)


def _add_own_label(item: etree._Element, label: Label | None) -> None:
    """Add the place of text outside a shape or beside an edge, if there is any."""
    if label is not None:
        _add_label(item, label.bounds)


def _add_label(item: etree._Element, bounds: Bounds) -> None:
    """Add the place of a text."""
    _add_bounds(add_child(item, BPMNDI, "BPMNLabel"), bounds)


def _add_bounds(item: etree._Element, bounds: Bounds) -> None:
    """Add a box."""
    add_child(
        item,
        DC,
        "Bounds",
        x=number(bounds.x),
        y=number(bounds.y),
        width=number(bounds.width),
        height=number(bounds.height),
    )
