"""The bound volume of a unit's SOPs and its monitoring form, as Word documents and as PDF."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from bpmn_gen.render.pdf.font import printable
from bpmn_gen.render.pdf.sop import IDENTITY, compile_document, printed, sop_data
from bpmn_gen.render.word.sop import (
    ANCHOR_STYLE,
    DECLARATIONS,
    add_flow,
    add_head,
    apply_style,
    finish,
    identity_page,
    set_paper,
)
from bpmn_gen.render.word.template import fill_template

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.document import Document

    from bpmn_gen.render.templates.files import Templates
    from bpmn_gen.sop.document import PageStyle, SopDocument
    from bpmn_gen.sop.volume import Volume

BOOK, FORM = "buku-sop", "formulir-pemantauan"
"""Names of the templates without endings; each exists for Word and for PDF."""
IDS_PER_SOP = 10_000
"""Ids of shapes that are reserved for each SOP of a volume."""

_BOOK_PROGRAM = rb"""
#let titled(title, body) = sheet(note: data.book.unit, status: data.status, {
  show heading: it => align(center, text(size: 12pt, weight: "bold", it.body))
  heading(level: 1, bookmarked: true, outlined: false, title)
  v(4mm)
  body
})
#sheet(footed: false, status: data.status, sampul(data.book))
#titled("DAFTAR ISI", outline(title: none, target: heading.where(level: 1)))
#titled("PENJELASAN SINGKAT", penjelasan(data.book))
#for one in data.documents { sop(one) }
"""
_FORM_PROGRAM = rb"""
#sheet(note: data.book.unit, status: data.status, formulir(data.book))
"""


def write_volume_pdf(
    volume: Volume, documents: Sequence[SopDocument], templates: Templates
) -> bytes:
    """The volume with page numbers and a table of contents, as PDF.

    Raises:
        TemplateError: when one of its templates is broken.
    """
    data = {
        "book": printed(volume.values),
        "status": _status(volume),
        "documents": [sop_data(document) for document in documents],
    }
    title = f"{volume.values['judul']} {volume.unit}"
    names = (IDENTITY, f"{BOOK}.typ")
    return compile_document(data, title, volume.style, templates, names, _BOOK_PROGRAM)


def _status(volume: Volume) -> dict[str, str]:
    """What its own pages say of how the unit stands."""
    return {"mark": volume.mark, "words": printable(volume.status)}


def write_form_pdf(volume: Volume, templates: Templates) -> bytes:
    """The monitoring form as PDF.

    Raises:
        TemplateError: when its template is broken.
    """
    data = {"book": printed(volume.values), "status": _status(volume)}
    title = f"Formulir pemantauan SOP {volume.unit}"
    names = (IDENTITY, f"{FORM}.typ")
    return compile_document(data, title, volume.style, templates, names, _FORM_PROGRAM)


def write_form_docx(volume: Volume, templates: Templates) -> bytes:
    """The monitoring form as a Word file.

    Raises:
        TemplateError: when its template is broken.
    """
    word = fill_template(templates, f"{FORM}.docx", volume.values)
    apply_style(word, volume.style)
    if volume.status:
        add_head(word.sections[0], volume)
    _keep_last_rows(word)
    return finish(word, f"Formulir pemantauan SOP {volume.unit}", templates)


LAST_ROWS = 3
"""Rows of the form that stay together at its end, so that none stands alone on a page."""


def _keep_last_rows(word: Document) -> None:
    """Let the last rows of the form stand on one page."""
    for table in word.tables[-1:]:
        for row in table.rows[-LAST_ROWS:-1]:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True


def write_volume_docx(
    volume: Volume, documents: Sequence[SopDocument], templates: Templates
) -> bytes:
    """The volume as a Word file: cover, daftar isi, penjelasan singkat, then all SOPs.

    Raises:
        TemplateError: when one of its templates is broken.
    """
    word = fill_template(templates, f"{BOOK}.docx", _with_marks(volume.values))
    apply_style(word, volume.style)
    _link_pages(word, volume)
    word.sections[0].different_first_page_header_footer = True  # the cover has no page number
    if volume.status:
        add_head(word.sections[0], volume)
    paper, firsts = volume.style, [int(one["halaman"]) + 1 for one in _entries(volume.values)]
    said = (volume.mark, volume.status)
    for index, document in enumerate(documents, 1):
        says = (document.mark, document.status)
        turns = document.style != paper or says != said
        if turns:
            paper = document.style
            _change_paper(word, paper)
        if says != said:
            said = says
            add_head(list(word.sections)[-1], document)
        add_identity(word, document, index, templates, on_new_page=not turns)
        add_flow(word, document, firsts[index - 1], IDS_PER_SOP * index)
    return finish(word, f"{volume.values['judul']} {volume.unit}", templates)


def _change_paper(word: Document, style: PageStyle) -> None:
    """End the section, and let what follows stand on another paper with the same foot."""
    end = word.element.body.find(qn("w:sectPr"))
    closing = parse_xml(f"<w:p {DECLARATIONS}>{ANCHOR_STYLE}</w:p>")
    closing[0].append(copy.deepcopy(end))
    end.addprevious(closing)
    for only_before_cover in end.findall(qn("w:titlePg")):
        end.remove(only_before_cover)
    for last in list(word.sections)[-1:]:
        set_paper(last, style)


def _mark(number: object) -> str:
    """The mark that stands for a page number until a field replaces it."""
    return f"\u27e6{number}\u27e7"


def _bookmark(number: object) -> str:
    """The name of the bookmark at the start of an SOP."""
    return f"sop_{number}"


def _with_marks(values: dict[str, object]) -> dict[str, object]:
    """The values of a volume, with marks in place of page numbers."""
    entries = _entries(values)
    return {**values, "sop": [{**entry, "halaman": _mark(entry["no"])} for entry in entries]}


def _entries(values: Mapping[str, object]) -> list[dict[str, Any]]:
    """The SOPs of a volume, as its templates name them."""
    entries = values["sop"]
    if not isinstance(entries, list):
        raise TypeError(type(entries))
    return entries


def _link_pages(word: Document, volume: Volume) -> None:
    """Replace the marks by fields with page numbers."""
    entries = _entries(volume.values)
    pages = {_mark(entry["no"]): entry for entry in entries}
    for text in list(word.element.body.iter(qn("w:t"))):
        entry = pages.get((text.text or "").strip())
        if entry is None:
            continue
        field = parse_xml(
            f'<w:fldSimple {DECLARATIONS} w:instr=" PAGEREF {_bookmark(entry["no"])} ">'
            f"<w:r><w:t>{entry['halaman']}</w:t></w:r></w:fldSimple>"
        )
        run = text.getparent()
        run.addprevious(field)
        run.getparent().remove(run)


def add_identity(
    word: Document,
    document: SopDocument,
    number: int,
    templates: Templates,
    *,
    on_new_page: bool = True,
    mark: str = "",
) -> None:
    """Append the identity page of an SOP, behind a bookmark.

    Args:
        word: the document that gets it.
        document: the SOP.
        number: the number of the SOP, from 1.
        templates: where the template of the page is.
        on_new_page: False where a section has just begun.
        mark: the name of the bookmark; empty for one made of the number.
    """
    page = identity_page(document, templates)
    end = word.element.body.find(qn("w:sectPr"))
    new_page = "<w:pageBreakBefore/>" if on_new_page else ""
    style = ANCHOR_STYLE.replace("<w:spacing", f"{new_page}<w:spacing")
    ident, name = f'w:id="{number}"', mark or _bookmark(number)
    start = (
        f"<w:p {DECLARATIONS}>{style}"
        f'<w:bookmarkStart {ident} w:name="{name}"/><w:bookmarkEnd {ident}/></w:p>'
    )
    end.addprevious(parse_xml(start))
    for element in page.element.body:
        if element.tag == qn("w:sectPr"):
            continue
        copied = copy.deepcopy(element)
        _bring_pictures(word, page, copied)
        end.addprevious(copied)


def _bring_pictures(word: Document, page: Document, element: object) -> None:
    """Copy the pictures of a copied element into the document that it is copied to."""
    for picture in element.iter(qn("a:blip")):  # type: ignore[attr-defined]  # an lxml element
        old = picture.get(qn("r:embed"))
        if old:
            part = page.part.related_parts[old]
            picture.set(qn("r:embed"), word.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))


def sop_pages(document: SopDocument) -> int:
    """The number of pages of an SOP, whose identity page counts as one."""
    return 1 + len(document.pages)
