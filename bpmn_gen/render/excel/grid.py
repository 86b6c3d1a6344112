"""From the millimetres of the page model to the cells of a worksheet, which are whole pixels."""

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
    """The columns or the rows of a worksheet."""

    lengths: tuple[float, ...]
    """mm, as they are meant."""
    pixels: tuple[int, ...]
    """As the worksheet has them."""

    @classmethod
    def of(cls, lengths: Sequence[float]) -> Axis:
        """Columns or rows of some mm."""
        return cls(tuple(lengths), tuple(max(1, round(one * PX_PER_MM)) for one in lengths))

    def emu(self, place: float) -> int:
        """How far a place in mm is from the first cell in the worksheet."""
        cell, rest = self._cell(place)
        return (sum(self.pixels[:cell])) * EMU_PER_PX + rest

    def anchor(self, emu: int) -> tuple[int, int]:
        """The cell at a distance from the first one, and the rest of the distance inside it."""
        starts = edges([pixels * EMU_PER_PX for pixels in self.pixels])
        cell = min(max(bisect_right(starts, emu) - 1, 0), len(self.pixels) - 1)
        return cell, round(emu - starts[cell])

    def mm(self, place: float) -> float:
        """A place in mm where the worksheet really has it."""
        return self.emu(place) / EMU_PER_MM

    def _cell(self, place: float) -> tuple[int, int]:
        """The cell that holds a place, and the rest in EMU."""
        starts = edges(self.lengths)
        cell = min(max(bisect_right(starts, place + 1e-9) - 1, 0), len(self.lengths) - 1)
        part = (place - starts[cell]) / self.lengths[cell]
        return cell, round(part * self.pixels[cell] * EMU_PER_PX)
