"""In which order pools stand, so that message flows pass few other pools."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST = 6
"""Number of pools up to which every order is tried: 720 orders take no time."""


def order_pools(pools: Sequence[str], messages: Iterable[tuple[str, str]]) -> list[str]:
    """The order with the shortest message flows; of equal ones, that nearest to the given order.

    Args:
        pools: ids of the pools, in the order of the file.
        messages: the pools at both ends of each message flow.  A pair does not count if both ends
            are in one pool, or if a pool is unknown.
    """
    weight: dict[tuple[int, int], int] = {}
    number = {pool: place for place, pool in enumerate(pools)}
    for one, two in messages:
        if one in number and two in number and one != two:
            low, high = sorted((number[one], number[two]))
            weight[low, high] = weight.get((low, high), 0) + 1
    if not weight or len(pools) < 3:  # noqa: PLR2004  # two pools are always neighbours
        return list(pools)
    order = list(range(len(pools)))
    if len(pools) <= _MOST:
        best = min(permutations(order), key=lambda some: (_length(some, weight), some))
        return [pools[place] for place in best]
    return [pools[place] for place in _swap(order, weight)]


def _length(order: Sequence[int], weight: dict[tuple[int, int], int]) -> int:
    """The number of pools that all message flows together pass."""
    place = {pool: index for index, pool in enumerate(order)}
    return sum(count * (abs(place[a] - place[b]) - 1) for (a, b), count in weight.items())


def _swap(order: list[int], weight: dict[tuple[int, int], int]) -> list[int]:
    """The order after swapping pairs as long as that helps, at most once for each pool."""
    least = _length(order, weight)
    for _ in order:
        changed = False
        for one in range(len(order)):
            for two in range(one + 1, len(order)):
                trial = order.copy()
                trial[one], trial[two] = trial[two], trial[one]
                length = _length(trial, weight)
                if length < least:
                    order, least, changed = trial, length, True
        if not changed:
            break
    return order
