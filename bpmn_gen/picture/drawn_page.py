"""A page that is a picture: what is drawn on it, before any writer makes something of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds

if TYPE_CHECKING:
    from bpmn_gen.picture.figures import Mark

EDGE = 7.0
"""mm at each border of the page that its picture leaves out."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A plane of figures on a page, with its own origin and unit."""

    x: float
    """pt from the left of the page to the origin of the plane."""
    y: float
    """pt from the top of the page to the origin of the plane."""
    unit: float
    """pt that one px of the plane measures."""
    marks: tuple[Mark, ...]

    def without_ways(self) -> Layer:
        """The layer without links to pages.

        They count the pages of the map, which have other numbers in a document.
        """
        if not any(mark.page for mark in self.marks):
            return self
        return replace(self, marks=tuple(replace(mark, page=0) for mark in self.marks))


@dataclass(frozen=True, eq=False)
class DrawnPage:
    """What is drawn on one page.

    Pages are compared by identity, so that a writer can keep what it made of a page for the next
    document that holds the same page.
    """

    width: float
    """Width of the paper in mm."""
    height: float
    """Height of the paper in mm."""
    layers: tuple[Layer, ...]

    @property
    def frame(self) -> Bounds:
        """The part of the page that is shown as a picture, in mm."""
        return Bounds(EDGE, EDGE, self.width - 2 * EDGE, self.height - 2 * EDGE)
