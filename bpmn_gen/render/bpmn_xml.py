"""BPMN 2.0: model and drawing as a file that opens in any tool.

The order of elements, the prefixes and the attributes follow what the strictest readers accept.
What one engine needs beyond the standard is added by its dialect; the portable file has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from bpmn_gen import __version__
from bpmn_gen.model.elements import CallActivity, Event
from bpmn_gen.model.graph import incoming, outgoing
from bpmn_gen.render.bpmn_di import add_diagram
from bpmn_gen.render.bpmn_dialect import PORTABLE, Dialect
from bpmn_gen.render.bpmn_groups import DerivedIds, add_category, add_group
from bpmn_gen.render.bpmn_names import (
    BPMN,
    PREFIXES,
    TARGET_NAMESPACE,
    add,
    add_documentation,
    add_element,
)
from bpmn_gen.render.xml_text import XML_DECLARATION, one_line

if TYPE_CHECKING:
    from bpmn_gen.drawing import Drawing
    from bpmn_gen.model.elements import (
        Collaboration,
        Definitions,
        FlowNode,
        Lane,
        Process,
        SequenceFlow,
    )


def write_bpmn(definitions: Definitions, drawing: Drawing, dialect: Dialect = PORTABLE) -> bytes:
    """The BPMN file of a model with its drawing, as pretty-printed UTF-8."""
    root = _root(definitions, dialect)
    ids = DerivedIds.of(definitions)
    for message in definitions.messages:
        dialect.add_to_message(add_element(root, message), message)
    _add_collaboration(root, definitions.collaboration)
    for process in definitions.processes:
        _add_process(root, process, ids, dialect)
    add_category(root, definitions, ids)
    add_diagram(root, drawing, definitions.collaboration.id)
    etree.indent(root, "  ")
    return XML_DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"


def _root(definitions: Definitions, dialect: Dialect) -> etree._Element:
    """``bpmn:definitions`` with nothing in it but its documentation."""
    root = etree.Element(f"{{{BPMN}}}definitions", nsmap={**PREFIXES, **dialect.prefixes})
    root.set("id", definitions.id)
    if definitions.name:
        root.set("name", one_line(definitions.name))
    root.set("targetNamespace", TARGET_NAMESPACE)
    root.set("exporter", "bpmn-gen")
    root.set("exporterVersion", __version__)
    for name, value in dialect.platform.items():
        root.set(name, value)
    add_documentation(root, definitions)
    return root


def _add_collaboration(root: etree._Element, collaboration: Collaboration) -> None:
    """The pools and the messages between them."""
    item = add_element(root, collaboration)
    for participant in collaboration.participants:
        add_element(item, participant).set("processRef", participant.process_ref)
    for flow in collaboration.message_flows:
        arrow = add_element(item, flow)
        arrow.set("sourceRef", flow.source_ref)
        arrow.set("targetRef", flow.target_ref)
        arrow.set("messageRef", flow.message_ref)


def _add_process(root: etree._Element, process: Process, ids: DerivedIds, dialect: Dialect) -> None:
    """A process: its lanes first, its nodes and flows, its groups last."""
    item = add_element(root, process)
    item.set("isExecutable", "true" if dialect.is_executable else "false")
    dialect.add_to_process(item, process)
    if process.lanes:
        lane_set = add(item, BPMN, "laneSet", id=ids.lane_sets[process.id])
        for lane in process.lanes:
            _add_lane(lane_set, lane)
    arriving, leaving = incoming(process), outgoing(process)
    for node in process.flow_nodes:
        _add_node(item, node, arriving[node.id], leaving[node.id], dialect)
    for flow in process.sequence_flows:
        arrow = add_element(item, flow)
        arrow.set("sourceRef", flow.source_ref)
        arrow.set("targetRef", flow.target_ref)
        dialect.add_to_flow(arrow, flow)
    for group in process.groups:
        add_group(item, group, ids)


def _add_lane(lane_set: etree._Element, lane: Lane) -> None:
    """A lane with the nodes in it."""
    item = add_element(lane_set, lane)
    for node_id in lane.flow_node_refs:
        add(item, BPMN, "flowNodeRef").text = node_id


def _add_node(
    parent: etree._Element,
    node: FlowNode,
    arriving: list[SequenceFlow],
    leaving: list[SequenceFlow],
    dialect: Dialect,
) -> None:
    """A flow node with the flows at both its ends."""
    item = add_element(parent, node)
    if isinstance(node, CallActivity) and not dialect.names_called_process:
        item.set("calledElement", node.called_element)
    dialect.add_to_node(item, node)
    for flow in arriving:
        add(item, BPMN, "incoming").text = flow.id
    for flow in leaving:
        add(item, BPMN, "outgoing").text = flow.id
    if isinstance(node, Event) and node.message_ref:
        meant = add(item, BPMN, "messageEventDefinition", messageRef=node.message_ref)
        dialect.add_to_message_event(meant, node)
