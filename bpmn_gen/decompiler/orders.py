"""Two questions about a directed graph: in which order to list it, and where its ways meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_EXIT: Final = ""
"""A place behind everything, where all ways end; its id is empty, because no other is."""


def telling_order(first: str, following: Callable[[str], Sequence[str]]) -> list[str]:
    """All places that can be reached, each behind what leads to it, except where ways lead back.

    Of several ways out of one place, the first is listed first.  This is the reverse postorder of a
    depth-first search; its stack is explicit, because ways may be longer than Python recurses.

    Args:
        first: the place to begin at.
        following: the places to which a place leads.
    """
    done: list[str] = []
    seen = {first}
    stack = [(first, iter(reversed(following(first))))]
    while stack:
        place, rest = stack[-1]
        target = next(rest, None)
        if target is None:
            done.append(place)
            stack.pop()
        elif target not in seen:
            seen.add(target)
            stack.append((target, iter(reversed(following(target)))))
    return done[::-1]


def meeting_points(ways: Mapping[str, Sequence[str]]) -> dict[str, str | None]:
    """For each place, the nearest other one through which all ways from it lead.

    It is None where they meet nowhere before the end.  These places are the immediate
    postdominators, found by the algorithm of Cooper, Harvey and Kennedy.

    Args:
        ways: for each place, those to which it leads.
    """
    leading = _leading(ways)
    order = telling_order(_EXIT, lambda place: leading.get(place, ()))
    rank = {place: number for number, place in enumerate(order)}
    nearest = {_EXIT: _EXIT}
    changed = True
    while changed:
        changed = False
        for place in order[1:]:
            found = None
            for target in ways[place] or (_EXIT,):
                if target in nearest:
                    found = target if found is None else _common(target, found, nearest, rank)
            if found is not None and nearest.get(place) != found:
                nearest[place] = found
                changed = True
    return {place: nearest.get(place) or None for place in ways}


def _leading(ways: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """For each place, those that lead to it; a place that leads nowhere leads to the exit."""
    found: dict[str, list[str]] = {}
    for place, targets in ways.items():
        for target in targets or (_EXIT,):
            found.setdefault(target, []).append(place)
    return found


def _common(one: str, two: str, nearest: Mapping[str, str], rank: Mapping[str, int]) -> str:
    """The first place that the ways of two places to the exit have in common."""
    while one != two:
        while rank[one] > rank[two]:
            one = nearest[one]
        while rank[two] > rank[one]:
            two = nearest[two]
    return one
