"""The processes of an office with everything that times can meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.compiler.project import resolved

if TYPE_CHECKING:
    from bpmn_gen.compiler.resolved import ResolvedProcess

SERVICE = """\
kode: CLP.01.01
nama: Penerbitan surat keterangan
pelaku:
  pemohon: {masyarakat: Pemohon}
  loket: Petugas Loket
  kasi: {jabatan: Kepala Seksi Pelayanan}
  kepala: {peran: pimpinan_unit}
  siak: {jabatan: Operator SIAK, unit: Dinas Kependudukan}
langkah:
  - {id: ajukan, kegiatan: Mengajukan permohonan, oleh: pemohon, waktu: 10-20 menit}
  - {id: periksa, kegiatan: Memeriksa berkas, keputusan: Berkas lengkap?, oleh: loket,
     waktu: 15 menit, cabang: {Ya: cek, Tidak: ajukan}, peluang: {Tidak: 20%}}
  - {id: cek, kegiatan: Memadankan data, oleh: siak, waktu: 1-3 hari kerja}
  - sejajar:
      - - {id: konsep, kegiatan: Menyusun konsep surat, oleh: kasi, waktu: 1 jam}
        - {keputusan: Konsep rapi?, oleh: kasi, cabang: {Ya: paraf, Tidak: konsep},
           peluang: {Ya: 75%}}
        - {id: paraf, kegiatan: Memaraf konsep surat, oleh: kasi, waktu: 5 menit}
      - - {id: register, kegiatan: Menyiapkan nomor, oleh: loket, waktu: 10 detik}
  - {id: setuju, keputusan: Konsep disetujui?, oleh: kepala, waktu: 10 menit,
     cabang: {Ya: terbit, Tidak: cek, Ditolak: tolak}, peluang: {Tidak: 10%, Ditolak: 5%}}
  - {id: terbit, kegiatan: Menandatangani surat, oleh: kepala, waktu: 1 hari kerja}
  - {id: serah, proses: CLP.01.02, oleh: loket}
  - {id: diterima, selesai: Surat diterima, oleh: pemohon}
  - {id: tolak, kegiatan: Menyampaikan alasan, oleh: loket, waktu: 30 menit}
  - {selesai: Permohonan ditolak, oleh: pemohon}
"""
HANDING_OUT = """\
kode: CLP.01.02
nama: Penyerahan dokumen
pelaku: {loket: Petugas Loket, kasi: {jabatan: Kepala Seksi Pelayanan}}
langkah:
  - {id: panggil, kegiatan: Memanggil pemohon, oleh: loket, waktu: 5 menit}
  - {id: catat, kegiatan: Mencatat penyerahan, oleh: kasi, waktu: 1 minggu}
"""
CHOICES = """\
kode: CLP.01.03
nama: Rekomendasi izin keramaian
pelaku: {loket: Petugas Loket, kasi: {jabatan: Kepala Seksi Pelayanan}}
langkah:
  - {id: terima, kegiatan: Menerima permohonan, oleh: loket, waktu: 5 menit}
  - pilih:
      - - {id: tinjau, kegiatan: Meninjau lokasi, oleh: kasi, waktu: 2 hari kerja}
      - - {id: rapat, kegiatan: Berkoordinasi dengan polsek, oleh: kasi, waktu: 1-2 bulan}
  - {id: catat, kegiatan: Mencatat rekomendasi, oleh: loket}
  - {id: susun, kegiatan: Menyusun rekomendasi, oleh: kasi, waktu: segera}
  - {id: telaah, kegiatan: Menelaah, oleh: kasi, waktu: 1 jam, opsional: Bilamana diperlukan}
"""
UNTIMED = """\
kode: CLP.01.04
nama: Pengarsipan surat
pelaku: {loket: Petugas Loket}
langkah:
  - {id: simpan, kegiatan: Menyimpan surat, oleh: loket}
"""


def office() -> list[ResolvedProcess]:
    """Four processes: with everything, called, with choices that nobody tells, without times."""
    texts = {"uji": SERVICE, "serah": HANDING_OUT, "izin": CHOICES, "arsip": UNTIMED}
    return resolved({f"proses/{name}.yaml": text for name, text in texts.items()})
