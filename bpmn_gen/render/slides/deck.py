"""PowerPoint files of drawn pages, one slide a page, with the same bytes every time."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.render.office.connector_shape import emu
from bpmn_gen.render.office.package import pinned
from bpmn_gen.render.slides.slide import slide_shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide as Target

    from bpmn_gen.picture.sheet import Sheet
    from bpmn_gen.render.slides.slide import Slide

_LAYOUT = "Title Only"
"""The layout of all slides, in the template that python-pptx brings."""
_SPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_JUMP = '<a:hlinkClick r:id="{}" action="ppaction://hlinksldjump"/>'


def write_deck(slides: Sequence[Slide], sheet: Sheet) -> bytes:
    """The file of some slides.

    All slides are as large as the first page, because PowerPoint knows one size for a file.

    Args:
        slides: at least one.
        sheet: the words around the map, which become the properties of the file.
    """
    size = (slides[0].page.width, slides[0].page.height)
    deck = Presentation(io.BytesIO(_empty(*size)))
    made = [deck.slides.add_slide(deck.slide_layouts[0]) for _ in slides]
    for slide, target in zip(slides, made, strict=True):
        _fill(target, slide, size, made)
    _describe(deck, sheet)
    stream = io.BytesIO()
    deck.save(stream)
    return pinned(stream.getvalue(), sheet.dated)


def _fill(target: Target, slide: Slide, size: tuple[float, float], made: Sequence[Target]) -> None:
    """Put the shapes and the notes of a slide in their place; ``made`` are all slides."""
    tree = target.shapes.element
    for shape in tree.findall(qn("p:sp")):
        tree.remove(shape)

    def link(page: int) -> str:
        return _JUMP.format(target.part.relate_to(made[page - 1].part, RELATIONSHIP_TYPE.SLIDE))

    xml = f"<p:spTree {_SPACES}>{slide_shapes(slide, size, link)}</p:spTree>"
    tree.extend(list(parse_xml(xml.encode())))
    notes = target.notes_slide.notes_text_frame
    if notes is not None:
        notes.text = clean(slide.notes)


def _describe(deck: Deck, sheet: Sheet) -> None:
    """Set the properties of a file."""
    about = deck.core_properties
    about.title = clean(f"{sheet.code} {sheet.title}".strip())
    about.author = about.last_modified_by = clean(sheet.government)
    about.subject, about.comments = clean(sheet.form), ""
    about.language = "id-ID"
    about.revision = 1


@lru_cache(maxsize=4)
def _empty(width: float, height: float) -> bytes:
    """A file without slides, whose slides are ``width`` x ``height`` mm.

    It is made once for each size, because the template brings much that no map needs.  Its
    master of notes is made here as well.
    """
    deck = Presentation()
    by = (emu(width) / (deck.slide_width or 1), emu(height) / (deck.slide_height or 1))
    deck.slide_width, deck.slide_height = Emu(emu(width)), Emu(emu(height))
    for layout in list(deck.slide_layouts):
        if layout.name != _LAYOUT:
            deck.slide_layouts.remove(layout)
    _stretch(deck, *by)
    for relation in list(deck.part.package.iter_rels()):
        if relation.reltype == RELATIONSHIP_TYPE.PRINTER_SETTINGS:
            deck.part.drop_rel(relation.rId)
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            deck.part.package.drop_rel(relation.rId)
    deck.notes_master.name = ""
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def _stretch(deck: Deck, across: float, down: float) -> None:
    """Move the places of the template to where they belong on slides of another size."""
    for page in (deck.slide_master, *deck.slide_layouts):
        for shape in page.shapes:
            shape.left, shape.width = (
                Emu(round(one * across)) for one in (shape.left, shape.width)
            )
            shape.top, shape.height = (Emu(round(one * down)) for one in (shape.top, shape.height))
