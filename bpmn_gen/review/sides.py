"""A unit in one of two states, and both states of one process of level 0 as one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bpmn_gen.maps.survey import UnitSurvey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.maps.survey import ProcessGroup
    from bpmn_gen.review.units import Review


@dataclass(frozen=True)
class Side:
    """A unit in one of two states."""

    defs: DefinitionSet
    """As the unit sees them."""
    target: Target
    processes: Mapping[str, ResolvedProcess]

    @cached_property
    def survey(self) -> UnitSurvey:
        """What its maps start from."""
        return UnitSurvey(self.defs, self.target, tuple(self.processes.values()))

    @cached_property
    def groups(self) -> dict[str, ProcessGroup]:
        """Its processes of level 0 by code."""
        return {group.code: group for group in self.survey.groups}


@dataclass(frozen=True)
class Joined:
    """Both states of a process of level 0 as one: what is gone stands where it stood."""

    survey: UnitSurvey
    """The newer state of the unit, with the processes that are gone from the group."""
    group: ProcessGroup
    old: ProcessGroup
    new: ProcessGroup
    fresh: frozenset[str]
    """Codes of the processes that only the newer state has in the group."""
    gone: frozenset[str]
    """Codes of those that only the older state had."""
    onward: Mapping[str, str]
    """The newer code by the older one, of processes that both have in the group."""


def joined(old: Side, new: Side, result: Review, code: str) -> Joined:
    """Both states of one process of level 0 that both have."""
    before, after = old.groups[code], new.groups[code]
    codes = result.onward
    stands = {process.code for process in after.processes}
    onward = {
        process.code: codes[process.code]
        for process in before.processes
        if codes.get(process.code) in stands
    }
    processes = [*after.processes]
    at = 0
    for process in before.processes:
        if process.code in onward:
            at = [one.code for one in processes].index(onward[process.code]) + 1
        else:
            processes.insert(at, process)
            at += 1
    gone = [one for one in before.processes if one.code not in onward]
    every = {**{one.code: one for one in gone}, **new.processes}
    return Joined(
        UnitSurvey(new.defs, new.target, tuple(every.values())),
        replace(after, processes=tuple(processes)),
        before,
        after,
        frozenset(stands - {*onward.values()}),
        frozenset(one.code for one in gone),
        onward,
    )
