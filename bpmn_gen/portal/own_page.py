"""The page "Saya ...": for each title of a unit its tasks, its SOPs, and who appraises whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.compiler.titles import Titles
from bpmn_gen.model.ids import slug
from bpmn_gen.portal.listing import PAGE, File, ListedDocument, documents
from bpmn_gen.sop.printed_numbers import printed_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.compiler.actors import Actor
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.schema import Daerah
    from bpmn_gen.maps.survey import UnitSurvey
    from bpmn_gen.portal.appraisers import Appraisers

OWN = "saya.html"
"""Name of the page in the folder of a unit."""
TASKS = (StepKind.WORK, StepKind.DECISION)
"""Steps in which somebody does something."""


@dataclass(frozen=True, slots=True)
class OwnTask:
    """A step that somebody with a title does."""

    number: str
    """Its number in the SOP; empty where it only divides the flow."""
    text: str
    href: str
    duration: str


@dataclass(frozen=True, slots=True)
class OwnProcess:
    """A process in which somebody with a title works."""

    code: str
    name: str
    href: str
    role: str
    """What the lane says, where that says more than the title; mostly empty."""
    documents: tuple[ListedDocument, ...]
    """Its SOP."""
    tasks: tuple[OwnTask, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """A title of the unit."""

    anchor: str
    title: str
    processes: tuple[OwnProcess, ...]
    appraises: tuple[str, ...]
    """Those whom the holder appraises, by the table of the unit."""

    @property
    def count(self) -> int:
        """How many tasks there are."""
        return sum(len(one.tasks) for one in self.processes)

    @property
    def codes(self) -> int:
        """In how many processes they stand; a title may have several lanes of one."""
        return len({one.code for one in self.processes})


@dataclass(frozen=True, slots=True)
class OwnPage:
    """All that the page says."""

    path: str
    unit: str
    holders: tuple[Holder, ...]
    appraised: tuple[tuple[str, str], ...]
    """Who is meant, and who appraises them; exactly one row holds for each employee."""


def own_page(
    survey: UnitSurvey, files: Mapping[str, tuple[File, ...]], table: Appraisers | None
) -> OwnPage:
    """The page of a unit.

    Args:
        survey: the unit.
        files: its files by the code of their process.
        table: who appraises whom; None where the unit has no rules.
    """
    path = f"{survey.target.slug}/{OWN}"
    rows = tuple(_appraised(table)) if table else ()
    found: dict[str, list[OwnProcess]] = {}
    for process in survey.resolved:
        for actor in process.actors:
            tasks = _tasks(process, actor, survey.defs.daerah)
            if tasks and not (actor.unit or actor.instansi or actor.outside):
                title = _title(survey, actor)
                sop = tuple(one for one in files.get(process.code, ()) if _is_sop(one))
                found.setdefault(title, []).append(
                    OwnProcess(
                        process.code,
                        process.name,
                        f"{process.code}/{PAGE}",
                        actor.name if actor.name != title else "",
                        documents(sop, path),
                        tasks,
                    )
                )
    anchors: set[str] = set()
    holders = []
    for title, some in sorted(found.items(), key=lambda one: one[0].casefold()):
        anchor = f"saya-{slug(title)}"
        if anchor in anchors:  # titles that differ by signs alone
            anchor = f"{anchor}-{len(anchors)}"
        anchors.add(anchor)
        holders.append(Holder(anchor, title, tuple(some), _appraises(title, rows)))
    return OwnPage(path, survey.target.name, tuple(holders), rows)


def _title(survey: UnitSurvey, actor: Actor) -> str:
    """The title under which somebody of the unit looks for the tasks of a lane."""
    if survey.target.title(actor.role):
        return Titles(survey.defs, survey.target).of_role(actor.role)
    return actor.name


def _tasks(process: ResolvedProcess, actor: Actor, daerah: Daerah) -> tuple[OwnTask, ...]:
    """What is done in a lane."""
    numbers = printed_numbers(process, daerah)
    page = f"{process.code}/{PAGE}"
    return tuple(
        OwnTask(numbers.get(step.id, ""), step.text, f"{page}#langkah-{step.id}", step.duration)
        for step in process.walk()
        if step.actor == actor.key and step.kind in TASKS
    )


def _is_sop(file: File) -> bool:
    """Whether a file is the SOP of a process."""
    return file.path.rpartition("/")[2].startswith("sop.")


def _appraised(table: Appraisers) -> list[tuple[str, str]]:
    """The rows of the table in words."""
    return [
        ("; ".join(" atau ".join(answers) or "Semua" for answers in row.asked), row.appraiser)
        for row in table.rows
    ]


def _appraises(title: str, rows: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Those for whom the table names a title."""
    return tuple(who for who, appraiser in rows if appraiser == title)
