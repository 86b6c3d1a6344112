"""Lanes of which only the drawing says who stands in them.

Some tools list no nodes in their lanes, or not all.  People see them in a lane all the same, and
whoever has no lane would be given the work of somebody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from bpmn_gen.bpmn_file.names import BPMN, BPMNDI, EXPORTER
from bpmn_gen.diagnostics import Span
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.old_diagram import read_bounds
from bpmn_gen.foreign.semantics import line_of, local, reference

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Findings

_LANE = f"{{{BPMN}}}lane"
_REF = f"{{{BPMN}}}flowNodeRef"


def fill_lanes(root: etree._Element, findings: Findings, path: str) -> None:
    """List nodes in the innermost lanes in which they are drawn, where no lane lists them.

    Args:
        root: ``definitions``; its lanes get further ``flowNodeRef``.
        findings: gets a warning with the number of such nodes.
        path: the file as the user knows it.
    """
    if root.find(f".//{_LANE}") is None or root.get("exporter") == EXPORTER:
        return  # our own files list all nodes, apart from those that had no lane before either
    boxes = {
        reference(shape.get("bpmnElement")): box
        for shape in root.iter(f"{{{BPMNDI}}}BPMNShape")
        if (box := read_bounds(shape)) is not None and box.width and box.height
    }
    found = []
    for scope in root.iter(*(f"{{{BPMN}}}{kind}" for kind in k.SCOPES)):
        lanes = [lane for one in scope if local(one) == "laneSet" for lane in one.iter(_LANE)]
        inner = {lane: boxes.get(lane.get("id") or "") for lane in lanes if not _parts(lane)}
        listed = {reference(ref.text) for lane in lanes for ref in lane.iterchildren(_REF)}
        for node in scope:
            ident = node.get("id") or ""
            is_free = local(node) in k.FLOW_NODES and ident not in listed
            if is_free and (around := _around(boxes.get(ident), inner)):
                etree.SubElement(around[0], _REF).text = ident
                found.append(node)
    if found:
        message = f"{len(found)} unsur tidak tercantum pada lajur mana pun; lajurnya dari gambar"
        hint = "periksa pelaku langkah-langkah itu pada hasilnya"
        findings.warning("lanes-from-drawing", message, Span(path, line_of(found[0])), hint)


def _parts(lane: etree._Element) -> bool:
    """Whether a lane is parted into lanes."""
    return lane.find(f".//{_LANE}") is not None


def _around(box: Bounds | None, lanes: dict[etree._Element, Bounds | None]) -> list[etree._Element]:
    """The lanes around the middle of a node, the smallest first; none where it is not drawn."""
    if box is None:
        return []
    middle = Bounds(*box.center, 0.0, 0.0)
    sizes = {
        lane: place.width * place.height
        for lane, place in lanes.items()
        if place is not None and place.contains(middle)
    }
    return sorted(sizes, key=lambda lane: sizes[lane])
