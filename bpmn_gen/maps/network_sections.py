"""Parts a network of one group that is too tall for a page, always between two of its processes.

A party that is joined to processes of several parts stands in each of them.  A process of another
part stands there as a neighbour.  Without these an arrow would end in nothing.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from bpmn_gen.maps.graph import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bpmn_gen.maps.network_parts import NetworkArrow, NetworkKnot

LEFT, MIDDLE, RIGHT = COLUMNS

NetworkSection = tuple[tuple["NetworkKnot", ...], tuple["NetworkArrow", ...]]
"""The knots of a part, and the arrows between them."""


def network_sections(
    knots: Sequence[NetworkKnot],
    arrows: Sequence[NetworkArrow],
    tall: Callable[[NetworkSection], float],
    most: float,
) -> list[NetworkSection]:
    """The network in as few parts as possible of at most ``most`` px each, as equal as can be.

    ``tall`` measures a part in px.  A part with a single process is not parted further, however
    tall it is.
    """
    whole = (tuple(knots), tuple(arrows))
    processes = [knot for knot in knots if knot.column == MIDDLE]
    if len(processes) <= 1 or tall(whole) <= most:
        return [whole]
    best = [whole]
    for count in range(2, len(processes) + 1):
        ways = [_cut(processes, cuts, knots, arrows) for cuts in _cuts(len(processes), count)]
        best = min(ways, key=lambda way: max(map(tall, way)))
        if max(map(tall, best)) <= most:
            break
    return best


def _cuts(length: int, count: int) -> list[tuple[int, ...]]:
    """All ways to cut a row of ``length`` into ``count`` pieces.

    A group has few processes, so all ways are few; above ``_MANY`` only the cut into equal pieces
    is returned.
    """
    if length > _MANY:
        return [tuple(length * at // count for at in range(1, count))]
    return list(combinations(range(1, length), count - 1))


_MANY = 8
"""The most processes for which all ways are tried: their number doubles with each process."""


def _cut(
    processes: Sequence[NetworkKnot],
    cuts: tuple[int, ...],
    knots: Sequence[NetworkKnot],
    arrows: Sequence[NetworkArrow],
) -> list[NetworkSection]:
    """The parts between the cuts, each with all that is joined to its processes."""
    return [
        _section({knot.id for knot in processes[first:last]}, knots, arrows)
        for first, last in pairwise((0, *cuts, len(processes)))
    ]


def _section(
    own: set[str], knots: Sequence[NetworkKnot], arrows: Sequence[NetworkArrow]
) -> NetworkSection:
    """The processes ``own`` with all that is joined to them.

    A process of another part becomes a neighbour in the column of givers or takers, with an id of
    its own for each side.
    """
    by_id = {knot.id: knot for knot in knots}
    kept: dict[str, NetworkKnot] = {knot.id: knot for knot in knots if knot.id in own}
    found = []
    for arrow in arrows:
        if arrow.source not in own and arrow.target not in own:
            continue
        ends = []
        for end, side in ((arrow.source, LEFT), (arrow.target, RIGHT)):
            knot = by_id[end]
            if knot.column == MIDDLE and end not in own:
                knot = replace(knot, id=f"{side} {knot.id}", kind="proses-lain", column=side)
            kept[knot.id] = knot
            ends.append(knot.id)
        found.append(replace(arrow, source=ends[0], target=ends[1]))
    return tuple(kept.values()), tuple(found)
