"""Ways around symbols, and whether a way keeps off other things, as people see to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

    from tests.sop_reading.made.routes import Point

Box = tuple[float, float, float, float]


def squared(points: list[Point]) -> list[Point]:
    """Points whose pieces are level or upright again."""
    found = list(points)
    level = abs(points[1][0] - points[0][0]) > abs(points[1][1] - points[0][1])
    x, y = found[0]
    found[1] = (found[1][0], y) if level else (x, found[1][1])
    x, y = found[-1]
    before = points[-2]
    level = abs(before[0] - points[-1][0]) > abs(before[1] - points[-1][1])
    if len(points) == 3:
        first, last = found[0], found[-1]
        found[1] = (last[0], first[1]) if not level else (first[0], last[1])
    else:
        found[-2] = (before[0], y) if level else (x, before[1])
    if len(points) == 4:
        one, two = found[1], found[2]
        found[2] = (one[0], two[1]) if level else (two[0], one[1])
    return found


def cuts(one: Point, two: Point, box: Box) -> bool:
    """Whether a piece runs through a box."""
    low, high = 0.0, 1.0
    for axis in (0, 1):
        start, move = one[axis], two[axis] - one[axis]
        near, far = box[axis], box[axis + 2]
        if abs(move) < 1e-9:
            if not near < start < far:
                return False
            continue
        enter, leave = sorted(((near - start) / move, (far - start) / move))
        low, high = max(low, enter), min(high, leave)
    return low < high


def meet(one: Box, two: Box) -> bool:
    """Whether two boxes overlap."""
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def along(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two pieces run close beside each other, or an end of one lies on the other."""
    for one, two, other, far in ((a, b, c, d), (c, d, a, b)):
        for point in (one, two):
            if cuts(other, far, (point[0] - 5, point[1] - 5, point[0] + 5, point[1] + 5)):
                same = min(_apart(point, other), _apart(point, far)) < 1.0
                if not same:
                    return True
    upright = abs(a[0] - b[0]) < 0.1 and abs(c[0] - d[0]) < 0.1 and abs(a[0] - c[0]) < 4
    level = abs(a[1] - b[1]) < 0.1 and abs(c[1] - d[1]) < 0.1 and abs(a[1] - c[1]) < 4
    if upright:
        return min(max(a[1], b[1]), max(c[1], d[1])) > max(min(a[1], b[1]), min(c[1], d[1])) + 1
    if level:
        return min(max(a[0], b[0]), max(c[0], d[0])) > max(min(a[0], b[0]), min(c[0], d[0])) + 1
    return False


def _apart(one: Point, two: Point) -> float:
    """How far two points are apart."""
    return abs(one[0] - two[0]) + abs(one[1] - two[1])


def loops(dice: random.Random, a: Box, b: Box) -> list[list[Point]]:
    """Ways around, beside a symbol or below it."""
    ax, ay, bx, by = (a[0] + a[2]) / 2, (a[1] + a[3]) / 2, (b[0] + b[2]) / 2, (b[1] + b[3]) / 2
    found: list[list[Point]] = []
    for step in (8, 11, 14, 17, 20):
        for side in (1, -1):
            begin = a[2] if side > 0 else a[0]
            channel = begin + side * step
            if b[0] - 6 < channel < b[2] + 6:
                channel = b[2] + step if side > 0 else b[0] - step
            enter = b[2] if channel > bx else b[0]
            found.append([(begin, ay), (channel, ay), (channel, by), (enter, by)])
            top = b[1] - 6 - step / 4
            found.append([(begin, ay), (channel, ay), (channel, top), (bx, top), (bx, b[1])])
            low = a[3] + 5 + step / 4
            found.append([(ax, a[3]), (ax, low), (channel, low), (channel, by), (enter, by)])
    if dice.random() < 0.3:
        found = found[1:] + found[:1]
    if dice.random() < 0.4:
        found = [one for one in found if one[0][0] < ax] + found
    return found
