"""The flow tables of SOPs on which changed rows and columns are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import Findings
from bpmn_gen.picture.change_signs import Sign, with_number
from bpmn_gen.render.svg.sop import column_key, write_sop_svg
from bpmn_gen.returning.page import signs_of
from bpmn_gen.review.edit_signs import actor_signs
from bpmn_gen.review.scopes import UNPRINTED
from bpmn_gen.sop.compose import brief_of, compose_sop
from bpmn_gen.sop.options import without_choices
from bpmn_gen.sop.rows import flowchart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.returning.page import Shown
    from bpmn_gen.sop.compose import Brief


def marked_sop(
    shown: Shown,
    process: ResolvedProcess | None,
    defs: DefinitionSet,
    is_new: bool,  # noqa: FBT001 -- from a tuple
) -> tuple[str, bytes] | None:
    """The flow table of an SOP, changed rows and columns marked; None where there is no SOP."""
    if process is None or process.is_reference:
        return None
    brief = brief_of(process, defs)
    document = compose_sop(process, brief, Findings(), endless=True)
    rows = _rows(process, brief)
    columns = {name: column_key(at) for at, name in enumerate(document.actors)}
    signs = signs_of(shown, rows, columns, is_new=is_new, passed=UNPRINTED)
    for step, sign in _named(shown, process, document.actors, is_new=is_new):
        known = signs.get(step)
        signs[step] = with_number(known, known.look, sign.number) if known else sign
    for step, row in rows.items():
        if step in signs and step != row:
            told = (signs[one] for one in (row, step) if one in signs)
            signs[row] = Sign(signs[step].look, ", ".join(one.number for one in told))
    title = "SOP menjadi" if is_new else "SOP semula"
    return title, write_sop_svg(document, process.source, signs)


def _named(
    shown: Shown, process: ResolvedProcess, columns: Sequence[str], *, is_new: bool
) -> Iterator[tuple[str, Sign]]:
    """The steps that name somebody without a column of whom something changed."""
    names = {one.name: one.name for one in process.parties if one.name not in columns}
    signs = actor_signs(shown.numbered, names, is_new=is_new)
    for step in process.walk():
        for name in process.names_of((*step.to, *step.copies, *step.together)):
            if name in signs:
                yield step.id, signs[name]


def _rows(process: ResolvedProcess, brief: Brief) -> dict[str, str]:
    """The row of the SOP in which each step stands; those of work may hold a start or an end."""
    drawn = process if brief.has_choices else without_choices(process)
    found: dict[str, str] = {}
    for row in flowchart(drawn, merge_events=brief.merge_events).rows:
        for step in filter(None, (row.step, row.opening, row.closing)):
            found[step.id] = row.step.id
    return found
