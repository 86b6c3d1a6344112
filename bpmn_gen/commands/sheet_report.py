"""Says what became of the forms that came back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bpmn_gen.commands.report import as_data
from bpmn_gen.commands.sheet_taking import Fate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.commands.sheet_taking import SheetReport, Taken
    from bpmn_gen.diagnostics import Diagnostic


def lines(taken: Taken) -> Iterator[str]:
    """One line for each form, and the sum where there are several."""
    for one in taken.reports:
        subject = f" ({one.subject})" if one.subject else ""
        yield f"{one.path}{subject}: {_told(one)}"
        edits = one.edits if one.fate is Fate.CHANGED else ()
        yield from (f"  {number}. {text}" for number, text in enumerate(edits, 1))
    if len(taken.reports) > 1:
        counts = ((fate, sum(one.fate is fate for one in taken.reports)) for fate in Fate)
        told = ", ".join(f"{count} {fate}" for fate, count in counts)
        yield f"{len(taken.reports)} lembar: {told}"


def _told(one: SheetReport) -> str:
    """What became of one form, and how much of it was not taken."""
    if one.fate is Fate.FAULTY or not one.held:
        return _fate(one)
    return f"{_fate(one)}; {one.held} isian tidak diambil"


def _fate(one: SheetReport) -> str:
    """What became of one form."""
    match one.fate:
        case Fate.FAULTY:
            return "keliru, tidak diambil"
        case Fate.SAME:
            return "tetap; tidak ada isian yang berubah"
        case Fate.NEW:
            return "baru"
    return f"berubah, {one.count} isian" if one.count else "berubah"


def findings_of(taken: Taken) -> tuple[Diagnostic, ...]:
    """The findings of all forms."""
    return tuple(item for one in taken.reports for item in _by_place(one))


def _by_place(one: SheetReport) -> list[Diagnostic]:
    """The findings of a form by sheet, row and column; what is about no cell stands around them."""

    def place(item: Diagnostic) -> tuple[int, int, int, int]:
        span = item.span
        if span is None or span.path != one.path:
            return (2, 0, 0, 0)
        name = span.cell.removeprefix("lembar '").rpartition("', sel ")[0]
        if name not in one.sheets:
            return (0, 0, 0, 0)
        return (1, one.sheets.index(name), span.line, span.column)

    return sorted(one.findings, key=place)


def as_json(taken: Taken) -> str:
    """The report for other programs."""
    return json.dumps([_data(one) for one in taken.reports], ensure_ascii=False, indent=2)


def _data(one: SheetReport) -> dict[str, object]:
    """The report of one form."""
    return {
        "berkas": one.path,
        "tentang": one.subject,
        "hasil": str(one.fate),
        "isian": one.count,
        "ditahan": one.held,
        "perubahan": list(one.edits),
        "temuan": [as_data(item) for item in _by_place(one)],
    }
