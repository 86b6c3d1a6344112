"""Completes the changes of a review: where each is seen, what it rests on, what it touches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.review.effects import effects_of
from bpmn_gen.review.scopes import scopes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.definition.value import Value
    from bpmn_gen.review.change import Change
    from bpmn_gen.review.units import Review


def detailed(review: Review, method: str) -> Review:
    """The same review with everything that the table of changes says of each change.

    ``method`` is ``gambar``, ``level`` or ``keduanya``.
    """
    changes = tuple(
        replace(
            one,
            scopes=scopes_of(one, method, has_sop=_has_sop(one, review)),
            basis=(*dict.fromkeys(_basis(one, review)),),
            effects=effects_of(one, review),
        )
        for one in review.changes
    )
    return replace(review, changes=changes)


def _has_sop(change: Change, review: Review) -> bool:
    """Whether the process of a change has an SOP of the unit."""
    states = (state.processes.get(change.code) for state in (review.new, review.old))
    process = next((one for one in states if one is not None), None)
    return process is None or not process.is_reference


def _basis(change: Change, review: Review) -> Iterator[str]:
    """The provisions that what changed cites now; where it is gone, what it cited."""
    for said, unit in _said(change, review):
        refs = said.get("sumber", ())
        for ref in (refs,) if isinstance(refs, str) else refs:
            yield unit.get(str(ref), str(ref))
        if refs:
            return


def _said(
    change: Change, review: Review
) -> Iterator[tuple[Mapping[str, Value], Mapping[str, str]]]:
    """The step or process that changed, newer state first, each with the words of citations."""
    compared = review.compared.get(change.code)
    for state, unit in ((1, review.new), (0, review.old)):
        process = unit.processes.get(change.code)
        if compared is not None:
            process = (compared.old, compared.new)[state]
        if process is None:
            continue
        entries = process.outline.entries
        if change.step in entries:
            yield entries[change.step].value, unit.citations
        elif not change.step:
            yield process.said, unit.citations
