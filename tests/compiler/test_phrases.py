"""What is named, counted and cut in sentences for people."""

from __future__ import annotations

import pytest

from bpmn_gen.compiler.appraisal_duties import duties
from bpmn_gen.compiler.document_codes import map_code, sop_code
from bpmn_gen.compiler.wording import LISTED, QUOTED, listed, quoted, runs, type_numbers
from tests.compiler.project import definitions, steps


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Surat\n  masuk", "'Surat masuk'"),
        ("a" * QUOTED, f"'{'a' * QUOTED}'"),
        ("a" * (QUOTED + 1), f"'{'a' * QUOTED}...'"),
        ("a" * (QUOTED - 1) + " b", f"'{'a' * (QUOTED - 1)}...'"),
        ("a" + " " * (4 * QUOTED - 1), "'a'"),
        ("a" + " " * (3 * QUOTED) + "b", "'a b'"),
        ("a" + " " * (4 * QUOTED), "'a...'"),
        ("a" + " " * (4 * QUOTED - 1) + "b", "'a...'"),
    ],
)
def test_a_long_text_is_cut_and_stands_on_one_line(text: str, expected: str) -> None:
    assert quoted(text) == expected


def test_names_beyond_the_limit_are_only_counted() -> None:
    names = [f"n{number}" for number in range(LISTED + 2)]
    assert listed(names[:2]) == "n0, n1"
    assert listed(names[:LISTED]) == ", ".join(names[:LISTED])
    assert listed(names) == f"{', '.join(names[:LISTED])} dan 2 lainnya"


@pytest.mark.parametrize(
    ("numbers", "phrase", "short"),
    [
        ((), "tipe unit ", ""),
        ((3,), "tipe unit 3", "3"),
        ((2, 1), "tipe unit 1 dan 2", "1-2"),
        ((7, 2, 1), "tipe unit 1, 2 dan 7", "1-2 7"),
        ((5, 0, 2, 1), "tipe unit 0, 1, 2 dan 5", "0-2 5"),
    ],
)
def test_numbers_stand_in_order(numbers: tuple[int, ...], phrase: str, short: str) -> None:
    assert type_numbers(numbers) == phrase
    assert runs(numbers) == short


def test_each_official_is_named_once_with_all_duties() -> None:
    told = duties({"penugas": "Camat", "pengelola": "Camat", "penetap": "Lurah"})
    assert told == (
        "Camat: memberikan penugasan dan mengelola kinerja",
        "Lurah: menetapkan kinerja",
    )
    assert duties(dict.fromkeys(("penugas", "pengelola", "penetap"), "Camat")) == (
        "Camat: memberikan penugasan, mengelola kinerja, dan menetapkan kinerja",
    )


def test_what_the_text_leaves_open_and_nobody_are_told_apart() -> None:
    open_ones = {"penetap": "tidak diatur", "perekomendasi": "tidak diatur", "penugas": "-"}
    assert duties(open_ones) == (
        "Tidak diatur siapa yang menetapkan kinerja atau menetapkan rekomendasi penilaian kinerja",
    )
    assert duties({"penugas": "", "pengelola": "-"}) == ()


def test_maps_and_sops_have_codes_of_their_own() -> None:
    defs, _findings = definitions(steps("{kegiatan: Menyusun, oleh: staf}"))
    assert map_code(defs.daerah, "CLP.02.03") == "CLP.02.03.CFM.01"
    assert sop_code(defs.daerah, "CLP.02.03") == "CLP.02.03.CFM.01.SOP.01"
