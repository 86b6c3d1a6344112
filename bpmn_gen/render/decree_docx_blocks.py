"""Blocks of text as WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from bpmn_gen.decree.document import Break, Contents, Emblem, Grid, Para, Space, Table
from bpmn_gen.render.docx_table import twips
from bpmn_gen.render.xml_text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.decree.document import Align, Block, Paper

_SIDES: dict[Align, str] = {
    "left": "left", "center": "center", "right": "right", "justify": "both",
}  # fmt: skip
_THIN = 0.5
"""mm; a column that is narrower holds nothing and is left out."""


def block_xml(block: Block, paper: Paper) -> str:
    """A block as elements of a body."""
    match block:
        case Grid():
            return _grid(block, paper)
        case Table():
            return _table(block, paper)
        case Contents():
            return "".join(_contents(block))
    return _simple(block)


def _simple(block: Para | Space | Emblem | Break) -> str:
    """A block whose width does not matter."""
    match block:
        case Para():
            return _para(block)
        case Space():
            return _space(block.height)
        case Emblem():
            return _emblem(block)
        case Break():
            return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def paragraph(
    text: str, style: str = "Naskah", align: Align = "left", run: str = "", more: str = ""
) -> str:
    """A paragraph; ``run`` and ``more`` are properties of its text and of itself."""
    words = escape(clean(text))
    content = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}<w:jc w:val="{_SIDES[align]}"/></w:pPr>'
        f"{content if words else ''}</w:p>"
    )


def _para(block: Para) -> str:
    """A paragraph or a heading."""
    run = "<w:b/>" if block.bold else '<w:b w:val="0"/>' if block.level else ""
    if block.size:
        half = round(block.size * 2)
        run += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    more = f'<w:spacing w:after="{twips(block.after)}"/>' if block.after else ""
    if block.left:
        more += f'<w:ind w:left="{twips(block.left)}"/>'
    style = f"NaskahJudul{block.level}" if block.level else "Naskah"
    return paragraph(block.text, style, block.align, run, more)


def _space(height: float) -> str:
    """An empty line of a height."""
    exact = f'<w:spacing w:before="0" w:after="0" w:line="{twips(height)}" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="Naskah"/>{exact}</w:pPr></w:p>'


def _columns(widths: Sequence[float]) -> str:
    """The grid of a table from widths in mm."""
    return "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)


def _cell(width: float, content: str, more: str = "") -> str:
    """A cell of a table."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'
    )


def _grid(block: Grid, paper: Paper) -> str:
    """Texts in columns: a table without borders."""
    room = paper.width - paper.left - paper.right - block.left
    kept = [at for at, width in enumerate((*block.widths, room)) if width > _THIN]
    widths = [*block.widths, room - sum(block.widths)]
    after = f'<w:spacing w:after="{twips(block.after)}"/>'
    rows = []
    for row in block.rows:
        cells = [
            _cell(
                widths[at],
                paragraph(row[at], align="justify" if at == len(row) - 1 else "left", more=after),
            )
            for at in kept
        ]
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableNormal"/>'
        f'<w:tblW w:w="{twips(room)}" w:type="dxa"/><w:tblInd w:w="{twips(block.left)}"'
        ' w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{_columns([widths[at] for at in kept])}</w:tblGrid>{''.join(rows)}</w:tbl>"
        + _space(1.0)
    )


def _table(block: Table, paper: Paper) -> str:
    """A table with borders."""
    room = paper.width - paper.left - paper.right
    widths = [room * share / sum(block.shares) for share in block.shares]
    line = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="4B5660"/>'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(line.format(side) for side in sides)
    grey = '<w:shd w:val="clear" w:color="auto" w:fill="E8EDF3"/>'
    head = "".join(
        _cell(width, paragraph(title, "NaskahSel", "center", "<w:b/>"), grey)
        for width, title in zip(widths, block.titles, strict=True)
    )
    rows = [
        "".join(
            _cell(width, paragraph(text, "NaskahSel", "center" if at in block.centered else "left"))
            for at, (width, text) in enumerate(zip(widths, row, strict=True))
        )
        for row in block.rows
    ]
    body = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>" for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(room)}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{_columns(widths)}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{body}</w:tbl>"
        + _space(3.0)
    )


def _emblem(block: Emblem) -> str:
    """A framed place for an emblem: a table of one cell in the middle."""
    line = '<w:{0} w:val="single" w:sz="6" w:space="0" w:color="6B7885"/>'
    borders = "".join(line.format(side) for side in ("top", "left", "bottom", "right"))
    words = paragraph(block.words, "NaskahSel", "center", '<w:color w:val="55616D"/>')
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(24)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid>{_columns([24])}</w:tblGrid><w:tr><w:trPr><w:trHeight w:val="{twips(26)}"'
        f' w:hRule="exact"/></w:trPr>{_cell(24, words, _MIDDLE)}</w:tr></w:tbl>' + _space(2.0)
    )


_MIDDLE = '<w:vAlign w:val="center"/>'


def _contents(block: Contents) -> Iterator[str]:
    """A field that Word fills in with headings and pages; until then it lists the headings."""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText'
        ' xml:space="preserve"> TOC \\h \\z \\t "Naskah Judul 1,1,Naskah Judul 2,2" </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    for at, entry in enumerate(block.entries):
        words = escape(clean(entry))
        yield (
            '<w:p><w:pPr><w:pStyle w:val="Naskah"/></w:pPr>'
            f"{begin if at == 0 else ''}<w:r><w:t>{words}</w:t></w:r>"
            f"{end if at == len(block.entries) - 1 else ''}</w:p>"
        )
