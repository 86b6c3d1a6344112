"""Maps as drawn pages of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.decree.document import DrawnPart
from bpmn_gen.layout.paging import paginate
from bpmn_gen.pages import PAPERS
from bpmn_gen.render.drawn_page import DrawnPage
from bpmn_gen.render.map_pdf import board_layers
from bpmn_gen.render.pdf import page_layers, paper_around

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.drawing import Drawing
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.render.map_board import Board
    from bpmn_gen.render.sheet import Sheet


def drawn_map(
    definitions: Definitions, drawing: Drawing, sheet: Sheet, paper: str, mark: str
) -> tuple[DrawnPart, ...]:
    """A map of lanes or of a level, page by page.

    Args:
        definitions: the model that it shows.
        drawing: how it is laid out.
        sheet: what stands around it.
        paper: a name in PAPERS.
        mark: of its first page.
    """
    parts = []
    for page in paginate(drawing, paper_around(drawing, sheet, paper)):
        size, layers = page.paper, page_layers(definitions, page, sheet)
        parts.append(DrawnPage(size.width, size.height, layers))
    title = _title(sheet)
    return _parts(parts, title, title, mark)


def drawn_board(board: Board, paper: str, mark: str) -> tuple[DrawnPart, ...]:
    """A board, page by page; its first page has the mark."""
    size = PAPERS[paper]
    pages = [DrawnPage(size.width, size.height, layers) for layers in board_layers(board, paper)]
    title = _title(board.sheet)
    return _parts(pages, title, board.description or title, mark)


def _parts(pages: Iterable[DrawnPage], title: str, words: str, mark: str) -> tuple[DrawnPart, ...]:
    """Pages of one map: the first has its title and its mark."""
    return tuple(
        DrawnPart(page, "" if at else title, words, "" if at else mark)
        for at, page in enumerate(pages)
    )


def _title(sheet: Sheet) -> str:
    """What a map is called."""
    name = f"{sheet.code} {sheet.title}".strip()
    return f"{sheet.form} {name}".strip()
