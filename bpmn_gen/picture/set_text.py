"""Lines of text of any size as figures, for boards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import wrap
from bpmn_gen.picture.figures import TextLine
from bpmn_gen.picture.typesetting import middle_baseline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.drawing.geometry import Bounds
    from bpmn_gen.picture.figures import Anchor

LEADING = 1.25
"""Distance between lines, as a multiple of the type size."""


class TextStyle(NamedTuple):
    """Size, weight and role of a text."""

    size: float
    """px."""
    bold: bool = False
    role: str = "text"

    @property
    def step(self) -> float:
        """Distance between lines in px."""
        return self.size * LEADING

    def lines(self, text: str, width: float) -> tuple[str, ...]:
        """A text broken into lines of at most ``width`` px."""
        return wrap(text, width, self.size, self.bold)

    def height(self, text: str, width: float) -> float:
        """Height in px of a text in a column of ``width`` px."""
        return len(self.lines(text, width)) * self.step


NAME = TextStyle(13.0, bold=True)
PLAIN = TextStyle(11.5)
SMALL = TextStyle(10.5)
MUTED = TextStyle(10.5, role="text-muted")
CODE = TextStyle(11.0, bold=True, role="text-navy")


def set_lines(
    lines: Iterable[str], at: Point, style: TextStyle, anchor: Anchor = "start"
) -> tuple[TextLine, ...]:
    """Lines below each other; ``at`` is the top of the first line, at the point of the anchor."""
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
    """A text with its style."""

    text: str
    style: TextStyle


def stacked_height(pieces: Iterable[TextPiece], width: float) -> float:
    """Height in px of texts below each other."""
    return added(piece.style.height(piece.text, width) for piece in pieces)


def stacked(
    pieces: Iterable[TextPiece], box: Bounds, anchor: Anchor = "middle"
) -> tuple[TextLine, ...]:
    """Texts below each other in the middle of a box, broken to its width."""
    pieces = tuple(piece for piece in pieces if piece.text)
    top = box.y + (box.height - stacked_height(pieces, box.width)) / 2
    x = {"start": box.x, "middle": box.center.x, "end": box.right}[anchor]
    figures: list[TextLine] = []
    for text, style in pieces:
        lines = style.lines(text, box.width)
        figures += set_lines(lines, Point(x, top), style, anchor)
        top += len(lines) * style.step
    return tuple(figures)
