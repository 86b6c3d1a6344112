"""What can be reached in a flow and what can reach an end, region by region; linear."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from bpmn_gen.compiler.flow import is_beside
from bpmn_gen.definition.schema import Selesai

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from bpmn_gen.compiler.flow import Flow, Jump, Place

    Nearest = Callable[[str, Collection[str]], str | None]


class Reach:
    """Forward and backward reachability of the steps of a process.

    A mistyped reference is taken to mean the nearest step id, so that one slip does not make
    every step behind it look unreachable.
    """

    def __init__(self, flow: Flow, nearest: Nearest) -> None:
        """Work out everything."""
        self._flow = flow
        self._nearest = nearest
        self.following = {place.index: self._targets(place) for place in flow.places}
        self.reached = self._reached()
        self.ending = self._ending()

    def _targets(self, place: Place) -> tuple[int, ...]:
        """The steps of the same region that a step leads to."""
        targets = (self._target(jump) for jump in place.jumps)
        places = self._flow.places
        return tuple(
            target
            for target in targets
            if target is not None and places[target].region == place.region
        )

    def _target(self, jump: Jump) -> int | None:
        """The step that a jump leads to or was meant to lead to."""
        if jump.target is not None or jump.reference is None:
            return jump.target
        known = self._flow.by_reference
        near = self._nearest(jump.reference, known)
        return None if near is None else known[near]

    def _reached(self) -> frozenset[int]:
        """Steps that the flow comes to from the beginning of their region, and those beside it."""
        starts = [place.index for place in self._flow.places if is_beside(place.step)]
        for number in range(len(self._flow.regions)):
            inside = (p.index for p in self._flow.members(number) if not is_beside(p.step))
            starts += [*inside][:1]
        return frozenset(closure(starts, self.following))

    def _ending(self) -> frozenset[int]:
        """Steps from which the flow can leave their region."""
        before: dict[int, list[int]] = {}
        for index, targets in self.following.items():
            for target in targets:
                before.setdefault(target, []).append(index)
        ends = [place.index for place in self._flow.places if self.leaves(place)]
        return frozenset(closure(ends, before))

    def leaves(self, place: Place) -> bool:
        """Whether the region can be left here, rightly or by a mistake reported elsewhere."""
        if isinstance(place.step, Selesai) or is_beside(place.step):
            return True
        stays = len(self.following[place.index])
        return stays < len(place.jumps)

    def ahead(self, index: int) -> set[int]:
        """The step and all that its flow can come to."""
        return closure([index], self.following)


def closure(start: Iterable[int], following: Mapping[int, Iterable[int]]) -> set[int]:
    """All steps that can be reached from some steps, these included."""
    seen = set(start)
    queue = deque(seen)
    while queue:
        for target in following.get(queue.popleft(), ()):
            if target not in seen:
                seen.add(target)
                queue.append(target)
    return seen
