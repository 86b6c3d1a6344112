"""What is filled in on a row goes to what the row says, or nowhere."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import Findings
from bpmn_gen.render.excel.form import write_form
from bpmn_gen.sheets.identity import SOP
from bpmn_gen.sheets.unit_fields import RoleRow, StepRow, UnitFields
from bpmn_gen.sheets.unit_form import unit_book
from bpmn_gen.sheets.unit_reading import read_unit
from bpmn_gen.workbook.reading import read_workbook
from tests.sheets.filling import HEAD, Book, told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bpmn_gen.definition.value import Value
    from bpmn_gen.sheets.unit_fields import Key

STEPS = (
    StepRow("KK.01.01", "ajukan", "1", "Mengajukan permohonan", "Pemohon"),
    StepRow("KK.01.01", "periksa", "2", "Memeriksa berkas", "Petugas Loket"),
    StepRow("KK.01.02", "periksa", "1", "Memeriksa laporan", "Camat"),
    StepRow("KK.01.02", "simpan", "2", "Menyimpan laporan", "Petugas Loket"),
)
SOPS = (("KK.01.01", "Legalisasi surat"), ("KK.01.02", "Laporan bulanan"))
ROLES = (RoleRow("camat", "Pejabat Level I", "Camat"), RoleRow("seksi", "Pejabat Level II", "Kasi"))


def form() -> Book:
    """The form of a unit with two SOPs of which one duration is filled in."""
    texts: dict[Key, str] = {("alamat",): "", ("kop",): ""}
    texts |= {("jabatan", one.key): "" for one in ROLES}
    texts |= {("waktu", one.code, one.key): "" for one in STEPS}
    texts["waktu", "KK.01.01", "periksa"] = "5 menit"
    for code, _ in SOPS:
        texts["volume", code] = ""
        texts |= {("sop", code, *map(str, one.path[1:])): "" for one in SOP}
    fields = UnitFields("Kecamatan Kroya", ROLES, SOPS, STEPS, texts, frozenset())
    return Book(write_form(unit_book(fields), dt.date(2024, 1, 1)))


def read(book: Book) -> tuple[dict[Key, Value], Findings]:
    """What was filled in, and what is wrong."""
    findings = Findings()
    filled = read_unit(read_workbook(book.data(), "isian.xlsx"), findings)
    return {one.key: one.value for one in filled}, findings


def rearranged(
    sheet: str, order: Sequence[int], columns: int, change: Callable[[Book], object]
) -> tuple[dict[Key, Value], Findings]:
    """The form with some rows in another order, as far as some columns go."""
    book = form()
    change(book)
    cells = book.sheet(sheet)
    rows = [[cells.cell(HEAD + 1 + at, c + 1).value for c in range(columns)] for at in order]
    for number, row in enumerate(rows, HEAD + 1):
        for column, value in enumerate(row, 1):
            cells.cell(number, column).value = value
    return read(book)


def test_rows_that_are_sorted_whole_keep_what_is_filled_in() -> None:
    filled, findings = rearranged(
        "Waktu", (3, 1, 0, 2), 8, lambda book: book.write("Waktu", 7, Waktu=3, Satuan="jam")
    )
    assert list(findings) == []
    assert filled == {("waktu", "KK.01.02", "simpan"): "3 jam"}


def test_rows_that_are_sorted_without_their_hidden_key_are_told_and_held_back() -> None:
    filled, findings = rearranged(
        "Waktu", (1, 0, 3, 2), 7, lambda book: book.write("Waktu", 7, Waktu=3, Satuan="jam")
    )
    assert filled == {}
    assert told(findings) == [
        ("row-mixed-up", "lembar 'Waktu', sel D4"),
        ("row-mixed-up", "lembar 'Waktu', sel D5"),
        ("row-mixed-up", "lembar 'Waktu', sel D6"),
    ]
    first = next(iter(findings))
    assert first.message == (
        "baris ini bertuliskan 'Memeriksa berkas', tetapi kunci tersembunyinya milik "
        "'KK.01.01 ajukan'"
    )
    assert "urutkan selalu seluruh baris" in first.hints[0]


def test_a_row_moved_to_another_process_does_not_fill_a_step_of_the_same_key() -> None:
    """Both processes have a step ``periksa``, so that code and key alone fit."""
    book = form()
    book.write("Waktu", 5, Kode="KK.01.02", Waktu="9")
    filled, findings = read(book)
    assert filled == {}
    assert told(findings) == [("row-mixed-up", "lembar 'Waktu', sel A5")]


def test_a_code_by_a_slip_is_told_where_it_stands() -> None:
    book = form().write("Pengesahan", 4, Kode="KK.01.02", Nama_pengesah="Budi")
    book.write("Volume", 4, Kode="KK.01.09", Kali_per_tahun=12)
    filled, findings = read(book)
    assert filled == {}
    assert told(findings) == [
        ("row-mixed-up", "lembar 'Pengesahan', sel A4"),
        ("unknown-row", "lembar 'Volume', sel A4"),
    ]
    first, second = findings
    assert first.message == (
        "kode 'KK.01.02' tidak cocok dengan 'Legalisasi surat', yang berkode 'KK.01.01'"
    )
    assert first.hints[0] == "tulis 'KK.01.01' bila hanya kodenya yang salah ketik"
    assert second.message == "kode 'KK.01.09' tidak ada di lembar isian ini"


def test_a_row_that_is_only_reworded_or_renumbered_is_the_same() -> None:
    book = form()
    book.write("Waktu", 4, Kegiatan="Mengajukan permohonan.", Waktu="1", Satuan="jam")
    book.write("Waktu", 5, No="7", Waktu="6")
    book.write("Waktu", 6, Kegiatan="Memeriksa isi laporan", Waktu="2", Satuan="jam")
    filled, findings = read(book)
    assert list(findings) == []
    assert set(filled.values()) == {"1 jam", "6 menit", "2 jam"}


def test_names_of_sops_and_roles_that_changed_places_are_told() -> None:
    book = form()
    head = next(row for row in range(4, 20) if book.sheet("Unit").cell(row, 1).value == "Alamat")
    head = next(row for row in range(head, 20) if book.sheet("Unit").cell(row, 4).value == "Kunci")
    titles = {"Peran_dalam_peraturan": "Pejabat Level II", "Jabatan_pada_unit_ini": "Kasi Umum"}
    book.write("Unit", head + 1, head, **titles)
    book.write("Pengesahan", 4, SOP="Laporan bulanan", Nama_pengesah="Budi")
    book.write("Volume", 5, SOP="Legalisasi surat", Kali_per_tahun=12)
    filled, findings = read(book)
    assert filled == {}
    assert {code for code, _ in told(findings)} == {"row-mixed-up"}
    assert {cell.split(",")[0] for _, cell in told(findings)} == {
        "lembar 'Unit'", "lembar 'Pengesahan'", "lembar 'Volume'",
    }  # fmt: skip


def test_of_many_mixed_rows_only_the_first_are_told() -> None:
    book = form()
    for row in range(4, 8):
        book.write("Waktu", row, No="9", Kegiatan="Rapat", Waktu="1", Satuan="jam")
    _, findings = read(book)
    messages = [one.message for one in findings]
    assert len(messages) == 4
    assert messages[-1] == "masih ada baris lain di lembar 'Waktu' yang tertukar seperti itu"


def test_volumes_are_taken_as_numbers_with_either_comma() -> None:
    book = form()
    book.write("Volume", 4, Kali_per_tahun=2.5).write("Volume", 5, Kali_per_tahun=" 1200 ")
    filled, findings = read(book)
    assert list(findings) == []
    assert filled == {("volume", "KK.01.01"): "2.5", ("volume", "KK.01.02"): "1200"}


def test_a_sheet_whose_title_was_changed_is_told_and_one_that_is_gone_is_not() -> None:
    book = form()
    book.write("Waktu", 4, Waktu="7", Satuan="jam")
    book.sheet("Waktu")["F3"].value = "Lama"
    del book.book["Volume"]
    _, findings = read(book)
    assert told(findings) == [("missing-table", "lembar 'Waktu', sel A3")]
    assert next(iter(findings)).message == "judul kolom 'Waktu' tidak ada di baris judul ini"


def test_a_number_of_an_sop_that_excel_keeps_as_a_number_is_doubted() -> None:
    filled, findings = read(form().write("Pengesahan", 4, Nomor_SOP=67.10))
    assert filled == {("sop", "KK.01.01", "nomor"): "67,1"}
    assert told(findings) == [("stored-as-number", "lembar 'Pengesahan', sel C4")]


def test_a_field_that_is_not_asked_for_is_told() -> None:
    book = form()
    book.sheet("Unit").cell(4, 1).value = "Alamatt"
    book.sheet("Unit").cell(4, 2).value = "Jalan Merdeka 1"
    filled, findings = read(book)
    assert filled == {}
    assert told(findings) == [("unknown-row", "lembar 'Unit', sel B4")]
    assert next(iter(findings)).hints[0] == "maksud Anda 'Alamat'?"
