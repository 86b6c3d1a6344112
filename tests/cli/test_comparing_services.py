"""``banding`` ranks offices that give the same service, and says what the quickest does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.example import run

if TYPE_CHECKING:
    from pathlib import Path

QUICK = """\
kode: KK.01.01
nama: Legalisasi "surat"
pelaku:
  pemohon: {masyarakat: Pemohon}
  loket: Petugas Loket
  camat: pejabat_level_1
langkah:
  - {id: ajukan, kegiatan: Mengajukan permohonan, oleh: pemohon, waktu: 5 menit}
  - id: periksa
    kegiatan: Memeriksa berkas
    keputusan: Lengkap?
    oleh: loket
    waktu: 10 menit
    cabang: {Ya: teken, Tidak: ajukan}
  - {id: teken, kegiatan: Menandatangani surat, oleh: camat, waktu: 15 menit}
"""
SLOW = """\
kode: KM.07.01
nama: LEGALISASI "SURAT"
pelaku:
  pemohon: {masyarakat: Pemohon}
  loket: Petugas Loket
  kasi: Kepala Seksi Pelayanan
  camat: pejabat_level_1
langkah:
  - {id: mohon, kegiatan: Mengajukan permohonan, oleh: pemohon, waktu: 5 menit}
  - {id: cek, kegiatan: Memeriksa kelengkapan berkas, oleh: loket, waktu: 30 menit}
  - {id: verif, kegiatan: Memverifikasi ulang berkas, oleh: kasi, waktu: 1 hari kerja}
  - {id: teken, kegiatan: Menandatangani surat, oleh: camat, waktu: 1 hari kerja}
"""
CALLED = """\
kode: {code}.01.09
nama: Pencatatan
pelaku: {{loket: Petugas Loket}}
langkah:
  - {{id: catat, kegiatan: Mencatat, oleh: loket, waktu: {time}}}
"""
CALLING = """\
kode: {code}.01.01
nama: Surat jalan
pelaku: {{loket: Petugas Loket}}
langkah:
  - {{id: terima, kegiatan: Menerima berkas, oleh: loket, waktu: 5 menit}}
  - {{id: panggil, proses: {code}.01.09, oleh: loket}}
"""
OFFICES = {
    "Kroya": ("KK", QUICK),
    "Maos": ("KM", SLOW),
    "Sampang": ("KS", QUICK.replace("KK.", "KS.").replace(", waktu: 15 menit", "")),
}


@pytest.fixture
def offices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three offices with the same service under other codes, in whose project the program runs."""
    for name, (code, process) in OFFICES.items():
        folder = tmp_path / f"process_defs/unit/kecamatan-{name.lower()}"
        (folder / "proses").mkdir(parents=True)
        identity = f"nama: Kecamatan {name}\ntipe: 7\nkode: {code}\n"
        (folder / "unit.yaml").write_text(identity, "utf-8")
        (folder / "proses/surat.yaml").write_text(process, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("asked", ['legalisasi "surat"', "KK.01.01", "KM.07.01"])
def test_offices_are_ranked_and_those_with_gaps_stand_apart(offices: Path, asked: str) -> None:
    del offices
    done = run("banding", asked)
    assert done.exit_code == 0, done.stderr
    said = done.stdout
    assert said.index("1. Kecamatan Kroya") < said.index("2. Kecamatan Maos")
    assert "lama 30 menit sampai 45 menit" in said
    assert "lama 2 hari kerja 35 menit" in said
    assert "Kecamatan Sampang: belum dapat diurutkan, 1 langkah tanpa waktu" in said
    assert "1 hari kerja = 7,5 jam kerja" in said


def test_it_says_what_the_quickest_does_otherwise(offices: Path) -> None:
    del offices
    done = run("--json", "banding", 'Legalisasi "surat"')
    [told] = json.loads(done.stdout)["tercepat_berbeda"]
    assert told["dari"] == "Kecamatan Maos"
    assert told["tanpa_langkah"] == ["Memverifikasi ulang berkas"]
    assert told["dengan_langkah"] == []
    assert {one["langkah"] for one in told["lebih_singkat"]} == {
        "Memeriksa berkas",
        "Menandatangani surat",
    }
    assert "2 serah terima, bukan 3" in run("banding", "KK.01.01").stdout


def test_offices_that_are_as_quick_are_told_as_such(offices: Path) -> None:
    path = offices / "process_defs/unit/kecamatan-maos/proses/surat.yaml"
    path.write_text(QUICK.replace("KK.", "KM."), "utf-8")
    said = run("banding", "KK.01.01").stdout
    assert "2. Kecamatan Maos (sama cepatnya)" in said
    assert "rentang waktunya" not in said


def test_a_called_process_is_told_with_its_time(offices: Path) -> None:
    for name, code, time in (("kroya", "KK", "10 menit"), ("maos", "KM", "50 menit")):
        folder = offices / f"process_defs/unit/kecamatan-{name}/proses"
        (folder / "catat.yaml").write_text(CALLED.format(code=code, time=time), "utf-8")
        (folder / "surat.yaml").write_text(CALLING.format(code=code), "utf-8")
    assert "10 menit, bukan 50 menit" in run("banding", "Surat jalan").stdout


@pytest.mark.parametrize(
    ("asked", "code", "told"),
    [
        (('Legalisasi "surt"',), 2, "maksud Anda"),
        (("KK.01.01", "--unit", "Kecamatan Kroya"), 1, "dua unit atau lebih"),
        (("KK.01.01", "--unit", "Kecamatan Mana"), 1, "Kecamatan Mana"),
        (("a", "b", "c"), 2, "atau satu kode atau nama proses"),
        (("7", "Kecamatan Kroya", "--unit", "Kecamatan Maos"), 2, "dua tipe unit"),
    ],
)
def test_what_cannot_be_compared_is_a_sentence(
    offices: Path, asked: tuple[str, ...], code: int, told: str
) -> None:
    del offices
    done = run("banding", *asked)
    assert done.exit_code == code
    assert told in done.stderr


def test_two_units_are_compared_as_before(offices: Path) -> None:
    del offices
    done = run("banding", "Kecamatan Kroya", "Kecamatan Maos")
    assert done.exit_code == 0, done.stderr
    assert "perbedaan" in done.stdout
