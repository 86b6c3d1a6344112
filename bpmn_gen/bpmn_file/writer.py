"""From model and drawing to a BPMN 2.0 file that opens in any tool.

The order of elements, the prefixes and the attributes are those that the strictest readers accept.
What one engine needs beyond the standard is added by its dialect; the portable file has none of
it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from bpmn_gen.bpmn_file.diagram import add_diagram, used_ids
from bpmn_gen.bpmn_file.dialect import PORTABLE, Dialect
from bpmn_gen.bpmn_file.foreign_elements import (
    add_artifacts,
    add_event_definition,
    add_loop,
    add_trigger,
    set_foreign_attributes,
)
from bpmn_gen.bpmn_file.groups import DerivedIds, add_category, add_group, with_drawn_phases
from bpmn_gen.bpmn_file.names import (
    BPMN,
    EXPORTER,
    PREFIXES,
    TARGET_NAMESPACE,
    add_child,
    add_documentation,
    add_element,
)
from bpmn_gen.bpmn_file.xml_text import XML_DECLARATION, one_line
from bpmn_gen.model.elements import Activity, CallActivity, Event, SubProcess
from bpmn_gen.model.graph import incoming, outgoing
from bpmn_gen.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import (
        Collaboration,
        Definitions,
        FlowNode,
        Lane,
        Process,
        SequenceFlow,
    )
    from bpmn_gen.model.graph import Scope


def write_bpmn(definitions: Definitions, drawing: Drawing, dialect: Dialect = PORTABLE) -> bytes:
    """The BPMN file of a model with its one drawing, as pretty-printed UTF-8."""
    shown = with_drawn_phases(definitions, drawing)
    return write_planes(shown, ((definitions.collaboration.id, drawing),), dialect)


def write_planes(
    definitions: Definitions, planes: Iterable[tuple[str, Drawing]], dialect: Dialect = PORTABLE
) -> bytes:
    """The BPMN file of a model with several drawings, or none.

    Args:
        definitions: the model.
        planes: drawings, each behind the id of what it shows: the collaboration, a process without
            a pool, or a collapsed sub-process.
        dialect: what is added for one engine.
    """
    root = _meaning(definitions, dialect)
    used = used_ids(root)
    for element, drawing in planes:
        add_diagram(root, drawing, element, used)
    etree.indent(root, "  ")
    return XML_DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"


def semantic_elements(definitions: Definitions) -> list[etree._Element]:
    """All that a portable file says, without its drawing, its name and its version."""
    return list(_meaning(definitions, PORTABLE))


def _meaning(definitions: Definitions, dialect: Dialect) -> etree._Element:
    """``bpmn:definitions`` with everything but the drawings."""
    root = _root(definitions, dialect)
    ids = DerivedIds.of(definitions)
    for message in definitions.messages:
        dialect.add_to_message(add_element(root, message), message)
    for trigger in definitions.triggers:
        add_trigger(root, trigger)
    _add_collaboration(root, definitions.collaboration, ids)
    for process in definitions.processes:
        _add_process(root, process, ids, dialect)
    add_category(root, definitions, ids)
    dialect.finish(root)
    return root


def _root(definitions: Definitions, dialect: Dialect) -> etree._Element:
    """``bpmn:definitions`` with nothing in it but its documentation."""
    root = etree.Element(f"{{{BPMN}}}definitions", nsmap={**PREFIXES, **dialect.prefixes})
    root.set("id", definitions.id)
    if definitions.name:
        root.set("name", one_line(definitions.name))
    root.set("targetNamespace", TARGET_NAMESPACE)
    root.set("exporter", EXPORTER)
    root.set("exporterVersion", VERSION)
    for name, value in dialect.platform.items():
        root.set(name, value)
    add_documentation(root, definitions)
    return root


def _add_collaboration(root: etree._Element, collaboration: Collaboration, ids: DerivedIds) -> None:
    """Add the pools and the messages between them."""
    if collaboration.is_empty:
        return
    item = add_element(root, collaboration)
    for participant in collaboration.participants:
        pool = add_element(item, participant)
        if participant.process_ref:
            pool.set("processRef", participant.process_ref)
    for flow in collaboration.message_flows:
        arrow = add_element(item, flow)
        arrow.set("sourceRef", flow.source_ref)
        arrow.set("targetRef", flow.target_ref)
        if flow.message_ref:
            arrow.set("messageRef", flow.message_ref)
    for group in collaboration.groups:
        add_group(item, group, ids)
    add_artifacts(item, collaboration.artifacts)


def _add_process(root: etree._Element, process: Process, ids: DerivedIds, dialect: Dialect) -> None:
    """Add a process: its lanes first, then nodes and flows, groups and remarks last."""
    item = add_element(root, process)
    item.set("isExecutable", "true" if dialect.is_executable else "false")
    dialect.add_to_process(item, process)
    if process.lanes:
        _add_lanes(item, "laneSet", process, ids)
    _add_scope(item, process, ids, dialect)


def _add_lanes(parent: etree._Element, tag: str, holder: Process | Lane, ids: DerivedIds) -> None:
    """Add the lanes of a process, or inside another lane, each with the nodes in it."""
    lane_set = add_child(parent, BPMN, tag, id=ids.lane_sets[holder.id])
    for lane in holder.lanes:
        item = add_element(lane_set, lane)
        for node_id in lane.flow_node_refs:
            add_child(item, BPMN, "flowNodeRef").text = node_id
        if lane.lanes:
            _add_lanes(item, "childLaneSet", lane, ids)


def _add_scope(item: etree._Element, scope: Scope, ids: DerivedIds, dialect: Dialect) -> None:
    """Add what stands in a process or a sub-process."""
    arriving, leaving = incoming(scope), outgoing(scope)
    for node in scope.flow_nodes:
        made = _add_node(item, node, (arriving[node.id], leaving[node.id]), dialect)
        if isinstance(node, SubProcess):
            _add_scope(made, node, ids, dialect)
    for flow in scope.sequence_flows:
        arrow = add_element(item, flow)
        arrow.set("sourceRef", flow.source_ref)
        arrow.set("targetRef", flow.target_ref)
        dialect.add_to_flow(arrow, flow)
    for group in scope.groups:
        add_group(item, group, ids)
    add_artifacts(item, scope.artifacts)


def _add_node(
    parent: etree._Element,
    node: FlowNode,
    flows: tuple[list[SequenceFlow], list[SequenceFlow]],
    dialect: Dialect,
) -> etree._Element:
    """Add a flow node with the flows that arrive at it and those that leave it."""
    item = add_element(parent, node)
    set_foreign_attributes(item, node)
    if isinstance(node, CallActivity) and not dialect.names_called_process and node.called_element:
        item.set("calledElement", node.called_element)
    dialect.add_to_node(item, node)
    for tag, ends in zip(("incoming", "outgoing"), flows, strict=True):
        for flow in ends:
            add_child(item, BPMN, tag).text = flow.id
    if isinstance(node, Event):
        if node.message_ref:
            meant = add_child(item, BPMN, "messageEventDefinition", messageRef=node.message_ref)
            dialect.add_to_message_event(meant, node)
        for definition in node.definitions:
            add_event_definition(item, definition)
    if isinstance(node, Activity):
        add_loop(item, node)
    return item
