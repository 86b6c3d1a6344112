"""Sorts the cells of a page: pools and lanes, what stands in them, lines, and loose texts.

People put texts beside what they mean, draw lines that only nearly touch, and draw actors as
swimlanes side by side.  All that is settled here.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.drawio.cells import MANY
from bpmn_gen.foreign.drawio.forms import UNSURE, Form, form_of_cell, icon_of
from bpmn_gen.foreign.drawio.naming import name_by_texts
from bpmn_gen.foreign.drawio.sorted_page import Sorted
from bpmn_gen.foreign.joining import distance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.foreign.drawio.cells import Cell

NEAR: Final = 15.0
"""px from a box at which the loose end of a line still counts as touching it."""
_START: Final = re.compile(r"\b(mulai|start|awal|begin)\b", re.IGNORECASE)
_END: Final = re.compile(r"\b(selesai|akhir|end|finish|stop|tutup)\b", re.IGNORECASE)


def sort_cells(cells: Mapping[str, Cell]) -> Sorted:
    """What each cell of a page is."""
    made = Sorted(cells)
    for cell in cells.values():
        if cell.is_edge:
            made.edges.append(cell)
        elif _is_lane(cell):
            made.lanes[cell.id] = cell
    for cell in cells.values():
        if not cell.is_edge and cell.id not in made.lanes:
            _sort_node(made, cell)
    made.names |= {one.id: one.text for one in made.edges}
    _join_loose_ends(made)
    _leave_out(made)
    _settle_by_flow(made)
    name_by_texts(made)
    return made


def _is_lane(cell: Cell) -> bool:
    """Whether a cell is a pool or a lane; cells of a table are columns within lanes."""
    if cell.shape in {"table", "tableRow"}:
        return True
    is_column = cell.style.get("swimlaneHead") == "0" and cell.style.get("connectable") == "0"
    return ("swimlane" in cell.style or cell.shape == "swimlane") and not is_column


def _sort_node(made: Sorted, cell: Cell) -> None:
    """Take a box as a node, or as part of what it stands in."""
    around = made.cells.get(cell.parent)
    inside_node = around is not None and around.id in made.forms
    if around is not None and around.is_edge:
        made.merged[cell.id] = around.id
        around.text = " ".join(one for one in (around.text, cell.text) if one)
    elif kind := icon_of(cell):
        if around is not None and inside_node:
            made.merged[cell.id] = around.id
            made.forms[around.id] = made.forms[around.id]._replace(kind=kind)
        else:
            made.dropped.append(cell.id)
    elif cell.shape == "plus" and around is not None and inside_node:
        made.merged[cell.id] = around.id
        made.forms[around.id] = Form("subProcess", is_closed=True)
    elif cell.shape == "group" or ("swimlane" in cell.style and not cell.text):
        made.dropped.append(cell.id)
    else:
        form = form_of_cell(cell)
        if "swimlane" in cell.style:
            form = Form("group")
        if inside_node and around is not None and form.kind == "textAnnotation":
            made.merged[cell.id] = around.id
            made.names[around.id] = f"{made.names[around.id]} {cell.text}".strip()
            return
        made.forms[cell.id] = form
        made.names[cell.id] = cell.text


def _join_loose_ends(made: Sorted) -> None:
    """Let lines end at the nodes that they touch, where the file does not say at which."""
    loose = [one for one in made.edges if not (one.source and one.target)]
    shown = made.forms if len(loose) <= MANY else {}
    boxes = [(one, made.cells[one].place) for one in shown]
    for edge in made.edges:
        for end in ("source", "target"):
            ident = _node_at(made, getattr(edge, end))
            point = edge.start if end == "source" else edge.end
            if not ident and point is not None:
                near = [(distance(box, point), box.width * box.height, one) for one, box in boxes]
                near = [one for one in near if one[0] <= NEAR]
                ident = min(near)[2] if near else ""
            setattr(edge, end, ident)
        if edge.heads == (True, False):
            edge.source, edge.target = edge.target, edge.source
            edge.start, edge.end = edge.end, edge.start
            edge.points.reverse()


def _node_at(made: Sorted, ident: str) -> str:
    """The node that an end of a line means: a part of one means the whole."""
    if ident in made.forms or ident in made.lanes:
        return ident
    if ident in made.merged:
        return made.merged[ident]
    return next((one for one in made.around(ident) if one in made.forms), "")


def _leave_out(made: Sorted) -> None:
    """Leave out decoration, and take large frames for groups."""
    joined = {one for edge in made.edges for one in (edge.source, edge.target)}
    middles = [
        (one, made.cells[one].place.center)
        for one, form in made.forms.items()
        if form.kind in k.FLOW_NODES or form.kind == UNSURE
    ]
    holders = Counter(made.cells[one].parent for one in made.forms)
    if len(made.forms.keys() - joined) > MANY:
        middles = []
    for ident, form in list(made.forms.items()):
        cell = made.cells[ident]
        if ident in joined or holders[ident]:
            if not form.kind:
                made.forms[ident] = Form("task")
            continue
        if not form.kind or not form.is_plain:
            (made.strange if made.names[ident] else made.dropped).append(ident)
            del made.forms[ident]
        elif form.kind == "task":
            held = sum(1 for one, at in middles if one != ident and distance(cell.place, at) == 0)
            if held > 1:
                made.forms[ident] = Form("group")
            elif not made.names[ident] and not held:
                made.dropped.append(ident)
                del made.forms[ident]
        elif form.kind == "textAnnotation" and not made.names[ident]:
            made.dropped.append(ident)
            del made.forms[ident]


def _settle_by_flow(made: Sorted) -> None:
    """Say of plain ellipses and of papers what they are, from the lines that they have."""
    into = Counter(edge.target for edge in made.edges if not edge.has("dashed"))
    out = Counter(edge.source for edge in made.edges if not edge.has("dashed"))
    for ident, form in made.forms.items():
        name = made.names[ident]
        if form.kind == UNSURE:
            if into[ident] and out[ident]:
                kind = "intermediateThrowEvent"
            elif into[ident] or (not out[ident] and _END.search(name) and not _START.search(name)):
                kind = "endEvent"
            else:
                kind = "startEvent"
            made.forms[ident] = Form(kind)
        elif form.kind == "dataObjectReference" and into[ident] and out[ident]:
            made.forms[ident] = Form("task")
