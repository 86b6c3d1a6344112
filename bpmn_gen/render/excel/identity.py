"""The identity block of an SOP as a worksheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import DOCUMENT_FACES
from bpmn_gen.sop.columns import MIN_SIZE
from bpmn_gen.sop.document import PITCH, POINT
from bpmn_gen.sop.identity_size import identity_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from bpmn_gen.sop.document import Identity, SopDocument

BLANK = "............................"
_SHARES = (0.5, 0.135, 0.365)
"""Parts of the width of the page that the three columns take."""
_SIGNATURE_LINES = 6
_PX_PER_MM = 96 / 25.4
_MAX_HEIGHT = 540
"""px; Excel allows no higher row."""


def write_identity(book: xlsxwriter.Workbook, sheet: Worksheet, document: SopDocument) -> float:
    """Write the block with borders; each row is as high as its texts need.

    Returns the scale at which it fits on a page, or that at which its type is as small as it may
    be, whichever is larger.
    """
    block, style = document.identity, document.style
    room, size = style.room[0] * 0.97, identity_size(block, style)
    widths = [room * share for share in _SHARES]
    for index, width in enumerate(widths):
        sheet.set_column_pixels(index, index, round(width * _PX_PER_MM))
    base = {"font_name": style.face, "font_size": size, "text_wrap": True, "border": 1}
    plain = book.add_format({**base, "valign": "top"})
    bold = book.add_format({**base, "valign": "top", "bold": True})
    middle = book.add_format({**base, "align": "center", "valign": "vcenter"})
    crest = book.add_format(
        {**base, "align": "center", "valign": "vcenter", "bold": True, "font_size": size + 2}
    )
    sheet.merge_range(0, 0, 5, 0, "", crest)
    head = "\n".join(
        ("[Lambang daerah]", "", *(x.upper() for x in (*block.letterhead, block.unit)))
    )
    sheet.write_string(0, 0, clean(head), crest)
    heights: list[int] = []
    for row, (label, text, chosen) in enumerate(_values(block, plain, middle, bold)):
        sheet.write_string(row, 1, label, plain)
        sheet.write_string(row, 2, clean(text), chosen)
        count = len(
            DOCUMENT_FACES[style.face].wrap(text, widths[2] - 2, size * POINT, bold=chosen is bold)
        )
        heights.append(_height(max(count, 1), size))
    for row, pair in enumerate(_lists(block), 6):
        left, right = (_listed(title, items) for title, items in pair)
        sheet.write_string(row, 0, clean(left), plain)
        sheet.merge_range(row, 1, row, 2, "", plain)
        sheet.write_string(row, 1, clean(right), plain)
        lines = [
            len(DOCUMENT_FACES[style.face].wrap(text, width - 2, size * POINT))
            for text, width in ((left, widths[0]), (right, widths[1] + widths[2]))
        ]
        heights.append(_height(max(lines), size))
    for row, height in enumerate(heights):
        sheet.set_row_pixels(row, height)
    fits = style.room[1] * _PX_PER_MM / added(heights)
    return min(max(fits, MIN_SIZE / size), 1.0)


def _height(lines: int, size: float) -> int:
    """Height in px of a row with so many lines."""
    return min(round((lines * size * POINT * PITCH * 1.06 + 2) * _PX_PER_MM), _MAX_HEIGHT)


def _values(
    block: Identity, plain: Format, middle: Format, bold: Format
) -> tuple[tuple[str, str, Format], ...]:
    """The right column, which identifies the SOP: label, text and format of each row."""
    signature = "\n".join(
        (
            block.signer_title or BLANK,
            *((block.signer_decree,) if block.signer_decree else ()),
            *("",) * (_SIGNATURE_LINES - 3 - bool(block.signer_rank)),
            block.signer_name or BLANK,
            *((block.signer_rank,) if block.signer_rank and not block.signer_decree else ()),
            *(() if block.signer_decree else (f"NIP {block.signer_nip or BLANK}",)),
        )
    )
    return (
        ("Nomor SOP", block.number or BLANK, plain),
        ("Tanggal Pembuatan", block.made or BLANK, plain),
        ("Tanggal Revisi", block.revised or BLANK, plain),
        ("Tanggal Efektif", block.effective or BLANK, plain),
        ("Disahkan oleh", signature, middle),
        ("Nama SOP", block.name, bold),
    )


def _lists(
    block: Identity,
) -> tuple[tuple[tuple[str, Sequence[str]], tuple[str, Sequence[str]]], ...]:
    """The six lists in pairs, one for the left and one for the right."""
    return (
        (("Dasar Hukum:", block.legal_basis), ("Kualifikasi Pelaksana:", block.qualifications)),
        (("Keterkaitan:", block.related), ("Peralatan dan Perlengkapan:", block.equipment)),
        (("Peringatan:", block.warnings), ("Pencatatan dan Pendataan:", block.records)),
    )


def _listed(title: str, items: Sequence[str]) -> str:
    """A list under its title; a blank line to fill in stands for an empty one."""
    if not items:
        return f"{title}\n{BLANK}"
    return "\n".join((title, *(f"{at}. {item}" for at, item in enumerate(items, 1))))
