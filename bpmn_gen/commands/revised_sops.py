"""Which SOPs say something else once definitions have changed, and so need a new revision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.compiler.applicability import named_units
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target, all_units, select_targets
from bpmn_gen.definition.text import folded
from bpmn_gen.diagnostics import Findings
from bpmn_gen.sop.identity import identity_block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.status import Statuses
    from bpmn_gen.sop.document import Identity


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
        old = dict(_sops(before, now[slug]))
        revised = [
            RevisedSop(code, said.identity.unit, said.identity.name, said.identity.number)
            for code, said in _sops(after, target)
            if code in old and said != old[code]
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


@dataclass(frozen=True, slots=True)
class _Said:
    """The texts of an SOP; remarks for reviewers are not printed."""

    identity: Identity
    steps: tuple[str, ...]
    names: tuple[tuple[str, str, str], ...]
    """Of actors and parties."""
    remark: str


def _sops(defs: DefinitionSet, target: Target) -> Iterator[tuple[str, _Said]]:
    """All that each SOP of a unit says, by code."""
    seen = defs.seen_by(target.unit)
    for process in resolve(defs, target, Findings()):
        if not process.is_reference:
            yield process.code, _said(process, seen)


def _said(process: ResolvedProcess, defs: DefinitionSet) -> _Said:
    """The texts of one SOP."""
    steps = [*process.walk()]
    told = tuple(map(_printed, steps))
    named = {key for one in steps for key in (one.actor, one.join_actor, *one.to, *one.copies)}
    named |= {key for one in steps for key in one.together}
    people = (one for one in (*process.actors, *process.parties) if one.key in named)
    names = tuple((one.key, one.name, one.pool) for one in people)
    return _Said(identity_block(process, defs), told, names, process.remark)


def _printed(step: Step) -> str:
    """What an SOP prints of a step: not the words of boxes, and of a decision table its name."""
    bare = replace(step, note="", short="", branches=(), table=None)
    return repr((bare, step.table.name if step.table else ""))
