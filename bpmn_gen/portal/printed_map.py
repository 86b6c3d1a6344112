"""How the map of a process stands on paper when somebody prints its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.typography import LABEL_FONT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.portal.listing import ListedDocument
    from bpmn_gen.render.svg.view import View

LYING: Final = (302.0, 140.0)
"""mm; the room for a map below the title of its page on F4 lying, as the style sheet has it."""
STANDING: Final = (187.0, 245.0)
"""The same on F4 standing."""
MM: Final = 25.4 / 96
"""mm in a px."""
POINTS: Final = 0.75
"""Points in a px."""
LEAST: Final = 7.0
"""Points; smaller words of a map are hard to read on paper."""


@dataclass(frozen=True, slots=True)
class PrintedMap:
    """What the page says and does for its map on paper."""

    standing: bool
    """Whether the sheet of the map stands, because the map is larger there."""
    small: bool
    """Whether its words are too small to be read even so."""
    words: str
    """What the link to the PDF of the map is called, which has it in pages; empty without one."""
    href: str


def printed_map(view: View, documents: Iterable[ListedDocument]) -> PrintedMap:
    """How a map is printed with its page, which offers some documents."""
    lying, standing = (_scale(view, room) for room in (LYING, STANDING))
    pdf = next(
        (
            (f"{one.name}, {file.label}", file.href)
            for one in documents
            for file in one.formats
            if file.label == "PDF" and file.href.endswith("peta-lintas-fungsi.pdf")
        ),
        ("", ""),
    )
    small = max(lying, standing) * LABEL_FONT * POINTS < LEAST
    return PrintedMap(standing > lying, small, *pdf)


def _scale(view: View, room: tuple[float, float]) -> float:
    """The size of a map in a room on paper, in parts of its own; it is never enlarged."""
    return min(1.0, room[0] / (view.width * MM), room[1] / (view.height * MM))
