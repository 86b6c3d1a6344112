"""Keeps what is drawn on a page, and tells whether a route may run through it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.sop.tracks import CLEARANCE, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpmn_gen.drawing.geometry import Bounds
    from bpmn_gen.sop.routes import Route

PARALLEL_GAP = 1.0
"""mm between connectors that run side by side."""
TOUCH = 0.6
"""mm between a corner or an end of a connector and another connector."""
LABEL_GAP = 0.15
"""mm between a connector and the name of a branch."""


def segments(points: Sequence[tuple[float, float]]) -> tuple[Segment, ...]:
    """The segments of a line, each from its smaller to its larger end."""
    found = []
    x1, y1 = points[0]
    for x2, y2 in points[1:]:
        left, right = (x1, x2) if x1 < x2 else (x2, x1)
        top, bottom = (y1, y2) if y1 < y2 else (y2, y1)
        found.append((left, top, right, bottom))
        x1, y1 = x2, y2
    return tuple(found)


@dataclass(slots=True)
class Occupancy:
    """The symbols, connectors and names of branches on a page."""

    symbols: dict[int, Segment]
    """Boxes of symbols by id, as left, top, right and bottom."""
    lines: dict[int, tuple[Segment, ...]] = field(default_factory=dict)
    """The segments of each connector, by id."""
    labels: dict[int, Segment] = field(default_factory=dict)
    """The box of the name of a branch, by id of its connector."""
    _reach: dict[int, Segment] = field(default_factory=dict)
    """The box around each connector, outside of which no other one can come near to it."""
    _near_lines: dict[int, tuple[tuple[Segment, Segment], ...]] = field(default_factory=dict)
    """The segments of each connector, each before the box outside of which none comes near to it.
    They are widened once, because a page tries thousands of routes."""
    _near_labels: dict[int, Segment] = field(default_factory=dict)
    """The names of branches, widened by what stays free around them."""
    _kept_free: list[Segment] = field(init=False)
    """The boxes of symbols, widened by what stays free around them."""

    def __post_init__(self) -> None:
        """Work out what stays free around symbols."""
        self._kept_free = [_wider(box, CLEARANCE) for box in self.symbols.values()]

    def enter(self, key: int, points: Sequence[tuple[float, float]], name: Segment | None) -> None:
        """Enter a connector with the name of its branch."""
        self.lines[key] = segments(points)
        self._reach[key] = _wider(_around(points), PARALLEL_GAP)
        self._near_lines[key] = tuple(
            (line, _wider(line, PARALLEL_GAP)) for line in self.lines[key]
        )
        if name is not None:
            self.labels[key] = name
            self._near_labels[key] = _wider(name, LABEL_GAP)

    def remove(self, key: int) -> None:
        """Take a connector off the page."""
        del self.lines[key], self._reach[key], self._near_lines[key]
        self.labels.pop(key, None)
        self._near_labels.pop(key, None)

    def _meetings(
        self, route: Route, parts: Sequence[Segment], friends: frozenset[int]
    ) -> Iterator[tuple[int, int]]:
        """Each meeting of a route with another connector than ``friends``, which may touch it.

        Yields the connector, and 1 where they cross or -1 where they touch or run together.
        """
        x1, y1, x2, y2 = _around(route.points)
        for key, (left, top, right, bottom) in self._reach.items():
            if x1 > right or x2 < left or y1 > bottom or y2 < top or key in friends:
                continue
            for line, (near_x1, near_y1, near_x2, near_y2) in self._near_lines[key]:
                for part in parts:
                    if (
                        part[0] <= near_x2
                        and part[2] >= near_x1
                        and part[1] <= near_y2
                        and part[3] >= near_y1
                        and (met := _meeting(part, line))
                    ):
                        yield key, met

    def crossings(self, route: Route, friends: frozenset[int], most: float) -> int | None:
        """The number of connectors that a route crosses; None when it may not run there.

        Args:
            route: the route that is tried.
            friends: connectors that it may touch, because they share a site.
            most: a route with more crossings is of no use.
        """
        parts = segments(route.points)
        if self._hits_symbol(parts[1:-1]) or self._hits_label(parts):
            return None
        count = 0
        for _, met in self._meetings(route, parts, friends):
            count += met
            if met < 0 or count > most:
                return None
        return count

    def stays_clear(self, parts: Sequence[Segment], key: int) -> bool:
        """Whether segments touch nothing of a connector behind its first segment."""
        lines = self.lines[key][1:]
        return all(_meeting(part, line) >= 0 for part in parts for line in lines)

    def _hits_symbol(self, parts: Sequence[Segment]) -> bool:
        """Whether an inner segment comes too near to a symbol.

        The outer segments need no check, because :func:`bpmn_gen.sop.routes.open_end` ends them
        before any symbol.
        """
        for x1, y1, x2, y2 in parts:
            for left, top, right, bottom in self._kept_free:
                if x1 < right and x2 > left and y1 < bottom and y2 > top:
                    return True
        return False

    def _hits_label(self, parts: Sequence[Segment]) -> bool:
        """Whether a segment runs through the name of a branch."""
        for left, top, right, bottom in self._near_labels.values():
            for x1, y1, x2, y2 in parts:
                if x1 < right and x2 > left and y1 < bottom and y2 > top:
                    return True
        return False

    def rivals(self, route: Route, friends: frozenset[int]) -> frozenset[int] | None:
        """The connectors that a route touches or runs along, or through whose names it runs.

        None when it runs through a symbol.  It may touch ``friends``, but not their names.
        """
        parts = segments(route.points)
        if self._hits_symbol(parts[1:-1]):
            return None
        found = {key for key, met in self._meetings(route, parts, friends) if met < 0}
        found |= {
            key
            for key, box in self.labels.items()
            if any(come_near(part, box, LABEL_GAP) for part in parts)
        }
        return frozenset(found)

    def rivals_of_name(self, box: Segment, own: Iterable[Segment]) -> frozenset[int] | None:
        """The connectors that stand in the place of a name, with their line or their own name.

        None when a symbol stands there, or the connector itself, whose segments are ``own``.
        """
        if any(come_near(symbol, box, LABEL_GAP) for symbol in self.symbols.values()):
            return None
        if any(come_near(line, box, 0.0) for line in own):
            return None
        found = {key for key, label in self.labels.items() if come_near(label, box, LABEL_GAP)}
        found |= {
            key
            for key, lines in self.lines.items()
            if come_near(self._reach[key], box, 0.0)
            and any(come_near(line, box, LABEL_GAP) for line in lines)
        }
        return frozenset(found)


def box_of(bounds: Bounds) -> Segment:
    """A box as left, top, right and bottom."""
    return (bounds.x, bounds.y, bounds.right, bounds.bottom)


def _around(points: Sequence[tuple[float, float]]) -> Segment:
    """The box around a line."""
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def _wider(box: Segment, gap: float) -> Segment:
    """A box with a gap around it."""
    return (box[0] - gap, box[1] - gap, box[2] + gap, box[3] + gap)


def come_near(one: Segment, other: Segment, gap: float) -> bool:
    """Whether two boxes or segments overlap or come nearer than ``gap`` mm."""
    return (
        one[0] < other[2] + gap
        and one[2] > other[0] - gap
        and one[1] < other[3] + gap
        and one[3] > other[1] - gap
    )


def _meeting(part: Segment, line: Segment) -> int:
    """1 when two segments cross, 0 when they stay apart, -1 when they touch or run together."""
    px1, py1, px2, py2 = part
    lx1, ly1, lx2, ly2 = line
    if (
        px1 > lx2 + PARALLEL_GAP
        or px2 < lx1 - PARALLEL_GAP
        or py1 > ly2 + PARALLEL_GAP
        or py2 < ly1 - PARALLEL_GAP
    ):
        return 0
    part_level, line_level = py1 == py2, ly1 == ly2
    if part_level == line_level:
        if part_level:
            apart = px1 > lx2 + TOUCH or px2 < lx1 - TOUCH or abs(py1 - ly1) >= PARALLEL_GAP
        else:
            apart = py1 > ly2 + TOUCH or py2 < ly1 - TOUCH or abs(px1 - lx1) >= PARALLEL_GAP
        return 0 if apart else -1
    level, upright = (part, line) if part_level else (line, part)
    return _crossing(level, upright)


def _crossing(level: Segment, upright: Segment) -> int:
    """The same for a horizontal and a vertical segment."""
    x, y = upright[0], level[1]
    if x < level[0] - TOUCH or x > level[2] + TOUCH:
        return 0
    if y < upright[1] - TOUCH or y > upright[3] + TOUCH:
        return 0
    inside = level[0] + TOUCH < x < level[2] - TOUCH and upright[1] + TOUCH < y < upright[3] - TOUCH
    return 1 if inside else -1
