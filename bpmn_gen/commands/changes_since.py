"""What changed in a unit since the edition that set it last, for its pages in the portal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.commands.review_files import PAGE, PRINTED, TABLE, ReviewPlace, read_file
from bpmn_gen.commands.review_minutes import NAME
from bpmn_gen.diagnostics import Findings, Span
from bpmn_gen.portal.changes_page import UnitChanges
from bpmn_gen.review.details import detailed
from bpmn_gen.review.reasons import Reasons
from bpmn_gen.review.units import review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.status import UnitStatus
    from bpmn_gen.store.project import Project


def changes_since(
    project: Project,
    defs: DefinitionSet,
    target: Target,
    status: UnitStatus,
    findings: Findings,
) -> UnitChanges | None:
    """What changed in a unit; None where nothing did, or no edition set it.

    A file of reasons with mistakes does not stop a build: its reasons are left out, with a warning.
    """
    edition = status.whole.edition
    if status.changed is None or edition is None:
        return None
    result = detailed(review(*status.changed), defs.daerah)
    if not result.changes:
        return None
    place = ReviewPlace(project, status.name, target.slug)
    own, shared = (_reasons(one, findings) for one in (place, place.of_all))
    given = replace(own, shared=shared.given)
    return UnitChanges(edition.decree_of_day, result.changes, given, tuple(_made(place)))


def _made(place: ReviewPlace) -> Iterator[str]:
    """The files that a review left for readers, as paths below the output folder.

    Minutes that were filled in have no PDF unless somebody saved one, because that of the program
    says less than they do.
    """
    side = place.outputs
    minutes = {end: f"{NAME}{end}" for end in (".docx", ".pdf")}
    is_filled_in = side.is_edited(minutes[".docx"])
    for name in (PAGE, PRINTED, TABLE, *minutes.values()):
        says_less = is_filled_in and name == minutes[".pdf"] and not side.is_edited(name)
        if (side.folder / name).is_file() and not says_less:
            yield f"{side.place}/{name}"


def _reasons(place: ReviewPlace, findings: Findings) -> Reasons:
    """The reasons in one place."""
    own = Findings()
    found = read_file(place, own)
    if own.has_errors:
        label = place.reasons.as_posix()
        told = f"alasan di '{label}' tidak terbaca, sehingga kosong di portal"
        hint = "jalankan bpmn-gen reviu; ia menunjukkan barisnya"
        if all(one.message != told for one in findings):  # units share a file
            findings.warning("reasons-unreadable", told, Span(label), hint)
        return Reasons()
    return found
