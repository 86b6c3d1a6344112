"""In which order pools stand, so that message flows pass few other pools."""

from __future__ import annotations

from heapq import nsmallest
from itertools import permutations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

_MOST = 6
"""Number of pools up to which the length of every order is known: 720 orders take no time."""
_TRIED = 5
"""The most orders that are given besides the one at hand."""


def pool_orders(
    pools: Sequence[str], messages: Iterable[tuple[str, str]], full: Container[str]
) -> list[list[str]]:
    """A few orders with short message flows, the shortest first, and the given order behind them.

    Of equally short ones, those come first that are nearest to the given order.

    Args:
        pools: ids of the pools, in the order in which they were drawn, else in that of the file.
        messages: the pools at both ends of each message flow.  A pair does not count if both ends
            are in one pool, or if a pool is unknown.
        full: the pools whose process is shown.  Others stand behind the same one as before; they
            find their place later.
    """
    shown = [pool for pool in pools if pool in full]
    number = {pool: place for place, pool in enumerate(shown)}
    weight: dict[tuple[int, int], int] = {}
    for one, two in messages:
        if one in number and two in number and one != two:
            low, high = sorted((number[one], number[two]))
            weight[low, high] = weight.get((low, high), 0) + 1
    orders: list[list[str]] = []
    for some in _best_orders(len(shown), weight):
        order = [shown[place] for place in some]
        for place, pool in enumerate(pools):
            if pool not in full:
                before = next((order.index(one) + 1 for one in pools[:place][::-1]), 0)
                order.insert(before, pool)
        orders.append(order)
    return orders


def _best_orders(count: int, weight: dict[tuple[int, int], int]) -> list[Sequence[int]]:
    """The numbers of the pools in orders in which messages pass few, and in their own."""
    order = list(range(count))
    if not weight or count < 3:  # noqa: PLR2004  # two pools are always neighbours
        return [order]
    if count > _MOST:
        return [_improved(order, weight), order]
    best = nsmallest(_TRIED, permutations(order), key=lambda some: (_length(some, weight), some))
    most = _length(best[0], weight) + 1
    short = (some for some in best if _length(some, weight) <= most)
    return [*dict.fromkeys((*short, tuple(order)))]


def _length(order: Sequence[int], weight: dict[tuple[int, int], int]) -> int:
    """The number of pools that all message flows together pass."""
    place = {pool: index for index, pool in enumerate(order)}
    return sum(count * (abs(place[a] - place[b]) - 1) for (a, b), count in weight.items())


def _improved(order: list[int], weight: dict[tuple[int, int], int]) -> list[int]:
    """The order after moving pools as long as that helps, at most once for each pool."""
    least = _length(order, weight)
    for _ in range(len(order)):
        changed = False
        for one in range(len(order)):
            for trial in (*_swapped(order, one), *_put_elsewhere(order, one)):
                length = _length(trial, weight)
                if length < least:
                    order, least, changed = trial, length, True
        if not changed:
            break
    return order


def _swapped(order: list[int], one: int) -> Iterator[list[int]]:
    """The order with one pool in the place of another, and that in its place."""
    for two in range(one + 1, len(order)):
        trial = order.copy()
        trial[one], trial[two] = trial[two], trial[one]
        yield trial


def _put_elsewhere(order: list[int], one: int) -> Iterator[list[int]]:
    """The order with one pool at each other place."""
    rest = order[:one] + order[one + 1 :]
    for place in range(len(order)):
        yield [*rest[:place], order[one], *rest[place:]]
