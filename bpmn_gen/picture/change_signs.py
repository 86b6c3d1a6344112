"""Signs of changes on pictures, readable without colour: each look has a form of its own.

What is new has a double frame and a plus, what is gone a broken frame, hatching and a cross, what
moved a dotted frame and a double arrow, hatched in its old place, what changed a dashed frame.  A
disc at the upper left corner of the frame holds the numbers of the changes in the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import text_width
from bpmn_gen.picture.figures import Box, Line, Mark, TextLine
from bpmn_gen.picture.typesetting import middle_baseline

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from bpmn_gen.picture.figures import Figure

NEW, CHANGED, MOVED, GONE = "baru", "berubah", "pindah", "dihapus"
LOOKS: Final[Mapping[str, str]] = {
    NEW: "Baru: bingkai ganda dan tanda tambah",
    CHANGED: "Berubah: bingkai putus-putus",
    MOVED: "Pindah: bingkai titik-titik dan panah dua arah, tempat lama diarsir",
    GONE: "Dihapus: bingkai patah, arsiran, dan tanda silang",
}
"""What becomes of things, with the words of the legend."""
_PLAIN: Final = ("lane", "participant")
"""Kinds of marks that are not hatched, because things stand in them."""
_ROLES: Final = {NEW: "new", CHANGED: "changed", MOVED: "moved", GONE: "gone"}
"""How the roles of its figures begin, by look."""
NEW_WAY, GONE_WAY = "alur baru", "alur dihapus"
WAYS: Final[Mapping[str, str]] = {
    NEW_WAY: "Alur baru: garis tebal",
    GONE_WAY: "Alur dihapus: garis patah dan tanda silang",
}
"""What becomes of arrows, with the words of the legend."""
FONT: Final = 10.0
"""px; the words of the legend."""
_NUMBER: Final = 11.0
"""px; the numbers in discs."""
_HALF: Final = 10.0
"""px; half the height of a disc."""
_ROOM: Final = 7.0
"""px beside the words in a disc."""
_GLYPH: Final = 9.0
"""px; width of the sign in it."""
_GLYPH_GAP: Final = 4.0
"""px between the sign and the numbers."""
_DOUBLE: Final = 4.0
"""px between the two lines of a double frame."""
_ROUND: Final = 8.0
"""px; radius of the corners of frames."""
_HATCH: Final = 9.0
"""px between the lines of the hatching, measured along a border."""
_ROW: Final = 26.0
"""px between the rows of the legend."""
_SAMPLE: Final = Bounds(0.0, 0.0, 46.0, 17.0)
_HEADING: Final = "Keterangan perubahan (angka: nomor perubahan)"


@dataclass(frozen=True, slots=True)
class Sign:
    """What became of one thing."""

    look: str
    """A key of ``LOOKS``."""
    number: str = ""
    """The numbers of the changes in the list beside the picture; empty where it follows from that
    of another thing."""


def with_number(before: Sign | None, look: str, number: int | str) -> Sign:
    """The sign of a thing that another change touches as well."""
    told = f"{before.number}, {number}" if before else str(number)
    return Sign(look, told)


def sign_mark(box: Bounds, sign: Sign) -> Mark:
    """A frame, with the sign and the numbers in a disc around its upper left corner."""
    return Mark((*frame_figures(box, sign.look), *disc_figures(Point(box.x, box.y), sign)))


def frame_figures(box: Bounds, look: str) -> Iterator[Figure]:
    """The lines around a box."""
    yield Box(box, f"{_ROLES[look]}-frame", _ROUND)
    if look == NEW:
        yield Box(box.grown(-_DOUBLE), f"{_ROLES[look]}-frame", _ROUND - _DOUBLE)


def disc_bounds(center: Point, sign: Sign) -> Bounds:
    """The disc of a sign, which becomes wider with the words in it."""
    half = max(_HALF, added(_widths(sign)) / 2 + _ROOM)
    return Bounds(center.x - half, center.y - _HALF, 2 * half, 2 * _HALF)


def _widths(sign: Sign) -> tuple[float, float, float]:
    """The widths in px of the sign in a disc, of what is left blank behind it and of the words."""
    glyph = _GLYPH if sign.look != CHANGED else 0.0
    words = text_width(sign.number, _NUMBER, bold=True) if sign.number else 0.0
    return glyph, _GLYPH_GAP if glyph and words else 0.0, words


def disc_figures(center: Point, sign: Sign) -> Iterator[Figure]:
    """The disc with the sign and the numbers; none where nothing stands in it."""
    glyph, gap, words = _widths(sign)
    if not glyph and not words:
        return
    yield Box(disc_bounds(center, sign), f"{_ROLES[sign.look]}-disc", _HALF)
    left = center.x - (glyph + gap + words) / 2
    if glyph:
        yield from _glyph(sign.look, Point(left + glyph / 2, center.y))
    if words:
        middle = left + glyph + gap + words / 2
        place = Point(middle, middle_baseline(center.y, _NUMBER))
        yield TextLine(place, sign.number, "text-inverse", _NUMBER, bold=True)


def _glyph(look: str, center: Point) -> Iterator[Line]:
    """A plus, a cross or a double arrow, white."""
    x, y, reach = *center, _GLYPH / 2 - 0.5
    if look == NEW:
        ends = (((x - reach, y), (x + reach, y)), ((x, y - reach), (x, y + reach)))
    elif look == GONE:
        slope = reach * 0.8
        ends = (
            ((x - slope, y - slope), (x + slope, y + slope)),
            ((x - slope, y + slope), (x + slope, y - slope)),
        )
    else:
        yield _line("disc-sign", (x - reach, y), (x + reach, y))
        for tip in (-1, 1):
            back = x + tip * (reach - 3.0)
            points = ((back, y - 3.0), (x + tip * reach, y), (back, y + 3.0))
            yield _line("disc-sign", *points)
        return
    for one in ends:
        yield _line("disc-sign", *one)


def _line(role: str, *points: tuple[float, float]) -> Line:
    """A line through some points."""
    return Line(tuple(Point(*point) for point in points), role)


def cross_on_line(line: Line) -> Mark:
    """The cross on an arrow that is gone, near its start where it is curved.

    Numbers of documents stand in the middle of curves.
    """
    if not line.curved:
        return cross_on(line.points)
    ends = zip(*line.points[:4], strict=True)
    x, y = ((27 * a + 27 * b + 9 * c + d) / 64 for a, b, c, d in ends)  # a quarter of the curve
    return cross_on((Point(x, y), Point(x, y)))


def cross_on(waypoints: tuple[Point, ...]) -> Mark:
    """The cross in the middle of the longest part of an arrow that is gone."""
    parts = [*pairwise(waypoints)]
    one, other = max(
        parts, key=lambda ends: abs(ends[0].x - ends[1].x) + abs(ends[0].y - ends[1].y)
    )
    x, y, reach = (one.x + other.x) / 2, (one.y + other.y) / 2, 5.0
    return Mark(
        (
            _line("gone-cross", (x - reach, y - reach), (x + reach, y + reach)),
            _line("gone-cross", (x - reach, y + reach), (x + reach, y - reach)),
        )
    )


def hatching(box: Bounds) -> Iterator[Line]:
    """Slanted lines from border to border of a box."""
    count = int((box.width + box.height) / _HATCH)
    for at in range(1, count + 1):
        reach = at * _HATCH
        over = max(reach - box.width, 0.0)
        start = (box.x + reach - over, box.y + over)
        under = max(reach - box.height, 0.0)
        end = (box.x + under, box.y + reach - under)
        yield _line("gone-hatching", start, end)


def restyled(mark: Mark, gone: Container[str], new_ways: Container[str]) -> Mark:
    """The mark of an element as what is gone, or as an arrow that is new, looks; else as it is."""
    is_gone = mark.element_id in gone
    if not is_gone and mark.element_id not in new_ways:
        return mark
    figures: list[Figure] = []
    roles = GONE_ROLES if is_gone else NEW_ROLES
    for at, figure in enumerate(mark.figures):
        role = roles.get(figure.role, figure.role)
        figures.append(_with_role(figure, role))
        if is_gone and at == 0 and isinstance(figure, Box) and mark.kind not in _PLAIN:
            figures += hatching(figure.bounds)
    return Mark(tuple(figures), mark.element_id, mark.kind, mark.title, mark.description, mark.href)


def _with_role(figure: Figure, role: str) -> Figure:
    """A figure in another ink."""
    match figure:
        case Box():
            return Box(figure.bounds, role, figure.radius)
        case Line():
            return Line(figure.points, role, figure.closed, figure.radius, figure.curved)
        case TextLine():
            return TextLine(
                figure.at, figure.text, role, figure.size, figure.bold, figure.anchor, figure.upward
            )
        case _:
            return type(figure)(figure.center, figure.radius, role)


GONE_ROLES: Final[Mapping[str, str]] = {
    "flow": "gone-flow",
    "flow-head": "gone-head",
    "message": "gone-flow",
    "message-head": "gone-message-head",
    "association": "gone-flow",
    **dict.fromkeys(
        ("activity", "call", "event-work", "start", "start-beside", "end", "intermediate",
         "gateway", "lane", "party", "party-outside"),
        "gone-shape",
    ),
    **dict.fromkeys(("gateway-sign", "icon"), "gone-sign"),
    "text": "gone-text",
}  # fmt: skip
"""How what is gone is drawn, by the role that it had."""
NEW_ROLES: Final[Mapping[str, str]] = {
    "flow": "new-flow",
    "flow-head": "new-head",
    "message": "new-message",
    "association": "new-flow",
}


def change_legend(looks: Iterable[str], corner: Point, width: float) -> tuple[Mark, float]:
    """The legend of some looks from its upper left corner, and its height in px.

    Args:
        looks: keys of ``LOOKS`` and ``WAYS``; nothing is drawn where there are none.
        corner: the upper left corner.
        width: px; the most that it takes across.
    """
    used = {*looks}
    names = [(look, words) for look, words in (*LOOKS.items(), *WAYS.items()) if look in used]
    if not names:
        return Mark(()), 0.0
    x, y = corner.x, corner.y + FONT
    title = Point(x, middle_baseline(y, FONT))
    figures: list[Figure] = [
        TextLine(title, _HEADING, "text-navy", FONT, bold=True, anchor="start")
    ]
    y += _ROW - 2.0
    for look, words in names:
        needed = _SAMPLE.width + _ROOM + text_width(words, FONT)
        if x > corner.x and x + needed > corner.x + width:
            x, y = corner.x, y + _ROW
        figures += _sample(look, Point(x, y))
        place = Point(x + _SAMPLE.width + _ROOM, middle_baseline(y, FONT))
        figures.append(TextLine(place, words, "text", FONT, anchor="start"))
        x += needed + 2 * _HALF
    return Mark(tuple(figures)), y + _ROW / 2 - corner.y


def _sample(look: str, middle_left: Point) -> Iterator[Figure]:
    """A small sample of a look."""
    box = _SAMPLE.moved(middle_left.x, middle_left.y - _SAMPLE.height / 2)
    if look in WAYS:
        ends = (Point(box.x, box.center.y), Point(box.right, box.center.y))
        role = "new-flow" if look == NEW_WAY else "gone-flow"
        yield Line(ends, role)
        if look == GONE_WAY:
            yield from cross_on(ends).figures
        return
    if look == GONE:
        yield from hatching(box)
    yield Box(box, f"{_ROLES[look]}-frame", 4.0)
    if look == NEW:
        yield Box(box.grown(-3.0), f"{_ROLES[look]}-frame", 2.0)
    if look != CHANGED:
        yield Box(
            Bounds(box.center.x - 8.0, box.center.y - 6.5, 16.0, 13.0), f"{_ROLES[look]}-disc", 6.5
        )
        yield from _glyph(look, box.center)
