"""Draws maps and SOPs as pages of a document.

Decrees know neither layout nor writers: they are handed this drawer, as an object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.decree.document import DrawnPart
from bpmn_gen.diagnostics import Findings
from bpmn_gen.drawing.pages import PAPERS
from bpmn_gen.jobs.remembering import remembered_drawing, remembered_sop
from bpmn_gen.layout.pages.paging import cut_into_pages
from bpmn_gen.picture.drawn_page import DrawnPage
from bpmn_gen.render.pdf.board import board_layers
from bpmn_gen.render.pdf.process_map import page_layers, papers_around

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.picture.board import Board
    from bpmn_gen.picture.sheet import Sheet
    from bpmn_gen.sop.compose import Brief
    from bpmn_gen.sop.document import SopDocument


class PageDrawer:
    """Draws pages of decrees and volumes as their writers need them (see ``decree.subject``)."""

    def model(
        self, definitions: Definitions, sheet: Sheet, paper: str, mark: str
    ) -> tuple[DrawnPart, ...]:
        """A map of lanes or of a level, page by page."""
        drawing = remembered_drawing(definitions)
        parts = []
        for page in cut_into_pages(drawing, *papers_around(drawing, sheet, paper)):
            size, layers = page.paper, page_layers(definitions, page, sheet, bound=True)
            parts.append(DrawnPage(size.width, size.height, layers))
        title = _title(sheet)
        return _parts(parts, title, title, mark)

    def board(self, board: Board, paper: str, mark: str) -> tuple[DrawnPart, ...]:
        """A board, page by page."""
        size, layers = PAPERS[paper], board_layers(board, paper)
        pages = [DrawnPage(size.width, size.height, layer) for layer in layers]
        title = _title(board.sheet)
        return _parts(pages, title, board.description or title, mark)

    def sop(self, process: ResolvedProcess, brief: Brief) -> SopDocument:
        """An SOP.  Its findings are dropped, because the job of its own files reports them."""
        return remembered_sop(process, brief, Findings())


def _parts(pages: Iterable[DrawnPage], title: str, words: str, mark: str) -> tuple[DrawnPart, ...]:
    """Pages of one map, of which the first bears its title and its mark."""
    return tuple(
        DrawnPart(page, "" if at else title, words, "" if at else mark)
        for at, page in enumerate(pages)
    )


def _title(sheet: Sheet) -> str:
    """What a map is called."""
    name = f"{sheet.code} {sheet.title}".strip()
    return f"{sheet.form} {name}".strip()
