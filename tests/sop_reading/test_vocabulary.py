"""Heads, labels and answers are known in the ways in which offices write them."""

import pytest

from bpmn_gen.sop_reading.vocabulary import answer_of, column_of, field_of, is_mark


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Perlu perbaikan", "Tidak"),
        ("Ada koreksi", "Tidak"),
        ("Tidak ada koreksi", "Ya"),
        ("Tanpa revisi", "Ya"),
        ("Berkas lengkap", "Ya"),
        ("Berkas tidak lengkap", "Tidak"),
        ("Jika Ya", "Ya"),
        ("Bila tidak", "Tidak"),
        ("Invalid", "Tidak"),
        ("Hadir", "Ya"),
        ("Iya", "Ya"),
        ("Lebih dari lima juta", None),
        ("Surat", None),
    ],
)
def test_answers(words: str, answer: str | None) -> None:
    assert answer_of(words) == answer


@pytest.mark.parametrize(
    ("words", "column"),
    [
        ("Alur Kegiatan", "activity"),
        ("Deskripsi Kegiatan", "activity"),
        ("Alat dan Bahan", "needs"),
        ("Dokumen Pendukung", "needs"),
        ("Data Dukung", "needs"),
        ("Estimasi Waktu", "time"),
        ("Hasil Akhir", "results"),
        ("PIC", "actors"),
        ("Baku Mutu", "quality"),
        ("Surat Masuk", None),
    ],
)
def test_heads(words: str, column: str | None) -> None:
    assert column_of(words) == column


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("Tanggal Pembuatan SOP", "made"),
        ("Tanggal Diberlakukan", "effective"),
        ("Kompetensi Pelaksana", "qualifications"),
        ("SOP Terkait", "related"),
        ("Hubungan dengan SOP lain", "related"),
        ("Perhatian :", "warnings"),
    ],
)
def test_labels(words: str, field: str) -> None:
    assert field_of(words) == (field, "")


def test_ticks_of_symbol_fonts_are_marks() -> None:
    assert all(is_mark(sign) for sign in ("\uf0fc", "\uf0fe", "ü", "√", "X", "v", "☒", "✖"))
    assert not is_mark("Ya")
