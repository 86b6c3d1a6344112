"""Writing what only a file of others holds: triggers, loops, remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.names import BPMN, XSI, add_child, add_element
from bpmn_gen.bpmn_file.xml_text import clean, one_line
from bpmn_gen.model.element import Loop
from bpmn_gen.model.elements import Event, StartEvent, SubProcess
from bpmn_gen.model.foreign import BoundaryEvent, Error, Escalation, TextAnnotation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from bpmn_gen.model.element import Artifact, EventDefinition, Trigger
    from bpmn_gen.model.elements import Activity, FlowNode
    from bpmn_gen.model.foreign import Association

EXPRESSION = "bpmn:tFormalExpression"
REFERENCE_ATTRIBUTES = {
    "signalEventDefinition": "signalRef",
    "errorEventDefinition": "errorRef",
    "escalationEventDefinition": "escalationRef",
    "compensateEventDefinition": "activityRef",
}
"""The attribute by which an event definition refers to something, by the kind of definition."""


def add_trigger(root: etree._Element, trigger: Trigger) -> None:
    """Add a signal, an error or an escalation."""
    item = add_element(root, trigger)
    if isinstance(trigger, Error) and trigger.error_code:
        item.set("errorCode", one_line(trigger.error_code))
    elif isinstance(trigger, Escalation) and trigger.escalation_code:
        item.set("escalationCode", one_line(trigger.escalation_code))


def set_foreign_attributes(item: etree._Element, node: FlowNode) -> None:
    """Set the attributes that only nodes of foreign files have; absent ones mean the default."""
    if isinstance(node, BoundaryEvent):
        item.set("attachedToRef", node.attached_to_ref)
    if isinstance(node, Event):
        if not node.is_interrupting:
            item.set(
                "isInterrupting" if isinstance(node, StartEvent) else "cancelActivity", "false"
            )
        return
    if isinstance(node, SubProcess) and node.triggered_by_event:
        item.set("triggeredByEvent", "true")
    if getattr(node, "is_for_compensation", False):
        item.set("isForCompensation", "true")


def add_event_definition(item: etree._Element, definition: EventDefinition) -> None:
    """Add what happens in an event; the caller has added the flows, which stand before it."""
    meant = add_child(item, BPMN, definition.kind)
    if definition.ref and definition.kind in REFERENCE_ATTRIBUTES:
        meant.set(REFERENCE_ATTRIBUTES[definition.kind], definition.ref)
    if definition.kind == "linkEventDefinition":
        meant.set("name", one_line(definition.name))
    if definition.condition_kind:
        when = add_child(meant, BPMN, definition.condition_kind)
        when.set(f"{{{XSI}}}type", EXPRESSION)
        when.text = clean(definition.condition).strip()


def add_loop(item: etree._Element, activity: Activity) -> None:
    """Add how an activity is repeated, if it is."""
    if activity.loop is Loop.STANDARD:
        add_child(item, BPMN, "standardLoopCharacteristics")
    elif activity.loop is not None:
        loop = add_child(item, BPMN, "multiInstanceLoopCharacteristics")
        loop.set("isSequential", "true" if activity.loop is Loop.SEQUENTIAL else "false")


def add_artifacts(parent: etree._Element, artifacts: Iterable[Artifact]) -> None:
    """Add remarks and the lines that lead to them, in the order given."""
    for artifact in artifacts:
        item = add_element(parent, artifact)
        if isinstance(artifact, TextAnnotation):
            add_child(item, BPMN, "text").text = clean(artifact.text).strip()
        else:
            _set_ends(item, artifact)  # type: ignore[arg-type]


def _set_ends(item: etree._Element, line: Association) -> None:
    """Say where a dotted line begins and ends."""
    if line.direction:
        item.set("associationDirection", line.direction)
    item.set("sourceRef", line.source_ref)
    item.set("targetRef", line.target_ref)
