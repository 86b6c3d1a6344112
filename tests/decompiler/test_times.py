"""Times of engines in the words of people."""

from __future__ import annotations

import pytest

from bpmn_gen.decompiler.times import cycle_in_words, duration_in_words, time_in_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("P3D", "3 hari"),
        ("PT1H30M", "1 jam 30 menit"),
        ("P1Y2M", "1 tahun 2 bulan"),
        (" P2W ", "2 minggu"),
        ("P0D", "0 hari"),
        ("P", ""),
        ("PT", ""),
        ("P1DT", ""),
        ("3 hari", ""),
        ("${lama}", ""),
        ("P" + "9" * 40 + "D", ""),
    ],
)
def test_durations(text: str, words: str) -> None:
    assert duration_in_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [("R/P1M", "setiap 1 bulan"), ("R3/PT10H", "setiap 10 jam, 3 kali"), ("R/", ""), ("P1M", "")],
)
def test_cycles(text: str, words: str) -> None:
    assert cycle_in_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-12-31", "31 Desember 2026"),
        ("2026-01-05T09:30:00Z", "5 Januari 2026 pukul 09.30"),
        ("0 0 9 * * ?", "0 0 9 * * ?"),
        ("${tanggal}", "${tanggal}"),
    ],
)
def test_dates_and_what_only_a_tool_understands(text: str, words: str) -> None:
    assert time_in_words(text) == words
