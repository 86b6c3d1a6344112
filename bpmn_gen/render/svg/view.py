"""What a web page has to know of an SVG file to show it: where its titles and its links stand.

Pages that are opened from a folder may not look into the pictures that they show.  So they are
told, in px of the picture, what has to stay in view when somebody moves or enlarges it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.drawing.typography import text_width
from bpmn_gen.picture.figures import Box, TextLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.picture.figures import Figure, Mark

HEADED = ("participant", "lane", "group")
"""Kinds of marks that have a header: pools, lanes and phases."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An element of the picture that people may want to click."""

    element: str
    """Its id; empty for what is no element of a process."""
    name: str
    href: str
    """Where it leads, as seen from the picture; empty when it leads nowhere."""
    place: Bounds


@dataclass(frozen=True, slots=True)
class Title:
    """The header of a pool, a lane or a phase, which stays in view."""

    kind: str
    """``participant``, ``lane`` or ``group`` (a phase)."""
    lines: tuple[str, ...]
    size: float
    """Type size in px."""
    bold: bool
    place: Bounds


@dataclass(frozen=True, slots=True)
class View:
    """The parts of a picture, in px from its upper left corner."""

    width: float
    height: float
    top: float
    """Where the map begins, below its title block and the links that only the file needs."""
    titles: tuple[Title, ...] = ()
    spots: tuple[Spot, ...] = ()
    boxes: tuple[tuple[str, Bounds], ...] = ()
    """Id and place of each step that is drawn."""
    letters: tuple[tuple[str, str, Bounds], ...] = ()
    """Id of each message event, id of the step that it belongs to, and place."""

    @property
    def left_titles(self) -> Bounds | None:
        """The box around the titles of all pools and lanes; None without any."""
        return _around(title.place for title in self.titles if title.kind != "group")

    @property
    def top_titles(self) -> Bounds | None:
        """The box around the names of all phases; None without any."""
        return _around(title.place for title in self.titles if title.kind == "group")


def titles_of(marks: Iterable[Mark], dx: float, dy: float) -> Iterator[Title]:
    """The headers of pools, lanes and phases, moved to where the picture has them."""
    for mark in marks:
        if mark.kind not in HEADED:
            continue
        texts = [figure for figure in mark.figures if isinstance(figure, TextLine)]
        for figure in mark.figures:
            if isinstance(figure, Box) and figure.role.endswith("-header") and texts:
                lines = tuple(text.text for text in texts)
                place = figure.bounds.moved(dx, dy)
                yield Title(mark.kind, lines, texts[0].size, texts[0].bold, place)


def spots_of(marks: Iterable[Mark], dx: float, dy: float) -> Iterator[Spot]:
    """The marks that lead somewhere, moved to where the picture has them."""
    for mark in marks:
        place = _around(place for figure in mark.figures if (place := _place(figure)))
        if place and mark.href:
            words = (figure.text for figure in mark.figures if isinstance(figure, TextLine))
            name = mark.title or " ".join(words)
            yield Spot(mark.element_id, name, mark.href, place.moved(dx, dy))


def _place(figure: Figure) -> Bounds | None:
    """Where a box or a level line of text is; None for other figures."""
    if isinstance(figure, Box):
        return figure.bounds
    if isinstance(figure, TextLine) and not figure.upward:
        width = text_width(figure.text, figure.size, bold=figure.bold)
        before = {"start": 0.0, "middle": width / 2, "end": width}[figure.anchor]
        top = figure.at.y - figure.size
        return Bounds(figure.at.x - before, top, width, 1.3 * figure.size)
    return None


def _around(boxes: Iterable[Bounds]) -> Bounds | None:
    """The smallest box around some; None around nothing."""
    found = list(boxes)
    return reduce(Bounds.union, found) if found else None
