"""Which parts of a BPMN file an inventory lists, which it takes as facts, and which it passes over.

All other elements and attributes are technical details.  An inventory only counts them.
"""

from __future__ import annotations

from typing import Final

from bpmn_gen.foreign import kinds as k
from bpmn_gen.interchange.events import CONDITIONS
from bpmn_gen.interchange.papers import PEOPLE
from bpmn_gen.interchange.shared import EVENT_DEFINITIONS

ROOTS: Final = frozenset(
    {
        "process",
        "message",
        "signal",
        "error",
        "escalation",
        "globalTask",
        "globalUserTask",
        "globalManualTask",
        "globalScriptTask",
        "globalBusinessRuleTask",
        "choreography",
        "globalChoreographyTask",
        "globalConversation",
        "partnerEntity",
        "partnerRole",
    }
)
CONTENT: Final = (k.DRAWN_KINDS - k.DATA_LINES) | ROOTS | PEOPLE | {"lane"}
"""Kinds that people see or name: each element is listed and looked for in the other file."""
FACT_PARTS: Final = frozenset(
    {
        "documentation",
        "extensionElements",
        "incoming",
        "outgoing",
        "flowNodeRef",
        "laneSet",
        "childLaneSet",
        "text",
        "categoryValue",
        "conditionExpression",
        "standardLoopCharacteristics",
        "multiInstanceLoopCharacteristics",
        "definitions",
        "eventDefinitionRef",
        "sourceRef",
        "targetRef",
        "dataState",
        "resourceRef",
        "resourceAssignmentExpression",
        "formalExpression",
        *CONDITIONS,
        *EVENT_DEFINITIONS,
    }
)
"""Kinds that are a fact of the element around them, or only hold others together."""
NAMES_TOLD: Final = frozenset(
    {"dataObject", "dataStore", "resource", "dataState", "category", *EVENT_DEFINITIONS}
)
"""Kinds whose name is told with what refers to them, or stands in the fact of an event."""
_DATA: Final = k.SHEETS | {"dataObject", "dataStore"}
FACT_PLACES: Final = {
    "conditionExpression": frozenset({"sequenceFlow"}),
    "text": frozenset({"textAnnotation"}),
    "flowNodeRef": frozenset({"lane"}),
    "dataState": _DATA,
    "resourceRef": PEOPLE,
    "resourceAssignmentExpression": PEOPLE,
    "sourceRef": k.DATA_LINES,
    "targetRef": k.DATA_LINES,
    "eventDefinitionRef": k.EVENTS,
    **dict.fromkeys(CONDITIONS[:3], frozenset({"timerEventDefinition"})),
    **dict.fromkeys(
        ("standardLoopCharacteristics", "multiInstanceLoopCharacteristics"),
        k.TASK_KINDS | k.SUB_PROCESSES,
    ),
    CONDITIONS[3]: frozenset({"conditionalEventDefinition"}),
    **dict.fromkeys(EVENT_DEFINITIONS, k.EVENTS | {"definitions"}),
}
"""Kinds of the elements of which a part may be a fact; anywhere else it means nothing."""
DEFAULTS: Final = {
    ("startQuantity", "1"),
    ("completionQuantity", "1"),
    ("isForCompensation", "false"),
    ("isInterrupting", "true"),
    ("cancelActivity", "true"),
    ("parallelMultiple", "false"),
    ("triggeredByEvent", "false"),
    ("isClosed", "false"),
    ("isExecutable", "false"),
    ("processType", "None"),
    ("gatewayDirection", "Unspecified"),
    ("instantiate", "false"),
    ("eventGatewayType", "Exclusive"),
    ("implementation", "##unspecified"),
    ("implementation", "##WebService"),
    ("associationDirection", "None"),
    ("isSequential", "false"),
    ("textFormat", "text/plain"),
    ("isUnlimited", "false"),
    ("isCollection", "false"),
    ("testBefore", "false"),
    ("behavior", "All"),
    ("waitForCompletion", "true"),
    ("isClosed", "false"),
}
"""Attributes that mean the same when they are absent, so they are no facts."""
ID_ATTRIBUTES: Final = frozenset(
    {
        "sourceRef",
        "targetRef",
        "attachedToRef",
        "processRef",
        "calledElement",
        "messageRef",
        "default",
    }
)
"""Attributes that hold an id of the file; ids are compared in our form."""
TOLD_ELSEWHERE: Final = frozenset(
    {"id", "name", "categoryValueRef", "dataObjectRef", "dataStoreRef", "associationDirection"}
)
"""Attributes that an entry holds in another place, so they are no facts of their own."""
