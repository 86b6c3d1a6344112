"""What the documentation of an element says, line by line.

Our files write what they know about a step as lines with a label, such as ``Waktu: 1 hari kerja``.
Those are read back here.  Everything else is free text.
"""

from __future__ import annotations

from typing import Final

NEEDED_LABEL: Final = "Kelengkapan"
MADE_LABEL: Final = "Keluaran"
DONE_BY_LABEL: Final = "Pelaksana"
TRIGGERS_LABEL: Final = "Pemicu"
FULL_TEXT_LABELS: Final = ("Kegiatan", "Keputusan", "Proses", "Mulai", "Selesai")
"""Labels before the full text of a step, where its box shows a shorter one."""
LABELS: Final = frozenset(
    {
        *FULL_TEXT_LABELS,
        NEEDED_LABEL,
        MADE_LABEL,
        DONE_BY_LABEL,
        TRIGGERS_LABEL,
        "Waktu",
        "Kepada",
        "Tembusan",
        "Bersama",
        "Opsional",
        "Syarat",
        "Batas waktu",
        "Berkala",
        "Dokumen",
        "Keterangan",
        "Catatan",
        "Dasar",
        "Dasar hukum",
        "Kode",
        "Unit",
        "Jabatan",
        "Masyarakat",
        "Instansi",
        "Kualifikasi",
    }
)
"""All labels that count; the words before any other colon are text."""
LIST_SEPARATOR: Final = "; "
"""Stands between several things on one line."""


def read_labels(documentation: str) -> tuple[dict[str, str], str]:
    """The text behind each label, and all lines that have none.

    A label counts where it stands first; a line that repeats it is text.
    """
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
    """The things that stand on one line; none where there is no line."""
    return tuple(part for part in (text or "").split(LIST_SEPARATOR) if part.strip())
