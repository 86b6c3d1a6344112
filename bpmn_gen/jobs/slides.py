"""Maps as slides: each page with the notes of its speaker, which say what the map rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.documentation import cited_in
from bpmn_gen.drawing.pages import PAPERS
from bpmn_gen.model.graph import elements_of
from bpmn_gen.picture.drawn_page import DrawnPage
from bpmn_gen.picture.wording import kind_name
from bpmn_gen.render.pdf.board import board_layers
from bpmn_gen.render.pdf.process_map import page_layers
from bpmn_gen.render.slides.slide import Slide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.drawing.pages import Page
    from bpmn_gen.model.element import Element
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.picture.board import Board
    from bpmn_gen.picture.sheet import Sheet


def map_deck(definitions: Definitions, pages: Sequence[Page], sheet: Sheet) -> bytes:
    """A map of lanes as slides, one slide a page."""
    slides = []
    for page in pages:
        layers = page_layers(definitions, page, sheet)
        drawn = DrawnPage(page.paper.width, page.paper.height, layers)
        notes = (*_about(sheet), *_rests_on(definitions, page))
        slides.append(Slide(drawn, sheet.title, "\n".join(notes)))
    return _written(slides, sheet)


def board_deck(boards: Sequence[Board], paper: str) -> bytes:
    """Several boards as slides of one file, whose properties are those of the first."""
    size = PAPERS[paper]
    slides = [
        Slide(
            DrawnPage(size.width, size.height, layers),
            board.title,
            "\n".join((*_about(board.sheet), board.description)),
        )
        for board in boards
        for layers in board_layers(board, paper)
    ]
    return _written(slides, boards[0].sheet)


def _written(slides: Sequence[Slide], sheet: Sheet) -> bytes:
    """The file of some slides."""
    # The library takes a fifth of a second to load, and few builds need it.
    from bpmn_gen.render.slides.deck import write_deck  # noqa: PLC0415

    return write_deck(slides, sheet)


def _about(sheet: Sheet) -> Iterator[str]:
    """What a map is, whose it is, and what it rests on."""
    yield f"{sheet.form}: {f'{sheet.code} {sheet.title}'.strip()}"
    yield sheet.unit
    if sheet.source:
        yield f"Dasar: {sheet.source}"


def _rests_on(definitions: Definitions, page: Page) -> Iterator[str]:
    """What the process and each element on a page rest on, in the order of the page."""
    elements = {element.id: element for element in elements_of(definitions)}
    for process in definitions.processes:
        yield from (line for line in cited_in(process.documentation) if "hukum" in line)
    shown = [one.element_id for one in page.drawing.phases]
    shown += [one.element_id for one in page.drawing.shapes]
    for element in map(elements.get, shown):
        if element is not None and (basis := cited_in(element.documentation)):
            cited = "; ".join(line.partition(": ")[2] for line in basis)
            yield f"{_called(element)}: {cited}"


def _called(element: Element) -> str:
    """What an element is called: its name, or its kind when it has no name."""
    return element.name or kind_name(element.kind)
