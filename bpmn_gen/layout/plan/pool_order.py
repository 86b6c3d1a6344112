"""In which order pools stand, so that message flows pass few other pools."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

_MOST = 6
"""Number of pools up to which every order is tried: 720 orders take no time."""


def order_pools(
    pools: Sequence[str], messages: Iterable[tuple[str, str]], full: Container[str]
) -> list[str]:
    """The order with the shortest message flows; of equal ones, that nearest to the given order.

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
    order = [shown[place] for place in _best_order(len(shown), weight)]
    for place, pool in enumerate(pools):
        if pool not in full:
            before = next((order.index(one) + 1 for one in pools[:place][::-1]), 0)
            order.insert(before, pool)
    return order


def _best_order(count: int, weight: dict[tuple[int, int], int]) -> Sequence[int]:
    """The numbers of the pools in the order in which messages pass the fewest."""
    order = list(range(count))
    if not weight or count < 3:  # noqa: PLR2004  # two pools are always neighbours
        return order
    if count <= _MOST:
        return min(permutations(order), key=lambda some: (_length(some, weight), some))
    return _improved(order, weight)


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
