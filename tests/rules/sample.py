"""A small project to which a test adds what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.rules import check_definitions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.diagnostics import Diagnostic

HEADER = """\
kode: CLP.01.01
nama: Penyusunan rencana
sumber: Pasal 1
pelaku:
  kepala: {peran: pimpinan_unit}
  staf: {peran: jf_pelaksana}
pihak:
  arsip: {peran: penilai_kinerja}
"""

FILES = {
    "daerah.yaml": """\
nama: Kabupaten Cilacap
pemerintah: Pemerintah Kabupaten Cilacap
kepala: Bupati Cilacap
sekretaris: Sekretaris Daerah
ibu_kota: Cilacap
""",
    "jabatan.yaml": """\
pimpinan_unit: {sebutan: Pimpinan Unit Organisasi, arti: pemimpin, sumber: Pasal 1}
penilai_kinerja: {sebutan: Pejabat Penilai Kinerja, arti: atasan langsung}
jf_pelaksana: {sebutan: Pejabat Fungsional dan pelaksana, arti: pegawai}
pejabat_level_3: {sebutan: Pejabat Level III, arti: pejabat}
""",
    "tipe_unit/01-dinas.yaml": """\
nomor: 1
nama: Dinas
uraian: Dinas daerah
tingkat: [{level: I, jabatan: Kepala Dinas, peran: [pimpinan_unit]}]
peran:
  pimpinan_unit: Kepala {unit}
  penilai_kinerja: Sekretaris Dinas
  jf_pelaksana: Pegawai
  pejabat_level_3: Kepala Seksi
penugasan: [pasal-2-1]
istilah: {wilayah: Kabupaten}
""",
    "tipe_unit/02-kecamatan.yaml": """\
nomor: 2
nama: Kecamatan
uraian: Kecamatan
tingkat: [{level: I, jabatan: Camat}]
peran:
  pimpinan_unit: Camat
  penilai_kinerja: Camat
  jf_pelaksana: Pegawai
istilah: {wilayah: Kecamatan, warga: penduduk}
""",
    "unit.yaml": """\
- nama: Kecamatan Kroya
  tipe: 2
  jabatan: {pimpinan_unit: Camat Kroya}
""",
    "peraturan/uji.yaml": """\
judul: Peraturan Bupati Cilacap Nomor 5 Tahun 2024
sebutan: Perbup Cilacap 5/2024
ketentuan:
  - {id: pasal-1, ref: Pasal 1, ringkasan: Rencana disusun, jenis: langkah}
  - {id: pasal-2-1, ref: Pasal 2 ayat (1), ringkasan: Rencana ditetapkan, jenis: langkah}
""",
    "formulir/surat.yaml": "{kode: FRM.01, nama: Surat permohonan, jenis: surat}\n",
    "peta.yaml": "peta: [{kode: CLP.01, nama: Rencana, kelompok: inti, proses: [CLP.01.01]}]\n",
    "proses/uji.yaml": HEADER
    + """\
langkah:
  - {mulai: Rencana dibutuhkan, oleh: kepala}
  - {id: susun, kegiatan: Menyusun rencana, oleh: staf, sumber: Pasal 1, tembusan: arsip}
  - {selesai: Rencana tersusun, oleh: kepala}
""",
}


def load_project(folder: Path, files: Mapping[str, str]) -> tuple[DefinitionSet, Findings]:
    """The small project with files added or replaced; steps alone get the usual header."""
    for name, text in {**FILES, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEADER + text if text.startswith("langkah:") else text, encoding="utf-8")
    findings = Findings()
    return load(folder, findings), findings


def findings_of(folder: Path, files: Mapping[str, str]) -> list[Diagnostic]:
    """All that reading and checking the project finds."""
    defs, findings = load_project(folder, files)
    findings.extend(check_definitions(defs))
    return list(findings)
