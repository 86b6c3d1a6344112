"""Lays out any BPMN 2.0 file again: its diagrams are made anew, all else stays as it was.

1. ``foreign`` reads what the file shows, by id, and what its old diagrams say.
2. ``planes`` decides what is drawn on which plane and sends each to the layout engine.
3. ``scope`` turns what one plane shows into the engine's graph, ``sizing`` its elements into nodes.
4. ``frames`` puts groups around what they held.
5. ``notices`` tells what users should know about the file and its drawing.

``relayout`` sets the new diagrams into the text of the file, by ``foreign.splicing``;
``interchange`` takes the planes of step 2 for a model of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from lxml import etree

from bpmn_gen.bpmn_file.diagram import add_diagram, used_ids
from bpmn_gen.bpmn_file.names import BPMNDI
from bpmn_gen.diagnostics import Span
from bpmn_gen.foreign.document import parse_bpmn
from bpmn_gen.foreign.drawn_lanes import fill_lanes
from bpmn_gen.foreign.old_diagram import is_uri, read_old_diagram
from bpmn_gen.foreign.repeated import tell_of_repeats
from bpmn_gen.foreign.semantics import read_semantics
from bpmn_gen.foreign.splicing import UnreadableTextError, in_utf_8, spliced
from bpmn_gen.relayout.notices import tell_of_drawing, tell_of_ids, tell_of_text
from bpmn_gen.relayout.planes import draw_planes

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.foreign.old_diagram import OldDiagram
    from bpmn_gen.relayout.planes import Plane

MAX_LAID_OUT: Final = 4000
"""The most nodes and lines of a file that is laid out.  Nobody reads larger maps, and the time of a
layout grows with them."""


def relayout(data: bytes, findings: Findings, path: str = "") -> bytes:
    """The same BPMN file with new diagrams; empty where it is no BPMN file, too large, or no flow.

    Mistakes in the file go into ``findings`` with ``path`` as their place.  The layout still draws
    as much as it can.
    """
    document = parse_bpmn(data, findings, path)
    if document is None:
        return b""
    root = document.root
    elements = list(root.iter(etree.Element))
    before = [one.get("id") for one in elements]
    fill_lanes(root, findings, path)
    semantics = read_semantics(root, findings, path)
    if not semantics.is_bearable(MAX_LAID_OUT, findings, path) or not semantics.is_flow(
        findings, path
    ):
        return b""
    new = [(old, one.get("id")) for old, one in zip(before, elements, strict=True)]
    old = read_old_diagram(root)
    tell_of_repeats(root, findings, path)
    planes = draw_planes(semantics, old)
    diagrams = _diagrams(root, planes, old)
    drawn = {item.get("bpmnElement") for item in diagrams.iter(etree.Element)}
    given = {at: to for at, (was, to) in enumerate(new) if to and to != was and to in drawn}
    try:
        made = spliced(in_utf_8(data, document.encoding), _as_text(diagrams), given)
    except UnreadableTextError:
        message = f"teks berkas (penyandian {document.encoding}) tidak dapat dipertahankan"
        hint = "simpan ulang berkas ini sebagai UTF-8 di alat asalnya"
        findings.error("bad-encoding", message, Span(path), hint)
        return b""
    tell_of_text(document.encoding, len(given), findings, path)
    tell_of_ids(root, findings, path)
    for plane in planes:
        tell_of_drawing(plane, semantics, findings, path)
    return made


def _diagrams(root: etree._Element, planes: list[Plane], old: OldDiagram) -> etree._Element:
    """The new diagrams, below an element with the prefixes of the file.

    What other tools said of shapes, and names of diagrams, are carried over.
    """
    for diagram in root.findall(f"{{{BPMNDI}}}BPMNDiagram"):
        root.remove(diagram)
    ids = used_ids(root)
    spaces = {prefix: uri for prefix, uri in root.nsmap.items() if is_uri(uri)}
    holder = etree.Element(root.tag, nsmap=cast("dict[str, str]", spaces))
    for plane in planes:
        diagram = add_diagram(holder, plane.drawing, plane.element, ids)
        for name, text in old.names.get(plane.element, {}).items():
            diagram.set(name, text)
        for item in diagram.iter(f"{{{BPMNDI}}}BPMNShape", f"{{{BPMNDI}}}BPMNEdge"):
            for name, text in old.looks.get(item.get("bpmnElement") or "", {}).items():
                item.set(name, text)
    return holder


def _as_text(diagrams: etree._Element) -> bytes:
    """Diagrams as they stand in a file."""
    if not len(diagrams):
        return b""
    etree.indent(diagrams, "  ")
    text = etree.tostring(diagrams, encoding="UTF-8", xml_declaration=False)
    return b"\n  " + text[text.index(b"<", 1) : text.rindex(b"</")].rstrip()
