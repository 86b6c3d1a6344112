"""Arrows between boxes of a map, and words beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.typography import text_width
from bpmn_gen.picture.arrows import arrow_figures
from bpmn_gen.picture.figures import Box, Line, Mark
from bpmn_gen.picture.set_text import SMALL, set_lines

if TYPE_CHECKING:
    from bpmn_gen.picture.figures import Figure


def arrow(points: tuple[Point, ...], element_id: str, title: str, *, dashed: bool = False) -> Mark:
    """A line with a head at its end."""
    kind = "messageFlow" if dashed else "sequenceFlow"
    figures = arrow_figures(kind, points)
    if dashed:
        figures = tuple(figure for figure in figures if getattr(figure, "radius", 0) != _DOT)
    return Mark(figures, element_id, "arah", title)


def curve(
    knots: tuple[Point, ...], tip: Point, element_id: str, title: str, *, dashed: bool = False
) -> Mark:
    """A curved line with a head at ``tip`` that points the way the curve ends."""
    line = Line(knots, "message" if dashed else "flow", curved=True)
    before = next((knot for knot in reversed(knots) if knot != tip), tip)
    head = arrow((before, tip), "", "", dashed=dashed).figures[-1]
    return Mark((line, head), element_id, "arah", title)


_DOT = 3.5
"""px; radius of the open dot at the start of a message.  Boards leave the dot out, because a broken
arrow there is a call or a condition, not a message."""


def plain_line(points: tuple[Point, ...], role: str = "flow") -> Figure:
    """A line without a head."""
    return Line(points, role, radius=5.0)


def note_on_line(text: str, middle: Point, role: str = "paper") -> tuple[Figure, ...]:
    """Words on a line, on a blank ground that hides the line behind them."""
    width = text_width(text, SMALL.size) + 12
    height = SMALL.step + 4
    ground = Bounds(middle.x - width / 2, middle.y - height / 2, width, height)
    top = Point(middle.x, middle.y - SMALL.step / 2)
    return (Box(ground, role), *set_lines((text,), top, SMALL, "middle"))
