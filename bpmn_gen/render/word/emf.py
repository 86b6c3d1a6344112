"""A drawn page as an enhanced metafile (EMF): vectors that Word and LibreOffice show and edit."""

from __future__ import annotations

import struct
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from bpmn_gen.bpmn_file.xml_text import one_line
from bpmn_gen.drawing.geometry import Point
from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import advance
from bpmn_gen.picture.figures import Box, Disc, Line, TextLine
from bpmn_gen.picture.inks import INKS
from bpmn_gen.picture.strokes import strokes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.drawing.geometry import Bounds
    from bpmn_gen.picture.drawn_page import DrawnPage, Layer
    from bpmn_gen.picture.figures import Figure
    from bpmn_gen.picture.inks import Ink

FACE = "Arial"
UNITS_PER_PT = 2540 / 72
"""Units in a pt; a unit is a hundredth of a millimetre."""
_DEVICE = 10
"""Units in a pixel of the device that the header of the file must name."""
_STRING_AT = 76
"""Bytes of a record of text before its characters."""
_NULL_BRUSH, _NULL_PEN = 0x80000005, 0x80000008
_GEOMETRIC, _FLAT, _DASHED = 0x10000, 0x200, 1
_ROUND = 0.5523
"""Length in radii of the handles that make a Bezier curve come nearest to a quarter circle."""
(
    _HEADER, _BEZIER_TO, _WINDOW_EXTENT, _WINDOW_ORIGIN, _VIEW_EXTENT, _VIEW_ORIGIN, _EOF,
    _MAP_MODE, _BACKGROUND, _TEXT_ALIGN, _TEXT_COLOUR, _MOVE, _SELECT, _BRUSH, _LINE,
    _BEGIN, _END, _CLOSE, _PAINT, _STROKE, _FONT, _TEXT, _PEN,
) = (
    1, 5, 9, 10, 11, 12, 14, 17, 18, 22, 24, 27, 37, 39, 54, 59, 60, 61, 63, 64, 82, 84, 95,
)  # fmt: skip
"""Numbers of the kinds of records."""


_pages: WeakKeyDictionary[DrawnPage, bytes] = WeakKeyDictionary()
"""What pages became, kept for other documents that hold the same page."""


def page_emf(page: DrawnPage) -> bytes:
    """The picture of a page of a document as EMF."""
    if page not in _pages:
        _pages[page] = write_emf(page.layers, page.frame)
    return _pages[page]


def write_emf(layers: Sequence[Layer], frame: Bounds) -> bytes:
    """The part of a page that lies in a frame, as EMF.

    Args:
        layers: what is drawn on the page.
        frame: the part that is kept, in mm from the upper left of the page.
    """
    file = _Metafile(frame)
    for layer in layers:
        pen = _Pen(file, layer)
        for mark in layer.marks:
            for figure in mark.figures:
                pen.draw(figure)
    return file.finished()


class _Metafile:
    """Gathers the records of one file."""

    def __init__(self, frame: Bounds) -> None:
        """Begin with the records that set up the plane."""
        self.left, self.top = frame.x * 100, frame.y * 100
        self.size = (round(frame.width * 100), round(frame.height * 100))
        self.device = (self.size[0] // _DEVICE, self.size[1] // _DEVICE)
        self.records: list[bytes] = []
        self.objects: dict[tuple[int | bytes, ...], int] = {}
        self.selected: dict[int, int] = {}
        self.colour = -1
        self.add(_MAP_MODE, "I", 8)
        self.add(_WINDOW_ORIGIN, "ii", 0, 0)
        self.add(_WINDOW_EXTENT, "ii", *self.size)
        self.add(_VIEW_ORIGIN, "ii", 0, 0)
        self.add(_VIEW_EXTENT, "ii", *self.device)
        self.add(_BACKGROUND, "I", 1)
        self.add(_TEXT_ALIGN, "I", 24)

    def add(self, kind: int, form: str = "", *values: float | bytes) -> None:
        """Append one record; ``form`` is the :mod:`struct` format of ``values``."""
        body = struct.pack("<" + form, *values)
        self.records.append(struct.pack("<II", kind, 8 + len(body)) + body)

    def finished(self) -> bytes:
        """The bytes of the file."""
        self.add(_EOF, "III", 0, 16, 20)
        body = b"".join(self.records)
        header = struct.pack(
            "<II8i4I2H12I",
            _HEADER, 108,
            0, 0, self.device[0] - 1, self.device[1] - 1,
            0, 0, *self.size,
            0x464D4520, 0x10000, 108 + len(body), len(self.records) + 1,
            len(self.objects) + 1, 0, 0, 0, 0,
            *self.device, self.size[0] // 100, self.size[1] // 100,
            0, 0, 0,
            self.size[0] * 10, self.size[1] * 10,
        )  # fmt: skip
        return header + body

    def place(self, x: float, y: float) -> tuple[int, int]:
        """A point in pt from the corner of the page as a point in units of the file."""
        return round(x * UNITS_PER_PT - self.left), round(y * UNITS_PER_PT - self.top)

    def use(self, kind: int, form: str, *values: int | bytes) -> None:
        """Select a pen, brush or font; its first use also creates it."""
        key = (kind, *values)
        at = self.objects.get(key)
        if at is None:
            at = self.objects[key] = len(self.objects) + 1
            self.add(kind, "I" + form, at, *values)
        self.select(kind, at)

    def select(self, kind: int, handle: int) -> None:
        """Select an object, unless it is selected already."""
        if self.selected.get(kind) != handle:
            self.selected[kind] = handle
            self.add(_SELECT, "I", handle)

    def use_ink(self, ink: Ink, scale: float) -> None:
        """Select pen and brush of a role; ``scale`` is the units in a px."""
        if ink.stroke:
            width = max(1, round(ink.width * scale))
            style = _GEOMETRIC | (_DASHED | _FLAT if ink.dash else 0)
            self.use(_PEN, "10I", 0, 0, 0, 0, style, width, 0, _colour(ink.stroke), 0, 0)
        else:
            self.select(_PEN, _NULL_PEN)
        if ink.fill:
            self.use(_BRUSH, "III", 0, _colour(ink.fill), 0)
        else:
            self.select(_BRUSH, _NULL_BRUSH)

    def use_font(self, height: int, *, bold: bool, upward: bool) -> None:
        """Select a font; ``height`` is its size in units."""
        angle = 900 if upward else 0
        name = FACE.encode("utf-16-le").ljust(64, b"\0")
        weight = 700 if bold else 400
        rest = bytes((0, 0, 0, 1, 0, 0, 0, 0x22)) + name + bytes(320 - 92)
        self.use(_FONT, "iIIiI300s", -height, 0, angle, angle, weight, rest)


class _Pen:
    """Draws the figures of one plane."""

    def __init__(self, file: _Metafile, layer: Layer) -> None:
        """Keep the plane, and the units in its px."""
        self.file, self.layer = file, layer
        self.scale = layer.unit * UNITS_PER_PT

    def _at(self, point: Point) -> tuple[int, int]:
        """A point of the plane in units of the file."""
        layer = self.layer
        return self.file.place(layer.x + point.x * layer.unit, layer.y + point.y * layer.unit)

    def draw(self, figure: Figure) -> None:
        """Draw one figure."""
        if isinstance(figure, TextLine):
            self._text(figure)
            return
        ink = INKS[figure.role]
        self.file.use_ink(ink, self.scale)
        self.file.add(_BEGIN)
        match figure:
            case Box():
                self._box(figure)
            case Disc():
                corner = Point(figure.center.x - figure.radius, figure.center.y - figure.radius)
                self._rounded(corner, 2 * figure.radius, 2 * figure.radius, figure.radius)
            case Line():
                self._line(figure)
        self.file.add(_END)
        # Filling closes a figure, so an open line must only be stroked.
        is_open = isinstance(figure, Line) and not figure.closed
        paint = _STROKE if is_open or not ink.fill else _PAINT
        self.file.add(paint, "4i", 0, 0, *self.file.device)

    def _box(self, box: Box) -> None:
        """Draw an upright box."""
        bounds = box.bounds
        radius = min(box.radius, bounds.width / 2, bounds.height / 2)
        self._rounded(Point(bounds.x, bounds.y), bounds.width, bounds.height, radius)

    def _rounded(self, corner: Point, width: float, height: float, radius: float) -> None:
        """Draw a box with rounded corners, clockwise from its upper left corner."""
        left, top = corner
        right, bottom, hand = left + width, top + height, radius * (1 - _ROUND)
        self._move(Point(left + radius, top))
        sides = (
            (
                (right - radius, top), (right - hand, top),
                (right, top + hand), (right, top + radius),
            ),
            (
                (right, bottom - radius), (right, bottom - hand),
                (right - hand, bottom), (right - radius, bottom),
            ),
            (
                (left + radius, bottom), (left + hand, bottom),
                (left, bottom - hand), (left, bottom - radius),
            ),
            ((left, top + radius), (left, top + hand), (left + hand, top), (left + radius, top)),
        )  # fmt: skip
        for start, *curve in sides:
            self._to(Point(*start))
            if radius:
                self._curve(*(Point(*point) for point in curve))
        self.file.add(_CLOSE)

    def _line(self, line: Line) -> None:
        """Draw a line as the strokes of a pen."""
        last = line.points[0]
        for verb, points in strokes(line):
            if verb == "move":
                self._move(points[0])
            elif verb == "line":
                self._to(points[0])
            elif verb == "quad":
                self._curve(*_cubic(last, *points))
            else:
                self._curve(*points)
            last = points[-1]
        if line.closed:
            self.file.add(_CLOSE)

    def _move(self, point: Point) -> None:
        self.file.add(_MOVE, "ii", *self._at(point))

    def _to(self, point: Point) -> None:
        self.file.add(_LINE, "ii", *self._at(point))

    def _curve(self, *points: Point) -> None:
        """Draw a cubic Bezier curve from the place of the pen."""
        places = [value for point in points for value in self._at(point)]
        self.file.add(_BEZIER_TO, "4iI6i", 0, 0, *self.file.device, 3, *places)

    def _text(self, text: TextLine) -> None:
        """Draw one line of text; each character stands where it would in Arial.

        The record holds the widths, so that another face on the machine of the reader moves no
        character.
        """
        words = one_line(text.text)
        if not words:
            return
        height = max(1, round(text.size * self.scale))
        shares = [advance(char, bold=text.bold) * height for char in words]
        length = added(shares) * {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
        x, y = self._at(text.at)
        x, y = (x, round(y + length)) if text.upward else (round(x - length), y)
        self.file.use_font(height, bold=text.bold, upward=text.upward)
        colour = _colour(INKS[text.role].fill)
        if colour != self.file.colour:
            self.file.colour = colour
            self.file.add(_TEXT_COLOUR, "I", colour)
        form, values = _spelled(words, shares, (x, y))
        self.file.add(_TEXT, form, *values)


def _spelled(
    words: str, shares: Sequence[float], at: tuple[int, int]
) -> tuple[str, list[int | float | bytes]]:
    """The form and the values of a record of text."""
    code = words.encode("utf-16-le", "replace")
    padded = code + bytes(-len(code) % 4)
    edges = [round(edge) for edge in accumulate(shares, initial=0.0)]
    steps: list[int] = []
    for char, (start, end) in zip(words, pairwise(edges), strict=True):
        steps += [end - start, *[0] * (len(char.encode("utf-16-le", "replace")) // 2 - 1)]
    offset, count = _STRING_AT + len(padded), len(steps)
    head: list[int | float | bytes] = [0, 0, -1, -1, 2, 1.0, 1.0, *at, count, _STRING_AT, 0]
    return f"4iIffiiIII4iI{len(padded)}s{count}I", [*head, 0, 0, -1, -1, offset, padded, *steps]


def _cubic(start: Point, control: Point, end: Point) -> tuple[Point, Point, Point]:
    """The last three points of the cubic curve that equals a quadratic one."""

    def between(one: Point) -> Point:
        return Point(one.x + (control.x - one.x) * 2 / 3, one.y + (control.y - one.y) * 2 / 3)

    return between(start), between(end), end


def _colour(text: str) -> int:
    """``#rrggbb`` as the number by which Windows knows the colour."""
    red, green, blue = (int(text[at : at + 2], 16) for at in (1, 3, 5))
    return red | green << 8 | blue << 16
