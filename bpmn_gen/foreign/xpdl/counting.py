"""Counts in the XML of an XPDL file what people see there, and finds what of it has no place.

This looks at the file alone and at what stands in the BPMN that was made, not at how it was read,
because the report must not trust the reader.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from bpmn_gen.foreign.leftovers import Leftover, Leftovers
from bpmn_gen.foreign.plain_text import plain_text
from bpmn_gen.foreign.semantics import line_of
from bpmn_gen.foreign.xpdl.activities import form_of_activity
from bpmn_gen.foreign.xpdl.events import event_in
from bpmn_gen.foreign.xpdl.names import child, children, is_for_people, kind_of

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.foreign.bpmn_tree import Origin

_SEEN: Final = {
    "Pool": "participant",
    "Lane": "lane",
    "WorkflowProcess": "process",
    "ActivitySet": "subProcess",
    "Transition": "sequenceFlow",
    "MessageFlow": "messageFlow",
    "Association": "association",
    "DataAssociation": "association",
    "DataStoreReference": "dataStoreReference",
    "DataStore": "dataStoreReference",
    "Participant": "performer",
}
"""What people see or name, with its name in BPMN XML."""
_ARTIFACTS: Final = {
    "dataobject": "dataObjectReference",
    "group": "group",
    "annotation": "textAnnotation",
}
_EVENTS: Final = {
    "StartEvent": "startEvent",
    "EndEvent": "endEvent",
    "IntermediateEvent": "intermediateCatchEvent",
}
_PROGRAMS: Final = frozenset(
    {
        "Deadline",
        "Priority",
        "Limit",
        "Icon",
        "SimulationInformation",
        "Assignment",
        "DataField",
        "FormalParameter",
        "Application",
        "TypeDeclaration",
        "ActualParameter",
        "DataMapping",
        "InputSet",
        "OutputSet",
        "IORule",
        "TransitionRestriction",
        "DataInput",
        "DataOutput",
        "ExternalPackage",
        "WebServiceOperation",
        "LoopCondition",
    }
)
"""Parts that only programs read."""
_COLOURS: Final = "non-normative/color"


def leftovers_of(root: etree._Element, placed: Counter[Origin]) -> Leftovers:
    """What of a file has no place in BPMN; ``placed`` counts what has one."""
    left = Counter(placed)
    found = Leftovers()
    for element in root.iter():
        kind = kind_of(element)
        if kind in _PROGRAMS:
            found.details[f"xpdl:{kind}"] += 1
        elif kind == "ExtendedAttribute" and not _is_told(element):
            found.extensions["bizagi" if _is_of_bizagi(root) else "XPDL"] += 1
        elif kind in {"NodeGraphicsInfo", "ConnectorGraphicsInfo"} and element.get("FillColor"):
            found.extensions[_COLOURS] += 1
        named = _named_kind(element, kind)
        if not named:
            continue
        origin = (kind, element.get("Id") or "")
        if left[origin] > 0:
            left[origin] -= 1
        else:
            name = plain_text(element.get("Name") or element.get("TextAnnotation") or "")
            found.elements.append(Leftover(named, origin[1], name, line_of(element)))
    return found


def _named_kind(element: etree._Element, kind: str) -> str:
    """What an element is to people, as a name in BPMN XML; empty for what they do not see."""
    if kind in _SEEN:
        return _SEEN[kind]
    if kind == "Activity":
        event = event_in(element)
        if event is not None:
            return _EVENTS[kind_of(event)]
        return form_of_activity(element, {}).kind
    if kind == "Artifact":
        return _ARTIFACTS.get((element.get("ArtifactType") or "").lower(), "group")
    if kind == "DataObject":
        holder = element.getparent()
        inside_artifact = holder is not None and kind_of(holder) == "Artifact"
        return "" if inside_artifact else "dataObjectReference"
    return ""


def _is_told(attribute: etree._Element) -> bool:
    """Whether the documentation of an element tells of an attribute."""
    holder = attribute.getparent()
    owner = holder.getparent() if holder is not None else None
    kinds = {*_SEEN, "Activity", "Artifact", "DataObject"} - {"ActivitySet", "Participant"}
    return owner is not None and kind_of(owner) in kinds and is_for_people(attribute)


def _is_of_bizagi(root: etree._Element) -> bool:
    """Whether Bizagi wrote a file."""
    header = child(root, "PackageHeader")
    vendors = children(header, "Vendor") if header is not None else iter(())
    return any("bizagi" in (one.text or "").lower() for one in vendors)
