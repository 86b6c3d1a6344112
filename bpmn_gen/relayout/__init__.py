"""Lays out any BPMN 2.0 file again: its diagram is thrown away, all else comes through.

``relayout`` reads the file (``document``, ``semantics``, ``old_diagram``), decides what is drawn
on which plane (``planes``), builds graphs from the inside out (``build``, ``scope``), lets the
layout engine place them, and writes the new diagrams.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.bpmn_file.diagram import add_diagram
from bpmn_gen.foreign.document import parse, serialise
from bpmn_gen.foreign.old_diagram import read_old_diagram
from bpmn_gen.foreign.semantics import read_semantics
from bpmn_gen.relayout.planes import draw_planes

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Findings

MAX_LAID_OUT: Final = 4000
"""Nodes and lines that are laid out at most: nobody reads larger maps, and time is not endless."""


def relayout(data: bytes, findings: Findings, path: str = "") -> bytes:
    """The same BPMN file with new diagrams; empty where the data is no BPMN file at all.

    What is wrong with the file goes into ``findings`` with ``path`` as its place; as much as
    possible is laid out all the same.
    """
    document = parse(data, findings, path)
    if document is None:
        return b""
    model = read_semantics(document.root, findings, path)
    if not model.is_bearable(MAX_LAID_OUT, findings, path):
        return b""
    old = read_old_diagram(document.root)
    root = document.without_diagrams()
    for plane in draw_planes(model, old):
        add_diagram(root, plane.drawing, plane.element)
    return serialise(document, root)
