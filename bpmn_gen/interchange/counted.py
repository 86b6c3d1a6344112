"""What of a BPMN file people see, what only holds it together, and what means nothing."""

from __future__ import annotations

from typing import Final

from bpmn_gen.foreign import kinds as k
from bpmn_gen.interchange.events import CONDITIONS
from bpmn_gen.interchange.papers import PEOPLE

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
        "globalConversation",
    }
)
CONTENT: Final = (k.DRAWN - k.DATA_LINES) | ROOTS | PEOPLE | {"lane"}
"""What people see or name: each is followed from file to file."""
PARTS: Final = frozenset(
    {
        "documentation",
        "extensionElements",
        "incoming",
        "outgoing",
        "flowNodeRef",
        "laneSet",
        "childLaneSet",
        "text",
        "category",
        "categoryValue",
        "conditionExpression",
        "standardLoopCharacteristics",
        "multiInstanceLoopCharacteristics",
        "collaboration",
        "definitions",
        "sourceRef",
        "targetRef",
        "dataState",
        "resourceRef",
        "resourceAssignmentExpression",
        "formalExpression",
        "resource",
        "dataObject",
        "dataStore",
        *CONDITIONS,
    }
)
"""What is told as a fact of the element around it, or only holds others together."""
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
}
"""Attributes that mean the same when they are absent."""
REFERENCES: Final = frozenset(
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
"""Attributes that hold an id of the file."""
TOLD: Final = frozenset(
    {"id", "name", "categoryValueRef", "dataObjectRef", "dataStoreRef", "associationDirection"}
)
"""Attributes that are facts under another name, or none."""
