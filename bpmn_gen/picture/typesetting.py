"""Lines of text as figures: in the middle of a box, below a shape, or upward along a header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.drawing.typography import LABEL_FONT, LABEL_LINE, TASK_FONT, TASK_LINE
from bpmn_gen.picture.figures import TextLine

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Label
    from bpmn_gen.drawing.geometry import Bounds

CAP_HEIGHT = 0.716
"""Height of a capital in em.  Arial and Roboto share it.  A text looks centred when its capitals
are."""


def middle_baseline(center: float, size: float) -> float:
    """The baseline that puts the capitals of a line around ``center``."""
    return center + CAP_HEIGHT * size / 2


def centered(
    lines: tuple[str, ...], box: Bounds, role: str = "text", *, bold: bool = False
) -> tuple[TextLine, ...]:
    """Lines of TASK_FONT px in the middle of a box."""
    middle = box.center
    first = middle.y - (len(lines) - 1) * TASK_LINE / 2
    return tuple(
        TextLine(
            Point(middle.x, middle_baseline(first + index * TASK_LINE, TASK_FONT)),
            line,
            role,
            TASK_FONT,
            bold,
        )
        for index, line in enumerate(lines)
    )


def upward(
    lines: tuple[str, ...],
    box: Bounds,
    role: str = "text",
    *,
    bold: bool = False,
    size: float = TASK_FONT,
) -> tuple[TextLine, ...]:
    """Lines that read from bottom to top, in the middle of a box."""
    middle = box.center
    step = TASK_LINE * size / TASK_FONT
    first = middle.x - (len(lines) - 1) * step / 2
    return tuple(
        TextLine(
            Point(middle_baseline(first + index * step, size), middle.y),
            line,
            role,
            size,
            bold,
            upward=True,
        )
        for index, line in enumerate(lines)
    )


def label_lines(label: Label | None, role: str = "text") -> tuple[TextLine, ...]:
    """The lines of a label, from the top of its bounds."""
    if label is None:
        return ()
    first = label.bounds.y + LABEL_LINE / 2
    return tuple(
        TextLine(
            Point(label.bounds.center.x, middle_baseline(first + index * LABEL_LINE, LABEL_FONT)),
            line,
            role,
            LABEL_FONT,
        )
        for index, line in enumerate(label.lines)
    )
