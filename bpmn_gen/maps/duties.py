"""The duties in a team: what each role answers for.

Roles and their duties are the provisions below those that ``tanggung_jawab`` in peta.yaml lists.
The actors of a provision say who else is named by a duty.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.maps.duties_figure import Duties
from bpmn_gen.maps.duty import Duty, DutyRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.definition.schema import Ketentuan
    from bpmn_gen.maps.survey import UnitSurvey

_REPORTS = re.compile(r"melaporkan\b.*?\bkepada\b(.*)", re.IGNORECASE)


def team_duties(survey: UnitSurvey) -> Duties | None:
    """The matrix of a unit; None when the hierarchy lists no provisions for it."""
    peta = survey.defs.peta
    provisions = [item for book in survey.defs.peraturan for item in book.ketentuan]
    by_id = {str(item.id): item for item in provisions}
    heads = [by_id[key] for key in map(str, peta.tanggung_jawab if peta else ()) if key in by_id]
    terms = [str(head.pelaku[0]) for head in heads if head.pelaku]
    if not terms or len(terms) != len(heads):
        return None
    roles = tuple(
        DutyRole(
            term,
            _title(survey, term),
            tuple(
                _duty(item, survey.words.of(item), term, terms) for item in _under(head, provisions)
            ),
        )
        for head, term in zip(heads, terms, strict=True)
    )
    source = survey.cited([str(head.ref) for head in heads])
    title = f"Pembagian tanggung jawab dalam tim kerja pada {survey.target.name}"
    sheet = survey.sheet("Matriks Tanggung Jawab", f"Tipe {survey.target.number}", title, source)
    return Duties(sheet, roles)


def _under(head: Ketentuan, provisions: Sequence[Ketentuan]) -> list[Ketentuan]:
    """The provisions directly below one: their addresses extend its own by one part."""
    prefix = f"{head.ref}."
    return [
        item
        for item in provisions
        if item.ref.startswith(prefix) and "." not in item.ref[len(prefix) :]
    ]


def _duty(item: Ketentuan, place: str, term: str, terms: Sequence[str]) -> Duty:
    """A provision as a duty, without the role at its start, because the card names that role."""
    text = re.sub(rf"^{re.escape(term)}\s+", "", str(item.ringkasan), flags=re.IGNORECASE)
    named = {str(name).casefold() for name in item.pelaku}
    others = tuple(
        at for at, other in enumerate(terms) if other != term and other.casefold() in named
    )
    report = _REPORTS.search(text)
    addressed = report.group(1).casefold() if report else ""
    reports = tuple(at for at in others if terms[at].casefold() in addressed)
    return Duty(text, place, others, reports)


def _title(survey: UnitSurvey, term: str) -> str:
    """The unit's own title for a legal term; empty where it has none or the same."""
    for role, entry in survey.defs.jabatan.items():
        if entry.sebutan == term:
            title = survey.filled(survey.target.title(role) or "")
            return "" if title == term else title
    return ""
