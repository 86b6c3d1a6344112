"""What tools add to BPMN for themselves: forms, conditions, settings of engines.

Our portable files leave it out.  A file that has to go on running in its engine needs it, so on
request every addition is copied from its element to the same element of the written file.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.bpmn_file.dialect import Dialect
from bpmn_gen.bpmn_file.foreign_elements import EXPRESSION
from bpmn_gen.bpmn_file.names import BPMN, PREFIXES, XSI
from bpmn_gen.foreign.old_diagram import is_uri
from bpmn_gen.foreign.semantics import local
from bpmn_gen.interchange.elements import is_true
from bpmn_gen.interchange.events import MESSAGE
from bpmn_gen.interchange.shared import read_shared

if TYPE_CHECKING:
    from bpmn_gen.interchange.ids import FileIds
    from bpmn_gen.model.elements import Event, FlowNode, Message, Process, SequenceFlow

_TRUE: Final = frozenset({"true", "1"})
_MARKS: Final = {
    "parallelMultiple": ({"startEvent", "intermediateCatchEvent", "boundaryEvent"}, _TRUE),
    "instantiate": ({"receiveTask", "eventBasedGateway"}, _TRUE),
    "eventGatewayType": ({"eventBasedGateway"}, frozenset({"Parallel"})),
}
"""Attributes that change the symbol of a node: the kinds that may have them, and their values other
than the default."""
_OWN: Final = frozenset({*PREFIXES.values(), "http://www.w3.org/2001/XMLSchema"})
"""Namespaces that our writer declares itself, or that it has no use for."""
_STANDARD_ATTRIBUTE: Final = frozenset({XSI, "http://www.w3.org/XML/1998/namespace"})
"""Namespaces of attributes that belong to XML, not to a tool."""


class WithMarks(Dialect):
    """Writes the portable file, with what changes the symbol of a node back at its element."""

    def __init__(self, root: etree._Element, ids: FileIds) -> None:
        """Find the elements of the file at ``root`` by our ids."""
        self._ids = ids
        elements = (element for element in root.iter() if local(element) and element.get("id"))
        self._source = {ids.of(element.get("id")): element for element in elements}

    def add_to_node(self, item: etree._Element, node: FlowNode) -> None:
        """Say whether it needs all that may happen, or begins a process by itself."""
        source = self._source.get(node.id)
        if source is None:
            return
        for name, (kinds, values) in _MARKS.items():
            value = (source.get(name) or "").strip()
            if node.kind in kinds and value in values:
                item.set(name, "true" if value == "1" else value)


class WithExtras(WithMarks):
    """Writes each addition back to its element as well."""

    def __init__(self, root: etree._Element, ids: FileIds) -> None:
        """Find the elements of the file at ``root`` by our ids."""
        super().__init__(root, ids)
        self._shared = read_shared(root)
        self.prefixes = {
            prefix: uri
            for prefix, uri in root.nsmap.items()
            if prefix and uri not in _OWN and is_uri(uri)
        }
        self.platform = _foreign_attributes(root)

    def add_to_process(self, item: etree._Element, process: Process) -> None:
        """Say whether the process runs, and add what its engine needs."""
        source = self._source.get(process.id)
        if source is not None:
            runs = is_true(source.get("isExecutable"))
            item.set("isExecutable", "true" if runs else "false")
        self._add(item, source)

    def add_to_node(self, item: etree._Element, node: FlowNode) -> None:
        """Say which way out of the node is the default, and add what its engine needs."""
        super().add_to_node(item, node)
        source = self._source.get(node.id)
        if source is not None and source.get("default"):
            item.set("default", self._ids.of(source.get("default")))
        self._add(item, source)

    def add_to_message(self, item: etree._Element, message: Message) -> None:
        """Add what an engine needs to know a message by."""
        self._add(item, self._source.get(message.id))

    def add_to_message_event(self, item: etree._Element, event: Event) -> None:
        """Add what an engine needs to send a message."""
        source = self._source.get(event.id)
        found = self._shared.definitions_of(source) if source is not None else ()
        self._add(item, next((one for one in found if local(one) == MESSAGE), None))

    def add_to_flow(self, item: etree._Element, flow: SequenceFlow) -> None:
        """Add the condition of a flow, which stands behind its extensions."""
        source = self._source.get(flow.id)
        self._add(item, source)
        for child in source if source is not None else ():
            if local(child) == "conditionExpression":
                condition = _copied(child)
                etree.strip_elements(condition, f"{{{BPMN}}}*", with_tail=False)
                condition.attrib.pop("id", "")  # which nothing refers to, and may be illegal
                condition.set(f"{{{XSI}}}type", EXPRESSION)
                item.append(condition)
                break

    def _add(self, item: etree._Element, source: etree._Element | None) -> None:
        """Copy the additions of one element."""
        if source is None:
            return
        for name, value in _foreign_attributes(source).items():
            item.set(name, value)
        added = etree.Element(f"{{{BPMN}}}extensionElements")
        for child in source:
            if local(child) == "extensionElements" and not _has_entities(child):
                added.extend(_copied(one) for one in child if _is_foreign(one))
        if len(added):
            item.append(added)


def _copied(element: etree._Element) -> etree._Element:
    """A copy of an element without the text behind it."""
    copy = deepcopy(element)
    copy.tail = None
    return copy


def _is_foreign(element: etree._Element) -> bool:
    """Whether an element belongs to a tool; the schema allows no others among additions."""
    tag: object = element.tag
    uri = etree.QName(element).namespace if isinstance(tag, str) else None
    return uri is not None and uri != BPMN and is_uri(uri)


def _foreign_attributes(element: etree._Element) -> dict[str, str]:
    """The attributes of an element that BPMN does not know."""
    found = {}
    for name, value in element.attrib.items():
        uri = etree.QName(str(name)).namespace
        if uri and uri not in _STANDARD_ATTRIBUTE and uri != BPMN and is_uri(uri):
            found[str(name)] = str(value)
    return found


def _has_entities(element: etree._Element) -> bool:
    """Whether an element refers to an entity, which the file that we write does not declare."""
    return any(True for _ in element.iter(etree.Entity))
