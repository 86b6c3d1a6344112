"""Maps on which changes are marked, bound as one PDF file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.picture.changed_board import ChangedBoard
from bpmn_gen.picture.inks import CHANGE_INKS, INKS
from bpmn_gen.render.pdf.board import bound_pages
from bpmn_gen.render.pdf.file import compile_pages
from bpmn_gen.render.pdf.process_map import page_layers, printed_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.drawing.pages import Page
    from bpmn_gen.picture.changed_map import ChangedMap
    from bpmn_gen.picture.sheet import Sheet


class PagedMap(NamedTuple):
    """A map that was cut into pages."""

    picture: ChangedMap
    pages: tuple[Page, ...]


def write_changed_pdf(
    sheet: Sheet, pictures: Iterable[PagedMap | ChangedBoard], paper: str
) -> bytes:
    """The file with all maps, one after the other.

    Args:
        sheet: the words of the whole file.
        pictures: the maps.
        paper: a name in PAPERS, on which boards are printed.

    Raises:
        typst.TypstError: only if the program itself is at fault; no text can cause it.
    """
    pages = [page for picture in pictures for page in _pages(picture, paper)]
    return compile_pages(sheet, pages, INKS | CHANGE_INKS)


def _pages(picture: PagedMap | ChangedBoard, paper: str) -> Iterator[dict[str, object]]:
    """The pages of one map as the program reads them."""
    if isinstance(picture, ChangedBoard):
        yield from bound_pages(picture.board, paper)
        return
    one = picture.picture
    for page in picture.pages:
        layers = page_layers(one.definitions, page, one.sheet, bound=True, changes=one.changes)
        yield printed_page(layers, page, one.sheet)
