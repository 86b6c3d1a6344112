"""Blocks of text as WordprocessingML, the XML of Word."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.decree.document import Break, Contents, Emblem, Grid, Para, Ref, Space, Table
from bpmn_gen.drawing.sums import added
from bpmn_gen.render.word.table import twips

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpmn_gen.decree.document import Align, Block, Cell
    from bpmn_gen.sop.document import PageStyle

_SIDES: dict[Align, str] = {
    "left": "left", "center": "center", "right": "right", "justify": "both",
}  # fmt: skip
_THIN = 0.5
"""mm; a column that is narrower holds nothing and is left out."""


def block_xml(block: Block, paper: PageStyle, pages: Mapping[str, int]) -> str:
    """A block as elements of a body; ``pages`` are the page numbers of marks."""
    match block:
        case Grid():
            return _grid(block, paper)
        case Table():
            return _table(block, paper, pages)
        case Contents():
            return "".join(_contents(block, paper, pages))
    return _simple(block)


def bookmark(name: str, number: int) -> str:
    """A bookmark with an id of its own; empty when the name is empty."""
    if not name:
        return ""
    ident = f'w:id="{number}"'
    return f'<w:bookmarkStart {ident} w:name="{name}"/><w:bookmarkEnd {ident}/>'


def _page_of(mark: str, pages: Mapping[str, int]) -> str:
    """The page number of a mark as a field, which Word renews when it is asked to (F9)."""
    return (
        f'<w:fldSimple w:instr=" PAGEREF {mark} \\h "><w:r><w:t>{pages.get(mark, "")}</w:t></w:r>'
        "</w:fldSimple>"
    )


def _simple(block: Para | Space | Emblem | Break) -> str:
    """A block that does not depend on the paper."""
    match block:
        case Para():
            return _para(block)
        case Space():
            return _space(block.height, keep=block.keep)
        case Emblem():
            return _emblem(block)
        case Break():
            return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def paragraph(
    text: str, style: str = "Naskah", align: Align = "left", run: str = "", more: str = ""
) -> str:
    """A paragraph; ``run`` and ``more`` are properties of its text and of the paragraph."""
    words = escape(clean(text))
    content = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
    return _holding(content if words else "", style, align, more)


def _holding(content: str, style: str, align: Align, more: str = "") -> str:
    """A paragraph that holds runs or fields."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}<w:jc w:val="{_SIDES[align]}"/></w:pPr>'
        f"{content}</w:p>"
    )


def _para(block: Para) -> str:
    """A paragraph or a heading."""
    run = "<w:b/>" if block.bold else '<w:b w:val="0"/>' if block.level else ""
    if block.size:
        half = round(block.size * 2)
        run += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    more = "<w:keepNext/>" if block.keep else ""
    more += f'<w:spacing w:after="{twips(block.after)}"/>' if block.after else ""
    if block.left:
        more += f'<w:ind w:left="{twips(block.left)}"/>'
    style = f"NaskahJudul{block.level}" if block.level else "Naskah"
    made = paragraph(block.text, style, block.align, run, more)
    return made.replace("</w:pPr>", f"</w:pPr>{_place(block.mark)}", 1)


def _place(mark: str) -> str:
    """The bookmark of a heading; its id is made of the numbers in its name, as in ``bab_3_1``."""
    numbers = [int(part) for part in mark.split("_") if part.isdecimal()]
    chapter, section = (*numbers, 0, 0)[:2]
    return bookmark(mark, _HEADING_MARKS + 100 * chapter + section)


def _space(height: float, *, keep: bool = False) -> str:
    """An empty line of ``height`` mm; ``keep`` holds it together with what follows."""
    kept = "<w:keepNext/>" if keep else ""
    exact = f'<w:spacing w:before="0" w:after="0" w:line="{twips(height)}" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="Naskah"/>{kept}{exact}</w:pPr></w:p>'


def _columns(widths: Sequence[float]) -> str:
    """The grid of a table; widths are in mm."""
    return "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)


def _cell(width: float, content: str, more: str = "") -> str:
    """A cell of a table, ``width`` mm wide."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'
    )


def _grid(block: Grid, paper: PageStyle) -> str:
    """Texts in columns, as a table without borders."""
    room = paper.width - paper.left - paper.right - block.left
    kept = [at for at, width in enumerate((*block.widths, room)) if width > _THIN]
    widths = [*block.widths, room - added(block.widths)]
    after = f'{_keep(block)}<w:spacing w:after="{twips(block.after)}"/>'
    rows = []
    for row in block.rows:
        cells = [
            _cell(widths[at], _lines(row[at], "justify" if at == len(row) - 1 else "left", after))
            for at in kept
        ]
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableNormal"/>'
        f'<w:tblW w:w="{twips(room)}" w:type="dxa"/><w:tblInd w:w="{twips(block.left)}"'
        ' w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{_columns([widths[at] for at in kept])}</w:tblGrid>{''.join(rows)}</w:tbl>"
        + _space(1.0, keep=block.keep)
    )


def _lines(text: str, align: Align, more: str) -> str:
    """The lines of a text, each as a paragraph; what stands below is below the last one."""
    *above, last = text.split("\n")
    tight = '<w:spacing w:after="0"/>'
    lines = [paragraph(line, align=align, more=tight) for line in above]
    return "".join((*lines, paragraph(last, align=align, more=more)))


def _keep(block: Grid | Table) -> str:
    """The property of paragraphs that stand on the page of the next one."""
    return "<w:keepNext/>" if block.keep else ""


def _table(block: Table, paper: PageStyle, pages: Mapping[str, int]) -> str:
    """A table with borders."""
    room = paper.width - paper.left - paper.right
    widths = [room * share / added(block.shares) for share in block.shares]
    line = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="4B5660"/>'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(line.format(side) for side in sides)
    grey = '<w:shd w:val="clear" w:color="auto" w:fill="E8EDF3"/>'
    head = "".join(
        _cell(width, paragraph(title, "NaskahSel", "center", "<w:b/>"), grey)
        for width, title in zip(widths, block.titles, strict=bool(block.titles))
    )
    if head:
        head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
    rows = [
        "".join(
            _cell(width, _filled(cell, block, at, pages))
            for at, (width, cell) in enumerate(zip(widths, row, strict=True))
        )
        for row in block.rows
    ]
    body = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>" for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(room)}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{_columns(widths)}</w:tblGrid>"
        f"{head}{body}</w:tbl>" + ("" if block.goes_on else _space(3.0, keep=block.keep))
    )


def _filled(cell: Cell, block: Table, at: int, pages: Mapping[str, int]) -> str:
    """The content of a cell in the column ``at``: a text, or the page number of a mark."""
    align: Align = "center" if at in block.centered else "left"
    if isinstance(cell, Ref):
        return _holding(_page_of(cell.mark, pages), "NaskahSel", align, _keep(block))
    return "".join(
        paragraph(line, "NaskahSel", align, more=_keep(block)) for line in cell.split("\n")
    )


def _emblem(block: Emblem) -> str:
    """A framed place for an emblem, as a centred table of one cell."""
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


_HEADING_MARKS = 20_000
"""First id of the bookmarks of headings.  Pictures and SOPs use the lower ones."""


def _contents(block: Contents, paper: PageStyle, pages: Mapping[str, int]) -> Iterator[str]:
    """The headings with their pages, as a field that Word renews when it is asked to (F9)."""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText'
        ' xml:space="preserve"> TOC \\h \\z \\t "Naskah Judul 1,1,Naskah Judul 2,2" </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    edge = twips(paper.width - paper.left - paper.right)
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{edge}"/></w:tabs>'
    for at, entry in enumerate(block.entries):
        inset = f'<w:ind w:left="{twips(6.0 * (entry.level - 1))}"/>'
        words = (
            f"<w:r><w:t>{escape(clean(entry.text))}</w:t></w:r><w:r><w:tab/></w:r>"
            f"{_page_of(entry.mark, pages)}"
        )
        content = f"{begin if at == 0 else ''}{words}{end if at == len(block.entries) - 1 else ''}"
        yield _holding(content, f"NaskahIsi{entry.level}", "left", tab + inset)
