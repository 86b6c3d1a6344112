"""Keeps the citations that count for a target.

A step that several unit types share cites the provision of each of them.  For one type only its own
provisions are printed, and those that hold for all.  In the same way a variant with a code of its
own shows the provisions from which it is made, and not those of its sibling.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bpmn_gen.definition.citation import normalise
from bpmn_gen.definition.schema import Blok

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.citation import Address
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Langkah, Proses
    from bpmn_gen.definition.text import Text


CITING = ("sumber", "menyatakan")
"""The keys of processes and steps that cite."""


def counting_for(defs: DefinitionSet, target: Target) -> Callable[[Address], bool]:
    """A function that tells whether a place in a regulation holds for a unit type."""
    types = _parts(text for tipe in defs.tipe_unit.values() for text in tipe.sumber)
    return _Scope(_parts(target.tipe.sumber), types).counts


def with_own_sources(defs: DefinitionSet, target: Target, base: Proses, form: Proses) -> Proses:
    """A form of the process ``base``, without the citations that count elsewhere only."""
    types = _parts(text for tipe in defs.tipe_unit.values() for text in tipe.sumber)
    codes = [variant.sumber for variant in base.varian if variant.kode is not None]
    siblings = _parts(text for sources in (*codes, base.sumber) for text in sources)
    scopes = [_Scope(_parts(target.tipe.sumber), types)]
    if codes:
        scopes.append(_Scope(_parts(form.sumber), siblings))
    for scope in scopes:
        form = scope.trimmed(form)
    return form


def _parts(sources: Iterable[Text]) -> frozenset[Address]:
    """The places that citations point at."""
    return frozenset(address for source in sources if (address := normalise(source)))


@dataclass(frozen=True, slots=True)
class _Scope:
    """Parts of a regulation, those that count and all that there are to choose from."""

    own: frozenset[Address]
    every: frozenset[Address]

    def trimmed(self, process: Proses) -> Proses:
        """The process without citations from parts that do not count."""
        phases = tuple(
            phase.model_copy(
                update={"sumber": self._kept(phase.sumber), "langkah": self._steps(phase.langkah)}
            )
            for phase in process.tahap
        )
        changes: dict[str, Any] = {key: self._kept(getattr(process, key)) for key in CITING}
        changes["tahap"] = phases
        return process.model_copy(update={**changes, "langkah": self._steps(process.langkah)})

    def _steps(self, steps: Iterable[Langkah]) -> tuple[Langkah, ...]:
        """Steps, also those of branches, with the citations that count."""
        trimmed: list[Langkah] = []
        for step in steps:
            kept = {key: self._kept(getattr(step, key)) for key in CITING}
            changes: dict[str, Any] = {
                key: refs for key, refs in kept.items() if refs != getattr(step, key)
            }
            if isinstance(step, Blok):
                changes[step.kunci] = tuple(self._steps(branch) for branch in step.bagian)
            trimmed.append(step.model_copy(update=changes) if changes else step)
        return tuple(trimmed)

    def _kept(self, sources: Iterable[Text]) -> tuple[Text, ...]:
        """The citations that count here, in their order."""
        return tuple(source for source in sources if self.counts(normalise(source)))

    def counts(self, address: Address) -> bool:
        """Whether the nearest known part around a place counts here, or there is no such part."""
        for size in range(len(address), 0, -1):
            if address[:size] in self.every:
                return address[:size] in self.own
        return True
