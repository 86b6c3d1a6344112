"""Groups: nothing but the members stands between the rows and columns of the members.

The frame of a group is drawn around its members.  What belongs to it by accident of the rows goes
above or below them, into rows of its own if need be.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.layout.graph.elements import Graph
    from bpmn_gen.layout.plan.rows import Arrangement

_ROUNDS: Final = 6
"""How often all groups are looked at, because what leaves one may come into another."""


def keep_apart(graph: Graph, column: Sequence[int], arrangement: Arrangement) -> Arrangement:
    """The arrangement with everything else out of the rows and columns of each group.

    A group over more than two bands keeps what stands in the bands between.

    Args:
        graph: what is laid out.
        column: by node, its column.
        arrangement: by band and row, the nodes.
    """
    if not graph.groups:
        return arrangement
    before: Arrangement = []
    for _ in range(_ROUNDS):
        if arrangement == before:
            break
        before = arrangement
        for group in graph.groups:
            arrangement = _without_strangers(graph, column, arrangement, frozenset(group))
        for one, two in combinations(map(frozenset, graph.groups), 2):
            if not one & two:
                arrangement = _below_each_other(graph, column, arrangement, (one, two))
    return arrangement


def frame_depths(groups: Sequence[Sequence[int]]) -> list[int]:
    """By group: how many frames stand in each other at its border, itself included."""
    sets = [frozenset(group) for group in groups]
    depths = [1] * len(sets)
    for one in sorted(range(len(sets)), key=lambda number: (len(sets[number]), -number)):
        inner = [
            depths[two]
            for two in range(len(sets))
            if sets[two] < sets[one] or (sets[two] == sets[one] and two > one)
        ]
        depths[one] = 1 + max(inner, default=0)
    return depths


def _below_each_other(
    graph: Graph,
    column: Sequence[int],
    arrangement: Arrangement,
    pair: tuple[frozenset[int], frozenset[int]],
) -> Arrangement:
    """The arrangement with two groups of one band in rows of their own, if they overlap."""
    bands = {graph.nodes[node].band for group in pair for node in group}
    spans = [(min(column[n] for n in some), max(column[n] for n in some)) for some in pair]
    if len(bands) > 1 or max(spans[0][0], spans[1][0]) > min(spans[0][1], spans[1][1]):
        return arrangement
    band = bands.pop()
    rows = arrangement[band]
    held = [[number for number, row in enumerate(rows) if some & {*row}] for some in pair]
    if not all(held) or held[0][-1] < held[1][0] or held[1][-1] < held[0][0]:
        return arrangement
    stays, goes = (0, 1) if held[0][0] <= held[1][0] else (1, 0)
    moved = [[node for node in row if node in pair[goes]] for row in rows]
    kept = [[node for node in row if node not in pair[goes]] for row in rows]
    place = held[stays][-1] + 1
    changed = list(arrangement)
    changed[band] = [row for row in (*kept[:place], *moved, *kept[place:]) if row]
    return changed


def _without_strangers(
    graph: Graph, column: Sequence[int], arrangement: Arrangement, members: frozenset[int]
) -> Arrangement:
    """The arrangement with all others out of one group."""
    grouped = frozenset(node for group in graph.groups for node in group)
    bands = sorted({graph.nodes[node].band for node in members})
    low = min(column[node] for node in members)
    high = max(column[node] for node in members)
    changed = list(arrangement)
    for band in dict.fromkeys((bands[0], bands[-1])):
        rows = changed[band]
        held = [number for number, row in enumerate(rows) if members & {*row}]
        first = held[0] if band == bands[0] else 0
        last = held[-1] if band == bands[-1] else len(rows) - 1
        strangers = [
            [node for node in row if node not in members and low <= column[node] <= high]
            for row in rows[first : last + 1]
        ]
        if not any(strangers):
            continue
        kept = [
            [node for node in row if node not in some]
            for row, some in zip(rows[first : last + 1], strangers, strict=True)
        ]
        middle = _middle(len(strangers), is_top=band == bands[0], is_bottom=band == bands[-1])
        above, below = rows[:first], rows[last + 1 :]
        for some in reversed(strangers[:middle]):
            _put(above, some, column, grouped, at_end=True)
        for some in strangers[middle:]:
            _put(below, some, column, grouped, at_end=False)
        changed[band] = [row for row in (*above, *kept, *below) if row]
    return changed


def _middle(count: int, *, is_top: bool, is_bottom: bool) -> int:
    """How many rows from the top give what is not of the group upward, and not downward."""
    if is_top and is_bottom:
        return count // 2
    return count if is_top else 0


def _put(
    rows: list[list[int]],
    some: list[int],
    column: Sequence[int],
    grouped: frozenset[int],
    *,
    at_end: bool,
) -> None:
    """Put nodes into the row next to a group if it is free and of no group, else into a new one."""
    if not some:
        return
    near = (rows[-1] if at_end else rows[0]) if rows else None
    taken = {column[node] for node in near or ()}
    span = range(min(column[node] for node in some), max(column[node] for node in some) + 1)
    if near is not None and not taken & {*span} and not grouped & {*near}:
        rows[-1 if at_end else 0] = [*near, *some]
    elif at_end:
        rows.append(list(some))
    else:
        rows.insert(0, list(some))
