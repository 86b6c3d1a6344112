"""Citations read as a lawyer writes them, whatever the regulation looks like."""

import pytest

from bpmn_gen.definition.legal_citation import (
    LegalWords,
    grouped,
    legal_words,
    without_promulgation,
)
from bpmn_gen.definition.schema import Ketentuan, Peraturan
from bpmn_gen.definition.schema.types import Nomor
from bpmn_gen.definition.text import Text

SHORT = "Peraturan Bupati Cilacap Nomor 9 Tahun 2025"
TITLE = f"{SHORT} tentang Tata Naskah Dinas"


def regulation(
    refs: list[str],
    marks: dict[str, str] | None = None,
    names: dict[str, str] | None = None,
    paragraphs: dict[str, tuple[int, ...]] | None = None,
    title: str = TITLE,
) -> Peraturan:
    """A regulation with provisions at some places."""
    return Peraturan(
        judul=Text(title),
        sebutan=Text("Perbup Cilacap 9/2025" if title == TITLE else "Perda Cilacap 3/2020"),
        penomoran={Text(key): Text(mark) for key, mark in (marks or {}).items()},
        nama_daftar={Text(key): Text(name) for key, name in (names or {}).items()},
        alinea={Text(key): tuple(map(Nomor, n)) for key, n in (paragraphs or {}).items()},
        ketentuan=tuple(
            Ketentuan(id=Text(f"k{at}"), ref=Text(ref), ringkasan=Text("x"), jenis=Text("aturan"))
            for at, ref in enumerate(refs)
        ),
    )


PLAIN = LegalWords([regulation([
    "Pasal 7", "Pasal 13 ayat (5)", "Pasal 13 ayat (5) huruf a angka 2", "Pasal 4 kalimat 2",
    "Lampiran", "Lampiran III", "Lampiran II.B.3", "Lampiran II Tabel 4", "Lampiran II.C.b.aa",
    "Lampiran Formulir 2",
])])  # fmt: skip


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("pasal 13 (5)", "Pasal 13 ayat (5)"),
        ("Pasal 13 ayat (5) huruf a angka 2", "Pasal 13 ayat (5) huruf a angka 2"),
        ("Pasal 4 kalimat 2", "Pasal 4 kalimat kedua"),
        ("Lampiran", "Lampiran"),
        ("Lampiran III", "Lampiran III"),
        ("Lampiran II.B.3", "Lampiran II huruf B angka 3"),
        ("Lampiran II Tabel 4", "Lampiran II Tabel 4"),
        ("Lampiran II.C.b.aa", "Lampiran II huruf C huruf b huruf aa"),
        ("Lampiran Formulir 2", "Lampiran Formulir 2"),
        ("Pasal 99", "Pasal 99"),
        ("Lampiran II.B.9", "Lampiran II huruf B angka 9"),
        ("Pasal 7 Perbup Cilacap 9/2025", f"Pasal 7 {SHORT}"),
        ("Pasal 7 PermenPANRB 7/2022", "Pasal 7 PermenPANRB 7/2022"),
        ("Renstra Dinas Kesehatan", "Renstra Dinas Kesehatan"),
    ],
)
def test_a_regulation_that_says_nothing_of_its_marks_is_cited_plainly(ref: str, said: str) -> None:
    assert PLAIN.place(ref) == said


def test_marks_are_written_as_the_catalogue_says_that_they_are_printed() -> None:
    words = LegalWords([regulation(
        ["Lampiran I", "Lampiran I.A.2", "Lampiran I.A.2.c", "Lampiran I.A.2.c.4"],
        {"Lampiran": "BAB I", "Lampiran I.A": "1)", "Lampiran I.A.2": "a)",
         "Lampiran I.A.2.c": "(1)"},
    )])  # fmt: skip
    assert words.place("Lampiran I.A.2.c.4") == "Lampiran BAB I huruf A angka 2) huruf c) angka (4)"
    assert words.place("lampiran i.a.2.d") == "Lampiran BAB i huruf a angka 2) huruf d)"


def test_sentences_are_counted_within_their_paragraph() -> None:
    words = LegalWords([regulation(
        [f"Lampiran A kalimat {number}" for number in range(1, 5)],
        paragraphs={"Lampiran A": (2, 1, 1)},
    )])  # fmt: skip
    said = [words.place(f"Lampiran A kalimat {number}") for number in range(1, 5)]
    assert said == [
        "Lampiran huruf A alinea pertama kalimat pertama",
        "Lampiran huruf A alinea pertama kalimat kedua",
        "Lampiran huruf A alinea kedua",
        "Lampiran huruf A alinea ketiga",
    ]


def test_lists_are_named_only_where_another_has_the_same_number() -> None:
    words = LegalWords([regulation(
        ["Lampiran A.umum.1", "Lampiran A.umum.2", "Lampiran A.1", "Lampiran A.umum", "Lampiran A"],
        names={"Lampiran A.umum": "syarat umum", "Lampiran A": "tata cara"},
    )])  # fmt: skip
    assert [words.of(item) for item in words.regulations[0].ketentuan] == [
        "Lampiran huruf A (syarat umum) angka 1",
        "Lampiran huruf A angka 2",
        "Lampiran huruf A (tata cara) angka 1",
        "Lampiran huruf A (syarat umum)",
        "Lampiran huruf A",
    ]
    for item in words.regulations[0].ketentuan:
        assert words.index.find(words.of(item)) is item


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([], ""),
        (["Pasal 7"], "Pasal 7"),
        (["Pasal 7", "Pasal 9"], "Pasal 7 dan Pasal 9"),
        (["Pasal 22 ayat (3)", "Pasal 22 ayat (4)", "Pasal 22 ayat (5)"],
         "Pasal 22 ayat (3) sampai dengan ayat (5)"),
        (["Pasal 13 ayat (1)", "Pasal 13 ayat (2)", "Pasal 13 ayat (5)"],
         "Pasal 13 ayat (1), ayat (2), dan ayat (5)"),
        (["Lampiran BAB II huruf B angka 2) huruf a)", "Lampiran BAB II huruf B angka 2) huruf c)"],
         "Lampiran BAB II huruf B angka 2) huruf a) dan huruf c)"),
        (["Pasal 13 ayat (5)", "Lampiran BAB II huruf B"],
         "Pasal 13 ayat (5); Lampiran BAB II huruf B"),
        (["Pasal 5 huruf a", "Pasal 5 huruf a"], "Pasal 5 huruf a"),
        (["Pasal 5 huruf a", "Pasal 6 huruf b"], "Pasal 5 huruf a; Pasal 6 huruf b"),
    ],
)  # fmt: skip
def test_places_that_differ_in_their_last_part_are_cited_together(
    places: list[str], said: str
) -> None:
    assert grouped(places) == said


def test_the_first_citation_gives_the_title_and_later_ones_number_and_year() -> None:
    assert PLAIN.cited(["Pasal 7"]) == f"Pasal 7 {TITLE}"
    assert (
        PLAIN.cited(["Pasal 7"], first=False)
        == "Pasal 7 Peraturan Bupati Cilacap Nomor 9 Tahun 2025"
    )
    other = regulation(["Pasal 1"], title="Peraturan Daerah Nomor 3 Tahun 2020 tentang Arsip")
    both = LegalWords([PLAIN.regulations[0], other])
    assert both.cited(["Pasal 7"]) == "Pasal 7 Peraturan Bupati Cilacap Nomor 9 Tahun 2025"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Lihat Lampiran II.B.3.", "Lihat Lampiran II huruf B angka 3."),
        ("(Lampiran II.B.3)", "(Lampiran II huruf B angka 3)"),
        ("Lampiran II.B.3 dan II.C.b.aa beda",
         "Lampiran II huruf B angka 3 dan huruf C huruf b huruf aa beda"),
        ("Pasal 4 dan kalimat 2", "Pasal 4 dan kalimat kedua"),
        ("PPh II.A.7 tetap, begitu pula versi 2.1.b", "PPh II.A.7 tetap, begitu pula versi 2.1.b"),
        ("Lampiran II.Z.9 tidak ada", "Lampiran II.Z.9 tidak ada"),
    ],
)  # fmt: skip
def test_addresses_in_a_text_are_put_into_words(text: str, said: str) -> None:
    assert PLAIN.prose(text, "Pasal 4") == said


def test_the_words_of_the_same_regulations_are_made_once() -> None:
    regulations = (regulation(["Pasal 1"]),)
    assert legal_words(regulations) is legal_words(regulations)
    assert legal_words((regulation(["Pasal 1"]),)) is not legal_words(regulations)


def test_forms_that_are_short_of_room_name_laws_without_where_they_were_promulgated() -> None:
    law = "Undang-Undang Nomor 11 Tahun 2023 tentang Provinsi Jawa Tengah"
    told = f"{law} (Lembaran Negara Tahun 2023 Nomor 58, Tambahan Lembaran Negara Nomor 6867)"
    assert without_promulgation(told) == law
    assert without_promulgation(f"{told} jo. Peraturan Daerah (Perda) Nomor 3") == (
        f"{law} jo. Peraturan Daerah (Perda) Nomor 3"
    )
