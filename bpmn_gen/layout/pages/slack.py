"""How far things can move towards the start of an axis without coming too near to each other.

Everything keeps its order.  Each thing may come as near to the one before it as the engine would
have put it there, or as it already is where that is nearer.  The blank between them beyond that is
slack.  A thing can move by the slack on its tightest way from the wall at the start, which is the
shortest path in a graph whose edges are as long as the slack between two neighbours.
"""

from __future__ import annotations

from bisect import bisect_left
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bpmn_gen.layout.placing.skyline import Gaps, Occupant

_REACH = 3.0
"""px by which a thing reaches farther across the axis than it does, so that two whose corners
almost touch keep apart."""


class Thing(NamedTuple):
    """Something that takes room; ``along`` the axis and ``across`` it, in px."""

    start: float
    end: float
    low: float
    high: float
    kind: Occupant
    group: int
    """Things of one group move together."""


PAPER_X: Final[Gaps] = (
    (30.0, 16.0, 6.0, 18.0),
    (16.0, 13.0, 6.0, 13.0),
    (10.0, 6.0, 6.0, 6.0),
    (18.0, 13.0, 6.0, 0.0),
)
"""Least px on paper between two things beside each other, by the kinds of the first and the second:
nodes, tracks, labels and borders.  They are less than on a screen, where room costs nothing, and
leave an arrow its head and as much line again."""
PAPER_Y: Final[Gaps] = (
    (20.0, 14.0, 6.0, 12.0),
    (14.0, 13.0, 6.0, 12.0),
    (6.0, 6.0, 6.0, 6.0),
    (12.0, 12.0, 6.0, 0.0),
)
"""The same for two things under each other."""

Slacks = dict[tuple[int, int], float]
"""By the groups of two neighbours, the earlier one first: px by which they can come nearer."""


def slacks_between(things: Sequence[Thing], gaps: Gaps) -> Slacks:
    """The slack between all things that see each other along the axis."""
    stops = sorted({y for one in things for y in (one.low - _REACH, one.high + _REACH)})
    front: list[list[int]] = [[] for _ in stops]
    ordered = sorted(things)
    found: Slacks = {}
    for number, thing in enumerate(ordered):
        start = thing.start
        low = bisect_left(stops, thing.low - _REACH)
        high = bisect_left(stops, thing.high + _REACH, low)
        seen: set[int] = set()
        for slot in range(low, high):
            before = front[slot]
            seen.update(before)
            front[slot] = [number] + [other for other in before if ordered[other].end > start]
        for other in seen:
            _note(found, ordered[other], thing, gaps)
    return found


def _note(found: Slacks, one: Thing, two: Thing, gaps: Gaps) -> None:
    """Note the slack between two things; the least of two groups counts."""
    if one.group == two.group:
        return
    blank = two.start - one.end
    slack = max(blank - gaps[one.kind][two.kind], 0.0)
    key = (one.group, two.group)
    if slack < found.get(key, slack + 1):
        found[key] = slack


def farthest_moves(slacks: Mapping[tuple[int, int], float], wall: int, count: int) -> list[float]:
    """For each group, how many px it can move towards the start.

    Args:
        slacks: between neighbours.
        wall: the group that stands still.
        count: the number of groups.
    """
    following: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    for (one, two), slack in slacks.items():
        following[one].append((two, slack))
    moves = [-1.0] * count
    queue = [(0.0, wall)]
    while queue:
        move, group = heappop(queue)
        if moves[group] >= 0:
            continue
        moves[group] = move
        for other, slack in following[group]:
            if moves[other] < 0:
                heappush(queue, (move + slack, other))
    return [max(move, 0.0) for move in moves]


class Groups:
    """Lines that move together, found by their coordinate; a union-find."""

    def __init__(self) -> None:
        """Begin without lines."""
        self._parents: list[int] = []
        self._lines: dict[float, int] = {}

    def __len__(self) -> int:
        """The number of lines."""
        return len(self._parents)

    def line(self, at: float) -> int:
        """The line at a coordinate."""
        key = round(at, 2)
        if key not in self._lines:
            self._lines[key] = len(self._parents)
            self._parents.append(len(self._parents))
        return self._lines[key]

    def join(self, one: int, two: int) -> None:
        """Let two lines move together."""
        one, two = self.root(one), self.root(two)
        self._parents[max(one, two)] = min(one, two)

    def root(self, line: int) -> int:
        """The line that stands for all that move with a line."""
        while self._parents[line] != line:
            line = self._parents[line]
        return line

    def joined(self, things: Iterable[Thing]) -> list[Thing]:
        """The things, each with the group that its line belongs to now."""
        return [thing._replace(group=self.root(thing.group)) for thing in things]
