"""Texts of a picture as texts of shapes: lines that belong together become one paragraph."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.drawing.typography import text_width
from bpmn_gen.picture.figures import TextLine
from bpmn_gen.picture.typesetting import CAP_HEIGHT
from bpmn_gen.render.slides.paint import text_fill

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.picture.figures import Figure
    from bpmn_gen.render.slides.plane import Plane

FACE = "Arial"
_LEADING = 1.25
"""Distance between lines as a multiple of the type size, where a text has a single line."""
_FARTHEST = 1.7
"""The same, beyond which lines are texts of their own."""
_ROOM = 1.06
"""A box is so much wider than its text, because programs differ in kerning."""
_INSET = 3.0
"""px between the border of a shape and its text.  Layout leaves more, so that no line breaks."""
_AT_ENDS = 5.0
"""px between the ends of a lane and its title, which nearly fills a low lane."""
_ALIGN = {"start": "l", "middle": "ctr", "end": "r"}


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines of one style below each other; upright lines stand beside each other."""

    first: TextLine
    """The style of all lines, and the place of the first."""
    lines: tuple[str, ...]
    step: float
    """px from line to line."""

    @property
    def text(self) -> str:
        """The whole text without line breaks."""
        return " ".join(self.lines)

    @property
    def box(self) -> Bounds:
        """The room of the text in px."""
        style = self.first
        long = max(text_width(line, style.size, style.bold) for line in self.lines) * _ROOM
        high = self.step * len(self.lines)
        before = -self.step / 2 - CAP_HEIGHT / 2 * style.size
        if style.upward:
            return Bounds(style.at.x + before, style.at.y - long / 2, high, long)
        shift = {"start": 0.0, "middle": long / 2, "end": long}[style.anchor]
        return Bounds(style.at.x - shift, style.at.y + before, long, high)

    def joins(self, line: TextLine) -> bool:
        """Whether a line goes on where the block ends."""
        first, last = self.first, len(self.lines) - 1
        if replace(line, at=first.at, text=first.text) != first:
            return False
        dx, dy = line.at.x - first.at.x, line.at.y - first.at.y
        along, across = (dx, dy) if first.upward else (dy, dx)
        step = along / (last + 1)
        known = self.step if last else step
        return across == 0 and 0 < step <= _FARTHEST * first.size and abs(step - known) < 0.01  # noqa: PLR2004


def text_blocks(figures: Iterable[Figure]) -> list[TextBlock]:
    """The texts among some figures, in their order."""
    found: list[TextBlock] = []
    for line in figures:
        if not isinstance(line, TextLine):
            continue
        if found and found[-1].joins(line):
            block = found[-1]
            along = line.at.x - block.first.at.x if line.upward else line.at.y - block.first.at.y
            lines = (*block.lines, line.text)
            found[-1] = TextBlock(block.first, lines, along / (len(lines) - 1))
        else:
            found.append(TextBlock(line, (line.text,), line.size * _LEADING))
    return found


def inside(block: TextBlock, plane: Plane) -> str:
    """The text of a shape, which breaks anew when staff change the shape or the words."""
    across = 0 if block.first.upward else plane.length(_INSET)
    along = plane.length(_AT_ENDS) if block.first.upward else 0
    room = f'lIns="{across}" tIns="{along}" rIns="{across}" bIns="{along}"'
    return _body(block, plane, (block.text,), f'wrap="square" {room}')


def beside(block: TextBlock, plane: Plane) -> str:
    """A text of its own, whose lines break where layout broke them."""
    return _body(block, plane, block.lines, 'wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"')


def _body(block: TextBlock, plane: Plane, lines: tuple[str, ...], room: str) -> str:
    """The text with its style."""
    style = block.first
    upward = ' vert="vert270"' if style.upward else ""
    run = (
        f'lang="id-ID" sz="{max(plane.points(style.size), 100)}"{_bold(style)}>'
        f'{text_fill(style.role)}<a:latin typeface="{FACE}"/><a:cs typeface="{FACE}"/>'
    )
    runs = f"<a:br><a:rPr {run}</a:rPr></a:br>".join(
        f"<a:r><a:rPr {run}</a:rPr><a:t>{escape(clean(line))}</a:t></a:r>" for line in lines
    )
    return (
        f'<p:txBody><a:bodyPr{upward} {room} anchor="ctr" rtlCol="0">'
        f'<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr marL="0" indent="0"'
        f' algn="{_ALIGN[style.anchor]}"><a:lnSpc><a:spcPts val="{plane.points(block.step)}"/>'
        '</a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:pPr>'
        f"{runs}</a:p></p:txBody>"
    )


def _bold(style: TextLine) -> str:
    """The weight of a text."""
    return ' b="1"' if style.bold else ' b="0"'
