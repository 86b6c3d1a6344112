"""Maps as drawn pages of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.decree.document import DrawnPart
from bpmn_gen.layout.paging import paginate
from bpmn_gen.pages import PAPERS
from bpmn_gen.render.map_pdf import board_layers
from bpmn_gen.render.pdf import page_layers

if TYPE_CHECKING:
    from bpmn_gen.drawing import Drawing
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.render.map_board import Board
    from bpmn_gen.render.sheet import Sheet


def drawn_map(
    definitions: Definitions, drawing: Drawing, sheet: Sheet, paper: str
) -> tuple[DrawnPart, ...]:
    """A map of lanes or of a level, page by page.

    Args:
        definitions: the model that it shows.
        drawing: how it is laid out.
        sheet: what stands around it.
        paper: a name in PAPERS.
    """
    parts = []
    for page in paginate(drawing, paper):
        title = _title(sheet) if page.number == 1 else ""
        layers = page_layers(definitions, page, sheet)
        size = page.paper
        parts.append(DrawnPart(size.width, size.height, layers, title, _title(sheet)))
    return tuple(parts)


def drawn_board(board: Board, paper: str) -> tuple[DrawnPart, ...]:
    """A board, page by page."""
    size = PAPERS[paper]
    title = _title(board.sheet)
    return tuple(
        DrawnPart(size.width, size.height, layers, "" if at else title, board.description or title)
        for at, layers in enumerate(board_layers(board, paper))
    )


def _title(sheet: Sheet) -> str:
    """What a map is called."""
    name = f"{sheet.code} {sheet.title}".strip()
    return f"{sheet.form} {name}".strip()
