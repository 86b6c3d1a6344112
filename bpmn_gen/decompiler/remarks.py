"""What the documentation of an element says line by line, as our files write it.

Lines such as ``Waktu: 1 hari kerja`` are read back; everything else is free text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bpmn_gen.model.elements import Work

if TYPE_CHECKING:
    from bpmn_gen.interchange.papers import PapersOf

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


def work_and_text(name: str, documentation: str, papers: PapersOf) -> dict[str, Any]:
    """The documentation of a step, its papers added, and its work as far as it is told."""
    said, _ = labelled(documentation)
    lines = [documentation] if documentation else []
    added = ((NEEDED, papers.needed), (MADE, papers.made), (DONE_BY, papers.people))
    for label, names in added:
        if names and label not in said:
            said[label] = APART.join(names)
            lines.append(f"{label}: {said[label]}")
    work = Work(
        text=next((said[label] for label in IN_FULL if label in said), name),
        inputs=several(said.get(NEEDED)),
        outputs=several(said.get(MADE)),
        documents=several(said.get("Dokumen")),
        duration=said.get("Waktu", ""),
    )
    return {"documentation": "\n".join(lines), "work": work}
