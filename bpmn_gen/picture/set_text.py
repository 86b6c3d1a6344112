"""Lines of text of any size as figures, for boards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.drawing.typography import wrap
from bpmn_gen.picture.figures import TextLine
from bpmn_gen.picture.typesetting import middle_baseline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.drawing.geometry import Bounds
    from bpmn_gen.picture.figures import Anchor

LEADING = 1.25
"""From line to line, in parts of the size."""


class TextStyle(NamedTuple):
    """How text is set."""

    size: float
    """px."""
    bold: bool = False
    role: str = "text"

    @property
    def step(self) -> float:
        """The px from line to line."""
        return self.size * LEADING

    def lines(self, text: str, width: float) -> tuple[str, ...]:
        """A text broken into lines of at most ``width`` px."""
        return wrap(text, width, self.size, self.bold)

    def height(self, text: str, width: float) -> float:
        """The px that a text takes in a column."""
        return len(self.lines(text, width)) * self.step


NAME = TextStyle(13.0, bold=True)
PLAIN = TextStyle(11.5)
SMALL = TextStyle(10.5)
MUTED = TextStyle(10.5, role="text-muted")
CODE = TextStyle(11.0, bold=True, role="text-navy")


def set_lines(
    lines: Iterable[str], at: Point, style: TextStyle, anchor: Anchor = "start"
) -> tuple[TextLine, ...]:
    """Lines under each other from ``at``: the top of the first, where the anchor says."""
    return tuple(
        TextLine(
            Point(at.x, middle_baseline(at.y + (index + 0.5) * style.step, style.size)),
            line,
            style.role,
            style.size,
            style.bold,
            anchor,
        )
        for index, line in enumerate(lines)
    )


class TextPiece(NamedTuple):
    """A text in its style."""

    text: str
    style: TextStyle


def stacked_height(pieces: Iterable[TextPiece], width: float) -> float:
    """The px that texts under each other take."""
    return sum(piece.style.height(piece.text, width) for piece in pieces)


def stacked(
    pieces: Iterable[TextPiece], box: Bounds, anchor: Anchor = "middle"
) -> tuple[TextLine, ...]:
    """Texts under each other in the middle of a box, wrapped to its width."""
    pieces = tuple(piece for piece in pieces if piece.text)
    top = box.y + (box.height - stacked_height(pieces, box.width)) / 2
    x = {"start": box.x, "middle": box.center.x, "end": box.right}[anchor]
    figures: list[TextLine] = []
    for text, style in pieces:
        lines = style.lines(text, box.width)
        figures += set_lines(lines, Point(x, top), style, anchor)
        top += len(lines) * style.step
    return tuple(figures)
