"""On which pages the steps and roles stand that carry out a provision, for all unit types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.applicability import applicable
from bpmn_gen.compiler.flow import trace_flow
from bpmn_gen.compiler.sources import with_own_sources
from bpmn_gen.compiler.target import all_types
from bpmn_gen.diagnostics import Findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.applicability import Form
    from bpmn_gen.definition.citation import ProvisionIndex
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Proses
    from bpmn_gen.diagnostics import Span


@dataclass(frozen=True, slots=True)
class StepPlace:
    """A step, phase or process as the unit types have it."""

    code: str
    """Of the process, or of its variant with a code of its own."""
    step: str
    """Id of the step; empty for a phase or the process itself."""
    types: frozenset[int]
    """Numbers of the unit types in which it carries the provision."""


class StepPlaces:
    """Finds the places of what cites a provision.

    A step that several unit types share cites the provision of each of them; each provision leads
    only to the types for which it counts.
    """

    def __init__(self, defs: DefinitionSet, index: ProvisionIndex) -> None:
        """Look through every process as every unit type has it."""
        self._citing: dict[tuple[str, Span], _Gathered] = {}
        self._making: dict[str, _Gathered] = {}
        self._acting: dict[str, set[int]] = {}
        for target in all_types(defs):
            for role in target.roles():
                self._acting.setdefault(role, set()).add(target.number)
            for process in defs.proses.values():
                for form in applicable(process, target, Findings()):
                    own = with_own_sources(defs, target, process, form.process)
                    for ref, origin, step in _cited(own, form):
                        if provision := index.find(ref):
                            places = self._citing.setdefault((str(provision.id), origin), {})
                            places.setdefault((form.code, step), set()).add(target.number)
                    for actor in (*own.pelaku.values(), *own.pihak.values()):
                        self._acting.setdefault(str(actor.peran), set()).add(target.number)
                    for paper, step in _made(own):
                        places = self._making.setdefault(paper, {})
                        places.setdefault((form.code, step), set()).add(target.number)

    def of(self, provision: str, origin: Span) -> Iterator[StepPlace]:
        """Where an element that cites a provision (by its id) stands."""
        return _places(self._citing.get((provision, origin), {}))

    def acting(self, role: str) -> frozenset[int]:
        """The unit types that have a role, or in whose processes it takes part."""
        return frozenset(self._acting.get(role, ()))

    def making(self, paper: str) -> Iterator[StepPlace]:
        """Where the steps stand that make a letter or form (by its code)."""
        return _places(self._making.get(paper, {}))


_Gathered = dict[tuple[str, str], set[int]]
"""By process and step the unit types."""


def _places(gathered: _Gathered) -> Iterator[StepPlace]:
    """What was gathered, as places."""
    return (StepPlace(code, step, frozenset(types)) for (code, step), types in gathered.items())


def _made(process: Proses) -> Iterator[tuple[str, str]]:
    """The codes of the letters and forms that steps make, with the ids of the steps."""
    for place in trace_flow(process).places:
        for paper in getattr(place.step, "dokumen", ()):
            yield str(paper), place.id


def _cited(process: Proses, form: Form) -> Iterator[tuple[str, Span, str]]:
    """Every citation of a process in a form, of its phases and of its steps."""
    for ref in (*process.sumber, *process.menyatakan):
        yield str(ref), process.origin, ""
        if form.variant is not None:
            yield str(ref), form.variant.origin, ""
    for phase in process.tahap:
        for ref in phase.sumber:
            yield str(ref), phase.origin, ""
    for place in trace_flow(process).places:
        for ref in (*place.step.sumber, *place.step.menyatakan):
            yield str(ref), place.step.origin, place.id
