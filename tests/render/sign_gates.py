"""Which lines of text lie on the sign of a kind of work, in our drawing and in that of bpmn-js."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.drawing.typography import TASK_FONT, natural_width, text_width
from bpmn_gen.drawing.viewer_lines import line_height, viewer_lines
from bpmn_gen.picture.figures import Box, TextLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.drawing.elements import Drawing, Shape
    from bpmn_gen.picture.figures import Mark

TAGS = ("tag", "tag-code")
"""Roles of what lies around a sign or a code on the upper border of an activity."""
ABOVE, BELOW = 0.73, 0.21
"""em; how far letters reach above and below their line."""
SIGNS = {
    "userTask": (4.0, 4.0, 21.1, 23.5),
    "manualTask": (4.2, 2.8, 28.0, 17.8),
    "serviceTask": (3.6, 3.6, 23.0, 22.0),
    "businessRuleTask": (8.0, 8.0, 28.0, 20.0),
    "sendTask": (6.0, 5.0, 27.0, 19.0),
    "receiveTask": (6.0, 5.0, 27.0, 19.0),
}
"""Left, top, right and bottom px of the signs of bpmn-js 18.31, from the corner of a task."""
USUAL_LINES = 3
FOOT = 3.5
"""px at the lower end of a sign of bpmn-js that a text of no more than the usual lines may reach:
in a task of the usual size it does."""
_PAD = 7.0
"""px that bpmn-js leaves on both sides of the text of a task."""


def texts_on_tags(marks: Iterable[Mark]) -> list[str]:
    """The lines whose letters lie on the tag of an activity, other than the code in it."""
    figures = [figure for mark in marks for figure in mark.figures]
    tags = [figure.bounds for figure in figures if isinstance(figure, Box) and figure.role in TAGS]
    texts = [figure for figure in figures if isinstance(figure, TextLine) and not figure.upward]
    return [
        text.text
        for text in texts
        if text.role != "text-inverse" and any(tag.overlaps(_letters(text)) for tag in tags)
    ]


def _letters(line: TextLine) -> Bounds:
    """The room of the letters of a line."""
    long = text_width(line.text, line.size, line.bold)
    left = line.at.x - {"start": 0.0, "middle": long / 2, "end": long}[line.anchor]
    high = (ABOVE + BELOW) * line.size
    return Bounds(left, line.at.y - ABOVE * line.size, long, high)


def free_foot(lines: int) -> float:
    """How far so many lines may reach into a sign of bpmn-js from below, in px."""
    return FOOT if lines <= USUAL_LINES else 0.0


def texts_on_viewer_signs(drawing: Drawing) -> list[str]:
    """The lines of tasks that bpmn-js draws over the sign in the corner."""
    tasks = [shape for shape in drawing.shapes if shape.kind in SIGNS]
    return [line for shape in tasks for line in _on_sign(shape)]


def _on_sign(shape: Shape) -> Iterator[str]:
    """The lines of one task, whose text stands in the middle of it."""
    box, (left, top, right, bottom) = shape.bounds, SIGNS[shape.kind]
    lines = viewer_lines(" ".join(shape.lines), box.width - 2 * _PAD, TASK_FONT)
    sign = Bounds(left, top, right - left, bottom - free_foot(len(lines)) - top)
    step = line_height(TASK_FONT)
    base = (box.height - len(lines) * step) / 2 - step / 4
    for line in lines:
        base += step
        long = natural_width(line.rstrip(), TASK_FONT)
        place = Bounds((box.width - long) / 2, base - ABOVE * TASK_FONT, long, TASK_FONT * ABOVE)
        if place.overlaps(sign):
            yield line
