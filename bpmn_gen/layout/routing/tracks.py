"""Orders the strands that share a line of the grid, so that they cross as little as can be.

Strands in a gap or a channel become parallel tracks.  Strands on a row or a column keep to its
middle, and leave it where several have to share it.  Strands that run together as one line make a
bundle, which is ordered as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.drawing.sums import added
from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.routing.strands import Strand, apart, crossings_in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.layout.routing.board import RoutingBoard

_FRACTION = 1e-4
"""The difference between two tracks of one line, as a share of a step of the grid.  It is so small
that no number of tracks adds up to a step, and comparisons still tell tracks apart."""
_PASSES = 4
"""Passes over level lines and upright lines in turn.  Several are needed, because the order on the
lines of one direction decides ties on those of the other."""

Bundle = list[Strand]
"""Strands that are drawn as one line, because they leave or reach one node together."""


class TrackOrder:
    """The strands of every link, and the bundles of every line in their order."""

    def __init__(self, board: RoutingBoard) -> None:
        """Take the strands from a board and order them."""
        self.board = board
        self.of_link: dict[int, list[Strand]] = {
            link: list(board.strands(link, path)) for link, path in sorted(board.paths.items())
        }
        self.levels: list[list[Bundle]] = [[] for _ in range(board.grid.levels)]
        self.uprights: list[list[Bundle]] = [[] for _ in range(board.grid.uprights)]
        self._collect()
        for number in range(_PASSES):
            self._order(self.levels if number % 2 == 0 else self.uprights)
            self._refine()
        for lines in (self.levels, self.uprights):
            for bundles in lines:
                if bundles and self.board.company.keeps_middle(bundles[0][0]):
                    self._set_offsets(bundles)

    def _collect(self) -> None:
        """Put every strand into a bundle of its line, or into a new one."""
        for strands in self.of_link.values():
            for strand in strands:
                lines = self.levels if strand.is_level else self.uprights
                bundles = lines[strand.line]
                joined: Bundle = [strand]
                for bundle in [some for some in bundles if self._belongs(strand, some)]:
                    if not any(self._clash(one, other) for one in joined for other in bundle):
                        bundles.remove(bundle)
                        joined = [*joined[:-1], *bundle, strand]
                bundles.append(joined)

    def _belongs(self, strand: Strand, bundle: Bundle) -> bool:
        """Whether a strand may be drawn as one line with a bundle, and overlaps it."""
        if not self.board.company.keeps_middle(strand):
            return False
        return not any(self._clash(strand, other) for other in bundle) and any(
            strands_overlap(strand, other) for other in bundle
        )

    def _clash(self, one: Strand, two: Strand) -> bool:
        """Whether two strands may not be drawn as one line."""
        return apart(one, two) or (
            strands_overlap(one, two) and not self.board.company.together(one, two)
        )

    def _order(self, lines: list[list[Bundle]]) -> None:
        """Order the bundles of all lines of one direction."""
        for number, bundles in enumerate(lines):
            if len(bundles) > 1:
                lines[number] = _best_order(bundles)
            ordered = lines[number]
            in_middle = bool(ordered) and self.board.company.keeps_middle(ordered[0][0])
            for group in _groups(ordered) if in_middle else [ordered]:
                middle = _middle(group)
                for place, bundle in enumerate(group):
                    for strand in bundle:
                        strand.order = place - middle

    def _refine(self) -> None:
        """Tell the ends of every strand into which track they turn."""
        for strands in self.of_link.values():
            for number, strand in enumerate(strands):
                for other in (*strands[max(0, number - 1) : number], *strands[number + 1 :][:1]):
                    place = other.line + _FRACTION * other.order
                    if other.line == strand.low:
                        strand.low_at = place
                    else:
                        strand.high_at = place

    def _set_offsets(self, bundles: Sequence[Bundle]) -> None:
        """Spread bundles that overlap on a row or column, or have to leave its middle."""
        for group in _groups(bundles):
            fixed = [_fixed(bundle) for bundle in group]
            if len(group) > 1 or fixed[0]:
                offsets = _spread(fixed, self._room(group))
                for bundle, offset in zip(group, offsets, strict=True):
                    for strand in bundle:
                        strand.offset = offset

    def _room(self, group: list[Bundle]) -> float:
        """How many px from the middle a group may meet all boxes at its ends."""
        room = 3 * c.PORT_GAP
        for bundle in group:
            for strand in bundle:
                for node in self._met_by(strand):
                    if self.board.ends.fixed_at(node, is_level=strand.is_level) is None:
                        room = min(room, self.board.ends.reach(node, is_level=strand.is_level))
        return room

    def _met_by(self, strand: Strand) -> list[int]:
        """Numbers of the nodes at which a strand ends."""
        strands = self.of_link[strand.link]
        link = self.board.graph.links[strand.link]
        source = [link.source] if strand is strands[0] else []
        return [*source, link.target] if strand is strands[-1] else source


def _spread(fixed: list[float | None], room: float) -> list[float]:
    """Offsets in px for bundles in their order.

    Args:
        fixed: by bundle, the offset that it has to have; None for any.
        room: px on each side of the middle that can be used.

    Returns:
        Fixed offsets stay.  Any other keeps PORT_GAP from its neighbours, or less without room.
    """
    if not any(place is not None for place in fixed):
        middle = (len(fixed) - 1) / 2
        gap = min(c.PORT_GAP, room / middle)
        return [(place - middle) * gap for place in range(len(fixed))]
    offsets: list[float] = []
    least, most = -room - c.PORT_GAP, room + c.PORT_GAP
    for place, value in enumerate(fixed):
        if value is not None:
            offsets.append(value)
            continue
        before = max(offsets[-1], least) if offsets else None
        ahead = next(
            ((n, min(v, most)) for n, v in enumerate(fixed) if n > place and v is not None), None
        )
        if ahead is None:
            last = before or 0.0
            gap = min(c.PORT_GAP, max(0.0, room - last) / (len(fixed) - place))
            offset = last + gap
        else:
            offset = _before(place, before, ahead, room)
        offsets.append(max(-room, min(room, offset)))
    return offsets


def _before(place: int, before: float | None, ahead: tuple[int, float], room: float) -> float:
    """An offset between the one before it and the next fixed one.

    Args:
        place: place of the bundle in its group.
        before: the offset before it; None at the beginning.
        ahead: place and offset of the next fixed one.
        room: px on each side of the middle that can be used.
    """
    count, value = ahead[0] - place, ahead[1]
    if before is None:
        gap = min(c.PORT_GAP, (room + value) / (place + count)) if room + value > 0 else 0.0
        return value - count * gap
    return before + (value - before) / (count + 1)


def _fixed(bundle: Bundle) -> float | None:
    """Where a bundle has to meet a node, in px from the middle; None for any place."""
    return next((strand.fixed for strand in bundle if strand.fixed is not None), None)


def _middle(group: Sequence[Bundle]) -> float:
    """The place in a group that gets the middle of the line: that of a fixed bundle, if any."""
    for place, bundle in enumerate(group):
        if _fixed(bundle) is not None:
            return float(place)
    return (len(group) - 1) / 2


def strands_overlap(one: Strand, two: Strand) -> bool:
    """Whether two strands of one line share more than an end."""
    return one.low < two.high and two.low < one.high


def _meet(one: Bundle, two: Bundle) -> bool:
    """Whether strands of two bundles overlap."""
    return any(strands_overlap(first, second) for first in one for second in two)


def _groups(bundles: Sequence[Bundle]) -> list[list[Bundle]]:
    """Groups of bundles that overlap, directly or through others, each in its order."""
    group = list(range(len(bundles)))
    for one in range(len(bundles)):
        for two in range(one):
            if group[one] != group[two] and _meet(bundles[one], bundles[two]):
                old, new = group[one], group[two]
                group = [new if value == old else value for value in group]
    return [
        [bundle for bundle, owner in zip(bundles, group, strict=True) if owner == number]
        for number in dict.fromkeys(group)
    ]


def _in_order(one: Bundle, two: Bundle) -> float:
    """The number of crossings when one bundle runs above (or left of) another."""
    return added(
        crossings_in_order(first, second)
        for first in one
        for second in two
        if first.low <= second.high and second.low <= first.high
    )


def _best_order(bundles: list[Bundle]) -> list[Bundle]:
    """The bundles in an order with few crossings.

    Each is put where it costs least among those before it; then neighbours are swapped while that
    helps.
    """
    size = len(bundles)
    cost = [[0.0] * size for _ in range(size)]
    for one in range(size):
        for two in range(size):
            if one != two:
                cost[one][two] = _in_order(bundles[one], bundles[two])
    order: list[int] = []
    for item in range(size):
        total = added(cost[item][other] for other in order)
        best, place = total, 0
        for number, other in enumerate(order):
            total += cost[other][item] - cost[item][other]
            if total < best:
                best, place = total, number + 1
        order.insert(place, item)
    _swap(order, cost)
    return [bundles[item] for item in order]


def _swap(order: list[int], cost: list[list[float]]) -> None:
    """Swap neighbours while that helps, at most so often as there are bundles."""
    for _ in order:
        changed = False
        for place in range(len(order) - 1):
            one, two = order[place], order[place + 1]
            if cost[two][one] < cost[one][two]:
                order[place], order[place + 1] = two, one
                changed = True
        if not changed:
            break
