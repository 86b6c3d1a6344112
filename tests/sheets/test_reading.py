"""What cells mean: numbers, dates, texts of several programs, and where tables stand."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from bpmn_gen.workbook.cells import Kind, letters, place
from bpmn_gen.workbook.numbers import kind_of_format, shown
from bpmn_gen.workbook.reading import read_workbook
from bpmn_gen.workbook.tables import find_table, joined, parted
from bpmn_gen.workbook.tidy import folded, one_line, tidy
from bpmn_gen.writing.editing import Editor
from tests.sheets.wild import packed, parts_of

TITLES = {"no": ("No", "No."), "kegiatan": ("Kegiatan",)}


@pytest.mark.parametrize(
    ("raw", "kind", "text"),
    [
        ("5", Kind.NUMBER, "5"),
        ("5.0", Kind.NUMBER, "5"),
        ("0.5", Kind.NUMBER, "0,5"),
        ("0.1000000000000001", Kind.NUMBER, "0,1"),
        ("1.9850315201001101E+17", Kind.NUMBER, "198503152010011010"),
        ("46350", Kind.DATE, "2026-11-24"),
        ("46350.5", Kind.DATE, "2026-11-24 12:00"),
        ("0.0208333333333333", Kind.TIME, "00:30"),
        ("-1", Kind.DATE, "-1"),
        ("9e99", Kind.NUMBER, "9e99"),
        ("abc", Kind.NUMBER, "abc"),
    ],
)
def test_a_number_is_shown_as_people_see_it(raw: str, kind: Kind, text: str) -> None:
    assert shown(raw, kind)[0] == text


def test_dates_of_old_macintosh_workbooks_begin_later() -> None:
    assert shown("44888", Kind.DATE, later=True) == ("2026-11-24", Kind.DATE)


@pytest.mark.parametrize(
    ("number", "code", "kind"),
    [
        (0, "", Kind.NUMBER),
        (14, "", Kind.DATE),
        (20, "", Kind.TIME),
        (164, "dd/mm/yyyy", Kind.DATE),
        (164, "[$-421]dd mmmm yyyy;@", Kind.DATE),
        (164, "[h]:mm", Kind.TIME),
        (164, '#,##0 "hari"', Kind.NUMBER),
        (49, "@", Kind.NUMBER),
    ],
)
def test_the_format_says_what_a_number_is(number: int, code: str, kind: Kind) -> None:
    assert kind_of_format(number, code) is kind


def test_pasted_spaces_and_signs_do_not_count() -> None:
    assert tidy(" a\u00a0\u2009 b \u200b\n\n c\ufeff \r\n") == "a b\n\nc"
    assert one_line(" a\n b ") == "a b"
    assert folded("“No.” \u00a0Urut") == folded("no urut")


@given(st.text(st.characters(), max_size=30))
def test_whatever_a_cell_holds_can_be_written(text: str) -> None:
    editor = Editor("a: b\nlist: [c]\n")
    editor.set(("a",), tidy(text))
    editor.set(("list",), [one_line(text), "d"])
    assert editor.value(("a",)) == tidy(text)
    assert editor.value(("list",)) == [one_line(text), "d"]


def test_signs_written_by_their_numbers_become_signs() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet("A").write_string(0, 0, "MARK")
    parts = parts_of(stream.getvalue())
    name = "xl/sharedStrings.xml"
    for written, meant in (("_xD83D__xDE00_!", "\U0001f600!"), ("_xD800_a", "a"), ("_x0041_", "A")):
        changed = {**parts, name: parts[name].replace(b"MARK", written.encode())}
        [read] = read_workbook(packed(changed), "x").sheets
        assert tidy(read.at(1, 1).text) == meant


def test_cells_are_called_as_excel_calls_them() -> None:
    assert [letters(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert place("Waktu", 17, 4) == "lembar 'Waktu', sel D17"


def test_cells_of_another_program_are_read_by_what_they_hold() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["teks", 7, True, dt.date(2026, 11, 24), dt.time(0, 30), "=A1", "#REF!"], [None]):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    [read] = read_workbook(stream.getvalue(), "x").sheets
    assert [(cell.text, cell.kind) for cell in read.rows[1].values()] == [
        ("teks", Kind.TEXT), ("7", Kind.NUMBER), ("Ya", Kind.TEXT), ("2026-11-24", Kind.DATE),
        ("00:30", Kind.TIME), ("=A1", Kind.FORMULA), ("#REF!", Kind.ERROR),
    ]  # fmt: skip


def test_texts_in_pieces_and_with_escapes_are_read_whole() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet, bold = book.add_worksheet("A"), book.add_format({"bold": True})
        sheet.write_rich_string(0, 0, "Meme", bold, "riksa", " berkas")
        sheet.write_string(1, 0, "dua\x0bbaris")
    [read] = read_workbook(stream.getvalue(), "x").sheets
    assert read.at(1, 1).text == "Memeriksa berkas"
    assert tidy(read.at(2, 1).text) == "duabaris"


def test_cells_without_places_stand_one_behind_the_other() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet("A").write_row(0, 0, ["a", "b"])
    parts = parts_of(stream.getvalue())
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b' r="A1"', b"").replace(b' r="B1"', b"")
    [read] = read_workbook(packed(parts), "x").sheets
    assert {column: cell.text for column, cell in read.rows[1].items()} == {1: "a", 2: "b"}


def written(*rows: list[str | None]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("B4:B5")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_table_is_found_by_its_titles_and_ends_at_the_next() -> None:
    data = written(
        ["Judul"], ["KEGIATAN ", "x", "no"], ["Rapat", None, "1"], ["Lapor", "ikut", "2"], [None],
        ["Lain"], ["3"],
    )  # fmt: skip
    book = read_workbook(data, "x.xlsx")
    table = find_table(book, TITLES, frozenset(TITLES))
    other = find_table(book, {"lain": ("Lain",)}, frozenset({"lain"}))
    assert find_table(book, {"tiada": ("Tiada",)}, frozenset({"tiada"})) is None
    table, other = parted(table, other)
    assert table is not None
    assert table.columns == {"kegiatan": 1, "no": 3}
    assert [row.cell("kegiatan").text for row in table.rows()] == ["Rapat", "Lapor"]
    assert [area for area, _ in joined(table)] == ["B4:B5"]
    assert str(table.span(3, "no")) == "x.xlsx: lembar 'Sheet', sel C3"
