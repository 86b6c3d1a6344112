"""The provision catalogue names every provision of the regulation once and completely."""

import re
from collections import Counter
from pathlib import Path

import pytest

from bpmn_gen.definition.citation import ProvisionIndex, normalise
from bpmn_gen.definition.load import load
from bpmn_gen.definition.schema import Ketentuan, Peraturan
from bpmn_gen.diagnostics import Findings

KINDS = {"langkah", "aturan", "struktur", "dokumen", "definisi", "judul"}

CLAUSES = {
    1: 17, 2: 0, 3: 2, 4: 0, 5: 4, 6: 6, 7: 2, 8: 3, 9: 0, 10: 0, 11: 4, 12: 3, 13: 7,
    14: 0, 15: 2, 16: 0, 17: 4, 18: 0, 19: 2, 20: 2, 21: 2, 22: 7, 23: 2, 24: 0, 25: 0,
}  # fmt: skip
"""Ayat, angka or huruf directly below each Pasal, counted in the printed text."""

ITEMS = {
    "Lampiran I.A": 8,
    "Lampiran II.A": 3,
    "Lampiran II.A.1": 3,
    "Lampiran II.A.2": 3,
    "Lampiran II.B.umum": 3,
    "Lampiran II.B.1": 4,
    "Lampiran II.B.2.umum": 6,
    "Lampiran II.B.2.a": 3,
    "Lampiran II.B.2.a.2": 5,
    "Lampiran II.B.2.a.3": 6,
    "Lampiran II.B.2.a.3.e": 4,
    "Lampiran II.B.2.a.3.f": 4,
    "Lampiran II.B.2.b": 3,
    "Lampiran II.B.2.b.1": 2,
    "Lampiran II.B.2.b.3": 4,
    "Lampiran II.B.3.umum": 5,
    "Lampiran II.B.3.a.individu": 3,
    "Lampiran II.B.3.a.tim": 6,
    "Lampiran II.B.3.b": 6,
    "Lampiran II.B.3.c": 7,
    "Lampiran II.B.3.tanggung-jawab": 4,
    "Lampiran II.B.3.tanggung-jawab.a": 5,
    "Lampiran II.B.3.tanggung-jawab.b": 5,
    "Lampiran II.B.3.tanggung-jawab.c": 6,
    "Lampiran II.B.3.tanggung-jawab.d": 3,
    "Lampiran II.B.4.b": 2,
    "Lampiran II.C": 2,
    "Lampiran II.C.1": 3,
    "Lampiran II.C.2": 2,
    "Lampiran II.D": 10,
    # The provisions on penugasan of each unit type.
    "Lampiran II.D.1.b": 14,
    "Lampiran II.D.2.b": 11,
    "Lampiran II.D.3.b": 12,
    "Lampiran II.D.4.2.1": 2,
    "Lampiran II.D.4.2.2": 12,
    "Lampiran II.D.5.2": 15,
    "Lampiran II.D.6.2": 15,
    "Lampiran II.D.7.2": 7,
    "Lampiran II.D.8.2": 10,
    "Lampiran II.D.9.2": 8,
    "Lampiran II.D.10.2": 8,
    # What formulating the strategy comprises.
    "Lampiran II.D.1.c.1.c": 5,
    "Lampiran II.D.2.c.1": 5,
    "Lampiran II.D.3.c.1": 6,
    "Lampiran II.D.4.3.1.a": 4,
    "Lampiran II.D.4.3.2.a": 5,
    "Lampiran II.D.5.3.1": 5,
    "Lampiran II.D.6.3.1": 4,
    "Lampiran II.D.7.3.1": 4,
    "Lampiran II.D.8.3.1": 5,
    "Lampiran II.D.9.3.a": 4,
    "Lampiran II.D.10.3.1": 4,
    # The named units and classes of units.
    "Lampiran II.D.2.a": 24,
    "Lampiran II.D.3.a": 3,
    "Lampiran II.D.7.1": 24,
    "Lampiran II.D.9.1": 2,
}
"""Numbered items directly below a place in the annex, counted in the printed text."""

SENTENCES = {
    "Lampiran II.D.2.c": (8, 10, 4),
    "Lampiran II.D.3.c": (7, 10, 4),
    "Lampiran II.D.4.3.1": (5, 10, 3),
    "Lampiran II.D.4.3.2": (7, 10, 4),
    "Lampiran II.D.5.3": (8, 10, 5),
    "Lampiran II.D.6.3": (9, 10, 5),
    "Lampiran II.D.7.3": (7, 10, 4),
    "Lampiran II.D.8.3": (5, 10, 3),
    "Lampiran II.D.9.3": (6, 11, 3),
    "Lampiran II.D.10.3": (6, 11, 3),
}
"""Unnumbered sentences of planning, execution and evaluation, counted in the printed text."""


@pytest.fixture(scope="module")
def catalogue(project_root: Path) -> Peraturan:
    findings = Findings()
    (regulation,) = load(project_root / "process_defs", findings).peraturan
    assert not [item for item in findings if item.span and "peraturan/" in item.span.path]
    return regulation


@pytest.fixture(scope="module")
def by_ref(catalogue: Peraturan) -> dict[str, Ketentuan]:
    return {str(item.ref): item for item in catalogue.ketentuan}


def above(address: tuple[str, ...]) -> tuple[str, ...]:
    """The place that a place lies in: without its last sign and the word that belongs to it."""
    words = {"ayat", "huruf", "angka", "kalimat", "butir", "gambar"}
    return address[:-2] if len(address) > 2 and address[-2] in words else address[:-1]


def numbered_below(catalogue: Peraturan, place: str) -> list[str]:
    """The signs of the numbered items directly below a place in the annex."""
    pattern = re.compile(re.escape(place) + r"\.(\d+|[a-z])$")
    return [match[1] for item in catalogue.ketentuan if (match := pattern.match(item.ref))]


def sentences_of(catalogue: Peraturan, place: str) -> list[int]:
    """The numbers of the unnumbered sentences of a place, in the order of the catalogue."""
    pattern = re.compile(re.escape(place) + r" kalimat (\d+)$")
    return [int(match[1]) for item in catalogue.ketentuan if (match := pattern.match(item.ref))]


def test_every_id_and_every_place_stands_once(catalogue: Peraturan) -> None:
    assert len(catalogue.ketentuan) > 900
    for values in (
        [str(item.id) for item in catalogue.ketentuan],
        [normalise(item.ref) for item in catalogue.ketentuan],
    ):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_ids_are_plain_and_follow_from_the_address(catalogue: Peraturan) -> None:
    """A citation copied into a file name or an XML id needs no escaping."""
    for item in catalogue.ketentuan:
        assert re.fullmatch(r"[pl][a-z0-9]*(-[a-z0-9]+)*", item.id), item.ref
    index = ProvisionIndex([catalogue])
    for key, ref in {
        "p13-5": "Pasal 13 ayat (5)",
        "p22-4-a": "Pasal 22 ayat (4) huruf a",
        "p1-15": "Pasal 1 angka 15",
        "l2b2-a-2-c": "Lampiran II.B.2.a.2.c",
        "l2d7-2-4": "Lampiran II.D.7.2.4",
        "l2d7-3-1-a": "Lampiran II.D.7.3.1.a",
    }.items():
        found = index.by_id(key)
        assert found is not None
        assert found.ref == ref


def test_everything_a_place_lies_in_can_be_cited_too(catalogue: Peraturan) -> None:
    known = {normalise(item.ref) for item in catalogue.ketentuan}
    assert {
        item.ref
        for item in catalogue.ketentuan
        if len(normalise(item.ref)) > 1
        and above(normalise(item.ref)) != ("pasal",)
        and above(normalise(item.ref)) not in known
    } == set()


def test_every_provision_says_what_it_is_in_one_line(catalogue: Peraturan) -> None:
    for item in catalogue.ketentuan:
        assert item.jenis in KINDS, item.ref
        assert 3 <= len(item.ringkasan) <= 400, item.ref
        assert "\n" not in item.ringkasan, item.ref
        assert not item.ringkasan.endswith("."), item.ref


def test_actors_are_named_once_each_and_the_two_appraising_offices_in_full(
    catalogue: Peraturan,
) -> None:
    for item in catalogue.ketentuan:
        assert len(set(item.pelaku)) == len(item.pelaku), item.ref
        assert not re.search(r"\bPPK\b", f"{item.ringkasan} {item.catatan or ''}"), item.ref


@pytest.mark.parametrize(("article", "count"), CLAUSES.items())
def test_every_article_has_all_its_clauses(catalogue: Peraturan, article: int, count: int) -> None:
    pattern = re.compile(rf"Pasal {article} (ayat \(\d+\)|angka \d+|huruf [a-z])$")
    assert any(item.ref == f"Pasal {article}" for item in catalogue.ketentuan)
    assert sum(1 for item in catalogue.ketentuan if pattern.match(item.ref)) == count


@pytest.mark.parametrize(("place", "count"), ITEMS.items())
def test_every_list_of_the_annex_is_complete_and_in_order(
    catalogue: Peraturan, place: str, count: int
) -> None:
    signs = numbered_below(catalogue, place)
    letters = [chr(ord("a") + step) for step in range(count)]
    numbers = [str(step + 1) for step in range(count)]
    assert signs in (letters, numbers)


@pytest.mark.parametrize(("place", "counts"), SENTENCES.items())
def test_every_sentence_of_the_three_stages_can_be_cited(
    catalogue: Peraturan, place: str, counts: tuple[int, int, int]
) -> None:
    stages = numbered_below(catalogue, place)
    assert len(stages) == 3
    for sign, count in zip(stages, counts, strict=True):
        found = sentences_of(catalogue, f"{place}.{sign}")
        assert found == list(range(1, count + 1)), sign


def test_the_misplaced_item_of_type_8_keeps_its_own_sign(by_ref: dict[str, Ketentuan]) -> None:
    item = by_ref["Lampiran II.D.8.2.2.c"]
    assert "Pejabat Level II" in item.pelaku
    assert item.catatan is not None


@pytest.mark.parametrize(
    ("place", "oddity"),
    [
        ("Lampiran", "2004"),
        ("Lampiran I.B kalimat 1", "tiga bab"),
        ("Lampiran II.A.3 kalimat 2", "revidi"),
        ("Lampiran II.D.2.a.18", "tipe 4"),
        ("Lampiran II.D.4.1 kalimat 3", "tipe 2"),
        ("Lampiran II.D.6.3.1 kalimat 5", "Kepala Pejabat Pengawas"),
        ("Lampiran II.D.7.3.3 kalimat 4", "Kepala Pejabat Administrator"),
        ("Lampiran II.D.9.3.b kalimat 8", "Pejabat Level I tidak disebut"),
        ("Lampiran II.D.10.3.2 kalimat 8", "Pejabat Level I tidak disebut"),
        ("Pasal 13 ayat (7)", "tidak ada dalam naskah Lampiran"),
    ],
)
def test_what_is_odd_in_the_text_is_recorded_not_mended(
    by_ref: dict[str, Ketentuan], place: str, oddity: str
) -> None:
    assert oddity in (by_ref[place].catatan or "")


@pytest.mark.parametrize(
    "place", ["Lampiran II.D.9.3.b kalimat 8", "Lampiran II.D.10.3.2 kalimat 8"]
)
def test_monitoring_in_types_9_and_10_names_whom_the_text_names(
    by_ref: dict[str, Ketentuan], place: str
) -> None:
    assert by_ref[place].pelaku == ("Pejabat Fungsional", "Pelaksana", "Ketua Tim")
