"""Takes the reasons that staff wrote into the table of changes, which is a workbook of ours.

A cell counts only where it says something else than when the table was written, so a table that
nobody filled in takes nothing back.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.fmt_scalar import write_inline
from bpmn_gen.definition.node import MappingNode, ScalarNode
from bpmn_gen.definition.reader import read_text
from bpmn_gen.diagnostics import Findings
from bpmn_gen.review.matrix import COLUMNS, KEY, WRITTEN
from bpmn_gen.review.reasons import Reason, Reasons, read_reasons, written
from bpmn_gen.workbook.cells import Kind
from bpmn_gen.workbook.facts import facts_of
from bpmn_gen.workbook.tables import cell_trouble
from bpmn_gen.workbook.tidy import joined_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.definition.node import Node
    from bpmn_gen.workbook.cells import Cell, Workbook

_REASON: Final = next(at for at, (name, _) in enumerate(COLUMNS, 1) if name == "Alasan")
_BASIS: Final = next(at for at, (name, _) in enumerate(COLUMNS, 1) if name == "Dasar")


def said_in_table(book: Workbook, findings: Findings) -> dict[str, Reason]:
    """What staff wrote into a table, by the key of the change; empty where they left it alone.

    Cells with formulas or errors are reported and say nothing.
    """
    try:
        before_all = json.loads(facts_of(book).get(WRITTEN, "{}"))
    except (ValueError, RecursionError):
        return {}
    found = dict(_cells(book, findings)) if isinstance(before_all, dict) else {}
    said: dict[str, Reason] = {}
    for key, now in found.items():
        before = before_all.get(key)
        if not isinstance(before, list) or [*map(type, before)] != [str, str]:
            continue
        was = Reason(joined_lines(before[0]), joined_lines(before[1]))
        reason = now.reason if now.reason != was.reason else ""
        basis = now.basis if now.basis != was.basis else ""
        if reason or basis:
            said[key] = Reason(reason, basis)
    return said


def _cells(book: Workbook, findings: Findings) -> Iterator[tuple[str, Reason]]:
    """The cells of all rows that carry a key."""
    for row in book.sheets[0].rows.values() if book.sheets else ():
        if KEY + 1 in row:
            cells = (row[at] for at in (_REASON, _BASIS) if at in row)
            texts = {cell.column: cell_text(book, cell, findings) for cell in cells}
            yield row[KEY + 1].text, Reason(texts.get(_REASON, ""), texts.get(_BASIS, ""))


def cell_text(book: Workbook, cell: Cell, findings: Findings, sheet: int = 0) -> str:
    """What somebody wrote into a cell; formulas and errors are reported and say nothing.

    ``sheet`` is the number of its sheet, from 0.
    """
    if trouble := cell_trouble(cell, (Kind.DATE, Kind.TIME)):
        code, message, hint = trouble
        span = book.span(book.sheets[sheet].name, cell.row, cell.column)
        findings.warning(code, f"{message}; tidak diambil", span, hint)
        return ""
    return written(joined_lines(cell.text))


def with_taken(
    reasons: Reasons, said: Mapping[str, Reason], told: Mapping[str, str]
) -> tuple[Reasons, list[str]]:
    """The file with what staff wrote into the table, and the keys that could not be taken.

    What stands in the file already is never replaced: where both say something, and not the same,
    the key is given back.

    Args:
        reasons: the file as it is.
        said: what the table says.
        told: the sentence of each change by its key, for a change that the file does not know.
    """
    refused: list[str] = []
    for key, one in said.items():
        known = reasons.given.get(key, Reason())
        lacking = Reason(
            one.reason if one.reason != known.reason else "",
            one.basis if one.basis != known.basis else "",
        )
        if not lacking.reason and not lacking.basis:
            continue
        made = None
        if not (lacking.reason and known.reason) and not (lacking.basis and known.basis):
            made = _with_one(reasons, key, lacking, told.get(key, ""))
        if made is None:
            refused.append(key)
        else:
            reasons = made
    return reasons, refused


def _with_one(reasons: Reasons, key: str, one: Reason, told: str) -> Reasons | None:
    """The file with the words for one change; None where it has no place for them."""
    is_known = key in reasons.given
    text = _filled(reasons.text, key, one) if is_known else reasons.with_entry(key, told, one)
    made = read_reasons(text, "", Findings())
    if made is None:
        return None
    before = reasons.given.get(key, Reason())
    wanted = Reason(one.reason or before.reason, one.basis or before.basis)
    is_right = {**made.given} == {**reasons.given, key: wanted}
    return replace(made, shared=reasons.shared, before=reasons.before) if is_right else None


def _filled(text: str, key: str, one: Reason) -> str:
    """The text with the words in the place that waits for them."""
    node = read_text(text, "", Findings())
    entry = next((value for name, value in _pairs(node) if name == key), None)
    place = next((value for name, value in _pairs(entry) if name == "alasan"), None)
    if not isinstance(place, ScalarNode):
        return text
    lines = text.split("\n")
    at, column = place.span.line - 1, place.span.column - 1
    if place.span.line != place.span.end_line or not lines[at].lstrip().startswith("alasan:"):
        return text
    if one.basis:
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        lines.insert(at + 1, f"{indent}dasar: {write_inline(one.basis, flow=False)}")
    if one.reason:
        rest = lines[at][place.span.end_column - 1 :]
        begun = lines[at][:column].rstrip()
        lines[at] = f"{begun} {write_inline(one.reason, flow=False)}{rest}"
    return "\n".join(lines)


def _pairs(node: Node | None) -> Iterator[tuple[str, Node]]:
    """The pairs of a mapping."""
    if isinstance(node, MappingNode):
        for key, value in node.pairs:
            yield str(key.value), value
