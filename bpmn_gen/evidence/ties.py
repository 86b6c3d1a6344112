"""Which map belongs to which SOP, and which processes other units and people take part in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.definition.legal_citation import grouped
from bpmn_gen.definition.text import capitalised
from bpmn_gen.maps.survey import map_code, sop_code
from bpmn_gen.sop.identity import identity_block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.actors import Actor
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.edition.record import ProcessRecord, UnitRecord
    from bpmn_gen.edition.status import UnitStatus
    from bpmn_gen.maps.survey import UnitSurvey

LOOSE = "Proses lain"
"""What stands for the process of level 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A process with its map and its SOP."""

    group: str
    """Code and name of its process of level 0."""
    code: str
    name: str
    map_code: str
    sop_code: str
    """Empty for a general reference, which has no SOP."""
    number: str
    """Nomor SOP; empty where nobody has given one."""
    revision: str
    """Empty where no edition knows."""
    standing: str
    """Whether a decree has set it, in words."""
    state: str
    """The same in a word or two."""
    basis: str
    """The provisions that it carries out and the regulation that they are in."""
    places: str
    """The same without the regulation."""
    regulation: str
    """Its title; empty where there are several, which the places name then, or none."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A part that somebody from outside the unit takes in a process."""

    code: str
    name: str
    body: str
    """The unit, the body of government, or that it is none."""
    title: str
    steps: str
    """Numbers of the rows of the SOP in which they work; empty for parties without a lane."""


def ties(survey: UnitSurvey, status: UnitStatus) -> Iterator[Tie]:
    """All processes of a unit in the order of its maps."""
    listed: dict[str, str] = {}
    for group in survey.groups:
        for process in group.processes:
            listed.setdefault(process.code, f"{group.code} {group.name}")
    order = {code: at for at, code in enumerate(listed)}
    for process in sorted(survey.every, key=lambda one: order.get(one.code, len(order))):
        yield _tie(survey, process, listed.get(process.code, LOOSE), status)


def _tie(survey: UnitSurvey, process: ResolvedProcess, group: str, status: UnitStatus) -> Tie:
    """One process."""
    stands, has_sop = status.of(process.code), not process.is_reference
    return Tie(
        group=group,
        code=process.code,
        name=process.name,
        map_code=map_code(survey, process.code),
        sop_code=sop_code(survey, process.code) if has_sop else "",
        number=identity_block(process, survey.defs).number if has_sop else "",
        revision=str(stands.revision) if stands.process and has_sop else "",
        standing=stands.words,
        state=str(stands.state),
        basis=process.source,
        places="; ".join(filter(None, (grouped(process.cited), *process.legal_basis))),
        regulation=process.regulation if process.cited else "",
    )


def crossings(survey: UnitSurvey, record: UnitRecord) -> Iterator[Crossing]:
    """Who from outside the unit takes part in which process, in the order of the processes.

    Args:
        survey: the unit.
        record: the same unit, with the numbers that its SOPs print.
    """
    for process in survey.every:
        numbers = _numbers(record.processes[process.code])
        for actor in (*process.actors, *process.parties):
            if body := _body(actor, process.viewpoint):
                steps = ", ".join(numbers.get(actor.key, ()))
                yield Crossing(process.code, process.name, body, actor.name, steps)


def _body(actor: Actor, viewpoint: str) -> str:
    """To whom an actor belongs; empty for those of the unit itself."""
    if actor.outside:
        return "Masyarakat"
    body = actor.instansi or actor.unit or ""
    return "" if body == viewpoint else capitalised(body)


def _numbers(record: ProcessRecord) -> dict[str, list[str]]:
    """The numbers of the steps in which each actor works, by the key of the actor."""
    found: dict[str, list[str]] = {}
    for entry in record.outline.entries.values():
        if entry.number:
            for key in (entry.value.get("oleh"), *entry.value.get("bersama", ())):
                found.setdefault(str(key), []).append(str(entry.number))
    return found
