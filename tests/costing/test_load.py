"""The work of an office, worked out by hand beside it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.costing.amounts import Pace
from bpmn_gen.costing.lead_time import LeadTimes
from bpmn_gen.costing.load import load_of
from tests.compiler.project import resolved

if TYPE_CHECKING:
    from bpmn_gen.costing.load import Load

UNIT = """\
- nama: Kecamatan Uji
  tipe: 2
  volume: {CLP.01.01: 100}
  jumlah_pegawai: {Petugas Loket: 2, pimpinan_unit: 1}
"""
SERVICE = """\
kode: CLP.01.01
nama: Surat keterangan
pelaku:
  pemohon: {masyarakat: Pemohon}
  loket: Petugas Loket
  kasi: Kepala Seksi
  camat: pimpinan_unit
  dinas: {jabatan: Operator, unit: Dinas Lain}
langkah:
  - {id: ajukan, kegiatan: Mengajukan permohonan, oleh: pemohon, waktu: 30 menit}
  - {id: periksa, kegiatan: Memeriksa berkas, keputusan: Lengkap?, oleh: loket, bersama: kasi,
     waktu: 10-20 menit, cabang: {Ya: padan, Tidak: ajukan}, peluang: {Tidak: 20%}}
  - {id: padan, kegiatan: Memadankan data, oleh: dinas, waktu: 1 hari kerja}
  - {id: tunggu, kegiatan: Menunggu pengumuman, oleh: kasi, waktu: 1 minggu}
  - {id: teken, kegiatan: Menandatangani surat, oleh: camat, waktu: 2 hari kerja}
  - {id: arsip, proses: CLP.01.02, oleh: loket}
  - {id: catat, kegiatan: Mencatat, oleh: loket}
"""
ARCHIVE = """\
kode: CLP.01.02
nama: Pengarsipan
pelaku: {loket: Petugas Loket}
langkah:
  - {id: simpan, kegiatan: Menyimpan surat, oleh: loket, waktu: 6 menit}
"""


def load(unit: str = UNIT) -> Load | None:
    """The work of an office with these processes."""
    files = {"unit.yaml": unit, "proses/uji.yaml": SERVICE, "proses/dua.yaml": ARCHIVE}
    found = resolved(files, 2, "Kecamatan Uji")
    leads = LeadTimes.among(found, Pace(Fraction(15, 2), 5))
    return load_of(leads, found[0].target.unit)


def hours(found: Load) -> dict[str, Fraction]:
    """Hours in a year by title."""
    sums: dict[str, Fraction] = dict.fromkeys(found.people, Fraction())
    for work in found.works:
        if work.title:
            sums[work.title] += work.hours(found.volumes[work.process.code], found.pace)
    return sums


def test_hours_are_volume_times_visits_times_time() -> None:
    found = load()
    assert found is not None
    checked = Fraction(100) * Fraction(5, 4) * 15 / 60  # 100 cases, 1.25 times, 15 minutes
    archived = Fraction(100) * 6 / 60
    assert hours(found) == {
        "Petugas Loket": checked + archived,
        "Kepala Seksi": checked,
        "Camat": Fraction(100) * 2 * Fraction(15, 2),
    }


def test_a_called_process_runs_as_often_as_it_is_called() -> None:
    found = load()
    assert found is not None
    assert found.volumes == {"CLP.01.01": 100, "CLP.01.02": 100}
    assert found.called == {"CLP.01.02": (("CLP.01.01", "arsip"),)}
    own = load(UNIT.replace("CLP.01.01: 100", "CLP.01.01: 100, CLP.01.02: 7"))
    assert own is not None
    assert own.volumes["CLP.01.02"] == 7
    assert not own.called


def test_what_is_not_counted_is_told() -> None:
    found = load()
    assert found is not None
    assert [work.step.id for work in found.works if work.is_elapsed] == ["tunggu"]
    assert [work.step.id for work in found.works if work.title and work.time is None] == ["catat"]
    assert {"Operator", "Pemohon"}.isdisjoint(found.people)
    assert found.people == {"Petugas Loket": 2, "Kepala Seksi": None, "Camat": 1}
    assert [work.step.id for work in found.works if work.takes_part] == ["periksa"]


@pytest.mark.parametrize(("old", "new"), [("  volume", "  # volume"), (": 100", ": 0")])
def test_without_volumes_there_is_no_figure(old: str, new: str) -> None:
    found = load(UNIT.replace(old, new))
    assert found is None or set(hours(found).values()) == {0}
