"""A duration in two cells: how much, and of what."""

from __future__ import annotations

import re
from typing import Final

from bpmn_gen.workbook.tidy import one_line

UNITS: Final = (
    "menit", "jam", "hari kerja", "hari", "minggu", "bulan", "triwulan", "semester", "tahun",
)  # fmt: skip
"""What may be chosen."""
_PLAIN = re.compile(rf"(\d+(?:,\d+)?(?:\s?[-–]\s?\d+)?) ({'|'.join(UNITS)})")
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)?(?:\s*[-–]\s*\d+(?:[.,]\d+)?)?")


def split(duration: str) -> tuple[str, str]:
    """How much and of what; all of it in the first where it is no number of one unit."""
    found = _PLAIN.fullmatch(duration.strip())
    return (found[1], found[2]) if found else (duration.strip(), "")


def joined(amount: str, unit: str) -> tuple[str, str]:
    """A duration, and what is wrong with it; empty where nothing is."""
    amount, unit = one_line(amount), one_line(unit)
    if not amount:
        return "", f"lama waktunya belum ditulis, hanya satuannya '{unit}'" if unit else ""
    if _AMOUNT.fullmatch(amount):
        if not unit:
            return "", f"satuan waktu untuk '{amount}' belum dipilih"
        return f"{amount} {unit}", ""
    if unit and not amount.casefold().endswith(unit.casefold()):
        return "", f"waktu '{amount}' sudah bersatuan, tetapi kolom Satuan berisi '{unit}'"
    return amount, ""
