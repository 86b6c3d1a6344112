"""What stands on a sheet: cells, shapes and lines, in points from the top left corner.

A worksheet is a sheet.  So is the body of a Word document, whose paragraphs and tables stand under
each other on one long page.  What reads SOPs knows nothing of Excel and Word beyond this.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias

from bpmn_gen.sop_files.package import UnreadableFileError

Point: TypeAlias = tuple[float, float]
"""x and y in points."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in points."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        """The middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def distance(self, point: Point) -> float:
        """How far a point lies outside; 0 on the border and inside."""
        x, y = point
        dx = max(self.left - x, 0.0, x - self.right)
        dy = max(self.top - y, 0.0, y - self.bottom)
        return math.hypot(dx, dy)


MAX_DRAWN: Final = 20_000
"""Shapes and lines on one sheet, which is a book of SOPs then."""


class ShapeKind(StrEnum):
    """What a shape looks like, whatever its author called it."""

    BOX = "box"
    """A rectangle or one of the forms that are used like it."""
    DIAMOND = "diamond"
    ROUND = "round"
    """A capsule, a rounded rectangle, an ellipse: a start, an end, or a box with soft corners."""
    PAGE_LINK = "page link"
    """A pentagon that leads to another page."""
    TEXT = "text"
    """Words without a border."""
    PICTURE = "picture"
    """A photograph, a chart, an embedded drawing: nobody here sees what it shows."""
    OTHER = "other"
    """A brace, a star, a bent arrow in the form of a block."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, or several that are merged."""

    row: int
    """From 0."""
    column: int
    """From 0."""
    last_row: int
    last_column: int
    text: str
    """With ``\\n`` between lines."""
    place: str
    """How users find it: ``sel C7``, ``tabel 2 baris 3 kolom 1``."""


@dataclass(frozen=True, slots=True)
class Table:
    """Cells between lines of a grid."""

    xs: tuple[float, ...]
    """Borders of columns, one more than columns."""
    ys: tuple[float, ...]
    """Borders of rows, one more than rows."""
    cells: tuple[Cell, ...]
    """Cells that hold words, in the order of rows and columns."""
    hidden: tuple[Cell, ...] = ()
    """Cells with words in rows and columns that are hidden, which are left out of the others."""

    def box(self, cell: Cell) -> Box:
        """Where a cell is."""
        return Box(
            self.xs[cell.column],
            self.ys[cell.row],
            self.xs[cell.last_column + 1],
            self.ys[cell.last_row + 1],
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed form, or words that stand by themselves."""

    id: str
    """What connectors call it; unique on the sheet where the file keeps its own rules."""
    kind: ShapeKind
    box: Box
    text: str = ""
    title: str = ""
    """Its alternative text, which programs and people write for readers who cannot see it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, straight, bent or curved."""

    id: str
    points: tuple[Point, ...]
    """From its start to its end, at least two."""
    head_at_start: bool = False
    head_at_end: bool = False
    start_shape: str | None = None
    """The id of the shape to which its start is glued."""
    end_shape: str | None = None
    text: str = ""
    """Words that are written into the line itself."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet, or the body of a document."""

    name: str
    tables: tuple[Table, ...]
    """From top to bottom; a paragraph is a table of one cell."""
    shapes: tuple[Shape, ...] = ()
    lines: tuple[Line, ...] = ()
    as_given: Sheet | None = None
    """The same with rows as high as the file says, where their words may need more."""


@dataclass(slots=True)
class Drawn:
    """Shapes and lines while they are gathered."""

    shapes: list[Shape] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def add(self, one: Shape | Line) -> None:
        """Add a shape or a line.

        Raises:
            UnreadableFileError: when there are more than people draw.
        """
        if isinstance(one, Shape):
            self.shapes.append(one)
        else:
            self.lines.append(one)
        if len(self.shapes) + len(self.lines) > MAX_DRAWN:
            raise UnreadableFileError(
                f"lebih dari {MAX_DRAWN} bentuk digambar pada satu lembar",
                "pisahkan SOP ke beberapa berkas",
            )
