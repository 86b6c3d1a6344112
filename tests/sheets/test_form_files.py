"""The files of forms guide people: what may be written where, and what may be chosen."""

from __future__ import annotations

from functools import cache

from openpyxl.utils import range_boundaries

from bpmn_gen.commands.sheet_subject import fields_of
from bpmn_gen.render.excel.form import write_form
from bpmn_gen.sheets.columns import KINDS
from bpmn_gen.sheets.durations import UNITS
from bpmn_gen.sheets.unit_form import unit_book
from tests.content.shipped import definitions
from tests.sheets.filling import DAY, HEAD, SERVICE, Book, form_of, value_of
from tests.sheets.wild import parts_of

STEPS = "Langkah"


@cache
def book() -> Book:
    return Book(form_of(value_of(SERVICE)))


def choices(column: str) -> list[object]:
    """What may be chosen in the first cell of a column of the steps."""
    sheet, number = book().sheet(STEPS), book().column(STEPS, column)
    for one in sheet.data_validations.dataValidation:
        left, top, right, bottom = range_boundaries(str(one.sqref))
        if left <= number <= right and top <= HEAD + 1 <= bottom and one.type == "list":
            area = book().book.defined_names[str(one.formula1).lstrip("=")].attr_text
            title, _, cells = str(area).partition("!")
            found = book().book[title.strip("'")][cells.replace("$", "")]
            return [cell.value for (cell,) in found if cell.value]
    return []


def test_kinds_units_and_actors_are_chosen_from_lists() -> None:
    assert choices("Jenis") == list(KINDS.values())
    assert choices("Satuan") == list(UNITS)
    assert choices("Pelaku") == ["Pemohon", "Petugas Loket", "Pejabat Level 1"]
    assert choices("Kegiatan") == []


def test_heads_are_locked_and_cells_to_fill_in_are_texts() -> None:
    sheet = book().sheet(STEPS)
    assert sheet.protection.sheet
    assert not sheet.protection.insertRows  # which means that rows may be inserted
    assert not sheet.protection.deleteRows
    assert sheet.cell(HEAD, 1).protection.locked
    for column in range(1, sheet.max_column + 1):
        cell = sheet.cell(HEAD + 1, column)
        assert (cell.protection.locked, cell.number_format) == (False, "@"), cell.coordinate


def test_whole_rows_of_steps_may_be_deleted_because_nothing_in_them_is_locked() -> None:
    sheet = book().sheet(STEPS)
    columns = sheet.column_dimensions.values()
    assert {at for one in columns for at in range(one.min, one.max + 1)} == set(range(1, 16_385))
    assert not any(one.protection.locked for one in columns)
    for row in sheet.iter_rows(min_row=HEAD + 1):
        assert not any(cell.protection.locked for cell in row)
    assert all(one.protection.locked for one in sheet[HEAD][:33])
    others = book().sheet("Identitas").column_dimensions.values()
    assert all(one.protection.locked for one in others)


def test_the_table_of_actors_begins_a_page_together_with_its_heading() -> None:
    sheet = book().sheet("Identitas")
    [at] = [one.id for one in sheet.row_breaks.brk]
    assert sheet.cell(at + 1, 1).value == "Pelaku dan pihak"
    assert sheet.cell(at + 2, 1).value == "Nama pelaku"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # where Excel fits the height too, it heeds no break


def test_only_what_the_program_reads_is_hidden_and_the_form_is_printed_on_one_width() -> None:
    sheet = book().sheet(STEPS)
    hidden = {
        str(sheet.cell(HEAD, column).value)
        for one in sheet.column_dimensions.values()
        if one.hidden
        for column in range(one.min, one.max + 1)
    }
    assert hidden == {"Tahap", "Id", "Asal"}
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages as it needs, each one width
    assert str(sheet.print_area).endswith("$A$1:$Q$22")
    assert book().book["_lembar"].sheet_state == "hidden"


def test_no_text_becomes_a_formula_and_sheets_keep_their_places() -> None:
    value = value_of(SERVICE) | {"nama": "=1+1", "keterangan": "http://x"}
    parts = parts_of(form_of(value))
    assert not any(b"<f>" in one or b"hyperlink" in one for one in parts.values())
    assert b'<workbookProtection lockStructure="1"/>' in parts["xl/workbook.xml"]


def test_the_form_of_a_unit_is_the_same_each_time() -> None:
    defs = definitions()
    unit = next(one for one in defs.unit if one.nama == "Kecamatan Kroya")
    first, second = (write_form(unit_book(fields_of(defs, unit)), DAY) for _ in range(2))
    assert first == second
