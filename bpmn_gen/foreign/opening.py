"""Opens files of all notations that can be read as BPMN."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bpmn_gen.diagnostics import Span
from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.bizagi_model import diagrams_in, names_of
from bpmn_gen.foreign.document import MAX_FILE_BYTES, as_bpmn, parse_tree
from bpmn_gen.foreign.drawio import embedded, embedded_in_png, is_drawio, read_drawio
from bpmn_gen.foreign.other_forms import other_form
from bpmn_gen.foreign.semantics import local
from bpmn_gen.foreign.xpdl import is_xpdl, read_xpdl

_NAMED: Final = 5
"""Diagrams of a model that a finding names."""
MAPS: Final = (".bpmn", ".xml", ".xpdl", ".drawio")
"""How the names of maps end that can be read."""

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
    if len(data) <= MAX_FILE_BYTES and (diagrams := diagrams_in(data)):
        return _read_model(diagrams, findings, path)
    data = embedded_in_png(data) or data
    root = parse_tree(data, findings, path)
    if root is not None and (inner := embedded(root)) is not None:
        root = parse_tree(inner, findings, path)
    if root is None:
        return None
    if not is_xpdl(root) and not is_drawio(root):
        return as_bpmn(root, findings, path)
    if not _is_plain(root, findings, path):
        return None
    document = read_xpdl(root) if is_xpdl(root) else read_drawio(root, findings, path)
    return document if document is None or _has_steps(document, findings, path) else None


def _read_model(
    diagrams: list[etree._Element], findings: Findings, path: str
) -> BpmnDocument | None:
    """A model of Bizagi of one diagram; of several, people say which by exporting it."""
    if len(diagrams) == 1:
        return read_xpdl(diagrams[0]) if _is_plain(diagrams[0], findings, path) else None
    names = names_of(diagrams)
    told = ", ".join(f"'{name}'" for name in names[:_NAMED])
    more = f", dan {len(names) - _NAMED} lagi" if len(names) > _NAMED else ""
    findings.error(
        "not-bpmn",
        f"berkas ini model Bizagi Modeler (.bpm) dengan {len(names)} diagram: {told}{more}",
        Span(path),
        "di Bizagi Modeler, buka satu diagram, pilih tab Export/Import, lalu ekspor sebagai XPDL",
        "impor tiap berkas hasilnya satu per satu",
    )
    return None


def _has_steps(document: BpmnDocument, findings: Findings, path: str) -> bool:
    """Whether a file shows more than remarks and pictures; if not, a finding says so."""
    if any(local(one) in k.FLOW_NODES | {"participant"} for one in document.root.iter()):
        return True
    message = "berkas tidak memuat kegiatan, keputusan, atau pool"
    hint = "pilih berkas yang memuat alur; gambar tempelan dan teks saja tidak dibaca"
    findings.error("not-bpmn", message, Span(path), hint)
    return False


def is_map(data: bytes, name: str) -> bool:
    """Whether a file is a map, or something else that can be named; all others are refused.

    Args:
        data: the beginning of the file, or all of it.
        name: how it is called, which counts only where its content says nothing.
    """
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    is_wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    return (
        name.casefold().endswith(MAPS)
        or is_wide
        or text.startswith(b"<")
        or other_form(data) is not None
    )


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
