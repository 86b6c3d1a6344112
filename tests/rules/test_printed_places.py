"""The sentences of a paragraph are held against those that the catalogue has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, findings_of

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = """\
  - {id: s1, ref: Pasal 3 kalimat 1, ringkasan: x, jenis: aturan}
  - {id: s2, ref: Pasal 3 kalimat 2, ringkasan: x, jenis: aturan}
"""


@pytest.mark.parametrize(
    ("place", "sizes", "fault"),
    [
        ("Pasal 3", "[1, 1]", ""),
        ("Pasal 3", "[2]", ""),
        ("Pasal 3", "[1]", "berjumlah 1 kalimat, katalog 2"),
        ("Pasal 3", "[2, 1]", "berjumlah 3 kalimat, katalog 2"),
        ("Pasal 9", "[1]", "berjumlah 1 kalimat, katalog 0"),
    ],
)
def test_paragraphs_have_as_many_sentences_as_the_catalogue(
    place: str, sizes: str, fault: str, tmp_path: Path
) -> None:
    text = f"alinea: {{{place}: {sizes}}}\n" + FILES["peraturan/uji.yaml"] + SENTENCES
    found = findings_of(tmp_path, {"peraturan/uji.yaml": text})
    assert [(one.message, one.hints) for one in found if one.code == "miscounted-paragraphs"] == [
        (f"alinea '{place}' {fault}", ("sebut banyaknya kalimat tiap alinea menurut naskah",))
    ] * bool(fault)


def test_several_provisions_of_one_place_are_not_told_of_as_places_that_look_alike(
    tmp_path: Path,
) -> None:
    more = "  - {id: lagi, ref: Pasal 1, ringkasan: Rencana disimpan, jenis: langkah}\n"
    text = FILES["peraturan/uji.yaml"] + more
    found = findings_of(tmp_path, {"peraturan/uji.yaml": text})
    assert "places-alike" not in {one.code for one in found}
