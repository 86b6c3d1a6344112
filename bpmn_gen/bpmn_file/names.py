"""The namespaces of BPMN 2.0, and functions that add elements in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from bpmn_gen.bpmn_file.xml_text import clean, one_line

if TYPE_CHECKING:
    from bpmn_gen.model.element import Element

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

PREFIXES = {"bpmn": BPMN, "bpmndi": BPMNDI, "dc": DC, "di": DI, "xsi": XSI}
"""The usual prefixes, because some readers understand no others."""

EXPORTER = "bpmn-gen"
"""How our files say who wrote them."""

TARGET_NAMESPACE = "urn:bpmn-gen:proses-bisnis"
"""One for all files, so that a call finds the process that it names in another file."""


def add_child(
    parent: etree._Element, namespace: str, tag: str, /, **attributes: str
) -> etree._Element:
    """Append a new element; attributes keep the order in which they are given."""
    return etree.SubElement(parent, f"{{{namespace}}}{tag}", attributes)


def add_element(parent: etree._Element, element: Element) -> etree._Element:
    """Append an element of the model with its id, its name and, first of all, its documentation."""
    item = add_child(parent, BPMN, element.kind, id=element.id)
    name = one_line(element.name)
    if name:
        item.set("name", name)
    add_documentation(item, element)
    return item


def add_documentation(item: etree._Element, element: Element) -> None:
    """Add what people should know about the element, if anything."""
    text = clean(element.documentation).strip()
    if text:
        add_child(item, BPMN, "documentation").text = text
