"""Maps of draw.io (diagrams.net), read as BPMN.

1. ``pages`` unpacks the pages of a file or of a picture that holds one; ``cells`` reads what is on
   a page.
2. ``forms`` says what a shape means, ``sorting`` what each cell is on its page (the result is a
   ``sorted_page``), ``naming`` which text belongs to it, ``pools`` which pools a page has;
   ``reading`` makes BPMN of that, with ``lines`` and what ``parts`` holds.
3. ``drawing`` takes over where everything is drawn.
4. ``counting`` counts in the pages themselves what found no place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.diagnostics import Span
from bpmn_gen.foreign.bpmn_tree import BpmnTree
from bpmn_gen.foreign.document import BpmnDocument
from bpmn_gen.foreign.drawio.cells import cells_of
from bpmn_gen.foreign.drawio.counting import leftovers_of
from bpmn_gen.foreign.drawio.drawing import draw_page
from bpmn_gen.foreign.drawio.pages import embedded, embedded_in_png, is_drawio, pages_of
from bpmn_gen.foreign.drawio.pools import hull_of, pools_of
from bpmn_gen.foreign.drawio.reading import PageReader
from bpmn_gen.foreign.drawio.sorting import sort_cells

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.foreign.drawio.sorted_page import Sorted

__all__ = ["embedded", "embedded_in_png", "is_drawio", "read_drawio"]

MAX_CELLS: Final = 10_000
"""Boxes and lines of a file that are read."""
_APART: Final = 80.0
"""px between two pages that come onto one plane."""


def read_drawio(root: etree._Element, findings: Findings, path: str) -> BpmnDocument | None:
    """A file of draw.io as BPMN; None, with an error in ``findings``, where it cannot be read."""
    listed = pages_of(root, findings, path)
    pages = [(page.name, cells) for page in listed if (cells := cells_of(page))]
    if findings.has_errors:
        return None
    count = sum(len(cells) for _, cells in pages)
    if count == 0 or count > MAX_CELLS:
        message = "berkas tidak memuat gambar" if count == 0 else f"berkas memuat {count} bentuk"
        hint = "simpan ulang dari draw.io" if count == 0 else "bagi menjadi beberapa berkas"
        findings.error("not-bpmn" if count == 0 else "too-many-elements", message, Span(path), hint)
        return None
    tree = BpmnTree()
    _read_pages(tree, [(name, sort_cells(cells)) for name, cells in pages])
    leftovers = leftovers_of([cells for _, cells in pages], tree.root, tree.origins)
    return BpmnDocument(tree.root, "UTF-8", leftovers)


def _read_pages(tree: BpmnTree, pages: list[tuple[str, Sorted]]) -> None:
    """Read all pages into one file.

    Where a page has pools, all pages come onto one plane, one below the other, because BPMN knows
    only one plane for pools.
    """
    found = [(name, page, *pools_of(page)) for name, page in pages]
    plane = None
    if any(pools for _, _, pools, _ in found):
        plane = tree.add(tree.root, "collaboration", 1)
    bottom = 0.0
    for number, (name, page, pools, outside) in enumerate(found):
        reader = PageReader(tree, page, number, name, plane)
        reader.read(pools, outside)
        boxes = [cell.place for cell in page.cells.values() if not cell.is_edge]
        hull = hull_of(boxes) if boxes else None
        down = 0.0
        if plane is not None and hull is not None:
            down = bottom - hull.y if number else 0.0
            bottom = hull.bottom + down + _APART
        shown = plane if plane is not None else reader.process
        if shown is not None:
            draw_page(reader, shown.get("id") or "", down)
