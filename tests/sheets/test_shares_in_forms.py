"""Shares of branches stand in a column of the form of a process and come back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sheets.filling import told
from tests.sheets.test_process_forms import STEPS, changed, steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sheets.filling import Book


def shares_of(change: Callable[[Book], object]) -> tuple[object, list[tuple[str, str]]]:
    """The shares of the decision after a change, and what is told."""
    value, findings = changed(change)
    return steps(value)[1].get("peluang"), told(findings)


def test_shares_stand_in_a_column_of_their_own() -> None:
    def write(book: Book) -> None:
        book.write(STEPS, 5, Peluang="tidak 12,5 %\nDitolak = 3%")

    assert shares_of(write) == ({"Tidak": "12,5 %", "Ditolak": "3%"}, [])
    assert shares_of(lambda book: book.write(STEPS, 5, Peluang=None)) == (None, [])


def test_a_share_without_its_branch_is_told() -> None:
    shares, findings = shares_of(lambda book: book.write(STEPS, 5, Peluang="20%"))
    assert shares is None
    assert [code for code, _ in findings] == ["bad-share"]


def test_a_branch_that_is_called_otherwise_keeps_its_share() -> None:
    def rename(book: Book) -> None:
        book.write(STEPS, 5, Cabang_lain="Dibatalkan: selesai")

    assert shares_of(rename) == ({"Tidak": "20%", "Dibatalkan": "2,5%"}, [])


def test_a_branch_that_is_gone_takes_its_share_along() -> None:
    assert shares_of(lambda book: book.write(STEPS, 5, Cabang_lain=None)) == ({"Tidak": "20%"}, [])


def test_a_form_of_before_there_were_shares_keeps_them() -> None:
    def cut(book: Book) -> None:
        column = book.column(STEPS, "Peluang")
        book.sheet(STEPS).cell(3, column).value = None
        book.write(STEPS, 5, Kegiatan="Memeriksa semua berkas")

    assert shares_of(cut) == ({"Tidak": "20%", "Ditolak": "2,5%"}, [])
