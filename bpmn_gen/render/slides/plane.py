"""The place of a layer on a slide: px become EMU."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.render.office.connector_shape import EMU_PER_MM

if TYPE_CHECKING:
    from bpmn_gen.drawing.geometry import Bounds, Point
    from bpmn_gen.picture.drawn_page import DrawnPage, Layer

EMU_PER_PT = 12_700


@dataclass(frozen=True, slots=True)
class Plane:
    """Where a layer lies on a slide."""

    x: float
    """EMU from the left of the slide to the origin of the layer."""
    y: float
    """EMU from the top of the slide to the origin of the layer."""
    unit: float
    """EMU of one px of the layer."""

    def place(self, point: Point) -> tuple[int, int]:
        """A point in EMU."""
        return round(self.x + point.x * self.unit), round(self.y + point.y * self.unit)

    def frame(self, box: Bounds) -> str:
        """Place and size of an unturned shape, as attributes of its transform."""
        x, y = round(self.x + box.x * self.unit), round(self.y + box.y * self.unit)
        right = round(self.x + box.right * self.unit)
        bottom = round(self.y + box.bottom * self.unit)
        return f'<a:off x="{x}" y="{y}"/><a:ext cx="{right - x}" cy="{bottom - y}"/>'

    def length(self, px: float) -> int:
        """A length in EMU."""
        return round(px * self.unit)

    def points(self, px: float) -> int:
        """A length in hundredths of a pt, the unit of type."""
        return round(px * self.unit / EMU_PER_PT * 100)


def plane_of(layer: Layer, page: DrawnPage, size: tuple[float, float]) -> Plane:
    """The plane of a layer of a page on a slide of ``size`` mm.

    All slides of a file have one size.  A page on another paper is made smaller, never larger, and
    stands in the middle.
    """
    fit = min(1.0, size[0] / page.width, size[1] / page.height)
    left = (size[0] - page.width * fit) / 2 * EMU_PER_MM
    top = (size[1] - page.height * fit) / 2 * EMU_PER_MM
    scale = EMU_PER_PT * fit
    return Plane(left + layer.x * scale, top + layer.y * scale, layer.unit * scale)
