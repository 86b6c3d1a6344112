"""Through whose hands a case passes on its longest way, and what each of them adds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import BLOCKS, StepKind
from bpmn_gen.costing.amounts import NOTHING, Range

if TYPE_CHECKING:
    from fractions import Fraction

    from bpmn_gen.compiler.actors import Actor
    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.costing.amounts import Amount
    from bpmn_gen.costing.lead_time import LeadTime

_UNWORKED = (*BLOCKS, StepKind.START, StepKind.END)


@dataclass(frozen=True, slots=True)
class Handover:
    """A case that goes from one to another."""

    source: str
    """Id of the step after which it is handed over."""
    target: str
    giver: str
    """Key of the actor who hands it over."""
    taker: str
    leaves_office: bool
    """Whether the two belong to different offices, or one of them to none."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one actor adds."""

    actor: Actor
    steps: int
    """How many steps of the process are theirs; work and the question behind it are one."""
    once: Range
    """All their steps, each once; what they do with others counts for who leads."""
    on_longest: Amount
    """Their steps on the longest way, each once."""
    share: Fraction | None
    """Of the longest way, from 0 to 1, by the measure; None where it takes no time."""


def parts(lead: LeadTime) -> tuple[Part, ...]:
    """What each actor of a process adds, in the order of its lanes."""
    steps = [step for step in lead.process.walk() if step.kind not in _UNWORKED and not step.skips]
    asked = {step.next for step in steps if step.asks}
    passed = set(lead.longest_way)
    found = []
    whole = sum(
        (lead.times[key].most.weight(lead.pace) for key in passed if key in lead.times),
        NOTHING.weight(lead.pace),
    )
    for actor in lead.process.actors:
        own = [step for step in steps if step.actor == actor.key]
        times = [lead.times[step.id] for step in own if step.id in lead.times]
        longest = [
            lead.times[step.id].most for step in own if step.id in passed & lead.times.keys()
        ]
        on_way = sum(longest, NOTHING)
        share = on_way.weight(lead.pace) / whole if whole else None
        count = sum(step.id not in asked for step in own)
        found.append(Part(actor, count, sum(times, Range()), on_way, share))
    return tuple(found)


def handovers(lead: LeadTime) -> tuple[Handover, ...]:
    """How often a case changes hands on its longest way, rounds left out."""
    known = {step.id: step for step in lead.process.walk()}
    offices = _offices(lead)
    worked = [known[key] for key in lead.longest_way if _is_work(known[key])]
    return tuple(
        Handover(one.id, two.id, one.actor, two.actor, offices[one.actor] != offices[two.actor])
        for one, two in pairwise(worked)
        if one.actor != two.actor
    )


def elsewhere(lead: LeadTime) -> Amount:
    """The part of the longest way on which the case lies outside of the own office."""
    own = own_actors(lead)
    known = {step.id: step for step in lead.process.walk()}
    times = (
        lead.times[key].most
        for key in lead.longest_way
        if key in lead.times and known[key].actor not in own
    )
    return sum(times, NOTHING)


def own_actors(lead: LeadTime) -> frozenset[str]:
    """The keys of the actors who belong to the own office."""
    return frozenset(key for key, office in _offices(lead).items() if not any(office))


def _offices(lead: LeadTime) -> dict[str, tuple[str, str, str]]:
    """The office of each actor, by their keys."""
    return {actor.key: office_of(lead.process, actor) for actor in lead.process.actors}


def office_of(process: ResolvedProcess, actor: Actor) -> tuple[str, str, str]:
    """The office of an actor or party; three blanks for the own one.

    Whoever is outside government is an office by themselves.
    """
    own = process.viewpoint
    return (
        "" if actor.unit == own else actor.unit or "",
        "" if actor.instansi == own else actor.instansi or "",
        actor.key if actor.outside else "",
    )


def _is_work(step: Step) -> bool:
    """Whether somebody has a case in hand in a step."""
    return step.kind not in _UNWORKED and not step.skips
