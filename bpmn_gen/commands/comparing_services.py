"""Compares how several offices give the same service, and what the quickest does otherwise.

Services are the same where their codes are, or else their names.  Only offices of which every step
says how long it takes are ranked; the others stand beside them with what they lack.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.resolved import BLOCKS, StepKind
from bpmn_gen.compiler.target import all_units, select_targets
from bpmn_gen.compiler.wording import listed
from bpmn_gen.costing.amounts import NOTHING, Range, pace_of
from bpmn_gen.costing.handovers import elsewhere, handovers, own_actors
from bpmn_gen.costing.lead_time import LeadTimes
from bpmn_gen.definition.text import folded
from bpmn_gen.diagnostics import Findings, did_you_mean
from bpmn_gen.difference.matching import Thing, match
from bpmn_gen.errors import MisuseError, RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.costing.amounts import Amount
    from bpmn_gen.costing.lead_time import LeadTime
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.store.project import Project

FEWEST = 2
"""Offices that a comparison needs."""


@dataclass(frozen=True, slots=True)
class Given:
    """How one office gives the service."""

    unit: str
    lead: LeadTime

    @property
    def steps(self) -> int:
        """Steps that somebody does; work and the question behind it are one."""
        return len(_worked(self.lead.process))

    @property
    def people(self) -> int:
        """Titles of the office that have a hand in it."""
        return len(own_actors(self.lead))

    @property
    def handovers(self) -> int:
        """How often it changes hands on its longest way."""
        return len(handovers(self.lead))

    @property
    def crossings(self) -> int:
        """How often it goes from one office to another on that way."""
        return sum(one.leaves_office for one in handovers(self.lead))

    @property
    def returns(self) -> int:
        """Ways on which it comes back."""
        return len(self.lead.rounds)

    @property
    def elsewhere(self) -> Amount:
        """How long it lies with others on its longest way."""
        return elsewhere(self.lead)

    @property
    def weight(self) -> tuple[Fraction, Fraction]:
        """What offices are ranked by: the longest way, then the shortest."""
        whole = self.lead.whole
        return whole.most.weight(self.lead.pace), whole.least.weight(self.lead.pace)


@dataclass(frozen=True, slots=True)
class Contrast:
    """What the quickest office does otherwise than another."""

    other: Given
    lacks: tuple[Step, ...]
    """Steps of the other that it does not have."""
    has: tuple[Step, ...]
    """Steps of its own that the other does not have."""
    quicker: tuple[tuple[Step, Range, Range], ...]
    """Steps that take it less time than the other: its own, its time, and that of the other."""
    is_alike: bool
    """Whether it takes both as long, so that neither is the quickest."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The same service in several offices, the quickest first; those that lack times last."""

    code: str
    name: str
    ranked: tuple[Given, ...]
    unranked: tuple[Given, ...]
    contrasts: tuple[Contrast, ...]


def compare_services(project: Project, service: str, units: Sequence[str]) -> Ranking:
    """Compare how offices give a service.

    Args:
        project: where they are defined.
        service: its code or its name.
        units: names of the offices; all that have it where there are none.

    Raises:
        CompileError: when definitions have errors, or there is no such unit.
        MisuseError: when no office has such a service.
        RefusalError: when fewer than two have it.
    """
    findings = Findings()
    defs = load_checked(project, findings)
    findings.raise_if_errors()
    targets = select_targets(defs, (), units, findings) if units else tuple(all_units(defs))
    findings.raise_if_errors()
    given = list(_given(defs, targets, service, findings))
    if not given:
        raise MisuseError(_unknown(defs, targets, service))
    if len(given) < FEWEST:
        hint = "perbandingan memerlukan dua unit atau lebih yang memberi pelayanan yang sama"
        raise RefusalError(f"hanya {given[0].unit} yang mempunyai '{service}'", hint)
    ranked = sorted((one for one in given if one.lead.is_complete), key=lambda one: one.weight)
    unranked = [one for one in given if not one.lead.is_complete]
    first = given[0].lead.process
    contrasts = [contrast(ranked[0], other) for other in ranked[1:]]
    return Ranking(first.code, first.name, tuple(ranked), tuple(unranked), tuple(contrasts))


def _given(
    defs: DefinitionSet, targets: Sequence[Target], service: str, findings: Findings
) -> Iterator[Given]:
    """The offices that have a service; one that is told by its code goes by its name elsewhere."""
    held = {target.name: resolve(defs, target, findings) for target in targets}
    findings.raise_if_errors()
    every = [process for processes in held.values() for process in processes]
    wanted = {folded(service)}
    wanted |= {folded(one.name) for one in every if folded(one.code) in wanted}
    for unit, processes in held.items():
        leads = LeadTimes.among(processes, pace_of(defs.daerah.waktu_kerja))
        same = (one for one in processes if {folded(one.code), folded(one.name)} & wanted)
        if (found := next(same, None)) is not None:
            yield Given(unit, leads.of(found.code))


def _unknown(defs: DefinitionSet, targets: Sequence[Target], service: str) -> str:
    """The sentence about a service that nobody has."""
    if not targets:
        return "belum ada unit dalam proyek ini; yang dibandingkan ialah unit"
    known = {one.name for target in targets for one in resolve(defs, target, Findings())}
    meant = did_you_mean(service, sorted(known))
    return f"tidak ada unit yang mempunyai proses '{service}'" + "".join(
        f"; {one}" for one in meant
    )


def contrast(quickest: Given, other: Given) -> Contrast:
    """What the quickest does otherwise than another, step by step."""
    mine, theirs = _worked(quickest.lead.process), _worked(other.lead.process)
    pairs = match(
        _things(quickest.lead.process, mine),
        _things(other.lead.process, theirs),
        (_ways(quickest.lead.process), _ways(other.lead.process)),
    ).old_of
    quicker = [
        (mine[old], _time(quickest, old), _time(other, new))
        for new, old in pairs.items()
        if new in theirs and _takes(other, new) > _takes(quickest, old)
    ]
    return Contrast(
        other,
        tuple(step for key, step in theirs.items() if key not in pairs),
        tuple(step for key, step in mine.items() if key not in pairs.values()),
        tuple(quicker),
        quickest.weight == other.weight,
    )


def _takes(given: Given, key: str) -> Fraction:
    """How long a step takes at the most, by the measure."""
    return _time(given, key).most.weight(given.lead.pace)


def _time(given: Given, key: str) -> Range:
    """What a step takes; of a call what the called process takes."""
    return given.lead.times.get(key, Range(NOTHING, NOTHING))


def _worked(process: ResolvedProcess) -> dict[str, Step]:
    """The steps that somebody does, by id."""
    asked = {step.next for step in process.walk() if step.asks}
    idle = (*BLOCKS, StepKind.START, StepKind.END)
    return {
        step.id: step
        for step in process.walk()
        if step.kind not in idle and not step.skips and step.id not in asked
    }


def _things(process: ResolvedProcess, steps: Mapping[str, Step]) -> dict[str, Thing]:
    """Steps as they are told from each other: by their words and who does them."""
    names = {actor.key: actor.term for actor in process.actors}
    return {
        key: Thing(step.kind.value, step.text, names.get(step.actor, ""))
        for key, step in steps.items()
    }


def _ways(process: ResolvedProcess) -> list[tuple[str, str]]:
    """What leads to what."""
    return [
        (step.id, target)
        for step in process.walk()
        for target in (step.next or "", *(one.target for one in step.outcomes))
        if target
    ]


def gaps_of(given: Given) -> str:
    """What an office lacks to be ranked, in words."""
    lead = given.lead
    if not lead.is_known:
        return "belum ada langkah yang menyebut waktunya"
    parts = []
    if lead.gaps:
        parts.append(f"{len(lead.gaps)} langkah tanpa waktu")
    if lead.uncounted:
        parts.append(
            f"proses yang dipanggil belum lengkap waktunya: {listed(list(lead.uncounted))}"
        )
    return "; ".join(parts)
