"""What the dialects of Camunda 7 and Camunda 8 have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from lxml import etree

from bpmn_gen.bpmn_file.dialect import Dialect
from bpmn_gen.bpmn_file.names import BPMN, XSI, add_child
from bpmn_gen.bpmn_file.xml_text import as_label, inert
from bpmn_gen.model.duration import read_duration
from bpmn_gen.model.elements import (
    EndEvent,
    ExclusiveGateway,
    InclusiveGateway,
    IntermediateThrowEvent,
    SequenceFlow,
    StartEvent,
    SubProcess,
)
from bpmn_gen.model.graph import elements_in, nodes_in

if TYPE_CHECKING:
    from bpmn_gen.model.elements import FlowNode, Work
    from bpmn_gen.model.execution import Executable

MODELER = "http://camunda.org/schema/modeler/1.0"
CASE_KEY = "kunci"
"""Name of the variable that tells the cases of a collaboration apart; messages carry its value."""
HISTORY_KEPT = "P180D"
"""Time for which Camunda 7 keeps what was done or decided, as an ISO 8601 duration.  It refuses a
process or a decision that does not say."""
_TEXTS = (f"{{{BPMN}}}documentation", f"{{{BPMN}}}text")
SENDING = (IntermediateThrowEvent, EndEvent)
"""Events that send a message when they have one."""


class CamundaDialect(Dialect, ABC):
    """Candidate groups from roles, answers as conditions, one default way for each decision."""

    is_executable = True
    read_names: tuple[str, ...] = ("name",)
    """Attributes that hold texts of people."""

    def __init__(self, executable: Executable) -> None:
        """Note by node and by flow what the model keeps by process."""
        self.executable = executable
        processes = executable.definitions.processes
        self.process_of = {
            node.id: process.id for process in processes for node in nodes_in(process)
        }
        self.group_of = {
            node: lane.role for process in processes for lane in process.lanes
            for node in lane.flow_node_refs
        }  # fmt: skip
        for process in processes:
            for sub in process.flow_nodes:
                if isinstance(sub, SubProcess):
                    role = self.group_of.get(sub.id, "")
                    self.group_of |= {node.id: role for node in nodes_in(sub)}
        self.named = executable.named
        self._default = {
            flow.source_ref: flow.id for process in processes for flow in elements_in(process)
            if isinstance(flow, SequenceFlow)
            and flow.id in executable.answers and executable.answers[flow.id] is None
        }  # fmt: skip

        definitions = executable.definitions
        self._names = {message.id: message.name for message in definitions.messages}

    def add_to_node(self, item: etree._Element, node: FlowNode) -> None:
        """Name the default way out of a decision."""
        if isinstance(node, ExclusiveGateway | InclusiveGateway) and node.id in self._default:
            item.set("default", self._default[node.id])

    def begins_collaboration(self, node: FlowNode) -> bool:
        """Whether somebody starts a collaboration at this node and so gives the case its key."""
        definitions = self.executable.definitions
        is_plain = isinstance(node, StartEvent) and not (node.message_ref or node.definitions)
        return bool(definitions.messages) and is_plain

    def name_of(self, message: str) -> str:
        """The name of a message by its id; engines know messages by name."""
        return self._names[message]

    def add_to_flow(self, item: etree._Element, flow: SequenceFlow) -> None:
        """Give a way out of a decision its condition."""
        answer = self.executable.answers.get(flow.id)
        if answer is not None:
            condition = add_child(item, BPMN, "conditionExpression")
            condition.set(f"{{{XSI}}}type", "bpmn:tFormalExpression")
            condition.text = self.condition(answer)

    def finish(self, root: etree._Element) -> None:
        """Make all texts inert that people wrote, because the engines evaluate many of them.

        Camunda 7 evaluates names and documentation of tasks, names of messages, and topics; Camunda
        8 evaluates names of messages that begin with an equals sign.
        """
        for item in root.iter(*_TEXTS):
            if item.text:
                item.text = inert(item.text)
        for item in root.iter(etree.Element):
            for name in self.read_names:
                if text := item.get(name):
                    item.set(name, as_label(text))

    @abstractmethod
    def condition(self, answers: tuple[tuple[str, str], ...]) -> str:
        """The test whether one of some answers was given, in the engine's expression language."""


def due_of(work: Work) -> str | None:
    """How long a task may take, in ISO 8601; None where that is not said in numbers alone."""
    found = read_duration(work.duration)
    return found.iso if found is not None and not found.remark else None
