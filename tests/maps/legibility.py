"""What a program can see of a panel that a reader could not read: overlaps, crossings, overflow."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.typography import text_width
from bpmn_gen.maps.graph import Course
from bpmn_gen.maps.on_arrows import polyline
from bpmn_gen.picture.figures import Box, Line, TextLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.picture.board import Panel

LABELS = ("tag", "paper")
"""Grounds of words on lines."""
CLUSTER = "band"
"""Arrows may pass over the grounds of clusters."""


@dataclass(frozen=True)
class Seen:
    """A figure in the order of drawing, with the box around it and what it is part of."""

    order: int
    box: Bounds
    told: str
    role: str
    points: tuple[Point, ...] = ()


def faults(panel: Panel) -> Iterator[str]:
    """Everything wrong with a panel, in words."""
    texts, boxes, lines = _seen(panel)
    frame = Bounds(0.0, 0.0, panel.width, panel.height).grown(1.0)
    for text in texts:
        if not _inside(text.box, frame):
            yield f"{text.told!r} leaves its panel"
    for one, other in combinations(texts, 2):
        if one.box.overlaps(other.box, 0.5):
            yield f"{one.told!r} on {other.told!r}"
    for text in texts:
        yield from _around_text(text, boxes, lines)
    for line in lines:
        yield from _through_boxes(line, boxes)
    grounds = [box for box in boxes if box.role in LABELS]
    for one, other in combinations(grounds, 2):
        if one.box.overlaps(other.box, 0.5):
            yield f"the words at {one.box} touch those at {other.box}"


def _around_text(text: Seen, boxes: list[Seen], lines: list[Seen]) -> Iterator[str]:
    """Whether a text crosses a border, is covered, or has a line through it."""
    for box in boxes:
        covered = box.order > text.order and box.box.overlaps(text.box, 0.5)
        crossing = box.box.overlaps(text.box, 0.5) and not _inside(text.box, box.box)
        if covered or (crossing and not _grounded(text, boxes, box.order)):
            yield f"{text.told!r} and the box of {box.told!r}"
    for line in lines:
        if _meets(line, text.box.grown(-1.0)) and not _grounded(text, boxes, line.order):
            yield f"a line ({line.told}) through {text.told!r}"


def _through_boxes(line: Seen, boxes: list[Seen]) -> Iterator[str]:
    """The boxes that a line runs through: not those that hold both of its ends."""
    for box in boxes:
        inner = box.box.grown(-3.0)
        if box.role in (*LABELS, CLUSTER) or min(inner.width, inner.height) <= 0:
            continue
        holds = all(
            _inside(Bounds(*end, 0.0, 0.0), box.box) for end in line.points[:: len(line.points) - 1]
        )
        if not holds and _meets(line, inner):
            yield f"a line ({line.told}) through the box of {box.told!r}"


def _grounded(text: Seen, boxes: list[Seen], below: int) -> bool:
    """Whether a text has a ground of its own over what was drawn before it."""
    return any(below < box.order < text.order and _inside(text.box, box.box) for box in boxes)


def _seen(panel: Panel) -> tuple[list[Seen], list[Seen], list[Seen]]:
    """Texts, boxes and open lines of a panel."""
    texts, boxes, lines = list[Seen](), list[Seen](), list[Seen]()
    figures = ((figure, mark.title) for mark in panel.marks for figure in mark.figures)
    for order, (figure, told) in enumerate(figures):
        match figure:
            case TextLine():
                texts.append(Seen(order, _extent(figure), figure.text, figure.role))
            case Box():
                boxes.append(Seen(order, figure.bounds, told, figure.role))
            case Line(closed=False):
                points = figure.points
                if figure.curved:
                    points = polyline(Course(points, points[-1]))
                lines.append(Seen(order, _around(points), told, figure.role, points))
    return texts, boxes, lines


def _around(points: tuple[Point, ...]) -> Bounds:
    """The box around a line."""
    xs, ys = zip(*points, strict=True)
    return Bounds(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _extent(text: TextLine) -> Bounds:
    """The room of a text."""
    width = text_width(text.text, text.size, bold=text.bold)
    if text.upward:
        return Bounds(text.at.x - text.size * 0.75, text.at.y - width / 2, text.size, width)
    left = text.at.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    return Bounds(left, text.at.y - text.size * 0.75, width, text.size * 0.95)


def _inside(one: Bounds, other: Bounds) -> bool:
    """Whether a box lies in another one, give or take a px."""
    room = other.grown(1.0)
    return (
        room.x <= one.x
        and one.right <= room.right
        and room.y <= one.y
        and one.bottom <= room.bottom
    )


def _meets(line: Seen, box: Bounds) -> bool:
    """Whether any piece of a line comes into a box; most lines are nowhere near it."""
    if not line.box.grown(1.0).overlaps(box):
        return False
    return any(_cuts(one, other, box) for one, other in pairwise(line.points))


def _cuts(one: Point, other: Point, box: Bounds) -> bool:
    """Whether a straight piece comes into a box (Liang and Barsky)."""
    first, last = 0.0, 1.0
    dx, dy = other.x - one.x, other.y - one.y
    for step, room in (
        (-dx, one.x - box.x),
        (dx, box.right - one.x),
        (-dy, one.y - box.y),
        (dy, box.bottom - one.y),
    ):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    return first <= last
