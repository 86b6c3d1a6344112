"""Models of Bizagi Modeler (.bpm): archives in which each diagram is an archive with XPDL in it."""

from __future__ import annotations

from typing import Final

from lxml import etree

from bpmn_gen.errors import RefusalError
from bpmn_gen.foreign.document import xml_parser
from bpmn_gen.foreign.plain_text import plain_text
from bpmn_gen.foreign.xpdl.names import is_xpdl
from bpmn_gen.workbook.package import Package

_START: Final = b"PK\x03\x04"
_DIAGRAM: Final = ".diag"
_CONTENT: Final = "Diagram.xml"
MAX_DIAGRAMS: Final = 200
"""Diagrams of a model that are looked at."""


def diagrams_in(data: bytes) -> list[etree._Element]:
    """The XPDL of each diagram; empty for what is no such model, or not whole.

    Archives are unpacked within the bounds that hold for workbooks.
    """
    if not data.startswith(_START):
        return []
    try:
        model = Package(data)
        names = [one for one in model.names() if one.endswith(_DIAGRAM)]
        if not names or "ModelInfo.xml" not in model.names() or len(names) > MAX_DIAGRAMS:
            return []
        found = []
        for name in sorted(names):
            content = Package(model.read(name) or b"").read(_CONTENT)
            root = etree.fromstring(content or b"", xml_parser())
            if not is_xpdl(root):
                return []
            found.append(root)
    except (RefusalError, etree.XMLSyntaxError, ValueError, LookupError):
        return []
    return found


def names_of(diagrams: list[etree._Element]) -> list[str]:
    """What the diagrams are called."""
    return [plain_text(one.get("Name") or "") or "tanpa nama" for one in diagrams]
