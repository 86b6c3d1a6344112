"""Which SOPs say something else once definitions have changed, and so need a new revision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bpmn_gen.compiler.applicability import named_units
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target, all_units, select_targets
from bpmn_gen.definition.legal_citation import legal_words
from bpmn_gen.definition.text import folded
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.process_record import process_record
from bpmn_gen.review.printed_sop import says_otherwise, sop_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.legal_citation import LegalWords
    from bpmn_gen.edition.record import ProcessRecord
    from bpmn_gen.edition.status import Statuses


@dataclass(frozen=True, slots=True)
class RevisedSop:
    """An SOP of a unit, or of a unit type, whose text changes."""

    code: str
    unit: str
    title: str
    """As it is afterwards."""
    number: str
    """Its number; empty where it was given none."""
    standing: str = ""
    """How it stands before the change; empty in a project of which no decree has set anything."""


def revised_sops(
    before: DefinitionSet, after: DefinitionSet, statuses: Statuses
) -> list[RevisedSop]:
    """The SOPs whose text differs, by unit and code; new ones and those that go are none."""
    built = {one.slug: one for one in select_targets(after, (), (), Findings())}
    listed = {one.slug: one for one in all_units(after) if one.slug not in built}
    now = {
        one.slug: one for one in (*select_targets(before, (), (), Findings()), *all_units(before))
    }
    found: dict[str, list[RevisedSop]] = {}
    for slug, target in (built | listed).items():
        as_type = found.get(Target(target.tipe).slug)
        if slug not in now or (as_type == [] and _is_plain(before, now[slug], after, target)):
            continue
        old, new = _State.of(before, now[slug]), _State.of(after, target)
        revised = [
            RevisedSop(code, target.name, sop_title(one), str(one.identity.get("nomor", "")))
            for code, one in new.processes.items()
            if code in old.processes
            and says_otherwise(old.processes[code], one, (old.words, new.words))
        ]
        found[slug] = _with_standing(revised, before, now[slug], statuses)
    return [one for sops in found.values() for one in sops]


def _with_standing(
    revised: list[RevisedSop], defs: DefinitionSet, target: Target, statuses: Statuses
) -> list[RevisedSop]:
    """The SOPs of a unit with how they stand."""
    if not revised or not statuses.kept:
        return revised
    unit = statuses.unit(defs, target, resolve(defs, target, Findings()), Findings())
    return [replace(one, standing=str(unit.of(one.code).state)) for one in revised]


def _is_plain(before: DefinitionSet, now: Target, after: DefinitionSet, then: Target) -> bool:
    """Whether a unit says nothing of its own and is named nowhere, so that it is as its type."""
    return _says_nothing(before, now) and _says_nothing(after, then)


def _says_nothing(defs: DefinitionSet, target: Target) -> bool:
    """The same in one state of the definitions."""
    unit = target.unit
    if unit is None or defs.office_of(unit) or unit.jabatan or unit.sop or unit.waktu or unit.kop:
        return False
    name = folded(unit.nama)
    named = (one for process in defs.proses.values() for one in named_units(process.berlaku))
    return name not in map(folded, named)


@dataclass(frozen=True)
class _State:
    """The SOPs of a unit in one state of the definitions."""

    defs: DefinitionSet
    """As the unit sees them."""
    processes: Mapping[str, ProcessRecord]
    """Those that have an SOP, by code."""

    @classmethod
    def of(cls, defs: DefinitionSet, target: Target) -> _State:
        """The state of a unit."""
        own = defs.seen_by(target.unit)
        found = {
            one.code: process_record(one, own, frozenset())
            for one in resolve(defs, target, Findings())
            if not one.is_reference
        }
        return cls(own, found)

    def words(self, named: str) -> str:
        """What is printed of what a process only names: the name of an SOP, or a provision."""
        if named in self.processes:
            return self.processes[named].name
        provision = self._law.index.find(named)
        return str(provision.ringkasan) if provision else named

    @cached_property
    def _law(self) -> LegalWords:
        """How provisions are found."""
        return legal_words(self.defs.peraturan)
