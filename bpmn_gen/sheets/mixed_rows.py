"""Tells where only some columns of the steps were sorted, so that rows hold parts of two steps.

The words of a step then stand beside the officer, time and output of another one.  Nobody can tell
which of them was meant, so the form is held back.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, Protocol

from bpmn_gen.sheets.columns import COLUMNS
from bpmn_gen.workbook.tidy import folded, one_line, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.sheets.steps import FlatStep
    from bpmn_gen.workbook.tables import Row

_OWN: Final = tuple(
    one.key for one in COLUMNS if not one.aside and one.key not in ("no", "kegiatan")
)
"""Columns that people see beside the words of a step."""
_TITLES: Final = {one.key: one.title for one in COLUMNS}
_SEVERAL: Final = 2
"""Rows of which one alone may have been reworded by hand."""
_MOST: Final = 3
"""Rows that are told one by one."""
_HINT: Final = (
    "urutkan selalu seluruh baris, bukan satu kolom saja; atau buat lembar baru dan ubah di sana"
)


class Mixed(Protocol):
    """A row that may hold parts of two steps."""

    row: Row
    texts: dict[str, str]
    before: FlatStep | None
    """The step that its words are of."""
    former: FlatStep | None
    """The step that it was by its place, where that is another one."""


def tell_mixed(
    lines: Sequence[Mixed],
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
        return _tell_sorted(lines, shown, findings)
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


def _agreeing(line: Mixed, ours: Mapping[str, str], theirs: Mapping[str, str]) -> tuple[int, int]:
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


def _cells(lines: Iterator[Mixed]) -> Iterator[str]:
    """The cells with the words of rows, without their sheet."""
    return (line.row.span("kegiatan").cell.rpartition(" ")[2] for line in lines)


def _tell_sorted(
    lines: Sequence[Mixed], shown: Callable[[FlatStep], Mapping[str, str]], findings: Findings
) -> bool:
    """Tell of a column that was sorted by itself, apart from the words; whether there is one."""
    known = [(line, shown(line.before)) for line in lines if line.before]
    for key in _OWN:
        then = [tidy(texts.get(key, "")) for _, texts in known]
        now = [tidy(line.texts[key]) for line, _ in known]
        changed = [at for at, text in enumerate(now) if text != then[at]]
        if len(changed) > _SEVERAL and sorted(now) == sorted(then) and _is_in_order(now):
            message = (
                f"kolom '{_TITLES[key]}' diurutkan sendiri, sehingga isinya kini di langkah lain"
            )
            findings.error("row-mixed-up", message, known[changed[0]][0].row.span(key), _HINT)
            return True
    return False


def _is_in_order(texts: Sequence[str]) -> bool:
    """Whether texts rise or fall as they do where a column was sorted; blanks come last."""
    said = [folded(one) for one in texts if one]
    ways: list[list[tuple[float, str]]] = [[(0, one) for one in said]]
    if all(one.isdigit() for one in said):
        ways.append([(float(one), "") for one in said])
    return any(
        all(a <= b for a, b in pairwise(way)) or all(a >= b for a, b in pairwise(way))
        for way in ways
    )
