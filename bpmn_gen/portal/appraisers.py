"""Who appraises whom in a unit, as a table on its page: the decision table in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.decision_table import APPRAISER, NOBODY, decision_tables

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
    manager: str
    coordination: tuple[str, ...]
    remark: str
    provisions: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class Appraisers:
    """The table."""

    questions: tuple[str, ...]
    titles: tuple[str, ...]
    """What a row tells: appraiser, manager, coordination."""
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
        titles=tuple(item.label for item in decision.outputs[:3]),
        rows=tuple(_rows(decision, anchors, page, survey.target.slug)),
        source=decision.source,
    )


def _rows(decision: DecisionTable, anchors: Anchors, page: str, unit: str) -> list[AppraiserRow]:
    """The rules in their order."""
    rows = []
    for rule in decision.rules:
        appraiser, manager, coordination, sources = rule.results
        told = (_listed(coordination), _listed(sources))
        links = anchors.links(told[1], page, unit)
        rows.append(AppraiserRow(rule.tests, appraiser, manager, told[0], rule.remark, links))
    return rows


def _listed(text: str) -> tuple[str, ...]:
    """The items of a result; none where it names nobody."""
    return () if text == NOBODY else tuple(text.split("; "))
