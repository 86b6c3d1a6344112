"""What the documentation of an element says line by line, as our files write it.

Lines such as ``Waktu: 1 hari kerja`` are read back; everything else is free text.
"""

from __future__ import annotations

from typing import Final

NEEDED: Final = "Kelengkapan"
MADE: Final = "Keluaran"
DONE_BY: Final = "Pelaksana"
IN_FULL: Final = ("Kegiatan", "Keputusan", "Proses", "Mulai", "Selesai")
"""Before the words of a step where its box shows fewer."""
LABELS: Final = frozenset(
    {
        *IN_FULL,
        NEEDED,
        MADE,
        DONE_BY,
        "Waktu",
        "Kepada",
        "Tembusan",
        "Bersama",
        "Syarat",
        "Batas waktu",
        "Berkala",
        "Dokumen",
        "Keterangan",
        "Catatan",
        "Dasar",
        "Kode",
        "Unit",
    }
)
APART: Final = "; "
"""Between several things on one line."""


def labelled(documentation: str) -> tuple[dict[str, str], str]:
    """The text behind each label, and all that has none; a label counts once."""
    found: dict[str, str] = {}
    rest: list[str] = []
    for line in documentation.splitlines():
        label, colon, text = line.strip().partition(": ")
        if colon and label in LABELS and label not in found:
            found[label] = text.strip()
        else:
            rest.append(line)
    return found, "\n".join(rest).strip()


def several(text: str | None) -> tuple[str, ...]:
    """The things on one line."""
    return tuple(part for part in (text or "").split(APART) if part.strip())
