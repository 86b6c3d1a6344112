"""A small SOP in Excel whose actors are ticked, as an office keeps it."""

from pathlib import Path

import xlsxwriter

HEADS = (
    "No",
    "Kegiatan",
    "Petugas Loket",
    "Kepala Seksi Pelayanan",
    "Kelengkapan",
    "Waktu",
    "Output",
    "Ket",
)
ROWS = (
    ("1", "Menerima surat", "√", "", "Surat", "5 menit", "Surat tercatat", ""),
    (
        "2", "Memeriksa surat", "", "√", "Surat tercatat", "1 jam", "Surat diperiksa",
        "Bila tidak lengkap, kembali ke no. 1",
    ),
    ("3", "Menyimpan surat", "√", "", "Surat diperiksa", "5 menit", "Arsip", ""),
)  # fmt: skip


def ticked_sop(
    path: Path, name: str = "Pengelolaan surat masuk", unticked: str = "", made: str = ""
) -> Path:
    """Write the SOP, with its day; ``unticked`` is the number of a row that is to have no tick."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("SOP")
        sheet.write_row(0, 0, ("Nama SOP", name))
        sheet.write_row(1, 0, ("Nomor SOP", "065/001/2025"))
        if made:
            sheet.write_row(2, 0, ("Tanggal Pembuatan", made))
        sheet.write_row(3, 0, ("No", "Kegiatan", "Pelaksana", "", "Mutu Baku", "", "", "Ket"))
        sheet.write_row(4, 0, HEADS)
        for number, row in enumerate(ROWS, 5):
            cells = ["" if cell == "√" and row[0] == unticked else cell for cell in row]
            sheet.write_row(number, 0, cells)
    return path
