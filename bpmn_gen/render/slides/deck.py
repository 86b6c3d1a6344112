"""PowerPoint files of drawn pages, one slide a page, with the same bytes every time."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from bpmn_gen.bpmn_file.xml_text import XML_DECLARATION, clean, one_line
from bpmn_gen.render.office.package import packed
from bpmn_gen.render.slides.skeleton import (
    MARK,
    NOTES,
    PRESENTATION,
    PROPERTIES,
    RELATIONS,
    SLIDE,
    TYPES,
    relations_of,
    skeleton,
)
from bpmn_gen.render.slides.slide import slide_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.picture.sheet import Sheet
    from bpmn_gen.render.slides.skeleton import Skeleton
    from bpmn_gen.render.slides.slide import Slide

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.presentationml."
_HEAD = (
    '<p:sld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    f' xmlns:r="{_OFFICE}"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/>'
    "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
)
_TAIL = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
_ABOUT = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-'
    'properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/'
    'terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title>'
    "<dc:subject>{}</dc:subject><dc:creator>{}</dc:creator><dc:language>id-ID</dc:language>"
    "<cp:lastModifiedBy>{}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">-</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">-</dcterms:modified></cp:coreProperties>'
)
"""The properties of a file; ``packed`` puts in the dates."""
_FIRST = 256
"""The least number by which PowerPoint may list a slide."""


def write_deck(slides: Sequence[Slide], sheet: Sheet) -> bytes:
    """The file of some slides.

    All slides are as large as the first page, because PowerPoint knows one size for a file.

    Args:
        slides: at least one.
        sheet: the words around the map, which become the properties of the file.
    """
    size = (slides[0].page.width, slides[0].page.height)
    base = skeleton(*size)
    numbers = range(1, len(slides) + 1)
    parts = dict(base.parts)
    parts[PRESENTATION] = _put(base.presentation, map(_listed, numbers))
    parts[RELATIONS] = _put(base.relations, map(_related, numbers))
    parts[TYPES] = _put(base.types, map(_typed, numbers))
    parts[PROPERTIES] = XML_DECLARATION + _about(sheet).encode()
    for number, slide in zip(numbers, slides, strict=True):
        parts |= _slide_parts(base, number, slide, size)
    first = [TYPES, "_rels/.rels"]
    ordered = [*first, *sorted(parts.keys() - {*first})]
    return packed(((name, parts[name]) for name in ordered), sheet.dated)


def _slide_parts(
    base: Skeleton, number: int, slide: Slide, size: tuple[float, float]
) -> dict[str, bytes]:
    """The parts of one slide and its notes, by name."""
    links: dict[int, str] = {}

    def link(page: int) -> str:
        name = links.setdefault(page, f"ke{page}")
        return f'<a:hlinkClick r:id="{name}" action="ppaction://hlinksldjump"/>'

    shapes = slide_shapes(slide, size, link)
    led = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/slide" Target="slide{page}.xml"/>'
        for page, name in links.items()
    )
    before, between, after = base.slide_relations.split(MARK)
    relations = f"{before}{number}{between}{led}{after}"
    return {
        SLIDE.format(number): XML_DECLARATION + f"{_HEAD}{shapes}{_TAIL}".encode(),
        relations_of(SLIDE.format(number)): relations.encode(),
        NOTES.format(number): _put(base.notes, map(_paragraph, slide.notes.splitlines())),
        relations_of(NOTES.format(number)): _put(base.notes_relations, [str(number)]),
    }


def _put(text: str, pieces: Iterator[str] | list[str]) -> bytes:
    """A part with pieces in the place of its first mark."""
    before, after = text.split(MARK, 1)
    return (before + "".join(pieces) + after.replace(MARK, "")).encode()


def _listed(number: int) -> str:
    """A slide in the list of slides."""
    return f'<p:sldId id="{_FIRST + number - 1}" r:id="salindia{number}"/>'


def _related(number: int) -> str:
    """A slide among what the list refers to."""
    target = SLIDE.format(number).removeprefix("ppt/")
    return f'<Relationship Id="salindia{number}" Type="{_OFFICE}/slide" Target="{target}"/>'


def _typed(number: int) -> str:
    """The kinds of a slide and of its notes."""
    return "".join(
        f'<Override PartName="/{part.format(number)}" ContentType="{_KIND}{kind}+xml"/>'
        for part, kind in ((SLIDE, "slide"), (NOTES, "notesSlide"))
    )


def _paragraph(line: str) -> str:
    """A line of the notes."""
    return f'<a:p><a:r><a:rPr lang="id-ID"/><a:t>{escape(clean(line))}</a:t></a:r></a:p>'


def _about(sheet: Sheet) -> str:
    """The properties of a file."""
    title = f"{sheet.code} {sheet.title}".strip()
    words = (title, sheet.form, sheet.government, sheet.government)
    return _ABOUT.format(*(escape(one_line(word)) for word in words))
