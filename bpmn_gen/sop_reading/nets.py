"""Lines that belong together: what each end touches, and which lines go on in which.

People draw an arrow in pieces, glue both ends or none, let ends stop short of a symbol, or let one
arrow run into another.  A net is all lines that touch each other, with the symbols at its ends.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.geometry import from_segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.sop_files.sheet import Line, Point
    from bpmn_gen.sop_reading.symbols import Symbol

TOUCHING: Final = 4.0
"""Ends that are no further apart were meant to meet, in points."""
REACHING: Final = 5.0
"""How far before a symbol an arrow may stop that surely means it."""
_TAIL_REACH: Final = 9.0
"""How far from a symbol an arrow may begin."""
MAX_REACH: Final = 14.0
"""Beyond this an arrow leads to nothing."""
_GLUED_REACH: Final = 60.0
"""A glued end this far from its symbol was left behind when the symbol was moved."""


@dataclass(frozen=True, slots=True)
class Touch:
    """An end of a line at a symbol."""

    line: int
    at_end: bool
    symbol: int
    has_head: bool
    gap: float
    """How far the end is from the symbol, in points."""
    rival: float
    """How much further the next symbol is."""


@dataclass(frozen=True, slots=True)
class Loose:
    """An end of a net at which nothing is."""

    line: int
    at_end: bool
    point: Point
    has_head: bool


@dataclass(frozen=True, slots=True)
class Net:
    """Lines that touch each other."""

    lines: tuple[int, ...]
    touches: tuple[Touch, ...]
    loose: tuple[Loose, ...]
    branches: bool
    """Whether a line ends in the middle of another."""


_End = tuple[int, bool]
"""A line and whether its last point is meant."""


def nets_of(lines: Sequence[Line], symbols: Sequence[Symbol]) -> list[Net]:
    """The nets of a form."""
    return _Weaver(lines, symbols).nets()


class _Weaver:
    """Finds what every end touches."""

    def __init__(self, lines: Sequence[Line], symbols: Sequence[Symbol]) -> None:
        """Take the lines and symbols of a form."""
        self.lines = lines
        self.symbols = symbols
        self.ids = {one.shape.id: place for place, one in enumerate(symbols) if one.shape.id}
        self.touches: dict[_End, Touch] = {}
        self.joins: dict[_End, list[int]] = {}
        self.forks: set[int] = set()

    def nets(self) -> list[Net]:
        """Find touches, then joins, then what belongs together."""
        ends = [(line, at_end) for line in range(len(self.lines)) for at_end in (False, True)]
        # A last piece may be so short that both its ends are near its target: its head decides.
        for end in sorted(ends, key=lambda one: not self._is_last_head(one)):
            self._touch(end)
        for end in ends:
            if end not in self.touches:
                self._join(end)
        nets = [self._net(group) for group in self._groups()]
        return [self._with_source(net) for net in nets]

    def _point(self, end: _End) -> Point:
        """Where an end is."""
        return self.lines[end[0]].points[-1 if end[1] else 0]

    def _has_head(self, end: _End) -> bool:
        """Whether an end has a head."""
        line = self.lines[end[0]]
        return line.head_at_end if end[1] else line.head_at_start

    def _is_last_head(self, end: _End) -> bool:
        """Whether an end is the head of a piece that begins where another piece ends."""
        begin = end[0], not end[1]
        if not self._has_head(end) or self._has_head(begin):
            return False
        return any(not self._has_head(other) for other in self._beside(begin))

    def _touch(self, end: _End) -> None:
        """Note the symbol that an end touches."""
        line = self.lines[end[0]]
        glued = self.ids.get((line.end_shape if end[1] else line.start_shape) or "")
        gaps = self._gaps(self._point(end))
        if glued is not None:
            gap = self.symbols[glued].box.distance(self._point(end))
            if gap <= _GLUED_REACH:
                self.touches[end] = Touch(
                    end[0], end[1], glued, self._has_head(end), min(gap, 1), 99
                )
                return
        other = self.touches.get((end[0], not end[1]))
        if other is not None:  # an arrow that stops short of its target is still near its source
            gaps = [one for one in gaps if one[1] != other.symbol]
        if not gaps:
            return
        gap, place = gaps[0]
        # An end without a head that meets another line is a corner, however near a symbol is.
        is_corner = gap > TOUCHING and not self._has_head(end) and self._meets(end)
        reach = MAX_REACH if self._has_head(end) else _TAIL_REACH
        if gap <= reach and not is_corner:
            rival = gaps[1][0] - gap if len(gaps) > 1 else 99.0
            self.touches[end] = Touch(end[0], end[1], place, self._has_head(end), gap, rival)

    def _gaps(self, point: Point) -> list[tuple[float, int]]:
        """How far each symbol is, the nearest first."""
        return sorted(
            (symbol.box.distance(point), place) for place, symbol in enumerate(self.symbols)
        )[:2]

    def _meets(self, end: _End) -> bool:
        """Whether an end lies at the end of another line."""
        return any(True for _ in self._beside(end))

    def _beside(self, end: _End) -> Iterator[_End]:
        """The ends of other lines at which an end lies."""
        point = self._point(end)
        for other in range(len(self.lines)):
            for at_end in (False, True):
                if other != end[0] and _apart(point, self._point((other, at_end))) <= TOUCHING:
                    yield other, at_end

    def _join(self, end: _End) -> None:
        """Note the lines in which an end goes on."""
        point = self._point(end)
        for other, line in enumerate(self.lines):
            if other == end[0]:
                continue
            if any(_apart(point, self._point((other, side))) <= TOUCHING for side in (False, True)):
                self.joins.setdefault(end, []).append(other)
            elif any(from_segment(point, a, b) <= TOUCHING for a, b in pairwise(line.points)):
                self.joins.setdefault(end, []).append(other)
                self.forks.add(end[0])
                self.forks.add(other)

    def _groups(self) -> list[tuple[int, ...]]:
        """Lines that touch each other."""
        beside: dict[int, set[int]] = {line: set() for line in range(len(self.lines))}
        for (line, _), others in self.joins.items():
            for other in others:
                beside[line].add(other)
                beside[other].add(line)
        groups, seen = [], set()
        for line in beside:
            if line in seen:
                continue
            group, waiting = [], deque([line])
            seen.add(line)
            while waiting:
                current = waiting.popleft()
                group.append(current)
                for other in sorted(beside[current] - seen):
                    seen.add(other)
                    waiting.append(other)
            groups.append(tuple(sorted(group)))
        return groups

    def _net(self, group: tuple[int, ...]) -> Net:
        """A net of lines."""
        ends = [(line, at_end) for line in group for at_end in (False, True)]
        touches = tuple(self.touches[end] for end in ends if end in self.touches)
        loose = tuple(
            Loose(end[0], end[1], self._point(end), self._has_head(end))
            for end in ends
            if end not in self.touches and end not in self.joins
        )
        return Net(group, touches, loose, any(line in self.forks for line in group))

    def _with_source(self, net: Net) -> Net:
        """A net that begins nowhere, with the nearest symbol at one of its corners or free ends."""
        if any(not touch.has_head for touch in net.touches):
            return net
        known = {touch.symbol for touch in net.touches}
        best: tuple[float, _End, int] | None = None
        for line in net.lines:
            for at_end in (False, True):
                end = line, at_end
                if end in self.touches or self._has_head(end):
                    continue
                for gap, place in self._gaps(self._point(end)):
                    if place not in known and gap <= MAX_REACH and (best is None or gap < best[0]):
                        best = gap, end, place
        if best is None:
            return net
        gap, end, place = best
        touch = Touch(end[0], end[1], place, has_head=False, gap=gap, rival=99.0)
        loose = tuple(one for one in net.loose if (one.line, one.at_end) != end)
        return Net(net.lines, (*net.touches, touch), loose, net.branches)


def path_between(lines: Sequence[Line], net: Net, start: Touch, end: Touch) -> tuple[Point, ...]:
    """The points of a net from one of its ends to another."""
    came: dict[int, int | None] = {start.line: None}
    waiting = deque([start.line])
    while waiting:
        current = waiting.popleft()
        if current == end.line:
            break
        for other in net.lines:
            if other not in came and _near(lines[current], lines[other]):
                came[other] = current
                waiting.append(other)
    chain: list[int] = []
    at: int | None = end.line if end.line in came else start.line
    while at is not None:
        chain.append(at)
        at = came[at]
    chain.reverse()
    points: list[Point] = []
    here = lines[start.line].points[-1 if start.at_end else 0]
    for line in chain:
        own = lines[line].points
        if _apart(own[-1], here) < _apart(own[0], here):
            own = own[::-1]
        points += own
        here = own[-1]
    return tuple(points)


def _near(one: Line, other: Line) -> bool:
    """Whether two lines touch each other."""
    return any(
        from_segment(point, a, b) <= TOUCHING
        for first, second in ((one, other), (other, one))
        for point in (first.points[0], first.points[-1])
        for a, b in pairwise(second.points)
    )


def _apart(one: Point, other: Point) -> float:
    """How far two points are apart."""
    return math.dist(one, other)
