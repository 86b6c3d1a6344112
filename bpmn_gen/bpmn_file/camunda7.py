"""The dialect of Camunda Platform 7: forms inside the file, JUEL conditions."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.camunda import (
    CASE_KEY,
    HISTORY_KEPT,
    MODELER,
    SENDING,
    CamundaDialect,
    due_of,
)
from bpmn_gen.bpmn_file.dialect import extensions
from bpmn_gen.bpmn_file.forms import fields_of
from bpmn_gen.bpmn_file.names import add_child
from bpmn_gen.bpmn_file.xml_text import inert, one_line
from bpmn_gen.model.decision import ENGINE_GROUPS
from bpmn_gen.model.elements import BusinessRuleTask, CallActivity, ServiceTask, UserTask

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.model.elements import Event, FlowNode, Process

_CAMUNDA = "http://camunda.org/schema/1.0/bpmn"
_CASE_LABEL = "Nomor perkara"
_NEW_CASE = (
    "${execution.setProcessBusinessKey((empty execution.processBusinessKey ? '' "
    ": execution.processBusinessKey.concat(' ')).concat(execution.processInstanceId))}"
)
"""The key of a new case: the one that it was started with, if any, and the id of the instance, so
that no two cases have the same."""


class Camunda7(CamundaDialect):
    """Adds what Camunda 7 needs."""

    prefixes = MappingProxyType({"camunda": _CAMUNDA, "modeler": MODELER})
    platform = MappingProxyType(
        {
            f"{{{MODELER}}}executionPlatform": "Camunda Platform",
            f"{{{MODELER}}}executionPlatformVersion": "7.24.0",
        }
    )

    read_names = ("name", "label", "value", f"{{{_CAMUNDA}}}topic")

    def add_to_process(self, item: etree._Element, process: Process) -> None:  # noqa: ARG002
        """Say how long the engine keeps the history of the process."""
        item.set(f"{{{_CAMUNDA}}}historyTimeToLive", HISTORY_KEPT)

    def add_to_node(self, item: etree._Element, node: FlowNode) -> None:
        """Add what the kind of node needs: a form, a binding, a topic, a table."""
        super().add_to_node(item, node)
        if isinstance(node, UserTask):
            self._add_to_task(item, node)
        elif isinstance(node, CallActivity):
            item.set(f"{{{_CAMUNDA}}}calledElementBinding", "deployment")
            key = "#{execution.processBusinessKey}"
            add_child(extensions(item), _CAMUNDA, "in", businessKey=key)
        elif isinstance(node, ServiceTask):
            item.set(f"{{{_CAMUNDA}}}type", "external")
            item.set(f"{{{_CAMUNDA}}}topic", node.id)
        elif isinstance(node, BusinessRuleTask) and node.table:
            item.set(f"{{{_CAMUNDA}}}decisionRef", node.table.id)
            item.set(f"{{{_CAMUNDA}}}decisionRefBinding", "deployment")
            item.set(f"{{{_CAMUNDA}}}mapDecisionResult", "singleResult")
            item.set(f"{{{_CAMUNDA}}}resultVariable", node.table.key)
        elif self.begins_collaboration(node):
            form = add_child(extensions(item), _CAMUNDA, "formData", businessKey=CASE_KEY)
            add_child(form, _CAMUNDA, "formField", id=CASE_KEY, label=_CASE_LABEL, type="string")
            add_child(
                extensions(item), _CAMUNDA, "executionListener", event="end", expression=_NEW_CASE
            )

    def add_to_message_event(self, item: etree._Element, event: Event) -> None:
        """Leave sending to a worker, because only it knows how to reach the other organisation."""
        if isinstance(event, SENDING):
            item.set(f"{{{_CAMUNDA}}}type", "external")
            item.set(f"{{{_CAMUNDA}}}topic", self.name_of(event.message_ref))

    def _add_to_task(self, item: etree._Element, task: UserTask) -> None:
        """Add the group, the due date and the form of a task."""
        group = self.group_of.get(task.id)
        if table := self.named.get(task.id):
            group = f"${{{table}.{ENGINE_GROUPS}}}"
        if group:
            item.set(f"{{{_CAMUNDA}}}candidateGroups", group)
        if task.work and (due := due_of(task.work)):
            item.set(f"{{{_CAMUNDA}}}dueDate", due)
        fields = fields_of(task, self.executable.questions.get(task.id, ()))
        if not fields:
            return
        form = add_child(extensions(item), _CAMUNDA, "formData")
        for field in fields:
            kind = "enum" if field.options else "string"
            made = add_child(
                form, _CAMUNDA, "formField", id=field.key, label=field.label, type=kind
            )
            for option, label in field.options:
                add_child(made, _CAMUNDA, "value", id=option, name=label)
            if field.options:
                rules = add_child(made, _CAMUNDA, "validation")
                add_child(rules, _CAMUNDA, "constraint", name="required")

    def condition(self, answers: tuple[tuple[str, str], ...]) -> str:
        """The test as a JUEL expression."""
        tests = (f"{variable} == '{_literal(answer)}'" for variable, answer in answers)
        return f"${{{' || '.join(tests)}}}"


def _literal(text: str) -> str:
    """A text inside the quotes of JUEL."""
    return inert(one_line(text)).replace("\\", "\\\\").replace("'", "\\'")
