"""The workbook of times says what the lead times say, and leads every figure back to its cells."""

from __future__ import annotations

import datetime as dt
import io
from fractions import Fraction
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bpmn_gen.costing.amounts import Pace
from bpmn_gen.costing.lead_time import LeadTimes
from bpmn_gen.costing_books.time_book import is_timed, time_book
from bpmn_gen.render.excel.figures import write_figures
from bpmn_gen.workbook.figures import At, sum_of
from tests.costing_books.office import office

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

PACE = Pace()
DAY = dt.date(2026, 11, 30)


@pytest.fixture(scope="module")
def written() -> bytes:
    """The workbook of the office."""
    return write_figures(time_book("Dinas Uji", office(), PACE), DAY)


def sheet(written: bytes, name: str, *, values: bool) -> Worksheet:
    """A sheet with its formulas, or with the values that they carry."""
    return openpyxl.load_workbook(io.BytesIO(written), data_only=values)[name]


def table(written: bytes, name: str) -> list[dict[str, object]]:
    """The rows of a sheet, by the words of both rows of headings."""
    rows = [*sheet(written, name, values=True).iter_rows(min_row=4, values_only=True)]
    heads: list[str] = []
    above = ""
    for upper, lower in zip(rows[0], rows[1], strict=True):
        above = str(upper) if upper else above
        heads.append(f"{above}: {lower}" if lower else above)
    return [dict(zip(heads, row, strict=True)) for row in rows[2:]]


def test_the_summary_says_the_lead_times_kind_by_kind(written: bytes) -> None:
    service, handing, choices = table(written, "Ringkasan")
    lead = LeadTimes.among(office(), PACE).of("CLP.01.01")
    assert (service["Tercepat: menit kerja"], service["Tercepat: hari kerja"]) == (130, 1)
    # 20 + 15, 60 and 60 again + 5, 10 and 5 of the called process; once more 35, and 60 + 5 + 10
    assert service["Terlama: menit kerja"] == float(lead.whole.most.minutes) == 285
    assert service["Terlama: hari kerja"] == 7
    assert service["Terlama: hari kalender"] == handing["Terlama: hari kalender"] == 7
    assert lead.usual is not None
    assert service["Biasa: menit kerja"] == pytest.approx(float(lead.usual.minutes))
    assert service["Pengembalian"] == 3
    assert choices["Biasa: menit kerja"] == "?"
    assert choices["Langkah tanpa waktu"] == 2
    assert "sekurang-kurangnya" in str(choices["Keterangan"])
    assert "CLP.01.04" in str(sheet(written, "Ringkasan", values=True)["A3"].value)


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("Ringkasan", ("Tercepat", "Terlama", "Serah terima", "Antarunit", "Langkah tanpa")),
        ("Pelaku", ("Langkah", "Waktu", "Disetarakan", "Bagian")),
        ("Pengembalian", ("Waktu diulang",)),
        ("Akhir", ("Tercepat", "Terlama")),
    ],
)
def test_every_figure_of_a_sum_is_a_formula(
    name: str, heads: tuple[str, ...], written: bytes
) -> None:
    rows = [*sheet(written, name, values=False).iter_rows(min_row=6)]
    titles = [*table(written, name)[0]]
    columns = [at for at, title in enumerate(titles) if title.startswith(heads)]
    assert len(columns) >= len(heads)
    assert rows
    for row in rows:
        assert {row[at].data_type for at in columns} == {"f"}


def test_the_average_leads_to_steps_and_shares(written: bytes) -> None:
    usual = str(sheet(written, "Ringkasan", values=False)["G6"].value)
    assert usual.startswith("=SUMPRODUCT(--(Rincian!")


def test_times_of_a_called_process_lead_to_its_row(written: bytes) -> None:
    steps = sheet(written, "Rincian", values=False)
    [called] = [row for row in steps.iter_rows(min_row=6) if row[3].value == "lihat CLP.01.02"]
    assert called[4].value == "=Ringkasan!$C$7"


def test_names_of_people_cannot_become_formulas() -> None:
    book = time_book('=HYPERLINK("http://x")', office(), PACE)
    made = openpyxl.load_workbook(io.BytesIO(write_figures(book, DAY)))
    assert made["Ringkasan"]["A1"].data_type == "s"


def test_the_same_processes_make_the_same_bytes(written: bytes) -> None:
    assert written == write_figures(time_book("Dinas Uji", office(), PACE), DAY)


def test_where_nobody_says_a_time_there_is_no_workbook() -> None:
    assert is_timed(office())
    assert not is_timed(process for process in office() if process.code == "CLP.01.04")


def test_sums_name_neighbours_as_one_stretch_and_never_too_many() -> None:
    assert sum_of([]) == "0"
    assert sum_of([At("A", 0, 3), At("A", 0, 1), At("A", 0, 2)]) == "SUM(A!$A$2:$A$4)"
    many = sum_of(At("A", 0, 2 * row) for row in range(900))
    assert many.count("SUM(") == 1 + -(-900 // 200)


def test_the_measure_stands_in_cells_that_formulas_name(written: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written))
    assert book.defined_names["jam_per_hari"].attr_text == "Ukuran!$B$6"
    assert book["Ukuran"]["B6"].value == float(Fraction(15, 2))
    equal = [row["Terlama, disetarakan hari kerja"] for row in table(written, "Ringkasan")]
    assert equal[0] == pytest.approx(285 / 450 + 7 + 5)
