"""The BPMN elements that are drawn, by how they are drawn."""

from __future__ import annotations

from typing import Final

EVENTS: Final = frozenset(
    {
        "startEvent",
        "endEvent",
        "intermediateCatchEvent",
        "intermediateThrowEvent",
        "boundaryEvent",
        "implicitThrowEvent",
        "event",
    }
)
GATEWAYS: Final = frozenset(
    {
        "exclusiveGateway",
        "inclusiveGateway",
        "parallelGateway",
        "complexGateway",
        "eventBasedGateway",
    }
)
SUB_PROCESSES: Final = frozenset({"subProcess", "transaction", "adHocSubProcess"})
TASKS: Final = frozenset(
    {
        "task",
        "userTask",
        "manualTask",
        "serviceTask",
        "scriptTask",
        "sendTask",
        "receiveTask",
        "businessRuleTask",
        "callActivity",
        "choreographyTask",
        "subChoreography",
        "callChoreography",
    }
)
FLOW_NODES: Final = EVENTS | GATEWAYS | SUB_PROCESSES | TASKS
SHEETS: Final = frozenset({"dataObjectReference", "dataStoreReference", "dataInput", "dataOutput"})
CONVERSATIONS: Final = frozenset({"conversation", "subConversation", "callConversation"})
NODES: Final = FLOW_NODES | SHEETS | CONVERSATIONS | {"textAnnotation"}
DATA_LINES: Final = frozenset({"dataInputAssociation", "dataOutputAssociation"})
MESSAGE_LINES: Final = frozenset({"messageFlow", "conversationLink"})
LINES: Final = DATA_LINES | MESSAGE_LINES | {"sequenceFlow", "association"}
SCOPES: Final = SUB_PROCESSES | {"process", "collaboration", "choreography", "globalConversation"}
"""What holds nodes of its own."""
DRAWN: Final = NODES | LINES | {"participant", "group"}
OPAQUE: Final = frozenset({"extensionElements", "documentation"})
"""Nothing inside these is drawn."""
