"""A page of draw.io of which it is known what each cell is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.foreign.drawio.cells import MANY, MAX_DEPTH
from bpmn_gen.foreign.joining import distance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.foreign.drawio.cells import Cell
    from bpmn_gen.foreign.drawio.forms import Form


@dataclass(slots=True)
class Sorted:
    """The cells of a page by what they are."""

    cells: Mapping[str, Cell]
    lanes: dict[str, Cell] = field(default_factory=dict)
    """Pools and lanes, by id."""
    forms: dict[str, Form] = field(default_factory=dict)
    """By the id of each node: what it is."""
    edges: list[Cell] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """By the id of a node or a line: its name."""
    merged: dict[str, str] = field(default_factory=dict)
    """Cells that are part of another one, by id, with the id of that."""
    dropped: list[str] = field(default_factory=list)
    """Ids of shapes that say nothing and join nothing."""
    strange: list[str] = field(default_factory=list)
    """Ids of shapes that have no place in BPMN."""

    def around(self, ident: str) -> list[str]:
        """Ids of what a cell stands in, innermost first."""
        found: list[str] = []
        cell = self.cells.get(ident)
        while cell is not None and cell.parent in self.cells and len(found) < MAX_DEPTH:
            found.append(cell.parent)
            cell = self.cells.get(cell.parent)
        return found

    def lane_of(self, ident: str) -> str:
        """Id of the innermost pool or lane in which a node stands; empty outside all of them."""
        inside = next((one for one in self.around(ident) if one in self.lanes), "")
        if inside:
            return inside
        middle = self.cells[ident].place.center
        lanes = self.lanes.values() if len(self.lanes) <= MANY else ()
        holding = [one for one in lanes if distance(one.place, middle) == 0]
        return (
            min(holding, key=lambda one: one.place.width * one.place.height).id if holding else ""
        )
