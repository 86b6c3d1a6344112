"""The register after a decree says what SOPs print, and is judged by that when it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from tests.edition.town import edit, enacted, town
from tests.running import run

if TYPE_CHECKING:
    from pathlib import Path


def test_a_register_is_compared_with_what_the_sops_print(tmp_path: Path) -> None:
    made = town(tmp_path)
    person = "disahkan_oleh: {nama: Pejabat Lama, nip: '1'}"
    edit(made, "tanggal_pembuatan: 2026-01-05", f"tanggal_pembuatan: 2026-01-05, {person}")
    enacted(made)
    edit(made, "Menulis surat", "Menulis nota")
    form = tmp_path / "register.xlsx"
    options = ("--folder-definisi", made.defs)
    assert run(*options, "lembar", "register", "-o", form).returncode == 0
    book = openpyxl.load_workbook(form)
    sheet = book["Register"]
    columns = {cell.value: cell.column for cell in sheet[3]}
    name, date = columns["Nama pengesah"], columns["Tanggal revisi"]
    assert sheet.cell(4, name).value is None  # a revision is signed anew
    sheet.cell(4, name).value = "Pejabat Baru"
    sheet.cell(4, date).value = "2 Mei 2027"
    book.save(form)
    done = run(*options, "impor", form)
    assert done.returncode == 0, done.stderr
    assert "2 isian" in done.stdout
    assert "sejak lembar dibuat" not in done.stdout + done.stderr
    text = (made.defs / "unit.yaml").read_text("utf-8")
    assert "nama: Pejabat Baru" in text
