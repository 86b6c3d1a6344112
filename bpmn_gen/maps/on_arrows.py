"""Finds places for words on arrows: on their own line and clear of other words and lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.sums import added

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.maps.graph import Course

PLACES = (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8)
"""Parts of the length of an arrow at which its words may stand, the best first."""
STEPS = 16
"""Straight pieces into which a curve is cut, because these are easy to test for crossings."""
CLEAR = 2.0
"""px kept free between words."""
HAIR = 0.5
"""px; half the thickness of a line."""
_ON_WORDS, _ON_LINE, _OFF_MIDDLE = 1000.0, 5.0, 10.0
"""Cost of covering words or a box, of lying on a piece of another arrow, and of standing away from
the middle (by a whole length).  Unreadable words are worse than any number of crossings."""


def words_on(
    courses: Sequence[Course],
    sizes: Sequence[tuple[float, float]],
    boxes: Sequence[Bounds] = (),
) -> tuple[Point | None, ...]:
    """The middle of the words of each arrow; None for an arrow without words.

    ``sizes`` are width and height of the words in px.  Words keep off ``boxes`` as they keep off
    each other.
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
    """A course as a line of short straight pieces."""
    knots = course.knots
    points = [knots[0]]
    for at in range(0, len(knots) - 1, 3):
        points += [_bezier(knots[at : at + 4], step / STEPS) for step in range(1, STEPS + 1)]
    return tuple(points)


def _bezier(knots: Sequence[Point], part: float) -> Point:
    """The point of a cubic curve at a part of it, from 0 to 1."""
    rest = 1.0 - part
    weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    return Point(
        added(weight * knot.x for weight, knot in zip(weights, knots, strict=True)),
        added(weight * knot.y for weight, knot in zip(weights, knots, strict=True)),
    )


def _around(line: Sequence[Point], part: float, size: tuple[float, float]) -> Bounds:
    """The box of words whose middle is at a part of a line."""
    middle = line[round((len(line) - 1) * part)]
    width, height = size
    return Bounds(round(middle.x - width / 2, 1), round(middle.y - height / 2, 1), width, height)


def _pieces(line: Sequence[Point]) -> list[Bounds]:
    """The boxes around the pieces of a line, so thick that a level piece has a height."""
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
    """How bad a place for words is: what it covers, and how far off the middle it is."""
    room = ground.grown(CLEAR)
    covered = sum(room.overlaps(other) for other in taken)
    crossed = sum(ground.overlaps(piece) for piece in pieces)
    return covered * _ON_WORDS + crossed * _ON_LINE + abs(part - 0.5) * _OFF_MIDDLE
