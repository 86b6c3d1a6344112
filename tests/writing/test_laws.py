"""Laws are known by their names, however short these are, and never taken for each other."""

from __future__ import annotations

import pytest

from bpmn_gen.writing.laws import Alike, is_titled, law_of, laws_in

FULL = "Peraturan Bupati Cilacap Nomor 5 Tahun 2024 tentang Sistem Kerja"
MINISTER = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 7 Tahun 2022"
)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (FULL, "Perbup Cilacap 5/2024", Alike.SAME),
        (FULL, "peraturan bupati cilacap no. 5 tahun 2024", Alike.SAME),
        (FULL, "Perbup 5/2024", Alike.PERHAPS),
        (FULL, "Peraturan Bupati Banyumas Nomor 5 Tahun 2024", Alike.OTHER),
        (FULL, "Peraturan Daerah Kabupaten Cilacap Nomor 5 Tahun 2024", Alike.OTHER),
        (FULL, "Perbup Cilacap 5/2023", Alike.OTHER),
        ("Perda Kabupaten Cilacap 9/2016", "Peraturan Daerah Cilacap 9/2016", Alike.SAME),
        ("Peraturan Wali\n Kota Tegal 1/2020", "Perwali Tegal 1/2020", Alike.SAME),
        (MINISTER, "PermenPANRB 7/2022", Alike.SAME),
        (MINISTER, "Peraturan Menteri Dalam Negeri Nomor 7 Tahun 2022", Alike.OTHER),
        (MINISTER, "Permendagri 7/2022", Alike.OTHER),
        ("UU 23/2014", "Undang-Undang Nomor 23 Tahun 2014", Alike.SAME),
        ("PP 12/2017", "Peraturan Pemerintah Pengganti Undang-Undang 12/2017", Alike.OTHER),
    ],
)  # fmt: skip
def test_names_of_one_law_are_alike(one: str, other: str, wanted: Alike) -> None:
    [mine], [theirs] = list(laws_in(one)), list(laws_in(other))
    assert mine.alike(theirs) is wanted
    assert theirs.alike(mine) is wanted


def test_a_law_that_another_one_amends_is_found_behind_it() -> None:
    text = "UU 23 Tahun 2014 sebagaimana diubah dengan UU 6 Tahun 2023"
    assert [(one.number, one.year) for one in laws_in(text)] == [("23", "2014"), ("6", "2023")]
    first = law_of(text)
    assert first is not None
    assert first.number == "23"


@pytest.mark.parametrize(
    "text", ["surat 5/2024", "Peraturan Bupati", "Pasal 5 ayat (2)", "SE 5/24"]
)
def test_what_has_no_kind_or_number_is_no_name_of_a_law(text: str) -> None:
    assert list(laws_in(text)) == []


def test_a_short_name_keeps_its_form_with_the_figures_of_another_law() -> None:
    new = "Peraturan Bupati Cilacap Nomor 17 Tahun 2026 tentang Arsip"
    text = "Menurut Perbup Cilacap 5/2024, lalu"
    [old], come = list(laws_in(text)), law_of(new)
    assert come is not None
    assert old.with_figures_of(come, text, new) == "Perbup Cilacap 17/2026"
    assert is_titled(new, come)
    assert not is_titled(text, old)
