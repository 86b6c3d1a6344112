"""A duration in two cells: how much, and of what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.diagnostics import did_you_mean
from bpmn_gen.model.duration import read_duration
from bpmn_gen.workbook.tidy import folded, one_line

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.workbook.tables import Row

UNITS: Final = (
    "menit", "jam", "hari kerja", "hari", "minggu", "bulan", "triwulan", "semester", "tahun",
)  # fmt: skip
"""What may be chosen."""
_PLAIN = re.compile(rf"(\d+(?:,\d+)?(?:\s?[-–]\s?\d+)?) ({'|'.join(UNITS)})")
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)?(?:\s*[-–]\s*\d+(?:[.,]\d+)?)?")
_LIKE_THIS: Final = "tulis angkanya di kolom Waktu dan pilih satuannya, misalnya 15 dan menit"
_WHOLE: Final = "tulis angkanya saja, atau seluruhnya di kolom Waktu dan kosongkan Satuan"


def split(duration: str) -> tuple[str, str]:
    """How much and of what; all of it in the first where it is no number of one unit."""
    found = _PLAIN.fullmatch(duration.strip())
    return (found[1], found[2]) if found else (duration.strip(), "")


@dataclass(frozen=True, slots=True)
class _Trouble:
    """Why two cells are no duration."""

    column: str
    message: str
    hints: tuple[str, ...]


def read_cells(row: Row, amount: str, unit: str, findings: Findings) -> str | None:
    """The duration that the cells of a row say; None, with a finding, where they say none.

    Words without a unit beside them are a duration as well: what rules think of them is told with
    everything else that rules find.
    """
    amount, unit = one_line(amount), one_line(unit)
    unit = next((one for one in UNITS if folded(one) == folded(unit)), unit)
    trouble = _unlike(amount, unit) if amount and unit else _lacking(amount, unit)
    if trouble is not None:
        message, column, hints = trouble.message, trouble.column, trouble.hints
        findings.error("bad-duration", message, row.span(column), *hints)
        return None
    return amount if not unit or read_duration(amount) else f"{amount} {unit}"


def _lacking(amount: str, unit: str) -> _Trouble | None:
    """What is missing where one of the two cells is empty."""
    if _AMOUNT.fullmatch(amount):
        message = f"satuan waktu untuk '{amount}' belum dipilih"
        return _Trouble("waktu", message, (_LIKE_THIS,))
    if unit:
        message = f"lama waktunya belum ditulis, hanya satuannya '{unit}'"
        return _Trouble("waktu", message, (_LIKE_THIS,))
    return None


def _unlike(amount: str, unit: str) -> _Trouble | None:
    """Why two cells do not belong together."""
    if read_duration(f"1 {unit}") is None:
        hints = did_you_mean(unit, UNITS) or ("pilih satuannya dari daftar, misalnya menit",)
        return _Trouble("satuan", f"satuan waktu '{unit}' tidak dikenal", hints)
    if read_duration(amount) is not None:
        if amount.casefold().endswith(unit.casefold()):
            return None
        message = f"waktu '{amount}' sudah bersatuan, tetapi kolom Satuan berisi '{unit}'"
        return _Trouble("waktu", message, (_WHOLE,))
    if read_duration(f"{amount} {unit}") is None:
        message = f"waktu '{amount}' bukan bilangan, padahal kolom Satuan berisi '{unit}'"
        return _Trouble("waktu", message, (_WHOLE,))
    return None
