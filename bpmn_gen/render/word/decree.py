"""Decrees and volumes as Word documents: real text and tables, vector maps, native SOPs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from bpmn_gen.decree.document import DrawnPart, SopPart, TextPart
from bpmn_gen.render.word.decree_blocks import block_xml, bookmark
from bpmn_gen.render.word.decree_parts import add_styles, drawing_xml, number_header, section_xml
from bpmn_gen.render.word.emf import page_emf
from bpmn_gen.render.word.sop import DECLARATIONS, TEMPLATE, add_flow, finish
from bpmn_gen.render.word.sop_volume import IDS_PER_SOP, add_identity

if TYPE_CHECKING:
    from docx.document import Document as Word

    from bpmn_gen.decree.document import Document
    from bpmn_gen.decree.document import Part as Page
    from bpmn_gen.render.pdf.decree import Pagination
    from bpmn_gen.render.templates.files import Templates


def write_decree_docx(document: Document, templates: Templates, pages: Pagination) -> bytes:
    """A document as a Word file.

    Args:
        document: what it shows.
        templates: where the template of the identity pages of SOPs is.
        pages: the page numbers, as far as they are known before Word sets the document.

    Raises:
        TemplateError: when the template of the identity pages of SOPs is broken.
    """
    word = docx.Document(io.BytesIO(templates.source(TEMPLATE)))
    _Writer(word, document, templates, pages).write()
    return finish(word, document.title, templates)


class _Writer:
    """Appends parts to a Word document that holds nothing but styles."""

    def __init__(
        self, word: Word, document: Document, templates: Templates, pages: Pagination
    ) -> None:
        """Empty the document."""
        self.word, self.document, self.templates = word, document, templates
        self.pages = pages
        self.body = word.element.body
        for element in list(self.body):
            if element.tag != qn("w:sectPr"):
                self.body.remove(element)
        self.end = self.body.find(qn("w:sectPr"))
        self.pictures = self.sops = 0
        add_styles(word, document.paper)
        self.header = number_header(word, document.mark)

    def write(self) -> None:
        """Write all parts; those with the same paper share a section."""
        parts, start = self.document.parts, 0
        for at, part in enumerate(parts):
            if at and _paper(parts[at - 1]) != _paper(part):
                start = at
            self._add(part, begins=at == start)
            behind = parts[at + 1] if at + 1 < len(parts) else None
            if behind is None or _paper(behind) != _paper(part):
                self._close(part, opens=start == 0, last=behind is None)

    def _add(self, part: Page, *, begins: bool) -> None:
        """Append the content of a part, on a new page."""
        match part:
            case TextPart():
                if not begins:
                    self._append(_NEW_PAGE)
                for block in part.blocks:
                    self._append(block_xml(block, self.document.paper, self.pages.at))
            case DrawnPart():
                self._append(self._picture(part, begins=begins))
            case SopPart():
                self.sops += 1
                number = self.sops
                add_identity(
                    self.word,
                    part.sop,
                    number,
                    self.templates,
                    on_new_page=not begins,
                    mark=part.mark,
                )
                first = self.pages.at.get(part.mark, 1) + 1
                add_flow(self.word, part.sop, first, IDS_PER_SOP * number)

    def _append(self, xml: str) -> None:
        """Append elements to the end of the body."""
        for element in parse_xml(f"<w:body {DECLARATIONS}>{xml}</w:body>"):
            self.end.addprevious(element)

    def _picture(self, part: DrawnPart, *, begins: bool) -> str:
        """A paragraph that holds the picture of a drawn page."""
        self.pictures += 1
        name = PackURI(f"/word/media/peta{self.pictures}.emf")
        media = Part(name, "image/x-emf", page_emf(part.page), self.word.part.package)
        relation = self.word.part.relate_to(media, RELATIONSHIP_TYPE.IMAGE)
        place = bookmark(part.mark, _PICTURE_MARKS + self.pictures)
        return drawing_xml(part, relation, self.pictures, place, on_new_page=not begins)

    def _close(self, part: Page, *, opens: bool, last: bool) -> None:
        """End a section, in a paragraph of its own unless it is the last one."""
        first = self.document.first if opens else 0
        properties = section_xml(part, self.document.paper, self.header, first=first)
        if last:
            made = parse_xml(properties)
            self.body.replace(self.end, made)
            return
        self._append(f'<w:p><w:pPr><w:pStyle w:val="NaskahUjung"/>{properties}</w:pPr></w:p>')


_PICTURE_MARKS = 10_000
"""First id of the bookmarks of pictures.  SOPs use the lower ones."""
_NEW_PAGE = '<w:p><w:pPr><w:pStyle w:val="NaskahUjung"/><w:pageBreakBefore/></w:pPr></w:p>'


def _paper(part: Page) -> tuple[object, ...]:
    """A value that is equal for parts that can share a section."""
    match part:
        case TextPart():
            return ("text", part.numbered)
        case DrawnPart():
            return ("drawn", part.page.width, part.page.height)
        case SopPart():
            return ("sop", part.sop.style)
