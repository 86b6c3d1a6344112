"""The workbook of the trace matrix is ready to filter and print, and holds texts only."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from bpmn_gen.render.excel.trace import HEADINGS, write_trace_xlsx

DAY = dt.date(2025, 7, 15)
EVIL = ("=1+1", "@SUM(A1)", "http://x.example/", "+1", "-1", "\x07" + "x" * 40_000)


def test_texts_stay_texts_and_the_header_stays_in_sight() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_trace_xlsx("Judul", [EVIL, EVIL], DAY))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert len(cells) == 2 * len(HEADINGS)
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells][:5] == list(EVIL[:5])
    assert not any(cell.hyperlink for cell in cells)
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:F3"
    assert sheet.print_title_rows == "$1:$1"


def test_equal_content_gives_equal_bytes() -> None:
    assert write_trace_xlsx("Judul", [EVIL], DAY) == write_trace_xlsx("Judul", [EVIL], DAY)


@pytest.mark.parametrize(
    ("day", "entries"),
    [(DAY, 2025), (dt.date(1950, 8, 8), 1980), (dt.date(9999, 1, 1), 2107)],
    ids=["any day", "before what ZIP files hold", "beyond it"],
)
def test_a_workbook_bears_the_date_that_it_is_given(day: dt.date, entries: int) -> None:
    made = write_trace_xlsx("Judul", [EVIL], day)
    properties = openpyxl.load_workbook(io.BytesIO(made)).properties
    assert {properties.created, properties.modified} == {dt.datetime.combine(day, dt.time.min)}
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {entries}
