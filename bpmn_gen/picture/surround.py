"""The title block above a map and the foot below it, in px at 96 dpi."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.typography import text_width, wrap
from bpmn_gen.picture.board import ON_SCREEN
from bpmn_gen.picture.figures import Box, Figure, Line, Mark, TextLine
from bpmn_gen.picture.typesetting import middle_baseline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.picture.figures import Anchor
    from bpmn_gen.picture.sheet import Sheet


class _Type(NamedTuple):
    """Size, weight and role of lines of text."""

    role: str
    size: float
    """px."""
    step: float
    """Distance between lines in px."""
    bold: bool = False


_TITLE = _Type("text", 17.0, 20.0, bold=True)
_FORM = _Type("text-navy", 10.5, 14.0, bold=True)
_SMALL = _Type("text-muted", 10.5, 14.0)
CODE_FONT = 14.0
WAY_FONT = 10.0
WAYS = 20.0
"""px; height of the line of links to other maps."""
SMALLEST_TITLE = 13.0
_CODE_HEIGHT = 36.0
_GAP = 14.0
"""px between the parts of the title block."""
_BELOW = 8.0
"""px between the title block and the rule below it."""


def heading(sheet: Sheet, corner: Point, width: float) -> tuple[Mark, float]:
    """The title block from its upper left corner, and its height in px.

    It is ``width`` px wide.  The code stands at the left, title and unit beside it, the form and
    the government at the right.
    """
    code_width = text_width(sheet.code, CODE_FONT, bold=True) + 24
    mark_width = text_width(sheet.mark, CODE_FONT, bold=True) + 24 + _GAP if sheet.mark else 0.0
    right_width = mark_width + max(
        text_width(sheet.form.upper(), _SMALL.size, bold=True),
        text_width(sheet.government, _SMALL.size),
    )
    left = corner.x + code_width + _GAP
    room = max(width - code_width - right_width - 2 * _GAP, 120.0)
    style = _title_type(sheet.title, room)
    title = wrap(sheet.title, room, style.size, bold=True)
    below_title = " | ".join(part for part in (sheet.unit, sheet.codes) if part)
    unit = wrap(below_title, room, _SMALL.size)
    block = len(title) * style.step + len(unit) * _SMALL.step
    height = max(block, _CODE_HEIGHT)
    figures = [*_code(sheet.code, Bounds(corner.x, corner.y, code_width, _CODE_HEIGHT))]
    top = corner.y + (height - block) / 2
    figures += _lines(title, Point(left, top), style)
    below = Point(left, top + len(title) * style.step)
    figures += _lines(unit, below, _SMALL)
    figures += _form(sheet, Point(corner.x + width, corner.y), height)
    if sheet.mark:
        place = Point(corner.x + width - right_width, corner.y)
        figures += _mark(sheet.mark, Bounds(*place, mark_width - _GAP, _CODE_HEIGHT))
    rule = corner.y + height + _BELOW
    figures.append(Line((Point(corner.x, rule), Point(corner.x + width, rule)), "rule"))
    return Mark(tuple(figures)), height + _BELOW


def _title_type(title: str, room: float) -> _Type:
    """Large type for a title that fits on one line, else smaller type, at least SMALLEST_TITLE."""
    ratio = room / max(text_width(title, _TITLE.size, bold=True), 1.0)
    size = max(min(_TITLE.size, _TITLE.size * ratio), SMALLEST_TITLE)
    return _TITLE._replace(size=size, step=size * _TITLE.step / _TITLE.size)


def ways_line(ways: Sequence[tuple[str, str]], corner: Point) -> Iterator[Mark]:
    """Links to neighbouring maps, shown on screens only; ``corner`` lies at half their height.

    They begin at the left, because the right end of a wide map lies beyond the edge of a screen.
    """
    x = corner.x
    for name, href in ways:
        place = Point(x, middle_baseline(corner.y, WAY_FONT))
        text = TextLine(place, name, "text-navy", WAY_FONT, bold=True, anchor="start")
        yield Mark((text,), kind=ON_SCREEN, href=href)
        x += text_width(name, WAY_FONT, bold=True) + 16.0


def page_number(number: int, count: int) -> str:
    """What the foot of a page says in a file of its own."""
    return f"Halaman {number} dari {count}"


def part_number(number: int, count: int) -> str:
    """What it says where the file that binds the map numbers its pages: nothing on an only page."""
    return f"Bagian {number} dari {count}" if count > 1 else ""


def foot(sheet: Sheet, corner: Point, width: float, page: str = "") -> tuple[Mark, float]:
    """Source, remark and page number from their upper left corner, and their height in px."""
    room = width - (text_width(page, _SMALL.size) + _GAP if page else 0.0)
    source = f"Sumber: {sheet.source}" if sheet.source else ""
    words = (sheet.status, source, sheet.remark)
    lines = wrap(". ".join(filter(None, words)), room, _SMALL.size)
    figures: list[Figure] = [
        Line((corner, Point(corner.x + width, corner.y)), "hairline"),
        *_lines(lines, Point(corner.x, corner.y + 4), _SMALL),
    ]
    if page:
        place = Point(corner.x + width, corner.y + 4)
        figures += _lines((page,), place, _SMALL, anchor="end")
    return Mark(tuple(figures)), 4 + max(len(lines), 1) * _SMALL.step


def _code(code: str, box: Bounds) -> tuple[Figure, ...]:
    """The code of the process, white on navy."""
    baseline = Point(box.center.x, middle_baseline(box.center.y, CODE_FONT))
    return (
        Box(box, "pool-header", 4.0),
        TextLine(baseline, code, "text-inverse", CODE_FONT, bold=True),
    )


def corner_mark(sheet: Sheet, corner: Point) -> Mark:
    """The mark of a map with a head of its own; ``corner`` is its upper right one."""
    if not sheet.mark:
        return Mark(())
    width = text_width(sheet.mark, CODE_FONT, bold=True) + 24
    box = Bounds(corner.x - width, corner.y, width, _CODE_HEIGHT)
    return Mark(_mark(sheet.mark, box))


def _mark(word: str, box: Bounds) -> tuple[Figure, ...]:
    """The word that a map is not set, in a frame, so that copies in black and white show it."""
    baseline = Point(box.center.x, middle_baseline(box.center.y, CODE_FONT))
    return (Box(box, "frame"), TextLine(baseline, word, "text", CODE_FONT, bold=True))


def _form(sheet: Sheet, corner: Point, height: float) -> list[TextLine]:
    """The kind of sheet and the government, aligned right."""
    top = corner.y + (height - 2 * _SMALL.step) / 2
    form, below = Point(corner.x, top), Point(corner.x, top + _SMALL.step)
    return [
        *_lines((sheet.form.upper(),), form, _FORM, anchor="end"),
        *_lines((sheet.government,), below, _SMALL, anchor="end"),
    ]


def _lines(
    lines: tuple[str, ...], corner: Point, style: _Type, anchor: Anchor = "start"
) -> list[TextLine]:
    """Lines of text under each other from a corner."""
    return [
        TextLine(
            Point(corner.x, middle_baseline(corner.y + (index + 0.5) * style.step, style.size)),
            line,
            style.role,
            style.size,
            style.bold,
            anchor,
        )
        for index, line in enumerate(lines)
    ]
