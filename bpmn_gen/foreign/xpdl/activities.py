"""Activities of XPDL as elements of BPMN: work, sub-processes, calls and gateways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from bpmn_gen.foreign.xpdl.names import child, is_set, kind_of

if TYPE_CHECKING:
    from lxml import etree

_TASKS: Final = {
    "TaskUser": "userTask",
    "TaskManual": "manualTask",
    "TaskService": "serviceTask",
    "TaskApplication": "serviceTask",
    "TaskScript": "scriptTask",
    "TaskSend": "sendTask",
    "TaskReceive": "receiveTask",
    "TaskBusinessRule": "businessRuleTask",
}
_GATEWAYS: Final = {
    "XOR": "exclusiveGateway",
    "EXCLUSIVE": "exclusiveGateway",
    "OR": "inclusiveGateway",
    "INCLUSIVE": "inclusiveGateway",
    "AND": "parallelGateway",
    "PARALLEL": "parallelGateway",
    "COMPLEX": "complexGateway",
}


class ActivityForm(NamedTuple):
    """How an activity is written in BPMN."""

    kind: str
    """Its name in BPMN XML."""
    attributes: dict[str, str]
    content: str = ""
    """Id of the set of activities inside it."""
    called: str = ""
    """Id of the process that it calls."""


def form_of_activity(activity: etree._Element, sets: dict[str, etree._Element]) -> ActivityForm:
    """What an activity that is no event becomes; ``sets`` are the sets of activities, by id."""
    compensates = {"isForCompensation": "true"} if is_set(activity.get("IsForCompensation")) else {}
    route, block = child(activity, "Route"), child(activity, "BlockActivity")
    if route is not None:
        return _gateway(route)
    if block is not None:
        return _block(activity, block, sets, compensates)
    call = child(activity, "Implementation", "SubFlow")
    if call is not None:
        return ActivityForm("callActivity", compensates, called=call.get("Id") or "")
    task = child(activity, "Implementation", "Task")
    kinds = (
        [_TASKS[kind_of(one)] for one in task if kind_of(one) in _TASKS] if task is not None else []
    )
    return ActivityForm(kinds[0] if kinds else "task", compensates)


def _gateway(route: etree._Element) -> ActivityForm:
    """A gateway."""
    by_event = "Event" in {route.get("ExclusiveType"), route.get("XORType")}
    kind = _GATEWAYS.get((route.get("GatewayType") or "XOR").upper())
    if by_event or is_set(route.get("ParallelEventBased")) or kind is None:
        together = is_set(route.get("ParallelEventBased"))
        attributes = {
            "instantiate": "true" if is_set(route.get("Instantiate")) else "",
            "eventGatewayType": "Parallel" if together else "",
        }
        wanted = "eventBasedGateway" if by_event or together else "complexGateway"
        return ActivityForm(wanted, attributes if wanted == "eventBasedGateway" else {})
    return ActivityForm(kind, {})


def _block(
    activity: etree._Element,
    block: etree._Element,
    sets: dict[str, etree._Element],
    attributes: dict[str, str],
) -> ActivityForm:
    """A sub-process with what stands in it."""
    ident = block.get("ActivitySetId") or block.get("BlockId") or ""
    inside = sets.get(ident)
    kind = "subProcess"
    if is_set(activity.get("IsATransaction")) or child(activity, "Transaction") is not None:
        kind = "transaction"
    if inside is not None:
        if is_set(inside.get("AdHoc")):
            kind = "adHocSubProcess"
        if is_set(inside.get("TriggeredByEvent")):
            attributes = attributes | {"triggeredByEvent": "true"}
    return ActivityForm(kind, attributes, content=ident)


def loop_of(activity: etree._Element) -> tuple[str, dict[str, str]] | None:
    """How an activity is repeated: the name in BPMN XML and its attributes."""
    loop = child(activity, "Loop")
    if loop is None:
        return None
    if loop.get("LoopType") == "Standard":
        return "standardLoopCharacteristics", {}
    if loop.get("LoopType") == "MultiInstance":
        several = child(loop, "LoopMultiInstance")
        order = several.get("MI_Ordering") if several is not None else ""
        sequential = {"isSequential": "true"} if order == "Sequential" else {}
        return "multiInstanceLoopCharacteristics", sequential
    return None
