"""Plain SOPs without a drawing, as offices type them in Excel and in Word."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter

Row = Sequence[str]
TOP: tuple[Row, ...] = (("Nama SOP", "Surat Masuk"), ("Nomor SOP", "065/001/2025"), ())
HEAD: tuple[Row, ...] = (
    ("No", "Kegiatan", "Pelaksana", "", "Mutu Baku", "", "", "Ket"),
    ("", "", "Petugas", "Camat", "Kelengkapan", "Waktu", "Output", ""),
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def row(number: str, told: str = "", *, mark: str = "√", time: str = "5 menit") -> Row:
    """A row that the first actor does; ``told`` stands in its remark."""
    return (number, f"Mengerjakan bagian {number}", mark, "", "Surat", time, "Hasil", told)


def rows(first: int, last: int) -> list[Row]:
    """Rows with numbers one after the other."""
    return [row(str(number)) for number in range(first, last + 1)]


def workbook(
    path: Path,
    sheets: Mapping[str, Sequence[Row]],
    hidden: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
) -> Path:
    """Write a workbook; rows and columns from 0 may be hidden."""
    with xlsxwriter.Workbook(path) as book:
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
            for number in hidden:
                sheet.set_row(number, None, None, {"hidden": True})
            for number in hidden_columns:
                sheet.set_column(number, number, None, None, {"hidden": True})
    return path


def document(path: Path, *blocks: str | Sequence[Row]) -> Path:
    """Write a document of paragraphs and tables; a table has the columns of its first row."""
    body = "".join(_paragraph(one) if isinstance(one, str) else _table(one) for one in blocks)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
    return path


def _paragraph(text: str) -> str:
    """A paragraph."""
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def _table(lines: Sequence[Row]) -> str:
    """A table."""
    grid = '<w:gridCol w:w="1200"/>' * len(lines[0])
    told = "".join(
        f"<w:tr>{''.join(f'<w:tc>{_paragraph(text)}</w:tc>' for text in line)}</w:tr>"
        for line in lines
    )
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{told}</w:tbl>"
