"""SOPs as PDF: archivable, tagged, with the same rows and symbols as in Word and Excel."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import typst

from bpmn_gen.drawing.sums import added
from bpmn_gen.picture.drawn_page import Layer
from bpmn_gen.picture.inks import INKS
from bpmn_gen.picture.sop_scene import PX_PER_MM, flow_marks
from bpmn_gen.picture.sop_table import header_cells
from bpmn_gen.picture.typesetting import middle_baseline
from bpmn_gen.render.pdf.file import POINTS_PER_MM, compile_pdf, date_data
from bpmn_gen.render.pdf.font import printable
from bpmn_gen.render.pdf.layers import layer_data
from bpmn_gen.render.pdf.sop_typst import ONE_SOP, PAGES, SETTINGS
from bpmn_gen.render.pdf.typst_program import DRAWING
from bpmn_gen.render.templates.files import TemplateError, identity_values
from bpmn_gen.render.templates.words import in_words
from bpmn_gen.sop.document import PADDING, PAGE_WORD, POINT, shown
from bpmn_gen.sop.identity_size import surely_fits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpmn_gen.render.templates.files import Templates
    from bpmn_gen.sop.document import FlowPage, PageNote, PageStyle, SopDocument

IDENTITY = "sop-identitas.typ"
"""Name of the template of the identity page."""
BODY_SIZE = 10.0
"""pt; size of the type on pages other than the flow table."""


def write_sop_pdf(document: SopDocument, templates: Templates) -> bytes:
    """One SOP: identity page and flow table.

    Raises:
        TemplateError: when the template of the identity page is broken.
    """
    title = f"{document.sop_code} {document.identity.name}"
    one = sop_data(document)
    if IDENTITY in templates.unedited and surely_fits(document.identity, document.style):
        one["sheets"] = 1 + len(document.pages)
    data = {"documents": [one]}
    return compile_document(data, title, document.style, templates, (IDENTITY,), ONE_SOP)


def compile_document(
    data: Mapping[str, object],
    title: str,
    style: PageStyle,
    templates: Templates,
    names: Sequence[str],
    program: bytes,
) -> bytes:
    """A PDF from data, the named templates, and the program that puts them together.

    Raises:
        TemplateError: when one of the templates is broken.
    """
    everything = {
        "title": printable(title),
        "author": printable(templates.author),
        "keywords": ["SOP"],
        "date": date_data(templates.dated),
        "inks": {role: asdict(ink) for role, ink in INKS.items()},
        "faces": list(templates.faces),
        "size": BODY_SIZE,
        "paper": paper_data(style),
        **data,
    }
    parts = [DRAWING, SETTINGS, *(templates.source(name) for name in names), PAGES, program]
    try:
        return compile_pdf(b"\n".join(parts), everything, templates.font_folders)
    except typst.TypstError as error:
        raise TemplateError(" / ".join(names), in_words(error.message)) from error


def paper_data(style: PageStyle) -> dict[str, float]:
    """Width, height and margins of the paper in mm."""
    return {
        "width": style.width,
        "height": style.height,
        "top": style.top,
        "right": style.right,
        "bottom": style.bottom,
        "left": style.left,
    }


def sop_data(document: SopDocument) -> dict[str, object]:
    """One SOP as the program reads it."""
    return {
        "title": printable(f"{document.sop_code} {document.identity.name}"),
        "note": printable(f"{document.sop_code}  {document.identity.name}"),
        "status": {"mark": document.mark, "words": printable(document.status)},
        "paper": paper_data(document.style),
        "identity": printed(identity_values(document)),
        "pages": [_flow_data(document, page) for page in document.pages],
    }


def printed(value: object) -> object:
    """A value in whose texts a substitute stands for each character that the face lacks."""
    match value:
        case str():
            return printable(value)
        case dict():
            return {key: printed(inner) for key, inner in value.items()}
        case list() | tuple():
            return [printed(inner) for inner in value]
        case _:
            return value


def _flow_data(document: SopDocument, page: FlowPage) -> dict[str, object]:
    """One page of the flow table, as the program reads it."""
    columns = document.columns
    unit = POINTS_PER_MM / PX_PER_MM
    layer = Layer(0.0, added(columns.header) * POINTS_PER_MM, unit, flow_marks(page))
    return {
        "size": columns.size,
        "padding": PADDING,
        "columns": list(columns.widths),
        "rows": [*columns.header, *(row.height for row in page.rows)],
        "header": [
            {
                "x": cell.column,
                "y": cell.row,
                "colspan": cell.across,
                "rowspan": cell.down,
                "lines": [printable(shown(line)) for line in cell.lines],
                "turned": cell.turned,
            }
            for cell in header_cells(columns)
        ],
        "cells": list(_cells(page, len(columns.names))),
        "layer": layer_data(layer),
        "words": printable(page.words),
        "notes": [_note_data(document, page, one.note) for one in page.symbols if one.note],
    }


def _note_data(document: SopDocument, page: FlowPage, note: PageNote) -> dict[str, object]:
    """What a page connector says, with pages counted from its own.

    The program adds the number of that page, which depends on the file.
    """
    box, size = note.bounds, note.size * POINT
    return {
        "x": box.center.x,
        "y": added(document.columns.header) + middle_baseline(box.center.y, size),
        "size": note.size,
        "word": PAGE_WORD,
        "most": note.most,
        "steps": [other - page.number for other in note.named],
        "joint": note.joint,
    }


def _cells(page: FlowPage, actors: int) -> list[dict[str, object]]:
    """The cells of the rows, from left to right."""
    cells: list[dict[str, object]] = []
    for row in page.rows:
        texts = [(row.number,), row.activity, *((),) * actors]
        texts += [row.inputs, row.duration, row.outputs, row.remarks]
        centered = (0, 3 + actors)
        cells += [
            {
                "lines": [printable(shown(line)) for line in lines] or [""],
                "centered": at in centered,
            }
            for at, lines in enumerate(texts)
        ]
    return cells
