"""SOPs as Word documents: an identity page from a template, and flow tables below a canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI
from docx.opc.pkgwriter import _ContentTypesItem
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from bpmn_gen.drawing.sums import added
from bpmn_gen.render.office.package import packed
from bpmn_gen.render.templates.files import identity_values
from bpmn_gen.render.word.canvas import canvas_run
from bpmn_gen.render.word.table import flow_table
from bpmn_gen.render.word.template import fill_template
from bpmn_gen.sop.document import FIRST_FLOW_PAGE, POINT
from bpmn_gen.sop.identity_size import USUAL, identity_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.package import Package
    from docx.section import Section, _Header

    from bpmn_gen.render.templates.files import Templates
    from bpmn_gen.sop.document import FlowPage, PageStyle, SopDocument

TEMPLATE = "sop-identitas.docx"
"""Name of the template of the identity page; its styles are those of the whole document."""
NAMESPACES = {
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
DECLARATIONS = nsdecls("w", "wp", "a", "r") + "".join(
    f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items()
)
PAPER_CODES = {(215.9, 330.2): 14, (210.0, 297.0): 9, (297.0, 420.0): 8}
"""Codes of papers by their mm, as printers know them: Folio, A4 and A3. Other F4 has none."""


def write_docx(document: SopDocument, templates: Templates) -> bytes:
    """One SOP as a Word file.

    Raises:
        TemplateError: when the template of the identity page is broken.
    """
    word = identity_page(document, templates)
    apply_style(word, document.style)
    if document.mark or document.status:
        add_head(word.sections[0], document)
    add_flow(word, document, FIRST_FLOW_PAGE)
    word.core_properties.content_status = document.state
    return finish(word, f"{document.sop_code} {document.identity.name}", templates)


def identity_page(document: SopDocument, templates: Templates) -> Document:
    """The identity page, in smaller type where it would take more than one page.

    Raises:
        TemplateError: when its template is broken.
    """
    word = fill_template(templates, TEMPLATE, identity_values(document))
    size = identity_size(document.identity, document.style)
    if size < USUAL:
        for paragraph in word.element.body.iter(qn("w:p")):
            if paragraph.style in IDENTITY_STYLES:
                for run in paragraph.r_lst:
                    run.get_or_add_rPr().sz_val = Pt(size)
    return word


IDENTITY_STYLES = ("SOPIsi", "SOPLabel", "SOPDaftar")
"""Styles of the template of the identity page whose type may be made smaller."""


def apply_style(word: Document, style: PageStyle) -> None:
    """Set paper, margins and face as the settings say."""
    for section in word.sections:
        set_paper(section, style)
    word.styles["Normal"].font.name = style.face


def set_paper(section: Section, style: PageStyle) -> None:
    """Set paper and margins of a section."""
    section.page_width, section.page_height = Mm(style.width), Mm(style.height)
    section.left_margin, section.right_margin = Mm(style.left), Mm(style.right)
    section.top_margin, section.bottom_margin = Mm(style.top), Mm(style.bottom)
    section.footer_distance = Mm(max(style.bottom - 7, 4))
    section.orientation = WD_ORIENT.LANDSCAPE if style.is_landscape else WD_ORIENT.PORTRAIT
    code = PAPER_CODES.get((min(style.width, style.height), max(style.width, style.height)))
    size = section._sectPr.find(qn("w:pgSz"))  # noqa: SLF001 -- the only way to the element
    if size is not None and code:
        size.set(qn("w:code"), str(code))
    elif size is not None:
        size.attrib.pop(qn("w:code"), "")


class Standing(Protocol):
    """What says how it stands at the head of its pages: an SOP, or the volume around SOPs."""

    @property
    def style(self) -> PageStyle:
        """Its paper."""

    @property
    def mark(self) -> str:
        """One word, of what is not set; else empty."""

    @property
    def status(self) -> str:
        """A sentence."""


def add_head(section: Section, document: Standing) -> None:
    """Let every page of a section say how its document stands, above the margin."""
    # A copied section shares the head of the one before, which must keep it.
    for shared in section._sectPr.findall(qn("w:headerReference")):  # noqa: SLF001 -- the only way
        section._sectPr.remove(shared)  # noqa: SLF001 -- the same
    section.header_distance = Mm(max(document.style.top - 8, 4))
    _fill_head(section.header, document)
    if section.different_first_page_header_footer:
        _fill_head(section.first_page_header, document)


def _fill_head(header: _Header, document: Standing) -> None:
    """The sentence at the left, the mark at the right."""
    header.is_linked_to_previous = False
    line = header.paragraphs[0]
    line.style = None  # that of heads has tab stops of its own
    right = Mm(document.style.room[0])
    line.paragraph_format.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(document.status).font.size = Pt(8)
    mark = line.add_run(f"\t{document.mark}")
    mark.font.size, mark.font.bold = Pt(14), True


def add_flow(word: Document, document: SopDocument, first: int, base: int = 0) -> None:
    """Append the pages of the flow table.

    Args:
        word: the document that gets them.
        document: the SOP.
        first: the number of the first of them in the document.
        base: added to all ids of shapes.
    """
    body = word.element.body
    end = body.find(qn("w:sectPr"))
    for page in document.pages:
        for xml in (_anchor(document, page, first, base), flow_table(document, page)):
            end.addprevious(parse_xml(xml.replace(">", f" {DECLARATIONS}>", 1)))
    end.addprevious(parse_xml(f"<w:p {DECLARATIONS}>{ANCHOR_STYLE}</w:p>"))


ANCHOR_STYLE = (
    '<w:pPr><w:pStyle w:val="SOPJangkar"/><w:spacing w:before="0" w:after="0" w:line="20"'
    ' w:lineRule="exact"/></w:pPr>'
)
"""Properties of an empty line of one point."""


def _anchor(document: SopDocument, page: FlowPage, first: int, base: int) -> str:
    """The paragraph above the table of a page; it begins the page and holds the canvas."""
    above = POINT + added(document.columns.header)
    style = ANCHOR_STYLE.replace("<w:spacing", "<w:pageBreakBefore/><w:spacing")
    return f"<w:p>{style}{canvas_run(document, page, above, first, base)}</w:p>"


def finish(word: Document, title: str, templates: Templates) -> bytes:
    """The bytes of the file, the same at every time."""
    properties = word.core_properties
    properties.title, properties.author = title[:250], templates.author[:250]
    properties.last_modified_by = properties.author
    return packed(_parts(word.part.package), templates.dated)


def _parts(package: Package) -> Iterator[tuple[str, bytes]]:
    """The parts that ``save`` would write, in its order.

    They are taken from the package, because ``save`` would compress them once more.
    """
    parts = package.parts
    for part in parts:
        part.before_marshal()  # type: ignore[no-untyped-call]
    kinds = _ContentTypesItem.from_parts(parts)  # type: ignore[no-untyped-call]
    yield CONTENT_TYPES_URI.membername, kinds.blob
    yield PACKAGE_URI.rels_uri.membername, package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, part.rels.xml
