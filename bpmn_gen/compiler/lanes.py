"""Finds the lane of a step that names none: that of the nearest step in the flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpmn_gen.compiler.flow import Flow, Place
    from bpmn_gen.definition.schema import Proses


class Lanes:
    """Finds the lane of any step of a process."""

    def __init__(self, process: Proses, flow: Flow) -> None:
        """Note for every step which one leads to it first."""
        self._default = next((str(key) for key in process.pelaku), "")
        self._flow = flow
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
        return self._own(place) or self._behind(place) or self._ahead(place) or self._default

    def join(self, place: Place) -> str:
        """The lane in which the branches of a ``sejajar`` meet: that of the step that follows."""
        return self._own(place) or self._ahead(place) or self.split(place)

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
        """The lane that a step names, or the first one named inside it."""
        while not self._own(place) and place.regions:
            first = next(
                (member for number in place.regions for member in self._flow.members(number)), None
            )
            if first is None:
                break
            place = first
        return self._own(place)
