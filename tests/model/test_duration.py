"""Durations are read as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bpmn_gen.model.duration import Stretch, in_figures, in_order, read_duration


def stretch(least: str, most: str, unit: str, *, working: bool = False) -> Stretch:
    """One part of a duration."""
    return Stretch(Decimal(least), Decimal(most), unit, working)


@pytest.mark.parametrize(
    ("written", "parts", "remark"),
    [
        ("1 (satu) hari kerja", [stretch("1", "1", "hari", working=True)], ""),
        ("15'", [stretch("15", "15", "menit")], ""),
        ("2 x 24 jam", [stretch("48", "48", "jam")], ""),
        ("15 mnt", [stretch("15", "15", "menit")], ""),
        ('30"', [stretch("30", "30", "detik")], ""),
        ("1-3 hari kerja", [stretch("1", "3", "hari", working=True)], ""),
        ("1 s.d. 3 hari", [stretch("1", "3", "hari")], ""),
        ("1 s/d 3 hari", [stretch("1", "3", "hari")], ""),
        ("satu sampai dua minggu", [stretch("1", "2", "minggu")], ""),
        ("1 (satu) - 3 (tiga) hari", [stretch("1", "3", "hari")], ""),
        ("0 menit (segera)", [stretch("0", "0", "menit")], "(segera)"),
        ("Paling lama 2 jam", [stretch("2", "2", "jam")], ""),
        ("setengah hari", [stretch("0.5", "0.5", "hari")], ""),
        ("1 jam 30 menit", [stretch("1", "1", "jam"), stretch("30", "30", "menit")], ""),
        ("1 jam dan 5 menit", [stretch("1", "1", "jam"), stretch("5", "5", "menit")], ""),
        ("lima belas menit", [stretch("15", "15", "menit")], ""),
        ("dua puluh lima hari kerja", [stretch("25", "25", "hari", working=True)], ""),
        ("seratus dua puluh menit", [stretch("120", "120", "menit")], ""),
        ("tiga ratus sepuluh detik", [stretch("310", "310", "detik")], ""),
        ("dua  belas jam", [stretch("12", "12", "jam")], ""),
        ("2,5 jam", [stretch("2.5", "2.5", "jam")], ""),
        ("14 hari kalender", [stretch("14", "14", "hari")], ""),
        ("1 hari setelah diterima", [stretch("1", "1", "hari")], "setelah diterima"),
    ],
)
def test_numbers_and_units_are_found(written: str, parts: list[Stretch], remark: str) -> None:
    found = read_duration(written)
    assert found is not None
    assert list(found.parts) == parts
    assert found.remark == remark


@pytest.mark.parametrize(
    "written", ["segera", "", "10", "jam 10", "2 harian", "pada hari yang sama", "menyesuaikan"]
)
def test_what_is_no_duration_is_none(written: str) -> None:
    assert read_duration(written) is None


def test_long_texts_are_read_in_no_time() -> None:
    assert read_duration("1 " * 50_000) is None
    found = read_duration("1 jam " * 20_000)
    assert found is not None
    assert len(found.parts) == 20_000


@pytest.mark.parametrize(
    ("written", "meant"),
    [("10-5 menit", "5-10 menit"), ("maks. 3 s.d. 1 hari", "maks. 1 s.d. 3 hari"),
     ("5-10 menit", None), ("1 jam", None)],
)  # fmt: skip
def test_a_range_that_goes_backwards_is_turned_round(written: str, meant: str | None) -> None:
    assert in_order(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("lima menit", "5 menit"),
        ("Dua hari kerja", "2 hari kerja"),
        ("paling lama tiga puluh menit", "paling lama 30 menit"),
        ("satu sampai dua minggu", "1 sampai 2 minggu"),
        ("satu jam lima belas menit", "1 jam 15 menit"),
        ("setengah hari", "0,5 hari"),
        ("sepuluh menit", "10 menit"),
        ("5 menit", None),
        ("5 (lima) menit", None),
        ("lima (5) menit", None),
        ("segera", None),
    ],
)
def test_numbers_in_words_are_told_in_figures(written: str, meant: str | None) -> None:
    assert in_figures(written) == meant
