"""Page links: pentagons (segilima) with one letter, where a flow leaves and where it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.drawing.typography import text_width
from bpmn_gen.picture.figures import Figure, Line, Mark, TextLine
from bpmn_gen.picture.typesetting import label_lines, middle_baseline

if TYPE_CHECKING:
    from bpmn_gen.drawing.geometry import Bounds
    from bpmn_gen.drawing.pages import Direction, Reference

FONT = 11.0
"""px; largest size of the text."""
_TIP = 0.3
"""The part of the length of a pentagon that its point takes."""
_SHIFTS = {"right": (-1, 0), "left": (1, 0), "down": (0, -1), "up": (0, 1)}
"""By direction of a pentagon: the way from its middle to the middle of its text.  The text keeps
away from the tip, where the pentagon is narrow."""


def reference_mark(reference: Reference, page: int) -> Mark:
    """A pentagon with its letter and the page of the other end, e.g. ``A/2``, to which it leads.

    Args:
        reference: the link.
        page: the number of the page on which it stands.  Where the other end stands there as well,
            the letter says enough.
    """
    here = reference.other_page == page
    text = reference.letter if here else f"{reference.letter}/{reference.other_page}"
    figures = pentagon(reference.bounds, reference.direction, text)
    texts = label_lines(reference.label)
    return Mark((*figures, *texts), kind="reference", page=reference.other_page)


def pentagon(bounds: Bounds, direction: Direction, text: str) -> tuple[Figure, ...]:
    """A box that points in the direction of the flow, with its text."""
    long = bounds.width if direction in {"left", "right"} else bounds.height
    tip = min(long * _TIP, 8.0)
    dx, dy = _SHIFTS[direction]
    middle = bounds.center
    room = bounds.width - (tip if dx else 0) - 4
    size = min(FONT, FONT * room / text_width(text, FONT, bold=True))
    place = Point(middle.x + dx * tip / 2, middle_baseline(middle.y + dy * tip / 2, size))
    return (
        Line(_outline(bounds, direction, tip), "reference", closed=True),
        TextLine(place, text, "text", size, bold=True),
    )


def _outline(box: Bounds, direction: Direction, tip: float) -> tuple[Point, ...]:
    """The corners of a pentagon whose point is ``tip`` px long."""
    left, right, top, bottom, middle = box.x, box.right, box.y, box.bottom, box.center
    corners: dict[Direction, tuple[tuple[float, float], ...]] = {
        "right": (
            (left, top),
            (right - tip, top),
            (right, middle.y),
            (right - tip, bottom),
            (left, bottom),
        ),
        "left": (
            (right, top),
            (left + tip, top),
            (left, middle.y),
            (left + tip, bottom),
            (right, bottom),
        ),
        "down": (
            (left, top),
            (right, top),
            (right, bottom - tip),
            (middle.x, bottom),
            (left, bottom - tip),
        ),
        "up": (
            (left, bottom),
            (right, bottom),
            (right, top + tip),
            (middle.x, top),
            (left, top + tip),
        ),
    }
    return tuple(Point(x, y) for x, y in corners[direction])
