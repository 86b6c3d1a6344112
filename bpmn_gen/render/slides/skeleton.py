"""The parts of a PowerPoint file that are the same in every file of one size.

python-pptx makes them, because its template has a theme and masters that every program accepts.
That takes longer than all slides of a map.  So it is done once for each size, and ``deck`` adds the
slides.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu

from bpmn_gen.render.office.connector_shape import emu

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

PRESENTATION = "ppt/presentation.xml"
RELATIONS = "ppt/_rels/presentation.xml.rels"
TYPES = "[Content_Types].xml"
PROPERTIES = "docProps/core.xml"
SLIDE = "ppt/slides/slide{}.xml"
NOTES = "ppt/notesSlides/notesSlide{}.xml"
"""Names of parts; those of slides and notes have the number of the slide."""
MARK = "@@"
"""Stands in the skeleton where the content of a file goes."""
_LAYOUT = "Title Only"
"""The layout of all slides, in the template that python-pptx brings."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A file without slides, in parts."""

    parts: tuple[tuple[str, bytes], ...]
    """Names and contents of the parts that stay as they are."""
    presentation: str
    """The list of slides, with a MARK where they are named."""
    relations: str
    """What the list refers to, with a MARK where slides are added."""
    types: str
    """The kinds of all parts, with a MARK where those of slides are added."""
    slide_relations: str
    """What a slide refers to, with a MARK for its number and one where links are added."""
    notes: str
    """The notes of a slide, with a MARK in place of their paragraphs."""
    notes_relations: str
    """What notes refer to, with a MARK for the number of the slide."""


@lru_cache(maxsize=4)
def skeleton(width: float, height: float) -> Skeleton:
    """The skeleton of files whose slides are ``width`` x ``height`` mm."""
    stream = io.BytesIO()
    _pattern(width, height).save(stream)
    with zipfile.ZipFile(stream) as file:
        parts = {name: file.read(name) for name in sorted(file.namelist())}
    del parts[SLIDE.format(1)], parts[PROPERTIES]
    text = {name: parts.pop(name).decode() for name in _own_parts()}
    return Skeleton(
        tuple(parts.items()),
        _marked(text[PRESENTATION], r"<p:sldId [^>]*/>"),
        _marked(text[RELATIONS], r'<Relationship [^>]*slides/slide1\.xml"[^>]*/>'),
        _marked(text[TYPES], r'<Override PartName="/ppt/(?:slides|notesSlides)/[^>]*/>'),
        _marked(
            text[relations_of(SLIDE.format(1))], r"(?<=notesSlide)1(?=\.xml)|(?=</Relationships>)"
        ),
        _marked(text[NOTES.format(1)], r"<a:p>(?:(?!</a:p>).)*@@.*?</a:p>"),
        _marked(text[relations_of(NOTES.format(1))], r"(?<=slides/slide)1(?=\.xml)"),
    )


def _own_parts() -> tuple[str, ...]:
    """Names of the parts that each file has in its own form."""
    own = (SLIDE.format(1), NOTES.format(1))
    return (PRESENTATION, RELATIONS, TYPES, NOTES.format(1), *map(relations_of, own))


def relations_of(part: str) -> str:
    """The name of the part that says what a part refers to."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _marked(text: str, pattern: str) -> str:
    """A text with marks in place of what a pattern finds."""
    return re.sub(pattern, MARK, text)


def _pattern(width: float, height: float) -> Deck:
    """A file with one slide and its notes, which show how such parts look."""
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
    notes = deck.slides.add_slide(deck.slide_layouts[0]).notes_slide.notes_text_frame
    if notes is not None:
        notes.text = MARK
    return deck


def _stretch(deck: Deck, across: float, down: float) -> None:
    """Move the places of the template to where they belong on slides of another size."""
    for page in (deck.slide_master, *deck.slide_layouts):
        for shape in page.shapes:
            shape.left, shape.width = (
                Emu(round(one * across)) for one in (shape.left, shape.width)
            )
            shape.top, shape.height = (Emu(round(one * down)) for one in (shape.top, shape.height))
