"""Who appraises whom in a unit: the decision table in words, for the page of the unit."""

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
    """One rule of the table."""

    asked: tuple[tuple[str, ...], ...]
    """For each question the answers for which the rule holds; empty where every answer will do."""
    appraiser: str
    duties: tuple[str, ...]
    """What officials do for those who are appraised."""
    coordination: tuple[str, ...]
    remarks: tuple[str, ...]
    """The condition and the readings of the rule."""
    provisions: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class Appraisers:
    """The whole table."""

    questions: tuple[str, ...]
    titles: tuple[str, str, str]
    """Headings of the results: appraiser, duties of others, coordination."""
    rows: tuple[AppraiserRow, ...]
    source: str
    """Citation of the provisions that it rests on."""


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
    """The rules in the order of the table."""
    rows = []
    for rule in decision.rules:
        told = decision.told_of(rule)
        links = anchors.links(_listed(told["dasar"]), page, unit)
        remarks = tuple(text for text in (rule.remark, *rule.readings) if text)
        given = _listed(told["koordinasi"])
        rows.append(AppraiserRow(rule.tests, told["penilai"], duties(told), given, remarks, links))
    return rows


def _listed(text: str) -> tuple[str, ...]:
    """The items of a result; empty where it names nobody."""
    return () if text == NOBODY else tuple(text.split("; "))
