"""What is repeated on every page of a drawing: headers on the left and at the top."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.drawing.typography import TASK_FONT, TASK_LINE, wrap
from bpmn_gen.layout.graph.sizes import header_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.drawing.elements import Container, Drawing

_INSET = 12.0
"""px of the length of its header that the title of a phase leaves blank."""
_SLIVER = 1.0
"""px up to which the part of a container on a page gets no header: it is left from rounding."""

_MARGIN = 10.0
"""px around shapes where no pool is drawn around them."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The extents of what is cut and of the headers beside it, in px of the drawing."""

    left: float
    """The x at which columns begin, right of all headers."""
    right: float
    """The x at which they end."""
    top: float
    """The y at which lanes begin, under the headers of the phases."""
    bottom: float
    """The y at which they end."""
    header_left: float
    """The x at which the headers of pools and lanes begin."""
    phase_header: float
    """Height of the headers of the phases."""

    @property
    def headers(self) -> float:
        """Width of the headers of pools and lanes."""
        return self.left - self.header_left

    @classmethod
    def of(cls, drawing: Drawing) -> Frame:
        """The frame of a drawing."""
        box = _extent(drawing)
        holders = (*drawing.pools, *drawing.lanes)
        header = max((item.bounds.x + item.header for item in holders), default=box.x)
        return cls(
            left=header,
            right=box.right,
            top=box.y,
            bottom=box.bottom,
            header_left=box.x,
            phase_header=max((phase.header for phase in drawing.phases), default=0.0),
        )

    def phase_header_for(self, phases: tuple[Container, ...], left: float, right: float) -> float:
        """Height of the phases' headers on a page that shows what is from ``left`` to ``right``.

        Titles of phases that are cut have more lines, so their headers get higher.
        """
        lines = [len(_column_lines(item, *part)) for item, *part in _shown(phases, left, right)]
        return max(
            (self.phase_header, *(count * TASK_LINE + _INSET for count in lines if count > 1))
        )


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a drawing that one page shows, and how it is moved to the page; all in px."""

    frame: Frame
    across: tuple[float, float]
    """The x on the drawing at which the page begins and ends."""
    down: tuple[float, float]
    """The y on the drawing at which it begins and ends."""
    strips: Mapping[str, float]
    """Sizes of the strips for references, by side: left, right, top, bottom."""
    phase_header: float
    """Height of the headers of the phases on this page."""

    @property
    def dx(self) -> float:
        """How many px everything moves to the right, from the drawing to the page."""
        return self.frame.headers + self.strips["left"] - self.across[0]

    @property
    def dy(self) -> float:
        """How many px everything moves down, from the drawing to the page."""
        return self.phase_header + self.strips["top"] - self.down[0]

    @property
    def width(self) -> float:
        """Width of the drawing on the page."""
        return self.across[1] + self.dx + self.strips["right"]

    @property
    def height(self) -> float:
        """Height of the drawing on the page."""
        return self.down[1] + self.dy + self.strips["bottom"]

    def holders(self, items: tuple[Container, ...]) -> tuple[Container, ...]:
        """The pools or lanes of the page, as wide as the page; titles are broken again if cut."""
        upper, lower = self.down
        shown: list[Container] = []
        for item in items:
            top, bottom = max(item.bounds.y, upper), min(item.bounds.bottom, lower)
            if bottom - top <= _SLIVER:
                continue
            left, height = item.bounds.x - self.frame.header_left, bottom - top
            box = Bounds(left, top + self.dy, self.width - left, height)
            lines = item.lines
            if height < item.bounds.height:
                lines = header_lines(" ".join(lines), height)
            shown.append(replace(item, bounds=box, lines=lines))
        return tuple(shown)

    def columns(self, phases: tuple[Container, ...]) -> tuple[Container, ...]:
        """The phases of the page; the outer ones reach to its borders."""
        bottom = self.down[1] + self.dy
        shown: list[Container] = []
        for phase, left, right in _shown(phases, *self.across):
            start = self.frame.headers if left <= self.across[0] else left + self.dx
            end = self.width if right >= self.across[1] else right + self.dx
            lines = _column_lines(phase, left, right)
            box = Bounds(start, 0.0, end - start, bottom)
            shown.append(replace(phase, bounds=box, lines=lines, header=self.phase_header))
        return tuple(shown)


def _shown(
    phases: tuple[Container, ...], left: float, right: float
) -> list[tuple[Container, float, float]]:
    """The phases between two x, each with the x at which its part there begins and ends."""
    parts = [(p, max(p.bounds.x, left), min(p.bounds.right, right)) for p in phases]
    return [(phase, start, end) for phase, start, end in parts if end - start > _SLIVER]


def _column_lines(phase: Container, left: float, right: float) -> tuple[str, ...]:
    """The lines of a phase's title, for the part of the phase that a page shows."""
    if right - left >= phase.bounds.width:
        return phase.lines
    return wrap(" ".join(phase.lines), right - left - _INSET, TASK_FONT)


def _extent(drawing: Drawing) -> Bounds:
    """The box around pools or, where there are none, around shapes; pages divide it."""
    boxes = [holder.bounds for holder in (*drawing.pools, *drawing.lanes)]
    boxes = boxes or [shape.bounds.grown(_MARGIN) for shape in drawing.shapes]
    if not boxes:
        return drawing.bounds
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return whole
