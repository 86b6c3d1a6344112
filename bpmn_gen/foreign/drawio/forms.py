"""What a cell of draw.io means in BPMN: shapes of its BPMN library, and plain ones as people draw.

A plain rectangle is work, a rhomb a decision, an ellipse or a capsule the beginning or the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from bpmn_gen.foreign.drawio.cells import Cell

_MARKERS: Final = {
    "user": "userTask",
    "manual": "manualTask",
    "service": "serviceTask",
    "script": "scriptTask",
    "send": "sendTask",
    "receive": "receiveTask",
    "businessRule": "businessRuleTask",
}
_ICONS: Final = {
    "mxgraph.bpmn.user_task": "userTask",
    "mxgraph.bpmn.manual_task": "manualTask",
    "mxgraph.bpmn.service_task": "serviceTask",
    "mxgraph.bpmn.script_task": "scriptTask",
    "mxgraph.bpmn.business_rule_task": "businessRuleTask",
}
"""Signs that older libraries put into a task, as cells of their own."""
_SYMBOLS: Final = {
    "message": "messageEventDefinition",
    "timer": "timerEventDefinition",
    "conditional": "conditionalEventDefinition",
    "signal": "signalEventDefinition",
    "error": "errorEventDefinition",
    "escalation": "escalationEventDefinition",
    "cancel": "cancelEventDefinition",
    "compensation": "compensateEventDefinition",
    "link": "linkEventDefinition",
    "terminate": "terminateEventDefinition",
    "terminate2": "terminateEventDefinition",
}
_OUTLINES: Final = {
    "standard": "startEvent",
    "eventInt": "startEvent",
    "eventNonint": "startEvent",
    "catching": "intermediateCatchEvent",
    "boundInt": "intermediateCatchEvent",
    "boundNonint": "intermediateCatchEvent",
    "throwing": "intermediateThrowEvent",
    "end": "endEvent",
}
_GATEWAYS: Final = {
    "exclusive": "exclusiveGateway",
    "exclusiveGw": "exclusiveGateway",
    "parallel": "parallelGateway",
    "parallelGw": "parallelGateway",
    "complex": "complexGateway",
    "complexGw": "complexGateway",
    "inclusive": "inclusiveGateway",
    "inclusiveGw": "inclusiveGateway",
    "eventGw": "eventBasedGateway",
}
_ROUND: Final = frozenset(
    {"ellipse", "doubleEllipse", "mxgraph.flowchart.start_1", "mxgraph.flowchart.start_2"}
)
_CAPSULES: Final = frozenset({"mxgraph.flowchart.terminator", "mxgraph.flowchart.terminator2"})
_RHOMBS: Final = frozenset({"rhombus", "mxgraph.flowchart.decision"})
_PAPERS: Final = frozenset(
    {
        "document",
        "mxgraph.flowchart.document",
        "mxgraph.flowchart.document2",
        "mxgraph.flowchart.multi-document",
        "mxgraph.bpmn.data",
        "mxgraph.bpmn.data2",
    }
)
_STORES: Final = frozenset(
    {
        "datastore",
        "cylinder",
        "cylinder2",
        "cylinder3",
        "mxgraph.flowchart.database",
        "mxgraph.flowchart.stored_data",
    }
)
_NOTES: Final = frozenset(
    {
        "note",
        "note2",
        "text",
        "mxgraph.flowchart.annotation_1",
        "mxgraph.flowchart.annotation_2",
        "partialRectangle",
        "curlyBracket",
        "callout",
        "label",
    }
)
_OTHERS: Final = frozenset({"mxgraph.bpmn.conversation", "hexagon", "message", "image", "umlActor"})
_SIGNS: Final = ("mxgraph.bpmn.event", "mxgraph.bpmn.shape", "mxgraph.bpmn.gateway")
_WORK: Final = ("mxgraph.flowchart.", "mxgraph.basic.")
"""Beginnings of names of shapes in which people draw steps."""
UNSURE: Final = "end?"
"""Stands for an event of which only the flow says whether a process begins or ends there."""


class Form(NamedTuple):
    """What a cell is."""

    kind: str
    """Its name in BPMN XML; empty for what has no place there."""
    happens: tuple[str, ...] = ()
    """Kinds of event definitions."""
    is_inner: bool = False
    """Whether it looks like an event on the border of a step."""
    interrupts: bool = True
    loop: str = ""
    """``standard``, ``sequential`` or ``parallel``; empty where it is done once."""
    compensates: bool = False
    is_closed: bool = False
    """Whether it is a sub-process that is drawn shut."""
    by_event: bool = False
    """Whether it is a sub-process that an event begins."""
    is_plain: bool = True
    """Whether it is a form in which people draw steps, not a picture of something."""


def form_of_cell(cell: Cell) -> Form:
    """What a box means."""
    shape, style = cell.shape, cell.style
    if shape.startswith("mxgraph.bpmn.task") or shape == "ext":
        return _task(cell)
    if shape.startswith(_SIGNS):
        is_gateway = cell.is_gateway or "Gw" in style.get("symbol", "")
        return _gateway(cell) if is_gateway else _event(cell)
    for kinds, kind in (
        (_RHOMBS, "exclusiveGateway"),
        (_PAPERS, "dataObjectReference"),
        (_STORES, "dataStoreReference"),
        (_NOTES, "textAnnotation"),
        (_OTHERS, ""),
    ):
        if shape in kinds:
            return Form(kind)
    if shape in _ROUND or shape in _CAPSULES or _is_capsule(cell):
        return Form(UNSURE)
    return _plain(cell)


def _plain(cell: Cell) -> Form:
    """What a rectangle means, or a shape that nobody knows."""
    style, shape = cell.style, cell.shape
    if _is_group(cell):
        return Form("group")
    if style.get("strokeColor") == "none" and style.get("fillColor", "none") == "none":
        return Form("textAnnotation")
    return Form("task", is_plain=not shape.startswith("mxgraph.") or shape.startswith(_WORK))


def icon_of(cell: Cell) -> str:
    """The kind of task of which a cell is the sign; empty for other cells."""
    return _ICONS.get(cell.shape, "")


def _task(cell: Cell) -> Form:
    """Work in the shapes of the library."""
    style = cell.style
    kind = _MARKERS.get(style.get("taskMarker", ""), "task")
    loop = "standard" if cell.has("isLoopStandard") else ""
    loop = "sequential" if cell.has("isLoopMultiSeq") else loop
    loop = "parallel" if cell.has("isLoopMultiParallel") else loop
    wanted = style.get("bpmnShapeType", "")
    by_event = style.get("outline", "").startswith("event") or (
        wanted == "subprocess" and style.get("dashed") == "1"
    )
    if wanted == "transaction" or style.get("double") == "1":
        kind = "transaction"
    elif wanted == "call" or (cell.shape == "ext" and style.get("strokeWidth", "1") in {"3", "4"}):
        kind = "callActivity"
    elif cell.has("isAdHoc"):
        kind = "adHocSubProcess"
    elif wanted == "subprocess" or cell.has("isLoopSub"):
        kind = "subProcess"
    closed = cell.has("isLoopSub")
    return Form(
        kind,
        loop=loop,
        compensates=cell.has("isLoopComp"),
        is_closed=closed,
        by_event=by_event and kind == "subProcess",
    )


def _event(cell: Cell) -> Form:
    """An event of the library."""
    outline, symbol = cell.style.get("outline", "standard"), cell.style.get("symbol", "general")
    kind = _OUTLINES.get(outline, "startEvent")
    happens = (_SYMBOLS[symbol],) if symbol in _SYMBOLS else ()
    return Form(
        kind,
        happens,
        is_inner=outline in {"catching", "boundInt", "boundNonint"},
        interrupts=not outline.endswith("Nonint"),
    )


def _gateway(cell: Cell) -> Form:
    """A gateway of the library; some are told by the event that stands in them."""
    style = cell.style
    for key in ("gwType", "symbol"):
        if (found := _GATEWAYS.get(style.get(key, ""))) is not None:
            return Form(found)
    if style.get("outline") == "end":
        return Form("inclusiveGateway")
    if style.get("symbol") in {"multiple", "parallelMultiple"}:
        return Form("eventBasedGateway")
    return Form("exclusiveGateway")


def _is_capsule(cell: Cell) -> bool:
    """Whether a rectangle is drawn so round that it is a capsule."""
    try:
        arc = float(cell.style.get("arcSize", "0"))
    except ValueError:
        return False
    fits = cell.style.get("absoluteArcSize") != "1" and 40 <= arc <= 100  # noqa: PLR2004 -- per cent
    return cell.has("rounded") and fits


def _is_group(cell: Cell) -> bool:
    """Whether a cell is a frame of dashes and dots, which the library draws around others."""
    return cell.style.get("dashPattern", "") in {"8 3 1 3", "8 4 1 4"} and cell.has("dashed")
