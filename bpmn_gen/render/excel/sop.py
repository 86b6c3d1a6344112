"""SOPs as Excel workbooks: one sheet with the identity, one with the flow, ready to print."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import xlsxwriter

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.drawing.syllables import HYPHEN
from bpmn_gen.picture.sop_table import header_cells
from bpmn_gen.render.excel.drawing import DrawingWriter
from bpmn_gen.render.excel.grid import Axis
from bpmn_gen.render.excel.identity import write_identity
from bpmn_gen.render.office.package import pinned
from bpmn_gen.sop.columns import MIN_SIZE
from bpmn_gen.sop.document import paragraphs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from bpmn_gen.sop.document import FlowRow, SopDocument

FLOW_SHEET, IDENTITY_SHEET = "Alur", "Identitas"
FOLIO = 14
"""Excel's code of the paper that printers know as Folio; it stands for F4 of any size."""
PAPER_CODES = {(210, 297): 9, (297, 420): 8}
"""Excel's codes of A4 and A3, by their mm."""
SMALLER = 0.5
"""pt by which type is smaller here than in the page model, because Excel sets lines farther
apart.  It is never smaller than ``MIN_SIZE``."""
USUAL_FACE, USUAL_SIZE = "Arial", 9.5
"""The type of cells without a format.  The width of its digits is the unit of all columns.  At this
size it is 7 px in Excel, which rounds it, and in LibreOffice, which does not."""
MAX_TEXT = 32_767
"""The most characters that a cell of Excel can hold."""
_MM_PER_INCH = 25.4
_NARROWER = 0.98
"""Width of columns here, as a part of that in the page model, because programs and printers differ
by a few hundredths.  Cells have room for that, since Excel keeps less free beside texts."""
_RESERVE = (9.0, 4.0)
"""mm of the right and the lower margin that the table may take, for the same reason."""
_LEAST_MARGIN = (6.0, 11.0)
"""mm that stay of these margins in any case: what printers need, and the foot."""


def write_xlsx(document: SopDocument, author: str, dated: dt.date) -> bytes:
    """One SOP as a workbook.

    All texts are written as texts, so that none can become a formula.
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        title = f"{document.sop_code} {document.identity.name}"
        told = {"title": clean(title)[:250], "author": clean(author)[:250]}
        book.set_properties({**told, "status": document.state})
        book.formats[0].set_font_name(USUAL_FACE)
        book.formats[0].set_font_size(USUAL_SIZE)
        identity = book.add_worksheet(IDENTITY_SHEET)
        print_setup(identity, document, write_identity(book, identity, document))
        sheet = book.add_worksheet(FLOW_SHEET)
        xs, ys = _fill(book, sheet, document)
        sheet.insert_textbox(0, 0, "")
    return pinned(
        stream.getvalue(),
        dated,
        {"xl/drawings/drawing1.xml": DrawingWriter(document, xs, ys).write()},
    )


def _fill(book: xlsxwriter.Workbook, sheet: Worksheet, document: SopDocument) -> tuple[Axis, Axis]:
    """Write the flow table; returns its columns and rows."""
    columns = document.columns
    rows = [row for page in document.pages for row in page.rows]
    xs = Axis.of(columns.widths, _NARROWER)
    ys = Axis.of([*columns.header, *(row.height for row in rows)])
    for index, width in enumerate(xs.pixels):
        sheet.set_column_pixels(index, index, width)
    for index, height in enumerate(ys.pixels):
        sheet.set_row_pixels(index, height)
    _write_header(book, sheet, document)
    formats = _formats(book, document)
    for index, row in enumerate(rows, 2):
        _write_row(sheet, index, row, len(columns.names), formats)
    print_setup(sheet, document)
    sheet.repeat_rows(0, 1)
    sheet.freeze_panes(2, 0)
    sheet.print_area(0, 0, len(ys.pixels) - 1, len(xs.pixels) - 1)
    breaks, last = [], 2
    for page in document.pages[:-1]:
        last += len(page.rows)
        breaks.append(last)
    if breaks:
        sheet.set_h_pagebreaks(breaks)
    return xs, ys


def print_setup(sheet: Worksheet, document: SopDocument, scale: float = 1.0) -> None:
    """Set paper, margins, scale and foot of a sheet."""
    style = document.style
    short, long = sorted((round(style.width), round(style.height)))
    sheet.set_paper(PAPER_CODES.get((short, long), FOLIO))
    if style.is_landscape:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    right, bottom = (
        min(margin, max(margin - reserve, least))
        for margin, reserve, least in zip(
            (style.right, style.bottom), _RESERVE, _LEAST_MARGIN, strict=True
        )
    )
    sheet.set_margins(*(side / _MM_PER_INCH for side in (style.left, right, style.top, bottom)))
    sheet.set_print_scale(int(100 * scale))
    sheet.hide_gridlines(2)
    name = clean(f"{document.sop_code}  {document.identity.name}").replace("&", "&&")[:150]
    sheet.set_footer(f"&L&8{' ' + name}&R&8Halaman &P dari &N", {"margin": 0.3})
    if document.mark or document.status:
        status = clean(document.status).replace("&", "&&")[:150]
        sheet.set_header(f"&L&8{status}&R&14&B{document.mark}", {"margin": 0.2})


def cell_size(document: SopDocument) -> float:
    """The size in pt of the type in the cells of the flow table."""
    return max(document.columns.size - SMALLER, MIN_SIZE)


def _formats(book: xlsxwriter.Workbook, document: SopDocument) -> tuple[Format, Format]:
    """The formats of plain and of centred cells."""
    common = {
        "font_name": document.style.face,
        "font_size": cell_size(document),
        "text_wrap": True,
        "valign": "top",
        "border": 1,
        "num_format": "@",
    }
    return book.add_format(common), book.add_format({**common, "align": "center"})


def _write_header(book: xlsxwriter.Workbook, sheet: Worksheet, document: SopDocument) -> None:
    """Write the two rows of the header."""
    columns = document.columns
    common = {
        "font_name": document.style.face,
        "font_size": cell_size(document),
        "bold": True,
        "text_wrap": True,
        "align": "center",
        "valign": "vcenter",
        "border": 1,
        "bg_color": "#E8EDF3",
    }
    plain, turned = book.add_format(common), book.add_format({**common, "rotation": 90})
    for cell in header_cells(columns):
        text = " ".join(line.strip() for line in cell.lines).replace(f"{HYPHEN} ", "-\n")
        chosen = turned if cell.turned else plain
        last_row, last_column = cell.row + cell.down - 1, cell.column + cell.across - 1
        if (last_row, last_column) == (cell.row, cell.column):
            write_text(sheet, cell.row, cell.column, text, chosen)
            continue
        sheet.merge_range(cell.row, cell.column, last_row, last_column, "", chosen)
        write_text(sheet, cell.row, cell.column, text, chosen)


def _write_row(
    sheet: Worksheet, index: int, row: FlowRow, actors: int, formats: tuple[Format, Format]
) -> None:
    """Write the cells of one row; words too long for their column get a hyphen and a new line.

    Excel knows no soft hyphens, and would break such words at any letter.
    """
    texts: list[Sequence[str]] = [(row.number,), paragraphs(row.activity), *((),) * actors]
    texts += [paragraphs(lines) for lines in (row.inputs, row.duration, row.outputs, row.remarks)]
    centered = (0, 3 + actors)
    for column, lines in enumerate(texts):
        chosen = formats[1] if column in centered else formats[0]
        write_text(sheet, index, column, "\n".join(lines).replace(HYPHEN, "-\n"), chosen)


def write_text(sheet: Worksheet, row: int, column: int, text: str, chosen: Format) -> None:
    """Write a cell as text, whatever the text looks like."""
    if text:
        sheet.write_string(row, column, clean(text)[:MAX_TEXT], chosen)
    else:
        sheet.write_blank(row, column, None, chosen)
