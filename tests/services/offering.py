"""A small office with one public service, which tests change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target
from bpmn_gen.diagnostics import Findings
from tests.rules.sample import load_project

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet

HEAD = """\
kode: CLP.01.01
nama: Penerbitan surat keterangan domisili
sumber: Pasal 1
dasar_hukum: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
pelaku:
  pemohon: {masyarakat: Pemohon}
  loket: {jabatan: Petugas Loket, kualifikasi: [Mampu mengoperasikan komputer]}
  kepala: pimpinan_unit
"""
STEPS = """\
langkah:
  - {mulai: Surat dibutuhkan, oleh: pemohon}
  - id: ajukan
    kegiatan: Mengajukan permohonan
    oleh: pemohon
    kelengkapan: [Kartu tanda penduduk, Surat pengantar]
    keluaran: Berkas permohonan
    waktu: 10 menit
  - id: periksa
    kegiatan: Memeriksa berkas
    oleh: loket
    kelengkapan: Berkas permohonan
    keluaran: Hasil pemeriksaan
    waktu: 5 menit
  - {id: lengkap, keputusan: Berkas lengkap?, oleh: loket, waktu: 5 menit,
     cabang: {Ya: setuju, Tidak: ajukan}}
  - {id: setuju, keputusan: Permohonan disetujui?, oleh: kepala, waktu: 1 hari kerja,
     cabang: {Ya: terbit, Tidak: tolak}}
  - id: terbit
    kegiatan: Menandatangani surat keterangan
    oleh: kepala
    keluaran: Surat keterangan domisili
    waktu: 10 menit
  - {id: serahkan, kegiatan: Menyerahkan surat keterangan, oleh: loket, kepada: pemohon,
     keluaran: Surat keterangan domisili, waktu: 5 menit}
  - {id: terima, kegiatan: Menerima surat keterangan, oleh: pemohon,
     keluaran: Tanda terima, waktu: 5 menit}
  - {selesai: Surat diterima, oleh: pemohon}
  - id: tolak
    kegiatan: Menyusun surat penolakan
    oleh: loket
    kepada: pemohon
    keluaran: Surat penolakan
    waktu: 10 menit
  - {selesai: Permohonan ditolak, oleh: loket}
"""
SERVICE = """\
layanan:
  persyaratan: ['Kartu tanda penduduk warga {wilayah}', Surat pengantar ketua RT]
  biaya: Gratis
  produk: Surat keterangan domisili
  pengaduan: Kotak saran di loket
"""


def office(folder: Path, service: str = SERVICE, steps: str = STEPS) -> DefinitionSet:
    """The office with its service."""
    defs, findings = load_project(folder, {"proses/uji.yaml": HEAD + service + steps})
    assert not findings.has_errors, [*findings]
    return defs


def resolved(defs: DefinitionSet) -> ResolvedProcess:
    """Its service, as the named unit offers it."""
    found = resolve(defs, kroya(defs), Findings())
    return next(one for one in found if one.code == "CLP.01.01")


def kroya(defs: DefinitionSet) -> Target:
    """The named unit."""
    return Target(defs.tipe_unit[2], defs.unit[0])
