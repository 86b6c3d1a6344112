"""A region of its own, which borrows nothing, so that little is read and checked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bpmn_gen.edition.edition import Edition, SetIdentity, SetProcess
from bpmn_gen.edition.status import State, Status, UnitStatus

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "daerah.yaml": """\
nama: Kabupaten Contoh
pemerintah: Pemerintah Kabupaten Contoh
kepala: Bupati Contoh
sekretaris: Sekretaris Daerah
ibu_kota: Contoh
dasar_hukum: [Peraturan Bupati Contoh Nomor 5 Tahun 2024 tentang Sistem Kerja]
""",
    "jabatan.yaml": """\
pejabat_level_1: {sebutan: Pejabat Level I, arti: Pimpinan}
pejabat_level_2: {sebutan: Pejabat Level II, arti: Bawahan}
""",
    "tipe_unit/07-kecamatan.yaml": """\
nomor: 7
nama: Kecamatan
uraian: Kecamatan
tingkat: [{level: I, jabatan: Camat}, {level: II, jabatan: Pejabat Pengawas}]
peran: {pejabat_level_1: Pejabat Administrator, pejabat_level_2: Pejabat Pengawas}
""",
    "peraturan/perbup.yaml": """\
judul: Peraturan Bupati Contoh Nomor 5 Tahun 2024 tentang Sistem Kerja
sebutan: Perbup Contoh 5/2024
ketentuan: [{id: p1, ref: Pasal 1, ringkasan: Istilah, jenis: definisi}]
""",
    "formulir/surat.yaml": "kode: FRM-01\nnama: Surat tugas\njenis: surat\n",
    "proses/bersama.yaml": """\
kode: CLP.02.01
nama: Penugasan
pelaku: {pimpinan: pejabat_level_1}
langkah:
  - {kegiatan: Menugaskan pegawai, oleh: pimpinan}
""",
}
"""By their places in the definitions."""


def lonely(root: Path) -> None:
    """Put the definitions of a region of its own into a project."""
    for name, text in FILES.items():
        path = root / "process_defs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class SetOnce:
    """Editions of which one has set the first service of an office, and nothing else."""

    kept = ("edisi",)

    @classmethod
    def of(cls, *_: object) -> SetOnce:
        """Those of a project."""
        return cls()

    def unit(self, *_: object) -> UnitStatus:
        """How the unit stands."""
        decree = Edition(
            format=1, number="1", date=dt.date(2026, 1, 1), head="Bupati", program="", units=()
        )
        identity = SetIdentity(effective="1 Januari 2026")
        process = SetProcess(code="KK.01.01", name="Surat", revision=2, identity=identity)
        found = Status(State.SET, decree, process)
        return UnitStatus(processes={"KK.01.01": found, "KKR.01.01": found})
