"""What a BPMN file holds only when it came from elsewhere: triggers, loops, remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.names import BPMN, XSI, add, add_element
from bpmn_gen.bpmn_file.xml_text import clean, one_line
from bpmn_gen.model.element import Loop
from bpmn_gen.model.elements import Event, StartEvent
from bpmn_gen.model.foreign import BoundaryEvent, Error, Escalation, SubProcess, TextAnnotation

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
"""The attribute by which an event definition refers to something."""


def add_trigger(root: etree._Element, trigger: Trigger) -> None:
    """A signal, an error or an escalation."""
    item = add_element(root, trigger)
    if isinstance(trigger, Error) and trigger.error_code:
        item.set("errorCode", one_line(trigger.error_code))
    elif isinstance(trigger, Escalation) and trigger.escalation_code:
        item.set("escalationCode", one_line(trigger.escalation_code))


def set_foreign_attributes(item: etree._Element, node: FlowNode) -> None:
    """What only nodes of foreign files are."""
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
    """What happens in an event; the event's flows stand before it."""
    meant = add(item, BPMN, definition.kind)
    if definition.ref and definition.kind in REFERENCE_ATTRIBUTES:
        meant.set(REFERENCE_ATTRIBUTES[definition.kind], definition.ref)
    if definition.kind == "linkEventDefinition":
        meant.set("name", one_line(definition.name))
    if definition.condition_kind:
        when = add(meant, BPMN, definition.condition_kind)
        when.set(f"{{{XSI}}}type", EXPRESSION)
        when.text = clean(definition.condition).strip()


def add_loop(item: etree._Element, activity: Activity) -> None:
    """How often an activity is done, if not once."""
    if activity.loop is Loop.STANDARD:
        add(item, BPMN, "standardLoopCharacteristics")
    elif activity.loop is not None:
        loop = add(item, BPMN, "multiInstanceLoopCharacteristics")
        loop.set("isSequential", "true" if activity.loop is Loop.SEQUENTIAL else "false")


def add_artifacts(parent: etree._Element, artifacts: Iterable[Artifact]) -> None:
    """Remarks and the lines that lead to them, each kind after what it can refer to."""
    for artifact in artifacts:
        item = add_element(parent, artifact)
        if isinstance(artifact, TextAnnotation):
            add(item, BPMN, "text").text = clean(artifact.text).strip()
        else:
            _set_ends(item, artifact)  # type: ignore[arg-type]


def _set_ends(item: etree._Element, line: Association) -> None:
    """Where a dotted line begins and ends."""
    if line.direction:
        item.set("associationDirection", line.direction)
    item.set("sourceRef", line.source_ref)
    item.set("targetRef", line.target_ref)
