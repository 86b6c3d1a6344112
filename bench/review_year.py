"""Times a year of a kecamatan: what was set, what changed, the review, the evidence."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.program import command
from bench.timing import HEADS, processes, table

UNIT = "Kecamatan Kroya"
_TITLE = ("ganti-jabatan", "Pejabat Pengawas", "Kepala Seksi", "--unit", UNIT, "--tulis")
_EDITED = {
    "CLP.02.01": ("ringkas: Mempertimbangkan kompetensi dan beban kerja", "ringkas: Menimbang"),
    "CLP.02.04": ("selesai: Penugasan diterima", "selesai: Penugasan pegawai diterima"),
    "CLP.03.01": ("mulai: ", "mulai: Kebutuhan atas "),
}
"""By code: a text of the process, and what it becomes."""


def show(runs: int) -> None:
    """Print the table; each run is a year of its own."""
    del runs  # one is long enough
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "project"
        processes(command("init", str(folder)), 1)
        unit = ("--unit", UNIT)
        enact = command("tetapkan", "--nomor", "1", "--tanggal", "2026-01-05", *unit)
        timed = [("tetapkan", processes(enact, 1, cwd=folder))]
        for code, (old, new) in _EDITED.items():
            _edit(folder, code, old, new)
        timed.append(("ganti-jabatan", processes(command(*_TITLE), 1, cwd=folder)))
        timed.append(("reviu", processes(command("reviu", *unit), 1, cwd=folder)))
        timed.append(("bukti", processes(command("bukti", *unit), 1, cwd=folder)))
        whole = sum(measured.least for _, measured in timed)
        rows = [measured.row(named) for named, measured in timed]
        rows.append(("the whole year", f"{whole:.2f} s", "", "", ""))
        table("A year of a kecamatan, cold (whole processes)", HEADS, rows)


def _edit(folder: Path, code: str, old: str, new: str) -> None:
    """Change a text of a process.

    Raises:
        LookupError: when no file says it.
    """
    for path in sorted((folder / "process_defs/proses").rglob("*.yaml")):
        text = path.read_text("utf-8")
        if f"kode: {code}\n" in text and old in text:
            path.write_text(text.replace(old, new, 1), "utf-8")
            return
    raise LookupError(f"{code}: {old}")
