"""The parts of a decree in Word besides its text: styles, sections, page numbers, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.decree.document import DrawnPart, SopPart, TextPart
from bpmn_gen.render.office.connector_shape import emu
from bpmn_gen.render.word.sop import PAPER_CODES
from bpmn_gen.render.word.table import twips

if TYPE_CHECKING:
    from docx.document import Document as Word

    from bpmn_gen.decree.document import Part as Page
    from bpmn_gen.sop.document import PageStyle

_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_WIDE_EDGE = 7.0
"""mm; margins of pages that hold nothing but a picture."""


def add_styles(word: Word, paper: PageStyle) -> None:
    """Add the styles of the text, which staff can change in Word."""
    half = round(paper.size * 2)
    face = escape(paper.face, {'"': "&quot;"})
    fonts = "".join(f' w:{slot}="{face}"' for slot in ("ascii", "hAnsi", "cs", "eastAsia"))
    base = f'<w:rFonts{fonts}/>{{}}<w:sz w:val="{{}}"/><w:szCs w:val="{{}}"/>'
    flat = '<w:spacing w:before="0" w:after="0" w:line="252" w:lineRule="auto"/>'
    apart = '<w:spacing w:before="140" w:after="0" w:line="252" w:lineRule="auto"/>'
    tiny = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    listed = (
        ("Naskah", "Naskah", flat, base.format("", half, half)),
        ("NaskahJudul1", "Naskah Judul 1", f'<w:keepNext/>{flat}<w:outlineLvl w:val="0"/>',
         base.format("<w:b/>", half, half)),
        ("NaskahJudul2", "Naskah Judul 2", f'<w:keepNext/>{apart}<w:outlineLvl w:val="1"/>',
         base.format("<w:b/>", half, half)),
        ("NaskahIsi1", "Naskah Isi 1", '<w:spacing w:before="60" w:after="0"/>',
         base.format("", 21, 21)),
        ("NaskahIsi2", "Naskah Isi 2", flat, base.format("", 21, 21)),
        ("NaskahSel", "Naskah Sel",
         '<w:spacing w:before="26" w:after="26" w:line="224" w:lineRule="exact"/>',
         base.format("", 19, 19)),
        ("NaskahUjung", "Naskah Ujung", tiny, '<w:sz w:val="2"/>'),
    )  # fmt: skip
    for key, name, paragraph, run in listed:
        word.styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{key}">'
                f'<w:name w:val="{name}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>'
                f"<w:rPr>{run}</w:rPr></w:style>"
            )
        )


def number_header(word: Word, mark: str) -> str:
    """Add a header with the page number and a mark; returns the id of its relationship."""
    field = (
        '<w:r><w:t xml:space="preserve">- </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r>'
        '<w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> -</w:t></w:r>'
    )
    if mark:
        style = '<w:rPr><w:b/><w:sz w:val="24"/></w:rPr>'
        field += f'<w:r>{style}<w:t xml:space="preserve">    {escape(mark)}</w:t></w:r>'
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:hdr {nsdecls("w")}><w:p>'
        f'<w:pPr><w:pStyle w:val="NaskahSel"/><w:jc w:val="center"/></w:pPr>{field}</w:p></w:hdr>'
    )
    part = Part(PackURI("/word/header_nomor.xml"), _HEADER_TYPE, xml.encode(), word.part.package)
    return word.part.relate_to(part, RELATIONSHIP_TYPE.HEADER)


def section_xml(part: Page, paper: PageStyle, header: str, *, first: int) -> str:
    """The properties of a section: paper, margins, and the header with the page number.

    ``first`` is the number of its first page, which is shown unless it is 1; 0 counts on from the
    section before.
    """
    match part:
        case TextPart():
            size, margins, distance = (
                (paper.width, paper.height),
                (paper.top, paper.right, paper.bottom, paper.left),
                12.0,
            )
        case DrawnPart():
            size, distance = (part.page.width, part.page.height), 3.5
            margins = (12.0, _WIDE_EDGE, _WIDE_EDGE, _WIDE_EDGE)
        case SopPart():
            style = part.sop.style
            size = (style.width, style.height)
            margins, distance = (style.top, style.right, style.bottom, style.left), 6.0
    number = f'<w:headerReference w:type="default" r:id="{header}"/>' if _numbered(part) else ""
    wide = size[0] > size[1]
    code = PAPER_CODES.get((max(size), min(size)), PAPER_CODES.get((min(size), max(size)), 0))
    top, right, bottom, left = map(twips, margins)
    return (
        f'<w:sectPr {nsdecls("w", "r")}>{number}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(size[0])}" w:h="{twips(size[1])}"'
        f' w:orient="{"landscape" if wide else "portrait"}"'
        f"{f' w:code={chr(34)}{code}{chr(34)}' if code else ''}/>"
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="{twips(distance)}" w:footer="{twips(6.0)}" w:gutter="0"/>'
        f"{f'<w:pgNumType w:start={chr(34)}{first}{chr(34)}/>' if first else ''}"
        f"{'<w:titlePg/>' if first == 1 else ''}</w:sectPr>"
    )


def _numbered(part: Page) -> bool:
    """Whether the pages of a part show their numbers."""
    return not isinstance(part, TextPart) or part.numbered


def drawing_xml(
    part: DrawnPart, relation: str, number: int, place: str, *, on_new_page: bool
) -> str:
    """A line that holds a picture at its place on the page, behind a bookmark."""
    frame = part.page.frame
    left, top, width, height = (
        emu(value) for value in (frame.x, frame.y, frame.width, frame.height)
    )
    told = escape(clean(part.words), {'"': "&quot;"})
    new_page = "<w:pageBreakBefore/>" if on_new_page else ""
    ident = f'id="{number}" name="Peta {number}"'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="NaskahUjung"/>{new_page}</w:pPr>{place}<w:r><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr {ident} descr="{told}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:nvPicPr><pic:cNvPr {ident}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )
