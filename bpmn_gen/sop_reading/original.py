"""A picture of the original, made of what the reader saw: cells, shapes and lines in their places.

No office program is needed for it.  It shows what an officer knows again, so that a row that is
doubted can be looked at beside the doubt; it does not show colours, typefaces and pictures.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from lxml import etree

from bpmn_gen.drawing.typography import DOCUMENT_FACES
from bpmn_gen.sop_files.sheet import Box, ShapeKind
from bpmn_gen.sop_reading.form_table import one_line
from bpmn_gen.sop_reading.markup import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpmn_gen.sop_files.sheet import Cell, Line, Shape, Sheet, Table
    from bpmn_gen.sop_reading.read_sop import ReadSop

_Any = TypeVar("_Any")
PX: Final = 4 / 3
"""Pixels of a point."""
_SIZES: Final = (9.0, 8.0, 7.0, 6.0, 5.0)
"""Sizes of type in points, the largest that fits is taken."""
_LINE: Final = 1.18
"""From line to line, in sizes of type."""
_PAD: Final = 2.0
"""Between the border of a cell and its words, in points."""
_EDGE: Final = 12.0
"""Around the picture, in points."""
_FAR: Final = 200.0
"""How far beside what is written something drawn still belongs to it, in points."""
_TALL: Final = 9_000.0
"""Points of a picture; of a taller sheet the part around the steps is shown."""
_FACE: Final = DOCUMENT_FACES["Arial"]
_MOST: Final = 8_000
"""Cells, shapes and lines of a picture; more is a book, of which the first are shown."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read."""

    place: str
    """As users find it: ``sel C7``, ``tabel 2 baris 3 kolom 1``."""
    box: tuple[float, float, float, float]
    """Left, top, width and height in the picture, in px."""


@dataclass(frozen=True, slots=True)
class Original:
    """The picture of a sheet, and what stands where in it."""

    svg: bytes
    rows: tuple[Source | None, ...]
    """Of each step: where its row is."""
    cells: tuple[tuple[str, Source], ...]
    """All cells with words, on one line each."""

    def source(self, text: str) -> Source | None:
        """Where a text was read: the cell that says just this, else the first that holds it."""
        wanted = one_line(text).casefold()
        if not wanted:
            return None
        same = (one for words, one in self.cells if words.casefold() == wanted)
        holding = (one for words, one in self.cells if wanted in words.casefold())
        return next(same, None) or next(holding, None)


def original_of(sop: ReadSop, sheets: Sequence[Sheet]) -> Original:
    """The picture of the sheet that an SOP was read from.

    Args:
        sop: what was read.
        sheets: the sheets of its file, as they are read.
    """
    places = {step.place for step in sop.steps}
    own = [one for one in sheets if one.name == sop.sheet] or list(sheets)
    sheet = max(own, key=lambda one: sum(cell.place in places for cell in _cells(one)))
    return _Drawing(sheet, sop).original(sop)


def _cells(sheet: Sheet) -> Iterator[Cell]:
    """All cells of a sheet."""
    for table in sheet.tables:
        yield from table.cells


class _Drawing:
    """Draws one sheet."""

    def __init__(self, sheet: Sheet, sop: ReadSop) -> None:
        """Measure it: what is written, with what is drawn near it."""
        self.sheet = sheet
        written = [table.box(cell) for table in sheet.tables for cell in table.cells]
        frame = _around(written) or Box(0, 0, 100, 100)
        drawn = [shape.box for shape in sheet.shapes]
        drawn += [Box(x, y, x, y) for line in sheet.lines for x, y in line.points]
        near = [one for one in drawn if _is_near(one, frame)]
        frame = _around([frame, *near]) or frame
        if frame.height > _TALL:
            places = {step.place for step in sop.steps}
            rows = [
                table.box(cell)
                for table in sheet.tables
                for cell in table.cells
                if cell.place in places
            ]
            own = _around(rows) or frame
            top, bottom = max(frame.top, own.top - _TALL / 2), own.bottom + _TALL / 2
            frame = Box(frame.left, top, frame.right, min(frame.bottom, bottom))
        self.frame = frame
        self.x, self.y = frame.left - _EDGE, frame.top - _EDGE
        self.width, self.height = frame.width + 2 * _EDGE, frame.height + 2 * _EDGE
        self.left = _MOST

    def original(self, sop: ReadSop) -> Original:
        """The picture with the places of steps."""
        found = {cell.place: (table, cell) for table in self.sheet.tables for cell in table.cells}
        rows = [found.get(step.place) for step in sop.steps]
        cells = tuple(
            (one_line(cell.text), Source(cell.place, self._px(table.box(cell))))
            for table in self.sheet.tables
            for cell in table.cells
        )
        told = tuple(None if one is None else self._row(*one) for one in rows)
        return Original(self._svg(), told, cells)

    def _row(self, table: Table, cell: Cell) -> Source:
        """Where the row of a cell is: over the whole width of what is written in its table."""
        first = min(one.column for one in table.cells)
        last = max(one.last_column for one in table.cells)
        wide = table.box(replace(cell, column=first, last_column=last))
        return Source(cell.place, self._px(wide))

    def _px(self, box: Box) -> tuple[float, float, float, float]:
        """A box as the picture shows it."""
        x, y = (box.left - self.x) * PX, (box.top - self.y) * PX
        sides = x, y, box.width * PX, box.height * PX
        return sides[0], sides[1], sides[2], sides[3]

    def _svg(self) -> bytes:
        """The whole picture."""
        picture = element(
            "svg",
            xmlns="http://www.w3.org/2000/svg",
            width=f"{self.width * PX:g}",
            height=f"{self.height * PX:g}",
            viewBox=f"{self.x:g} {self.y:g} {self.width:g} {self.height:g}",
            font_family="Arial, Liberation Sans, sans-serif",
        )
        picture.append(_rect(self.x, self.y, self.width, self.height, "#fff", "none"))
        picture.append(_arrow())
        for table in self.sheet.tables:
            self._table(picture, table)
        shown = (one for one in self.sheet.shapes if _is_near(one.box, self.frame))
        for shape in self._some(shown):
            _shape(picture, shape)
        for line in self._some(self.sheet.lines):
            if all(_is_near(Box(x, y, x, y), self.frame) for x, y in line.points):
                _line(picture, line)
        return etree.tostring(picture, encoding="utf-8")

    def _some(self, every: Iterable[_Any]) -> Iterator[_Any]:
        """As many as there is room for."""
        for one in every:
            if self.left <= 0:
                return
            self.left -= 1
            yield one

    def _table(self, picture: etree._Element, table: Table) -> None:
        """The grid of a table, then its cells, which hide the grid where they are merged."""
        if not table.cells:
            return
        first, last = (
            min(one.column for one in table.cells), max(one.last_column for one in table.cells)
        )  # fmt: skip
        top, bottom = (
            min(one.row for one in table.cells), max(one.last_row for one in table.cells)
        )  # fmt: skip
        xs, ys = table.xs[first : last + 2], table.ys[top : bottom + 2]
        if len(table.cells) > 1:
            ways = [f"M{x:g},{ys[0]:g}V{ys[-1]:g}" for x in xs]
            ways += [f"M{xs[0]:g},{y:g}H{xs[-1]:g}" for y in ys[:_MOST]]
            picture.append(element("path", d="".join(ways), stroke="#d5dbe1", fill="none"))
        shown = (one for one in table.cells if _is_near(table.box(one), self.frame))
        for cell in self._some(shown):
            box = table.box(cell)
            if len(table.cells) > 1:
                picture.append(_rect(box.left, box.top, box.width, box.height, "#fff", "#8b97a3"))
            _words(picture, cell.text, box)


def _around(boxes: Sequence[Box]) -> Box | None:
    """The box around some boxes; None around none."""
    if not boxes:
        return None
    return Box(
        min(one.left for one in boxes),
        min(one.top for one in boxes),
        max(one.right for one in boxes),
        max(one.bottom for one in boxes),
    )


def _is_near(box: Box, frame: Box) -> bool:
    """Whether a box lies in a frame, or a little beside it: strays would make it endless."""
    return (
        box.left >= frame.left - _FAR
        and box.top >= frame.top - _FAR
        and box.right <= frame.right + _FAR
        and box.bottom <= frame.bottom + _FAR
    )


def _rect(x: float, y: float, width: float, height: float, fill: str, line: str) -> etree._Element:
    """A rectangle."""
    sides = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": f"{height:g}"}
    return element("rect", **sides, fill=fill, stroke=line, stroke_width="0.75")


def _arrow() -> etree._Element:
    """The head of lines."""
    return element(
        "marker",
        element("path", d="M0,0 L8,4 L0,8 z", fill="#222"),
        id="panah",
        viewBox="0 0 8 8",
        refX="8",
        refY="4",
        markerWidth="7",
        markerHeight="7",
        orient="auto-start-reverse",
    )


def _words(picture: etree._Element, text: str, box: Box, *, centred: bool = False) -> None:
    """Words in a box, as large as they fit; what does not fit is cut at its border."""
    if box.width <= 2 * _PAD or not text.strip():
        return
    size, lines = _SIZES[-1], [text]
    for size in _SIZES:
        lines = list(_FACE.wrap(text, box.width - 2 * _PAD, size))
        if len(lines) * size * _LINE <= box.height - _PAD:
            break
    sides = {
        "x": f"{box.left:g}",
        "y": f"{box.top:g}",
        "width": f"{box.width:g}",
        "height": f"{max(box.height, size * _LINE):g}",
    }
    inside = element("svg", **sides, overflow="hidden")
    x, anchor = (box.width / 2, "middle") if centred else (_PAD, "start")
    top = max((box.height - len(lines) * size * _LINE) / 2, 0.0) if centred else _PAD / 2
    for number, line in enumerate(lines):
        y = top + (number + 0.85) * size * _LINE
        place = {"x": f"{x:g}", "y": f"{y:g}"}
        inside.append(element("text", line, **place, font_size=f"{size:g}", text_anchor=anchor))
    picture.append(inside)


def _shape(picture: etree._Element, shape: Shape) -> None:
    """A symbol with its words."""
    box = shape.box
    x, y = box.centre
    match shape.kind:
        case ShapeKind.DIAMOND:
            picture.append(_polygon((x, box.top), (box.right, y), (x, box.bottom), (box.left, y)))
        case ShapeKind.PAGE_LINK:
            low = box.top + box.height * 0.6
            above = (box.left, box.top), (box.right, box.top)
            picture.append(_polygon(*above, (box.right, low), (x, box.bottom), (box.left, low)))
        case ShapeKind.TEXT:
            pass
        case _:
            grey = shape.kind in {ShapeKind.PICTURE, ShapeKind.OTHER}
            made = _rect(
                box.left, box.top, box.width, box.height, "#eee" if grey else "#fff", "#222"
            )
            if shape.kind is ShapeKind.ROUND:
                made.set("rx", f"{min(box.width, box.height) / 2:g}")
            if grey:
                made.set("stroke-dasharray", "4 3")
            picture.append(made)
    words = shape.text or ("gambar" if shape.kind is ShapeKind.PICTURE else "")
    _words(picture, words, box, centred=True)


def _polygon(*corners: tuple[float, float]) -> etree._Element:
    """A closed form."""
    points = " ".join(f"{x:g},{y:g}" for x, y in corners)
    return element("polygon", points=points, fill="#fff", stroke="#222", stroke_width="0.75")


def _line(picture: etree._Element, line: Line) -> None:
    """A line with its heads."""
    points = " ".join(f"{x:g},{y:g}" for x, y in line.points)
    made = element("polyline", points=points, fill="none", stroke="#222", stroke_width="0.9")
    if line.head_at_end:
        made.set("marker-end", "url(#panah)")
    if line.head_at_start:
        made.set("marker-start", "url(#panah)")
    picture.append(made)
