"""Builds the pages of a drawing, given the borders at which it is cut."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from bpmn_gen.drawing.elements import Drawing, Edge, Shape
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.drawing.moves import moved_edge, moved_label, moved_shape, to_origin
from bpmn_gen.drawing.pages import Page, Paper, Reference
from bpmn_gen.layout.pages.frame import Frame, Window
from bpmn_gen.layout.pages.pieces import FlowPiece, PageGrid, pieces_of
from bpmn_gen.layout.pages.strips import PlacedReference, Side, Strip, Stub, name_lines, strip_at

_BLANK = 40.0
"""px that are kept behind the last thing on a page whose rest is blank."""
_SIDES: tuple[Side, ...] = ("left", "right", "top", "bottom")

PageCell: TypeAlias = tuple[int, int]
"""The place of a page in the grid of pages: its column and its row, from 0."""


def build_pages(drawing: Drawing, frame: Frame, grid: PageGrid, paper: Paper) -> tuple[Page, ...]:
    """One page for each cell of the grid that shows anything, at the largest scale that fits."""
    contents = {} if grid.is_one_page else _contents(drawing, grid)
    numbers = {cell: number for number, cell in enumerate(contents, 1)}
    drafts = [
        _Builder(drawing, frame, grid, cell).draft(content) for cell, content in contents.items()
    ] or [_Draft(to_origin(drawing), ())]
    return tuple(
        Page(
            draft.drawing,
            tuple(_reference(placed, numbers) for placed in draft.placed),
            number,
            len(drafts),
            paper,
            fitting_scale(draft.drawing, paper),
        )
        for number, draft in enumerate(drafts, 1)
    )


def fitting_scale(drawing: Drawing, paper: Paper) -> float:
    """The scale in mm for a px at which the drawing of a page just fits its paper."""
    width, height = paper.room
    return min(width / drawing.bounds.width, height / drawing.bounds.height)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A page before its number is known."""

    drawing: Drawing
    placed: tuple[PlacedReference, ...]


def _reference(placed: PlacedReference, numbers: dict[PageCell, int]) -> Reference:
    """The reference of a page, with the number of the page on which its flow goes on."""
    stub = placed.stub
    return Reference(stub.letter, placed.bounds, stub.direction, numbers[stub.other], placed.label)


def _letter(index: int) -> str:
    """The letters of the reference with an index from 0: A, B, ... Z, AA, AB, ..."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


@dataclass(slots=True)
class _Content:
    """What one cell holds, in the order of the drawing."""

    shapes: list[Shape] = field(default_factory=list)
    pieces: list[FlowPiece] = field(default_factory=list)
    stubs: list[Stub] = field(default_factory=list)


def _contents(drawing: Drawing, grid: PageGrid) -> dict[PageCell, _Content]:
    """By cell, in the order of the pages: what it holds; a cell that holds nothing is left out."""
    found: defaultdict[PageCell, _Content] = defaultdict(_Content)
    for shape in drawing.shapes:
        found[grid.cell(shape.bounds.center)].shapes.append(shape)
    pieces = [pieces_of(edge, grid) for edge in drawing.edges]
    for piece in (piece for parts in pieces for piece in parts):
        found[piece.cell].pieces.append(piece)
    for stub in _stubs(pieces, grid):
        found[stub.piece.cell].stubs.append(stub)
    return dict(sorted(found.items()))


def _stubs(pieces: list[tuple[FlowPiece, ...]], grid: PageGrid) -> list[Stub]:
    """Both ends of every severed flow; letters follow the order in which a reader meets them."""
    severed = [parts for parts in pieces if len(parts) > 1]
    severed.sort(key=lambda parts: (parts[0].cell, _reading(parts[0])))
    return [
        _stub(piece, _letter(index), other, grid)
        for index, (start, end) in enumerate(severed)
        for piece, other in ((start, end), (end, start))
    ]


def _reading(piece: FlowPiece) -> tuple[float, float]:
    """A key that orders pieces as they leave their page: from the top, then from the left."""
    return (piece.waypoints[-1].y, piece.waypoints[-1].x)


def _stub(piece: FlowPiece, letter: str, other: FlowPiece, grid: PageGrid) -> Stub:
    """One end of a severed flow; it has the flow's name where the page does not show the label."""
    label = piece.edge.label
    hidden = label is not None and grid.cell(label.bounds.center) != piece.cell
    name = name_lines(" ".join(label.lines)) if label and hidden else ()
    direction = piece.leaves or piece.enters or "right"
    return Stub(piece, letter, other.cell, direction, name)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Makes the page of one cell."""

    drawing: Drawing
    frame: Frame
    grid: PageGrid
    cell: PageCell

    def draft(self, content: _Content) -> _Draft:
        """The page with the shapes and pieces of its cell, between headers and references."""
        stubs = content.stubs
        strips = {side: strip_at(side, [s for s in stubs if s.side == side]) for side in _SIDES}
        window = self._window(strips, self._across(content, strips))
        dx, dy = window.dx, window.dy
        placed = [item for side in _SIDES for item in strips[side].placed]
        lines = {id(item.stub.piece): item for item in placed}
        edges = [self._edge(piece, lines) for piece in content.pieces]
        return _Draft(
            Drawing(
                Bounds(0.0, 0.0, window.width, window.height),
                window.holders(self.drawing.pools),
                window.holders(self.drawing.lanes),
                window.columns(self.drawing.phases),
                tuple(moved_shape(shape, dx, dy) for shape in content.shapes),
                tuple(moved_edge(edge, dx, dy) for edge in edges),
            ),
            tuple(
                replace(
                    item,
                    bounds=item.bounds.moved(dx, dy),
                    label=moved_label(item.label, dx, dy),
                )
                for item in placed
            ),
        )

    def _across(self, content: _Content, strips: dict[Side, Strip]) -> tuple[float, float]:
        """The x on the drawing at which the page begins and ends.

        Where lanes are cut apart, few of them are full, so what is blank at the end of a page is
        left out, unless flows leave there.
        """
        column, _ = self.cell
        start, end = self.grid.columns[column], self.grid.columns[column + 1]
        if not self.grid.rows[1:-1] or strips["right"].placed:
            return start, end
        boxes = [shape.bounds for shape in content.shapes]
        boxes += [shape.label.bounds for shape in content.shapes if shape.label]
        placed = (*strips["top"].placed, *strips["bottom"].placed)
        boxes += [item.bounds for item in placed]
        reach = [box.right for box in boxes]
        reach += [point.x for piece in content.pieces for point in piece.waypoints]
        return start, min(end, max(reach, default=end) + _BLANK)

    def _window(self, strips: dict[Side, Strip], across: tuple[float, float]) -> Window:
        """The part of the drawing that the page shows."""
        _, row = self.cell
        return Window(
            self.frame,
            across,
            (self.grid.rows[row], self.grid.rows[row + 1]),
            {side: item.size for side, item in strips.items()},
            self.frame.phase_header_for(self.drawing.phases, *across),
        )

    def _edge(self, piece: FlowPiece, placed: dict[int, PlacedReference]) -> Edge:
        """A piece with its line to the pentagon, and its label where that is on this page."""
        label = piece.edge.label
        shown = label if label and self.grid.cell(label.bounds.center) == self.cell else None
        waypoints = piece.waypoints
        stub = placed.get(id(piece))
        if stub and piece.leaves:
            waypoints = (*waypoints[:-1], *stub.waypoints)
        elif stub:
            waypoints = (*stub.waypoints, *waypoints[1:])
        return replace(piece.edge, waypoints=waypoints, label=shown)
