"""Durations as people write them, as engines read them (ISO 8601)."""

from __future__ import annotations

import re

UNITS = {"menit": "PT{}M", "jam": "PT{}H", "hari": "P{}D", "minggu": "P{}W", "bulan": "P{}M"}
"""Working days count as days: an engine knows no office calendar."""

_WRITTEN = re.compile(
    r"(\d{1,4})\s*(?:\(\w[\w ]*\)\s*)?(menit|jam|hari|minggu|bulan)(?:\s+kerja)?", re.IGNORECASE
)


def iso_duration(text: str) -> str | None:
    """``2 jam`` as ``PT2H``; None when the text is not one number with one unit."""
    found = _WRITTEN.fullmatch(text.strip())
    return UNITS[found[2].lower()].format(int(found[1])) if found else None
