"""Completes the changes of a review: where each is seen, what it rests on, what it touches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.review.effects import effects_of
from bpmn_gen.review.touching import Touching

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.definition.schema import Daerah
    from bpmn_gen.definition.value import Value
    from bpmn_gen.review.change import Change
    from bpmn_gen.review.units import Review


def detailed(review: Review, daerah: Daerah) -> Review:
    """The same review with everything that the table of changes says of each change.

    The settings of the regency say which maps it has, and what stands on them.
    """
    touching = Touching(review, str(daerah.metode), daerah.peta.sipoc == "ya")
    changes = tuple(_completed(one, touching) for one in review.changes)
    return replace(review, changes=changes)


def _completed(change: Change, touching: Touching) -> Change:
    """One change with all that the table says of it."""
    review = touching.review
    told = replace(change, touches=touching.touches(change), groups=touching.groups(change))
    told = replace(told, scopes=touching.scopes(told))
    basis = (*dict.fromkeys(_basis(told, review)),)
    return replace(told, basis=basis, effects=effects_of(told, review))


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
