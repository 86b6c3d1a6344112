"""What a BPMN file says apart from its diagrams, in a form that can be compared."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Said: TypeAlias = tuple[object, ...]
_DIAGRAM = "{http://www.omg.org/spec/BPMN/20100524/DI}BPMNDiagram"


def said(data: bytes) -> Said:
    """All of a file but its diagrams; canonical XML would refuse some namespaces of real files."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, recover=True))
    return _said(root, outermost=True)


def _said(item: etree._Element, *, outermost: bool = False) -> Said:
    text = (item.text or "").strip()
    if not isinstance(item.tag, str):
        return ("", text)
    inner = [one for one in item if not (outermost and one.tag == _DIAGRAM)]
    inside = [(_said(one), (one.tail or "").strip()) for one in inner]
    spaces = sorted((prefix or "", uri) for prefix, uri in item.nsmap.items())
    return (item.tag, sorted(item.attrib.items()), spaces, text, inside)
