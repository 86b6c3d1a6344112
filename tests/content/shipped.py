"""The shipped definitions as the tests look at them: loaded once, resolved per target."""

from functools import cache
from pathlib import Path

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.resolved import ResolvedProcess, Step
from bpmn_gen.compiler.target import Target
from bpmn_gen.definition.definition_set import DefinitionSet
from bpmn_gen.definition.load import load
from bpmn_gen.definition.schema import Daerah
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import Diagnostic, Findings

FOLDER = Path(__file__).resolve().parents[2] / "process_defs"
TYPES = range(1, 11)


@cache
def _loaded() -> tuple[DefinitionSet, tuple[Diagnostic, ...]]:
    findings = Findings()
    return load(FOLDER, findings), tuple(findings)


def definitions() -> DefinitionSet:
    """All definitions that come with the program."""
    return _loaded()[0]


def settings(method: str) -> Daerah:
    """The settings of the regency with a method of mapping."""
    daerah = definitions().daerah
    return daerah.model_copy(update={"metode": Text(method)})


def loading_findings() -> tuple[Diagnostic, ...]:
    """What reading them found."""
    return _loaded()[1]


@cache
def processes(number: int, unit: str | None = None) -> dict[str, ResolvedProcess]:
    """The processes of a unit type, or of a named unit of it, by code."""
    defs = definitions()
    named = next((item for item in defs.unit if item.nama == unit), None)
    assert (named is None) == (unit is None)
    findings = Findings()
    resolved = resolve(defs, Target(defs.tipe_unit[number], named), findings)
    assert not list(findings)
    return {process.code: process for process in resolved}


def steps(process: ResolvedProcess) -> dict[str, Step]:
    """The steps of a process by id."""
    return {step.id: step for step in process.walk()}


def lane(process: ResolvedProcess, step: str) -> str:
    """The printed name of the lane in which a step lies."""
    return process.names_of([steps(process)[step].actor])[0]


def lanes(process: ResolvedProcess) -> list[str]:
    """The printed names of all lanes, in order."""
    return [actor.name for actor in process.actors]


def outcomes(process: ResolvedProcess, step: str) -> dict[str, str]:
    """The branches of a decision: label to step."""
    return {branch.label: branch.target for branch in steps(process)[step].outcomes}


def path(process: ResolvedProcess, start: str) -> list[str]:
    """The steps from one step on, up to the next decision or end."""
    known = steps(process)
    way = [start]
    while (follower := known[way[-1]].next) is not None and follower not in way:
        way.append(follower)
    return way
