"""Who appraises whom in a unit, as a table on its page: the decision table in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.appraisal_duties import NOBODY, duties
from bpmn_gen.compiler.decision_table import APPRAISER, decision_tables

if TYPE_CHECKING:
    from bpmn_gen.maps.survey import UnitSurvey
    from bpmn_gen.model.decision import DecisionTable
    from bpmn_gen.portal.listing import PageLink
    from bpmn_gen.portal.provisions import Anchors


@dataclass(frozen=True, slots=True)
class AppraiserRow:
    """A rule."""

    asked: tuple[tuple[str, ...], ...]
    """For each question the answers for which it holds; none: whatever the answer."""
    appraiser: str
    duties: tuple[str, ...]
    """What officials do for those appraised."""
    coordination: tuple[str, ...]
    remarks: tuple[str, ...]
    """Condition and readings."""
    provisions: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class Appraisers:
    """The table."""

    questions: tuple[str, ...]
    titles: tuple[str, str, str]
    """What a row tells: appraiser, duties of others, coordination."""
    rows: tuple[AppraiserRow, ...]
    source: str
    """The provisions that it rests on, as cited."""


def appraisers(survey: UnitSurvey, anchors: Anchors, page: str) -> Appraisers | None:
    """The table of a unit; None where its type has no rules of appraisal."""
    decision = decision_tables(survey.defs, survey.target).get(APPRAISER)
    if decision is None:
        return None
    return Appraisers(
        questions=tuple(item.question for item in decision.inputs),
        titles=("Pejabat Penilai Kinerja", "Tugas pejabat", "Koordinasi"),
        rows=tuple(_rows(decision, anchors, page, survey.target.slug)),
        source=decision.source,
    )


def _rows(decision: DecisionTable, anchors: Anchors, page: str, unit: str) -> list[AppraiserRow]:
    """The rules in their order."""
    rows = []
    for rule in decision.rules:
        told = decision.told_of(rule)
        links = anchors.links(_listed(told["dasar"]), page, unit)
        remarks = tuple(text for text in (rule.remark, *rule.readings) if text)
        given = _listed(told["koordinasi"])
        rows.append(AppraiserRow(rule.tests, told["penilai"], duties(told), given, remarks, links))
    return rows


def _listed(text: str) -> tuple[str, ...]:
    """The items of a result; none where it names nobody."""
    return () if text == NOBODY else tuple(text.split("; "))
