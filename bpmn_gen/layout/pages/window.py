"""Where the things of a region come to stand on a section."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.drawing.moves import moved_label
from bpmn_gen.drawing.pages import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.drawing.elements import Container
    from bpmn_gen.layout.pages.pieces import Region
    from bpmn_gen.layout.pages.strips import PlacedReference, Side

_SLIVER = 1.0
"""px up to which the part of a phase in a region gets no header: it is left from rounding."""
_ROOM = 28.0
"""px between what stands outermost and the right border, where no flow leaves there."""
_BELOW = 10.0
"""px between the lowest pool and what hangs below it."""


class Reach(NamedTuple):
    """How far something reaches, in px of the drawing."""

    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Window:
    """A region, and how it is moved to a section; all in px."""

    core: Region
    """The region that is shown."""
    region: Region
    """The same as wide as its labels, which may reach over the cuts."""
    strips: Mapping[Side, float]
    """Sizes of the strips for references."""
    reach: Reach
    """How far what the region shows reaches."""
    origin: float
    """The x on the drawing at which the headers of pools begin."""
    headers: float
    """Width of the headers of pools and lanes."""

    @property
    def dx(self) -> float:
        """How many px everything moves to the right."""
        return self.headers + self.strips["left"] - self.region.left

    @property
    def dy(self) -> float:
        """How many px everything moves down."""
        if self.strips["top"]:
            return self.strips["top"] - self.region.top
        return -self.reach.top

    @property
    def width(self) -> float:
        """Width of the section."""
        if self.strips["right"]:
            return self.region.right + self.dx + self.strips["right"]
        return min(self.region.right, self.reach.right + _ROOM) + self.dx

    @property
    def height(self) -> float:
        """Height of the section."""
        if self.strips["bottom"]:
            return self.region.bottom + self.dy + self.strips["bottom"]
        return self.reach.bottom + self.dy

    def holders(self, items: tuple[Container, ...]) -> tuple[Container, ...]:
        """Pools or lanes, as wide as the section."""
        return tuple(
            replace(
                item,
                bounds=Bounds(
                    item.bounds.x - self.origin,
                    item.bounds.y + self.dy,
                    self.width - (item.bounds.x - self.origin),
                    item.bounds.height,
                ),
            )
            for item in items
        )

    def phases(self, items: tuple[Container, ...]) -> tuple[Container, ...]:
        """The phases of the region; the outer ones reach to its borders."""
        return tuple(
            replace(item, bounds=Bounds(left, 0.0, right - left, self.height))
            for item, left, right in self._parts(items)
        )

    def _parts(self, items: tuple[Container, ...]) -> Iterator[tuple[Container, float, float]]:
        """Phases with the x at which they begin and end on the section."""
        region = self.core
        for item in items:
            left, right = max(item.bounds.x, region.left), min(item.bounds.right, region.right)
            start = self.headers if left <= region.left else left + self.dx
            end = (
                self.width
                if right >= region.right - 2 * _SLIVER
                else min(right + self.dx, self.width)
            )
            if min(right - left, end - start) > _SLIVER:
                yield item, start, end

    def reference(self, placed: PlacedReference) -> Reference:
        """A reference at its place on the section."""
        stub = placed.stub
        return Reference(
            stub.letter,
            placed.bounds.moved(self.dx, self.dy),
            stub.direction,
            stub.page,
            moved_label(placed.label, self.dx, self.dy),
        )
