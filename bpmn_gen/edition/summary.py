"""An edition for people: what was set, by which decree, and what its files are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.edition.edition import Edition, SetProcess, SetUnit

FILES = """\
## Isi folder ini

- `edisi.json`: nomor, tanggal, dan isian SOP yang ditetapkan
- `catatan/`: keadaan tiap unit pada saat ditetapkan, untuk dibandingkan dengan keadaan kemudian
- `definisi/`: salinan berkas definisi pada saat ditetapkan
- `keluaran.json`: sidik (SHA-256) {count} berkas hasil yang disusun dengan nomor keputusan ini
- `SHA256SUMS`: sidik berkas-berkas edisi ini

Folder ini tidak diubah lagi. Perubahan sesudahnya ditetapkan dengan keputusan berikutnya.
"""


def summary(edition: Edition, outputs: int) -> str:
    """The text in Markdown; the same for equal editions."""
    head = (
        f"# {edition.decree}",
        "",
        f"Ditetapkan pada tanggal {edition.day}.",
        "",
    )
    units = (line for unit in edition.units for line in _unit(unit))
    return "\n".join((*head, *units, FILES.format(count=outputs)))


def _unit(unit: SetUnit) -> Iterator[str]:
    """The processes of a unit as a table."""
    yield f"## {_cell(unit.name)}"
    yield ""
    if unit.processes:
        yield "| Kode | Proses | Nomor SOP | Revisi ke | Tanggal efektif |"
        yield "|---|---|---|---|---|"
        yield from map(_row, unit.processes)
        yield ""
    if unit.drafts:
        yield f"Tidak ditetapkan (rancangan milik unit sendiri): {', '.join(unit.drafts)}."
        yield ""


def _row(process: SetProcess) -> str:
    """One process; a general reference has no SOP."""
    found = process.identity
    told = (found.number or "-", str(process.revision), found.effective or "-") if found else ()
    cells = (process.code, process.name, *(told or ("bukan SOP", "-", "-")))
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    """A text that stays in its cell and its line."""
    return " ".join(text.split()).replace("|", "\\|")
