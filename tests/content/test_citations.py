"""Every provision of the catalogue is cited as a lawyer does.

``printed_citations.txt`` holds the words for every place of the annex.  They were held against the
text of the regulation, which ``test_printed_citations`` does again where that text is at hand.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from bpmn_gen.definition.legal_citation import legal_words
from bpmn_gen.definition.schema import Ketentuan
from tests.content.shipped import definitions

GOLDEN = Path(__file__).with_name("printed_citations.txt")
ANNEX = "Lampiran BAB II huruf"
CODES = re.compile(r"[IVX]+\.[A-Z]\b|\.\w|\b(?:kalimat|butir) \d|umum|tanggung-jawab")
"""What only this program writes."""


def words(ref: str) -> str:
    """A place as it is printed."""
    return legal_words(definitions().peraturan).place(ref)


def provisions() -> tuple[Ketentuan, ...]:
    (regulation,) = definitions().peraturan
    return regulation.ketentuan


def test_every_place_of_the_annex_has_the_words_that_were_held_against_the_text() -> None:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    held = dict(line.split(" | ", 1) for line in lines)
    assert len(held) > 800
    refs = [str(item.ref) for item in provisions()]
    assert {ref: words(ref) for ref in refs if words(ref) != ref} == held
    assert all(ref.startswith("Pasal ") or ref == "Lampiran" for ref in refs if ref not in held)


def test_no_two_provisions_are_cited_alike_and_none_with_a_code_of_this_program() -> None:
    said = [words(item.ref) for item in provisions()]
    assert len(said) > 900
    assert [text for text, times in Counter(said).items() if times > 1] == []
    assert [text for text in said if CODES.search(text)] == []


def test_what_is_printed_can_be_read_back() -> None:
    spoken = legal_words(definitions().peraturan)
    for item in provisions():
        assert spoken.index.find(spoken.of(item)) is item, item.ref


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("Lampiran II.B.2.umum.d", "Lampiran BAB II huruf B angka 2 huruf d"),
        (
            "Lampiran II.B.2.umum.a",
            "Lampiran BAB II huruf B angka 2 (penjelasan penugasan) huruf a",
        ),
        ("Lampiran II.B.2.a", "Lampiran BAB II huruf B angka 2 (cara penugasan) huruf a"),
        ("Lampiran II.B.1", "Lampiran BAB II huruf B (penjelasan terperinci) angka 1"),
        (
            "Lampiran II.B.3.a.tim.3",
            f"{ANNEX} B angka 3 (pelaksanaan tugas) huruf a (dalam tim kerja) angka 3)",
        ),
        (
            "Lampiran II.B.3.tanggung-jawab.c.2",
            "Lampiran BAB II huruf B angka 3 (pembagian tanggung jawab) huruf c angka 2)",
        ),
        (
            "Lampiran II.B.2.a.3.e.1 kalimat 2",
            "Lampiran BAB II huruf B angka 2 huruf a angka 3) huruf e) angka 1 kalimat kedua",
        ),
        (
            "Lampiran II.D.4.3.1.a.2",
            "Lampiran BAB II huruf D angka 4 angka 3 angka 1) huruf a) angka (2)",
        ),
        (
            "Lampiran II.D.2.c.2 kalimat 8",
            "Lampiran BAB II huruf D angka 2 huruf c angka 2) alinea kedua kalimat keempat",
        ),
        ("Lampiran II.D.8.2.2.c", "Lampiran BAB II huruf D angka 8 angka 2 angka 2) huruf c)"),
        ("Lampiran II.A Gambar 1", "Lampiran BAB II huruf A Gambar 1"),
        ("Pasal 22 (4) huruf a", "Pasal 22 ayat (4) huruf a"),
    ],
)
def test_places_read_as_a_lawyer_writes_them(ref: str, said: str) -> None:
    assert words(ref) == said
