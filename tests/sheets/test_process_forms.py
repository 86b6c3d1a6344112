"""What people change on the form of a process becomes a change of its definition, by the cell."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.sheets.filling import SERVICE, Book, form_of, taken, told, value_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpmn_gen.definition.value import Value
    from bpmn_gen.diagnostics import Findings

STEPS = "Langkah"


def changed(change: Callable[[Book], object]) -> tuple[dict[str, Value], Findings]:
    """The service after somebody changed its form."""
    value = value_of(SERVICE)
    book = Book(form_of(value))
    change(book)
    made, findings = taken(book.data(), value)
    assert made is not None
    return made.value, findings


def steps(value: dict[str, Value]) -> list[dict[str, Value]]:
    found = value["langkah"]
    assert isinstance(found, list)
    return found


def test_a_cell_changes_its_key_and_nothing_else() -> None:
    value, findings = changed(
        lambda book: book.write(STEPS, 4, Waktu=15, Satuan="menit", Keterangan=" di\u00a0loket  ")
    )
    assert list(findings) == []
    assert steps(value)[0] == steps(value_of(SERVICE))[0] | {
        "waktu": "15 menit", "keterangan": "di loket",
    }  # fmt: skip
    assert steps(value)[1:] == steps(value_of(SERVICE))[1:]


def test_lines_of_a_cell_are_the_texts_of_a_list() -> None:
    value, _ = changed(lambda book: book.write(STEPS, 4, Kelengkapan="Surat\n\n KTP \n", Dasar="a"))
    assert steps(value)[0]["kelengkapan"] == ["Surat", "KTP"]
    assert steps(value)[0]["sumber"] == "a"


def test_an_emptied_cell_takes_its_key_away() -> None:
    value, _ = changed(lambda book: book.write(STEPS, 4, Waktu=None, Satuan=None))
    assert "waktu" not in steps(value)[0]


def test_a_row_that_is_put_in_becomes_a_step_to_which_others_may_lead() -> None:
    def insert(book: Book) -> None:
        book.sheet(STEPS).insert_rows(5)
        book.write(STEPS, 5, No="1a", Kegiatan="Mengambil antrean", Pelaku="Petugas Loket")
        book.write(STEPS, 6, Bila_Tidak_ke="no. 1A.")

    value, findings = changed(insert)
    assert list(findings) == []
    assert steps(value)[1] == {
        "id": "mengambil_antrean", "kegiatan": "Mengambil antrean", "oleh": "loket",
    }  # fmt: skip
    assert steps(value)[2]["cabang"] == {
        "Ya": "urus", "Tidak": "mengambil_antrean", "Ditolak": "selesai",
    }  # fmt: skip


def with_copied_row(book: Book) -> None:
    """Copy a row with all that nobody sees in it, and type another step over it."""
    sheet = book.sheet(STEPS)
    sheet.insert_rows(5)
    for column in range(1, sheet.max_column + 1):
        sheet.cell(5, column).value = sheet.cell(4, column).value
    book.write(STEPS, 5, No="1a", Kegiatan="Melengkapi permohonan")


def test_a_row_that_was_copied_is_a_step_of_its_own() -> None:
    value, findings = changed(with_copied_row)
    assert list(findings) == []
    assert [step.get("id") for step in steps(value)[:2]] == ["ajukan", None]
    assert steps(value)[1]["kegiatan"] == "Melengkapi permohonan"


def test_rows_may_be_deleted_blank_or_in_another_order() -> None:
    def change(book: Book) -> None:
        sheet = book.sheet(STEPS)
        sheet.delete_rows(book.row(STEPS, "Kegiatan", "Mencatat"))
        sheet.insert_rows(6, 3)
        book.write(STEPS, book.row(STEPS, "Kegiatan", "Menandatangani"), Cabang_sejajar="B")

    _, findings = changed(change)
    assert told(findings)[0] == ("few-branches", "lembar 'Langkah', sel E9")


def test_columns_may_be_moved_and_sheets_renamed() -> None:
    def move(book: Book) -> None:
        sheet = book.sheet(STEPS)
        sheet.title = "Alur kami"
        sheet.move_range("M3:M30", cols=60)
        sheet["BU3"].value = "WAKTU "
        book.sheet("Identitas").title = "Sampul"

    value, findings = changed(move)
    assert list(findings) == []
    assert value == value_of(SERVICE)


def test_a_number_that_now_is_another_row_is_told() -> None:
    def renumber(book: Book) -> None:
        book.write(STEPS, 4, No="2")
        book.write(STEPS, 5, No="1")

    _, findings = changed(renumber)
    assert told(findings) == [("renumbered-row", "lembar 'Langkah', sel I5")]
    assert "dahulu langkah 'ajukan', sekarang 'periksa'" in next(iter(findings)).message


def test_somebody_new_is_added_and_a_slip_is_not() -> None:
    value, findings = changed(lambda book: book.write(STEPS, 4, Pelaku="Kurir"))
    assert told(findings) == [("new-actor", "lembar 'Langkah', sel G4")]
    assert value["pelaku"] == {**value_of(SERVICE)["pelaku"], "kurir": "Kurir"}  # type: ignore[dict-item]
    _, findings = changed(lambda book: book.write(STEPS, 4, Pelaku="Petugas Lokket"))
    assert told(findings) == [("unknown-actor", "lembar 'Langkah', sel G4")]
    assert next(iter(findings)).hints == ("maksud Anda 'Petugas Loket'?",)


@pytest.mark.parametrize(
    "cell",
    ["Pemohon dan Petugas Loket", "Pemohon / Petugas Loket", "Pemohon, Petugas Loket",
     "Pemohon & Petugas Loket", "Pemohon\nPetugas Loket", "Pemohon/Kurir", "Kurir/Ajudan"],
)  # fmt: skip
def test_two_names_in_one_cell_are_told_with_what_the_form_offers(cell: str) -> None:
    _, findings = changed(lambda book: book.write(STEPS, 4, Pelaku=cell))
    [item] = findings
    assert (item.code, item.span and item.span.cell) == (
        "several-actors",
        "lembar 'Langkah', sel G4",
    )
    assert item.message.startswith("sel ini memuat lebih dari satu nama: '")
    assert "lainnya di kolom Bersama" in item.hints[0]


def test_a_title_with_and_in_it_is_one_name() -> None:
    value, findings = changed(
        lambda book: book.write(STEPS, 4, Pelaku="Kepala Seksi Tata Usaha dan Keuangan")
    )
    assert [code for code, _ in told(findings)] == ["new-actor"]
    assert "Kepala Seksi Tata Usaha dan Keuangan" in str(value["pelaku"])


def test_emptied_numbers_are_those_that_the_form_gave() -> None:
    def clear(book: Book) -> None:
        sheet = book.sheet(STEPS)
        sheet.insert_rows(5)
        book.write(STEPS, 5, Kegiatan="Mengambil antrean", Pelaku="Pemohon")
        for row in range(4, 30):
            sheet.cell(row, 1).value = None

    value, findings = changed(clear)
    assert list(findings) == []
    assert steps(value)[2]["cabang"] == {"Ya": "urus", "Tidak": "ajukan", "Ditolak": "selesai"}


def test_without_the_column_of_numbers_nothing_is_lost() -> None:
    value, findings = changed(lambda book: book.sheet(STEPS).delete_cols(1))
    assert list(findings) == []
    assert value == value_of(SERVICE)


def test_actors_are_added_on_the_sheet_of_the_identity() -> None:
    def add(book: Book) -> None:
        sheet = book.sheet("Identitas")
        head = next(row for row in range(1, 60) if sheet.cell(row, 1).value == "Nama pelaku")
        book.write("Identitas", head + 2, head, Nama_pelaku="Petugas Loket 1", Sebutan="Loket 1")
        row = {"Nama_pelaku": "Kantor Pos", "Macam": "Masyarakat", "Kualifikasi": "Cepat\nTepat"}
        book.write("Identitas", head + 4, head, **row)
        book.write(STEPS, 4, Pelaku="kantor pos")

    value, findings = changed(add)
    assert list(findings) == []
    assert value["pelaku"] == {
        "pemohon": {"masyarakat": "Pemohon"},
        "loket": {"jabatan": "Petugas Loket 1", "sebutan": "Loket 1"},
        "camat": "pejabat_level_1",
        "kantor_pos": {"masyarakat": "Kantor Pos", "kualifikasi": ["Cepat", "Tepat"]},
    }
    assert steps(value)[0]["oleh"] == "kantor_pos"
    assert steps(value)[1]["oleh"] == "loket"


def test_the_identity_is_read_with_dates_and_lists() -> None:
    def fill(book: Book) -> None:
        book.field("Nomor SOP", "1.10").field("Kualifikasi pelaksana", "Teliti\nRamah")
        book.field("Tanggal efektif", dt.datetime(2026, 11, 24, tzinfo=None))  # noqa: DTZ001 -- cells know no zones
        book.field("NIP pengesah", "198503152010011001").field("Nama pengesah", " Budi ")

    value, findings = changed(fill)
    assert list(findings) == []
    assert value["sop"] == {
        "nomor": "1.10",
        "kualifikasi": ["Teliti", "Ramah"],
        "tanggal_efektif": "2026-11-24",
        "disahkan_oleh": {"nama": "Budi", "nip": "198503152010011001"},
    }


WRONG = {
    "a row that is none": ({"Lanjut_ke": "77"}, "unknown-row", "K4"),
    "a formula": ({"Keterangan": "=1+1"}, "cell-formula", "P4"),
    "a branch of work": ({"Bila_Ya_ke": "2", "Jenis": "Kegiatan"}, "idle-branch", "H4"),
    "a kind that is none": ({"Jenis": "Rapat"}, "unknown-word", "E4"),
    "no unit of time": ({"Waktu": "5", "Satuan": None}, "bad-duration", "M4"),
    "two units of time": ({"Waktu": "5 jam", "Satuan": "menit"}, "bad-duration", "M4"),
    "words beside a unit of time": (
        {"Waktu": "secepatnya", "Satuan": "menit"}, "bad-duration", "M4",
    ),
    "a unit of time that is none": ({"Waktu": "15", "Satuan": "jamm"}, "bad-duration", "N4"),
    "a letter without a block": ({"Cabang_sejajar": "B"}, "loose-branch", "C4"),
    "an answer without its row": (
        {"Jenis": "Keputusan", "Bila_Ya_ke": "2", "Cabang_lain": "Mungkin"}, "bad-branch", "J4",
    ),
    "a decision without answers": ({"Jenis": "Keputusan"}, "no-branches", "H4"),
}  # fmt: skip


@pytest.mark.parametrize(("cells", "code", "place"), WRONG.values(), ids=WRONG)
def test_a_mistake_names_its_cell(cells: dict[str, str], code: str, place: str) -> None:
    _, findings = changed(lambda book: book.write(STEPS, 4, **cells))
    assert told(findings) == [(code, f"lembar 'Langkah', sel {place}")]
    [item] = findings
    assert item.hints
    assert item.message[0].islower() or item.message[0] == "'"


def test_a_number_that_two_rows_have_is_told_at_the_second() -> None:
    _, findings = changed(lambda book: book.write(STEPS, 6, No="1"))
    assert ("duplicate-number", "lembar 'Langkah', sel A6") in told(findings)


def test_what_excel_made_of_a_text_is_told() -> None:
    def spoil(book: Book) -> None:
        book.write(STEPS, 4, Waktu=dt.date(2026, 3, 1), Output=dt.time(0, 30))
        book.field("NIP pengesah", 198503152010011001)

    _, findings = changed(spoil)
    assert sorted(told(findings)) == [
        ("cell-changed", "lembar 'Langkah', sel M4"),
        ("cell-changed", "lembar 'Langkah', sel O4"),
        ("rounded-number", "lembar 'Identitas', sel B17"),
    ]


def test_the_code_is_changed_by_its_own_command_alone() -> None:
    _, findings = changed(lambda book: book.field("Kode", "KK.01.09"))
    [item] = findings
    assert item.code == "code-changed"
    assert "ganti-kode KK.01.01 KK.01.09" in item.hints[0]


def test_a_form_without_its_titles_is_told() -> None:
    value = value_of(SERVICE)
    book = Book(form_of(value))
    for row in range(1, 4):
        for column in range(1, 40):
            cell = book.sheet(STEPS).cell(row, column)
            if type(cell).__name__ != "MergedCell":
                cell.value = None
    made, findings = taken(book.data(), value)
    assert made is None
    assert "lembar 'Langkah' tidak ditemukan" in next(iter(findings)).message


@pytest.mark.parametrize("area", ["P4:P5", "P4:Q4"])
def test_joined_cells_are_told(area: str) -> None:
    _, findings = changed(lambda book: book.sheet(STEPS).merge_cells(area))
    assert told(findings) == [("joined-cells", "lembar 'Langkah', sel P4")]


def test_a_column_that_the_form_does_not_have_is_told() -> None:
    def add(book: Book) -> None:
        book.sheet(STEPS)["AN3"].value = "Biaya"
        book.sheet(STEPS)["AN4"].value = "Rp5.000"

    value, findings = changed(add)
    assert told(findings) == [("unknown-column", "lembar 'Langkah', sel AN3")]
    assert next(iter(findings)).message == "kolom 'Biaya' tidak dikenal; isinya tidak diambil"
    assert value == value_of(SERVICE)


TITLES = {
    "a title in other words": ({"M3": "Lama"}, "unknown-column", "M3",
        "judul kolom 'Lama' tidak dikenal, sedangkan kolom 'Waktu' tidak ada"),
    "a title that comes twice": ({"AN3": "Waktu", "AN4": "15"}, "double-column", "AN3",
        "judul kolom 'Waktu' ada dua kali"),
    "a title that is needed": ({"G3": "Siapa"}, "missing-table", "A3",
        "judul kolom 'Pelaku' tidak ada di baris judul ini"),
}  # fmt: skip


@pytest.mark.parametrize(("cells", "code", "place", "message"), TITLES.values(), ids=TITLES)
def test_a_spoiled_title_is_named_with_its_cell(
    cells: dict[str, str], code: str, place: str, message: str
) -> None:
    value = value_of(SERVICE)
    book = Book(form_of(value))
    for cell, text in cells.items():
        book.sheet(STEPS)[cell].value = text
    _, findings = taken(book.data(), value)
    [item] = findings
    assert (item.code, item.span and item.span.cell) == (code, f"lembar 'Langkah', sel {place}")
    assert item.message == message


def test_rows_that_were_sorted_are_doubted_because_the_flow_follows_them() -> None:
    def swap(book: Book) -> None:
        sheet = book.sheet(STEPS)
        for column in range(1, 34):
            first, second = sheet.cell(4, column), sheet.cell(5, column)
            first.value, second.value = second.value, first.value

    _, findings = changed(swap)
    assert told(findings) == [("rows-reordered", "lembar 'Langkah', sel A5")]


def test_a_target_may_be_written_as_people_say_it() -> None:
    value, findings = changed(lambda book: book.write(STEPS, 5, Bila_Tidak_ke="kembali ke no. 1"))
    assert list(findings) == []
    assert value == value_of(SERVICE)


SHORT = SERVICE.replace(
    "    oleh: pemohon\n    waktu", "    ringkas: Mengajukan\n    oleh: pemohon\n    waktu"
).replace("    keputusan: Berkas", "    ringkas: Memeriksa\n    keputusan: Berkas")


def changed_short(change: Callable[[Book], object]) -> tuple[list[dict[str, Value]], Findings]:
    """The same with short names, which stand in columns beside the form."""
    value = value_of(SHORT)
    book = Book(form_of(value))
    change(book)
    made, findings = taken(book.data(), value)
    assert made is not None
    return steps(made.value), findings


def test_what_was_pushed_down_keeps_what_belongs_to_it() -> None:
    def push(book: Book) -> None:
        sheet = book.sheet(STEPS)
        for row in range(30, 4, -1):
            for column in (4, 5, 6, 7, 13, 14):  # those that people see, and not those beside
                sheet.cell(row, column).value = sheet.cell(row - 1, column).value
        book.write(STEPS, 4, Kegiatan="Mengambil antrean", Waktu="1", Satuan="menit")

    found, findings = changed_short(push)
    assert found[0] == {"kegiatan": "Mengambil antrean", "oleh": "pemohon", "waktu": "1 menit"}
    assert (found[1]["id"], found[1]["ringkas"]) == ("ajukan", "Mengajukan")
    assert (found[2]["id"], found[2].get("ringkas")) == ("periksa", "Memeriksa")
    assert "no-branches" in {item.code for item in findings}  # they were not pushed down


def test_a_copied_row_leaves_what_nobody_sees_behind() -> None:
    found, findings = changed_short(with_copied_row)
    assert list(findings) == []
    assert found[1] == {
        "kegiatan": "Melengkapi permohonan", "oleh": "pemohon", "waktu": "10 menit",
    }  # fmt: skip


def test_without_the_columns_beside_nothing_is_lost() -> None:
    def delete(book: Book) -> None:
        sheet = book.sheet(STEPS)
        sheet.delete_cols(book.column(STEPS, "Nama singkat"), 40)

    found, findings = changed_short(delete)
    assert list(findings) == []
    assert found == steps(value_of(SHORT))


def test_a_short_name_that_no_longer_fits_is_told() -> None:
    _, findings = changed_short(lambda book: book.write(STEPS, 4, Kegiatan="Mendaftar"))
    assert told(findings) == [("stale-short-name", "lembar 'Langkah', sel D4")]
    assert "masih 'Mengajukan'" in next(iter(findings)).message


def test_a_copy_of_the_sheet_is_told() -> None:
    _, findings = changed(lambda book: book.book.copy_worksheet(book.sheet(STEPS)))
    [item] = findings
    assert item.code == "double-table"
    assert "'Langkah' dan 'Langkah Copy' memuat tabel yang sama" in item.message
