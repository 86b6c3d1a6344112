"""Opens files of all notations that can be read as BPMN."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bpmn_gen.diagnostics import Span
from bpmn_gen.foreign.document import as_bpmn, parse_tree
from bpmn_gen.foreign.xpdl import is_xpdl, read_xpdl

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.foreign.document import BpmnDocument


def open_foreign(data: bytes, findings: Findings, path: str) -> BpmnDocument | None:
    """A file as BPMN, whatever it was drawn in.

    Args:
        data: the file.
        findings: gets what is wrong with it.
        path: the file as the user knows it.

    Returns:
        None, with an error in ``findings``, where nothing can be read from it.
    """
    root = parse_tree(data, findings, path)
    if root is None:
        return None
    if is_xpdl(root):
        return read_xpdl(root) if _is_plain(root, findings, path) else None
    return as_bpmn(root, findings, path)


def _is_plain(root: etree._Element, findings: Findings, path: str) -> bool:
    """Whether a file declares no entities; if it does, a finding says so.

    Values of attributes would be read with their entities, and nobody who draws declares any.
    """
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is None or not any(True for _ in declared.iterentities()):
        return True
    hint = "berkas memakai entitas XML, yang tidak dibaca; ekspor ulang dari alat asalnya"
    findings.error("bad-xml", "berkas memuat deklarasi entitas XML", Span(path), hint)
    return False
