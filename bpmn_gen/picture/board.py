"""Boards: maps made of panels below each other, for one picture or for pages.

Only rows of tables are cut, and only at the end of a page.  The figures of a panel are in px from
its own upper left corner.  BOARD_WIDTH px are as wide as the printed page, so that a board reads
the same on paper and on a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bpmn_gen.picture.figures import Box, Mark

if TYPE_CHECKING:
    from bpmn_gen.drawing.geometry import Bounds
    from bpmn_gen.picture.sheet import Sheet

BOARD_WIDTH = 1180.0
"""px across a page: the width between the margins of an F4 page at 96 dpi."""

ON_SCREEN = "jalan"
"""The kind of marks that exist to be clicked.  They are not printed."""

FRAME = 10.0
"""px between the two lines of a double frame, and between the inner line and the map."""


class Parting(Protocol):
    """How a panel goes on from one page to the next."""

    def opening(self) -> Panel:
        """The whole panel, as it looks at the top of a page."""

    def parted(self, room: float) -> tuple[Panel, Panel] | None:
        """The part that fits into ``room`` px, and the rest; None to keep the panel whole."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a board."""

    marks: tuple[Mark, ...]
    height: float
    """px."""
    width: float = BOARD_WIDTH
    """px; a wider panel is printed smaller, a narrower one stands in the middle."""
    gap: float = 14.0
    """px above it; not used for the first panel of a page."""
    head: Panel | None = None
    """The panel that is repeated above it at the top of a page, such as the head of a table."""
    keep: float = 0.0
    """px from its top that stay together.  The panel begins a new page when less room is left."""
    parting: Parting | None = None
    """How it goes on over the end of a page, as rows of tables do; None keeps it whole."""


@dataclass(frozen=True, slots=True)
class Board:
    """A whole map."""

    sheet: Sheet
    panels: tuple[Panel, ...]
    description: str = ""
    """What the picture says, for readers who cannot see it."""
    head: Panel | None = None
    """Stands on every page in place of the usual title block; a map with it has a frame."""
    key: Panel | None = None
    """The legend at the foot of every page."""
    ways: tuple[tuple[str, str], ...] = ()
    """Names and addresses of neighbouring maps, shown on screens only."""

    @property
    def title(self) -> str:
        """The line that is the heading of the document."""
        return self.sheet.title.upper() if self.head else self.sheet.title

    @property
    def width(self) -> float:
        """Width in px: that of a page, or more when a panel is wider."""
        return max([BOARD_WIDTH, *(panel.width for panel in self.panels)])


def double_frame(outer: Bounds) -> Mark:
    """The two lines of a frame around a map; ``outer`` is the outer line."""
    return Mark((Box(outer, "frame"), Box(outer.grown(-4.0), "frame")))
