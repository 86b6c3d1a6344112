"""How much work the processes of a unit ask of each title in a year.

The sum over steps of volume x times in a case x time (PermenPANRB 1/2020).  Minutes and hours count
as they are, working days as so many hours as the regency says; days of the calendar are no work and
are left out by name.  Whoever takes part in a step works as long as who leads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.costing.amounts import MINUTES_OF_HOUR
from bpmn_gen.costing.handovers import office_of
from bpmn_gen.costing.headcounts import Headcounts
from bpmn_gen.costing.step_times import said_times, timed_steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.compiler.actors import Actor
    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.costing.amounts import Amount, Pace
    from bpmn_gen.costing.lead_time import LeadTime, LeadTimes
    from bpmn_gen.definition.schema import Unit


@dataclass(frozen=True, slots=True)
class Work:
    """What one step asks of one title; of a call only how often it comes about."""

    process: ResolvedProcess
    step: Step
    title: str
    """Empty for a call, which is no work by itself."""
    takes_part: bool
    """Whether another leads the step."""
    visits: Fraction
    """How often the step comes about in a case."""
    is_assumed: bool
    """Whether that is not known, so that the step counts once."""
    time: Amount | None
    """Half-way between the least and the most; None where nobody says or it cannot be counted."""

    @property
    def is_elapsed(self) -> bool:
        """Whether some of its time passes on the calendar and is not counted."""
        return self.time is not None and bool(self.time.days or self.time.months)

    def hours(self, volume: Fraction, pace: Pace) -> Fraction:
        """Hours of work in a year."""
        if self.time is None or not self.title:
            return Fraction()
        minutes = self.time.minutes + self.time.working_days * pace.minutes_of_day
        return volume * self.visits * minutes / MINUTES_OF_HOUR


@dataclass(frozen=True, slots=True)
class Load:
    """The work of a unit."""

    works: tuple[Work, ...]
    """Step by step, in the order of the processes."""
    processes: tuple[ResolvedProcess, ...]
    """Those that have a volume, or are called by one that has."""
    volumes: Mapping[str, Fraction]
    """By code how often a process runs in a year: as the unit says, or as often as it is called."""
    called: Mapping[str, tuple[tuple[str, str], ...]]
    """By code of those whose volume is not said: process and step of each call."""
    people: Mapping[str, int | None]
    """By title how many hold it, in the order in which titles are met; None where nobody says."""
    pace: Pace


def load_of(leads: LeadTimes, unit: Unit | None) -> Load | None:
    """The work of a unit; None where no process with a volume says any time."""
    said = {
        str(code): Fraction(times.kali)
        for code, times in (unit.volume if unit else {}).items()
        if str(code) in leads.processes
    }
    volumes, called = _with_called(leads, said)
    played = [process for code, process in leads.processes.items() if code in volumes]
    works = tuple(work for process in played for work in _works(leads.of(process.code)))
    if not any(work.time is not None and work.title for work in works):
        return None
    return Load(
        works, tuple(played), volumes, called, dict(_people(played, works, unit)), leads.pace
    )


def _with_called(
    leads: LeadTimes, said: Mapping[str, Fraction]
) -> tuple[dict[str, Fraction], dict[str, tuple[tuple[str, str], ...]]]:
    """The volumes of all that runs, and the calls from which those that are not said follow.

    A process that is called in a ring runs as often as it is called from outside of the ring.
    """
    volumes, called = dict(said), dict[str, tuple[tuple[str, str], ...]]()
    waiting = list(said)
    while waiting:
        code = waiting.pop(0)
        timed = said_times(leads.processes[code])  # such a call is work by itself
        for step in leads.processes[code].walk():
            inner = step.called or ""
            is_open = step.kind is StepKind.CALL and step.id not in timed
            if not is_open or inner not in leads.processes or inner in said:
                continue
            if inner not in volumes:
                volumes[inner] = Fraction()
                waiting.append(inner)
            if not _reaches(leads, inner, code):
                visits = leads.of(code).visits.get(step.id)
                volumes[inner] += volumes[code] * (1 if visits is None else visits)
                called[inner] = (*called.get(inner, ()), (code, step.id))
    return volumes, called


def _reaches(leads: LeadTimes, start: str, goal: str) -> bool:
    """Whether a process calls another, by itself or through others."""
    seen, waiting = {start}, [start]
    while waiting:
        code = waiting.pop()
        if code == goal:
            return True
        calls = {step.called or "" for step in leads.processes[code].walk()}
        found = [one for one in calls if one in leads.processes and one not in seen]
        seen |= {*found}
        waiting += found
    return False


def _works(lead: LeadTime) -> Iterator[Work]:
    """The work of one process, step by step."""
    process = lead.process
    times = said_times(process)
    own = {
        actor.key: actor
        for actor in (*process.parties, *process.actors)
        if not any(office_of(process, actor))
    }
    counted = {step.id for step in timed_steps(process)} | times.keys()
    for step in process.walk():
        visits = lead.visits.get(step.id)
        known = Fraction(1) if visits is None else visits
        rest = (known, visits is None)
        if step.kind is StepKind.CALL and step.id not in times:
            yield Work(process, step, "", False, *rest, None)  # noqa: FBT003 -- nobody leads it
            continue
        if step.id not in counted:
            continue
        time = times[step.id].middle if step.id in times else None
        for key in dict.fromkeys((step.actor, *step.together)):
            if key in own:
                yield Work(process, step, own[key].name, key != step.actor, *rest, time)


def _people(
    processes: list[ResolvedProcess], works: tuple[Work, ...], unit: Unit | None
) -> Iterator[tuple[str, int | None]]:
    """The titles that have work, and how many hold each."""
    said = Headcounts.of(unit)
    actors: dict[str, Actor] = {}
    for process in processes:
        for actor in (*process.actors, *process.parties):
            actors.setdefault(actor.name, actor)
    for title in dict.fromkeys(work.title for work in works if work.title):
        yield title, said.count(actors[title])
