"""Turns millimetres of the page model into cells of a worksheet, which are whole pixels.

A cell is up to half a pixel longer or shorter than its length in mm.  So a place is computed from
the cell in which it lies.  Otherwise the errors would add up, and symbols drift away from their
rows.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.picture.sop_scene import edges
from bpmn_gen.render.office.connector_shape import EMU_PER_MM

if TYPE_CHECKING:
    from collections.abc import Sequence

EMU_PER_PX = 9525
PX_PER_MM = 96 / 25.4


@dataclass(frozen=True, slots=True)
class Axis:
    """All columns, or all rows, of a worksheet."""

    lengths: tuple[float, ...]
    """Intended lengths in mm."""
    pixels: tuple[int, ...]
    """Lengths in the worksheet, in px."""

    @classmethod
    def of(cls, lengths: Sequence[float], part: float = 1.0) -> Axis:
        """Columns or rows with the given lengths in mm, of which they take a part."""
        pixels = (max(1, round(one * part * PX_PER_MM)) for one in lengths)
        return cls(tuple(lengths), tuple(pixels))

    def emu(self, place: float) -> int:
        """Distance in EMU from the first cell to a place in mm, as the worksheet has it."""
        cell, rest = self._cell(place)
        return (sum(self.pixels[:cell])) * EMU_PER_PX + rest

    def anchor(self, emu: int) -> tuple[int, int]:
        """The cell at a distance in EMU from the first one, and the rest of it inside."""
        starts = edges([pixels * EMU_PER_PX for pixels in self.pixels])
        cell = min(max(bisect_right(starts, emu) - 1, 0), len(self.pixels) - 1)
        return cell, round(emu - starts[cell])

    def mm(self, place: float) -> float:
        """A place in mm, moved to where the worksheet really has it."""
        return self.emu(place) / EMU_PER_MM

    def _cell(self, place: float) -> tuple[int, int]:
        """The cell that holds a place in mm, and the rest of the way within it in EMU."""
        starts = edges(self.lengths)
        cell = min(max(bisect_right(starts, place + 1e-9) - 1, 0), len(self.lengths) - 1)
        part = (place - starts[cell]) / self.lengths[cell]
        return cell, round(part * self.pixels[cell] * EMU_PER_PX)
