"""Projects that engines run beside the shipped definitions: services, and work left to somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.cli.example import run
from tests.decompiler.test_own_pools import FOUR_PARTIES
from tests.layout.first_plan import first_plans
from tests.writing.test_examples import EXAMPLES, UNIT

if TYPE_CHECKING:
    from pathlib import Path

RETURNED_TWICE = """\
kode: CONTOH.01.01
nama: Penerbitan izin dengan pemeriksaan lapangan
pelaku:
  pemohon: {masyarakat: Pemohon}
  loket: Petugas Loket
  tim: Tim Pemeriksa
  dinas: {jabatan: Pemberi rekomendasi, unit: Dinas Teknis}
langkah:
  - mulai: [Datang ke loket, Melalui laman, Melalui pos]
  - {id: ajukan, kegiatan: Mengajukan permohonan, oleh: pemohon}
  - id: periksa
    kegiatan: Memeriksa berkas
    keputusan: Hasil pemeriksaan?
    oleh: loket
    cabang: {Lengkap: bersama, Kurang: ajukan, Ditolak: selesai}
  - id: bersama
    sejajar:
      - - {id: dampingi, kegiatan: Mendampingi pemeriksaan, oleh: pemohon}
      - - {id: lapangan, kegiatan: Memeriksa lapangan, oleh: tim}
      - - {id: rekomendasi, kegiatan: Memberi rekomendasi, oleh: dinas}
  - id: layak
    keputusan: Layak?
    oleh: tim
    cabang: {Ya: serah, Perlu perbaikan: ajukan}
  - {id: serah, kegiatan: Menyerahkan izin, oleh: loket}
  - {id: terima, kegiatan: Menerima izin, oleh: pemohon}
"""
"""A refusal and a later fault both lead back to the citizen, who also takes part in between."""
_ODD = "${{bocor}} #{{bocor}} {{{{bocor}}}}"
"""Templates of three languages with a variable that there is not: who evaluates one of them fails.
Their braces are doubled, as in any text of a definition that is to show them."""
FULL_OF_TEMPLATES = f"""\
kode: CONTOH.01.01
nama: "=Penerbitan {_ODD}"
pelaku:
  pemohon: {{masyarakat: "=Pemohon {_ODD}"}}
  loket: "=Petugas {_ODD}"
  dinas: {{jabatan: "=Pemberi {_ODD}", unit: "Dinas {_ODD}"}}
langkah:
  - mulai: ["=Datang {_ODD}", "=Lewat laman {_ODD}"]
  - {{id: ajukan, kegiatan: "=Mengajukan {_ODD}", oleh: pemohon, keluaran: ["=Berkas {_ODD}"]}}
  - id: periksa
    kegiatan: "=Memeriksa {_ODD}"
    keterangan: "=Catatan {_ODD}"
    kelengkapan: ["=Berkas {_ODD}"]
    keluaran: ["=Hasil {_ODD}"]
    keputusan: "=Hasil {_ODD}?"
    oleh: loket
    cabang: {{"=Lengkap {_ODD}": rekomendasi, "=Kurang {_ODD}": ajukan}}
  - {{id: rekomendasi, kegiatan: "=Memberi {_ODD}", oleh: dinas}}
  - {{id: serah, kegiatan: "=Menyerahkan {_ODD}", oleh: loket}}
  - {{id: terima, kegiatan: "=Menerima {_ODD}", oleh: pemohon}}
"""
"""A service that a stranger wrote, or that was read from a stranger's file."""
SERVICES = (
    *(path.read_text("utf-8") for path in EXAMPLES),
    *(FOUR_PARTIES, RETURNED_TWICE, FULL_OF_TEMPLATES),
)
"""The example services and three harder ones."""
HEADER = """\
kode: CLP.01.01
nama: Penyusunan rencana
pelaku:
  kepala: {peran: pimpinan_unit}
  staf: {peran: jf_pelaksana}
"""
ROUND = (
    HEADER
    + """\
langkah:
  - {mulai: Rencana dibutuhkan, oleh: kepala}
  - id: bersama
    sejajar:
      - - id: reviu
          pilih:
            - [{id: reviu_a, kegiatan: Mereviu peta A, oleh: staf}]
            - - {id: reviu_b, kegiatan: Mereviu peta B, oleh: kepala, opsional: Bilamana diperlukan}
            - - {id: telaah, kegiatan: Menelaah, oleh: staf}
              - {id: catat, kegiatan: Mencatat, oleh: staf}
      - - {id: koordinasi, kegiatan: Berkoordinasi, oleh: staf, opsional: Bilamana diperlukan}
        - {id: lapor, kegiatan: Melapor, oleh: staf}
  - {id: cukup, keputusan: Cukup?, oleh: kepala, cabang: {Ya: akhir, Tidak: bersama}}
  - {id: akhir, selesai: Rencana tersusun, oleh: kepala}
  - {id: minta, kegiatan: Meminta laporan, oleh: kepala, sewaktu_waktu: ya}
"""
)
"""Some of several branches, in branches that run side by side, in a loop."""
DEEP = (
    HEADER.replace("CLP.01.01", "CLP.01.02").replace("Penyusunan", "Penelaahan")
    + """\
langkah:
  - {mulai: Telaahan dibutuhkan, oleh: kepala}
  - id: pilihan
    pilih:
      - - id: berdampingan
          sejajar:
            - - id: dalam
                pilih:
                  - [{id: satu, kegiatan: Menyusun bagian satu, oleh: staf}]
                  - [{id: dua, kegiatan: Menyusun bagian dua, oleh: kepala}]
            - [{id: uji, kegiatan: Menguji, oleh: staf}]
      - [{id: ringkas, kegiatan: Meringkas, oleh: kepala}]
  - {id: setuju, keputusan: Disetujui?, oleh: kepala, cabang: {Ya: usai, Tidak: pilihan}}
  - {id: usai, selesai: Telaahan tersusun, oleh: kepala}
"""
)
"""The same in a branch that may itself be left out."""
MAP = "peta: [{kode: CLP.01, nama: Rencana, kelompok: inti, proses: [CLP.01.01, CLP.01.02]}]\n"


def build_services(folder: Path) -> str:
    """Build an office whose services these are; says what went wrong, or nothing."""
    office = folder / "process_defs" / "unit" / "kecamatan-kroya"
    (office / "proses").mkdir(parents=True)
    (office / "unit.yaml").write_text(f"nama: {UNIT}\ntipe: 7\nkode: CONTOH\n", "utf-8")
    codes = [f"CONTOH.01.{number:02d}" for number in range(1, len(SERVICES) + 1)]
    for code, text in zip(codes, SERVICES, strict=True):
        named = re.sub(r"^kode: .*$", f"kode: {code}", text, flags=re.MULTILINE)
        (office / "proses" / f"{code.lower()}.yaml").write_text(named, "utf-8")
    group = f"kode: CONTOH.01, nama: Layanan, kelompok: inti, proses: [{', '.join(codes)}]"
    (office / "peta.yaml").write_text(f"peta: [{{{group}}}]\n", "utf-8")
    chosen = [word for code in codes for word in ("--proses", code)]
    return _built(folder, "--unit", UNIT, *chosen)


def build_discretion(folder: Path) -> str:
    """Build a unit type whose processes leave work to somebody; says what went wrong."""
    (folder / "process_defs" / "proses").mkdir(parents=True)
    for name, text in {"proses/satu": ROUND, "proses/dua": DEEP, "peta": MAP}.items():
        (folder / "process_defs" / f"{name}.yaml").write_text(text, "utf-8")
    return _built(folder, "--tipe", "7")


def _built(folder: Path, *what: str) -> str:
    """Build a project for the engines, which look at no drawing."""
    with first_plans():
        done = run(
            *("--folder-definisi", str(folder / "process_defs")),
            *("--folder-hasil", str(folder / "output")),
            *("build", "--pekerja", "1", "--format", "bpmn,camunda7,camunda8", *what),
        )
    return "" if done.exit_code == 0 else done.output
