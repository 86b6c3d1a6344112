"""What is played: how often cases come, what steps take, how ways part, who is there to do it.

Everything here comes from definitions or from a worksheet, and is shown beside every figure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.costing.handovers import own_actors
from bpmn_gen.costing.headcounts import Headcounts
from bpmn_gen.costing.step_times import timed_steps
from bpmn_gen.simulation.network import Builder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.costing.amounts import Pace, Range
    from bpmn_gen.costing.lead_time import LeadTimes
    from bpmn_gen.definition.schema import Unit
    from bpmn_gen.simulation.network import Network

WEEKS = 52
"""Of a year; days off are not counted."""
Value = TypeVar("Value")
Key = tuple[str, str]
"""Code of a process and id of a step."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a run depends on."""

    processes: Mapping[str, ResolvedProcess]
    """By code, those that are called among them."""
    pace: Pace
    volumes: Mapping[str, Fraction]
    """By code how many cases come in a year; only these are played."""
    times: Mapping[Key, Range]
    shares: Mapping[Key, tuple[Fraction, ...]]
    """By decision the share of each outcome, in their order."""
    people: Mapping[str, int]
    """By title how many hold it."""
    titles: Mapping[str, Mapping[str, str]]
    """By code and key of an actor the title; none for those who are not of the own office."""
    untimed: tuple[Key, ...]
    """Steps that should take time and do not say how long."""
    undecided: tuple[Key, ...]
    """Decisions of which nobody says how often each way is taken."""
    together: tuple[Key, ...]
    """Blocks of which one or more branches are taken; all of them are here."""

    @property
    def unnumbered(self) -> tuple[str, ...]:
        """Titles of which nobody says how many hold them: nobody waits for these."""
        known = {title for titles in self.titles.values() for title in titles.values()}
        return tuple(sorted(known - self.people.keys()))

    def rates(self) -> dict[str, float]:
        """By code how many cases come in a minute of work."""
        year = self.pace.minutes_of_day * self.pace.days_of_week * WEEKS
        return {code: float(volume / year) for code, volume in self.volumes.items() if volume}

    def network(self) -> Network:
        """The processes that are played, as places.

        Raises:
            OverflowError: when they call each other so often that there are too many.
        """
        builder = Builder(
            self.processes,
            _by_code(self.times),
            self.titles,
            {
                code: {key: tuple(map(float, given)) for key, given in shares.items()}
                for code, shares in _by_code(self.shares).items()
            },
            self.pace,
        )
        for code in self.rates():
            builder.add(code)
        return builder.network


def inputs_of(leads: LeadTimes, unit: Unit | None, wanted: Iterable[str] = ()) -> Inputs:
    """What definitions say of the processes of a unit.

    Args:
        leads: the processes of the unit.
        unit: who fills in volumes and people; None for a unit type.
        wanted: codes of the processes to play; all that have a volume where there are none.
    """
    volumes = {
        str(code): Fraction(times.kali)
        for code, times in (unit.volume if unit else {}).items()
        if str(code) in leads.processes
    }
    codes = tuple(wanted) or tuple(volumes)
    played = _with_called(leads.processes, codes)
    steps = [(process.code, step) for process in played.values() for step in process.walk()]
    titles = {code: _titles(leads, code) for code in played}
    return Inputs(
        processes=played,
        pace=leads.pace,
        volumes={code: volumes.get(code, Fraction()) for code in codes},
        times={
            (code, step.id): leads.of(code).times[step.id]
            for code, step in steps
            if step.id in leads.of(code).times and not _is_open_call(step)
        },
        shares={
            (code, step.id): tuple(one.share or Fraction() for one in step.outcomes)
            for code, step in steps
            if step.outcomes and all(one.share is not None for one in step.outcomes)
        },
        people=_people(unit, played.values(), titles),
        titles=titles,
        untimed=tuple(
            (process.code, step.id)
            for process in played.values()
            for step in timed_steps(process)
            if step.id not in leads.of(process.code).times and not step.beside
        ),
        undecided=tuple(
            (code, step.id)
            for code, step in steps
            if step.outcomes and any(one.share is None for one in step.outcomes)
        ),
        together=tuple((code, step.id) for code, step in steps if step.kind is StepKind.SEVERAL),
    )


def _is_open_call(step: Step) -> bool:
    """Whether a step takes what the process takes that it calls."""
    return step.kind is StepKind.CALL and not step.duration


def with_people(inputs: Inputs, people: Mapping[str, int]) -> Inputs:
    """The same with other numbers of people."""
    return replace(inputs, people={**inputs.people, **people})


def _with_called(
    processes: Mapping[str, ResolvedProcess], codes: Iterable[str]
) -> dict[str, ResolvedProcess]:
    """Processes by code, with all that they call."""
    found: dict[str, ResolvedProcess] = {}
    todo = [code for code in reversed([*codes]) if code in processes]
    while todo:
        code = todo.pop()
        if code not in found:
            found[code] = processes[code]
            calls = (step.called or "" for step in processes[code].walk())
            todo += [called for called in calls if called in processes]
    return found


def _titles(leads: LeadTimes, code: str) -> dict[str, str]:
    """The titles of those actors of a process who belong to the own office."""
    own = own_actors(leads.of(code))
    return {actor.key: actor.name for actor in leads.processes[code].actors if actor.key in own}


def _people(
    unit: Unit | None,
    processes: Iterable[ResolvedProcess],
    titles: Mapping[str, Mapping[str, str]],
) -> dict[str, int]:
    """How many hold each title, where that is said."""
    said = Headcounts.of(unit)
    counts = {
        actor.name: said.count(actor)
        for process in processes
        for actor in process.actors
        if actor.key in titles[process.code]
    }
    return {title: count for title, count in counts.items() if count is not None}


def _by_code(given: Mapping[Key, Value]) -> dict[str, dict[str, Value]]:
    """Values of steps, those of each process by themselves."""
    found: dict[str, dict[str, Value]] = {}
    for (code, key), value in given.items():
        found.setdefault(code, {})[key] = value
    return found
