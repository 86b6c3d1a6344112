"""The dialect of Camunda Platform 7: forms inside the file, JUEL conditions."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.camunda import CASE_KEY, MODELER, SENDING, CamundaDialect
from bpmn_gen.bpmn_file.dialect import extensions
from bpmn_gen.bpmn_file.durations import iso_duration
from bpmn_gen.bpmn_file.forms import fields_of
from bpmn_gen.bpmn_file.names import add
from bpmn_gen.bpmn_file.xml_text import one_line
from bpmn_gen.model.decision import GROUPS
from bpmn_gen.model.elements import BusinessRuleTask, CallActivity, ServiceTask, UserTask

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.model.elements import Event, FlowNode, Process

CAMUNDA = "http://camunda.org/schema/1.0/bpmn"
CASE_LABEL = "Nomor perkara"
NEW_CASE = (
    "${execution.setProcessBusinessKey((empty execution.processBusinessKey ? '' "
    ": execution.processBusinessKey.concat(' ')).concat(execution.processInstanceId))}"
)
"""The key of a case is what it was started with, if anything, and what no other case has."""
HISTORY = "P180D"
"""How long the engine keeps what was done; it refuses a process that does not say."""


class Camunda7(CamundaDialect):
    """Adds what Camunda 7 needs."""

    prefixes = MappingProxyType({"camunda": CAMUNDA, "modeler": MODELER})
    platform = MappingProxyType(
        {
            f"{{{MODELER}}}executionPlatform": "Camunda Platform",
            f"{{{MODELER}}}executionPlatformVersion": "7.24.0",
        }
    )

    def add_to_process(self, item: etree._Element, process: Process) -> None:  # noqa: ARG002
        """Say how long history is kept."""
        item.set(f"{{{CAMUNDA}}}historyTimeToLive", HISTORY)

    def add_to_node(self, item: etree._Element, node: FlowNode) -> None:
        """Add what each kind of node needs: forms, bindings, topics, tables."""
        super().add_to_node(item, node)
        if isinstance(node, UserTask):
            self._add_to_task(item, node)
        elif isinstance(node, CallActivity):
            item.set(f"{{{CAMUNDA}}}calledElementBinding", "deployment")
            key = "#{execution.processBusinessKey}"
            add(extensions(item), CAMUNDA, "in", businessKey=key)
        elif isinstance(node, ServiceTask):
            item.set(f"{{{CAMUNDA}}}type", "external")
            item.set(f"{{{CAMUNDA}}}topic", node.id)
        elif isinstance(node, BusinessRuleTask) and node.table:
            item.set(f"{{{CAMUNDA}}}decisionRef", node.table.id)
            item.set(f"{{{CAMUNDA}}}decisionRefBinding", "deployment")
            item.set(f"{{{CAMUNDA}}}mapDecisionResult", "singleResult")
            item.set(f"{{{CAMUNDA}}}resultVariable", node.table.key)
        elif self.begins_collaboration(node):
            form = add(extensions(item), CAMUNDA, "formData", businessKey=CASE_KEY)
            add(form, CAMUNDA, "formField", id=CASE_KEY, label=CASE_LABEL, type="string")
            add(extensions(item), CAMUNDA, "executionListener", event="end", expression=NEW_CASE)

    def add_to_message_event(self, item: etree._Element, event: Event) -> None:
        """Leave sending to a worker, which knows how the other organisation is reached."""
        if isinstance(event, SENDING):
            item.set(f"{{{CAMUNDA}}}type", "external")
            item.set(f"{{{CAMUNDA}}}topic", self.name_of(event.message_ref))

    def _add_to_task(self, item: etree._Element, task: UserTask) -> None:
        """The group, the due date and the form of a task."""
        group = self.group_of.get(task.id)
        if table := self.named.get(task.id):
            group = f"${{{table}.{GROUPS}}}"
        if group:
            item.set(f"{{{CAMUNDA}}}candidateGroups", group)
        if task.work and (due := iso_duration(task.work.duration)):
            item.set(f"{{{CAMUNDA}}}dueDate", due)
        fields = fields_of(task, self.executable.questions.get(task.id, ()))
        if not fields:
            return
        form = add(extensions(item), CAMUNDA, "formData")
        for field in fields:
            kind = "enum" if field.options else "string"
            made = add(form, CAMUNDA, "formField", id=field.key, label=field.label, type=kind)
            for option, label in field.options:
                add(made, CAMUNDA, "value", id=option, name=label)
            if field.options:
                rules = add(made, CAMUNDA, "validation")
                add(rules, CAMUNDA, "constraint", name="required")

    def condition(self, variable: str, answer: str) -> str:
        """Compare as a JUEL expression."""
        literal = one_line(answer).replace("\\", "\\\\").replace("'", "\\'")
        return f"${{{variable} == '{literal}'}}"
