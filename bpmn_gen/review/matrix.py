"""The table of changes (matriks perubahan) of a unit, as a workbook that staff can fill in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.text import capitalised
from bpmn_gen.workbook.form import FormBook, FormCell, FormColumn, FormSheet, Look, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.review.change import Change
    from bpmn_gen.review.reasons import Reasons

COLUMNS: Final = (
    ("No", 5), ("Objek reviu", 20), ("Proses", 22), ("Bagian", 22), ("Semula", 32),
    ("Menjadi", 32), ("Alasan", 26), ("Dasar", 22), ("Akibat", 30),
)  # fmt: skip
WRITTEN: Final = "isian"
"""The fact that says what stood in the cells of staff when the table was written."""
KEY: Final = len(COLUMNS)
"""The hidden column with the key of each change, from 0."""
NOTHING: Final = "(belum ada)"
GONE: Final = "(dihapus)"
_HEAD_ROWS: Final = 5
_LETTERS: Final = 22
"""Letters of an effect that surely stand on one line, whatever its words."""
_MOST_LINES: Final = 26
"""Lines of a row: no row of a sheet is higher than 409 pt."""
_BLANK_COLOUR: Final = "#FFF2CC"


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the table."""

    unit: str
    government: str
    since: str
    """What the unit is compared with, e.g. ``Keputusan Bupati Cilacap Nomor 1 Tahun 2026``."""


def matrix(heading: Heading, changes: Iterable[Change], reasons: Reasons) -> FormBook:
    """The workbook: one row for each change, with a blank where nobody gave a reason."""
    title = f"Matriks Perubahan {heading.unit}"
    rows = [*_head(heading, title)]
    for number, one in enumerate(changes, 1):
        rows += _rows(number, one, reasons)
    last = max(len(rows), _HEAD_ROWS + 1)
    area = f"G{_HEAD_ROWS + 1}:G{last}"
    first = _HEAD_ROWS + 1
    rule = Rule(area, f"=AND(LEN(TRIM($G{first}))=0,LEN($J{first})>0)", _BLANK_COLOUR)
    columns = tuple(FormColumn(width) for _, width in COLUMNS)
    sheet = FormSheet(
        name="Matriks Perubahan",
        columns=(*columns, FormColumn(10, hidden=True, aside=True)),
        rows=tuple(rows),
        frozen=(_HEAD_ROWS, 0),
        repeated=(_HEAD_ROWS - 1, _HEAD_ROWS - 1),
        rules=(rule,),
    )
    said = {one[-1].text: [one[6].text, one[7].text] for one in rows[_HEAD_ROWS:] if one[-1].text}
    written = json.dumps(said, ensure_ascii=False)
    facts = (("jenis", "matriks perubahan"), ("unit", heading.unit), (WRITTEN, written))
    return FormBook(title, (sheet,), facts=facts)


def _head(heading: Heading, title: str) -> Iterable[tuple[FormCell, ...]]:
    """What stands above the rows."""
    width = len(COLUMNS)
    yield (FormCell(title.upper(), Look.TITLE, across=width),)
    yield (FormCell(heading.government, Look.NOTE, across=width),)
    yield (FormCell(f"Dibandingkan dengan {heading.since}", Look.NOTE, across=width),)
    words = "Alasan yang kosong diisi di sini atau di reviu.yaml; program tidak mengarang alasan."
    yield (FormCell(words, Look.NOTE, across=width),)
    yield tuple(FormCell(name, Look.HEAD) for name, _ in COLUMNS)


def _rows(number: int, change: Change, reasons: Reasons) -> Iterator[tuple[FormCell, ...]]:
    """One change; effects that no row is high enough for go on in rows below it."""
    first, *others = _parted(change.effects)
    yield _row(number, change, reasons, first)
    for texts in others:
        empty = (FormCell("", Look.FIXED) for _ in COLUMNS[1:])
        yield (*empty, FormCell("\n".join(texts), Look.FIXED), FormCell("", Look.FIXED))


def _parted(effects: Iterable[str]) -> list[list[str]]:
    """Effects, parted so that each part takes no more lines than a row of a sheet can have."""
    parts: list[list[str]] = [[]]
    room = _MOST_LINES
    for one in effects:
        lines = -(-len(one) // _LETTERS)
        if lines > room and parts[-1]:
            parts.append([])
            room = _MOST_LINES
        parts[-1].append(one)
        room -= lines
    return parts


def _row(
    number: int, change: Change, reasons: Reasons, effects: Iterable[str]
) -> tuple[FormCell, ...]:
    """The row of a change."""
    said = reasons.of(change)
    fixed = (
        str(number),
        "\n".join(one.value for one in change.scopes),
        process_of(change),
        part_of(change),
        change.before or NOTHING,
        change.after or GONE,
    )
    return (
        *(FormCell(text, Look.FIXED) for text in fixed),
        FormCell(said.reason),
        FormCell("\n".join(reasons.basis_of(change))),
        FormCell("\n".join(effects), Look.FIXED),
        FormCell(change.key, Look.FIXED),
    )


def process_of(change: Change) -> str:
    """The process of a change, as the table names it.

    What concerns the whole unit, like the name of a title, has none of its own: it is told how many
    processes show it, and the effects name them.
    """
    if change.code:
        return f"{change.code} {change.name}".strip()
    return f"{len(change.touches)} proses unit (lihat Akibat)" if change.touches else "Unit"


def part_of(change: Change) -> str:
    """What of a process changed, as the table names it; empty where no process did."""
    return capitalised(change.part) or ("Proses" if change.code else "")
