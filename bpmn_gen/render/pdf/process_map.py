"""Peta lintas fungsi as PDF: archivable, tagged, with real text, equal on every machine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.drawing.pages import PAPERS
from bpmn_gen.picture.change_signs import change_legend
from bpmn_gen.picture.changed_map import MapChanges, changed_marks
from bpmn_gen.picture.drawn_page import Layer
from bpmn_gen.picture.legend import legend, used_kinds
from bpmn_gen.picture.page_links import reference_mark
from bpmn_gen.picture.surround import foot, heading, page_number, part_number
from bpmn_gen.picture.symbols import PRINTED_CODE_FONT
from bpmn_gen.render.pdf.file import POINTS_PER_MM, POINTS_PER_PX, compile_pages
from bpmn_gen.render.pdf.layers import layer_data

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.drawing.pages import Page, Paper
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.picture.sheet import Sheet

_DROP = 18.0
"""mm; the most by which a small map is moved down on its only page."""
_LEGEND_GAP = 4.0
"""px between the legend and the source."""
_CLEAR = 6.0
"""px; the least that stays blank above and below the map."""
_PX = POINTS_PER_MM / POINTS_PER_PX
"""px at 96 dpi in a mm."""


def papers_around(
    drawing: Drawing, sheet: Sheet, paper: str, looks: Collection[str] = ()
) -> tuple[Paper, Paper]:
    """A paper named in PAPERS, lying and standing, with room for title block and foot of a map.

    ``looks`` are the signs of changes that the legend explains.
    """
    plain = PAPERS[paper]
    papers = (plain, plain.standing())
    return _around(drawing, sheet, papers[0], looks), _around(drawing, sheet, papers[1], looks)


def _around(drawing: Drawing, sheet: Sheet, plain: Paper, looks: Collection[str]) -> Paper:
    """A paper with room for title block and foot.

    A long name takes more lines, and many symbols take a second row of the legend.  The symbols of
    one page are known only when the map is cut, so the foot gets room for those of the whole map.
    """
    width = (plain.width - 2 * plain.margin) * _PX
    _, above = heading(sheet, Point(0.0, 0.0), width)
    below = _legend_height(used_kinds(drawing, paged=True), width) + _LEGEND_GAP
    below += change_legend(looks, Point(0.0, 0.0), width)[1]
    below += foot(sheet, Point(0.0, 0.0), width, page_number(99, 99))[1]
    return replace(
        plain,
        heading=max(plain.heading, (above + _CLEAR) / _PX),
        foot=max(plain.foot, (below + _CLEAR) / _PX),
    )


def _legend_height(kinds: tuple[str, ...], width: float) -> float:
    """Height in px of the legend of some kinds."""
    return legend(kinds, Point(0.0, 0.0), width)[1]


def write_pdf(definitions: Definitions, pages: Sequence[Page], sheet: Sheet) -> bytes:
    """The pages of a map with title block, legend, source and page number on each.

    Raises:
        typst.TypstError: only if the program itself is at fault; no text can cause it.
    """
    return compile_pages(sheet, [_page(definitions, page, sheet) for page in pages])


def _page(definitions: Definitions, page: Page, sheet: Sheet) -> dict[str, object]:
    """One page as the program reads it."""
    return printed_page(page_layers(definitions, page, sheet), page, sheet)


def printed_page(layers: tuple[Layer, Layer], page: Page, sheet: Sheet) -> dict[str, object]:
    """The layers of a page as the program reads them."""
    paper = page.paper
    title = sheet.title if page.number == 1 else ""
    return {
        "width": paper.width * POINTS_PER_MM,
        "height": paper.height * POINTS_PER_MM,
        "words": "",
        "layers": [layer_data(layers[0], title), layer_data(layers[1])],
    }


def page_layers(
    definitions: Definitions,
    page: Page,
    sheet: Sheet,
    *,
    bound: bool = False,
    changes: MapChanges | None = None,
) -> tuple[Layer, Layer]:
    """The surround of the map, and the map itself.

    Args:
        definitions: the model.
        page: the part of the map.
        sheet: the words around it.
        bound: whether the map is bound with others, so that it counts its parts.
        changes: what became of its parts since an older state; None where nobody asks.
    """
    shown = changes or MapChanges({})
    return (
        _surround(page, sheet, shown.looks(page.drawing), bound=bound),
        _map(definitions, page, shown),
    )


def _map(definitions: Definitions, page: Page, changes: MapChanges) -> Layer:
    """The part of the map on a page.

    It is centred on a single page, else at the left, so that the parts begin alike.
    """
    paper, bounds = page.paper, page.drawing.bounds
    width, height = paper.room
    left, top = paper.margin, paper.margin + paper.heading
    if page.count == 1:
        left += (width - bounds.width * page.scale) / 2
        top += min((height - bounds.height * page.scale) / 3, _DROP)
    unit = page.scale * POINTS_PER_MM
    marks = (
        *changed_marks(definitions, page.drawing, changes, code_font=PRINTED_CODE_FONT),
        *(reference_mark(reference, page.number) for reference in page.references),
    )
    return Layer(
        left * POINTS_PER_MM - bounds.x * unit, top * POINTS_PER_MM - bounds.y * unit, unit, marks
    )


def _surround(page: Page, sheet: Sheet, looks: Collection[str], *, bound: bool) -> Layer:
    """Title block at the top, legend and source at the bottom."""
    paper = page.paper
    width = (paper.width - 2 * paper.margin) * _PX
    height = (paper.height - 2 * paper.margin) * _PX
    head, _ = heading(sheet, Point(0.0, 0.0), width)
    number = (part_number if bound else page_number)(page.number, page.count)
    _, foot_height = foot(sheet, Point(0.0, 0.0), width, number)
    kinds = used_kinds(page.drawing, paged=bool(page.references), bound=bound)
    foot_top = height - foot_height
    below = change_legend(looks, Point(0.0, 0.0), width)[1]
    top = foot_top - _LEGEND_GAP - _legend_height(kinds, width) - below
    key, high = legend(kinds, Point(0.0, top), width)
    signs, _ = change_legend(looks, Point(0.0, top + high), width)
    source, _ = foot(sheet, Point(0.0, foot_top), width, number)
    margin = paper.margin * POINTS_PER_MM
    return Layer(margin, margin, POINTS_PER_PX, (head, key, *([signs] if below else []), source))
