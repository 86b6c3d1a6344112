"""Events of XPDL: where they stand, and what happens in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.foreign.plain_text import plain_text
from bpmn_gen.foreign.semantics import line_of
from bpmn_gen.foreign.xpdl.names import child, is_set, kind_of, said

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml import etree

    from bpmn_gen.foreign.bpmn_tree import BpmnTree

_KINDS: Final = {
    "Message": "messageEventDefinition",
    "Timer": "timerEventDefinition",
    "Conditional": "conditionalEventDefinition",
    "Rule": "conditionalEventDefinition",
    "Signal": "signalEventDefinition",
    "Error": "errorEventDefinition",
    "Escalation": "escalationEventDefinition",
    "Cancel": "cancelEventDefinition",
    "Compensation": "compensateEventDefinition",
    "Link": "linkEventDefinition",
    "Terminate": "terminateEventDefinition",
}
_PARTS: Final = {
    "TriggerResultMessage": "Message",
    "TriggerTimer": "Timer",
    "TriggerConditional": "Conditional",
    "TriggerRule": "Conditional",
    "TriggerResultSignal": "Signal",
    "ResultError": "Error",
    "TriggerEscalation": "Escalation",
    "ResultEscalation": "Escalation",
    "TriggerResultCancel": "Cancel",
    "TriggerResultCompensation": "Compensation",
    "TriggerResultLink": "Link",
}
"""What happens, by the element inside an event that tells more of it."""
_MULTIPLE: Final = frozenset(
    {"TriggerMultiple", "TriggerIntermediateMultiple", "ResultMultiple", "TriggerParallelMultiple"}
)
_SENT: Final = frozenset({"Compensation", "Escalation", "None", ""})
"""What an event in the middle of a flow does by itself, where the file does not say otherwise."""
_TIMES: Final = {"TimeDate": "timeDate", "TimeCycle": "timeCycle", "TimeDuration": "timeDuration"}
_ROOTS: Final = {
    "Message": ("message", "messageRef"),
    "Signal": ("signal", "signalRef"),
    "Error": ("error", "errorRef"),
    "Escalation": ("escalation", "escalationRef"),
}


@dataclass(slots=True)
class EventReader:
    """Reads events; what several of them refer to is made once."""

    tree: BpmnTree
    _known: dict[tuple[str, str], str] = field(default_factory=dict)
    """Ids of messages, signals and the like, by their kind and name."""

    def shape(
        self, event: etree._Element, activities: Collection[str]
    ) -> tuple[str, dict[str, str]]:
        """How an event is written in BPMN.

        Args:
            event: the element that tells of it.
            activities: ids of the file on whose border an event may stand.

        Returns:
            Its name in BPMN XML and its attributes.
        """
        kind = kind_of(event)
        stops = "" if is_set(event.get("Interrupting"), default=True) else "false"
        if kind == "StartEvent":
            return "startEvent", {"isInterrupting": stops}
        if kind == "EndEvent":
            return "endEvent", {}
        if host_of(event) in activities:
            return "boundaryEvent", {"cancelActivity": stops}
        return ("intermediateThrowEvent" if _throws(event) else "intermediateCatchEvent"), {}

    def define(self, made: etree._Element, event: etree._Element) -> None:
        """Write what happens in an event into its element."""
        for what, part in _happening(event):
            if what not in _KINDS:
                continue
            definition = self.tree.part(made, _KINDS[what])
            if what in _ROOTS:
                self._refer(definition, what, part)
            elif what == "Timer" and part is not None:
                for source, target in _TIMES.items():
                    if text := plain_text(part.get(source) or "") or said(part, source):
                        self.tree.part(definition, target, text)
                        break
            elif _KINDS[what] == "conditionalEventDefinition":
                text = said(part, "Expression") if part is not None else ""
                name = part.get("ConditionName") if part is not None else ""
                self.tree.part(definition, "condition", text or plain_text(name or ""))
            elif what == "Link":
                name = part.get("Name") if part is not None else ""
                definition.set("name", plain_text(name or "") or made.get("name") or "")

    def _refer(self, definition: etree._Element, what: str, part: etree._Element | None) -> None:
        """Let a definition refer to its message, signal, error or escalation, if that is named."""
        if part is None:
            return
        kind, attribute = _ROOTS[what]
        message = child(part, "Message")
        name = (message.get("Name") if message is not None else None) or part.get("Name") or ""
        code = part.get("ErrorCode") or part.get("EscalationCode") or ""
        name = plain_text(name or code)
        if not name:
            return
        if (kind, name) not in self._known:
            made = self.tree.add(self.tree.root, kind, line_of(part), name=name)
            if code:
                made.set(f"{kind}Code", plain_text(code))
            self._known[kind, name] = made.get("id") or ""
        definition.set(attribute, self._known[kind, name])


def host_of(event: etree._Element) -> str:
    """The id of the activity on whose border an event stands in the file; empty for none."""
    return event.get("Target") or event.get("AttachedToRef") or ""


def event_in(activity: etree._Element) -> etree._Element | None:
    """The element that tells of an event; None where an activity is none."""
    holder = child(activity, "Event")
    if holder is None:
        return None
    wanted = {"StartEvent", "IntermediateEvent", "EndEvent"}
    return next((one for one in holder if kind_of(one) in wanted), None)


def _happening(event: etree._Element) -> Iterator[tuple[str, etree._Element | None]]:
    """What happens in an event, each with the element that tells more, if there is one."""
    parts = [(_PARTS[kind_of(one)], one) for one in event if kind_of(one) in _PARTS]
    for holder in event:
        if kind_of(holder) in _MULTIPLE:
            parts += [(_PARTS[kind_of(one)], one) for one in holder if kind_of(one) in _PARTS]
    what = event.get("Trigger") or event.get("Result") or "None"
    if "Multiple" not in what:
        parts = [one for one in parts if one[0] == _KINDS_OF.get(what, what)][:1]
    yield from parts
    if not parts:
        yield what, None


_KINDS_OF: Final = {"Rule": "Conditional"}
"""What triggers are called by the element that tells more of them."""


def _throws(event: etree._Element) -> bool:
    """Whether an event in the middle of a flow sends rather than waits."""
    told = [one.get("CatchThrow") for one in event if one.get("CatchThrow")]
    if told:
        return "THROW" in told
    return (event.get("Trigger") or "") in _SENT
