"""What rules find is told in the words of the form."""

from __future__ import annotations

import pytest

from bpmn_gen.sheets.form_words import in_form_words

NAMES = {"loket": "Petugas Loket", "periksa": "baris 2"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("langkah 'Rapat' tanpa 'oleh'", "langkah 'Rapat' belum menyebut pelakunya"),
        ("tambahkan 'oleh' dengan salah satu kunci di 'pelaku'", "pilih namanya di kolom Pelaku"),
        ("pelaku 'loket' tidak dipakai", "pelaku 'Petugas Loket' tidak dipakai"),
        ("'loket' ada di 'pihak'; pindahkan ke 'pelaku'",
         "'Petugas Loket' masih Pihak; pilih Pelaku di kolom Sebagai pada tabel Pelaku"),
        ("hapus 'lanjut', atau tunjuk langkah lain",
         "kosongkan sel Lanjut ke, atau tunjuk langkah lain"),
        ("sebut dalam 'kepada', 'tembusan' atau 'bersama', atau hapus",
         "sebut dalam kolom Kepada, kolom Tembusan atau kolom Bersama, atau hapus"),
        ("tulis opsional: Bilamana diperlukan",
         "di kolom Boleh dilewati tulis Bilamana diperlukan"),
        ("alur kembali ke langkah 'periksa'", "alur kembali ke baris 2"),
        ("proses 'KK.09.09' tidak ada", "proses 'KK.09.09' tidak ada"),
    ],
)  # fmt: skip
def test_keys_of_definitions_become_columns(said: str, told: str) -> None:
    assert in_form_words(said, NAMES) == told
