"""The flow table of a page as WordprocessingML: fixed widths, exact heights, repeated header."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.drawing.syllables import HYPHEN
from bpmn_gen.picture.sop_table import header_cells
from bpmn_gen.sop.document import DASH, PADDING, PITCH, paragraphs, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.sop.document import FlowPage, FlowRow, SopDocument

TWIPS_PER_MM = 1440 / 25.4
DASH_WIDTH = 0.6
"""Width of the dash before an item of a list, as a multiple of the type size."""


def twips(mm: float) -> int:
    """A length of ``mm`` in twips, which are twentieths of a point."""
    return round(mm * TWIPS_PER_MM)


def flow_table(document: SopDocument, page: FlowPage) -> str:
    """The table of one page."""
    columns = document.columns
    widths = [twips(width) for width in columns.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    side = twips(PADDING)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="SOPTabel"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:top w:w="{side}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(_header(document, widths))}"
        f"{''.join(_row(row, document, widths) for row in page.rows)}</w:tbl>"
    )


def _header(document: SopDocument, widths: Sequence[int]) -> Iterator[str]:
    """The two rows of the header; a cell over both rows goes on in the second."""
    columns = document.columns
    for index, height in enumerate(columns.header):
        cells = []
        for cell in sorted(header_cells(columns), key=lambda one: one.column):
            if cell.row > index or (cell.row < index and cell.down == 1):
                continue
            span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
            merge = ""
            if cell.down > 1:
                merge = '<w:vMerge w:val="restart"/>' if index == 0 else "<w:vMerge/>"
            turn = '<w:textDirection w:val="btLr"/>' if cell.turned else ""
            width = sum(widths[cell.column : cell.column + cell.across])
            lines = cell.lines if cell.row == index else ("",)
            text = "".join(_paragraph(shown(line), "SOPKepala", columns.size) for line in lines)
            cells.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
                '<w:shd w:val="clear" w:color="auto" w:fill="E8EDF3"/>'
                '<w:tcMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
                '<w:right w:w="0" w:type="dxa"/></w:tcMar>'
                f'{turn}<w:vAlign w:val="center"/></w:tcPr>{text}</w:tc>'
            )
        yield (
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{twips(height)}" w:hRule="exact"/>'
            f"<w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"
        )


def _row(row: FlowRow, document: SopDocument, widths: Sequence[int]) -> str:
    """One row."""
    count = len(document.columns.names)
    texts: list[tuple[str, ...]] = [(row.number,), paragraphs(row.activity), *(("",),) * count]
    texts += [paragraphs(lines) for lines in (row.inputs, row.duration, row.outputs, row.remarks)]
    centered = (0, 3 + count)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        + "".join(
            _paragraph(text, "SOPSelTengah" if at in centered else "SOPSel", document.columns.size)
            for text in lines
        )
        + "</w:tc>"
        for at, (width, lines) in enumerate(zip(widths, texts, strict=True))
    )
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{twips(row.height)}" w:hRule="exact"/>'
        f"</w:trPr>{cells}</w:tr>"
    )


def _paragraph(text: str, style: str, size: float) -> str:
    """A paragraph of a cell, with the line pitch by which rows were measured."""
    pitch, half_points = round(size * PITCH * 20), round(size * 2)
    run = ""
    if text:
        words = "<w:softHyphen/>".join(
            f'<w:t xml:space="preserve">{escape(clean(part))}</w:t>' for part in text.split(HYPHEN)
        )
        run = (
            f'<w:r><w:rPr><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
            f"{words}</w:r>"
        )
    hanging = round(size * DASH_WIDTH * 20) if text.startswith(DASH) else 0
    indent = f'<w:ind w:left="{hanging}" w:hanging="{hanging}"/>' if hanging else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:spacing w:before="0" w:after="0"'
        f' w:line="{pitch}" w:lineRule="exact"/>{indent}</w:pPr>{run}</w:p>'
    )
