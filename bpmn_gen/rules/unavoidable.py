"""The steps that every run of a process takes, found in time linear in its size.

A run goes along one way through each region.  All branches of a ``sejajar`` run, so the run also
takes each step that lies on every way through one of them.  A run can leave out what may be
skipped, what may happen at any time, and branches of a ``pilih``, because one of them is enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.flow import is_beside, is_optional
from bpmn_gen.definition.schema import Blok, Pilih

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.flow import Flow
    from bpmn_gen.rules.reach import Reach

_OUT = -1
"""Stands for the end of a region, as if it were a step."""


def unavoidable(flow: Flow, reach: Reach) -> frozenset[int]:
    """Indices of the steps that no run of a process can go around."""
    found: set[int] = set()
    regions = [0]
    while regions:
        for index in _on_every_way(flow, reach, regions.pop()):
            place = flow.places[index]
            if is_optional(place.step):
                continue
            found.add(index)
            if isinstance(place.step, Blok) and _all_run(place.step):
                regions += place.regions
    return frozenset(found)


def _all_run(block: Blok) -> bool:
    """Whether a run takes all branches of a block."""
    return not isinstance(block, Pilih) or len(block.bagian) == 1


def _on_every_way(flow: Flow, reach: Reach, region: int) -> Iterator[int]:
    """The steps of a region that lie on all ways from its beginning to its end.

    The search follows one way from step to step and notes how far other ways lead past it.  A step
    can be gone around if a step before it leads farther, because that other way does not come by.
    """
    members = [place for place in flow.members(region) if not is_beside(place.step)]
    if not members:
        return
    following = {
        place.index: (*reach.following[place.index], *((_OUT,) if reach.leaves(place) else ()))
        for place in members
    }
    way = _way(members[0].index, following)
    position = {index: number for number, index in enumerate(way)}
    farthest, seen = 0, set(way)
    for number, index in enumerate(way):
        if number == farthest and index != _OUT:
            yield index
        stack = [index]
        while stack:
            for target in following.get(stack.pop(), ()):
                farthest = max(farthest, position.get(target, 0))
                if target not in seen:
                    seen.add(target)
                    stack.append(target)


def _way(start: int, following: dict[int, tuple[int, ...]]) -> list[int]:
    """Some way from a step to the end of its region; empty when it has none."""
    before: dict[int, int] = {start: start}
    stack = [start]
    while stack and _OUT not in before:
        index = stack.pop()
        for target in following.get(index, ()):
            if target not in before:
                before[target] = index
                stack.append(target)
    if _OUT not in before:
        return []
    way = [_OUT]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]
