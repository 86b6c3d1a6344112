"""Ways that are told in words are read with their condition, whichever of both comes first."""

import pytest

from bpmn_gen.sop_reading.spoken_ways import SpokenWay, tells_end, tells_return, ways_in


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Bila tidak lengkap dikembalikan ke nomor 4", [("4", "Tidak")]),
        ("ke langkah 3 bila belum lengkap", [("3", "Tidak")]),
        ("Memeriksa berkas. Kembali ke No. A jika tidak sesuai", [("a", "Tidak")]),
        ("Jika tidak, kembali ke no. iv", [("iv", "Tidak")]),
        ("Jika tidak ada kekurangan lanjut ke nomor 6", [("6", "Ya")]),
        (
            "Jika lengkap lanjut ke no. 5, jika tidak kembali ke no. 2",
            [("5", "Ya"), ("2", "Tidak")],
        ),
        ("Jika belum benar dikembalikan ke langkah sebelumnya", [("sebelumnya", "Tidak")]),
        ("Jika tidak lengkap kembali ke 2", [("2", "Tidak")]),
        ("Tidak lengkap (kembali ke 1)", [("1", "Tidak")]),
        ("Tidak → 2", [("2", "Tidak")]),
        ("kembali ke langkah kedua", [("2", "Tidak")]),
        ("Kembali ke huruf b", [("b", "Tidak")]),
        ("Jika tidak, ulang dari no 2", [("2", "Tidak")]),
        ("lanjut ke nomor 5", [("5", "")]),
        ("Berkas kembali ke 2 loket", []),
        ("Diantar ke 3 kelurahan", []),
        ("Sesuai SOP no. 5", []),
        ("Dapat dibantu tim teknis", []),
    ],
)
def test_ways(text: str, ways: list[tuple[str, str]]) -> None:
    assert ways_in(text) == [SpokenWay(*one) for one in ways]


def test_a_return_without_a_number_is_noticed() -> None:
    assert tells_return("Jika tidak lengkap dikembalikan kepada pemohon")
    assert not tells_return("Mengembalikan berkas kepada pemohon")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Jika tidak memenuhi syarat, proses selesai", True),
        ("Bila ditolak, SOP berakhir", True),
        ("Jika tidak selesai dalam 3 hari, laporkan", False),
        ("Proses selesai", False),
    ],
)
def test_an_end_that_is_told_in_words_is_noticed(text: str, ends: bool) -> None:
    assert tells_end(text) is ends
