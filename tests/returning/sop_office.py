"""An office whose SOP people edit, and what tests do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from bpmn_gen.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TAMU = """\
kode: CONTOH.01.01
nama: Penerimaan tamu
# Hasil rapat.
pelaku:
  tamu: {masyarakat: Tamu}
  penerima: Petugas Penerima Tamu
  pejabat: pejabat_level_1
sop:
  peralatan: [Buku tamu, Telepon]
layanan: {biaya: Gratis}
langkah:
  - mulai: Tamu datang
    oleh: tamu
  - id: isi
    kegiatan: Mengisi buku tamu
    oleh: tamu
    keluaran: Isian buku tamu
    waktu: 5 menit
  - id: lengkap   # dua kali seminggu salah
    keputusan: Isian lengkap?
    oleh: penerima
    waktu: 2 menit
    cabang: {Ya: hubungi, Tidak: isi}
  - id: hubungi
    kegiatan: Menghubungi {pejabat} yang dituju
    ringkas: Menghubungi pejabat
    oleh: penerima
    keluaran: Pemberitahuan
    waktu: 7 menit
  - kegiatan: Menerima tamu dan membahas keperluannya
    id: terima
    oleh: pejabat
    keluaran: Catatan pertemuan
    waktu: 30 menit
  - id: catat
    kegiatan: Mencatat waktu kepulangan tamu
    oleh: penerima
    keluaran: Buku tamu terisi
    waktu: 3 menit
  - selesai: Tamu terlayani
    oleh: penerima
"""
MADE = ("--proses", "CONTOH.01.01", "--format", "docx,xlsx,bpmn")
RECEIVE = "Menerima tamu dan membahas keperluannya"
NOTE = "Mencatat waktu kepulangan tamu"
CALL = "Menghubungi Pejabat Administrator yang dituju"


def run(project: Path, command: str, *words: str) -> Result:
    """The command, with the project's definitions."""
    where = ["--folder-definisi", str(project / "process_defs")]
    if command == "build":
        where += ["--folder-hasil", str(project / "output")]
    return CliRunner().invoke(cli, [command, *words, *where])


def take(path: Path, *words: str) -> Result:
    """Take an edited SOP back."""
    return CliRunner().invoke(cli, ["impor", str(path), "--gabung", ".", *words])


def sop(project: Path, kind: str) -> Path:
    """The SOP as it was built."""
    [found] = (project / "output").rglob(f"sop.{kind}")
    return found


def definition(project: Path) -> Path:
    """The file of the definition."""
    return project / "process_defs/unit/kecamatan-kroya/proses/tamu.yaml"


def said(project: Path) -> str:
    """What the definition says."""
    return definition(project).read_text("utf-8")
