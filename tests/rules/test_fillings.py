"""Titles, terms and questions of a unit type may name what is known before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, findings_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("title", "term", "question", "unknown"),
    [
        ("Kepala {unit}", "Wilayah {jf_pelaksana}", "Apa {wilayah}?", []),
        ("Kepala {jf_pelaksana}", "Wilayah", "Apa?", ["{jf_pelaksana}"]),
        ("Kepala", "Wilayah {warga}", "Apa?", ["{warga}"]),
        ("Kepala", "Wilayah", "Apa {warga}?", ["{warga}"]),
    ],
)
def test_each_kind_of_text_may_name_what_is_known_before_it(
    title: str, term: str, question: str, unknown: list[str], tmp_path: Path
) -> None:
    dinas = FILES["tipe_unit/01-dinas.yaml"].replace("Kepala {unit}", f"'{title}'")
    dinas = dinas.replace("{wilayah: Kabupaten}", f"{{wilayah: '{term}'}}")
    dinas += f"masukan_penilai: {{jenjang: {{tanya: '{question}', pilihan: [Muda]}}}}\n"
    found = findings_of(tmp_path, {"tipe_unit/01-dinas.yaml": dinas})
    assert [one.message for one in found if one.code == "unknown-title-placeholder"] == [
        f"isian '{name}' tidak punya nilai" for name in unknown
    ]


@pytest.mark.parametrize(
    ("berlaku", "word", "told"),
    [
        ("[2]", "warga", []),
        ("semua", "warga", ["isian '{warga}' tidak punya nilai pada tipe unit 1"]),
        ("[2]", "wrga", ["isian '{wrga}' tidak punya nilai"]),
        ("[9]", "wrga", ["isian '{wrga}' tidak punya nilai"]),
    ],
    ids=["its own", "of one type alone", "a slip", "where nobody has the process"],
)
def test_a_placeholder_has_a_value_in_each_unit_type_that_has_the_process(
    berlaku: str, word: str, told: list[str], tmp_path: Path
) -> None:
    text = FILES["proses/uji.yaml"].replace("sumber:", f"berlaku: {berlaku}\nsumber:", 1)
    text = text.replace("Menyusun rencana", f"'Menyusun bagi {{{word}}}'")
    found = findings_of(tmp_path, {"proses/uji.yaml": text})
    assert [one.message for one in found if one.code == "unknown-placeholder"] == told


@pytest.mark.parametrize(
    ("berlaku", "meant"), [("[1]", False), ("[2]", True), ("semua", True), ("[9]", True)]
)
def test_a_slip_leads_to_a_word_of_the_unit_types_that_have_the_process(
    berlaku: str, *, meant: bool, tmp_path: Path
) -> None:
    """Where none has it, any word may have been meant."""
    text = FILES["proses/uji.yaml"].replace("sumber:", f"berlaku: {berlaku}\nsumber:", 1)
    text = text.replace("Menyusun rencana", "'Menyusun bagi {wrga}'")
    found = findings_of(tmp_path, {"proses/uji.yaml": text})
    [one] = [one for one in found if one.code == "unknown-placeholder"]
    assert (one.hints == ("maksud Anda '{warga}'?",)) is meant


def test_an_actor_that_is_named_hides_no_other_placeholder_of_the_text(tmp_path: Path) -> None:
    text = FILES["proses/uji.yaml"].replace("Menyusun rencana", "'Menyusun bagi {kepala} {wrga}'")
    found = findings_of(tmp_path, {"proses/uji.yaml": text})
    assert [one.message for one in found if one.code == "unknown-placeholder"] == [
        "isian '{wrga}' tidak punya nilai"
    ]
