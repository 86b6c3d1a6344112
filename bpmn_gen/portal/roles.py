"""The roles of a unit: who holds each, what it means, and in which processes it takes part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.titles import Titles
from bpmn_gen.definition.text import capitalised
from bpmn_gen.portal.listing import PAGE, PageLink

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.maps.survey import UnitSurvey
    from bpmn_gen.portal.provisions import Anchors


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role that a unit has, or that takes part in its processes."""

    anchor: str
    term: str
    """The legal term of the role."""
    title: str
    """The unit's own title for it; empty where nobody holds it there."""
    meaning: str
    provisions: tuple[PageLink, ...]
    processes: tuple[PageLink, ...]
    """The processes in which it takes part; the note of a link is the name."""


def role_anchor(role: str) -> str:
    """The anchor of a role on the page of a unit."""
    return f"peran-{role}"


def roles(survey: UnitSurvey, anchors: Anchors, page: str) -> tuple[RoleRow, ...]:
    """The roles of a unit as its page lists them, in the order of the catalogue."""
    titles, target = Titles(survey.defs, survey.target), survey.target
    having = _processes(survey.resolved)
    return tuple(
        RoleRow(
            anchor=role_anchor(role),
            term=str(entry.sebutan),
            title=titles.of_role(role) if target.title(role) else "",
            meaning=capitalised(str(entry.arti)),
            provisions=anchors.links(map(str, entry.sumber), page, target.slug),
            processes=tuple(
                PageLink(one.code, f"{one.code}/{PAGE}", one.name) for one in having.get(role, ())
            ),
        )
        for role, entry in ((str(key), entry) for key, entry in survey.defs.jabatan.items())
        if target.title(role) or role in having
    )


def _processes(resolved: Iterable[ResolvedProcess]) -> dict[str, list[ResolvedProcess]]:
    """The processes in which each role has a lane or is named as a party."""
    found: dict[str, list[ResolvedProcess]] = {}
    for process in resolved:
        for role in dict.fromkeys(actor.role for actor in (*process.actors, *process.parties)):
            found.setdefault(role, []).append(process)
    return found
