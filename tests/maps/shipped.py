"""The shipped definitions as maps see them, read once for all tests of a process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.unit_maps import MapPlanner
from bpmn_gen.maps.survey import UnitSurvey, Ways
from tests.content.shipped import definitions

if TYPE_CHECKING:
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.jobs.job import Job

TYPES = tuple(range(1, 11))
NOWHERE = Ways(frozenset())


@cache
def survey(number: int = 7, unit: str = "") -> UnitSurvey:
    return survey_of(definitions(), number, unit)


def survey_of(defs: DefinitionSet, number: int, unit: str = "") -> UnitSurvey:
    """A unit type of some definitions, or a unit when one is named."""
    findings = Findings()
    names, numbers = ((unit,), ()) if unit else ((), (number,))
    target = select_targets(defs, numbers, names, findings)[0]
    resolved = resolve(defs, target, findings)
    findings.raise_if_errors()
    return UnitSurvey(defs, target, resolved)


def process_paths(of: UnitSurvey) -> list[str]:
    """The maps of processes that a build makes beside the maps of the unit."""
    slug = of.target.slug
    return [f"{slug}/{process.code}/peta-lintas-fungsi.svg" for process in of.resolved]


def jobs(of: UnitSurvey, *formats: str) -> list[Job]:
    """All jobs of the maps of a unit."""
    planner = MapPlanner(of, formats or ("bpmn", "svg", "pdf"), "F4", "program")
    return list(planner.jobs(process_paths(of)))
