"""Finds the step that each row was, whatever people did to the rows.

Rows carry the place of their step in a hidden column.  People copy rows, and then two have the same
place; they push what stands in rows down by one, and then words and places belong to different
steps; they type a row anew, or lose the hidden columns.  Then the words of a row tell.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from bpmn_gen.sheets.columns import spoken
from bpmn_gen.sheets.steps import BLOCKS
from bpmn_gen.workbook.tidy import folded, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.sheets.steps import FlatStep


class Recognisable(Protocol):
    """A row."""

    texts: dict[str, str]
    before: FlatStep | None
    former: FlatStep | None
    """The step whose cells beside the form the row still has, where it is another one now."""


def recognise(rows: Sequence[Recognisable], known: Sequence[FlatStep]) -> None:
    """Give each row the step that it was; nothing where it is new."""
    _by_origin(rows, known)
    _by_moved_words(rows, known)
    taken = {row.before.origin for row in rows if row.before}
    by_id = {str(one.step["id"]): one for one in known if one.step.get("id")}
    by_words = _once(known)
    by_number = {(folded(spoken(one.step)[0]), str(one.number)): one for one in known}
    for row in rows:
        if row.before is not None:
            continue
        found = None
        if row.former is None:
            words = folded(row.texts["kegiatan"])
            like = by_words.get(words) or by_number.get((words, one_line(row.texts["no"])))
            found = by_id.get(row.texts["id"]) or like
        if found is not None and found.origin not in taken:
            row.before = found
            taken.add(found.origin)
        elif row.texts["id"] in by_id:
            row.texts["id"] = ""


def _by_origin(rows: Sequence[Recognisable], known: Sequence[FlatStep]) -> None:
    """By the places that rows carry; of several with one place the one that says the same."""
    by_origin = {one.origin: one for one in known}
    claims: dict[str, list[Recognisable]] = {}
    for row in rows:
        claims.setdefault(row.texts["asal"], []).append(row)
    for origin, some in claims.items():
        step = by_origin.get(origin)
        if step is not None:
            words = folded(spoken(step.step)[0])
            same = (row for row in some if folded(row.texts["kegiatan"]) == words)
            owner = next(same, some[0])
            for row in some:
                row.before, row.former = (step, None) if row is owner else (None, step)


def _by_moved_words(rows: Sequence[Recognisable], known: Sequence[FlatStep]) -> None:
    """By their words, where these are those of another step whose own row says something else."""
    by_words = _once(known)
    moved = {
        step.origin: (row, step)
        for row in rows
        if row.before is not None
        and (step := by_words.get(folded(row.texts["kegiatan"]))) is not None
        and step is not row.before
    }
    moved = {
        origin: pair
        for origin, pair in moved.items()
        if not any(
            row.before is pair[1]
            and folded(row.texts["kegiatan"]) == folded(spoken(pair[1].step)[0])
            for row in rows
        )
    }
    for row in rows:
        if row.before is not None and row.before.origin in moved:
            row.before, row.former = None, row.before
    for row, step in moved.values():
        row.before, row.former = step, row.former or row.before


def _once(known: Iterable[FlatStep]) -> dict[str, FlatStep]:
    """The steps by their words, where only one says them."""
    plain = [(folded(spoken(one.step)[0]), one) for one in known if one.kind not in BLOCKS]
    counts = Counter(words for words, _ in plain)
    return {words: one for words, one in plain if words and counts[words] == 1}
