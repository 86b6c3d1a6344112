"""From durations as people write them to durations as engines read them (ISO 8601)."""

from __future__ import annotations

import re

UNITS = {"menit": "PT{}M", "jam": "PT{}H", "hari": "P{}D", "minggu": "P{}W", "bulan": "P{}M"}
"""ISO 8601 by the word for the unit.  Working days count as days, because an engine knows no
calendar of an office."""

_WRITTEN = re.compile(
    r"(\d{1,4})\s*(?:\(\w[\w ]*\)\s*)?(menit|jam|hari|minggu|bulan)(?:\s+kerja)?", re.IGNORECASE
)


def iso_duration(text: str) -> str | None:
    """``PT2H`` for ``2 jam``; None where the text is not one number with one unit."""
    found = _WRITTEN.fullmatch(text.strip())
    return UNITS[found[2].lower()].format(int(found[1])) if found else None
