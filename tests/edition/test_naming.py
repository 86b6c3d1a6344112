"""Number and date as people write them."""

from __future__ import annotations

import datetime as dt

import pytest

from bpmn_gen.edition.naming import date_of, number_of, slug_of
from bpmn_gen.errors import MisuseError

DAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("188.4/123", "188.4/123"),
        ("  Nomor  188.4/123  Tahun 2026 ", "188.4/123 Tahun 2026"),
        ("No. 7", "7"),
        ("NOMOR: 7", "7"),
        ("Notulen/7", "Notulen/7"),
    ],
)
def test_a_number_is_taken_without_the_word_before_it(written: str, number: str) -> None:
    assert number_of(written) == number


@pytest.mark.parametrize("written", ["", "  ", "...", "7\u202e8", "7" * 121])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(MisuseError, match="Nomor keputusan"):
        number_of(written)


@pytest.mark.parametrize("written", ["2026-11-24", "24/11/2026", "24 November 2026"])
def test_dates_are_understood_as_in_definitions(written: str) -> None:
    assert date_of(written) == DAY


@pytest.mark.parametrize("written", ["2026-02-30", "24 November", "kemarin", "24/11/26"])
def test_what_is_no_date_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(MisuseError, match=r"^Tanggal keputusan: .*; tulis"):
        date_of(written)


@pytest.mark.parametrize(
    ("number", "slug"),
    [
        ("188.4/123", "2026-11-24-188-4-123"),
        ("../../etc/passwd", "2026-11-24-etc-passwd"),
        ("CON", "2026-11-24-con"),
        ("C:\\Windows\\7", "2026-11-24-c-windows-7"),
        ("7" * 100, f"2026-11-24-{'7' * 40}"),
        ("ж", "2026-11-24-tanpa-nama"),
    ],
)
def test_no_number_leads_out_of_the_folder_of_editions(number: str, slug: str) -> None:
    assert slug_of(number, DAY) == slug
