"""The job of the workbook of times: only where times are said, anew only where they change."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.load_book import load_books
from bpmn_gen.jobs.time_book import time_books
from tests.compiler.project import definitions, target_of
from tests.costing.test_load import ARCHIVE, SERVICE, UNIT
from tests.costing_books.office import HANDING_OUT, UNTIMED

if TYPE_CHECKING:
    from bpmn_gen.jobs.time_book import TimeBook


def books(text: str, *formats: str) -> list[TimeBook]:
    """The jobs of a unit type with one process."""
    defs, findings = definitions(text)
    found = list(resolve(defs, target_of(defs, findings, 1), Findings()))
    return list(time_books(defs, found, formats, "program"))


def test_the_workbook_stands_in_the_folder_of_its_unit() -> None:
    [job] = books(HANDING_OUT, "xlsx", "pdf")
    assert job.files == (("xlsx", "tipe-01/waktu-proses.xlsx"),)
    [content] = job.render()
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == [
        "Ringkasan", "Rincian", "Pelaku", "Pengembalian", "Akhir", "Ukuran",
    ]  # fmt: skip


def test_other_formats_leave_an_earlier_one_alone() -> None:
    [job] = books(HANDING_OUT, "pdf")
    assert (job.files, job.places) == ((), ("tipe-01/waktu-proses.",))
    assert [*job.render()] == []


def test_without_any_time_there_is_none() -> None:
    assert books(UNTIMED, "xlsx") == []


def test_times_shares_and_the_measure_make_it_anew() -> None:
    [job], [same] = books(HANDING_OUT, "xlsx"), books(HANDING_OUT, "xlsx")
    [other] = books(HANDING_OUT.replace("5 menit", "6 menit"), "xlsx")
    assert job.key == same.key != other.key
    defs, findings = definitions(HANDING_OUT)
    hours = defs.daerah.waktu_kerja.model_copy(update={"hari_per_minggu": 6})
    slower = replace(defs, daerah=defs.daerah.model_copy(update={"waktu_kerja": hours}))
    found = list(resolve(slower, target_of(slower, findings, 1), Findings()))
    [anew] = time_books(slower, found, ("xlsx",), "program")
    assert anew.key != job.key


def test_the_workbook_of_work_needs_a_unit_that_says_how_often() -> None:
    files = {"unit.yaml": UNIT, "proses/uji.yaml": SERVICE, "proses/dua.yaml": ARCHIVE}
    defs, findings = definitions(files)
    found = {
        unit: list(resolve(defs, target_of(defs, findings, 2, unit), Findings()))
        for unit in ("", "Kecamatan Uji")
    }
    assert list(load_books(defs, found[""], ("xlsx",), "program")) == []
    [job] = load_books(defs, found["Kecamatan Uji"], ("xlsx",), "program")
    assert job.files == (("xlsx", "unit-kecamatan-uji/beban-kerja.xlsx"),)
    [content] = job.render()
    assert [content] == [*job.render()]
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == [
        "Jabatan", "Proses", "Langkah", "Masukan", "Cara menghitung",
    ]  # fmt: skip
    [other] = load_books(defs, found["Kecamatan Uji"], ("pdf",), "program")
    assert (other.files, other.places) == ((), ("unit-kecamatan-uji/beban-kerja.",))
