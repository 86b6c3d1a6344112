"""Texts of drawing tools as people see them."""

from __future__ import annotations

import pytest

from bpmn_gen.foreign.plain_text import LONGEST, plain_text


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Periksa berkas", "Periksa berkas"),
        ("<b>Periksa</b><br>berkas", "Periksa\nberkas"),
        ("<p style='margin:0'>Satu</p><p>Dua</p>", "Satu\nDua"),
        ("A &amp; B&nbsp;C", "A & B C"),
        ("biaya < 5 juta & lengkap", "biaya < 5 juta & lengkap"),
        ("Kepada <nama>", "Kepada <nama>"),
        ("<style>p {color: red}</style><p>Isi</p>", "Isi"),
        ("", ""),
    ],
)
def test_markup_goes_and_words_stay(given: str, expected: str) -> None:
    assert plain_text(given) == expected


def test_a_text_without_end_is_cut() -> None:
    assert len(plain_text("a" * (LONGEST + 5))) == LONGEST
