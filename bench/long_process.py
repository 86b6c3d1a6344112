"""A process of many steps, as an author would write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CODE = "CLP.99.01"
ACTORS = ("pejabat_level_1", "penilai_kinerja", "ketua_tim", "anggota_tim", "jf_pelaksana")
EVERY = 10
"""Every so many steps a decision follows that leads back to the step before it."""


def write(folder: Path, steps: int) -> Path:
    """Write a project with one process of ``steps`` steps; returns its definitions folder."""
    definitions = folder / "process_defs"
    (definitions / "proses").mkdir(parents=True)
    (definitions / "proses" / "panjang.yaml").write_text("\n".join(_lines(steps)) + "\n", "utf-8")
    return definitions


def _lines(steps: int) -> Iterator[str]:
    """The lines of the process."""
    yield from (f"kode: {CODE}", "nama: Proses panjang", "sumber: Pasal 13", "pelaku:")
    yield from (f"  {actor}: {{peran: {actor}}}" for actor in ACTORS)
    yield from ("langkah:", "  - mulai: Kebutuhan", f"    oleh: {ACTORS[0]}")
    for number in range(1, steps + 1):
        actor = ACTORS[number // 3 % len(ACTORS)]
        if number % EVERY == 0:
            yield from (f"  - id: putusan_{number}", f"    keputusan: Hasil {number} disetujui?",
                        f"    oleh: {actor}", "    cabang:", f"      Ya: langkah_{number + 1}",
                        f"      Tidak: langkah_{number - 1}")  # fmt: skip
        else:
            yield from (f"  - id: langkah_{number}", f"    kegiatan: Mengerjakan bagian {number}",
                        f"    oleh: {actor}", f"    keluaran: [Dokumen {number}]",
                        "    waktu: 1 hari kerja", "    sumber: Pasal 13")  # fmt: skip
    yield from (f"  - id: langkah_{steps + 1}", "    selesai: Selesai", f"    oleh: {ACTORS[0]}")
