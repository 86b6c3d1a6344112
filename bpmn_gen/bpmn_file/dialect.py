"""What a BPMN file holds for one engine beyond the standard; the portable file holds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.names import BPMN, add_child

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from bpmn_gen.model.elements import Event, FlowNode, Message, Process, SequenceFlow


class Dialect:
    """The portable dialect, which adds nothing; dialects of engines override what they need."""

    is_executable = False
    prefixes: Mapping[str, str] = {}
    """Namespaces of the engine, by prefix."""
    platform: Mapping[str, str] = {}
    """Attributes of the outermost element that tell an editor for which engine the file is."""
    names_called_process = False
    """Whether the dialect itself says which process a call activity calls, in place of the
    attribute of the standard."""

    def add_to_process(self, item: etree._Element, process: Process) -> None:
        """Add what the engine needs to a process; its lanes and nodes follow."""

    def add_to_node(self, item: etree._Element, node: FlowNode) -> None:
        """Add what the engine needs to a node; its incoming and outgoing flows follow."""

    def add_to_message(self, item: etree._Element, message: Message) -> None:
        """Add what the engine needs to a message."""

    def add_to_message_event(self, item: etree._Element, event: Event) -> None:
        """Add what the engine needs to the message of an event."""

    def add_to_flow(self, item: etree._Element, flow: SequenceFlow) -> None:
        """Add what the engine needs to a flow."""

    def finish(self, root: etree._Element) -> None:
        """Change what the engine would take otherwise than people meant it, in the whole file."""


PORTABLE = Dialect()


def extensions(item: etree._Element) -> etree._Element:
    """The ``extensionElements`` of an element, which are added where there are none."""
    found = item.find(f"{{{BPMN}}}extensionElements")
    return add_child(item, BPMN, "extensionElements") if found is None else found
