"""Ways that are told in words are read with their condition, whichever of both comes first."""

import pytest

from bpmn_gen.sop_reading.spoken_ways import SpokenWay, tells_return, ways_in


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
        ("Dapat dibantu tim teknis", []),
    ],
)
def test_ways(text: str, ways: list[tuple[str, str]]) -> None:
    assert ways_in(text) == [SpokenWay(*one) for one in ways]


def test_a_return_without_a_number_is_noticed() -> None:
    assert tells_return("Jika tidak lengkap dikembalikan kepada pemohon")
    assert not tells_return("Mengembalikan berkas kepada pemohon")
