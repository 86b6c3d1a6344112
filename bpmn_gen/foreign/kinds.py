"""The kinds of BPMN elements, named as in XML and sorted by how they are drawn."""

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
TASK_KINDS: Final = frozenset(
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
SIGNED_TASKS: Final = TASK_KINDS - {
    "task",
    "callActivity",
    "choreographyTask",
    "subChoreography",
    "callChoreography",
}
"""Tasks of a kind that viewers tell by a sign in their upper left corner."""
FLOW_NODES: Final = EVENTS | GATEWAYS | SUB_PROCESSES | TASK_KINDS
SHEETS: Final = frozenset({"dataObjectReference", "dataStoreReference", "dataInput", "dataOutput"})
"""Data, drawn as a sheet of paper or a drum."""
REMARKS: Final = frozenset({"textAnnotation", "group"})
"""What stands beside the flow, so that a line belongs where its other end stands."""
CONVERSATIONS: Final = frozenset({"conversation", "subConversation", "callConversation"})
NODES: Final = FLOW_NODES | SHEETS | CONVERSATIONS | {"textAnnotation"}
OTHER_NOTATIONS: Final = CONVERSATIONS | {
    "choreography",
    "choreographyTask",
    "subChoreography",
    "callChoreography",
    "globalConversation",
    "conversationLink",
}
"""What stands in choreographies and conversations only, which no layout here can draw."""
DATA_LINES: Final = frozenset({"dataInputAssociation", "dataOutputAssociation"})
MESSAGE_LINES: Final = frozenset({"messageFlow", "conversationLink"})
LINES: Final = DATA_LINES | MESSAGE_LINES | {"sequenceFlow", "association"}
SCOPES: Final = SUB_PROCESSES | {"process", "collaboration", "choreography", "globalConversation"}
"""Elements that hold nodes of their own."""
DRAWN_KINDS: Final = NODES | LINES | {"participant", "group"}
OPAQUE: Final = frozenset({"extensionElements", "documentation"})
"""Elements in which nothing is drawn, whatever tools write into them."""
