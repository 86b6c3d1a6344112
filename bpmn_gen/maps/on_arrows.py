"""Where words stand on arrows: on the line that they belong to, clear of others."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.maps.graph import Course

PLACES = (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8)
"""Parts of an arrow at which its words may stand, the best first."""
STEPS = 16
"""Pieces into which a curve is parted to see what it crosses."""
CLEAR = 2.0
"""px between words."""
HAIR = 0.5
"""px; half of what a line is thick."""
_ON_WORDS, _ON_LINE, _OFF_MIDDLE = 1000.0, 5.0, 10.0
"""Cost of covering words, of lying on a piece of another arrow, of standing off the middle."""


def words_on(
    courses: Sequence[Course],
    sizes: Sequence[tuple[float, float]],
    boxes: Sequence[Bounds] = (),
) -> tuple[Point | None, ...]:
    """The middle of the words of each arrow; None where their size is nothing.

    Words keep off the boxes.
    """
    lines = [polyline(course) for course in courses]
    pieces = [_pieces(line) for line in lines]
    wanted = [number for number, size in enumerate(sizes) if size[0]]
    wanted.sort(key=lambda number: lines[number][len(lines[number]) // 2].y)
    taken = list(boxes)
    found: dict[int, Point] = {}
    for number in wanted:
        grounds = [_around(lines[number], part, sizes[number]) for part in PLACES]
        whole = grounds[0]
        for ground in grounds:
            whole = whole.union(ground)
        near = [
            piece
            for at, others in enumerate(pieces)
            if at != number
            for piece in others
            if piece.overlaps(whole)
        ]
        costs = [
            (_cost(part, ground, taken, near), at)
            for at, (part, ground) in enumerate(zip(PLACES, grounds, strict=True))
        ]
        best = grounds[min(costs)[1]]
        taken.append(best)
        found[number] = best.center
    return tuple(found.get(number) for number in range(len(courses)))


def polyline(course: Course) -> tuple[Point, ...]:
    """A course as short straight pieces."""
    knots = course.knots
    points = [knots[0]]
    for at in range(0, len(knots) - 1, 3):
        points += [_bezier(knots[at : at + 4], step / STEPS) for step in range(1, STEPS + 1)]
    return tuple(points)


def _bezier(knots: Sequence[Point], part: float) -> Point:
    """A point of a cubic curve."""
    rest = 1.0 - part
    weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    return Point(
        sum(weight * knot.x for weight, knot in zip(weights, knots, strict=True)),
        sum(weight * knot.y for weight, knot in zip(weights, knots, strict=True)),
    )


def _around(line: Sequence[Point], part: float, size: tuple[float, float]) -> Bounds:
    """The ground of words at a part of a line."""
    middle = line[round((len(line) - 1) * part)]
    width, height = size
    return Bounds(round(middle.x - width / 2, 1), round(middle.y - height / 2, 1), width, height)


def _pieces(line: Sequence[Point]) -> list[Bounds]:
    """The boxes around the short pieces of a line; level ones are a little high all the same."""
    return [
        Bounds(
            min(one.x, other.x),
            min(one.y, other.y) - HAIR,
            abs(one.x - other.x),
            abs(one.y - other.y) + 2 * HAIR,
        )
        for one, other in pairwise(line)
    ]


def _cost(part: float, ground: Bounds, taken: Sequence[Bounds], pieces: Sequence[Bounds]) -> float:
    """How bad a place is: what it covers, and how far it is from the middle of its arrow."""
    room = ground.grown(CLEAR)
    covered = sum(room.overlaps(other) for other in taken)
    crossed = sum(ground.overlaps(piece) for piece in pieces)
    return covered * _ON_WORDS + crossed * _ON_LINE + abs(part - 0.5) * _OFF_MIDDLE
