"""Forms that are drawn freely, and arrows in the form of a block.

A free form that is open is a line with all its corners.  One that is closed is what its corners
make of it: a diamond, a box, or something that nobody here knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_files.sheet import ShapeKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml import etree

    from bpmn_gen.sop_files.sheet import Point

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MOST: Final = 200
"""Corners of a form that are looked at."""
_NEAR: Final = 0.15
"""How far a corner may be from where it would be in a plain form, as a share of the box."""
_CORNERS: Final = 4
_BLOCKS: Final[Mapping[str, tuple[Point, Point]]] = {
    "rightArrow": ((0, 0.5), (1, 0.5)),
    "notchedRightArrow": ((0, 0.5), (1, 0.5)),
    "stripedRightArrow": ((0, 0.5), (1, 0.5)),
    "leftArrow": ((1, 0.5), (0, 0.5)),
    "downArrow": ((0.5, 0), (0.5, 1)),
    "upArrow": ((0.5, 1), (0.5, 0)),
    "leftRightArrow": ((0, 0.5), (1, 0.5)),
    "upDownArrow": ((0.5, 0), (0.5, 1)),
}
"""From where to where arrows in the form of a block lead, in a box of size 1."""
BOTH_WAYS: Final = frozenset({"leftRightArrow", "upDownArrow"})


def block_arrow(preset: str) -> tuple[Point, ...] | None:
    """The way of an arrow in the form of a block; None where it is none, or bends."""
    return _BLOCKS.get(preset)


def free_form(properties: etree._Element) -> tuple[tuple[Point, ...], bool] | None:
    """The corners of a free form in a box of size 1, and whether it is closed; None without one."""
    path = next(properties.iterfind(f"{A}custGeom/{A}pathLst/{A}path"), None)
    if path is None:
        return None
    width, height = _number(path.get("w")), _number(path.get("h"))
    points: list[Point] = []
    is_closed = False
    for step in path:
        if step.tag == f"{A}close":
            is_closed = True
            continue
        marks = step.findall(f"{A}pt")[-1:]  # of a curve its end
        for mark in marks:
            x, y = _number(mark.get("x")), _number(mark.get("y"))
            points.append((x / width if width else 0.0, y / height if height else 0.0))
        if len(points) >= _MOST:
            break
    if len(points) > 1 and _is_near(points[0], points[-1]):
        is_closed, points = True, points[:-1]
    return (tuple(points), is_closed) if len(points) > 1 else None


def closed_kind(points: Sequence[Point]) -> ShapeKind:
    """What a closed form with these corners looks like."""
    for kind, plain in (
        (ShapeKind.DIAMOND, ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))),
        (ShapeKind.BOX, ((0, 0), (1, 0), (1, 1), (0, 1))),
    ):
        if len(points) == _CORNERS and all(any(_is_near(a, b) for b in points) for a in plain):
            return kind
    return ShapeKind.OTHER


def _is_near(one: Point, other: Point) -> bool:
    """Whether two corners were meant to be the same."""
    return abs(one[0] - other[0]) <= _NEAR and abs(one[1] - other[1]) <= _NEAR


def _number(text: str | None) -> float:
    """A measure; 0 where it is none, or is the name of a guide."""
    try:
        value = float(text or 0)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e12 else 0.0  # noqa: PLR2004  no measure is larger
