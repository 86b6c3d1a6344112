"""Forms as the tests hand them out, and what people do to them in a spreadsheet program."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl

from bpmn_gen.diagnostics import Findings
from bpmn_gen.render.excel.form import write_form
from bpmn_gen.sheets.actors import Actors
from bpmn_gen.sheets.process_form import process_book
from bpmn_gen.sheets.process_reading import ReadProcess, Words, read_process
from bpmn_gen.workbook.reading import read_workbook
from bpmn_gen.writing.editing import Editor
from tests.structure.tree import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from bpmn_gen.definition.value import Value

DAY = dt.date(2024, 1, 1)
WORDS = Words(lambda role: role.replace("_", " ").title(), {"pejabat_level_1": "Pejabat Level 1"})
PROCESSES = sorted((ROOT / "process_defs/proses").rglob("*.yaml"))
EXAMPLES = sorted((ROOT / "bpmn_gen/writing/examples").glob("*.yaml"))
HEAD = 3
"""The row of the titles on the sheets with steps, durations and signers."""

SERVICE = """\
kode: KK.01.01
nama: Legalisasi surat
pelaku:
  pemohon: {masyarakat: Pemohon}
  loket: Petugas Loket
  camat: pejabat_level_1
langkah:
  - id: ajukan
    kegiatan: Mengajukan permohonan
    oleh: pemohon
    waktu: 10 menit
  - id: periksa # dilihat satu per satu
    kegiatan: Memeriksa berkas
    keputusan: Berkas lengkap?
    oleh: loket
    waktu: 1 jam 30 menit
    cabang: {Ya: urus, Tidak: ajukan, Ditolak: selesai}
    peluang: {Tidak: 20%, Ditolak: "2,5%"}
  - id: urus
    sejajar:
      - [{kegiatan: Mencatat, oleh: loket}]
      - - id: tanda_tangan
          kegiatan: Menandatangani
          oleh: camat
        - sejajar:
            - [{kegiatan: Memberi nomor, oleh: loket}]
            - [{kegiatan: Memberi cap, oleh: camat}]
  - selesai: Surat diterima
    oleh: pemohon
"""
"""A process with all that a sheet can hold."""


def value_of(text: str) -> dict[str, Value]:
    """A definition as it is written."""
    value = Editor(text).value(())
    assert not isinstance(value, str)
    return dict(value)  # type: ignore[arg-type]


def form_of(value: Mapping[str, Value]) -> bytes:
    """The form of a process."""
    return write_form(process_book(value, Actors(value, WORDS.term), (("kode", "x"),)), DAY)


def taken(data: bytes, before: Mapping[str, Value]) -> tuple[ReadProcess | None, Findings]:
    """What a form says that came back."""
    findings = Findings()
    return read_process(read_workbook(data, "surat.xlsx"), before, WORDS, findings), findings


def told(findings: Findings) -> list[tuple[str, str]]:
    """The code of each finding and the cell that it names."""
    return [(item.code, item.span.cell if item.span else "") for item in findings]


class Book:
    """A workbook in the hands of somebody."""

    def __init__(self, data: bytes | Path) -> None:
        """Open it."""
        self.book = openpyxl.load_workbook(io.BytesIO(data) if isinstance(data, bytes) else data)

    def sheet(self, name: str) -> Worksheet:
        """A sheet."""
        return self.book[name]

    def column(self, sheet: str, title: str, head: int = HEAD) -> int:
        """The column of a title."""
        cells = self.book[sheet][head]
        return next(int(cell.column) for cell in cells if cell.value == title)

    def row(self, sheet: str, title: str, text: str, head: int = HEAD) -> int:
        """The row in which a column holds a text."""
        column = self.column(sheet, title, head)
        rows = range(head + 1, self.book[sheet].max_row + 1)
        return next(row for row in rows if self.book[sheet].cell(row, column).value == text)

    def write(self, sheet: str, row: int, head: int = HEAD, /, **texts: Any) -> Book:  # noqa: ANN401 -- cells hold anything
        """Write cells of a row, by the titles of their columns with ``_`` for spaces."""
        for title, text in texts.items():
            column = self.column(sheet, title.replace("_", " "), head)
            self.book[sheet].cell(row, column).value = text
        return self

    def field(self, label: str, text: Any) -> Book:  # noqa: ANN401 -- see write
        """Write a field of the sheet with the identity."""
        sheet = self.book["Identitas"]
        row = next(row for row in range(1, sheet.max_row) if sheet.cell(row, 1).value == label)
        sheet.cell(row, 2).value = text
        return self

    def data(self) -> bytes:
        """The file as it was saved."""
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()

    def save(self, path: str | Path) -> None:
        """Save it somewhere."""
        Path(path).write_bytes(self.data())
