"""Counts in a page of draw.io what people see, and finds what of it has no place in BPMN."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bpmn_gen.foreign.leftovers import Leftover, Leftovers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from bpmn_gen.foreign.bpmn_tree import Origin
    from bpmn_gen.foreign.drawio.cells import Cell

_SEVERAL = frozenset({"multiple", "parallelMultiple"})


def leftovers_of(
    pages: list[Mapping[str, Cell]], root: etree._Element, placed: Counter[Origin]
) -> Leftovers:
    """What of the pages has no place in BPMN.

    A cell has a place where it was placed, and where the text that people read in it stands in the
    BPMN that was made.

    Args:
        pages: the cells of each page.
        root: the BPMN.
        placed: counts what has a place.
    """
    left = Counter(placed)
    found = Leftovers()
    said = _texts(root)
    for number, cells in enumerate(pages):
        for cell in cells.values():
            origin = ("cell", f"{number}/{cell.id}")
            is_placed = left[origin] > 0
            left[origin] -= is_placed
            is_said = not cell.text or " ".join(cell.text.split()) in said
            if is_placed and is_said:
                _note_parts(cell, found)
            elif cell.text or cell.is_edge:
                kind = "garis gambar" if cell.is_edge else "bentuk gambar"
                found.elements.append(Leftover(kind, cell.id, cell.text, cell.line))
            elif cell.shape != "group":
                found.details["drawio:hiasan"] += 1
    return found


def _note_parts(cell: Cell, found: Leftovers) -> None:
    """Note what of a cell has no place although the cell has."""
    style = cell.style
    if cell.is_edge and all(cell.heads):
        found.elements.append(Leftover("panah balik", cell.id, cell.text, cell.line))
    is_event = not cell.is_edge and not cell.is_gateway and style.get("outline") != "none"
    if is_event and style.get("symbol") in _SEVERAL:
        found.elements.append(Leftover("pemicu ganda", cell.id, cell.text, cell.line))
    if style.get("fillColor", "none") not in {"none", "default", "#ffffff", "#FFFFFF"}:
        found.extensions["non-normative/color"] += 1


def _texts(root: etree._Element) -> str:
    """All that people read in the BPMN, each text on a line of its own."""
    said: list[str] = []
    for element in root.iter():
        said += [element.get("name") or "", element.get("value") or "", element.text or ""]
    return "\n".join(" ".join(one.split()) for one in said if one.strip())
