"""Lays out any BPMN 2.0 file again: its diagrams are made anew, all else stays as it was.

1. ``foreign`` reads what the file shows, by id, and what its old diagrams say.
2. ``planes`` decides what is drawn on which plane and sends each to the layout engine.
3. ``scope`` turns what one plane shows into the engine's graph, ``sizing`` its elements into nodes.
4. ``frames`` puts groups around what they held.

``relayout`` writes the new diagrams into the file; ``interchange`` takes the planes of step 2
for a model of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.bpmn_file.diagram import add_diagram
from bpmn_gen.diagnostics import Span
from bpmn_gen.foreign.document import parse_bpmn, serialise
from bpmn_gen.foreign.old_diagram import read_old_diagram
from bpmn_gen.foreign.semantics import line_of, read_semantics
from bpmn_gen.relayout.planes import draw_planes

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Findings

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
    semantics = read_semantics(document.root, findings, path)
    if not semantics.is_bearable(MAX_LAID_OUT, findings, path) or not semantics.is_flow(
        findings, path
    ):
        return b""
    old = read_old_diagram(document.root)
    root = document.without_diagrams()
    for plane in draw_planes(semantics, old):
        add_diagram(root, plane.drawing, plane.element)
        if plane.is_plain:
            message = "garisnya terlalu banyak untuk ditata satu per satu; banyak yang bersilangan"
            hint = "bagi prosesnya menjadi beberapa subproses atau beberapa peta"
            findings.warning("crowded-drawing", message, Span(path), hint)
        for group in plane.loose:
            message = f"bingkai kelompok '{group.name or group.id}' juga melingkupi unsur lain"
            hint = "pindahkan unsur itu, atau bagi kelompoknya, di alat asalnya"
            place = Span(path, line_of(semantics.elements[group.id]))
            findings.warning("loose-group", message, place, hint)
    return serialise(document, root)
