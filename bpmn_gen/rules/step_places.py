"""Finds the pages on which steps, roles and letters of a provision stand, for all unit types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.actors import bound_terms, name_actors
from bpmn_gen.compiler.applicability import applicable
from bpmn_gen.compiler.flow import trace_flow
from bpmn_gen.compiler.sources import with_own_sources
from bpmn_gen.compiler.target import all_types
from bpmn_gen.diagnostics import Findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.compiler.applicability import Form
    from bpmn_gen.definition.citation import ProvisionIndex
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Proses
    from bpmn_gen.diagnostics import Span


@dataclass(frozen=True, slots=True)
class StepPlace:
    """A step, phase or process, with the unit types that have it."""

    code: str
    """Code of the process, or of a variant with its own code."""
    step: str
    """Id of the step; empty for a phase or the process itself."""
    types: frozenset[int]
    """Numbers of the unit types in which it carries the provision."""


class StepPlaces:
    """Finds the places of all that cites a provision.

    A step that several unit types share cites the provision of each type.  A provision leads only
    to the types for which it counts.
    """

    def __init__(self, defs: DefinitionSet, index: ProvisionIndex) -> None:
        """Look through each process in the form that each unit type has."""
        self._citing: dict[tuple[str, Span], _Gathered] = {}
        self._making: dict[str, _Gathered] = {}
        self._acting: dict[str, set[int]] = {}
        self._names: dict[tuple[str, int], dict[str, str]] = {}
        for target in all_types(defs):
            terms = bound_terms(defs, target)
            for role in target.roles():
                self._acting.setdefault(role, set()).add(target.number)
            for process in defs.proses.values():
                for form in applicable(process, target, Findings()):
                    own = with_own_sources(defs, target, process, form.process)
                    for ref, origin, step in _cited(own, form):
                        if provision := index.find(ref):
                            places = self._citing.setdefault((str(provision.id), origin), {})
                            places.setdefault((form.code, step), set()).add(target.number)
                    named = (one for group in name_actors(own, defs, terms) for one in group)
                    names = {one.key: one.name for one in named}
                    self._names[form.code, target.number] = terms | names
                    for actor in (*own.pelaku.values(), *own.pihak.values()):
                        self._acting.setdefault(str(actor.siapa), set()).add(target.number)
                    for paper, step in _made(own):
                        places = self._making.setdefault(paper, {})
                        places.setdefault((form.code, step), set()).add(target.number)

    def of(self, provision: str, origin: Span) -> Iterator[StepPlace]:
        """The places of the element at ``origin`` that cites the provision with an id."""
        return _places(self._citing.get((provision, origin), {}))

    def names(self, code: str, number: int) -> Mapping[str, str]:
        """What the placeholders of a process stand for in a unit type that has it."""
        return self._names.get((code, number), {})

    def acting(self, role: str) -> frozenset[int]:
        """Numbers of the unit types that have a role, or in whose processes it takes part."""
        return frozenset(self._acting.get(role, ()))

    def making(self, paper: str) -> Iterator[StepPlace]:
        """The places of the steps that make the letter or form with a code."""
        return _places(self._making.get(paper, {}))


_Gathered = dict[tuple[str, str], set[int]]
"""Unit types by process and step."""


def _places(gathered: _Gathered) -> Iterator[StepPlace]:
    """Gathered unit types as places."""
    return (StepPlace(code, step, frozenset(types)) for (code, step), types in gathered.items())


def _made(process: Proses) -> Iterator[tuple[str, str]]:
    """The code of each letter and form that a step makes, with the id of the step."""
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
