"""Tells where only some columns of the steps were sorted, so that rows hold parts of two steps.

The words of a step then stand beside the officer, time and output of another one.  Nobody can tell
which of them was meant, so the form is held back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.sheets.columns import COLUMNS
from bpmn_gen.workbook.tidy import one_line, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.sheets.process_rows import Line
    from bpmn_gen.sheets.steps import FlatStep

_OWN: Final = tuple(
    one.key for one in COLUMNS if not one.aside and one.key not in ("no", "kegiatan")
)
"""Columns that people see beside the words of a step."""
_SEVERAL: Final = 2
"""Rows of which one alone may have been reworded by hand."""
_MOST: Final = 3
"""Rows that are told one by one."""
_HINT: Final = (
    "urutkan selalu seluruh baris, bukan satu kolom saja; atau buat lembar baru dan ubah di sana"
)


def tell_mixed(
    lines: Sequence[Line],
    known: Sequence[FlatStep],
    shown: Callable[[FlatStep], Mapping[str, str]],
    findings: Findings,
) -> bool:
    """Tell of rows with the words of one step and the other cells of another one.

    Args:
        lines: the rows, each with the step that its words are of.
        known: the steps of the process as it is.
        shown: what the form said of a step.
        findings: told.

    Returns:
        Whether there are several such rows.
    """
    by_number = {str(one.number): one for one in known}
    mixed = []
    for line in lines:
        other = line.former or by_number.get(one_line(line.texts["no"]))
        if line.before and other and other is not line.before:
            ours, theirs = _agreeing(line, shown(line.before), shown(other))
            if theirs > ours:
                mixed.append((line, line.before, other))
    if len(mixed) < _SEVERAL:
        return False
    for line, before, other in mixed[:_MOST]:
        words = one_line(line.texts["kegiatan"])[:60]
        message = (
            f"kegiatan '{words}' dahulu di baris {before.number}, tetapi pelaku, waktu, dan isi "
            f"lain di baris ini masih milik baris {other.number}"
        )
        findings.error("row-mixed-up", message, line.row.span("kegiatan"), _HINT)
    if len(mixed) > _MOST:
        line = mixed[_MOST][0]
        cells = ", ".join(_cells(one for one, _, _ in mixed[_MOST:]))
        message = f"baris lain juga tertukar seperti itu: sel {cells}"
        findings.error("row-mixed-up", message, line.row.span("kegiatan"), _HINT)
    return True


def _agreeing(line: Line, ours: Mapping[str, str], theirs: Mapping[str, str]) -> tuple[int, int]:
    """How many cells of a row are as those of each of two steps, where these differ."""
    present = [
        key for key in _OWN
        if key in line.row.table.columns and tidy(ours.get(key, "")) != tidy(theirs.get(key, ""))
    ]  # fmt: skip
    counts = (
        sum(tidy(line.texts[key]) == tidy(one.get(key, "")) for key in present)
        for one in (ours, theirs)
    )
    first, second = counts
    return first, second


def _cells(lines: Iterator[Line]) -> Iterator[str]:
    """The cells with the words of rows, without their sheet."""
    return (line.row.span("kegiatan").cell.rpartition(" ")[2] for line in lines)
