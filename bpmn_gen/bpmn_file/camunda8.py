"""The dialect of Camunda 8 (Zeebe): forms beside the file, FEEL conditions."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.camunda import CASE_KEY, MODELER, SENDING, CamundaDialect, due_of
from bpmn_gen.bpmn_file.dialect import extensions
from bpmn_gen.bpmn_file.forms import CAMUNDA_8, write_form
from bpmn_gen.bpmn_file.names import add_child
from bpmn_gen.bpmn_file.xml_text import inert, one_line
from bpmn_gen.model.decision import ENGINE_GROUPS
from bpmn_gen.model.elements import BusinessRuleTask, CallActivity, ServiceTask, UserTask
from bpmn_gen.model.graph import nodes_in

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.model.elements import FlowNode, Message
    from bpmn_gen.model.execution import Executable

_ZEEBE = "http://camunda.org/schema/zeebe/1.0"
_NEW_CASE = f'=(if {CASE_KEY} = null then "" else string({CASE_KEY}) + " ") + uuid()'
"""The key of a new case: the one that it was started with, if any, and a new UUID, so that no two
cases have the same."""


class Camunda8(CamundaDialect):
    """Adds what Camunda 8 needs."""

    prefixes = MappingProxyType({"zeebe": _ZEEBE, "modeler": MODELER})
    platform = MappingProxyType(
        {
            f"{{{MODELER}}}executionPlatform": "Camunda Cloud",
            f"{{{MODELER}}}executionPlatformVersion": CAMUNDA_8,
        }
    )
    names_called_process = True
    read_names = ("name", "value", "type")

    def add_to_node(self, item: etree._Element, node: FlowNode) -> None:
        """Add what the kind of node needs: a form, a called process or table, a job type."""
        super().add_to_node(item, node)
        if isinstance(node, UserTask):
            self._add_to_task(extensions(item), node)
        elif isinstance(node, CallActivity):
            add_child(
                extensions(item), _ZEEBE, "calledElement", processId=node.called_element,
                propagateAllChildVariables="false", bindingType="deployment",
            )  # fmt: skip
        elif isinstance(node, ServiceTask):
            add_child(extensions(item), _ZEEBE, "taskDefinition", type=node.id)
        elif isinstance(node, BusinessRuleTask) and node.table:
            add_child(
                extensions(item), _ZEEBE, "calledDecision", decisionId=node.table.id,
                resultVariable=node.table.key, bindingType="deployment",
            )  # fmt: skip
        elif self.begins_collaboration(node):
            mapping = add_child(extensions(item), _ZEEBE, "ioMapping")
            add_child(mapping, _ZEEBE, "output", source=_NEW_CASE, target=CASE_KEY)
        elif isinstance(node, SENDING) and node.message_ref:
            add_child(
                extensions(item), _ZEEBE, "taskDefinition", type=self.name_of(node.message_ref)
            )

    def add_to_message(self, item: etree._Element, message: Message) -> None:  # noqa: ARG002
        """Say by which key a waiting process knows that a message is for it."""
        add_child(extensions(item), _ZEEBE, "subscription", correlationKey=f"={CASE_KEY}")

    def _add_to_task(self, item: etree._Element, task: UserTask) -> None:
        """Add the form, the group and the due date of a task."""
        add_child(item, _ZEEBE, "userTask")
        form = form_id(self.process_of[task.id], task)
        add_child(item, _ZEEBE, "formDefinition", formId=form, bindingType="deployment")
        group = self.group_of.get(task.id)
        if table := self.named.get(task.id):
            group = f'=split({table}.{ENGINE_GROUPS}, ",")'
        if group:
            add_child(item, _ZEEBE, "assignmentDefinition", candidateGroups=group)
        if task.work and (due := due_of(task.work)):
            add_child(item, _ZEEBE, "taskSchedule", dueDate=f'=now() + duration("{due}")')

    def condition(self, answers: tuple[tuple[str, str], ...]) -> str:
        """The test as a FEEL expression."""
        tests = (f'{variable} = "{_literal(answer)}"' for variable, answer in answers)
        return f"={' or '.join(tests)}"


def _literal(text: str) -> str:
    """A text inside the quotes of FEEL."""
    return inert(one_line(text)).replace("\\", "\\\\").replace('"', '\\"')


def form_id(process: str, task: FlowNode) -> str:
    """The id of a task's form, unique even in an engine that holds many processes."""
    return f"{process}_{task.id}"


def write_forms(executable: Executable) -> dict[str, bytes]:
    """The forms of all tasks as JSON, by id of the task."""
    return {
        node.id: write_form(form_id(process.id, node), node, executable.questions.get(node.id, ()))
        for process in executable.definitions.processes
        for node in nodes_in(process)
        if isinstance(node, UserTask)
    }
