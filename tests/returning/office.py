"""An office with one process of its own, whose file goes out and comes back edited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from click.testing import CliRunner

from bpmn_gen.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

SURAT = """\
kode: CONTOH.01.01
nama: Penerbitan surat keterangan
# Urutan ini hasil rapat.
pelaku:
  pemohon: {masyarakat: Pemohon}
  loket: Petugas Loket
  camat: pejabat_level_1
layanan:
  biaya: Gratis   # menurut hasil rapat
  pengaduan: [Kotak saran, Telepon]
langkah:
  - id: ajukan
    kegiatan: Mengajukan permohonan
    oleh: pemohon
  - id: periksa   # paling lama
    kegiatan: Memeriksa kelengkapan berkas
    keputusan: Berkas lengkap?
    oleh: loket
    waktu: 10 menit
    cabang: {Ya: tanda_tangan, Tidak: ajukan}
    peluang: {Tidak: 20%}
  - id: tanda_tangan
    kegiatan: Menandatangani surat atas nama {camat}
    oleh: camat
  - id: serahkan
    kegiatan: Menyerahkan surat
    oleh: loket
  - selesai: Surat diterima
    oleh: pemohon
"""


def run(project: Path, *words: str) -> Result:
    """The command, with the project's definitions."""
    where = (
        "--folder-definisi",
        str(project / "process_defs"),
        "--folder-hasil",
        str(project / "output"),
    )
    command, *rest = words
    options = where if command == "build" else where[:2]
    return CliRunner().invoke(cli, [command, *rest, *options])


def take(project: Path, file: Path, *words: str) -> Result:
    """Take an edited file back."""
    return CliRunner().invoke(cli, ["impor", str(file), "--gabung", str(project), *words])


def bpmn(project: Path, kind: str = "") -> Path:
    """The file of the process."""
    [found] = (project / "output").rglob(f"CONTOH.01.01{kind}.bpmn")
    return found


def definition(project: Path) -> Path:
    """The file of its definition."""
    [found] = [
        path for path in (project / "process_defs").rglob("*.yaml") if "CONTOH" in path.read_text()
        and "langkah:" in path.read_text()
    ]  # fmt: skip
    return found


def edit(project: Path, pattern: str, new: str, kind: str = "") -> Path:
    """The file of the process with one thing changed, somewhere else."""
    text = bpmn(project, kind).read_text("utf-8")
    changed, count = re.subn(pattern, new, text, count=1)
    assert count == 1
    path = project.parent / "disunting.bpmn"
    path.write_text(changed, "utf-8")
    return path
