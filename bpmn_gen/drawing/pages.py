"""The printed form of a drawing: papers, pages, and references where a flow changes the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Drawing, Label
    from bpmn_gen.drawing.geometry import Bounds

Direction: TypeAlias = Literal["right", "left", "down", "up"]
"""The direction in which a flow goes."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, lying or standing, and how it is divided; all in mm."""

    width: float
    height: float
    margin: float = 9.0
    """On all four sides.  Printers leave up to 6 mm blank, so 9 mm keeps everything printable."""
    heading: float = 15.0
    """Height above the map, for its title block."""
    foot: float = 16.5
    """Height below the map, for legend, source and page number."""

    @property
    def room(self) -> tuple[float, float]:
        """Width and height in mm that are left for the map."""
        inner = self.height - 2 * self.margin
        return (self.width - 2 * self.margin, inner - self.heading - self.foot)

    def standing(self) -> Paper:
        """The same sheet with its short side at the top."""
        return replace(self, width=self.height, height=self.width)

    def larger(self) -> Paper:
        """A sheet of twice the size, as A3 is to A4, for what fits on no page of this one."""
        return replace(self, width=self.width * 2**0.5, height=self.height * 2**0.5)


PAPERS = {
    "F4": Paper(330.0, 215.0),
    "F4-210": Paper(330.0, 210.0),
    "Folio": Paper(330.2, 215.9),
    "A4": Paper(297.0, 210.0),
    "A3": Paper(420.0, 297.0),
}
"""By the name that a regency's settings use; Folio is 8.5 x 13 inches."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The pentagon (segilima) with a letter where a flow leaves a page or comes onto it."""

    letter: str
    """The same at both ends of the flow; no other flow of the map has it."""
    bounds: Bounds
    """In px of the page's drawing."""
    direction: Direction
    other_page: int
    """Number of the page on which the flow goes on."""
    label: Label | None = None
    """The name of the flow, where the page does not show it already."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a map."""

    drawing: Drawing
    """What this page shows, with lane headers repeated and flows cut, in px from the upper left."""
    references: tuple[Reference, ...]
    number: int
    """From 1."""
    count: int
    """Number of pages of the map."""
    paper: Paper
    scale: float
    """mm on paper for a px of the drawing.  Pages of one map may differ in it by a fifth."""
