"""The workbook of the trace matrix is ready to filter and print, and holds texts only."""

import io

import openpyxl

from bpmn_gen.render.excel.trace import HEADINGS, write_trace_xlsx

EVIL = ("=1+1", "@SUM(A1)", "http://x.example/", "+1", "-1", "\x07" + "x" * 40_000)


def test_texts_stay_texts_and_the_header_stays_in_sight() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_trace_xlsx("Judul", [EVIL, EVIL]))).active
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
    assert write_trace_xlsx("Judul", [EVIL]) == write_trace_xlsx("Judul", [EVIL])
