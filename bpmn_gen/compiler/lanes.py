"""Finds the lane of a step that names none: that of the nearest step in the flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bpmn_gen.compiler.flow import Flow, Place
    from bpmn_gen.definition.schema import Proses


class Lanes:
    """Finds the lane of any step of a process."""

    def __init__(self, process: Proses, flow: Flow, pools: Mapping[str, str]) -> None:
        """Note for every step which one leads to it first.

        Args:
            process: the process.
            flow: its steps and what each leads to.
            pools: by key of an actor in whose pool it stands; empty for the own one.
        """
        self._default = next((str(key) for key in process.pelaku), "")
        self._flow, self._pools = flow, pools
        self._before: dict[int, int] = {}
        for place in flow.places:
            for jump in place.jumps:
                if jump.target is None:
                    continue
                if jump.reference is None or jump.target not in self._before:
                    self._before[jump.target] = place.index

    def split(self, place: Place) -> str:
        """The lane of a step; of a ``sejajar``, where its branches part.

        A step that names none lies with the step before it, the first step with the one after it.
        """
        return self._keeper(place) or self._before_it(place)

    def join(self, place: Place) -> str:
        """The lane in which the branches of a ``sejajar`` meet: that of the step that follows."""
        return self._keeper(place) or self._behind_it(place)

    def _before_it(self, place: Place) -> str:
        """The lane of a step that keeps to what comes before it."""
        return self._own(place) or self._behind(place) or self._ahead(place) or self._default

    def _behind_it(self, place: Place) -> str:
        """The lane of a step that keeps to what follows it."""
        return self._own(place) or self._ahead(place) or self._before_it(place)

    def _keeper(self, place: Place) -> str:
        """The lane in which branches part and meet; empty where both places are good as they are.

        Work that one organisation shares out cannot be gathered by another, because each sees only
        its own steps, and nobody outside shares out the work of the own one.  So the own one does
        both, rather who gathers.
        """
        split, join = self._before_it(place), self._behind_it(place)
        pools = {self._pools.get(split), self._pools.get(join)}
        if not place.regions or self._own(place) or pools == {""}:
            return ""
        keeper = self._rather_own([join, split, *self._inside(place)])
        return keeper if len(pools) > 1 or self._pools.get(keeper) == "" else ""

    def _inside(self, place: Place) -> Iterator[str]:
        """The lanes that are named by the steps in the branches of a step."""
        for region in place.regions:
            for member in self._flow.members(region):
                if lane := self._own(member):
                    yield lane
                yield from self._inside(member)

    def _rather_own(self, lanes: Iterable[str]) -> str:
        """The first lane of the own organisation; where there is none the first one."""
        found = list(lanes)
        own = (lane for lane in found if self._pools.get(lane) == "")
        return next(own, found[0] if found else "")

    def _own(self, place: Place) -> str:
        """The lane that the step names."""
        return "" if place.step.oleh is None else str(place.step.oleh)

    def _behind(self, place: Place) -> str:
        """The lane of the step that leads here, or of the ``sejajar`` around it."""
        before = self._before.get(place.index)
        if before is None:
            before = self._flow.regions[place.region].parent
        return "" if before is None else self._near(self._flow.places[before])

    def _ahead(self, place: Place) -> str:
        """The lane of the step that follows in the same region."""
        target = next((jump.target for jump in place.jumps if jump.target is not None), None)
        return "" if target is None else self._near(self._flow.places[target])

    def _near(self, place: Place) -> str:
        """The lane that a step names, or one that is named inside it."""
        return self._own(place) or self._rather_own(self._inside(place))
