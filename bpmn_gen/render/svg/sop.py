"""The flow of an SOP as SVG for the web: all pages of the table below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.xml_text import clean, number
from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.sums import added
from bpmn_gen.picture.change_signs import disc_bounds, disc_figures, frame_figures
from bpmn_gen.picture.figures import Box, Mark
from bpmn_gen.picture.sheet import Sheet
from bpmn_gen.picture.sop_scene import PX_PER_MM, edges, flow_marks, scaled
from bpmn_gen.picture.sop_table import body_marks, header_marks
from bpmn_gen.picture.surround import foot, heading
from bpmn_gen.render.svg.elements import add_mark, add_svg
from bpmn_gen.render.svg.file import add_style, svg_bytes, svg_root
from bpmn_gen.store.dates import UNDATED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from bpmn_gen.picture.change_signs import Sign
    from bpmn_gen.sop.document import Columns, FlowPage, SopDocument

FORM = "SOP Administrasi Pemerintahan"
_MARGIN = 24.0
"""px on all sides."""
_APART = 16.0
"""px between title block, table and foot, and between pages."""
_OUTSET = 1.0
"""px between the border of a row and the frame around it, whose second line keeps off the words."""


def write_sop_svg(
    document: SopDocument, source: str, signs: Mapping[str, Sign] | None = None
) -> bytes:
    """The flow table with a title block.

    Args:
        document: the SOP.
        source: the provision that it rests on.
        signs: what became of a row since an older state, by the id of its step, and of the column
            of an actor, by ``column_key``.
    """
    columns, sheet = document.columns, _sheet(document, source)
    width = added(columns.widths) * PX_PER_MM
    head, head_height = heading(sheet, Point(_MARGIN, _MARGIN), width)
    top = _MARGIN + head_height + _APART
    step = added(columns.header) * PX_PER_MM
    heights = [step + page.height * PX_PER_MM + _APART for page in document.pages]
    base, base_height = foot(sheet, Point(_MARGIN, top + added(heights)), width)
    size = (width + 2 * _MARGIN, top + added(heights) + base_height + _MARGIN)
    root = svg_root(sheet, size)
    add_svg(root, "title").text = clean(f"{sheet.code} {sheet.title} | {sheet.unit}")
    add_svg(root, "desc").text = clean(" ".join(page.words for page in document.pages))
    add_style(root, has_changes=bool(signs))
    add_mark(root, Mark((Box(Bounds(0.0, 0.0, *size), "paper"),)))
    add_mark(root, head)
    for page, height in zip(document.pages, heights, strict=True):
        for marks, y in (
            (header_marks(columns), top),
            ((*body_marks(page, columns), *flow_marks(page)), top + step),
        ):
            plane = add_svg(root, "g", transform=f"translate({number(_MARGIN)} {number(y)})")
            for mark in marks:
                add_mark(plane, mark)
        _mark_rows(plane, page, width, signs or {})
        _mark_columns(plane, columns, signs or {})
        top += height
    add_mark(root, base)
    return svg_bytes(root)


def _sheet(document: SopDocument, source: str) -> Sheet:
    """What stands around the table."""
    identity = document.identity
    return Sheet(
        code=document.sop_code,
        title=identity.name,
        unit=identity.unit,
        government=identity.government,
        source=source,
        dated=UNDATED,
        form=FORM,
        mark=document.mark,
        status=document.status,
    )


def places_of_rows(document: SopDocument, source: str) -> tuple[tuple[str, Bounds], ...]:
    """Where in the file that ``write_sop_svg`` makes of the same each row stands, by its step."""
    width = added(document.columns.widths) * PX_PER_MM
    _, head = heading(_sheet(document, source), Point(_MARGIN, _MARGIN), width)
    step = added(document.columns.header) * PX_PER_MM
    y, found = _MARGIN + head + _APART, []
    for page in document.pages:
        for row, top in zip(page.rows, page.tops(), strict=False):
            box = Bounds(_MARGIN, y + step + top * PX_PER_MM, width, row.height * PX_PER_MM)
            found.append((row.step, box))
        y += step + page.height * PX_PER_MM + _APART
    return tuple(found)


def places_of_actors(document: SopDocument) -> tuple[tuple[str, float, float], ...]:
    """Name, left and width of the column of each actor in that file; on every page the same."""
    lefts = edges(document.columns.widths)
    return tuple(
        (name, _MARGIN + lefts[2 + at] * PX_PER_MM, document.columns.actor * PX_PER_MM)
        for at, name in enumerate(document.actors)
    )


def _mark_rows(
    plane: etree._Element, page: FlowPage, width: float, signs: Mapping[str, Sign]
) -> None:
    """Add a frame to each row that changed; ``plane`` begins where the first row does."""
    for row, top in zip(page.rows, page.tops(), strict=False):
        if row.step in signs:
            sign = signs[row.step]
            box = Bounds(0.0, top * PX_PER_MM, width, row.height * PX_PER_MM)
            disc = disc_figures(Point(box.x, box.center.y), sign)  # below the number of the row
            add_mark(plane, Mark((*frame_figures(box.grown(_OUTSET), sign.look), *disc)))


def column_key(at: int) -> str:
    """The key of the sign of an actor's column; columns of actors count from 0."""
    return f"pelaksana {at}"


def _mark_columns(plane: etree._Element, columns: Columns, signs: Mapping[str, Sign]) -> None:
    """Add a frame to the head of each column that changed; ``plane`` begins below the heads."""
    lefts, high = edges(columns.widths), columns.header[1]
    group = (lefts[2] + lefts[2 + len(columns.names)]) / 2 * PX_PER_MM
    for at in range(len(columns.names)):
        if (sign := signs.get(column_key(at))) is not None:
            left, right = lefts[2 + at], lefts[3 + at]
            box = scaled(Bounds(left, -high, right - left, high)).grown(-_OUTSET)
            disc = disc_bounds(Point(0.0, 0.0), sign)
            sides = (box.x + disc.width / 2, box.center.x, box.right - disc.width / 2)
            x = max(sides, key=lambda side: abs(side - group))  # beside the heading of the group
            place = Point(x, box.y - disc.height / 2)
            figures = (*frame_figures(box, sign.look), *disc_figures(place, sign))
            add_mark(plane, Mark(figures))
