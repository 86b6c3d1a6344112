"""Tells what people did to the tables of a form, apart from what they wrote in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.wording import listed
from bpmn_gen.diagnostics import Span, did_you_mean
from bpmn_gen.workbook.tables import joined
from bpmn_gen.workbook.tidy import folded, one_line

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.workbook.tables import Row, Table

_RESTORE: Final = "kembalikan judul kolomnya, atau buat lembar baru dan salin isinya"
_NAMED: Final = 3
"""Titles that a message names."""


def tell_missing(spoiled: tuple[list[str], Span], name: str, findings: Findings) -> None:
    """Tell of a table that the form has no more, or of titles that its head lacks.

    Args:
        spoiled: the titles, none where there is no head either, and the place.
        name: of the table.
        findings: told.
    """
    titles, span = spoiled
    message = f"judul kolom lembar '{name}' tidak ditemukan"
    if titles:
        named = listed([f"'{one}'" for one in titles])
        message = f"judul kolom {named} tidak ada di baris judul ini"
    findings.error("missing-table", message, span, _RESTORE)


def tell_trouble(table: Table, findings: Findings) -> None:
    """Tell of joined cells, strange columns, copies of sheets, and of sheets that are too long."""
    if table.rival:
        message = f"lembar '{table.sheet.name}' dan '{table.rival}' memuat tabel yang sama"
        hint = "hapus salinannya, supaya jelas mana yang dipakai"
        findings.error("double-table", message, table.span(table.head, ""), hint)
    for area, span in joined(table):
        message = f"sel {area} digabung; hanya sel pertamanya yang dibaca"
        findings.warning("joined-cells", message, span, "pisahkan selnya (Merge & Center)")
    for title, span in table.strangers():
        _tell_stranger(table, title, span, findings)
    if table.sheet.is_cut:
        message = f"lembar '{table.sheet.name}' memuat terlalu banyak baris; sisanya tidak dibaca"
        span = Span(table.book.path, cell=f"lembar '{table.sheet.name}'")
        findings.error("too-many-rows", message, span, "hapus baris yang tidak perlu")


def _tell_stranger(table: Table, title: str, span: Span, findings: Findings) -> None:
    """Tell of a column whose content is not taken in."""
    known = {folded(one) for names in table.titles.values() for one in names}
    lost = table.lost()
    if folded(title) in known:
        message = f"judul kolom '{title}' ada dua kali"
        findings.error("double-column", message, span, "hapus atau ganti judul salah satunya")
    elif lost:
        named = listed([f"'{one}'" for one in lost[:_NAMED]])
        message = f"judul kolom '{title}' tidak dikenal, sedangkan kolom {named} tidak ada"
        findings.error("unknown-column", message, span, _RESTORE)
    else:
        message = f"kolom '{title}' tidak dikenal; isinya tidak diambil"
        hint = "pindahkan isinya ke kolom yang ada bila perlu diambil"
        findings.warning("unknown-column", message, span, hint)


def tell_strange_field(row: Row, titles: list[str], findings: Findings) -> None:
    """Tell of a field that is filled in and that nothing is known of."""
    label = one_line(row.cell("label").text)
    if not row.cell("isi").text.strip() or row.cell("isi").text == row.cell("label").text:
        return
    message = f"isian '{label}' tidak dikenal" if label else "isian ini tidak bernama"
    hint = "kembalikan nama isiannya di kolom Isian, atau kosongkan isinya"
    findings.error("unknown-row", message, row.span("isi"), *did_you_mean(label, titles), hint)
