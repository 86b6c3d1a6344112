"""A law takes the place of another, but no article is carried over in silence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.build.test_offices import LAW, office
from tests.cli.example import run
from tests.cli.lonely import lonely

if TYPE_CHECKING:
    from pathlib import Path

NEW = "Undang-Undang Nomor 9 Tahun 2027 tentang Administrasi Kependudukan"
SERVICE = """\
kode: KKR.01.02
nama: Legalisasi surat
dasar_hukum:
  - uu-adminduk
  - Perda Kabupaten Cilacap 4/2020 tentang Contoh sebagaimana diubah dengan UU 23/2006
pelaku: {loket: Petugas Loket}
sop:
  peringatan: Menurut UU 23/2006 berkas disimpan; lihat Pasal 5 UU 23/2006
langkah:
  - kegiatan: Menulis surat
    oleh: loket
    keterangan: >-
      Sesuai Undang-Undang Nomor 23 Tahun 2006 tentang Administrasi Kependudukan,
      surat dicatat
  - kegiatan: Menyimpan surat
    oleh: loket
    sumber: UU 23/2006 Pasal 7 ayat (1)
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an office with two processes that name one law."""
    folder = office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya")
    (folder / "proses/legalisasi.yaml").write_text(SERVICE, "utf-8")
    peta = folder / "peta.yaml"
    peta.write_text(peta.read_text("utf-8").replace("[KKR.01.01]", "[KKR.01.01, KKR.01.02]"))
    lonely(tmp_path)
    monkeypatch.chdir(tmp_path)
    return folder


def test_names_of_a_law_change_and_articles_are_told_apart(own: Path) -> None:
    told = run("ganti-dasar-hukum", "UU 23/2006", NEW, "--json", "--tulis")
    assert told.exit_code == 0, told.stderr
    data = json.loads(told.stdout)
    assert {one["kunci"] for one in data["tempat"]} == {
        "dasar_hukum.uu-adminduk",
        "sop.peringatan",
        "langkah.1.keterangan",
    }
    assert {one["jenis_alasan"] for one in data["tidak_diganti"]} == {"pasal", "di-dalam"}
    assert f"uu-adminduk: {NEW}\n" in (own / "daftar.yaml").read_text("utf-8")
    text = (own / "proses/legalisasi.yaml").read_text("utf-8")
    assert text == SERVICE.replace("Menurut UU 23/2006", "Menurut UU 9/2027").replace(
        "Undang-Undang Nomor 23 Tahun 2006 tentang Administrasi Kependudukan,", f"{NEW},"
    )
    assert {(one["kode"], one["unit"]) for one in data["sop_direvisi"]} == {
        ("KKR.01.01", "Kecamatan Kroya"),
        ("KKR.01.02", "Kecamatan Kroya"),
    }


def test_a_law_is_named_by_its_key_as_well(own: Path) -> None:
    told = run("ganti-dasar-hukum", "uu-adminduk", NEW)
    assert f"  semula:  {LAW}\n  menjadi: {NEW}\n" in told.stdout
    assert "Pasal 7 ayat (1) [pasal peraturan baru belum tentu sama" in told.stdout
    assert LAW in (own / "daftar.yaml").read_text("utf-8")


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("UU 23/2006", "UU 9/2027"), "Tulis nama lengkap peraturan baru: 'UU 9/2027 tentang ...'"),
        (("UU 23/2006", "pasal 5"), "Nama peraturan baru tidak dikenali: 'pasal 5'"),
        (("UU 23/2006", LAW), "Peraturan lama dan baru sama"),
        (
            ("UU 32/2006", NEW),
            "Peraturan 'UU 32/2006' tidak disebut di mana pun; lihat dasar_hukum",
        ),
    ],
)
def test_what_cannot_be_done_is_told(arguments: tuple[str, str], why: str) -> None:
    told = run("ganti-dasar-hukum", *arguments, "--tulis")
    assert told.exit_code == 2
    assert why in told.stderr
