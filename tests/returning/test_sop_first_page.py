"""What an office writes on the first page of an SOP, without files."""

from __future__ import annotations

from dataclasses import replace

from bpmn_gen.commands.sop_identity import FirstPage
from bpmn_gen.sop_reading.read_sop import Identity

DOTS = "............................"
PAGE = Identity(number=DOTS, laws=(DOTS,), equipment=("Buku tamu", "Telepon", "Komputer"))


def test_what_is_typed_over_dots_is_taken() -> None:
    page = FirstPage({})
    page.take(replace(PAGE, number="7/2026", laws=("Perda",)), PAGE, None, but_name=False)
    assert page.changed == {"nomor": "7/2026", "dasar_hukum": ["Perda"]}
    assert page.remarks == []


def test_a_key_of_a_list_stays_a_key_when_an_item_is_added() -> None:
    page = FirstPage({"peralatan": ["buku", "Telepon"]}, {"peralatan": ("Buku tamu", "Telepon")})
    page.take(replace(PAGE, equipment=(*PAGE.equipment, "Meja")), PAGE, None, but_name=False)
    assert page.changed == {"peralatan": ["buku", "Telepon", "Meja"]}


def test_a_list_of_which_an_item_was_not_read_is_told_and_stays() -> None:
    page = FirstPage({"peralatan": ["Buku tamu", "Papan"]}, {"peralatan": ("Buku tamu", "Papan")})
    page.take(replace(PAGE, equipment=(*PAGE.equipment, "Meja")), PAGE, None, but_name=False)
    assert page.changed == {}
    assert page.remarks[0].startswith("halaman identitas, peralatan: 'Buku tamu; Telepon; Komp")


def test_an_item_from_elsewhere_that_only_stands_in_another_place_is_no_change() -> None:
    page = FirstPage({"peralatan": ["Buku tamu", "Telepon"]})
    moved = ("Buku tamu", "Komputer", "Telepon")
    page.take(replace(PAGE, equipment=moved), PAGE, None, but_name=False)
    assert (page.changed, page.remarks, page.edits) == ({}, [], [])
