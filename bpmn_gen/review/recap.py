"""The recapitulation of all units of a review, as a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.text import capitalised
from bpmn_gen.review.change import Scope
from bpmn_gen.workbook.form import FormBook, FormCell, FormColumn, FormSheet, Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.review.change import Change

_COLUMNS: Final = (
    ("No", 5), ("Unit", 34), ("Dibandingkan dengan", 40), ("Perubahan", 11),
    *((capitalised(scope.value), 13) for scope in Scope),
    ("Belum beralasan", 11),
)  # fmt: skip
_HEAD_ROWS: Final = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One unit."""

    unit: str
    since: str
    """What it was compared with."""
    changes: tuple[Change, ...]
    lacking: int
    """Changes for which nobody gave a reason."""


def recapitulation(government: str, lines: Iterable[Line]) -> FormBook:
    """The workbook: one row for each unit, their sums below."""
    listed = [*lines]
    width = len(_COLUMNS)
    title = "Rekapitulasi Reviu dan Evaluasi"
    rows = [
        (FormCell(title.upper(), Look.TITLE, across=width),),
        (FormCell(government, Look.NOTE, across=width),),
        tuple(FormCell(name, Look.HEAD) for name, _ in _COLUMNS),
        *(
            _row([str(number), one.unit, one.since, *_counts(one.changes), str(one.lacking)])
            for number, one in enumerate(listed, 1)
        ),
    ]
    every = [change for one in listed for change in one.changes]
    sums = ["", "Jumlah", "", *_counts(every), str(sum(one.lacking for one in listed))]
    rows.append(_row(sums, Look.STRONG))
    sheet = FormSheet(
        name="Rekapitulasi",
        columns=tuple(FormColumn(column) for _, column in _COLUMNS),
        rows=tuple(rows),
        frozen=(_HEAD_ROWS, 0),
        repeated=(_HEAD_ROWS - 1, _HEAD_ROWS - 1),
    )
    return FormBook(title, (sheet,), facts=(("jenis", "rekapitulasi reviu"),))


def _row(texts: Sequence[str], look: Look = Look.FIXED) -> tuple[FormCell, ...]:
    """One row."""
    return tuple(FormCell(text, look) for text in texts)


def _counts(changes: Sequence[Change]) -> list[str]:
    """How many changes there are, and how many of them each object shows."""
    shown = (sum(scope in one.scopes for one in changes) for scope in Scope)
    return [str(len(changes)), *map(str, shown)]
