"""Decrees and volumes as PDF: flowing text, drawn pages and SOPs in one tagged file."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import typst

from bpmn_gen.decree.document import DrawnPart, SopPart, TextPart
from bpmn_gen.render.decree_typst import PARTS, SETTINGS
from bpmn_gen.render.inks import INKS
from bpmn_gen.render.pdf_file import DATE, compile_pdf
from bpmn_gen.render.pdf_font import printable
from bpmn_gen.render.sop_pdf import BODY_SIZE, IDENTITY, paper_data, printed, sop_data
from bpmn_gen.render.sop_typst import PAGES
from bpmn_gen.render.sop_typst import SETTINGS as SOP_SETTINGS
from bpmn_gen.render.templates import TemplateError
from bpmn_gen.render.typst_program import DRAWING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpmn_gen.decree.document import Document, Part
    from bpmn_gen.render.pdf_layers import Layer
    from bpmn_gen.render.templates import Templates

FACES = {
    "Bookman Old Style": (
        "TeX Gyre Bonum", "URW Bookman", "Bookman Old Style", "Libertinus Serif", "Roboto",
    ),
}  # fmt: skip
"""What a face is printed in, the first that is there: of Bookman Old Style its metric equals,
else a serif that comes with typst; every other face in Roboto."""

COMPILATIONS = 35
"""Of blank pages, after which typst has let go of what came before."""


def write_decree_pdf(document: Document, templates: Templates) -> bytes:
    """A document as PDF.

    Raises:
        TemplateError: when the template of the identity pages of SOPs is broken.
    """
    data: dict[str, object] = {
        "title": printable(document.title),
        "author": printable(document.author),
        "keywords": [],
        "date": DATE,
        "inks": {role: asdict(ink) for role, ink in INKS.items()},
        "text_faces": list(FACES.get(document.paper.face, ("Roboto",))),
        "text_size": document.paper.size,
        "sheet": asdict(document.paper),
        "parts": [_part(part) for part in document.parts],
    }
    program = [DRAWING]
    sops = [part.sop for part in document.parts if isinstance(part, SopPart)]
    if sops:
        data |= {"faces": list(templates.faces), "size": BODY_SIZE}
        data["paper"] = paper_data(sops[0].style)
        setting = b"#let sop-part(one) = [" + SOP_SETTINGS + b"#sop(one)\n]\n"
        program += [templates.source(IDENTITY), PAGES, setting]
    return _compiled([*program, SETTINGS, PARTS], data, templates)


def _compiled(program: Sequence[bytes], data: Mapping[str, object], templates: Templates) -> bytes:
    """The file."""
    try:
        return compile_pdf(b"\n".join(program), data, templates.font_folders)
    except typst.TypstError as error:
        raise TemplateError(IDENTITY, str(error.message)) from error
    finally:
        _forget()


def _forget() -> None:
    """Make typst let go of what it laid out: it keeps it for some further compilations.

    A document of a hundred pages and more takes over a hundred MB, and no other one shares it.
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
                "width": part.width,
                "height": part.height,
                "heading": printable(part.title),
                "layers": [_without_ways(layer).data() for layer in part.layers],
            }
        case SopPart():
            return {"kind": "sop", "sop": sop_data(part.sop)}


def _without_ways(layer: Layer) -> Layer:
    """The layer without links to pages, which are those of the map by itself."""
    if not any(mark.page for mark in layer.marks):
        return layer
    return replace(layer, marks=tuple(replace(mark, page=0) for mark in layer.marks))
