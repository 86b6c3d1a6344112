"""Citations compare alike however they are spelled, and wrong ones get a near one suggested."""

import pytest

from bpmn_gen.definition.citation import ProvisionIndex, cites_several, normalise, parse
from bpmn_gen.definition.schema import Ketentuan, Peraturan
from bpmn_gen.definition.text import Text

REFS = [
    "Pasal 1 angka 15",
    "Pasal 13",
    "Pasal 13 ayat (5)",
    "Pasal 13 ayat (6)",
    "Pasal 22 ayat (4) huruf a",
    "Lampiran II.A Gambar 1",
    "Lampiran II.B.2.a",
    "Lampiran II.B.2.a.2.a",
    "Lampiran II.B.2.a.2.b",
    "Lampiran II.D.7.3.1.a",
]


def regulation(sebutan: str, refs: list[str]) -> Peraturan:
    """A regulation with provisions at some places."""
    provisions = tuple(
        Ketentuan(id=Text(f"k{number}"), ref=Text(ref), ringkasan=Text("x"), jenis=Text("aturan"))
        for number, ref in enumerate(refs)
    )
    return Peraturan(judul=Text("x"), sebutan=Text(sebutan), ketentuan=provisions)


INDEX = ProvisionIndex([regulation("Perbup Cilacap 5/2024", REFS)])

SPELLINGS = {
    "Pasal 13 ayat (5)": [
        "Pasal 13 ayat 5",
        "pasal 13 ayat (5)",
        "PASAL  13\tAYAT (5)",
        "Pasal 13 (5)",
        "Pasal 13(5)",
        "Perbup Cilacap 5/2024 Pasal 13 ayat (5)",
        "Pasal 13 ayat (5) Perbup Cilacap 5/2024",
        "Pasal 13 ayat (5) Perbup Cilacap",
        "Pasal 13 ayat (5) Peraturan Bupati Cilacap Nomor 5 Tahun 2024 tentang Sistem Kerja",
        "Peraturan Bupati Cilacap No. 5 Tahun 2024, Pasal 13 ayat (5)",
    ],
    "Lampiran II.B.2.a.2.a": [
        "lampiran ii.b.2.a.2.a",
        "Lampiran II. B. 2. a. 2. a.",
        "Lampiran II.B.2.a.2).a)",
        "Lampiran Bab II huruf B angka 2 huruf a angka 2) huruf a)",
        "Perbup Cilacap 5/2024 Lampiran II.B.2.a.2.a",
    ],
    "Lampiran II.A Gambar 1": ["Lampiran II.A gambar 1", "Lampiran II.A, Gambar 1"],
    "Pasal 22 ayat (4) huruf a": ["Pasal 22 ayat 4 huruf a.", "pasal 22 (4) huruf a"],
    "Pasal 1 angka 15": ["Pasal 1 Angka 15"],
}


@pytest.mark.parametrize(
    ("ref", "spelling"), [(ref, other) for ref, others in SPELLINGS.items() for other in others]
)
def test_all_spellings_of_a_citation_are_the_same_provision(ref: str, spelling: str) -> None:
    assert parse(spelling).address == normalise(ref)
    found = INDEX.find(spelling)
    assert found is not None
    assert found.ref == ref


def test_different_places_stay_different() -> None:
    assert len({normalise(ref) for ref in REFS}) == len(REFS)
    assert normalise("Pasal 1 angka 5") != normalise("Pasal 1 ayat 5")


def test_a_heading_is_known_by_what_lies_below_it() -> None:
    assert INDEX.find("Lampiran II.B.2.a.2") is None
    assert INDEX.knows("Lampiran II.B.2.a.2")
    assert [item.ref for item in INDEX.within("Lampiran II.B.2.a.2")] == REFS[7:9]
    assert not INDEX.knows("Lampiran II.B.2.a.2.c")
    assert not INDEX.knows("Lampiran III")


def test_a_place_in_another_regulation_is_not_in_this_one() -> None:
    assert parse("Pasal 13 PermenPANRB 7/2022").regulation == "7/2022"
    assert INDEX.find("Pasal 13 PermenPANRB 7/2022") is None
    assert not INDEX.knows("Undang-Undang Nomor 23 Tahun 2014 Pasal 13")


def test_regulations_with_the_same_places_are_told_apart() -> None:
    both = ProvisionIndex(
        [regulation("Perbup Cilacap 5/2024", REFS), regulation("Perbup Cilacap 9/2025", REFS[:2])]
    )
    first, second = both.find("Pasal 13"), both.find("Pasal 13 Perbup Cilacap 9/2025")
    assert first is not None
    assert second is not None
    assert first is not second


def test_a_provision_is_found_by_its_id() -> None:
    found = INDEX.find("k1")
    assert found is not None
    assert found.ref == "Pasal 13"
    assert INDEX.by_id("k1") is found
    assert INDEX.by_id("tiada") is None


@pytest.mark.parametrize(
    ("wrong", "hints"),
    [
        ("Pasal 13 ayat (9)", ("'Pasal 13' ada; di bawahnya: ayat (5), ayat (6)",)),
        ("Pasal 13 aayt (5)", ("maksud Anda 'Pasal 13 ayat (5)'?",)),
        ("Pasal 99 ayat (5)", ("yang ada: Pasal 1 sampai Pasal 22",)),
        ("Lampiran II.B.2.a.9", ("'Lampiran II.B.2.a' ada; di bawahnya: ",)),
        ("Lampiran II.B.2.a.2.c", ("'Lampiran II.B.2.a' ada; di bawahnya: 2.a, 2.b",)),
        ("entah apa", ("tulis misalnya Pasal 13 ayat (5)",)),
        ("Pasal 13 ayat (5) dan ayat (6)", ("satu ketentuan satu butir",)),
        ("Pasal 13, Pasal 14", ("satu ketentuan satu butir",)),
        ("Pasal 5 PermenPANRB 7/2022", ("peraturan 7/2022 tidak ada di folder peraturan/",)),
    ],
)
def test_a_wrong_citation_gets_a_hint(wrong: str, hints: tuple[str, ...]) -> None:
    found = INDEX.suggest(wrong)
    assert len(found) == len(hints)
    assert all(part in hint for part, hint in zip(hints, found, strict=True))


def test_one_citation_is_told_from_several() -> None:
    assert cites_several("Pasal 13; Pasal 14")
    assert not any(cites_several(ref) for ref in REFS)
