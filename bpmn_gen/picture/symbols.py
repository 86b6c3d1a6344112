"""The symbol of each kind of flow node and artifact, without its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.typography import text_width
from bpmn_gen.picture.figures import Box, Disc, Line, TextLine
from bpmn_gen.picture.icons import ICON, icon
from bpmn_gen.picture.typesetting import middle_baseline

if TYPE_CHECKING:
    from bpmn_gen.picture.figures import Figure

ROUNDING = 7.0
"""px; radius of the corners of activities."""
TAG_HEIGHT = 15.0
"""px; height of the tag on the upper border of a call, which holds the called code."""
SIGN_HEIGHT = 14.0
"""px; height of the tag that holds the sign of a kind of work."""
SIGN_RISE = 4.5
"""px by which that tag rises above the border.  It rises little, because names of events may stand
right above.  Its lower part ends above the first line of the text, for which ``layout`` makes
boxes high enough."""
TAG_INSET = 8.0
"""px between the left border of an activity and its tag."""
CODE_FONT = 10.0
"""px; the code in a tag on a screen."""
PRINTED_CODE_FONT = 11.0
"""px; the code in a tag on paper, where it must not be smaller than other text."""
_BORDERS = {"callActivity": "call", "subProcess": "event-work"}
"""Roles of the borders of activities that differ from a task's."""
_FOLD = 10.0
"""px; size of the turned corner of a data object."""


def symbol(
    kind: str, bounds: Bounds, code: str = "", code_font: float = CODE_FONT
) -> tuple[Figure, ...]:
    """The symbol of a BPMN kind in its bounds; ``code`` is that of a called process."""
    if kind.endswith("Gateway"):
        return _gateway(kind, bounds)
    if kind.endswith("Event"):
        return _event(kind, bounds)
    if kind == "textAnnotation":
        return (Line(_bracket(bounds), "note"),)
    if kind.startswith("data"):
        return _document(bounds)
    tag = _code_tag(bounds, code, code_font) if kind == "callActivity" else _sign_tag(kind, bounds)
    return (Box(bounds, _BORDERS.get(kind, "activity"), ROUNDING), *tag)


def _event(kind: str, bounds: Bounds) -> tuple[Figure, ...]:
    """A circle: thin for a start, thick for an end, double for an event between them.

    A message shows as a letter, dark where it is sent.  An event that interrupts nothing has a
    broken circle.
    """
    center, radius = bounds.center, bounds.width / 2
    sign = icon(kind, Point(center.x - ICON / 2, center.y - ICON / 2)) if radius > ICON else ()
    if kind == "conditionalStartEvent":
        return (Disc(center, radius, "start-beside"), *sign)
    if kind.lower().endswith("startevent"):
        return (Disc(center, radius, "start"), *sign)
    if kind.lower().endswith("endevent"):
        return (Disc(center, radius - 0.75, "end"), *sign)
    return (
        Disc(center, radius, "intermediate"),
        Disc(center, radius - 3, "intermediate"),
        *sign,
    )


def diamond(bounds: Bounds) -> tuple[Point, ...]:
    """The corners of a diamond, from its top clockwise."""
    center = bounds.center
    return (
        Point(center.x, bounds.y),
        Point(bounds.right, center.y),
        Point(center.x, bounds.bottom),
        Point(bounds.x, center.y),
    )


def _gateway(kind: str, bounds: Bounds) -> tuple[Figure, ...]:
    """A diamond with a cross for a decision, a plus for parallel ways, two rings for events."""
    body = Line(diamond(bounds), "gateway", closed=True)
    center, reach = bounds.center, bounds.width * 0.17
    if kind == "parallelGateway":
        reach = bounds.width * 0.24
        upright = (Point(center.x, center.y - reach), Point(center.x, center.y + reach))
        level = (Point(center.x - reach, center.y), Point(center.x + reach, center.y))
        return (body, Line(upright, "gateway-sign"), Line(level, "gateway-sign"))
    if kind == "exclusiveGateway":
        down = (
            Point(center.x - reach, center.y - reach),
            Point(center.x + reach, center.y + reach),
        )
        up = (Point(center.x - reach, center.y + reach), Point(center.x + reach, center.y - reach))
        return (body, Line(down, "gateway-sign"), Line(up, "gateway-sign"))
    if kind == "eventBasedGateway":
        rings = (bounds.width * 0.28, bounds.width * 0.22)
        return (body, *(Disc(center, radius, "gateway") for radius in rings))
    return (body, Disc(center, bounds.width * 0.24, "gateway-sign"))


def _bracket(bounds: Bounds) -> tuple[Point, ...]:
    """The open bracket at the left of a note."""
    reach = bounds.x + min(12.0, bounds.width / 4)
    return (
        Point(reach, bounds.y),
        Point(bounds.x, bounds.y),
        Point(bounds.x, bounds.bottom),
        Point(reach, bounds.bottom),
    )


def _document(bounds: Bounds) -> tuple[Figure, ...]:
    """A sheet with a turned corner."""
    fold = min(_FOLD, bounds.width / 3)
    corner = Point(bounds.right - fold, bounds.y)
    outline = (
        Point(bounds.x, bounds.y),
        corner,
        Point(bounds.right, bounds.y + fold),
        Point(bounds.right, bounds.bottom),
        Point(bounds.x, bounds.bottom),
    )
    turned = (corner, Point(corner.x, bounds.y + fold), Point(bounds.right, bounds.y + fold))
    return (Line(outline, "data", closed=True), Line(turned, "data"))


def _sign_tag(kind: str, bounds: Bounds) -> tuple[Figure, ...]:
    """The sign of the kind of work, in a tag on the upper border, clear of the text."""
    width = ICON + 8
    tag = Bounds(bounds.x + TAG_INSET, bounds.y - SIGN_RISE, width, SIGN_HEIGHT)
    corner = Point(tag.x + (width - ICON) / 2, tag.y + (SIGN_HEIGHT - ICON) / 2)
    sign = icon(kind, corner)
    return (Box(tag, "tag", 4), *sign) if sign else ()


def _code_tag(bounds: Bounds, code: str, font: float) -> tuple[Figure, ...]:
    """The code of the called process, in a dark tag on the upper border."""
    if not code:
        return ()
    width = text_width(code, font, bold=True) + 12
    tag = Bounds(bounds.x + TAG_INSET, bounds.y - TAG_HEIGHT / 2, width, TAG_HEIGHT)
    middle = tag.center
    baseline = Point(middle.x, middle_baseline(middle.y, font))
    return (Box(tag, "tag-code", 4), TextLine(baseline, code, "text-inverse", font, bold=True))
