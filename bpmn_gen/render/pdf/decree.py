"""Decrees and volumes as PDF: flowing text, drawn pages and SOPs in one tagged file."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

import typst

from bpmn_gen.decree.document import DrawnPart, SopPart, TextPart
from bpmn_gen.picture.inks import INKS
from bpmn_gen.render.pdf.decree_typst import PARTS, SETTINGS, SOP_PART_BEGINS, SOP_PART_ENDS
from bpmn_gen.render.pdf.file import compile_pdf, date_data, query_pdf
from bpmn_gen.render.pdf.font import printable
from bpmn_gen.render.pdf.layers import page_data
from bpmn_gen.render.pdf.sop import BODY_SIZE, IDENTITY, paper_data, printed, sop_data
from bpmn_gen.render.pdf.sop_typst import PAGES
from bpmn_gen.render.pdf.sop_typst import SETTINGS as SOP_SETTINGS
from bpmn_gen.render.pdf.typst_program import DRAWING
from bpmn_gen.render.templates.files import TemplateError
from bpmn_gen.render.templates.words import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bpmn_gen.decree.document import Document, Part
    from bpmn_gen.render.templates.files import Templates

FACES = {
    "Bookman Old Style": (
        "TeX Gyre Bonum", "URW Bookman", "Bookman Old Style", "Libertinus Serif", "Roboto",
    ),
}  # fmt: skip
"""The faces in which a face is printed; the first that exists is used.  Bookman Old Style becomes a
free face of equal widths, else a serif that comes with typst.  Every other face becomes Roboto."""

COMPILATIONS = 35
"""Compilations of a blank page after which typst has dropped all that it kept of earlier documents
(see ``_forget``)."""


Returned = TypeVar("Returned")


@dataclass(frozen=True, slots=True)
class Pagination:
    """The page numbers of everything in a document."""

    last: int
    """The number of the last page."""
    at: Mapping[str, int]
    """The page number of each mark."""


def write_decree_pdf(document: Document, templates: Templates) -> bytes:
    """A document as PDF.

    Raises:
        TemplateError: when the template of the identity page of SOPs is broken.
    """
    try:
        return _run(document, templates, _part, compile_pdf)
    finally:
        _forget()


def count_pages(document: Document, templates: Templates) -> Pagination:
    """The page numbers of a document, found without drawing its maps and flow tables.

    Raises:
        TemplateError: when the template of the identity page of SOPs is broken.
    """

    def ask(program: bytes, data: Mapping[str, object], folders: tuple[str, ...]) -> object:
        return query_pdf(program, data, folders, "pages")

    found = cast("dict[str, Any]", _run(document, templates, _blank_part, ask))
    return Pagination(int(found["total"]), {str(mark): int(page) for mark, page in found["at"]})


def _run(
    document: Document,
    templates: Templates,
    part_data: Callable[[Part], dict[str, object]],
    run: Callable[[bytes, Mapping[str, object], tuple[str, ...]], Returned],
) -> Returned:
    """What ``run`` returns for the program and the data of a document."""
    data: dict[str, object] = {
        "title": printable(document.title),
        "author": printable(templates.author),
        "keywords": [],
        "date": date_data(templates.dated),
        "inks": {role: asdict(ink) for role, ink in INKS.items()},
        "text_faces": list(FACES.get(document.paper.face, ("Roboto",))),
        "text_size": document.paper.size,
        "sheet": asdict(document.paper),
        "first": document.first,
        "doc_mark": document.mark,
        "bound": True,
        "parts": [part_data(part) for part in document.parts],
    }
    program = [DRAWING, SETTINGS]
    sops = [part.sop for part in document.parts if isinstance(part, SopPart)]
    if sops:
        data |= {"faces": list(templates.faces), "size": BODY_SIZE}
        data["paper"] = paper_data(sops[0].style)
        setting = SOP_PART_BEGINS + SOP_SETTINGS + SOP_PART_ENDS
        program = [DRAWING, templates.source(IDENTITY), PAGES, SETTINGS, setting]
    try:
        return run(b"\n".join([*program, PARTS]), data, templates.font_folders)
    except typst.TypstError as error:
        raise TemplateError(IDENTITY, in_words(error.message)) from error


def _forget() -> None:
    """Make typst drop what it keeps of this document for later compilations.

    A document of a hundred pages takes over a hundred MB, and no other document shares its parts.
    """
    blank = typst.Compiler(ignore_system_fonts=True)
    for number in range(COMPILATIONS):
        blank.compile(input=b"#set document(title: [%d])" % number, format="pdf")


def _part(part: Part) -> dict[str, object]:
    """A part as the program reads it."""
    match part:
        case TextPart():
            blocks = [{"kind": type(block).__name__, **asdict(block)} for block in part.blocks]
            return {"kind": "text", "numbered": part.numbered, "blocks": printed(blocks)}
        case DrawnPart():
            return {
                "kind": "drawn",
                "width": part.page.width,
                "height": part.page.height,
                "heading": printable(part.title),
                "words": printable(part.words),
                "mark": part.mark,
                "layers": page_data(part.page),
            }
        case SopPart():
            return {"kind": "sop", "sop": {**sop_data(part.sop), "mark": part.mark, "blank": 0}}


def _blank_part(part: Part) -> dict[str, object]:
    """A part with as many pages, but without the contents of maps and flow tables."""
    match part:
        case TextPart():
            return _part(part)
        case DrawnPart():
            page = part.page
            size = {"width": page.width, "height": page.height}
            return {
                "kind": "drawn",
                **size,
                "heading": "",
                "words": "",
                "mark": part.mark,
                "layers": [],
            }
        case SopPart():
            bare = replace(part.sop, pages=())
            own = {"mark": part.mark, "blank": len(part.sop.pages)}
            return {"kind": "sop", "sop": {**sop_data(bare), **own}}
