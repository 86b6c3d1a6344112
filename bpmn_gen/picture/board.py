"""Boards: maps made of panels under each other, for one picture or for pages.

Only rows of tables are cut, and only where a page ends.  A panel's figures are px from its own
upper left corner; BOARD_WIDTH px are as wide as the printed page, so a board reads the same on
paper and on a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bpmn_gen.picture.figures import Box, Mark

if TYPE_CHECKING:
    from bpmn_gen.drawing.geometry import Bounds
    from bpmn_gen.picture.sheet import Sheet

BOARD_WIDTH = 1180.0
"""px across a page: on F4 as many as at 96 dpi."""

ON_SCREEN = "jalan"
"""The kind of marks that are there to be clicked; they are not printed."""

FRAME = 10.0
"""px between the two lines of a double frame and from the inner one to the map."""


class Parting(Protocol):
    """How a panel stands on two pages."""

    def opening(self) -> Panel:
        """The whole panel, as it begins a page that it did not begin with."""

    def parted(self, room: float) -> tuple[Panel, Panel] | None:
        """Its beginning in at most ``room`` px and the rest; None where that is not worth it."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a board."""

    marks: tuple[Mark, ...]
    height: float
    """px."""
    width: float = BOARD_WIDTH
    """px; a wider panel is printed smaller, a narrower one stands in the middle."""
    gap: float = 14.0
    """px above it, unless it is the first on its page."""
    head: Panel | None = None
    """Repeated above it when it is the first on a page that it did not begin with (a table)."""
    keep: float = 0.0
    """px from its top that stay together: less room than that on a page begins a new one."""
    parting: Parting | None = None
    """How it goes on over the end of a page (a row of a table); other panels stay whole."""


@dataclass(frozen=True, slots=True)
class Board:
    """A whole map."""

    sheet: Sheet
    panels: tuple[Panel, ...]
    description: str = ""
    """What the picture says, for those who cannot see it."""
    head: Panel | None = None
    """Stands in place of the usual title block, on every page; the map is then framed."""
    key: Panel | None = None
    """The legend, at the foot of every page."""
    ways: tuple[tuple[str, str], ...] = ()
    """Names and addresses of the maps beside this one, shown on screens only."""

    @property
    def title(self) -> str:
        """The line that is the heading of the document."""
        return self.sheet.title.upper() if self.head else self.sheet.title

    @property
    def width(self) -> float:
        """px: at least a page's, more when a panel is wider."""
        return max([BOARD_WIDTH, *(panel.width for panel in self.panels)])


def double_frame(outer: Bounds) -> Mark:
    """Two lines around a map."""
    return Mark((Box(outer, "frame"), Box(outer.grown(-4.0), "frame")))
