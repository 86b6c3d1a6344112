"""The small signs of kinds of work, each drawn in a square of ICON px."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.picture.figures import Box, Disc, Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpmn_gen.picture.figures import Figure

ICON = 10.0
"""px; side of the square."""


def icon(kind: str, corner: Point) -> tuple[Figure, ...]:
    """The sign of a kind of task, from its upper left corner; empty for kinds without one."""
    draw = _ICONS.get(kind)
    return draw(corner) if draw else ()


def _arc(center: Point, radius: float, start: float, end: float, steps: int) -> tuple[Point, ...]:
    """Points on a circle from one angle to another, in degrees clockwise from the right."""
    angles = (math.radians(start + (end - start) * step / steps) for step in range(steps + 1))
    return tuple(
        Point(center.x + radius * math.cos(angle), center.y + radius * math.sin(angle))
        for angle in angles
    )


def _path(corner: Point, *places: tuple[float, float]) -> tuple[Point, ...]:
    """Places in the square as points of the plane."""
    return tuple(Point(corner.x + x, corner.y + y) for x, y in places)


def _person(corner: Point) -> tuple[Figure, ...]:
    """A person, for work with the help of a system."""
    shoulders = _arc(Point(corner.x + 5, corner.y + 9.6), 4.3, 180, 360, 12)
    return (
        Disc(Point(corner.x + 5, corner.y + 2.6), 2.1, "icon-solid"),
        Line(shoulders, "icon-solid", closed=True),
    )


def _hand(corner: Point) -> tuple[Figure, ...]:
    """A hand, for work without a system."""
    fingers = [
        Line(_path(corner, (x, top), (x, 6)), "icon")
        for x, top in ((3.2, 2.2), (5.0, 1.2), (6.8, 1.7), (8.5, 3.0))
    ]
    palm = _path(
        corner, (0.9, 5.2), (3.2, 6.6), (3.2, 5.4), (8.5, 5.4), (8.5, 7.6), (7.2, 9.6), (4.2, 9.6)
    )
    return (*fingers, Line(palm, "icon-solid", closed=True))


def _wheel(corner: Point) -> tuple[Figure, ...]:
    """A toothed wheel, for work that a system does."""
    center = Point(corner.x + 5, corner.y + 5)
    teeth = [
        Line((_arc(center, 3.0, angle, angle, 1)[0], _arc(center, 4.8, angle, angle, 1)[0]), "icon")
        for angle in range(0, 360, 45)
    ]
    return (*teeth, Disc(center, 3.1, "icon"), Disc(center, 1.1, "icon"))


def _table(corner: Point) -> tuple[Figure, ...]:
    """A table with a dark head, for reading a decision table."""
    return (
        Box(Bounds(corner.x + 0.3, corner.y + 1.0, 9.4, 8.0), "icon"),
        Box(Bounds(corner.x + 0.3, corner.y + 1.0, 9.4, 2.2), "icon-solid"),
        Line(_path(corner, (0.3, 6.1), (9.7, 6.1)), "icon"),
        Line(_path(corner, (3.2, 3.2), (3.2, 9.0)), "icon"),
    )


def _sent_letter(corner: Point) -> tuple[Figure, ...]:
    """A dark letter, for sending."""
    return (
        Box(Bounds(corner.x + 0.3, corner.y + 1.8, 9.4, 6.6), "icon-solid"),
        Line(_path(corner, (0.6, 2.2), (5, 5.6), (9.4, 2.2)), "icon-inverse"),
    )


def _received_letter(corner: Point) -> tuple[Figure, ...]:
    """A white letter, for waiting to receive."""
    return (
        Box(Bounds(corner.x + 0.3, corner.y + 1.8, 9.4, 6.6), "icon"),
        Line(_path(corner, (0.6, 2.2), (5, 5.6), (9.4, 2.2)), "icon"),
    )


def _list(corner: Point) -> tuple[Figure, ...]:
    """A sheet with lines: waiting for a condition."""
    lines = [Line(_path(corner, (2.6, y), (7.4, y)), "icon") for y in (3.0, 5.0, 7.0)]
    return (Box(Bounds(corner.x + 1.2, corner.y + 0.6, 7.6, 8.8), "icon"), *lines)


_ICONS: dict[str, Callable[[Point], tuple[Figure, ...]]] = {
    "userTask": _person,
    "manualTask": _hand,
    "serviceTask": _wheel,
    "businessRuleTask": _table,
    "sendTask": _sent_letter,
    "receiveTask": _received_letter,
    "messageStartEvent": _received_letter,
    "conditionalStartEvent": _list,
    "intermediateCatchEvent": _received_letter,
    "intermediateThrowEvent": _sent_letter,
    "messageEndEvent": _sent_letter,
}
